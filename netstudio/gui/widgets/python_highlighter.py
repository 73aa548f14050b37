"""Colours for Python source, from the standard library's own lexical rules.

One regular expression finds tokens in a line; the only state between lines is an open
triple-quoted string.
"""

import builtins
import keyword
import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from netstudio.gui.theme.tokens import Theme

_TOKENS = re.compile(
    r"""
      (?P<comment>\#.*)
    | (?P<open>(?:[rbfuRBFU]{0,2})(?P<quotes>\"{3}|'{3}))
    | (?P<string>[rbfuRBFU]{0,2}(?:"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?))
    | (?P<number>(?<![\w.])(?:0[xX][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?))
    | (?P<decorator>(?<=^)\s*@[\w.]+)
    | (?P<definition>(?<=\bdef\ )\w+|(?<=\bclass\ )\w+)
    | (?P<word>(?<!\.)\b[^\W\d]\w*)
    """,
    re.VERBOSE,
)
_KEYWORDS = frozenset(keyword.kwlist) | {"match", "case", "type"}
_BUILTINS = frozenset(name for name in dir(builtins) if not name.startswith("_")) | {"self"}
_IN_STRING = {'"""': 1, "'''": 2}


class PythonHighlighter(QSyntaxHighlighter):
    """Highlights ``document`` in a theme's colours."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._theme = theme
        self._is_muted = False
        self._formats = _formats(theme)

    def set_muted(self, is_muted: bool) -> None:
        """One grey for everything, or the colours again."""
        self._is_muted = is_muted
        self.wear(self._theme)

    def wear(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._formats = _formats(theme)
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if self._is_muted:
            grey = QTextCharFormat()
            grey.setForeground(QColor(self._theme.text_disabled))
            self.setFormat(0, len(text), grey)
            return
        start = self._close_string(text)
        while start >= 0 and (token := _TOKENS.search(text, start)) is not None:
            if token.lastgroup is not None and token["quotes"]:
                start = self._paint_long_string(text, token.start(), token.end(), token["quotes"])
                continue
            self._paint(token)
            start = token.end() if token.end() > token.start() else token.end() + 1

    def _close_string(self, text: str) -> int:
        """Where ordinary source starts: past a string left open on the line before; -1 nowhere."""
        open_string = self.previousBlockState()
        self.setCurrentBlockState(0)
        for quotes, state in _IN_STRING.items():
            if open_string == state:
                return self._paint_long_string(text, 0, 0, quotes)
        return 0

    def _paint_long_string(self, text: str, start: int, inside: int, quotes: str) -> int:
        """Paint from ``start`` to the closing quotes; returns what follows, -1 if still open."""
        end = text.find(quotes, inside)
        if end < 0:
            self._apply(start, len(text), "string")
            self.setCurrentBlockState(_IN_STRING[quotes])
            return -1
        self._apply(start, end + 3, "string")
        return end + 3

    def _paint(self, token: re.Match[str]) -> None:
        kind = token.lastgroup or ""
        if kind == "word":
            word = token.group()
            kind = "keyword" if word in _KEYWORDS else "builtin" if word in _BUILTINS else ""
        if kind in self._formats:
            self._apply(token.start(), token.end(), kind)

    def _apply(self, start: int, end: int, kind: str) -> None:
        self.setFormat(start, end - start, self._formats[kind])


def _formats(theme: Theme) -> dict[str, QTextCharFormat]:
    formats = {}
    for kind, colour in vars(theme.syntax).items():
        look = QTextCharFormat()
        look.setForeground(QColor(colour))
        if kind == "comment":
            look.setFontItalic(True)
        if kind == "definition":
            look.setFontWeight(QFont.Weight.DemiBold)
        formats[kind] = look
    return formats
