"""SVG, PDF and PNG files of drawings: well formed, searchable, and the same every time."""

import io
import re
import struct
import zlib
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from netstudio.errors import ExchangeError
from netstudio.exchange.diagram import stand_in
from netstudio.exchange.diagram.drawing import Drawing, Line, Path, Text, polyline, rounded
from netstudio.exchange.diagram.font import face
from netstudio.exchange.diagram.pdf import as_pdf
from netstudio.exchange.diagram.png import as_png
from netstudio.exchange.diagram.subset import subset
from netstudio.exchange.diagram.svg import as_svg
from tests.exchange.diagram.test_content import drawing_of, texts

SVG = "{http://www.w3.org/2000/svg}"


def square(text: str = "", title: str = "") -> Drawing:
    start, steps = rounded(10, 10, 30, 30, (2, 2, 2, 2))
    box = Path(start, steps, True, "#ff0000", "#0000ff", 1.0, (2.0, 1.0), about=text)
    way, turns = polyline([(0, 5), (20, 5), (20, 10)], 3)
    wire = Path(way, turns, stroke="#000000")
    words = Text(20, 22, text, 6, "#000000", anchor="middle")
    return Drawing(40, 40, (box, wire, *([words] if text else [])), title)


def test_an_svg_holds_its_texts_as_text():
    drawing = drawing_of("resnet20_cifar10", open_blocks=True)
    root = ElementTree.fromstring(as_svg(drawing))
    assert [element.text for element in root.iter(f"{SVG}text")] == texts(drawing)
    assert root.find(f"{SVG}title").text == "ResNet-20 for CIFAR-10"
    assert (
        root.get("viewBox")
        == f"0 0 {float(root.get('viewBox').split()[2]):g} " + (root.get("viewBox").split()[3])
    )
    assert root.get("width").endswith("pt")


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=12))
def test_any_name_gives_a_well_formed_svg_and_a_whole_pdf(text: str):
    root = ElementTree.fromstring(as_svg(square(text, text)).encode("utf-8"))
    assert len(list(root.iter(f"{SVG}text"))) == 1
    assert _objects(as_pdf(square(text, text)))


def test_an_svg_has_a_ground_where_asked():
    assert (
        ElementTree.fromstring(as_svg(square(), see_through=False)).find(f"{SVG}rect") is not None
    )
    assert ElementTree.fromstring(as_svg(square())).find(f"{SVG}rect") is None


def _objects(data: bytes) -> dict[int, bytes]:
    """The objects of a PDF file, found by its table of references."""
    assert data.startswith(b"%PDF-1.7\n") and data.endswith(b"%%EOF\n")
    table = int(re.search(rb"startxref\n(\d+)\n%%EOF", data).group(1))
    assert data[table:].startswith(b"xref\n")
    found = {}
    for number, place in enumerate(re.findall(rb"(\d{10}) 00000 n ", data[table:]), start=1):
        head = f"{number} 0 obj\n".encode()
        start = int(place)
        assert data[start : start + len(head)] == head
        found[number] = data[start + len(head) : data.index(b"\nendobj", start)]
    return found


def _stream(body: bytes) -> bytes:
    head, _, rest = body.partition(b"stream\n")
    length = int(re.search(rb"/Length (\d+)", head).group(1))
    return zlib.decompress(rest[:length])


def test_a_pdf_has_one_page_of_the_drawings_size_and_its_fonts_in_it():
    drawing = drawing_of("lenet5")
    objects = _objects(as_pdf(drawing))
    assert b"/Count 1" in objects[2]
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", objects[3])
    assert float(box.group(1)) == pytest.approx(drawing.width, abs=0.01)
    assert float(box.group(2)) == pytest.approx(drawing.height, abs=0.01)
    fonts = [_stream(body) for body in objects.values() if b"/Length1" in body]
    assert [font[:4] for font in fonts] == [b"\0\1\0\0"]
    assert len(fonts[0]) < 60_000


def test_a_pdfs_glyphs_lead_back_to_their_characters():
    objects = _objects(as_pdf(square("Añ×6")))
    characters = next(text for text in _streams(objects) if b"beginbfchar" in text)
    found = {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for glyph, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", characters)
    }
    shown = next(text for text in _streams(objects) if b" Tj ET" in text)
    glyphs = re.search(rb"<([0-9A-F]+)> Tj", shown).group(1).decode()
    numbers = [int(glyphs[n : n + 4], 16) for n in range(0, len(glyphs), 4)]
    assert "".join(found[number] for number in numbers) == "Añ×6"


def _streams(objects: dict[int, bytes]) -> list[bytes]:
    return [_stream(body) for body in objects.values() if b"stream\n" in body]


def test_another_reader_opens_the_pdf():
    read = PdfReader(io.BytesIO(as_pdf(drawing_of("lenet5"))), strict=True)
    assert len(read.pages) == 1
    assert "AvgPool2d" in read.pages[0].extract_text()
    assert read.metadata.title == "LeNet-5"


def _outlines(data: bytes) -> list[bytes]:
    """The outline of every glyph of a font file."""
    count = struct.unpack_from(">H", data, 4)[0]
    entries = (struct.unpack_from(">4s4x2I", data, 12 + 16 * n) for n in range(count))
    tables = {tag: data[start : start + length] for tag, start, length in entries}
    wide = struct.unpack_from(">h", tables[b"head"], 50)[0]
    loca = tables[b"loca"]
    places = struct.unpack(f">{len(loca) // (4 if wide else 2)}{'I' if wide else 'H'}", loca)
    step = 1 if wide else 2
    return [tables[b"glyf"][a * step : b * step] for a, b in pairwise(places)]


def test_a_part_of_a_font_has_what_is_asked_with_its_parts_and_no_more():
    font = face()
    asked = {font.glyph("A"), font.glyph("ñ")}
    small, whole = _outlines(subset(font, asked)), _outlines(font.data)
    assert len(small) == len(whole)
    kept = {number for number, outline in enumerate(small) if outline}
    assert all(small[n].rstrip(b"\0") == whole[n].rstrip(b"\0") for n in kept)
    assert asked | {font.glyph("n")} <= kept  # ñ is made of an n and a tilde
    assert font.glyph("B") not in kept
    assert len(kept) <= 5


def test_the_same_drawing_gives_the_same_bytes():
    one, other = drawing_of("lenet5"), drawing_of("lenet5")
    assert as_pdf(one) == as_pdf(other)
    assert as_svg(one) == as_svg(other)


def test_a_png_has_the_resolution_asked_for():
    picture = Image.open(io.BytesIO(as_png(square("a"), 144)))
    assert picture.size == (80, 80)
    assert picture.info["dpi"] == pytest.approx((144, 144), abs=0.1)
    assert picture.getpixel((25, 25)) == (255, 0, 0)
    assert picture.getpixel((79, 79)) == (255, 255, 255)
    clear = Image.open(io.BytesIO(as_png(square("a"), 144, see_through=True)))
    assert clear.getpixel((79, 79))[3] == 0
    assert clear.getpixel((25, 25)) == (255, 0, 0, 255)


def test_a_png_is_the_same_however_many_bands_it_is_drawn_in(monkeypatch: pytest.MonkeyPatch):
    drawing = drawing_of("lenet5")
    whole = as_png(drawing, 72)
    monkeypatch.setattr("netstudio.exchange.diagram.png._BAND", 16)
    one, other = (Image.open(io.BytesIO(data)) for data in (whole, as_png(drawing, 72)))
    difference = [abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True)]
    assert max(difference) <= 64 and sum(difference) / len(difference) < 0.05


def test_a_png_that_nobody_could_open_is_refused():
    with pytest.raises(ExchangeError, match="choose a lower resolution"):
        as_png(Drawing(5000, 5000, (Path((0, 0), (Line((1, 1)),), stroke="#000000"),)), 600)


def chinese(text: str = "卷积") -> Drawing:
    """A drawing with one text that Liberation Sans has no letters for."""
    return Drawing(100.0, 40.0, (Text(10.0, 25.0, text, 12.0, "#000000"),), "网络")


def hidden_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without fonts of its own."""
    stand_in._font_file.cache_clear()
    monkeypatch.setattr(stand_in, "which", lambda name: None)
    monkeypatch.setattr(stand_in, "_KNOWN_PLACES", ())


def test_letters_that_no_font_has_are_told(monkeypatch: pytest.MonkeyPatch):
    hidden_fonts(monkeypatch)
    try:
        assert "卷 积" in stand_in.unseen(chinese())
        assert stand_in.unseen(chinese("conv1 → 3×3")) is None
        assert as_png(chinese()) and as_pdf(chinese())
    finally:
        stand_in._font_file.cache_clear()


@pytest.mark.skipif(not stand_in.has_stand_in("中"), reason="no font here has Chinese letters")
def test_chinese_letters_are_drawn_in_a_font_that_has_them(monkeypatch: pytest.MonkeyPatch):
    assert stand_in.unseen(chinese()) is None
    drawn = as_png(chinese())
    assert drawn != as_png(chinese("积卷"))  # two boxes would look the same in any order
    pdf = as_pdf(chinese())
    assert pdf != as_pdf(chinese("积卷"))
    content = zlib.decompress(pdf.split(b"stream\n")[1].split(b"\nendstream")[0])
    assert content.count(b"/IM true") == 2
