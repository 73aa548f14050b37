"""The window's two faces: one for words, one with figures of equal width for numbers.

Type of the window grows and shrinks with the user's font scale; type that is drawn in a scene's own
units, as on the cards of the canvas, does not, since the canvas is zoomed instead.

Only families that are installed are asked for: looking up a missing one makes Qt build its table
of aliases, which takes tens of milliseconds on macOS and prints a warning.
"""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from netstudio.gui.theme import tokens

_scale = 1.0


def scale() -> float:
    """How large the window's type is, 1 being its own size."""
    return _scale


def set_scale(percent: int) -> None:
    """Make type of this size from now on, in per cent; `apply.scale_fonts` also mends what is."""
    global _scale
    _scale = percent / 100


def scaled(pixels: int) -> int:
    """A height or width that holds type, at the present font scale."""
    return round(pixels * _scale)


def ui_font(pixels: int = tokens.TEXT_BODY, *, bold: bool = False) -> QFont:
    """The face of labels and controls, ``pixels`` high (device independent)."""
    return fixed_ui_font(scaled(pixels), bold=bold)


def number_font(pixels: int = tokens.TEXT_BODY, *, bold: bool = False) -> QFont:
    """The fixed-width face of numbers, shapes and source."""
    return fixed_number_font(scaled(pixels), bold=bold)


def fixed_ui_font(pixels: int, *, bold: bool = False) -> QFont:
    """The face of labels, ``pixels`` of a scene high whatever the font scale."""
    font = QFont(_installed(tokens.UI_FONTS, QFontDatabase.SystemFont.GeneralFont))
    return _sized(font, pixels, bold)


def fixed_number_font(pixels: int, *, bold: bool = False) -> QFont:
    """The face of numbers, ``pixels`` of a scene high whatever the font scale."""
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
    found = _there(names) or [QFontDatabase.systemFont(fallback).family()]
    return [*found, *_there(tokens.CHINESE_FONTS)]


def _there(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if QFontDatabase.hasFamily(name)]
