"""The drawing inside a curve plot: what part of the plane is seen, and how a hand moves it.

The wheel zooms along the x axis at the pointer, with Shift along the y axis; a dragged rectangle is
zoomed into, the middle button pans, a double-click follows the data again. By keyboard: the arrows
move the reading, + and - zoom, Home follows the data again, Esc takes the reading away.

Painted here rather than by a plotting library: two of these are redrawn all the time while a
network trains, and what they take of the main thread the training lacks.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from netstudio.gui.plots.curve_painter import (
    Curve,
    Reading,
    paint_axes,
    paint_epochs,
    paint_markers,
    paint_reading,
)
from netstudio.gui.plots.frame import Frame, Span
from netstudio.gui.plots.series import Floats, Series, value_range
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current

_LEFT, _TOP, _RIGHT, _BOTTOM = 44.0, 6.0, 12.0, 22.0
_MARGIN = 0.04
"""Room above and below the curves, as a share of their range."""
_WHEEL_STEP = 0.999
"""To the power of the wheel's eighths of a degree: a notch of 120 zooms by an eighth."""
_KEY_ZOOM = 0.8
_KEY_STEPS = 100
"""Presses of an arrow from one end of the picture to the other."""
_SMALLEST_DRAG = 6.0
_CROWDED_ABOVE = 0.75


class CurveCanvas(QWidget):
    """Draws curves handed over ready to draw: smoothed, logarithmic, without infinities.

    The view follows the data until the user zooms or pans, and again after ``reset_view``.
    """

    hovered = Signal(object)
    """Where the pointer, or the arrow keys, are on the x axis (float); None when they left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: dict[str, Curve] = {}
        self._markers: list[tuple[float, str]] = []
        self._epochs: list[float] = []
        self._x_range: Span = (0.0, 1.0)
        self._y_bounds: Span | None = None
        self._logarithmic = False
        self._following = True
        self._frame = Frame((0.0, 1.0), (0.0, 1.0), 0.0, 0.0, 1.0, 1.0)
        self._cursor: float | None = None
        self._heading = ""
        self._readings: list[Reading] = []
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None
        self._panned_from: tuple[QPointF, Frame] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._take_size()

    def sizeHint(self) -> QSize:
        return QSize(280, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 60)

    # What is drawn

    def draw_curve(
        self,
        name: str,
        x: Floats,
        y: Floats,
        raw: Floats | None,
        colour: str,
        *,
        quiet: bool = False,
    ) -> None:
        """Draw or redraw the curve ``name``, with ``raw`` faint beneath it if given; all (n,)."""
        below = None if raw is None else Series(x, raw)
        self._curves[name] = Curve(Series(x, y), below, colour, quiet)
        self.update()

    def keep_curves(self, names: set[str]) -> None:
        """Take away every curve not among ``names``."""
        for name in self._curves.keys() - names:
            del self._curves[name]
        self.update()

    def drawn_y(self, name: str, x: float) -> float | None:
        """Where the curve ``name`` runs at ``x``, as drawn; None where it does not."""
        curve = self._curves.get(name)
        return None if curve is None else curve.series.value_at(x)

    def draw_markers(self, markers: list[tuple[float, str]]) -> None:
        """Show exactly these vertical lines, each at its x with its label."""
        self._markers = list(markers)
        self.update()

    def draw_epochs(self, places: list[float]) -> None:
        """Show exactly these ends of epochs."""
        self._epochs = list(places)
        self.update()

    def set_cursor(self, x: float | None, heading: str, readings: list[Reading]) -> None:
        """Show the values at ``x``, or nothing."""
        self._cursor, self._heading, self._readings = x, heading, readings
        self.update()

    # What part is seen

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Label the y axis in powers: its values are decimal logarithms."""
        self._logarithmic = logarithmic
        self.update()

    def set_limits(self, x_range: Span, y: Span | None) -> None:
        """The x range to show, and the y range where it does not follow from the curves."""
        self._x_range, self._y_bounds = x_range, y

    def follow(self) -> None:
        """Fit the view to the curves, unless the user has taken it over."""
        if not self._following:
            return
        y_range = self._y_bounds or value_range(
            (curve.series.y for curve in self._curves.values()), from_zero=not self._logarithmic
        )
        y = self._frame.y
        if y_range is not None:
            low, high = y_range
            room = (high - low) * _MARGIN
            is_grounded = low == 0 and not self._logarithmic
            y = (low if is_grounded else low - room, high + room)
        self._frame = replace(self._frame, x=self._x_range, y=y)
        self.update()

    def reset_view(self) -> None:
        """Follow the data again."""
        self._following = True
        self.follow()

    @property
    def following(self) -> bool:
        """Whether the view follows the data."""
        return self._following

    @property
    def frame(self) -> Frame:
        """What is seen, and on which pixels."""
        return self._frame

    def zoom(self, factor: float, x: float | None, y: float | None) -> None:
        """Show spans ``factor`` times as long around a pixel; None leaves an axis alone."""
        self._see(self._frame.zoomed(factor, x, y))

    def _see(self, frame: Frame) -> None:
        self._frame = frame
        self._following = False
        self.update()

    def _take_size(self) -> None:
        self._frame = replace(
            self._frame,
            left=_LEFT,
            top=_TOP,
            width=max(self.width() - _LEFT - _RIGHT, 1.0),
            height=max(self.height() - _TOP - _BOTTOM, 1.0),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_size()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_on(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(current().accent), 1.0))
            outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(outline, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
        painter.end()

    def paint_on(self, painter: QPainter) -> None:
        """Paint everything but the focus, on any device: a screen, an image, a drawing."""
        theme, frame = current(), self._frame
        paint_axes(painter, frame, theme, self._logarithmic)
        paint_epochs(painter, frame, self._epochs, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipRect(QRectF(frame.left, frame.top - 2, frame.width, frame.height + 4))
        # Earlier runs lie beneath, and the last of a stack is seen best: the first curve, training.
        for curve in sorted(self._curves.values(), key=lambda curve: not curve.quiet):
            curve.place(frame)
            curve.paint_ghost(painter)
        for curve in sorted(self._curves.values(), key=lambda curve: not curve.quiet):
            curve.paint(painter, frame)
        painter.restore()
        paint_markers(painter, frame, self._markers, theme, at_foot=self._is_crowded_above())
        if self._dragged is not None:
            self._paint_drag(painter)
        elif self._cursor is not None and frame.x[0] <= self._cursor <= frame.x[1]:
            paint_reading(painter, frame, self._cursor, self._heading, self._readings, theme)

    def _is_crowded_above(self) -> bool:
        """Whether words at the top of a marker would lie over a curve."""
        low, high = self._frame.y
        edge = low + _CROWDED_ABOVE * (high - low)
        drawn = [curve.series for curve in self._curves.values() if not curve.quiet]
        values = [series.value_at(x) for x, _ in self._markers for series in drawn]
        return any(value is not None and value > edge for value in values)

    def _paint_drag(self, painter: QPainter) -> None:
        theme = current()
        wash = QColor(theme.accent)
        wash.setAlpha(40)
        painter.setPen(QPen(QColor(theme.accent), 1.0))
        painter.setBrush(wash)
        painter.drawRect(self._drag_area())
        painter.setBrush(Qt.BrushStyle.NoBrush)

    # Pointer

    def _drag_area(self) -> QRectF:
        """The dragged rectangle, inside the frame; of its whole height where drawn flat."""
        assert self._pressed is not None and self._dragged is not None
        frame = self._frame
        inside = QRectF(frame.left, frame.top, frame.width, frame.height)
        area = QRectF(self._pressed, self._dragged).normalized()
        if area.height() < _SMALLEST_DRAG:
            area.setTop(frame.top)
            area.setBottom(frame.bottom)
        return area.intersected(inside)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if not self._frame.holds(position.x(), position.y()):
            return
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = position
        elif event.button() == Qt.MouseButton.MiddleButton:
            self._panned_from = position, self._frame
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._panned_from is not None:
            began, frame = self._panned_from
            by = position - began
            self._see(frame.panned(by.x(), by.y()))
            return
        if self._pressed is not None:
            far = (position - self._pressed).manhattanLength() >= _SMALLEST_DRAG
            self._dragged = position if far or self._dragged is not None else None
            self.update()
            return
        inside = self._frame.holds(position.x(), position.y())
        self.hovered.emit(self._frame.x_at(position.x()) if inside else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None:
            self._panned_from = None
            self.setCursor(Qt.CursorShape.CrossCursor)
        if self._pressed is not None and self._dragged is not None:
            self._zoom_into(self._drag_area())
        self._pressed = self._dragged = None
        self.update()

    def _zoom_into(self, area: QRectF) -> None:
        if area.width() < _SMALLEST_DRAG:
            return
        frame = self._frame
        x = frame.x_at(area.left()), frame.x_at(area.right())
        self._see(replace(frame, x=x, y=(frame.y_at(area.bottom()), frame.y_at(area.top()))))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_view()
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() or event.angleDelta().x()
        position = event.position()
        if not turned or not self._frame.holds(position.x(), position.y()):
            event.ignore()
            return
        factor = _WHEEL_STEP**turned
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.zoom(factor, None, position.y())
        else:
            self.zoom(factor, position.x(), None)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        frame = self._frame
        middle = frame.left + frame.width / 2
        match event.key():
            case Qt.Key.Key_Left:
                self._move_cursor(-1)
            case Qt.Key.Key_Right:
                self._move_cursor(1)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_KEY_ZOOM, middle, None)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _KEY_ZOOM, middle, None)
            case Qt.Key.Key_Home:
                self.reset_view()
            case Qt.Key.Key_Escape if self._cursor is not None:
                self.hovered.emit(None)
            case _:
                super().keyPressEvent(event)

    def _move_cursor(self, steps: int) -> None:
        low, high = self._frame.x
        ends = [float(curve.series.x[-1]) for curve in self._curves.values() if curve.series.x.size]
        start = self._cursor if self._cursor is not None else max(ends, default=high)
        by = steps * (high - low) / _KEY_STEPS
        self.hovered.emit(float(np.clip(start + by, low, high)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hovered.emit(None)
        self.update()
