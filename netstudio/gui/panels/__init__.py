"""The panels around the canvas: inspector, code, problems, training, and the instruments."""
