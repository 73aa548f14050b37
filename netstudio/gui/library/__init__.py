"""The user's own blocks, kept beside the program's data for every project to use."""
