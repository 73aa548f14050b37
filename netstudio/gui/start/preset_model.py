"""The presets as a list model: what the cards of the gallery show."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)

from netstudio.gui.language import tr
from netstudio.gui.start.entries import facts_of
from netstudio.gui.start.thumbnail_store import ThumbnailStore
from netstudio.presets import PresetInfo, preset_path

PRESET = Qt.ItemDataRole.UserRole
PICTURE = Qt.ItemDataRole.UserRole + 1
FACTS = Qt.ItemDataRole.UserRole + 2
PICTURE_SIZE = QSize(264, 132)
"""Of a thumbnail, in device-independent pixels; cards show it cut to their width."""

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PresetModel(QAbstractListModel):
    """Presets in the order given; pictures and figures follow as they are worked out."""

    def __init__(self, ratio: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ratio = ratio
        self._presets: tuple[PresetInfo, ...] = ()
        self._paths: dict[str, Path] = {}
        self.thumbnails = ThumbnailStore(PICTURE_SIZE, self)
        self.thumbnails.ready.connect(self._picture_came)

    def show_presets(self, presets: Sequence[PresetInfo]) -> None:
        """List exactly these."""
        self.beginResetModel()
        self._presets = tuple(presets)
        self._paths |= {p.name: preset_path(p.name) for p in presets if p.name not in self._paths}
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._presets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        preset = self._presets[index.row()]
        path = self._paths[preset.name]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr(preset.title)
            case Qt.ItemDataRole.ToolTipRole:
                return tr(preset.description)
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr("{title}: {words}", title=tr(preset.title), words=tr(preset.description))
            case int(value) if value == PRESET:
                return preset
            case int(value) if value == PICTURE:
                return self.thumbnails.picture(path, self._ratio)
            case int(value) if value == FACTS:
                # Together with the picture, which comes in a turn of its own.
                return facts_of(preset.name) if self.thumbnails.picture(path, self._ratio) else None
        return None

    def _picture_came(self, path: Path) -> None:
        for row, preset in enumerate(self._presets):
            if self._paths[preset.name] == path:
                self.dataChanged.emit(self.index(row), self.index(row))
