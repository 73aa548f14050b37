"""Where the ticks of an axis stand, linear or logarithmic, and what is written at them. Qt-free."""

from __future__ import annotations

import math

_DECADES_WITH_STEPS = 3.0


def round_step(span: float, ticks: float) -> float:
    """The least 1, 2 or 5 times a power of ten that divides ``span`` into at most ``ticks``."""
    if span <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / ticks))
    return next(power * step for step in (1, 2, 5, 10) if power * step * ticks >= span * 0.999)


def linear_ticks(low: float, high: float, most: float) -> list[tuple[float, str]]:
    """At most about ``most`` round values from ``low`` to ``high``, each with its text."""
    step = round_step(high - low, max(most, 1.0))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [(index * step, tick_text(index * step, step)) for index in range(first, last + 1)]


def logarithmic_ticks(low: float, high: float) -> list[float]:
    """Decimal logarithms of the ticks between the logarithms ``low`` and ``high``.

    Whole decades, and 2 and 5 times them where there are few.
    """
    steps = (1, 2, 5) if high - low <= _DECADES_WITH_STEPS else (1,)
    decades = range(math.floor(low), math.ceil(high) + 1)
    logarithms = (decade + math.log10(step) for decade in decades for step in steps)
    return [value for value in logarithms if low <= value <= high]


def value_ticks(low: float, high: float, most: float, logarithmic: bool) -> list[tuple[float, str]]:
    """Ticks of an axis from ``low`` to ``high``; on a logarithmic one both are logarithms.

    A logarithmic axis so far zoomed in that no decade is left gets round values in between.
    """
    if not logarithmic:
        return linear_ticks(low, high, most)
    places = logarithmic_ticks(low, high)
    if len(places) < 2:
        ticks = linear_ticks(low, high, most)
        return [(place, f"{10.0**place:.3g}") for place, _ in ticks]
    every = max(1, math.ceil(len(places) / max(most, 1.0)))
    return [(place, f"{10.0**place:.3g}") for place in places[::every]]


def tick_text(value: float, step: float) -> str:
    """``value`` with as many decimals as ticks ``step`` apart need to differ."""
    largest = max(abs(value), step)
    if largest >= 1e6 or step < 1e-4:
        return f"{value:.3g}"
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return f"{value:,.{decimals}f}"
