"""A drawing as SVG: plain XML with texts as text, so that they can be searched and edited."""

from __future__ import annotations

from xml.etree import ElementTree

from netstudio.exchange.diagram.drawing import Curve, Drawing, Path, Text
from netstudio.exchange.diagram.font import FAMILIES

_NAMESPACE = "http://www.w3.org/2000/svg"
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
"""Characters that XML cannot hold."""


def as_svg(drawing: Drawing, *, see_through: bool = True) -> str:
    """The text of an SVG file; on white unless it is `see_through`."""
    size = (_number(drawing.width), _number(drawing.height))
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "width": f"{size[0]}pt",
            "height": f"{size[1]}pt",
            "viewBox": f"0 0 {size[0]} {size[1]}",
            "role": "img",
        },
    )
    if drawing.title:
        ElementTree.SubElement(root, "title").text = _clean(drawing.title)
    if not see_through:
        area = {"width": size[0], "height": size[1], "fill": "#ffffff"}
        ElementTree.SubElement(root, "rect", area)
    group = ElementTree.SubElement(root, "g", {"font-family": FAMILIES, "stroke-linejoin": "round"})
    for shape in drawing.shapes:
        if isinstance(shape, Path):
            _add_path(group, shape)
        else:
            _add_text(group, shape)
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(
        root, encoding="unicode"
    )


def _add_path(group: ElementTree.Element, path: Path) -> None:
    words = ["M" + _point(path.start)]
    for step in path.steps:
        if isinstance(step, Curve):
            words.append("C" + " ".join(map(_point, (step.first, step.second, step.end))))
        else:
            words.append("L" + _point(step.end))
    attributes = {"d": "".join((*words, "Z" if path.closed else "")), "fill": path.fill or "none"}
    if path.stroke:
        attributes |= {"stroke": path.stroke, "stroke-width": _number(path.width)}
    if path.dashes:
        attributes["stroke-dasharray"] = " ".join(map(_number, path.dashes))
    element = ElementTree.SubElement(group, "path", attributes)
    if path.about:
        ElementTree.SubElement(element, "title").text = _clean(path.about)


def _add_text(group: ElementTree.Element, text: Text) -> None:
    attributes = {
        "x": _number(text.x),
        "y": _number(text.y),
        "font-size": _number(text.size),
        "fill": text.fill,
    }
    if text.bold:
        attributes["font-weight"] = "bold"
    if text.anchor != "start":
        attributes["text-anchor"] = text.anchor
    ElementTree.SubElement(group, "text", attributes).text = _clean(text.text)


def _clean(text: str) -> str:
    return "".join(c for c in text.translate(_CONTROL) if not "\ud800" <= c <= "\udfff")


def _point(point: tuple[float, float]) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _number(value: float) -> str:
    """Two decimals at most: a hundredth of a point is less than any printer can show."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
