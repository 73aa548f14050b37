"""The part of a font that a text needs, for a file that carries its font along.

Glyphs keep their numbers; those that no text uses become empty, and what only typesetters need
(kerning, hints for menus of fonts) stays out. After the TrueType tables of the OpenType
specification.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from itertools import pairwise

from netstudio.exchange.diagram.font import Face

_KEPT = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_MAGIC = 0xB1B0AFBA
_ARGUMENTS_ARE_WORDS, _HAS_SCALE, _MORE, _HAS_TWO_SCALES, _HAS_MATRIX = 1, 8, 32, 64, 128


def subset(face: Face, glyphs: Iterable[int]) -> bytes:
    """The bytes of a font file with these glyphs, and those they are made of."""
    loca = _offsets(face)
    glyf = face.table("glyf")
    wanted = _with_parts({0, *glyphs}, loca, glyf)
    body, starts = bytearray(), [0]
    for number, (start, end) in enumerate(pairwise(loca)):
        if number in wanted:
            body += glyf[start:end]
            body += bytes(-len(body) % 4)
        starts.append(len(body))
    tables = {tag: face.table(tag) for tag in _KEPT if tag in face.tables}
    head = bytearray(tables["head"])
    struct.pack_into(">I", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)  # offsets are four bytes wide
    tables |= {
        "glyf": bytes(body),
        "head": bytes(head),
        "loca": struct.pack(f">{len(starts)}I", *starts),
    }
    return _file(tables)


def subset_name(name: str, glyphs: Iterable[int]) -> str:
    """The name of such a part as PDF wants it: six letters before the font's own name."""
    digest = hashlib.sha256(repr(sorted(glyphs)).encode()).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + name


def _offsets(face: Face) -> tuple[int, ...]:
    loca = face.table("loca")
    if face.long_offsets:
        return struct.unpack(f">{len(loca) // 4}I", loca)
    return tuple(2 * half for half in struct.unpack(f">{len(loca) // 2}H", loca))


def _with_parts(glyphs: set[int], loca: tuple[int, ...], glyf: bytes) -> set[int]:
    """The glyphs with those that they are composed of: an umlaut of a letter and its dots."""
    found: set[int] = set()
    waiting = list(glyphs)
    while waiting:
        number = waiting.pop()
        if number not in found and number + 1 < len(loca):
            found.add(number)
            waiting += _parts(glyf[loca[number] : loca[number + 1]])
    return found


def _parts(glyph: bytes) -> list[int]:
    if len(glyph) < 10 or struct.unpack_from(">h", glyph)[0] >= 0:
        return []
    parts, at, flags = [], 10, _MORE
    while flags & _MORE:
        flags, number = struct.unpack_from(">2H", glyph, at)
        parts.append(number)
        at += 8 if flags & _ARGUMENTS_ARE_WORDS else 6
        if flags & _HAS_SCALE:
            at += 2
        elif flags & _HAS_TWO_SCALES:
            at += 4
        elif flags & _HAS_MATRIX:
            at += 8
    return parts


def _file(tables: dict[str, bytes]) -> bytes:
    """Tables behind their directory, with the sums that the format asks for."""
    count = len(tables)
    power = count.bit_length() - 1
    head = struct.pack(">I4H", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    directory, body = bytearray(head), bytearray()
    start = len(head) + 16 * count
    for tag, data in sorted(tables.items()):
        directory += struct.pack(
            ">4s3I", tag.encode("ascii"), _sum(data), start + len(body), len(data)
        )
        body += data + bytes(-len(data) % 4)
    made = directory + body
    _, place = min((tag != "head", at) for tag, at in _places(made, count))
    struct.pack_into(">I", made, place + 8, (_MAGIC - _sum(bytes(made))) & 0xFFFFFFFF)
    return bytes(made)


def _places(made: bytes | bytearray, count: int) -> list[tuple[str, int]]:
    entries = (struct.unpack_from(">4s4xI", made, 12 + 16 * n) for n in range(count))
    return [(tag.decode("ascii"), start) for tag, start in entries]


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    return int(sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF)
