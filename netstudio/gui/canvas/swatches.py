"""Colours that nodes, frames and notes may have of their own; they read on both themes."""

from __future__ import annotations

COLOURS = (
    ("Blue", "#4c8dff"),
    ("Teal", "#23b5a6"),
    ("Green", "#58b368"),
    ("Yellow", "#e0b43c"),
    ("Orange", "#f2833c"),
    ("Red", "#e5534b"),
    ("Pink", "#e86ba5"),
    ("Violet", "#9b6bff"),
    ("Grey", "#8f9bb0"),
)
"""By name, as in the families of the theme, which are told apart by their lightness too."""

PLAIN = "#8f9bb0"
"""Of a frame or a note that has no colour of its own."""
