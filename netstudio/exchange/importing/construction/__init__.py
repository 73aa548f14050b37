"""What a constructor does to its tensors: how the weights of a model begin."""
