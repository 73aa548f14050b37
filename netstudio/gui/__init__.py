"""The window: canvas, panels, plots and theme."""
