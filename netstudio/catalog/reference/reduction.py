"""Reference of the layers that reduce dimensions to a number each."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference

_ALONG = "(N, C, H, W) → the dimensions dim gone, or of size 1 with keepdim"


def _along(text: str, formula: str) -> Reference:
    return Reference(text, _ALONG, formula)


REFERENCES: dict[str, Reference] = {
    "Mean": _along("The mean of all values along dimensions.", "y = Σ x / n"),
    "Sum": _along("The sum of all values along dimensions.", "y = Σ x"),
    "Max": _along(
        "The largest value along dimensions; where several are largest they share the gradient.",
        "y = max x",
    ),
    "Min": _along(
        "The smallest value along dimensions; where several are smallest they share the gradient.",
        "y = min x",
    ),
    "Product": _along("The product of all values along a dimension.", "y = Π x"),
    "StdDev": _along(
        "The standard deviation along dimensions; correction 1 divides by n − 1, for a sample.",
        "y = √(Σ (x − E[x])^{2} / (n − correction))",
    ),
    "Variance": _along(
        "The variance along dimensions; correction 1 divides by n − 1, for a sample.",
        "y = Σ (x − E[x])^{2} / (n − correction)",
    ),
    "Norm": _along(
        "The length of vectors along dimensions: ord 2 as the ruler measures it, ord 1 along the "
        "axes, ord ∞ the largest component.",
        "y = (Σ |x|^{ord})^{1/ord}",
    ),
    "LogSumExp": _along(
        "A smooth maximum along dimensions, computed so that nothing overflows.", "y = ln Σ e^{x}"
    ),
    "Median": _along(
        "The value in the middle along a dimension; of two the smaller.", "y = x_{(⌈n/2⌉)}"
    ),
    "ArgMax": _along(
        "The place of the largest value along a dimension; it has no gradient.", "y = argmax x"
    ),
    "ArgMin": _along(
        "The place of the smallest value along a dimension; it has no gradient.", "y = argmin x"
    ),
    "TopK": Reference(
        "The k largest values along a dimension, the largest first, and their places.",
        "(N, C) → values (N, k) and indices (N, k)",
        "y = x_{(n)}, …, x_{(n−k+1)}",
    ),
}
