"""Curves as lines of pixels: no more points than there are columns of pixels to draw them in.

Where several points share a column, the least and the greatest of them stand for all, so that no
peak is lost and a million points cost no more to paint than a thousand.
"""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPolygonF

from netstudio.gui.plots.frame import Frame, Span
from netstudio.gui.plots.series import Floats, Series

_POINTS_A_COLUMN = 2
_LONG = 100_000
_SHRUNK = 32
_REACH = 1e6
"""Pixels are kept within this of the frame: painters lose precision far outside."""


def thinned_to_peaks(x: Floats, y: Floats, span: Span, columns: int) -> tuple[Floats, Floats]:
    """The points to draw of a curve, both (n,), in ``columns`` columns over ``span``.

    One point beyond either end is kept, so that lines leave the picture. A column without a finite
    value stays a gap.
    """
    first = max(int(np.searchsorted(x, span[0])) - 1, 0)
    last = min(int(np.searchsorted(x, span[1], side="right")) + 1, x.size)
    x, y = x[first:last], y[first:last]
    if x.size <= _POINTS_A_COLUMN * columns or columns < 1:
        return x, y
    edges = np.linspace(span[0], span[1], columns + 1)[:-1]
    starts = np.searchsorted(x, edges)
    # Not np.unique, which imports masked arrays the first time, 40 ms in the middle of a run; the
    # places of rising edges rise anyway.
    is_new = (np.diff(starts, prepend=0) > 0) & (starts < x.size)
    starts = np.concatenate(([0], starts[is_new]))
    low, high = np.fmin.reduceat(y, starts), np.fmax.reduceat(y, starts)
    ends = np.append(starts[1:], x.size) - 1
    places = np.stack((x[starts], x[ends]), axis=1).ravel()
    # The lower comes first where the curve enters the column from below.
    falls = y[ends] < y[starts]
    values = np.stack((np.where(falls, high, low), np.where(falls, low, high)), axis=1).ravel()
    return places, values


def overview(series: Series) -> Series | None:
    """A long curve with its peaks in a sixteenth of its points, to draw it from afar; else None."""
    if series.x.size < _LONG:
        return None
    ends = float(series.x[0]), float(series.x[-1])
    x, y = thinned_to_peaks(series.x, series.y, ends, series.x.size // _SHRUNK)
    return Series(x, y)


def is_enough(overview: Series, frame: Frame) -> bool:
    """Whether an overview still has several points a column, so that nothing is lost by it."""
    whole = float(overview.x[-1] - overview.x[0])
    share = min((frame.x[1] - frame.x[0]) / whole, 1.0) if whole > 0 else 0.0
    return overview.x.size * share >= 2 * _POINTS_A_COLUMN * frame.width


def polylines(x: Floats, y: Floats, frame: Frame) -> list[QPolygonF]:
    """The lines of a curve in pixels, one for each stretch without gaps of two points or more."""
    x, y = thinned_to_peaks(x, y, frame.x, int(frame.width))
    across = (x - frame.x[0]) * (frame.width / (frame.x[1] - frame.x[0])) + frame.left
    down = frame.bottom - (y - frame.y[0]) * (frame.height / (frame.y[1] - frame.y[0]))
    finite = np.isfinite(down)
    across, down = (np.clip(values, -_REACH, _REACH) for values in (across, down))
    if finite.all():
        stretches = [slice(0, across.size)]
    else:
        edges = np.flatnonzero(np.diff(np.concatenate(([0], finite.view(np.int8), [0]))))
        stretches = [slice(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
    return [
        QPolygonF(
            [QPointF(a, b) for a, b in zip(across[s].tolist(), down[s].tolist(), strict=True)]
        )
        for s in stretches
        if s.stop - s.start > 1
    ]
