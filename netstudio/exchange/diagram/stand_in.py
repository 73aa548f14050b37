"""Letters that the diagram's own font lacks, Chinese ones above all, from a font of the system.

An SVG names a generic family, and whoever opens it finds such letters. In PDF and PNG they would
be empty boxes: there a font is looked for that has them, with fontconfig or in the places where
Windows and macOS keep theirs.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from netstudio.exchange.diagram.drawing import Drawing, Text
from netstudio.exchange.diagram.font import face
from netstudio.records import dataclass
from netstudio.sentence import Sentence, say

if TYPE_CHECKING:
    from PIL import ImageFont

_PATIENCE_SECONDS = 5.0
_KNOWN_PLACES = (
    "C:/Windows/Fonts/msyh.ttc",
    "C:/Windows/Fonts/simsun.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti.ttc",
)
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of a text that stand together.

    Attributes:
        text: more than one letter only where the diagram's own font has them.
        left: where they begin.
        is_own: whether the diagram's own font has them.
    """

    text: str
    left: float
    is_own: bool


def runs(text: Text) -> Iterator[Run]:
    """The parts of a text, those in the diagram's own font as long as can be."""
    font = face(bold=text.bold)
    left, waiting = text.left, ""
    for character in text.text:
        if font.glyph(character) or not has_stand_in(character):
            waiting += character
            continue
        if waiting:
            yield Run(waiting, left, True)
            left += font.width(waiting, text.size)
            waiting = ""
        yield Run(character, left, False)
        left += font.width(character, text.size)
    if waiting:
        yield Run(waiting, left, True)


def has_stand_in(character: str) -> bool:
    """Whether some font of the system has a letter."""
    return character.isprintable() and _font_file(_block(character)) is not None


def stand_in(character: str, pixels: float) -> ImageFont.FreeTypeFont:
    """A font of the system that has a letter which `has_stand_in`."""
    found = _font_file(_block(character))
    assert found is not None
    return _opened(*found, pixels)


def unseen(drawing: Drawing) -> Sentence | None:
    """What to say where letters of a drawing are in no font; None where there are no such."""
    lost = dict.fromkeys(
        character
        for shape in drawing.shapes
        if isinstance(shape, Text)
        for character in shape.text
        if not face(bold=shape.bold).glyph(character) and not has_stand_in(character)
    )
    if not lost:
        return None
    return say(
        "No font of this machine has these letters, which are empty boxes in the picture: "
        "{letters}. Install one that does, or write SVG.",
        letters=" ".join(list(lost)[:_MOST_NAMED]),
    )


def _block(character: str) -> str:
    """The letter by which a font is looked for: one for all the common Chinese ones."""
    return "中" if "\u4e00" <= character <= "\u9fa5" else character


@cache
def _opened(path: str, index: int, pixels: float) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(path, pixels, index, layout_engine=ImageFont.Layout.BASIC)


@cache
def _font_file(character: str) -> tuple[str, int] | None:
    """The file of a font that has a letter, and its place in the file."""
    found = list(_by_fontconfig(character)) or [(place, 0) for place in _KNOWN_PLACES]
    for path, index in found:
        if Path(path).is_file() and _opens(path, index):
            return path, index
    return None


def _by_fontconfig(character: str) -> Iterator[tuple[str, int]]:
    """The fonts that have a letter, plain ones without serifs first."""
    program = which("fc-list")
    if program is None:
        return
    wanted = [program, "-f", "%{file}\t%{index}\t%{fullname}\n", f":charset={ord(character):x}"]
    try:
        done = subprocess.run(
            wanted, capture_output=True, timeout=_PATIENCE_SECONDS, check=False, text=True
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return  # without fontconfig there are the known places
    rows = [line.split("\t") for line in done.stdout.splitlines() if line.count("\t") == 2]
    for path, index, _ in sorted(rows, key=_plainness):
        if index.isdecimal():
            yield path, int(index) & 0xFFFF


def _plainness(row: list[str]) -> tuple[bool, bool, bool, list[str]]:
    name = row[2]
    is_plain = "Regular" in name or "Bold" not in name
    return "Sans" not in name, "Mono" in name, not is_plain, row


def _opens(path: str, index: int) -> bool:
    try:
        _opened(path, index, 16.0)
    except (OSError, ValueError):
        return False
    return True
