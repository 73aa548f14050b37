"""How values of curves are written, and which colour a curve has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from netstudio.gui.theme.apply import current

_NO_VALUE = "–"
_NAMED = ("training", "validation")
_OTHERS = ("pooling", "linear", "normalisation", "merge", "recurrent", "upsampling")
"""The families whose colours further curves borrow, in this order."""


def three_figures(value: float) -> str:
    """A value with three significant figures and its zeros, so that a reading keeps its width."""
    return f"{value:#.3g}"


def percent(value: float) -> str:
    """A share as a percentage with one decimal."""
    return f"{100 * value:.1f} %"


def written(value: float | None, text_of: Callable[[float], str]) -> str:
    """A value as `text_of` writes it; a dash where there is none."""
    return _NO_VALUE if value is None else text_of(value)


def place_text(x: float) -> str:
    """A place on the x axis, whether it counts epochs or steps."""
    return f"{x:.2f}" if abs(x) < 1000 else f"{x:,.0f}"


def curve_colour(name: str, names: Sequence[str]) -> str:
    """The colour of a curve in the current theme, among all the curves of its plot."""
    theme = current()
    if name in _NAMED:
        return theme.plot_training if name == "training" else theme.plot_validation
    others = [other for other in names if other not in _NAMED]
    return theme.family(_OTHERS[others.index(name) % len(_OTHERS)])
