"""A titled part of a panel that folds away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.apply import current
from netstudio.gui.theme.fonts import number_font, scaled, ui_font
from netstudio.gui.theme.sizing import fix_size

_HEADER_HEIGHT = 26
_CHEVRON = 12
_SWATCH = 8


class Section(QWidget):
    """A header that folds and unfolds the content below it."""

    expanded_changed = Signal(bool)

    def __init__(
        self,
        title: str,
        *,
        colour: str | None = None,
        count: int | None = None,
        expanded: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``colour`` names a family whose swatch stands before the title; ``count`` is shown at
        its right."""
        super().__init__(parent)
        self._header = _SectionHeader(title, colour, count)
        self._header.setChecked(expanded)
        self._header.toggled.connect(self._fold)
        self._content = QWidget(self)  # shown without a parent it would be a window
        self._content.setVisible(expanded)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, tokens.SPACE_2)
        self._column.setSpacing(tokens.SPACE_1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._header)
        outer.addWidget(self._content)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def add(self, widget: QWidget) -> None:
        """Put ``widget`` below what is there."""
        self._column.addWidget(widget)

    def insert(self, widget: QWidget, *, before_last: int) -> None:
        """Put ``widget`` above the last so many parts."""
        self._column.insertWidget(self._column.count() - before_last, widget)

    @property
    def expanded(self) -> bool:
        """Whether the content is seen."""
        return self._header.isChecked()

    def set_expanded(self, expanded: bool) -> None:
        """Unfold or fold."""
        self._header.setChecked(expanded)

    def set_count(self, count: int | None) -> None:
        """The number at the right of the title."""
        self._header.set_count(count)

    def _fold(self, expanded: bool) -> None:
        self._content.setVisible(expanded)
        self.expanded_changed.emit(expanded)


class _SectionHeader(QAbstractButton):
    """Swatch, title, count and a chevron that shows whether it is open."""

    def __init__(self, title: str, colour: str | None, count: int | None) -> None:
        super().__init__()
        self._colour = colour
        self._count = count
        self.setText(title)
        self.setCheckable(True)
        fix_size(self, height=_HEADER_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)

    def set_count(self, count: int | None) -> None:
        self._count = count
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, scaled(_HEADER_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._paint_swatch(painter)
        lit = self.underMouse() or self.hasFocus()
        shade = theme.text if lit else theme.text_muted
        chevron = icons.pixmap(
            "chevron-down" if self.isChecked() else "chevron-right",
            shade,
            _CHEVRON,
            self.devicePixelRatioF(),
        )
        right = self.width() - _CHEVRON
        painter.drawPixmap(right, (self.height() - _CHEVRON) // 2, chevron)
        painter.setPen(QColor(shade))
        if self._count is not None:
            painter.setFont(number_font(tokens.TEXT_SMALL))
            words = f"{self._count:,}"
            right -= painter.fontMetrics().horizontalAdvance(words) + tokens.SPACE_2
            painter.drawText(
                right, 0, self.width(), self.height(), Qt.AlignmentFlag.AlignVCenter, words
            )
        painter.setFont(ui_font(tokens.TEXT_BODY, bold=True))
        room = right - left - tokens.SPACE_2
        title = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, max(room, 0)
        )
        painter.drawText(left, 0, room, self.height(), Qt.AlignmentFlag.AlignVCenter, title)
        painter.end()

    def _paint_swatch(self, painter: QPainter) -> int:
        """Where the title starts."""
        if self._colour is None:
            return 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(current().family(self._colour)))
        painter.drawRoundedRect(0, (self.height() - _SWATCH) // 2, _SWATCH, _SWATCH, 2, 2)
        return _SWATCH + tokens.SPACE_2
