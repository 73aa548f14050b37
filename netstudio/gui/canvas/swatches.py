"""Colours that nodes, frames and notes may have of their own; they read on both themes."""

from __future__ import annotations

from netstudio.sentence import say

COLOURS = (
    (say("Blue"), "#4c8dff"),
    (say("Teal"), "#23b5a6"),
    (say("Green"), "#58b368"),
    (say("Yellow"), "#e0b43c"),
    (say("Orange"), "#f2833c"),
    (say("Red"), "#e5534b"),
    (say("Pink"), "#e86ba5"),
    (say("Violet"), "#9b6bff"),
    (say("Grey"), "#8f9bb0"),
)
"""By name, as in the families of the theme, which are told apart by their lightness too."""

PLAIN = "#8f9bb0"
"""Of a frame or a note that has no colour of its own."""
