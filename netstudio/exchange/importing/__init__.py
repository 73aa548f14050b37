"""PyTorch models onto the canvas."""
