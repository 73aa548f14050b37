"""The whole graph, small, with a frame around what the window shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from netstudio.gui.canvas.paint import kit
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import notifier

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

SIZE = QSize(128, 76)
_MARGIN = 6.0
_LATER_MS = 60
_SMALLEST = 420
"""A canvas narrower than this has no room for a map."""


class Minimap(QWidget):
    """A click or a drag goes there."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._cards: list[tuple[QRectF, QColor]] = []
        self._area = QRectF()
        self._picture: QPixmap | None = None
        self.setFixedSize(SIZE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("The whole graph; click to go there")
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
            notifier.theme_changed,
        ):
            changed.connect(self._look_later)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self._frame_moved)
        view.zoomed.connect(self._frame_moved)
        view.installEventFilter(self)
        self._look()

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
            for card, colour in self._cards:
                place = QRectF(card.topLeft() * scale + origin, card.size() * scale)
                painter.fillRect(place, colour)
            painter.end()
        return self._picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Taken, so that the canvas below does not see the end of a click it did not see begin.
        event.accept()

    def _go(self, event: QMouseEvent) -> None:
        self._view.centerOn(self.place_at(event.position()))

    def _look_later(self, *_: object) -> None:
        if not self._later.isActive():
            self._later.start()

    def _look(self) -> None:
        """Take the cards as they lie now."""
        colours = kit()
        self._picture = None
        self._area = self._view.canvas.content_rect()
        self._cards = [
            (item.card_rect, colours.error if item.severity == "error" else colours.wire.color())
            for item in self._view.canvas.nodes.values()
        ]
        self._settle()
        self.update()

    def _settle(self) -> None:
        """Keep to the corner below right, unless it hid a card while all of them are in sight."""
        area = self._view.rect()
        gap = tokens.SPACE_3
        self.move(area.right() - self.width() - gap, area.bottom() - self.height() - gap)
        self.setVisible(area.width() >= _SMALLEST and self._is_useful())

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
