"""The whole graph, small, with a frame around what the window shows.

It hides while all cards are in sight and it would cover one of them: then it says nothing new.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QWidget

from netstudio.gui.canvas.camera import NOTCH
from netstudio.gui.canvas.paint import Kit, kit
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import notifier
from netstudio.gui.theme.sizing import fix_size

if TYPE_CHECKING:
    from netstudio.gui.canvas.node_item import NodeItem
    from netstudio.gui.canvas.view import CanvasView

SIZE = QSize(128, 76)
"""At the font scale of 1; it grows with the type."""
_MARGIN = 6.0
_LATER_MS = 60
_PATIENCE = 8
"""After a look it rests so many times as long as that took: large graphs are looked at seldom."""
_NOTCH_DEGREES = 120
_SMALLEST = 420
"""A canvas narrower than this has no room for a map."""


class Minimap(QWidget):
    """A click goes there, a drag of the frame moves it, the wheel zooms."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._cards: list[tuple[QRectF, QColor]] = []
        self._frames: list[tuple[QRectF, QColor]] = []
        self._area = QRectF()
        self._grip = QPointF()
        """From the middle of the frame to where it was seized, in the scene."""
        self._wanted = True
        self._picture: QPixmap | None = None
        fix_size(self, SIZE.width(), SIZE.height())
        notifier.fonts_scaled.connect(self.look_later)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("The whole graph: click to go there, drag the frame, turn to zoom"))
        self.setAccessibleName(tr("Small map of the graph"))
        # Many changes in a row are looked at once: a drag moves cards at every step.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._look)
        for changed in (
            view.bridge.changed,
            view.canvas.rebuilt,
            view.canvas.rearranged,
            view.bridge.problems_changed,
            view.selection.changed,
            notifier.theme_changed,
        ):
            changed.connect(self.look_later)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self._frame_moved)
        view.zoomed.connect(self._frame_moved)
        view.installEventFilter(self)
        self._look()

    @property
    def is_wanted(self) -> bool:
        """Whether it is shown where it is of use."""
        return self._wanted

    def set_wanted(self, wanted: bool) -> None:
        """Show it where it is of use, or never."""
        self._wanted = wanted
        self._settle()

    @property
    def area(self) -> QRectF:
        """The part of the scene that it shows."""
        return self._area

    def place_at(self, pixel: QPointF) -> QPointF:
        """The place of the scene at one of its own pixels."""
        scale, origin = self._projection()
        return (pixel - origin) / scale

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = kit()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colours.header_line)
        painter.setBrush(QColor(colours.theme.surface))
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, tokens.RADIUS, tokens.RADIUS)
        painter.drawPixmap(0, 0, self._card_picture())
        scale, origin = self._projection()
        painter.setPen(QPen(colours.accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        window = self._window()
        frame = QRectF(window.topLeft() * scale + origin, window.size() * scale)
        # Where the window shows more than all cards the frame lies along the map's edge.
        painter.drawRect(frame.intersected(outline.adjusted(3, 3, -3, -3)))
        painter.end()

    def _card_picture(self) -> QPixmap:
        """The cards, painted when they change and not whenever the window moves over them."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = QPixmap((QSizeF(self.size()) * ratio).toSize())
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            scale, origin = self._projection()
            for frame, colour in self._frames:
                painter.setPen(QPen(colour, 1))
                painter.drawRect(QRectF(frame.topLeft() * scale + origin, frame.size() * scale))
            for card, colour in self._cards:
                place = QRectF(card.topLeft() * scale + origin, card.size() * scale)
                painter.fillRect(place, colour)
            painter.end()
        return self._picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place, window = self.place_at(event.position()), self._window()
        self._grip = place - window.center() if window.contains(place) else QPointF()
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Taken, so that the canvas below does not see the end of a click it did not see begin.
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.camera.zoom_by(NOTCH ** (event.angleDelta().y() / _NOTCH_DEGREES))
        event.accept()

    def _go(self, event: QMouseEvent) -> None:
        self._view.centerOn(self.place_at(event.position()) - self._grip)

    def look_later(self, *_: object) -> None:
        """Show the cards as they are now, soon and once for many changes in a row."""
        if not self._later.isActive():
            self._later.start()

    def _look(self) -> None:
        """Take the cards as they lie now."""
        began, colours, canvas = perf_counter(), kit(), self._view.canvas
        self._picture = None
        # What stands out is painted last, over what does not.
        told = [(_colour(item, colours), item) for item in canvas.nodes.values()]
        told.sort(key=lambda pair: pair[0] is not None)
        plain = colours.wire.color()
        self._cards = [(item.card_rect, colour or plain) for colour, item in told]
        self._frames = [
            (
                QRectF(note.x, note.y, note.width, note.height),
                QColor(note.colour) if note.colour else colours.border_hover.color(),
            )
            for note in self._view.bridge.project.view.notes.values()
            if note.scope == canvas.scope
        ]
        self._area = canvas.content_rect()
        for frame, _ in self._frames:
            self._area = self._area.united(frame)
        self._settle()
        self.update()
        spent = (perf_counter() - began) * 1e3
        self._later.setInterval(max(_LATER_MS, round(_PATIENCE * spent)))

    def _settle(self) -> None:
        """Keep to the corner below right, unless it hid a card while all of them are in sight."""
        area = self._view.rect()
        gap = tokens.SPACE_3
        self.move(area.right() - self.width() - gap, area.bottom() - self.height() - gap)
        has_room = area.width() >= _SMALLEST
        self.setVisible(self._wanted and has_room and self._is_useful())

    def _is_useful(self) -> bool:
        if not self._cards or not self._window().contains(self._area):
            return bool(self._cards)
        camera = self._view.camera
        corner = QRectF(
            camera.place_at(QPointF(self.geometry().topLeft())),
            camera.place_at(QPointF(self.geometry().bottomRight())),
        )
        return not any(card.intersects(corner) for card, _ in self._cards)

    def _frame_moved(self, *_: object) -> None:
        self._settle()
        self.update()

    def _window(self) -> QRectF:
        camera, room = self._view.camera, self._view.viewport().rect()
        return QRectF(
            camera.place_at(QPointF(room.topLeft())), camera.place_at(QPointF(room.bottomRight()))
        )

    def _projection(self) -> tuple[float, QPointF]:
        """Scale and origin that show all cards."""
        area = self._area if not self._area.isEmpty() else QRectF(0, 0, 1, 1)
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / area.width(), room.height() / area.height())
        return scale, room.center() - area.center() * scale


def _colour(item: NodeItem, colours: Kit) -> QColor | None:
    """The colour of a card that stands out: selected, wrong, or heated; None for the others."""
    if item.is_selected:
        return colours.accent
    if item.severity is not None:
        return colours.error if item.severity == "error" else colours.warning
    return item.heat.colour if item.heat is not None and item.heat.share else None
