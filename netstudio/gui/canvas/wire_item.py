"""A wire: a stock path item, so that a thousand of them are painted without entering Python.

The dots that bend it are stock items too, children of the wire, so that they go where it goes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsPathItem

from netstudio.gui.canvas.paint import hairline, kit
from netstudio.layout.ports import PortKey, Wire
from netstudio.layout.routing import Curve, Point, points

WireKey = tuple[str, PortKey, int]
DOT_RADIUS = 5.0
_SELECTED_WIDTH = 1.25


class WireItem(QGraphicsPathItem):
    """The wire of one reference."""

    def __init__(self, wire: Wire, changed: Callable[[WireKey], None] | None = None) -> None:
        """`changed` is told the wire's key whenever it looks different."""
        super().__init__()
        self.wire = wire
        self._changed = changed
        self._start: Point = (0.0, 0.0)
        self._curves: tuple[Curve, ...] = ()
        self._points: list[Point] | None = None
        self._broken = False
        self._hovered = False
        self._beside_selection = False
        self._cosmetic = False
        self._doomed = False
        self._selected = False
        self._dots: list[QGraphicsEllipseItem] = []
        self._selected_dot: int | None = None
        self.restyle()

    @property
    def curves(self) -> tuple[Curve, ...]:
        """The way it takes from there."""
        return self._curves

    @property
    def is_selected(self) -> bool:
        """Whether it is drawn as selected itself, not only beside a selected node."""
        return self._selected

    @property
    def dots(self) -> list[QPointF]:
        """Where the dots that bend it lie, from its source on."""
        return [dot.rect().center() for dot in self._dots]

    @property
    def is_broken(self) -> bool:
        """Whether what it carries does not fit where it ends."""
        return self._broken

    @property
    def is_hovered(self) -> bool:
        """Whether it is drawn as under the pointer."""
        return self._hovered

    @property
    def start(self) -> Point:
        """Where it begins, in the scene."""
        return self._start

    def set_route(self, start: Point, curves: Sequence[Curve]) -> None:
        """Run along these curves."""
        self._start, self._curves, self._points = start, tuple(curves), None
        self.setPath(path_of(start, curves))

    def carry_to(self, start: Point) -> None:
        """Run as it does, begun elsewhere: both its cards moved by as much."""
        dx, dy = start[0] - self._start[0], start[1] - self._start[1]
        self._start, self._points = start, None
        self._curves = tuple(curve.moved(dx, dy) for curve in self._curves)
        self.setPath(self.path().translated(dx, dy))

    def set_dots(self, places: Sequence[Point]) -> None:
        """Show the dots that bend it here."""
        while len(self._dots) > len(places):
            dot = self._dots.pop()
            self.scene().removeItem(dot)
        while len(self._dots) < len(places):
            self._dots.append(QGraphicsEllipseItem(self))
        for dot, (x, y) in zip(self._dots, places, strict=True):
            dot.setRect(_around(x, y, DOT_RADIUS))
        self.restyle()

    def set_selected(self, selected: bool, dot: int | None = None) -> None:
        """Draw it, or one of its dots, as selected, or not."""
        if (selected, dot) != (self._selected, self._selected_dot):
            self._selected, self._selected_dot = selected, dot
            self.restyle()

    def set_broken(self, broken: bool) -> None:
        """Draw it as not fitting, or not."""
        if broken != self._broken:
            self._broken = broken
            self.restyle()

    def set_hovered(self, hovered: bool) -> None:
        """Draw it as under the pointer, or not."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.restyle()

    def set_doomed(self, doomed: bool) -> None:
        """Draw it as about to be cut, or not."""
        if doomed != self._doomed:
            self._doomed = doomed
            self.restyle()

    def set_beside_selection(self, beside: bool) -> None:
        """Draw it as a wire of a selected node, or not."""
        if beside != self._beside_selection:
            self._beside_selection = beside
            self.restyle()

    def set_cosmetic(self, cosmetic: bool) -> None:
        """Keep a hairline's width however small the zoom, or not."""
        if cosmetic != self._cosmetic:
            self._cosmetic = cosmetic
            self.setPen(self._own_pen())
            for dot in self._dots:
                dot.setVisible(not cosmetic)

    def restyle(self) -> None:
        """Take the pen that fits its state, in the theme's colours."""
        pens, pen = kit(), self._own_pen()
        self.setPen(pen)
        raised = self._hovered or self._broken or self._selected
        self.setZValue(0.5 if raised else 0)
        if self._changed is not None:
            self._changed(self.wire.key)
        for index, dot in enumerate(self._dots):
            chosen = index == self._selected_dot
            dot.setBrush(QBrush(pens.accent if chosen else pen.color()))
            dot.setPen(pens.glow if chosen else pens.port_rim)
            dot.setVisible(not self._cosmetic)

    def _own_pen(self) -> QPen:
        pens = kit()
        if self._broken or self._doomed:
            pen = pens.wire_broken
        elif self._hovered:
            pen = pens.wire_hover
        else:
            marked = self._beside_selection or self._selected
            pen = pens.wire_selected if marked else pens.wire
        if self._cosmetic:
            return hairline(pen.color().rgb())
        if self._doomed:
            pen = QPen(pen)
            pen.setStyle(Qt.PenStyle.DashLine)
        if self._selected:
            pen = QPen(pen)
            pen.setWidthF(pen.widthF() + _SELECTED_WIDTH)
        return pen

    def distance(self, place: QPointF) -> float:
        """How far a place in the scene is from the wire, in canvas units."""
        x, y = place.x(), place.y()
        corners = self.samples()
        pairs = pairwise(corners)
        return min((_distance(x, y, a, b) for a, b in pairs), default=float("inf"))

    def samples(self) -> list[Point]:
        """Points along it, close enough together for hit tests."""
        if self._points is None:
            self._points = points(self._start, self._curves)
        return self._points

    def next_dot(self, place: QPointF) -> int:
        """The number that a new dot at a place of the wire would have among its dots."""
        corners = self.samples()
        share = _nearest(corners, (place.x(), place.y()))
        return sum(_nearest(corners, (dot.x(), dot.y())) < share for dot in self.dots)

    def middle(self) -> QPointF:
        """A place half way along it."""
        return self.path().pointAtPercent(0.5)


def path_of(start: Point, curves: Sequence[Curve]) -> QPainterPath:
    """The curves as Qt paints them."""
    path = QPainterPath(QPointF(*start))
    for curve in curves:
        path.cubicTo(*curve.first, *curve.second, *curve.end)
    return path


def _around(x: float, y: float, reach: float) -> QRectF:
    return QRectF(x - reach, y - reach, 2 * reach, 2 * reach)


def _nearest(corners: Sequence[Point], place: Point) -> int:
    """The stretch of a wire that lies nearest to a place."""
    gaps = [_distance(*place, a, b) for a, b in pairwise(corners)]
    return gaps.index(min(gaps)) if gaps else 0


def _distance(x: float, y: float, a: Point, b: Point) -> float:
    """From a point to the segment between two others."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else ((x - a[0]) * dx + (y - a[1]) * dy) / length
    share = min(1.0, max(0.0, share))
    return float(((a[0] + share * dx - x) ** 2 + (a[1] + share * dy - y) ** 2) ** 0.5)
