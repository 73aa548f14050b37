"""How the parts of a curve plot are painted: grid, axes, curves, markers, pointer readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from netstudio.gui.plots.frame import Frame
from netstudio.gui.plots.polylines import is_enough, overview, polylines
from netstudio.gui.plots.series import Series, turbulence
from netstudio.gui.plots.ticks import value_ticks
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import number_font, ui_font
from netstudio.gui.theme.tokens import Theme

PIXELS_A_TICK = (64.0, 26.0)
"""Across and down: closer, labels would touch or distract."""
_TICK_GAP = 6.0
_GHOST_ALPHA = 55
_QUIET_ALPHA = 130
_GROUND_ALPHA = 225
_CALM = 10.0
"""Turbulence up to which a curve gets a wide stroke. An antialiased wide stroke costs the painter
time by its length: 11 ms for a noisy curve of 1,000 points, against 0.4 ms for a fine one."""
_WIDE, _FINE = 1.75, 1.0
_DOT = 3.0
_LABEL_ROWS = 3
_EPOCH_TICK = 4.0
_CLOSEST_EPOCHS = 5.0


@dataclass(slots=True)
class Curve:
    """A drawn curve: its points ready to draw, and its lines in pixels for the frame last seen.

    ``raw`` lies faint beneath; a ``quiet`` curve, of an earlier run, stays in the background.
    """

    series: Series
    raw: Series | None
    colour: str
    quiet: bool = False
    _frame: Frame | None = None
    _lines: list[QPolygonF] = field(default_factory=list)
    _ghost: list[QPolygonF] = field(default_factory=list)
    _overviews: list[Series | None] | None = None
    _width: float = _FINE
    _alone: tuple[float, float] | None = None

    def place(self, frame: Frame) -> None:
        """Work out the lines in pixels, if that is not done for this frame."""
        if frame == self._frame:
            return
        self._frame = frame
        if self._overviews is None:
            self._measure()
        assert self._overviews is not None
        near, far = (self.series, self.raw), self._overviews
        self._lines, self._ghost = (_lines_of(*pair, frame) for pair in zip(near, far, strict=True))

    def _measure(self) -> None:
        """What does not depend on the frame, worked out once: all points are gone through."""
        curves = (self.series, self.raw)
        self._overviews = [None if each is None else overview(each) for each in curves]
        is_calm = not self.quiet and turbulence(self.series.y) <= _CALM
        self._width = _WIDE if is_calm else _FINE
        seen = np.flatnonzero(np.isfinite(self.series.y))
        if seen.size == 1:
            self._alone = float(self.series.x[seen[0]]), float(self.series.y[seen[0]])

    def paint_ghost(self, painter: QPainter) -> None:
        """The unsmoothed curve, faint."""
        if self._ghost:
            colour = QColor(self.colour)
            colour.setAlpha(_GHOST_ALPHA)
            _stroke(painter, self._ghost, colour, _FINE)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """The curve; a single point, which makes no line, as a dot."""
        colour = QColor(self.colour)
        if self.quiet:
            colour.setAlpha(_QUIET_ALPHA)
        _stroke(painter, self._lines, colour, self._width)
        if self._alone is not None:
            _dot(painter, frame, *self._alone, colour)


def _lines_of(series: Series | None, far: Series | None, frame: Frame) -> list[QPolygonF]:
    """The lines of a curve, drawn from its overview where that shows as much."""
    shown = far if far is not None and is_enough(far, frame) else series
    return [] if shown is None else polylines(shown.x, shown.y, frame)


def _stroke(painter: QPainter, lines: Iterable[QPolygonF], colour: QColor, width: float) -> None:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in lines:
        painter.drawPolyline(line)


def _dot(painter: QPainter, frame: Frame, x: float, y: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(frame.across(x), frame.down(y)), _DOT, _DOT)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_axes(painter: QPainter, frame: Frame, theme: Theme, logarithmic: bool) -> None:
    """Lines across at the ticks of the y axis, and the numbers of both axes."""
    painter.setFont(ui_font(tokens.TEXT_SMALL))
    measure = QFontMetricsF(painter.font())
    grid, words = QPen(QColor(theme.plot_grid), 1.0), QColor(theme.text_muted)
    half = measure.height() / 2
    for value, text in value_ticks(*frame.y, frame.height / PIXELS_A_TICK[1], logarithmic):
        y = round(frame.down(value)) + 0.5
        painter.setPen(grid)
        painter.drawLine(QLineF(frame.left, y, frame.right, y))
        painter.setPen(words)
        box = QRectF(0, y - half, frame.left - _TICK_GAP, 2 * half)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    for value, text in value_ticks(*frame.x, frame.width / PIXELS_A_TICK[0], False):
        width = measure.horizontalAdvance(text)
        left = min(max(frame.across(value) - width / 2, 0.0), frame.right + 8 - width)
        painter.drawText(QPointF(left, frame.bottom + _TICK_GAP + measure.ascent()), text)


def paint_epochs(painter: QPainter, frame: Frame, places: Sequence[float], theme: Theme) -> None:
    """A short tick at the foot where each epoch ends, unless they would stand too close."""
    seen = [frame.across(x) for x in places if frame.x[0] < x <= frame.x[1]]
    if len(seen) > 1 and (seen[-1] - seen[0]) / (len(seen) - 1) < _CLOSEST_EPOCHS:
        return
    painter.setPen(QPen(QColor(theme.plot_marker), 1.0))
    for x in seen:
        painter.drawLine(QLineF(x, frame.bottom - _EPOCH_TICK, x, frame.bottom))


def paint_markers(
    painter: QPainter,
    frame: Frame,
    markers: Sequence[tuple[float, str]],
    theme: Theme,
    *,
    at_foot: bool,
) -> None:
    """Dashed lines with a few words each, in rows where they would lie over one another.

    The words stand at the top, or ``at_foot`` where the curves are above.
    """
    seen = sorted((frame.across(x), words) for x, words in markers if frame.x[0] <= x <= frame.x[1])
    pen = QPen(QColor(theme.plot_marker), 1.0)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    for pixel, _ in seen:
        painter.drawLine(QLineF(pixel, frame.top, pixel, frame.bottom))
    painter.setFont(ui_font(tokens.TEXT_SMALL))
    measure = QFontMetricsF(painter.font())
    line = measure.height() + 1
    ends = [frame.left] * _LABEL_ROWS
    for pixel, words in seen:
        width = measure.horizontalAdvance(words)
        left = pixel + 4 if pixel + 4 + width <= frame.right else pixel - 4 - width
        row = next((row for row, end in enumerate(ends) if left >= end), None)
        if row is None:
            continue
        ends[row] = left + width + 8
        top = frame.bottom - (row + 1) * line - 4 if at_foot else frame.top + row * line
        _paint_label(painter, QPointF(left, top), words, measure, theme)


def _paint_label(
    painter: QPainter, place: QPointF, words: str, measure: QFontMetricsF, theme: Theme
) -> None:
    ground = QColor(theme.surface)
    ground.setAlpha(_GROUND_ALPHA)
    width = measure.horizontalAdvance(words)
    painter.fillRect(QRectF(place.x() - 2, place.y(), width + 4, measure.height()), ground)
    painter.setPen(QColor(theme.text_muted))
    painter.drawText(place + QPointF(0, measure.ascent()), words)


@dataclass(frozen=True, slots=True)
class Reading:
    """One line under the pointer: a curve with its value there; ``y`` as drawn, None where none."""

    name: str
    colour: str
    text: str
    y: float | None


def paint_reading(
    painter: QPainter,
    frame: Frame,
    x: float,
    heading: str,
    readings: Sequence[Reading],
    theme: Theme,
) -> None:
    """A line at ``x``, a dot on each curve, and a note with the values."""
    pixel = frame.across(x)
    painter.setPen(QPen(QColor(theme.border_strong), 1.0))
    painter.drawLine(QLineF(pixel, frame.top, pixel, frame.bottom))
    for reading in readings:
        if reading.y is not None and frame.y[0] <= reading.y <= frame.y[1]:
            _dot(painter, frame, x, reading.y, QColor(reading.colour))
    _paint_note(painter, frame, pixel, heading, readings, theme)


def _paint_note(
    painter: QPainter,
    frame: Frame,
    pixel: float,
    heading: str,
    readings: Sequence[Reading],
    theme: Theme,
) -> None:
    words, numbers = ui_font(tokens.TEXT_SMALL), number_font(tokens.TEXT_SMALL)
    of_words, of_numbers = QFontMetricsF(words), QFontMetricsF(numbers)
    advance = of_words.horizontalAdvance
    names = max((advance(item.name) for item in readings), default=0.0) + 14
    values = max((of_numbers.horizontalAdvance(item.text) for item in readings), default=0.0)
    line = max(of_words.height(), of_numbers.height()) + 1
    width = max(names + 10 + values, advance(heading)) + 16
    height = line * (1 + len(readings)) + 8
    left = pixel + 10 if pixel + 10 + width <= frame.right else max(pixel - 10 - width, 0.0)
    box = QRectF(left, frame.top + 2, width, height)
    painter.setPen(QPen(QColor(theme.border), 1.0))
    painter.setBrush(QColor(theme.surface_popup))
    painter.drawRoundedRect(box, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(words)
    painter.setPen(QColor(theme.text_muted))
    painter.drawText(QPointF(box.left() + 8, box.top() + 4 + of_words.ascent()), heading)
    for row, reading in enumerate(readings, start=1):
        base = box.top() + 4 + row * line + of_words.ascent()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(reading.colour))
        painter.drawEllipse(QPointF(box.left() + 11, base - of_words.ascent() / 2 + 1), 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(theme.text))
        painter.setFont(words)
        painter.drawText(QPointF(box.left() + 20, base), reading.name)
        painter.setFont(numbers)
        end = box.right() - 8 - of_numbers.horizontalAdvance(reading.text)
        painter.drawText(QPointF(end, base), reading.text)
