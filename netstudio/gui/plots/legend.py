"""The line below a plot: one swatch and name a curve, and what the x axis counts."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QWidget

from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import scaled, ui_font
from netstudio.gui.theme.sizing import fix_size

_SWATCH = QSize(12, 3)
_HEIGHT = 18


def curve_text(name: str) -> str:
    """What a curve is called where a user reads it; names of runs stay as they are."""
    return {"training": tr("training"), "validation": tr("validation")}.get(name, name)


class Legend(QWidget):
    """Names the curves; a click on a name hides its curve and shows it again."""

    toggled = Signal(str, bool)
    """The curve and whether it is shown."""

    def __init__(self, x_label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[_Entry] = []
        self._axis = QLabel(x_label)
        self._axis.setProperty("role", "small")
        self._axis.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(tokens.SPACE_3, 0, tokens.SPACE_3, 0)
        self._row.setSpacing(tokens.SPACE_3)
        self._row.addStretch(1)
        self._row.addWidget(self._axis)
        fix_size(self, height=_HEIGHT)
        self.hide()  # until there is a curve

    def set_entries(self, entries: list[tuple[str, str]]) -> None:
        """Show exactly these curves: name and colour (``#rrggbb``) of each."""
        names = [name for name, _ in entries]
        if names != [entry.name for entry in self._entries]:
            self._rebuild(names)
            self.setVisible(bool(names))
        for entry, (_, colour) in zip(self._entries, entries, strict=True):
            entry.set_colour(colour)
        self._axis.setVisible(bool(entries))

    def set_axis(self, label: str) -> None:
        """What the x axis counts."""
        self._axis.setText(label)

    def entry(self, name: str) -> QAbstractButton:
        """The button of the curve ``name``; raises ``KeyError`` if there is none."""
        for entry in self._entries:
            if entry.name == name:
                return entry
        raise KeyError(f"the legend has no curve named {name!r}")

    def _rebuild(self, names: list[str]) -> None:
        for entry in self._entries:
            self._row.removeWidget(entry)
            entry.deleteLater()
        self._entries = [_Entry(name) for name in names]
        for position, entry in enumerate(self._entries):
            self._row.insertWidget(position, entry)
            entry.toggled.connect(partial(self.toggled.emit, entry.name))


class _Entry(QAbstractButton):
    """One name with its swatch."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self._colour = "#000000"
        self.setText(curve_text(name))
        self.setFont(ui_font(tokens.TEXT_SMALL))
        self.setCheckable(True)
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Show or hide the curve “{name}”", name=self.text()))

    def set_colour(self, colour: str) -> None:
        if colour != self._colour:
            self._colour = colour
            self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_SWATCH.width() + 6 + width + 4, scaled(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        swatch = QRectF(0, middle - _SWATCH.height() / 2, _SWATCH.width(), _SWATCH.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour if self.isChecked() else theme.border_strong))
        painter.drawRoundedRect(swatch, 1.5, 1.5)
        shade = theme.text_muted if self.isChecked() else theme.text_disabled
        if self.hasFocus():
            shade = theme.accent
        painter.setPen(QColor(shade))
        words = self.rect().adjusted(_SWATCH.width() + 6, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
