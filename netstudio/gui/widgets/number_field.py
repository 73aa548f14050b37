"""Line editors for numbers that check while one types and hand over only what is right.

Green while the text is a new value, red with the reason as tooltip while it is none. Enter or
leaving the field commits; text that is no value stays, red, until it is mended or Esc brings the
last value back. Up and Down step (ten times with Shift).
"""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from netstudio.gui.language import tr
from netstudio.gui.widgets.number_text import (
    Bounds,
    FloatText,
    IntegerText,
    NumberError,
    NumberText,
    SizeText,
)

_BIG_STEP = 10


class NumberField(QLineEdit):
    """An editor of one value, read and written by a ``NumberText``."""

    value_committed = Signal(object)
    """The new value, when it differs from the last one."""

    def __init__(self, form: NumberText[Any], value: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._value = value
        self._help = ""
        self.setProperty("role", "number")
        self.setText(form.write(value))
        self.textEdited.connect(self._judge)

    @classmethod
    def integer(
        cls, value: int, *, low: int | None = None, high: int | None = None
    ) -> "NumberField":
        """An editor of a whole number."""
        return cls(IntegerText(Bounds(low, high)), value)

    @classmethod
    def real(
        cls, value: float, *, low: float | None = None, high: float | None = None
    ) -> "NumberField":
        """An editor of a real number."""
        return cls(FloatText(Bounds(low, high)), value)

    @classmethod
    def sizes(
        cls, value: tuple[int, ...], *, low: int | None = None, high: int | None = None
    ) -> "NumberField":
        """An editor of as many whole numbers as ``value`` has."""
        return cls(SizeText(len(value), Bounds(low, high)), value)

    @property
    def value(self) -> Any:
        """The value last committed or set."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show ``value`` without committing it; what was being typed is dropped."""
        self._value = value
        self._show()

    def type_draft(self, text: str) -> None:
        """Show ``text`` as if it was being typed: judged, and not taken over."""
        self.setText(text)
        self._judge()

    def set_help(self, text: str) -> None:
        """The tooltip while nothing is wrong."""
        self._help = text
        self._judge()

    def problem(self) -> str:
        """Why the text is not a value, or empty."""
        try:
            self._form.read(self.text())
        except NumberError as problem:
            return tr(str(problem))
        return ""

    def commit(self) -> None:
        """Take the text as the value; text that is none stays, so that it can be mended."""
        try:
            value = self._form.read(self.text())
        except NumberError:
            self._judge()
            return
        changed = value != self._value
        self._value = value
        self._show()
        if changed:
            self.value_committed.emit(value)

    def event(self, event: QEvent) -> bool:
        # While something is being typed, Esc belongs to the field, not to a window-wide shortcut.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text() != self._form.write(self._value)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            if not self.problem():
                self.selectAll()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            big = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step((1 if key == Qt.Key.Key_Up else -1) * (_BIG_STEP if big else 1))
        elif key == Qt.Key.Key_Escape and self.text() != self._form.write(self._value):
            self._show()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def _step(self, steps: int) -> None:
        if self.problem():
            return
        self.setText(self._form.write(self._form.step(self._form.read(self.text()), steps)))
        self.commit()

    def _show(self) -> None:
        self.setText(self._form.write(self._value))
        self._judge()

    def _judge(self, *_: object) -> None:
        problem = self.problem()
        edited = self.text() != self._form.write(self._value)
        state = "invalid" if problem else "valid" if edited else ""
        self.setToolTip(problem or self._help)
        if state != (self.property("state") or ""):
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)
