"""An axis with as many round ticks as it has room for, linear or logarithmic.

pyqtgraph's own axis chooses two or three tick levels and, on a logarithmic scale, marks whole
decades only, which leaves a loss between 0.9 and 0.2 without a single number.
"""

import math
from typing import Any

import pyqtgraph as pg

_PIXELS_A_TICK = {"left": 22, "right": 22, "bottom": 64}
_DECADES_WITH_STEPS = 3.0


class ValueAxis(pg.AxisItem):
    """Ticks at 1, 2 or 5 times a power of ten."""

    def tickSpacing(self, low: float, high: float, size: float) -> list[tuple[float, float]]:
        ticks = max(size / _PIXELS_A_TICK[self.orientation], 1.0)
        return [(round_step(high - low, ticks), 0.0)]

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[Any, list[float]]]:
        if not self.logMode:
            ticks: list[tuple[Any, list[float]]] = super().tickValues(low, high, size)
            return ticks
        low, high = sorted((low, high))
        return [(None, logarithmic_ticks(low, high))]

    def logTickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [f"{10.0**value:.3g}" for value in values]


def round_step(span: float, ticks: float) -> float:
    """The least 1, 2 or 5 times a power of ten that divides ``span`` into at most ``ticks``."""
    if span <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(span / ticks))
    return next(power * step for step in (1, 2, 5, 10) if power * step * ticks >= span * 0.999)


def logarithmic_ticks(low: float, high: float) -> list[float]:
    """Decimal logarithms of the ticks between the logarithms ``low`` and ``high``.

    Whole decades, and 2 and 5 times them where there are few.
    """
    steps = (1, 2, 5) if high - low <= _DECADES_WITH_STEPS else (1,)
    decades = range(math.floor(low), math.ceil(high) + 1)
    logarithms = (decade + math.log10(step) for decade in decades for step in steps)
    return [value for value in logarithms if low <= value <= high]
