"""Every colour, distance and type size of the window, by what it is for.

Widgets take colours from here and nowhere else, so that a theme is one value and contrast can be
tested: each text colour reaches 4.5:1 on each surface it is used on, each family colour 3:1
(WCAG 2.2, success criteria 1.4.3 and 1.4.11). No two families look alike to eyes that miss one
kind of cones; each has a drawing of its own besides (`glyphs`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from netstudio.layout import families
from netstudio.records import dataclass

SPACE_1: Final = 4
"""Distances in device-independent pixels, on a 4 px grid: between a label and its field."""
SPACE_2: Final = 8
SPACE_3: Final = 12
SPACE_4: Final = 16
SPACE_6: Final = 24

RADIUS_SMALL: Final = 4
RADIUS: Final = 6
RADIUS_LARGE: Final = 8

CONTROL_HEIGHT: Final = 28
"""Height of buttons, fields and combo boxes, so that they line up in a row."""

TEXT_SMALL: Final = 11
"""Type sizes in pixels: axis ticks and captions."""
TEXT_BODY: Final = 12
TEXT_TITLE: Final = 13
TEXT_HEADING: Final = 15

UI_FONTS: Final = (
    "Inter",
    "Segoe UI Variable Text",
    "Segoe UI",
    ".AppleSystemUIFont",
    "SF Pro Text",
    "Cantarell",
    "Noto Sans",
    "DejaVu Sans",
)
CHINESE_FONTS: Final = (
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
)
"""What Chinese is written in, behind the faces above: these have no glyphs for it."""
NUMBER_FONTS: Final = (
    "JetBrains Mono",
    "SF Mono",
    "Cascadia Mono",
    "Menlo",
    "Consolas",
    "DejaVu Sans Mono",
    "Liberation Mono",
)

FAMILIES: Final = (
    "convolution",
    "pooling",
    "linear",
    "activation",
    "normalisation",
    "dropout",
    "padding",
    "upsampling",
    "recurrent",
    "embedding",
    "attention",
    "merge",
    "shape",
    "reduction",
    "math",
    "input_output",
    "block",
    "other",
)


@dataclass(frozen=True)
class Syntax:
    """Colours of Python source."""

    keyword: str
    definition: str
    builtin: str
    string: str
    number: str
    comment: str
    decorator: str


@dataclass(frozen=True)
class Theme:
    """One look. Colours are ``#rrggbb``; those named ``..._soft`` are washes behind text."""

    name: str
    dark: bool

    surface: str
    """Bars and panels."""
    surface_raised: str
    """Cards, fields, quiet buttons and the status bar."""
    surface_hover: str
    surface_pressed: str
    surface_popup: str
    """Menus, tooltips and toasts: what floats above the window."""
    border: str
    border_strong: str
    """Outline of a field under the pointer, and the off state of a switch."""

    text: str
    text_muted: str
    text_disabled: str
    text_on_accent: str

    accent: str
    """Lines, focus rings, text that acts."""
    accent_fill: str
    """Filled controls that carry ``text_on_accent``."""
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    selection: str

    success: str
    warning: str
    error: str
    success_soft: str
    warning_soft: str
    error_soft: str

    canvas: str
    canvas_dot: str
    node: str
    node_border: str
    wire: str
    shadow: str

    plot_training: str
    plot_validation: str
    plot_grid: str
    plot_marker: str

    syntax: Syntax
    families: Mapping[str, str]

    def family(self, name: str) -> str:
        """The colour of a layer family; families this theme does not know share one colour."""
        return self.families.get(name, self.families["other"])


DARK: Final = Theme(
    name="dark",
    dark=True,
    surface="#1b1e25",
    surface_raised="#22262f",
    surface_hover="#2a2f3a",
    surface_pressed="#313744",
    surface_popup="#262b35",
    border="#2c313c",
    border_strong="#4b5466",
    text="#e6e8ec",
    text_muted="#949cad",
    text_disabled="#5d6575",
    text_on_accent="#ffffff",
    accent="#5b97ff",
    accent_fill="#2b67d6",
    accent_hover="#2f6fe4",
    accent_pressed="#2457b8",
    accent_soft="#26385c",
    selection="#2b456f",
    success="#43b883",
    warning="#eab04a",
    error="#f47c7c",
    success_soft="#1f3a32",
    warning_soft="#3d3424",
    error_soft="#43282d",
    canvas="#15171c",
    canvas_dot="#262a33",
    node="#1f232b",
    node_border="#2c313c",
    wire="#5a6478",
    shadow="#000000",
    plot_training="#4c8dff",
    plot_validation="#f2a33c",
    plot_grid="#272b36",
    plot_marker="#8b93a4",
    syntax=Syntax(
        keyword="#c397ff",
        definition="#6cb0ff",
        builtin="#4fc6b8",
        string="#9ccb7a",
        number="#f0ae5c",
        comment="#8b93a4",
        decorator="#ef86b5",
    ),
    families=MappingProxyType(
        {
            "convolution": "#4c8dff",
            "pooling": "#12a797",
            "linear": "#b18dec",
            "activation": "#efa237",
            "normalisation": "#f088bf",
            "dropout": "#b38761",
            "padding": "#88b3d1",
            "upsampling": "#63d7ed",
            "recurrent": "#dc623e",
            "embedding": "#b8c84b",
            "attention": "#f7d661",
            "merge": "#6ecb81",
            "shape": "#8f9bb0",
            "reduction": "#c2a4e7",
            "math": "#91c4a6",
            "input_output": "#7789a5",
            "block": "#d3dae6",
            "other": "#70798e",
        }
    ),
)

LIGHT: Final = Theme(
    name="light",
    dark=False,
    surface="#ffffff",
    surface_raised="#eef0f4",
    surface_hover="#e4e7ed",
    surface_pressed="#d9dde6",
    surface_popup="#ffffff",
    border="#dde1e8",
    border_strong="#98a2b3",
    text="#1c212b",
    text_muted="#5d677a",
    text_disabled="#a3abba",
    text_on_accent="#ffffff",
    accent="#205fd0",
    accent_fill="#2f6fe4",
    accent_hover="#2563d4",
    accent_pressed="#1f55b8",
    accent_soft="#dbe7fd",
    selection="#c9dbfb",
    success="#0f7146",
    warning="#8f5500",
    error="#c22f36",
    success_soft="#e0f3ea",
    warning_soft="#fcf0da",
    error_soft="#fde8e8",
    canvas="#f3f4f7",
    canvas_dot="#dde0e7",
    node="#ffffff",
    node_border="#dde1e8",
    wire="#9aa4b5",
    shadow="#3a4356",
    plot_training="#2f6fe4",
    plot_validation="#c77a12",
    plot_grid="#e5e8ee",
    plot_marker="#667085",
    syntax=Syntax(
        keyword="#7a3fd0",
        definition="#1f5fcb",
        builtin="#0b766b",
        string="#3d7220",
        number="#9a5700",
        comment="#646e80",
        decorator="#b23274",
    ),
    families=families.LIGHT,
)
