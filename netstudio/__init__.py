"""Draw a neural network, watch it train in PyTorch, take the Python file home."""
