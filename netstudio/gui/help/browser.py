"""Where a page of the help is read: Markdown in the theme's colours, with a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDesktopServices,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import current, notifier
from netstudio.gui.theme.fonts import number_font, ui_font

_SIZES = {1: 20, 2: 15, 3: 13}
"""Of headings by their level, in pixels."""
_MARKDOWN = QTextDocument.ResourceType.MarkdownResource
_SCHEMES = ("topic", "layer", "problem")


class HelpBrowser(QTextBrowser):
    """Shows addresses such as `topic:canvas` and `layer:Conv2d`; others go to the web browser."""

    shown = Signal(str)
    """The address of the page that is shown."""

    def __init__(self, page: Callable[[str], str], parent: QWidget | None = None) -> None:
        """`page` gives the Markdown of an address."""
        super().__init__(parent)
        self._page = page
        self.setOpenLinks(False)
        self.setFont(ui_font(tokens.TEXT_TITLE))
        self.document().setDocumentMargin(tokens.SPACE_6)
        self.document().setIndentWidth(tokens.SPACE_6)
        self.anchorClicked.connect(self.follow)
        self.sourceChanged.connect(self._came)
        notifier.theme_changed.connect(self._restyle)

    def follow(self, url: QUrl) -> None:
        """Show a page, or give an address of the web to the web browser."""
        if url.scheme() in _SCHEMES:
            self.setSource(url, _MARKDOWN)
        elif url.scheme() == "https":
            QDesktopServices.openUrl(url)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        # Qt passes the kind as a plain integer.
        return self._page(QUrl(name).toString()) if kind == _MARKDOWN.value else None

    def _came(self, url: QUrl) -> None:
        self._dress()
        self.shown.emit(url.toString())

    def _restyle(self, *_: object) -> None:
        if not self.source().isEmpty():
            place = self.verticalScrollBar().value()
            self.reload()
            self._dress()
            self.verticalScrollBar().setValue(place)

    def _dress(self) -> None:
        """Give headings, code and links the look of the window: Markdown has no style sheet."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(_block_format(level, is_item=block.textList() is not None))
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                cursor.setPosition(fragment.position())
                end = fragment.position() + fragment.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(_char_format(level, fragment.charFormat()))
                iterator += 1
            block = block.next()
        cursor.endEditBlock()


def _block_format(level: int, *, is_item: bool) -> QTextBlockFormat:
    look = QTextBlockFormat()
    look.setTopMargin({1: 0, 2: 18, 3: 12}.get(level, 2 if is_item else 4))
    look.setBottomMargin(8 if level == 1 else 3 if is_item or level else 6)
    look.setLineHeight(122, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return look


def _char_format(level: int, given: QTextCharFormat) -> QTextCharFormat:
    theme = current()
    look = QTextCharFormat()
    if level:
        look.setFont(ui_font(_SIZES.get(level, tokens.TEXT_TITLE), bold=True))
    elif given.fontFixedPitch():
        look.setFont(number_font(tokens.TEXT_BODY))
        look.setBackground(QColor(theme.surface_raised))
        look.setForeground(QColor(theme.text))
    if given.isAnchor():
        look.setForeground(QColor(theme.accent))
        look.setFontUnderline(False)
    return look
