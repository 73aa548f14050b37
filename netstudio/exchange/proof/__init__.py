"""Whether source computes what a module computes: shown with random weights, in a fresh process."""
