"""The modules that a network had when torch wrote it to a file, found again by their names."""
