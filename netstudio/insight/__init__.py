"""What a network does inside: feature maps, kernels and statistics."""
