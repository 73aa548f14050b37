"""What can be placed: one declarative specification per layer, and its shape rule."""
