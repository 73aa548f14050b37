"""A drawing as PDF: one page of its size, vector lines, and texts in an embedded font.

Conferences refuse figures whose fonts are not embedded; here the letters that are used are, with
the table that leads back to their characters, so that texts can be searched and copied. The file is
written after ISO 32000 (PDF 1.7), with no date, so that the same drawing gives the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from netstudio.exchange.diagram.drawing import Curve, Drawing, Path, Text
from netstudio.exchange.diagram.font import Face, face
from netstudio.exchange.diagram.stand_in import Run, runs, stand_in
from netstudio.exchange.diagram.subset import subset, subset_name

_NAMES = ("LiberationSans", "LiberationSans-Bold")
_CATALOG, _PAGES, _PAGE, _CONTENT, _INFO, _FIRST_FONT = 1, 2, 3, 4, 5, 6
_OBJECTS_A_FONT = 5
_STENCIL = 96
"""The size in pixels at which letters of other fonts are drawn: 700 dpi for a text of 10 points."""
_ONE_BYTE_RANGES = 100
"""How many characters one section of a character map may have."""


def as_pdf(drawing: Drawing) -> bytes:
    """The bytes of a PDF file with the drawing as its one page."""
    used: dict[bool, dict[int, str]] = {False: {}, True: {}}
    content = _content(drawing, used)
    fonts = [bold for bold in (False, True) if used[bold]]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _page(drawing, fonts),
        _stream(content.encode("ascii")),
        f"<< /Title {_text(drawing.title)} /Producer {_text('NetStudio')} >>".encode("ascii"),
    ]
    for place, bold in enumerate(fonts):
        first = _FIRST_FONT + place * _OBJECTS_A_FONT
        objects += _font(face(bold=bold), _NAMES[bold], used[bold], first)
    return _file(objects)


def _page(drawing: Drawing, fonts: Sequence[bool]) -> bytes:
    names = " ".join(
        f"/F{int(bold)} {_FIRST_FONT + place * _OBJECTS_A_FONT} 0 R"
        for place, bold in enumerate(fonts)
    )
    return (
        f"<< /Type /Page /Parent {_PAGES} 0 R /Contents {_CONTENT} 0 R "
        f"/MediaBox [0 0 {_number(drawing.width)} {_number(drawing.height)}] "
        f"/Resources << /Font << {names} >> >> >>"
    ).encode("ascii")


def _content(drawing: Drawing, used: dict[bool, dict[int, str]]) -> str:
    """What draws the page; notes which glyphs of which face are used, with their characters."""
    lines = [f"1 0 0 -1 0 {_number(drawing.height)} cm", "1 j"]  # down is down, joins are round
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            lines += _path(shape)
        else:
            lines += _words(shape, used[shape.bold])
    return "\n".join(lines)


def _path(path: Path) -> list[str]:
    lines = []
    if path.fill:
        lines.append(f"{_colour(path.fill)} rg")
    if path.stroke:
        lines += [f"{_colour(path.stroke)} RG", f"{_number(path.width)} w"]
        lines.append(f"[{' '.join(map(_number, path.dashes))}] 0 d")
    lines.append(f"{_point(path.start)} m")
    for step in path.steps:
        if isinstance(step, Curve):
            lines.append(f"{_point(step.first)} {_point(step.second)} {_point(step.end)} c")
        else:
            lines.append(f"{_point(step.end)} l")
    both = path.fill and path.stroke
    paint = "B" if both else "f" if path.fill else "S"
    lines.append(f"h {paint}" if path.closed else paint)
    return lines


def _words(text: Text, used: dict[int, str]) -> list[str]:
    lines = [f"{_colour(text.fill)} rg"]
    for run in runs(text):
        lines += _own(run, text, used) if run.is_own else _stand_in(run, text)
    return lines


def _own(run: Run, text: Text, used: dict[int, str]) -> list[str]:
    """Letters in the font that the file brings."""
    font = face(bold=text.bold)
    glyphs = [font.glyph(character) for character in run.text]
    used.update(zip(glyphs, run.text, strict=True))
    shown = "".join(f"{glyph:04X}" for glyph in glyphs)
    return [
        f"BT /F{int(text.bold)} {_number(text.size)} Tf",
        f"1 0 0 -1 {_number(run.left)} {_number(text.y)} Tm <{shown}> Tj ET",
    ]


def _stand_in(run: Run, text: Text) -> list[str]:
    """A letter of a font that the file cannot bring: a stencil, fine enough for print."""
    from PIL import Image, ImageDraw

    side = 2 * _STENCIL  # room for what reaches over the line, and below it
    stencil = Image.new("1", (side, side))
    place = (0, _STENCIL * 3 // 2)
    font = stand_in(run.text, float(_STENCIL))
    ImageDraw.Draw(stencil).text(place, run.text, fill=1, font=font, anchor="ls")
    span, left, bottom = (
        _number(value) for value in (2 * text.size, run.left, text.y + 0.5 * text.size)
    )
    return [
        # An image stands on its feet where y grows upwards; on this page it grows downwards.
        f"q {span} 0 0 -{span} {left} {bottom} cm",
        f"BI /IM true /W {side} /H {side} /BPC 1 /D [1 0] /F /AHx ID",
        f"{stencil.tobytes().hex().upper()}>",
        "EI Q",
    ]


def _font(font: Face, name: str, used: dict[int, str], first: int) -> list[bytes]:
    """The five objects of a font, of which the first is the font itself."""
    name = subset_name(name, used)
    box = " ".join(f"{side * 1000 / font.units:.0f}" for side in font.box)
    widths = " ".join(f"{glyph} [{font.advance(glyph) * 1000:.0f}]" for glyph in sorted(used))
    data = subset(font, used)
    return [
        (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{first + 1} 0 R] /ToUnicode {first + 4} 0 R >>"
        ).encode("ascii"),
        (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {first + 2} 0 R /CIDToGIDMap /Identity /W [{widths}] >>"
        ).encode("ascii"),
        (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] "
            f"/ItalicAngle 0 /Ascent {font.ascent * 1000:.0f} /Descent {-font.descent * 1000:.0f} "
            f"/CapHeight 716 /StemV 80 /FontFile2 {first + 3} 0 R >>"
        ).encode("ascii"),
        _stream(data, f"/Length1 {len(data)} "),
        _stream(_characters(used).encode("ascii")),
    ]


def _characters(used: dict[int, str]) -> str:
    """The map from glyphs back to characters."""
    pairs = [
        f"<{glyph:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>"
        for glyph, text in sorted(used.items())
    ]
    sections = []
    for start in range(0, len(pairs), _ONE_BYTE_RANGES):
        part = pairs[start : start + _ONE_BYTE_RANGES]
        sections += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *sections,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    )


def _stream(data: bytes, more: str = "") -> bytes:
    packed = zlib.compress(data, 9)
    head = f"<< {more}/Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode("ascii")
    return head + packed + b"\nendstream"


def _file(objects: Iterable[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode("ascii") + body + b"\nendobj\n"
    table = len(out)
    count = len(places) + 1
    out += f"xref\n0 {count}\n0000000000 65535 f \n".encode("ascii")
    out += b"".join(f"{place:010d} 00000 n \n".encode("ascii") for place in places)
    trailer = f"<< /Size {count} /Root {_CATALOG} 0 R /Info {_INFO} 0 R >>"
    out += f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode("ascii")
    return bytes(out)


def _text(text: str) -> str:
    """A text of the document's own: in UTF-16, which holds any."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def _colour(colour: str) -> str:
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.3f}" for n in (1, 3, 5))


def _point(point: tuple[float, float]) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
