"""Custom Python in the window: looked at, trusted, brought in, and followed where it changes."""
