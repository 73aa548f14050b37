"""The start page: beginning something new, going on with a file, or choosing from the gallery."""
