"""The files opened last: picture, name, folder, when; those that are gone can be removed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from netstudio.gui.language import tr
from netstudio.gui.start.entries import folder_text
from netstudio.gui.start.preset_model import Index
from netstudio.gui.start.thumbnail_store import ThumbnailStore
from netstudio.gui.start.when import when_text
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import number_font, scaled, ui_font

PICTURE_SIZE = QSize(88, 48)
PATH = Qt.ItemDataRole.UserRole
PICTURE = Qt.ItemDataRole.UserRole + 1
WHEN = Qt.ItemDataRole.UserRole + 2
_NOWHERE = QModelIndex()
_REMOVE = 20
"""The square on a missing file that removes it, in pixels."""


class RecentModel(QAbstractListModel):
    """Paths, the newest first; a missing one is disabled."""

    def __init__(self, ratio: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ratio = ratio
        self._paths: tuple[Path, ...] = ()
        self._there: dict[Path, datetime | None] = {}
        self.thumbnails = ThumbnailStore(PICTURE_SIZE, self)
        self.thumbnails.ready.connect(self._picture_came)

    def show_paths(self, paths: Sequence[Path]) -> None:
        """List exactly these, as they are on the disk now."""
        self.beginResetModel()
        self._paths = tuple(paths)
        self._there = {path: _changed(path) for path in paths}
        self.thumbnails.forget()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._paths)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        path = self._paths[index.row()]
        changed = self._there[path]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return path.name
            case Qt.ItemDataRole.ToolTipRole:
                if changed is None:
                    return tr("{path} is not there any more; Delete removes it", path=path)
                return str(path)
            case Qt.ItemDataRole.AccessibleTextRole:
                name, folder = path.name, folder_text(path)
                if changed is None:
                    return tr("{name} in {folder}, missing", name=name, folder=folder)
                when = when_text(changed, datetime.now().astimezone())
                return tr("{name} in {folder}, {when}", name=name, folder=folder, when=when)
            case int(value) if value == PATH:
                return path
            case int(value) if value == WHEN:
                return changed
            case int(value) if value == PICTURE and changed is not None:
                return self.thumbnails.picture(path, self._ratio)
        return None

    def _picture_came(self, path: Path) -> None:
        if path in self._paths:
            index = self.index(self._paths.index(path))
            self.dataChanged.emit(index, index)


class RecentFiles(QListView):
    """Enter or a click opens; Delete, or the cross of a missing file, removes from the list."""

    opened = Signal(object)
    """The `Path` to open."""
    removed = Signal(object)
    """The `Path` to forget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = RecentModel(self.devicePixelRatioF(), self)
        self.setModel(self.files)
        self.setItemDelegate(_RecentRows(self))
        self.setAccessibleName(tr("Recent files"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        notifier.theme_changed.connect(self._repaint)

    def show_paths(self, paths: Sequence[Path]) -> None:
        """List exactly these, the row that was current current still."""
        row = min(max(self.currentIndex().row(), 0), len(paths) - 1)
        self.files.show_paths(paths)
        if paths:
            self.setCurrentIndex(self.files.index(row))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        if index.data(WHEN) is not None:
            self.opened.emit(index.data(PATH))
        elif remove_rect(self.visualRect(index)).contains(place):
            self.removed.emit(index.data(PATH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if index.data(WHEN) is not None:
                self.opened.emit(index.data(PATH))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(index.data(PATH))
        else:
            super().keyPressEvent(event)

    def _repaint(self, *_: object) -> None:
        self.viewport().update()


class _RecentRows(QStyledItemDelegate):
    """Picture on the left, name and folder beside it, the day at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(PICTURE_SIZE.width(), _row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = current(), option.rect
        changed: datetime | None = index.data(WHEN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, row, option.state)
        frame = QRect(row.left() + tokens.SPACE_1, 0, PICTURE_SIZE.width(), PICTURE_SIZE.height())
        frame.moveTop(row.top() + (row.height() - frame.height()) // 2)
        _paint_picture(painter, frame, index.data(PICTURE))
        left = frame.right() + tokens.SPACE_3
        room = QRect(left, row.top(), row.right() - left - tokens.SPACE_2, row.height())
        path: Path = index.data(PATH)
        if changed is None:
            cross = remove_rect(row)
            side = tokens.SPACE_3
            mark = icons.pixmap(
                "close", theme.text_muted, side, painter.device().devicePixelRatio()
            )
            painter.drawPixmap(cross.center().x() - side // 2, cross.center().y() - side // 2, mark)
            room.setRight(cross.left())
        when = "" if changed is None else when_text(changed, datetime.now().astimezone())
        _paint_words(painter, room, (path.name, folder_text(path), when or tr("missing")))
        painter.restore()


def _row_height() -> int:
    return max(PICTURE_SIZE.height(), scaled(40)) + tokens.SPACE_4


def remove_rect(row: QRect) -> QRect:
    """Where the cross of a missing file lies in its row."""
    place = QRect(0, 0, _REMOVE, _REMOVE)
    place.moveCenter(row.center())
    place.moveRight(row.right() - tokens.SPACE_1)
    return place


def _changed(path: Path) -> datetime | None:
    """When a file was last written, in local time; None where there is none."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None


def _paint_ground(painter: QPainter, row: QRect, state: QStyle.StateFlag) -> None:
    theme = current()
    focused = state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus
    if focused or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.accent_soft if focused else theme.surface_hover))
        painter.drawRoundedRect(row, tokens.RADIUS, tokens.RADIUS)


def _paint_picture(painter: QPainter, frame: QRect, picture: QPixmap | None) -> None:
    theme = current()
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(frame), tokens.RADIUS_SMALL, tokens.RADIUS_SMALL)
    painter.fillPath(outline, QColor(theme.canvas))
    if picture is not None and not picture.isNull():
        painter.save()
        painter.setClipPath(outline)
        painter.drawPixmap(frame.topLeft(), picture)
        painter.restore()
    painter.setPen(QColor(theme.border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)


def _paint_words(painter: QPainter, room: QRect, words: tuple[str, str, str]) -> None:
    """Name above, folder below, the day at the right of the name."""
    theme = current()
    name, folder, when = words
    is_there = when != tr("missing")
    middle = room.center().y()
    upper = QRect(room.left(), middle - scaled(19), room.width(), scaled(20))
    lower = QRect(room.left(), middle, room.width(), scaled(18))
    align = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(number_font(tokens.TEXT_SMALL))
    painter.setPen(QColor(theme.text_muted if is_there else theme.warning))
    painter.drawText(upper, align | Qt.AlignmentFlag.AlignRight, when)
    upper.setRight(upper.right() - painter.fontMetrics().horizontalAdvance(when) - tokens.SPACE_2)
    elide = Qt.TextElideMode
    painter.setFont(ui_font(tokens.TEXT_BODY, bold=True))
    painter.setPen(QColor(theme.text if is_there else theme.text_disabled))
    painter.drawText(
        upper, align, painter.fontMetrics().elidedText(name, elide.ElideMiddle, upper.width())
    )
    painter.setFont(ui_font())
    painter.setPen(QColor(theme.text_muted if is_there else theme.text_disabled))
    painter.drawText(
        lower, align, painter.fontMetrics().elidedText(folder, elide.ElideMiddle, lower.width())
    )
