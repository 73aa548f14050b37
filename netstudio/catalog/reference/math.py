"""Reference of the elementary functions."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference
from netstudio.catalog.reference.shapes import SAME


def _each(text: str, formula: str) -> Reference:
    return Reference(text, SAME, formula)


REFERENCES: dict[str, Reference] = {
    "Scale": _each("Multiplies every value by a number.", "y = factor · x"),
    "Shift": _each("Adds a number to every value.", "y = x + amount"),
    "Power": _each(
        "Raises every value to a power; of negative values only whole powers exist.",
        "y = x^{exponent}",
    ),
    "Clamp": _each(
        "Moves values outside a range to its ends, where the gradient is zero.",
        "y = min(max(x, min), max)",
    ),
    "Exp": _each("The exponential function of every value.", "y = e^{x}"),
    "Log": _each("The natural logarithm; for positive values only.", "y = ln x"),
    "Log1p": _each("The logarithm of 1 + x, exact for values near zero.", "y = ln(1 + x)"),
    "Sqrt": _each("The square root; for values that are not negative.", "y = √x"),
    "Rsqrt": _each("One over the square root; for positive values only.", "y = 1 / √x"),
    "Reciprocal": _each("One over each value; infinite at zero.", "y = 1 / x"),
    "Sin": _each("The sine of each value, in radians.", "y = sin x"),
    "Cos": _each("The cosine of each value, in radians.", "y = cos x"),
    "Atan": _each("The arctangent of each value, in radians.", "y = arctan x"),
    "Erf": _each(
        "The error function: the share of a normal distribution of variance ½ within ±x.",
        "y = 2/√π · ∫_{0}^{x} e^{−t²} dt",
    ),
    "Square": _each("Every value times itself.", "y = x^{2}"),
    "Abs": _each("The absolute value: the distance from zero.", "y = |x|"),
    "Neg": _each("The value with its sign turned.", "y = −x"),
    "Sign": _each("The sign: −1, 0 or 1; its gradient is zero.", "y = sign x"),
    "Round": _each(
        "The nearest whole number, of two the even one; its gradient is zero.", "y = ⌊x⌉"
    ),
    "Floor": _each("The largest whole number not above; its gradient is zero.", "y = ⌊x⌋"),
    "Ceil": _each("The smallest whole number not below; its gradient is zero.", "y = ⌈x⌉"),
    "CumSum": _each("The sum of all values so far along a dimension.", "y_{i} = Σ_{j ≤ i} x_{j}"),
    "Cast": _each("The same values stored as another type of number.", "y = x as dtype"),
}
