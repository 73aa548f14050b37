"""Bringing a model from elsewhere onto the canvas: what to ask for, doing it, what came of it."""
