"""What is selected, in words and numbers, and the form to change it."""
