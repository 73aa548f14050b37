"""The search that pops up on the canvas: type a few letters, Enter, and the layer is there.

Opened on a wire it offers what fits, each with the shape that comes out of it; what does not fit is
a click away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from netstudio.gui.language import tr
from netstudio.gui.palette.entries import Entry, is_operation_name, search
from netstudio.gui.palette.entry_list import EntryList
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.widgets.elided_label import ElidedLabel
from netstudio.records import dataclass

WIDTH = 360
_WIDEST = 560
"""Large type is elided: the list shall not cover the canvas."""
MOST_ROWS = 9

Note = Callable[[str], str]


@dataclass(frozen=True)
class Offer:
    """What a search is for.

    Attributes:
        uses: how much each type is used; the most used come first.
        fits: whether a type fits where it would go; None where everything does.
        shape: the shape that comes out of a type there; empty where nobody can tell.
        title: what is asked for, as the field says while it is empty.
        blocks: of the project and of the user's library, to be offered among the layers.
    """

    uses: Mapping[str, float]
    fits: Callable[[str], bool] | None = None
    shape: Note = lambda _: ""
    title: str = ""
    blocks: Sequence[Entry] = ()


class QuickAdd(QFrame):
    """A search field over a list of layers, inside the canvas."""

    chosen = Signal(str, bool)
    """The type that the user picked, and whether the search stays open for another."""
    dismissed = Signal()
    """It closed without a choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = parent
        self.setProperty("role", "floating")
        self.setFixedWidth(min(scaled(WIDTH), _WIDEST))
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(False)
        self.list = EntryList(show_family=True)
        self.list.setAccessibleName(tr("Layers that match"))
        self.help = ElidedLabel(role="muted")
        self.help.setContentsMargins(tokens.SPACE_1, 0, tokens.SPACE_1, 0)
        self.nothing = QLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(tokens.SPACE_1, 0, tokens.SPACE_1, 0)
        self.show_all = QPushButton(tr("Show those that do not fit"))
        self.show_all.setProperty("kind", "flat")
        self.show_all.setToolTip(tr("Show what matches, whether it fits or not (Ctrl+Enter)"))
        self.show_all.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[tokens.SPACE_2] * 4)
        column.setSpacing(tokens.SPACE_2)
        for part in (self.field, self.list, self.help, self.nothing, self.show_all):
            column.addWidget(part)
        self._offer = Offer({})
        self._fits: Callable[[str], bool] | None = None
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.picked.connect(self._choose)
        self.list.currentRowChanged.connect(self._explain)
        self.show_all.clicked.connect(self._lift_filter)
        self.hide()

    def open(self, place: QPoint, offer: Offer) -> None:
        """Pop up at a place of the parent with an offer."""
        self._offer, self._fits = offer, offer.fits
        self.field.setPlaceholderText(offer.title or tr("Add a layer"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.clear()
        self._search("")
        area = self._canvas.rect()
        self.move(
            max(4, min(place.x(), area.right() - self.width() - 4)),
            max(4, min(place.y(), area.bottom() - self.height() - 4)),
        )
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close without a choice."""
        if self.isVisible():
            self.hide()
            self.dismissed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            if isinstance(event, QFocusEvent) and event.lostFocus():
                self._focus_went(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Tab:
                self._enter(event.modifiers())
            case Qt.Key.Key_Down | Qt.Key.Key_Up | Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.list.step(event.key())
            case _:
                return False
        return True

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._lift_filter()
        elif type_name := self.list.current_type():
            stays = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            self._choose(type_name, stays=stays)

    def _focus_went(self, event: QFocusEvent) -> None:
        """A click elsewhere closes it; another window in front does not."""
        if event.reason() in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self.dismiss()

    def _choose(self, type_name: str, *, stays: bool = False) -> None:
        if stays:
            self.field.selectAll()  # the next word takes the place of this one
        else:
            self.hide()
        self.chosen.emit(type_name, stays)

    def _lift_filter(self) -> None:
        """Offer what does not fit as well."""
        self._fits = None
        self._search(self.field.text())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, text: str) -> None:
        offer = self._offer
        found = search(text, offer.uses, self._fits, blocks=offer.blocks, operations=True)
        self.list.show_entries(found, offer.shape)
        self.list.setVisible(bool(found))
        self.help.setVisible(bool(found))
        self.nothing.setVisible(not found)
        layers = any(not is_operation_name(entry.type_name) for entry in found)
        hidden = not layers and self._fits is not None and bool(search(text, blocks=offer.blocks))
        self.nothing.setText(
            tr("Nothing that fits here matches.")
            if hidden
            else tr("No layer matches. Try fewer letters, or a word for what it does.")
        )
        self.show_all.setVisible(hidden)
        self.list.fit_rows(min(len(found), MOST_ROWS))
        self._explain()
        self.adjustSize()

    def _explain(self, *_: object) -> None:
        """Say in a line what the current one does."""
        entry = self.list.current_entry()
        self.help.setText(tr(entry.summary) if entry is not None else "")
        self.help.setToolTip(entry.tooltip if entry is not None else "")
