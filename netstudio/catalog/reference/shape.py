"""Reference of the layers that change the shape alone."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference
from netstudio.catalog.reference.shapes import SAME

REFERENCES: dict[str, Reference] = {
    "Flatten": Reference(
        "Makes one dimension of several, by default of all but the batch: the way from feature "
        "maps to a linear layer.",
        "(N, C, H, W) → (N, C·H·W)",
    ),
    "Unflatten": Reference(
        "Makes several dimensions of one; one of their sizes may be −1 and follows.",
        "(N, C·H·W) → (N, C, H, W)",
    ),
    "Reshape": Reference(
        "The same values, in the same order, in another shape; one size may be −1 and follows.",
        "any shape → shape, with as many values",
    ),
    "Permute": Reference(
        "Puts the dimensions in another order: channels last, sequences first.",
        "(d_{0}, d_{1}, d_{2}, …) → (d_{p0}, d_{p1}, d_{p2}, …)",
    ),
    "Transpose": Reference("Two dimensions change places.", "(…, n, …, m, …) → (…, m, …, n, …)"),
    "MoveAxis": Reference(
        "Moves dimensions to other places; the rest keep their order.",
        "(a, b, c) → (b, c, a) for source 0, destination 2",
    ),
    "Squeeze": Reference(
        "Takes out dimensions of size 1: the one you name, or all of them.",
        "(N, C, 1, 1) → (N, C)",
    ),
    "Unsqueeze": Reference("Puts in a new dimension of size 1.", "(N, L) → (N, 1, L) for dim 1"),
    "Slice": Reference(
        "A part of a dimension, as Python's start:stop:step; negative numbers count from the end.",
        "(N, L, …) → (N, ⌈(stop − start) / step⌉, …)",
        "y = x[:, start:stop:step]",
    ),
    "Select": Reference(
        "One index of a dimension, which goes: a time step, a channel, the class token.",
        "(N, L, D) → (N, D) for dim 1",
        "y = x[:, index]",
    ),
    "Split": Reference(
        "Cuts a dimension into parts of a chosen size; the last may be smaller.",
        "(N, C, …) → ⌈C / split_size⌉ values of (N, split_size, …)",
    ),
    "Chunk": Reference(
        "Cuts a dimension into a chosen number of parts, or fewer where it is too small.",
        "(N, C, …) → chunks values of (N, ⌈C / chunks⌉, …)",
    ),
    "Unbind": Reference(
        "Gives every index of a dimension by itself; the dimension goes.",
        "(N, L, D) → L values of (N, D) for dim 1",
    ),
    "Repeat": Reference(
        "Copies the value along each dimension, end to end.",
        "(n, m) → (n·r_{0}, m·r_{1})",
    ),
    "Expand": Reference(
        "Makes dimensions of size 1 larger without copying: all places are the same value.",
        "(N, 1, D) → (N, L, D)",
    ),
    "Flip": Reference("Turns some dimensions round, last first.", SAME, "y[i] = x[n − 1 − i]"),
    "Roll": Reference(
        "Shifts along dimensions; what leaves at one end comes in at the other.",
        SAME,
        "y[i] = x[(i − shift) mod n]",
    ),
}
