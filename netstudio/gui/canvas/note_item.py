"""A frame around nodes, or a note: drawn beneath the cards, laid out again when it changes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netstudio.document.view import FRAME, Note
from netstudio.gui.canvas.paint import Kit, face, kit
from netstudio.gui.canvas.swatches import PLAIN
from netstudio.gui.language import tr
from netstudio.gui.theme.colours import blend
from netstudio.gui.theme.tokens import RADIUS, RADIUS_LARGE

TITLE = 28.0
"""Height of a frame's title bar."""
PADDING = 10.0
SMALLEST = QSizeF(80.0, 40.0)
EDGE = 6.0
"""How near to an edge a press resizes, in pixels."""
_LOCK = 10.0
_MARGIN = 4.0
_STRIPE = 3.0
_LARGEST_TITLE = 44.0


class FrameTitle(QGraphicsItem):
    """A frame's title bar: above the wires, which would strike the title through."""

    def __init__(self, frame: NoteItem) -> None:
        super().__init__()
        self._frame = frame
        self._width = 0.0
        self.setZValue(0.75)

    @property
    def frame(self) -> NoteItem:
        """The frame that it is the title of."""
        return self._frame

    def settle(self) -> None:
        """Lie where the frame lies."""
        # The scene's index looks for the item where it was: its width must not change before.
        self.prepareGeometryChange()
        self._width = self._frame.rect.width()
        self.setPos(self._frame.pos())
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._width, _LARGEST_TITLE + _MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        self._frame.paint_title(painter)


class NoteItem(QGraphicsItem):
    """One frame or note. Its position is its top left corner."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self._note = note
        self._size = QSizeF(note.width, note.height)
        self._selected = False
        self._hides_text = False
        self.title = FrameTitle(self) if note.kind == FRAME else None
        """Its title bar, an item of its own."""
        self.set_note(note)

    @property
    def note(self) -> Note:
        """What the document says of it."""
        return self._note

    @property
    def is_frame(self) -> bool:
        """Whether it goes around nodes."""
        return self._note.kind == FRAME

    @property
    def is_selected(self) -> bool:
        """Whether it is drawn as selected."""
        return self._selected

    @property
    def rect(self) -> QRectF:
        """Its outline in the scene."""
        return QRectF(self.pos(), self._size)

    def set_note(self, note: Note) -> None:
        """Show this, where it lies."""
        self._note = note
        self.set_rect(QRectF(note.x, note.y, note.width, note.height))
        # Small frames lie upon large ones, and notes upon frames.
        area = min(note.width * note.height, 1e9)
        self.setZValue(-1.0 - area * 1e-9 if note.kind == FRAME else -0.5)
        self._changed()

    def set_rect(self, rect: QRectF) -> None:
        """Lie there, while it is dragged or resized."""
        if rect.size() != self._size:
            self.prepareGeometryChange()
            self._size = rect.size()
        self.setPos(rect.topLeft())
        self._changed()

    def move_to(self, corner: QPointF) -> None:
        """Lie there, while it is dragged."""
        self.setPos(corner)
        self._changed()

    def set_selected(self, selected: bool) -> None:
        """Draw it as selected, or not."""
        if selected != self._selected:
            self._selected = selected
            self._changed()

    def hide_text(self, hidden: bool) -> None:
        """Leave the text out while it is edited in its place."""
        self._hides_text = hidden
        self._changed()

    def holds(self, place: QPointF, reach: float) -> str:
        """What a press there takes hold of: `title`, `body`, edges as `lt`, or nothing.

        The inside of a frame belongs to the canvas, so that what lies in it can be selected.
        """
        rect = self.rect
        if not rect.adjusted(-reach, -reach, reach, reach).contains(place):
            return ""
        edges = _edge_near(place.x(), rect.left(), rect.right(), reach, "lr")
        edges += _edge_near(place.y(), rect.top(), rect.bottom(), reach, "tb")
        if edges:
            return edges
        if not self.is_frame:
            return "body"
        return "title" if place.y() <= rect.top() + TITLE else ""

    def distance(self, place: QPointF, edges: str) -> float:
        """From a place to the nearest of these edges, such as `lt`."""
        rect = self.rect
        lines = {"l": rect.left(), "r": rect.right(), "t": rect.top(), "b": rect.bottom()}
        return min(abs((place.x() if e in "lr" else place.y()) - lines[e]) for e in edges)

    def needed_height(self, text: str) -> float:
        """How high a note of this width has to be for a text."""
        room = self.text_rect()
        room.setHeight(1e6)
        flags = Qt.TextFlag.TextWordWrap.value
        written = face("detail").metrics.boundingRect(room, flags, text)
        return written.height() + 2 * (PADDING - 2)

    def text_rect(self) -> QRectF:
        """Where its text stands, relative to its corner."""
        whole = QRectF(QPointF(), self._size)
        if self.is_frame:
            return QRectF(PADDING, 0, whole.width() - 2 * PADDING, TITLE)
        return whole.adjusted(PADDING, PADDING - 2, -PADDING, -PADDING + 2)

    def boundingRect(self) -> QRectF:
        return QRectF(QPointF(), self._size).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        colours = kit()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_frame:
            self._paint_frame(painter, colours)
        else:
            self._paint_note(painter, colours)
        if self._note.locked and not self.is_frame:
            _paint_lock(painter, QPointF(self._size.width() - PADDING - _LOCK, 9), colours)

    def _paint_frame(self, painter: QPainter, colours: Kit) -> None:
        rect = QRectF(QPointF(), self._size).adjusted(0.5, 0.5, -0.5, -0.5)
        own = QColor(self._note.colour or PLAIN)
        painter.setPen(self._border(own, colours))
        painter.setBrush(_faded(own, 0.08))
        painter.drawRoundedRect(rect, RADIUS_LARGE, RADIUS_LARGE)

    def paint_title(self, painter: QPainter) -> None:
        """Paint the title bar of a frame, its corner at the origin."""
        colours = kit()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(QPointF(), self._size).adjusted(0.5, 0.5, -0.5, -0.5)
        own = QColor(self._note.colour or PLAIN)
        painter.save()
        painter.setClipRect(QRectF(0, 0, self._size.width(), TITLE))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(blend(own.name(), colours.canvas.name(), 0.28)))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_LARGE, RADIUS_LARGE)
        painter.restore()
        if self._note.locked:
            _paint_lock(painter, QPointF(self._size.width() - PADDING - _LOCK, 9), colours)
        if self._hides_text:
            return
        title = self._note.text or tr("Frame")
        painter.setPen(colours.text if self._note.text else colours.muted)
        painter.setFont(_title_font(painter.worldTransform().m11()))
        area = self.text_rect()
        shown = painter.fontMetrics().elidedText(
            title.replace("\n", " "), Qt.TextElideMode.ElideRight, int(area.width())
        )
        height = max(area.height(), float(painter.fontMetrics().height()))
        area.setHeight(height)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_note(self, painter: QPainter, colours: Kit) -> None:
        rect = QRectF(QPointF(), self._size).adjusted(0.5, 0.5, -0.5, -0.5)
        own = QColor(self._note.colour or PLAIN)
        painter.setPen(self._border(own, colours))
        painter.setBrush(colours.node)
        painter.drawRoundedRect(rect, RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(own)
        painter.drawRoundedRect(QRectF(0, 0, _STRIPE, self._size.height()), 1.5, 1.5)
        if self._hides_text:
            return
        painter.setFont(face("detail").font)
        painter.setPen(colours.text if self._note.text else colours.muted)
        flags = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignTop.value
        painter.save()
        painter.setClipRect(self.text_rect())
        painter.drawText(self.text_rect(), flags, self._note.text or tr("Write a note…"))
        painter.restore()

    def _changed(self) -> None:
        self.update()
        if self.title is not None:
            self.title.settle()

    def _border(self, own: QColor, colours: Kit) -> QPen:
        if self._selected:
            return colours.border_selected
        return QPen(_faded(own, 0.55 if self.is_frame else 0.4), 1)


def with_rect(note: Note, rect: QRectF) -> Note:
    """The note at another place and of another size."""
    return replace(note, x=rect.x(), y=rect.y(), width=rect.width(), height=rect.height())


def _title_font(zoom: float) -> QFont:
    """The title's font; from afar larger, so that frames can be told apart."""
    font = QFont(face("title").font)
    font.setPixelSize(round(min(_LARGEST_TITLE, max(13.0, 12.0 / max(zoom, 0.01)))))
    return font


def _paint_lock(painter: QPainter, corner: QPointF, colours: Kit) -> None:
    painter.setPen(QPen(colours.muted.color(), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(corner.x() + 2, corner.y(), 6, 8), 0, 180 * 16)
    painter.setBrush(colours.muted.color())
    painter.drawRoundedRect(QRectF(corner.x(), corner.y() + 4, _LOCK, 7), 1.5, 1.5)


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded


def _edge_near(at: float, low: float, high: float, reach: float, names: str) -> str:
    """The name of the edge within reach: the nearer one, where from afar both of them are."""
    if min(abs(at - low), abs(at - high)) > reach:
        return ""
    return names[0] if abs(at - low) < abs(at - high) else names[1]
