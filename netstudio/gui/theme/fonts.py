"""The window's two faces: one for words, one with figures of equal width for numbers.

Only families that are installed are asked for: looking up a missing one makes Qt build its table
of aliases, which takes tens of milliseconds on macOS and prints a warning.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from netstudio.gui.theme import tokens


def ui_font(pixels: int = tokens.TEXT_BODY, *, bold: bool = False) -> QFont:
    """The face of labels and controls, ``pixels`` high (device independent)."""
    font = QFont(_installed(tokens.UI_FONTS, QFontDatabase.SystemFont.GeneralFont))
    return _sized(font, pixels, bold)


def number_font(pixels: int = tokens.TEXT_BODY, *, bold: bool = False) -> QFont:
    """The fixed-width face of numbers, shapes and source."""
    font = QFont(_installed(tokens.NUMBER_FONTS, QFontDatabase.SystemFont.FixedFont))
    font.setStyleHint(QFont.StyleHint.Monospace)
    return _sized(font, pixels, bold)


def _sized(font: QFont, pixels: int, bold: bool) -> QFont:
    font.setPixelSize(pixels)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def _installed(names: tuple[str, ...], fallback: QFontDatabase.SystemFont) -> list[str]:
    found = [name for name in names if QFontDatabase.hasFamily(name)]
    return found or [QFontDatabase.systemFont(fallback).family()]
