"""Every text can be read and every family told from its ground, in both themes."""

import itertools
import math
import re
from dataclasses import fields

import pytest

from netstudio.gui.plots.colour_maps import SEQUENTIAL, colour_at
from netstudio.gui.theme.colours import blend, contrast, ink_on
from netstudio.gui.theme.stylesheet import progress_fill
from netstudio.gui.theme.tokens import DARK, FAMILIES, LIGHT, Theme

THEMES = pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
TEXT = 4.5
GRAPHIC = 3.0


@THEMES
@pytest.mark.parametrize("ink", ["text", "text_muted", "accent", "success", "warning", "error"])
@pytest.mark.parametrize(
    "ground", ["surface", "surface_raised", "surface_hover", "surface_popup", "canvas", "node"]
)
def test_text_is_readable_on_every_surface(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= TEXT


@THEMES
@pytest.mark.parametrize(
    "ground",
    [
        "accent_soft",
        "selection",
        "success_soft",
        "warning_soft",
        "error_soft",
        "surface_pressed",
    ],
)
def test_text_is_readable_on_washes(theme: Theme, ground: str) -> None:
    assert contrast(theme.text, getattr(theme, ground)) >= TEXT


@THEMES
@pytest.mark.parametrize("ground", ["accent_fill", "accent_hover", "accent_pressed"])
def test_filled_buttons_are_readable(theme: Theme, ground: str) -> None:
    assert contrast(theme.text_on_accent, getattr(theme, ground)) >= TEXT


@THEMES
@pytest.mark.parametrize("meaning", ["success", "warning", "error"])
def test_badges_are_readable(theme: Theme, meaning: str) -> None:
    assert contrast(getattr(theme, meaning), getattr(theme, f"{meaning}_soft")) >= TEXT


@THEMES
def test_progress_text_is_readable_over_the_part_done(theme: Theme) -> None:
    assert contrast(theme.text, progress_fill(theme)) >= TEXT


@THEMES
def test_source_is_readable(theme: Theme) -> None:
    poor = {
        kind: colour
        for kind, colour in vars(theme.syntax).items()
        if contrast(colour, theme.surface) < TEXT
    }
    assert poor == {}


@THEMES
@pytest.mark.parametrize("family", FAMILIES)
def test_family_marks_stand_out(theme: Theme, family: str) -> None:
    grounds = (theme.surface, theme.node, theme.surface_raised)
    assert min(contrast(theme.family(family), ground) for ground in grounds) >= GRAPHIC


@THEMES
def test_every_family_has_a_colour_of_its_own(theme: Theme) -> None:
    assert set(theme.families) == set(FAMILIES)
    assert len(set(theme.families.values())) == len(FAMILIES)


@THEMES
def test_unknown_families_share_a_colour(theme: Theme) -> None:
    assert theme.family("of the future") == theme.families["other"]


@THEMES
@pytest.mark.parametrize("curve", ["plot_training", "plot_validation", "plot_marker"])
def test_curves_stand_out(theme: Theme, curve: str) -> None:
    assert contrast(getattr(theme, curve), theme.surface) >= GRAPHIC


@THEMES
def test_colours_are_written_out(theme: Theme) -> None:
    values = [getattr(theme, field.name) for field in fields(theme)]
    colours = [value for value in values if isinstance(value, str) and value != theme.name]
    colours += [*theme.families.values(), *vars(theme.syntax).values()]
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in colours)


MAIN_FAMILIES = (
    "convolution",
    "pooling",
    "linear",
    "activation",
    "normalisation",
    "recurrent",
    "attention",
    "merge",
    "block",
    "dropout",
)
APART, MAIN_APART, FROM_GROUND = 7.0, 12.0, 25.0
"""Distances in CIELAB (CIE 1976): about 2.3 are just noticed side by side."""
NORMAL = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
# Full dichromacy in linear RGB: Machado, Oliveira and Fernandes 2009, table 1.
PROTANOPIA = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)

TRITANOPIA = (
    (1.255528, -0.076749, -0.178779),
    (-0.078411, 0.930809, 0.147602),
    (0.004733, 0.691367, 0.303900),
)
VISIONS = pytest.mark.parametrize(
    "matrix",
    [NORMAL, PROTANOPIA, DEUTERANOPIA, TRITANOPIA],
    ids=["normal", "protan", "deutan", "tritan"],
)


def _seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    """CIELAB of ``colour`` as someone with that colour vision sees it."""
    linear = []
    for start in (1, 3, 5):
        value = int(colour[start : start + 2], 16) / 255
        linear.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    red, green, blue = (
        min(max(sum(w * v for w, v in zip(row, linear, strict=True)), 0), 1) for row in matrix
    )
    xyz = (
        (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
        0.2126 * red + 0.7152 * green + 0.0722 * blue,
        (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
    )
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _apart(one: str, other: str, matrix: tuple[tuple[float, ...], ...]) -> float:
    return math.dist(_seen(one, matrix), _seen(other, matrix))


@THEMES
@VISIONS
def test_families_differ_for_every_kind_of_colour_vision(theme: Theme, matrix) -> None:
    close = {}
    for one, other in itertools.combinations(FAMILIES, 2):
        least = MAIN_APART if {one, other} <= set(MAIN_FAMILIES) else APART
        distance = _apart(theme.family(one), theme.family(other), matrix)
        if distance < least:
            close[one, other] = round(distance, 1)
    assert close == {}


@THEMES
@VISIONS
@pytest.mark.parametrize("ground", ["canvas", "node", "surface"])
def test_families_stand_out_for_every_kind_of_colour_vision(theme: Theme, matrix, ground) -> None:
    behind = getattr(theme, ground)
    faint = [f for f in FAMILIES if _apart(theme.family(f), behind, matrix) < FROM_GROUND]
    assert faint == []


@THEMES
def test_words_on_a_card_are_readable(theme: Theme) -> None:
    chip = theme.surface_hover if theme.dark else theme.surface_raised
    for ink in (theme.text, theme.text_muted):
        assert contrast(ink, theme.node) >= TEXT
    assert contrast(theme.text, chip) >= TEXT
    assert contrast(theme.text_muted, chip) >= TEXT


@pytest.mark.parametrize("step", range(11))
def test_words_on_the_heat_map_are_readable(step: int) -> None:
    ground = colour_at(SEQUENTIAL, step / 10)
    assert contrast(ink_on(ground), ground) >= TEXT


def test_contrast_of_the_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


def test_blending() -> None:
    assert blend("#ffffff", "#000000", 0.5) == "#808080"
    assert blend("#123456", "#abcdef", 1) == "#123456"
    with pytest.raises(ValueError, match="red"):
        blend("red", "#000000", 0.5)
