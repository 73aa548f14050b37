"""What the canvas paints with: the theme's colours as pens and brushes, and laid-out texts.

Made once and reused, because making a pen or laying out a text costs more than drawing with it.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen, QStaticText

from netstudio.gui.theme.apply import current
from netstudio.gui.theme.colours import blend
from netstudio.gui.theme.fonts import fixed_number_font as number_font
from netstudio.gui.theme.fonts import fixed_ui_font as ui_font
from netstudio.gui.theme.tokens import FAMILIES, Theme
from netstudio.records import dataclass

WIRE_WIDTH = 1.75


@dataclass(frozen=True)
class Face:
    """A font with its measures."""

    name: str
    font: QFont
    metrics: QFontMetricsF

    def width(self, text: str) -> float:
        """How wide a text is, in canvas units."""
        return self.metrics.horizontalAdvance(text)

    def elided(self, text: str, width: float) -> str:
        """The text, shortened with an ellipsis where it is wider than `width`."""
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def elided_middle(self, text: str, width: float) -> str:
        """The text, shortened in the middle: both ends of a shape say something."""
        return self.metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)


@lru_cache(maxsize=64)
def hairline(colour: int) -> QPen:
    """A pen of one pixel at every zoom."""
    pen = QPen(QColor.fromRgb(colour), 1.0)
    pen.setCosmetic(True)
    return pen


@lru_cache(maxsize=16)
def face(name: str) -> Face:
    """The font of a role.

    `title`, `type`, `detail`, `shape`, `count`, `label`; from afar `far`, `far_shape`, `farther`
    and two smaller ones for long names.
    """
    font = {
        "title": lambda: ui_font(13, bold=True),
        "type": lambda: ui_font(12),
        "detail": lambda: ui_font(12),
        "shape": lambda: number_font(11),
        "count": lambda: number_font(11),
        "label": lambda: ui_font(11),
        "far": lambda: ui_font(24, bold=True),
        "far_shape": lambda: number_font(18),
        "farther": lambda: ui_font(40, bold=True),
        "farther_long": lambda: ui_font(34, bold=True),
        "farther_longest": lambda: ui_font(28, bold=True),
    }[name]()
    # Without hinting a text keeps its width at every zoom, and so stays inside its card.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return Face(name, font, QFontMetricsF(font))


@lru_cache(maxsize=8192)
def laid_out(text: str, face_name: str) -> QStaticText:
    """A text laid out once; cards that say the same share it."""
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    static.prepare(font=face(face_name).font)
    return static


@dataclass(frozen=True)
class Kit:
    """The canvas's pens and brushes in one theme."""

    theme: Theme
    canvas: QColor
    dot: QColor
    node: QBrush
    header_line: QPen
    border: QPen
    border_hover: QPen
    border_selected: QPen
    glow: QPen
    focus: QPen
    border_error: QPen
    border_warning: QPen
    shadow: tuple[QColor, ...]
    chip: QBrush
    text: QPen
    muted: QPen
    error: QColor
    warning: QColor
    accent: QColor
    success: QColor
    port_rim: QPen
    wire: QPen
    wire_hover: QPen
    wire_broken: QPen
    wire_selected: QPen
    families: dict[str, QBrush]
    far_families: dict[str, QBrush]

    def family(self, name: str, own: str | None = None) -> QBrush:
        """The brush of a family, or of the colour a node has of its own."""
        return QBrush(QColor(own)) if own else self.families.get(name, self.families["other"])


_kit: Kit | None = None


def kit() -> Kit:
    """The pens and brushes of the theme that the application wears."""
    global _kit
    theme = current()
    if _kit is None or _kit.theme is not theme:
        _kit = _make(theme)
    return _kit


def _make(theme: Theme) -> Kit:
    return Kit(
        theme=theme,
        canvas=QColor(theme.canvas),
        dot=QColor(theme.canvas_dot),
        node=QBrush(QColor(theme.node)),
        header_line=QPen(QColor(theme.node_border), 1),
        border=QPen(QColor(theme.node_border), 1),
        border_hover=QPen(QColor(theme.border_strong), 1),
        border_selected=QPen(QColor(theme.accent), 1.5),
        glow=QPen(_faded(theme.accent, 0.35), 5),
        focus=QPen(_faded(theme.accent, 0.7), 5),
        border_error=QPen(QColor(theme.error), 1.5),
        border_warning=QPen(QColor(theme.warning), 1.5),
        shadow=tuple(_faded(theme.shadow, share) for share in _shadow(theme)),
        chip=QBrush(QColor(theme.surface_hover if theme.dark else theme.surface_raised)),
        text=QPen(QColor(theme.text)),
        muted=QPen(QColor(theme.text_muted)),
        error=QColor(theme.error),
        warning=QColor(theme.warning),
        accent=QColor(theme.accent),
        success=QColor(theme.success),
        port_rim=QPen(QColor(theme.canvas), 1.5),
        wire=_wire_pen(theme.wire),
        wire_hover=_wire_pen(theme.text_muted, WIRE_WIDTH + 0.75),
        wire_broken=_wire_pen(theme.error, WIRE_WIDTH + 0.25),
        wire_selected=_wire_pen(theme.accent, WIRE_WIDTH + 0.25),
        families={name: QBrush(QColor(theme.family(name))) for name in FAMILIES},
        far_families={
            name: QBrush(QColor(blend(theme.family(name), theme.node, 0.55))) for name in FAMILIES
        },
    )


def _shadow(theme: Theme) -> tuple[float, float]:
    return (0.16, 0.10) if theme.dark else (0.07, 0.05)


def _wire_pen(colour: str, width: float = WIRE_WIDTH) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _faded(colour: str, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
