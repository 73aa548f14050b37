"""The widths of letters, read from the font file itself.

The program brings Liberation Sans along (SIL Open Font License): its letters are as wide as those
of Arial and Helvetica, so that a text which fits its box here fits it wherever a drawing is opened.
Only the tables that measuring and embedding need are read, after the OpenType specification.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from netstudio.assets import resource

FAMILIES = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"
"""Faces of the same widths, for a file that names its font rather than bringing it."""
ELLIPSIS = "…"


class Face:
    """One font file.

    Attributes:
        data: the file's bytes.
        tables: where each table lies in them, by its tag.
        units: font units in one em.
        ascent, descent: how far letters reach above and below the line, in em; both positive.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data = path.read_bytes()
        self.tables = _tables(self.data)
        head, hhea = self.table("head"), self.table("hhea")
        self.units: int = struct.unpack_from(">H", head, 18)[0]
        self.box: tuple[int, int, int, int] = struct.unpack_from(">4h", head, 36)
        self.long_offsets = bool(struct.unpack_from(">h", head, 50)[0])
        up, down = struct.unpack_from(">2h", hhea, 4)
        self.ascent, self.descent = up / self.units, -down / self.units
        self._advances = _advances(self.table("hmtx"), struct.unpack_from(">H", hhea, 34)[0])
        self._glyphs = _characters(self.table("cmap"))

    def table(self, tag: str) -> bytes:
        """The bytes of a table."""
        start, length = self.tables[tag]
        return self.data[start : start + length]

    def glyph(self, character: str) -> int:
        """The number of a character's glyph; 0, the empty box, where the font has none."""
        return self._glyphs.get(ord(character), 0)

    def advance(self, glyph: int) -> float:
        """How wide a glyph is, in em."""
        last = len(self._advances) - 1
        return float(self._advances[min(glyph, last)] / self.units)

    def width(self, text: str, size: float) -> float:
        """How wide a text is, in the unit of `size`, which is that of an em."""
        return size * sum(map(self._width_of, text))

    def _width_of(self, character: str) -> float:
        glyph = self.glyph(character)
        if glyph == 0 and unicodedata.east_asian_width(character) in "WF":
            return 1.0  # another font will have to step in, whose letters are square
        return self.advance(glyph)

    def fitted(self, text: str, size: float, room: float) -> str:
        """The text, or as much of its beginning as there is room for with an ellipsis."""
        if self.width(text, size) <= room:
            return text
        while text and self.width(text + ELLIPSIS, size) > room:
            text = text[:-1].rstrip(" ,×")
        return text + ELLIPSIS


@cache
def face(*, bold: bool = False) -> Face:
    """The regular face, or the bold one."""
    return Face(resource(f"fonts/LiberationSans-{'Bold' if bold else 'Regular'}.ttf"))


def _tables(data: bytes) -> Mapping[str, tuple[int, int]]:
    count = struct.unpack_from(">H", data, 4)[0]
    entries = (struct.unpack_from(">4s4x2I", data, 12 + 16 * n) for n in range(count))
    return {tag.decode("ascii"): (start, length) for tag, start, length in entries}


def _advances(hmtx: bytes, count: int) -> tuple[int, ...]:
    """The widths of the first `count` glyphs; all further ones have the last of them."""
    return struct.unpack_from(">" + "Hh" * count, hmtx)[::2]


def _characters(cmap: bytes) -> dict[int, int]:
    """Glyphs by code point, from the subtable of the basic plane (format 4)."""
    for number in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, encoding, start = struct.unpack_from(">HHI", cmap, 4 + 8 * number)
        is_unicode = (platform, encoding) == (3, 1) or platform == 0
        if is_unicode and struct.unpack_from(">H", cmap, start)[0] == 4:
            return _segments(cmap, start)
    raise ValueError("the font has no table of Unicode characters")


def _segments(cmap: bytes, start: int) -> dict[int, int]:
    count = struct.unpack_from(">H", cmap, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", cmap, start + 14)
    base = start + 16 + 2 * count
    starts = struct.unpack_from(f">{count}H", cmap, base)
    deltas = struct.unpack_from(f">{count}H", cmap, base + 2 * count)
    places = base + 4 * count
    offsets = struct.unpack_from(f">{count}H", cmap, places)
    found: dict[int, int] = {}
    for n, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offsets[n]:
                at = places + 2 * n + offsets[n] + 2 * (code - first)
                glyph = struct.unpack_from(">H", cmap, at)[0]
                if glyph == 0:
                    continue
            found[code] = (glyph + deltas[n]) & 0xFFFF
    return {code: glyph for code, glyph in found.items() if glyph}
