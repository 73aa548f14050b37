"""The palette's list: families with their colour and count, and the layers below each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from netstudio.gui.palette.entries import MIME_TYPE, Entry, family_title
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import scaled, ui_font

ROW = 22
FAMILY_ROW = 30
_ENTRY = Qt.ItemDataRole.UserRole
_FAMILY = Qt.ItemDataRole.UserRole + 1


class PaletteTree(QTreeWidget):
    """Families and layers; a layer is dragged, double-clicked or taken with Enter."""

    picked = Signal(str)
    """The type that was asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setItemDelegate(_RowDelegate(self))
        self._collapsed: set[str] = set()
        self.itemCollapsed.connect(lambda item: self._remember(item, collapsed=True))
        self.itemExpanded.connect(lambda item: self._remember(item, collapsed=False))

    def show_families(self, families: Mapping[str, Sequence[Entry]], *, open_all: bool) -> None:
        """List these families; as the user left them open or closed, or all open."""
        self.blockSignals(True)
        self.clear()
        for family, entries in families.items():
            top = QTreeWidgetItem([family_title(family), str(len(entries))])
            top.setData(0, _FAMILY, (family, len(entries)))
            top.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            top.setSizeHint(0, QSize(0, scaled(FAMILY_ROW)))
            for entry in entries:
                row = QTreeWidgetItem([entry.type_name])
                row.setData(0, _ENTRY, entry)
                row.setToolTip(0, entry.tooltip)
                row.setSizeHint(0, QSize(0, scaled(ROW)))
                top.addChild(row)
            self.addTopLevelItem(top)
            top.setExpanded(open_all or family not in self._collapsed)
        self.blockSignals(False)

    def types(self) -> list[str]:
        """The layers listed, top to bottom, those of closed families left out."""
        return [
            child.text(0)
            for index in range(self.topLevelItemCount())
            if (top := self.topLevelItem(index)) is not None and top.isExpanded()
            for row in range(top.childCount())
            if (child := top.child(row)) is not None
        ]

    def first_layer(self) -> QTreeWidgetItem | None:
        """The first layer listed."""
        for index in range(self.topLevelItemCount()):
            top = self.topLevelItem(index)
            if top is not None and top.isExpanded() and top.childCount():
                return top.child(0)
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._take(item)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and item is not None and _is_family(item):
            item.setExpanded(not item.isExpanded())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and not _is_family(item):
            self._take(item)
        # A family has been toggled by each of the two clicks: nothing more to do.

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        data = QMimeData()
        layers = [item for item in items if not _is_family(item)]
        if layers:
            data.setData(MIME_TYPE, layers[0].text(0).encode())
        return data

    def startDrag(self, actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is None or _is_family(item):
            return
        entry: Entry = item.data(0, _ENTRY)
        drag = QDrag(self)
        drag.setMimeData(self.mimeData([item]))
        picture = _drag_picture(entry, self.devicePixelRatioF())
        drag.setPixmap(picture)
        size = picture.deviceIndependentSize()
        drag.setHotSpot(QPoint(round(size.width() / 2), round(size.height() / 2)))
        drag.exec(Qt.DropAction.CopyAction)

    def _take(self, item: QTreeWidgetItem) -> None:
        if _is_family(item):
            item.setExpanded(not item.isExpanded())
        else:
            self.picked.emit(item.text(0))

    def _remember(self, item: QTreeWidgetItem, *, collapsed: bool) -> None:
        family, _ = item.data(0, _FAMILY)
        (self._collapsed.add if collapsed else self._collapsed.discard)(family)


def _is_family(item: QTreeWidgetItem) -> bool:
    return item.parent() is None


class _RowDelegate(QStyledItemDelegate):
    """Paints families and layers as the theme has them."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRectF(option.rect).adjusted(6, 0, -6, 0)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        family = index.data(_FAMILY)
        entry = index.data(_ENTRY)
        if family is not None:
            is_open = bool(state & QStyle.StateFlag.State_Open)
            self._wash(painter, rect.adjusted(0, 6, 0, -2), state)
            self._family(painter, rect.adjusted(6, 4, -6, 0), *family, is_open=is_open)
        elif entry is not None:
            self._wash(painter, rect, state)
            self._layer(painter, rect, entry)
        painter.restore()

    @staticmethod
    def _wash(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        theme = current()
        if state & QStyle.StateFlag.State_Selected:
            colour = theme.accent_soft
        elif state & QStyle.StateFlag.State_MouseOver:
            colour = theme.surface_hover
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(rect, tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)

    @staticmethod
    def _family(painter: QPainter, rect: QRectF, family: str, count: int, *, is_open: bool) -> None:
        theme = current()
        middle = rect.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.family(family)))
        side_length = scaled(8)
        square = QRectF(rect.left(), middle - side_length / 2, side_length, side_length)
        painter.drawRoundedRect(square, 2, 2)
        painter.setPen(QColor(theme.text_muted))
        painter.setFont(ui_font(tokens.TEXT_BODY, bold=True))
        side = Qt.AlignmentFlag.AlignVCenter
        words = rect.adjusted(side_length + 7, 0, -scaled(28), 0)
        title = painter.fontMetrics().elidedText(
            family_title(family), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, side | Qt.AlignmentFlag.AlignLeft, title)
        if is_open:
            painter.setFont(ui_font(tokens.TEXT_SMALL))
            painter.drawText(rect, side | Qt.AlignmentFlag.AlignRight, str(count))
            return
        painter.setFont(ui_font(tokens.TEXT_SMALL))
        painter.drawText(
            rect.adjusted(0, 0, -scaled(12), 0), side | Qt.AlignmentFlag.AlignRight, str(count)
        )
        pen = QPen(QColor(theme.text_muted), 1.3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, reach = rect.right() - scaled(5), scaled(3)
        painter.drawPolyline(
            [QPointF(x, middle - reach), QPointF(x + reach, middle), QPointF(x, middle + reach)]
        )

    @staticmethod
    def _layer(painter: QPainter, rect: QRectF, entry: Entry) -> None:
        painter.setFont(ui_font())
        painter.setPen(QColor(current().text_disabled if entry.is_broken else current().text))
        room = rect.adjusted(scaled(8) + 13, 0, -6, 0)
        name = painter.fontMetrics().elidedText(
            entry.title, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def _drag_picture(entry: Entry, ratio: float) -> QPixmap:
    """A small card of the layer, to follow the pointer."""
    theme = current()
    width, height = 132, 28
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(theme.node))
    painter.setPen(QPen(QColor(theme.accent), 1))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), tokens.RADIUS, tokens.RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.family(entry.family)))
    painter.drawRoundedRect(QRectF(10, height / 2 - 4, 8, 8), 2, 2)
    painter.setPen(QColor(theme.text))
    painter.setFont(ui_font(tokens.TEXT_TITLE, bold=True))
    room = QRectF(25, 0, width - 33, height)
    name = painter.fontMetrics().elidedText(
        entry.title, Qt.TextElideMode.ElideRight, int(room.width())
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
    painter.end()
    return picture
