"""A heading that is renamed in place: it looks like words until it is pointed at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionFrame,
    QStylePainter,
    QToolTip,
    QWidget,
)

from netstudio.errors import EditError
from netstudio.gui.language import tr
from netstudio.gui.panels.form.undo_keys import UndoKeys
from netstudio.gui.theme import tokens
from netstudio.gui.widgets.number_field import NumberField
from netstudio.gui.widgets.number_text import NumberError, NumberText

NameCheck = Callable[[str], None]
"""Raises an EditError where a name cannot be used."""


class NameText(NumberText[str]):
    """A name, as free as `check` lets it be."""

    def __init__(self, check: NameCheck) -> None:
        self._check = check

    def read(self, text: str) -> str:
        name = text.strip()
        try:
            self._check(name)
        except EditError as error:
            raise NumberError(str(error)) from None
        return name

    def write(self, value: str) -> str:
        return value

    def step(self, value: str, steps: int) -> str:
        return value


class NameField(NumberField):
    """The name of what is selected, as a heading."""

    def __init__(self, name: str, check: NameCheck, parent: QWidget | None = None) -> None:
        super().__init__(NameText(check), name, parent)
        self.setProperty("role", "name")
        self.setAccessibleName(tr("Name"))
        self.set_help(tr("Click to rename (F2)"))
        UndoKeys(self)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.shown_text() != self.text():
            assert isinstance(event, QHelpEvent)
            words = f"{self.text()}\n{self.toolTip()}"
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A name too long for its place ends in an ellipsis until it is edited."""
        shown = self.shown_text()
        if shown == self.text() or self.hasFocus():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
        place = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place.adjusted(2, 0, 0, 0), flags, shown)
        painter.end()

    def shown_text(self) -> str:
        """The name as it is painted while it is not edited."""
        room = self.contentsRect().width() - 2 * tokens.SPACE_1 - 2
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def begin(self) -> None:
        """Take the keyboard with the whole name selected."""
        self.setFocus()
        self.selectAll()
