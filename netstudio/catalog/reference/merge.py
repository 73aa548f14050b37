"""Reference of the layers that bring several values together."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference, arxiv
from netstudio.catalog.reference.shapes import TWO_SAME

REFERENCES: dict[str, Reference] = {
    "Add": Reference(
        "Adds two values place by place. Around a few layers it makes a residual connection: they "
        "learn a difference, and the gradient has a straight way back.",
        TWO_SAME,
        "y = a + b",
        paper=arxiv("He et al., Deep residual learning (2015)", "1512.03385"),
    ),
    "Concatenate": Reference(
        "Puts values end to end along a dimension, by default the channels; all other sizes must "
        "agree.",
        "(N, C_{1}, …), (N, C_{2}, …), … → (N, C_{1} + C_{2} + …, …)",
        "y = (x_{1}, x_{2}, …)",
        paper=arxiv("Huang et al., Densely connected networks (2016)", "1608.06993"),
    ),
    "Multiply": Reference(
        "Multiplies two values place by place: a gate, an attention map, a mask.",
        TWO_SAME,
        "y = a · b",
    ),
    "Subtract": Reference("The difference of two values, place by place.", TWO_SAME, "y = a − b"),
    "Divide": Reference(
        "The quotient of two values, place by place; where b is zero it is infinite.",
        TWO_SAME,
        "y = a / b",
    ),
    "Average": Reference("The mean of two values, place by place.", TWO_SAME, "y = (a + b) / 2"),
    "Maximum": Reference(
        "The larger of two values, place by place; the gradient goes to that one.",
        TWO_SAME,
        "y = max(a, b)",
    ),
    "Minimum": Reference(
        "The smaller of two values, place by place; the gradient goes to that one.",
        TWO_SAME,
        "y = min(a, b)",
    ),
    "Interpolate": Reference(
        "Mixes two values: weight 0 gives the first, weight 1 the second.",
        TWO_SAME,
        "y = a + weight · (b − a)",
    ),
    "Stack": Reference(
        "Puts values of one shape side by side along a new dimension.",
        "k values of (N, …) → (N, k, …) for dim 1",
        "y[:, i] = x_{i}",
    ),
    "MatMul": Reference(
        "The matrix product over the last two dimensions; those before them broadcast.",
        "(…, n, k) and (…, k, m) → (…, n, m)",
        "y_{ij} = Σ_{k} a_{ik} b_{kj}",
    ),
    "CosineSimilarity": Reference(
        "The cosine of the angle between vectors along a dimension: 1 for the same direction, 0 "
        "for right angles, −1 for the opposite.",
        "two shapes that broadcast → the same without dim",
        "y = a · b / (max(‖a‖, ε) · max(‖b‖, ε))",
    ),
    "PairwiseDistance": Reference(
        "The distance of vectors along the last dimension, for comparing embeddings.",
        "(N, D) and (N, D) → (N)",
        "y = ‖a − b + ε‖_{p}",
    ),
}
