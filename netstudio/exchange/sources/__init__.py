"""Where models come from: a zoo's name, or a class in a Python file that the user trusts."""
