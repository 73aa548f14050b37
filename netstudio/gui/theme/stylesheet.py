"""The window's one Qt stylesheet, filled in from a theme's tokens.

The rules live in ``resources/window.qss`` with ``$token`` placeholders. Glyphs inside controls
(arrows, ticks) are SVG files in ``resources/glyphs``: a Qt stylesheet cannot tint an image, so they
have a colour of their own that reads on both themes. They are named ``glyphs:check.svg``, a Qt
search path, because a folder's real path may hold characters that a stylesheet would not take.
"""

from dataclasses import fields
from functools import cache
from string import Template

from PySide6.QtCore import QDir

from netstudio.assets import resource
from netstudio.gui.theme import tokens
from netstudio.gui.theme.colours import blend
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.theme.tokens import Theme

_BORDER_WIDTH = 1
_ROW_HEIGHT = 24
_ICON_SIZE = 16
_SMALL_HEIGHT = 18


def stylesheet(theme: Theme) -> str:
    """The Qt stylesheet of ``theme``; a placeholder without a token raises ``KeyError``."""
    return _template().substitute(_values(theme))


@cache
def _template() -> Template:
    QDir.setSearchPaths("glyphs", [str(resource("glyphs"))])
    return Template(resource("window.qss").read_text(encoding="utf-8"))


class _Values(dict[str, str]):
    """Tokens by name; `px14` is 14 pixels at the font scale of 1, for what stands beside type."""

    def __missing__(self, name: str) -> str:
        if name.startswith("px") and name[2:].isdecimal():
            return str(scaled(int(name[2:])))
        raise KeyError(name)


def _values(theme: Theme) -> _Values:
    colours = {
        field.name: value
        for field in fields(theme)
        if isinstance(value := getattr(theme, field.name), str)
    }
    known = {
        **colours,
        "scroll_thumb": blend(theme.border_strong, theme.surface, 0.6),
        "progress": progress_fill(theme),
        "number_fonts": ", ".join(f'"{name}"' for name in (*tokens.NUMBER_FONTS, "monospace")),
        "radius": str(tokens.RADIUS),
        "radius_small": str(tokens.RADIUS_SMALL),
        "radius_large": str(tokens.RADIUS_LARGE),
        "control_inner": str(scaled(tokens.CONTROL_HEIGHT) - 2 * _BORDER_WIDTH),
        # A spin box adds a pixel above and below its text by itself.
        "spin_inner": str(scaled(tokens.CONTROL_HEIGHT) - 2 * _BORDER_WIDTH - 2),
        "text_small": str(scaled(tokens.TEXT_SMALL)),
        "text_title": str(scaled(tokens.TEXT_TITLE)),
        "row_height": str(scaled(_ROW_HEIGHT)),
        "small_height": str(scaled(_SMALL_HEIGHT)),
        "icon_size": str(scaled(_ICON_SIZE)),
        "text_heading": str(scaled(tokens.TEXT_HEADING)),
    }
    return _Values(known)


def progress_fill(theme: Theme) -> str:
    """The colour of the done part of a progress bar, quiet enough to carry text."""
    return blend(theme.accent, theme.surface_raised, 0.36)
