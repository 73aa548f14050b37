"""Arithmetic on the points of a curve: smoothing, ranges, the nearest sample.

Apart from the widgets so that it can be tested on its own, and imported with the first curve
rather than with the window: numpy takes as long to import as the window takes to open.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Series:
    """The points of one curve: ``x`` rising, ``y`` with NaN or infinity where there is no value.

    Both of shape (n,). Raises ``ValueError`` on other shapes.
    """

    x: Floats
    y: Floats

    @classmethod
    def of(cls, x: ArrayLike, y: ArrayLike) -> "Series":
        """A series of two sequences of equal length."""
        abscissae = np.array(x, dtype=np.float64)
        values = np.array(y, dtype=np.float64)
        if abscissae.ndim != 1 or abscissae.shape != values.shape:
            raise ValueError(
                "a curve needs two one-dimensional arrays of equal length; "
                f"received x of shape {abscissae.shape} and y of shape {values.shape}"
            )
        return cls(abscissae, values)

    def last_value(self) -> float | None:
        """The last finite value, or None where there is none."""
        finite = np.flatnonzero(np.isfinite(self.y))
        return float(self.y[finite[-1]]) if finite.size else None

    def value_at(self, x: float) -> float | None:
        """The value of the sample nearest to ``x``; None if it is missing or ``x`` lies outside."""
        if not self.x.size or not self.x[0] <= x <= self.x[-1]:
            return None
        right = min(int(np.searchsorted(self.x, x)), self.x.size - 1)
        left = max(right - 1, 0)
        nearest = left if x - self.x[left] < self.x[right] - x else right
        value = float(self.y[nearest])
        return value if np.isfinite(value) else None


def smooth(values: Floats, weight: float) -> Floats:
    """The exponential moving average of ``values`` (n,) with bias correction, shape (n,).

    ``weight`` in [0, 1) is the share of the past. The correction is that of Adam's moments (Kingma
    and Ba 2015, section 3), here taken over the finite samples only, so that gaps stay gaps and do
    not spread. Weights under 0.001 are left out, which bounds the work per sample.
    """
    if not 0 <= weight < 1:
        raise ValueError(f"the smoothing weight must lie in [0, 1); received {weight}")
    if weight == 0 or not values.size:
        return values
    reach = min(values.size, int(np.ceil(np.log(1e-3) / np.log(weight))) + 1)
    kernel = weight ** np.arange(reach)
    present = np.isfinite(values)
    summed = np.convolve(np.where(present, values, 0.0), kernel)[: values.size]
    weights = np.convolve(present.astype(np.float64), kernel)[: values.size]
    averaged = np.full(values.size, np.nan)
    np.divide(summed, weights, out=averaged, where=present)
    return averaged


def steps_alike(weight: float, points: int, most_points: int) -> float:
    """The smoothing weight for a curve of ``points``, so that it lags as one of ``most_points``.

    A weight is per sample; a validation curve with one sample an epoch would trail whole epochs
    behind with the weight that suits a training curve with a hundred.
    """
    return float(weight ** (most_points / points)) if points else weight


def turbulence(values: Floats) -> float:
    """How often a curve crosses its own range: total variation over range, 1 for a rising line."""
    finite = _finite(values)
    if finite.size < 2:
        return 0.0
    extent = float(np.ptp(finite))
    return float(np.abs(np.diff(finite)).sum()) / extent if extent else 0.0


def logarithm(values: Floats) -> Floats:
    """The decimal logarithm, NaN where a value is not positive or not finite."""
    logged = np.full(values.size, np.nan)
    np.log10(values, out=logged, where=np.isfinite(values) & (values > 0))
    return logged


def without_infinities(values: Floats) -> Floats:
    """``values`` with NaN in place of infinities, which a painter cannot place."""
    finite = np.isfinite(values)
    return values if finite.all() else np.where(finite, values, np.nan)


def _finite(values: Floats) -> Floats:
    """The finite values; the array itself, not a copy, where all are."""
    finite = np.isfinite(values)
    return values if finite.all() else values[finite]


def value_range(curves: Iterable[Floats], *, from_zero: bool = True) -> tuple[float, float] | None:
    """Least and greatest finite value over all ``curves``; None if there is none.

    With ``from_zero``, non-negative values that come near zero are shown from zero, so that a loss
    falling to 0.1 does not look as if it had vanished. A single value gets room around it.
    """
    finite = [_finite(curve) for curve in curves]
    finite = [curve for curve in finite if curve.size]
    if not finite:
        return None
    low = float(min(curve.min() for curve in finite))
    high = float(max(curve.max() for curve in finite))
    if from_zero and 0 <= low < high / 2:
        low = 0.0
    if low == high:
        room = abs(low) * 0.1 or 0.5
        return low - room, high + room
    return low, high


def reach(curves: Iterable[Series]) -> tuple[float, float]:
    """How far curves reach along x: from 0, or from the first of them where that lies before."""
    filled = [series for series in curves if series.x.size]
    if not filled:
        return 0.0, 1.0
    low = min(float(series.x[0]) for series in filled)
    high = max(float(series.x[-1]) for series in filled)
    return (min(low, 0.0), high) if high > 0 else (low, low + 1.0)
