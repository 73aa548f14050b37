"""A quiet box with a caption and a few lines: what a panel says beside its form."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from netstudio.gui.theme import tokens


class Card(QFrame):
    """A caption above lines of words; hidden while it has no line."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._caption = QLabel(caption)
        self._caption.setProperty("role", "caption")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self._words.setOpenExternalLinks(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(
            tokens.SPACE_2 + 2, tokens.SPACE_2, tokens.SPACE_2 + 2, tokens.SPACE_2
        )
        self._column.setSpacing(tokens.SPACE_1)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._words)
        self._lines: list[str] = []
        self.hide()

    def set_lines(self, lines: list[str]) -> None:
        """Show `lines`, each in Qt's rich text or a table; none hides the card."""
        if lines != self._lines:
            self._lines = list(lines)
            self._words.setText(_spaced(lines))
        self.setVisible(bool(lines))

    def text(self) -> str:
        """The lines as they read, without markup."""
        return "\n".join(_plain(line) for line in self._lines)

    def add(self, widget: QWidget) -> None:
        """Put `widget` below the lines."""
        self._column.addWidget(widget)


def strong(text: str) -> str:
    """`text` in bold, as rich text."""
    return f"<b>{escape(text)}</b>"


def plain(text: str) -> str:
    """`text` as rich text that shows it unchanged."""
    return escape(text)


def _spaced(lines: list[str]) -> str:
    return "".join(
        line if line.startswith("<table") else f'<p style="margin:0; line-height:132%">{line}</p>'
        for line in lines
    )


def _plain(line: str) -> str:
    from PySide6.QtGui import QTextDocumentFragment

    return QTextDocumentFragment.fromHtml(line).toPlainText()
