"""The cards of the gallery in a grid: arrows walk, Enter opens, letters go to the search."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from netstudio.gui.language import tr
from netstudio.gui.start.preset_card import GAP, PresetCards, card_height
from netstudio.gui.start.preset_model import PICTURE_SIZE, PRESET, PresetModel
from netstudio.gui.theme.apply import notifier
from netstudio.presets import PresetInfo

_NARROWEST = 216
"""Of a card; the columns share what the window has beyond it."""


class PresetGrid(QListView):
    """Shows a `PresetModel`; one card is current as long as there is one."""

    current_changed = Signal(object)
    """The `PresetInfo` of the current card, or None."""
    opened = Signal(object)
    """The `PresetInfo` of a card that was double-clicked, or current when Enter was pressed."""
    typed = Signal(str)
    """What the user types while the grid has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = PresetModel(self.devicePixelRatioF(), self)
        self.setModel(self.cards)
        self.setItemDelegate(PresetCards(self))
        self.setAccessibleName(tr("Presets"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(PRESET)))
        self.selectionModel().currentChanged.connect(self._tell_current)
        notifier.theme_changed.connect(self._repaint)
        notifier.fonts_scaled.connect(self._fit_cards)

    @property
    def current_preset(self) -> PresetInfo | None:
        """The preset of the current card."""
        index = self.currentIndex()
        return index.data(PRESET) if index.isValid() else None

    def show_presets(self, presets: list[PresetInfo]) -> None:
        """Show these, the current one still current if it is among them, else the first."""
        before = self.current_preset
        self.cards.show_presets(presets)
        row = presets.index(before) if before in presets else 0
        if presets:
            self.setCurrentIndex(self.cards.index(row))
        else:
            self.current_changed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        preset = self.current_preset
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if preset is not None:
                self.opened.emit(preset)
        elif event.text().isprintable() and event.text().strip() and not _has_command(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cards()

    def _fit_cards(self) -> None:
        room = self.viewport().width() - 1
        columns = max(1, room // (_NARROWEST + GAP))
        width = min(room // columns, PICTURE_SIZE.width() + GAP)
        self.setGridSize(QSize(width, card_height() + GAP))

    def _tell_current(self, index: QModelIndex, _: QModelIndex) -> None:
        self.current_changed.emit(index.data(PRESET) if index.isValid() else None)

    def _repaint(self, *_: object) -> None:
        self.viewport().update()


def _has_command(event: QKeyEvent) -> bool:
    modifiers = Qt.KeyboardModifier
    return bool(event.modifiers() & (modifiers.ControlModifier | modifiers.AltModifier))
