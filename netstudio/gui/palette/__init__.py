"""What can be added: the panel on the left, and the search that pops up on the canvas."""
