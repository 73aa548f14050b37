"""What should make a wire fit that does not: a small menu beside the port it was let go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from netstudio.catalog.types import ValueType
from netstudio.document.edit import Edit
from netstudio.document.view import WireEnd
from netstudio.gui.canvas.card import shape_text
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.fonts import scaled

if TYPE_CHECKING:
    from netstudio.compiler.adapters import Adapter
    from netstudio.gui.canvas.view import CanvasView

NARROWEST = 300
WIDEST = 520
_LEAVES = " \N{RIGHTWARDS ARROW} "


class AdapterChooser(QFrame):
    """Lists adapters with the shapes they lead to; the wire and the one chosen are one step."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self.setProperty("role", "floating")
        self.setAccessibleName(tr("Make the wire fit"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[tokens.SPACE_2] * 4)
        column.setSpacing(0)
        self._reason = QLabel()
        self._reason.setTextFormat(Qt.TextFormat.PlainText)
        self._reason.setProperty("role", "warning")
        self._reason.setWordWrap(True)
        self._reason.setContentsMargins(tokens.SPACE_2, tokens.SPACE_1, tokens.SPACE_2, 0)
        column.addWidget(self._reason)
        column.addSpacing(tokens.SPACE_2)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.choices: list[ChoiceRow] = []
        self.hide()

    def offer(self, wire: Edit, end: WireEnd, reason: str, place: QPointF) -> bool:
        """Ask how the wire that `wire` draws into `end` should fit, beside a place of the scene.

        False, and nothing is shown, where no adapter is known: the wire may then be made as it is.
        """
        from netstudio.compiler.adapters import adapters_for

        bridge = self._view.bridge
        adapters = adapters_for(bridge.project, self._view.canvas.scope, wire, end)
        if not adapters:
            return False
        self._reason.setText(reason)
        self._fill(wire, adapters)
        self._settle(place)
        self.show()
        self.raise_()
        self.choices[0].setFocus(Qt.FocusReason.PopupFocusReason)
        return True

    def dismiss(self) -> bool:
        """Close without a choice; whether it was open."""
        if not self.isVisible():
            return False
        self._close()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in steps and self.choices:
            self._step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        at = next((i for i, row in enumerate(self.choices) if row.hasFocus()), 0)
        row = self.choices[(at + step) % len(self.choices)]
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self, wire: Edit, adapters: tuple[Adapter, ...]) -> None:
        for row in self.choices:
            self._rows.removeWidget(row)
            row.deleteLater()
        self.choices = []
        for adapter in adapters:
            self._add(ChoiceRow(tr(adapter.label), _shapes(adapter), self), adapter.edit)
        self._add(ChoiceRow(tr("Connect anyway"), tr("shows as a problem"), self), wire)

    def _add(self, row: ChoiceRow, edit: Edit) -> None:
        row.clicked.connect(lambda: self._choose(edit))
        self._rows.addWidget(row)
        self.choices.append(row)

    def _choose(self, edit: Edit) -> None:
        self._close()
        self._view.bridge.push(edit)

    def _close(self) -> None:
        self.hide()
        self._view.pending_wire.clear()
        self._view.take_focus()

    def _settle(self, place: QPointF) -> None:
        """Below the port, inside the canvas, as wide as its longest choice."""
        area = self._view.rect()
        edges = 2 * tokens.SPACE_2
        self.ensurePolished()
        longest = max(row.sizeHint().width() for row in self.choices) + edges
        width = min(max(longest, NARROWEST), WIDEST, area.width() - 8)
        self.setFixedWidth(width)
        layout = self.layout()
        assert layout is not None
        self.setFixedHeight(layout.heightForWidth(width))
        corner = self._view.mapFromScene(place)
        x = corner.x() - width if corner.x() + width > area.right() - 4 else corner.x() + 14
        self.move(
            max(4, min(x, area.right() - width - 4)),
            max(4, min(corner.y() + 10, area.bottom() - self.height() - 4)),
        )


class ChoiceRow(QPushButton):
    """A choice, with the shapes it leads to on the right."""

    def __init__(self, text: str, note: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "flat")
        self.setAccessibleName(f"{text}: {note}" if note else text)
        self.setToolTip(f"{text}\n{note}" if note else text)
        self.setAutoDefault(True)  # Enter chooses the row that has the focus
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_2, 0)
        row.setSpacing(tokens.SPACE_4)
        self._text, self._note = QLabel(text), QLabel(note)
        self._note.setProperty("role", "muted")
        for label in (self._text, self._note):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self._text)
        row.addStretch(1)
        row.addWidget(self._note)

    @property
    def label(self) -> str:
        """What is chosen."""
        return self._text.text()

    @property
    def note(self) -> str:
        """The shapes it leads to."""
        return self._note.text()

    def sizeHint(self) -> QSize:
        for label in (self._text, self._note):
            label.ensurePolished()  # its measure depends on the sheet's font
        layout = self.layout()
        assert layout is not None
        layout.invalidate()
        return QSize(layout.sizeHint().width() + tokens.SPACE_2, scaled(tokens.CONTROL_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A button would take arrows to move the focus its own way, not round the ends.
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setProperty("current", True)
        self.style().polish(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setProperty("current", False)
        self.style().polish(self)


def _shapes(adapter: Adapter) -> str:
    """What then arrives, and what the node makes of it."""
    kinds: tuple[ValueType | None, ...] = (adapter.arrives, adapter.leaves)
    return _LEAVES.join(shape_text(kind) for kind in kinds if kind is not None)
