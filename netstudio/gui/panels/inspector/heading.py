"""The head of an inspector page: the family's colour, the name, and what it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from netstudio.gui.panels.inspector.name_field import NameCheck, NameField
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.sizing import fix_size
from netstudio.gui.widgets.elided_label import ElidedLabel

_SWATCH = 10


class Swatch(QWidget):
    """A small square in the colour of a family, or in a colour of its own."""

    def __init__(self, family: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family = family
        self._colour: str | None = None
        fix_size(self, _SWATCH, _SWATCH)

    def set_colour(self, family: str, colour: str | None) -> None:
        """Paint the family's colour, or `colour` where there is one."""
        self._family, self._colour = family, colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour or current().family(self._family)))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.end()


class Heading(QWidget):
    """Swatch, name and kind; with a `check`, the name is edited in place."""

    renamed = Signal(object)
    """The new name, a str, when it was committed."""

    def __init__(
        self,
        name: str,
        kind: str,
        *,
        family: str | None = None,
        check: NameCheck | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._field: NameField | None = None
        self._label: QLabel | None = None
        self._swatch: Swatch | None = None
        self._reason = QLabel()
        self._reason.setProperty("role", "error")
        self._reason.setWordWrap(True)
        self._reason.hide()
        self._kind = ElidedLabel(kind, role="muted")
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        if family is not None:
            self._swatch = Swatch(family)
            row.addWidget(self._swatch)
        row.addWidget(self._name_widget(name, check))
        row.addWidget(self._kind, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._reason)
        notifier.fonts_scaled.connect(self._fit)

    def _name_widget(self, name: str, check: NameCheck | None) -> QWidget:
        if check is None:
            self._label = QLabel(name)
            self._label.setProperty("role", "heading")
            return self._label
        self._field = NameField(name, check)
        self._field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._field.value_committed.connect(self.renamed)
        self._field.textChanged.connect(self._follow_typing)
        return self._field

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    @property
    def name(self) -> str:
        """The name shown."""
        return self._name

    @property
    def field(self) -> NameField | None:
        """The editable name; None where it cannot be changed."""
        return self._field

    def show_values(
        self, name: str, kind: str, family: str | None = None, colour: str | None = None
    ) -> None:
        """Bring it up to date."""
        self._name = name
        if self._field is not None:
            self._field.set_value(name)
        if self._label is not None:
            self._label.setText(name)
        self._kind.setText(kind)
        if self._swatch is not None and family is not None:
            self._swatch.set_colour(family, colour)
        self._fit()

    def _follow_typing(self, *_: object) -> None:
        if self._field is not None:
            reason = self._field.problem()
            self._reason.setText(reason)
            self._reason.setVisible(bool(reason))
            self._fit()

    def _fit(self) -> None:
        """As wide as the name, so that the kind stands right beside it."""
        if self._field is not None:
            self._field.ensurePolished()
            words = self._field.fontMetrics().horizontalAdvance(self._field.text())
            room = max(self.width() * 3 // 4, 60)
            self._field.setFixedWidth(min(words + tokens.SPACE_3 + 2, room))
            if not self._field.hasFocus():
                self._field.setCursorPosition(0)  # a long name is read from its beginning
