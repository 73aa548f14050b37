"""A drawing as a picture of points, drawn larger and then made smaller for smooth thin lines."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from netstudio.errors import ExchangeError
from netstudio.exchange.diagram.drawing import Curve, Drawing, Path, Shape, Text, flattened
from netstudio.exchange.diagram.font import face
from netstudio.exchange.diagram.stand_in import runs, stand_in
from netstudio.sentence import say

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

POINTS_AN_INCH = 72.0
MOST_PIXELS = 60_000_000
"""More than any journal asks for: a page of A4 at 800 dpi."""
_FINER = 4
_BAND = 256
"""Rows of the picture that are drawn at once, which bounds the room that drawing takes."""


def as_png(drawing: Drawing, dpi: float = 300.0, *, see_through: bool = False) -> bytes:
    """The bytes of a PNG file of so many pixels an inch.

    Raises:
        ExchangeError: where the picture would have more pixels than anybody can use.
    """
    from PIL import Image, ImageDraw

    scale = dpi / POINTS_AN_INCH
    width, height = (max(1, round(side * scale)) for side in (drawing.width, drawing.height))
    if width * height > MOST_PIXELS:
        raise ExchangeError(
            say(
                "At {dpi} dpi the picture would have {width} × {height} pixels; choose a lower "
                "resolution, or SVG or PDF, which are sharp at any.",
                dpi=f"{dpi:g}",
                width=width,
                height=height,
            )
        )
    ground = (255, 255, 255, 0) if see_through else (255, 255, 255, 255)
    picture = Image.new("RGBA", (width, height), ground)
    for top in range(0, height, _BAND):
        rows = min(_BAND, height - top)
        band = Image.new("RGBA", (width * _FINER, rows * _FINER), ground)
        _draw(ImageDraw.Draw(band), drawing, scale * _FINER, top * _FINER)
        # With colours weighed by how much there is of them, for edges without a white seam.
        small = band.convert("RGBa").resize((width, rows), Image.Resampling.BOX)
        picture.paste(small.convert("RGBA"), (0, top))
    out = io.BytesIO()
    made = picture if see_through else picture.convert("RGB")
    made.save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def _draw(pen: ImageDraw.ImageDraw, drawing: Drawing, scale: float, top: float) -> None:
    """Draw all shapes with the picture's row `top` as the first one."""
    first = top / scale
    last = first + _BAND * _FINER / scale
    for shape in drawing.shapes:
        low, high = _rows_of(shape)
        if high < first or low > last:
            continue
        if isinstance(shape, Path):
            _draw_path(pen, shape, scale, top)
        else:
            _draw_text(pen, shape, scale, top)


def _rows_of(shape: Shape) -> tuple[float, float]:
    """From where to where a shape reaches down the page, generously."""
    if isinstance(shape, Text):
        return shape.y - 1.5 * shape.size, shape.y + shape.size
    levels = [shape.start[1]]
    for step in shape.steps:
        levels.append(step.end[1])
        if isinstance(step, Curve):
            levels += [step.first[1], step.second[1]]
    return min(levels) - shape.width, max(levels) + shape.width


def _draw_path(pen: ImageDraw.ImageDraw, path: Path, scale: float, top: float) -> None:
    points = [(x * scale, y * scale - top) for x, y in flattened(path)]
    if path.closed:
        points.append(points[0])
    if path.fill:
        pen.polygon(points, fill=path.fill)
    if path.stroke:
        width = max(1, round(path.width * scale))
        if path.dashes:
            _draw_dashes(pen, points, path, scale, width)
        else:
            pen.line(points, fill=path.stroke, width=width, joint="curve")


def _draw_dashes(
    pen: ImageDraw.ImageDraw,
    points: list[tuple[float, float]],
    path: Path,
    scale: float,
    width: int,
) -> None:
    lengths = [length * scale for length in path.dashes]
    number, left = 0, lengths[0]
    for (x0, y0), (x1, y1) in pairwise(points):
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        done = 0.0
        while done < length:
            step = min(left, length - done)
            if number % 2 == 0:
                a, b = done / length, (done + step) / length
                ends = [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in (a, b)]
                pen.line(ends, fill=path.stroke, width=width)
            done, left = done + step, left - step
            if left <= 1e-9:
                number += 1
                left = lengths[number % len(lengths)]


def _draw_text(pen: ImageDraw.ImageDraw, text: Text, scale: float, top: float) -> None:
    pixels = round(text.size * scale, 2)
    for run in runs(text):
        font = _font(pixels, text.bold) if run.is_own else stand_in(run.text, pixels)
        place = (run.left * scale, text.y * scale - top)
        pen.text(place, run.text, fill=text.fill, font=font, anchor="ls")


@cache
def _font(pixels: float, bold: bool) -> ImageFont.FreeTypeFont:
    from PIL import ImageFont

    layout = ImageFont.Layout.BASIC  # no kerning: widths are the sums of their letters
    return ImageFont.truetype(str(face(bold=bold).path), pixels, layout_engine=layout)
