"""From a graph and its shapes to PyTorch source text."""
