"""A diagram as Mermaid text, which GitHub, notebooks and documentation draw by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.flat import Flat, Group
from netstudio.exchange.diagram.items import Item
from netstudio.exchange.diagram.options import Direction

_DIRECTIONS: dict[Direction, str] = {"right": "LR", "down": "TD"}


def as_mermaid(figure: Flat, direction: Direction) -> str:
    """The text of a flowchart; blocks that are drawn open are subgraphs."""
    ids = {path: f"n{number}" for number, path in enumerate(_paths(figure.root))}
    lines = [f"flowchart {_DIRECTIONS[direction]}"]
    lines += _group(figure.root, ids, "  ")
    for source, target, label in figure.wires:
        arrow = f'-- "{_quoted(label)}" -->' if label else "-->"
        lines.append(f"  {ids[source]} {arrow} {ids[target]}")
    families = dict.fromkeys(item.cells[0].family for item in _items(figure.root))
    for family in families:
        fill, line = style.fill_of(family), style.line_of(family)
        lines.append(f"  classDef {family} fill:{fill},stroke:{line},color:{style.INK}")
    return "\n".join(lines) + "\n"


def _group(group: Group, ids: Mapping[str, str], indent: str) -> Iterator[str]:
    for path, item in group.boxes.items():
        words = "<br/>".join(_quoted(line.text) for cell in item.cells for line in cell.lines)
        before, after = {"end": ("([", "])"), "round": ("((", "))")}.get(item.kind, ("[", "]"))
        yield f'{indent}{ids[path]}{before}"{words}"{after}:::{item.cells[0].family}'
    for inner in group.groups:
        title = inner.item.cells[0].lines[0].text if inner.item else ""
        yield f'{indent}subgraph {ids[inner.path]}["{_quoted(title)}"]'
        yield from _group(inner, ids, indent + "  ")
        yield f"{indent}end"


def _quoted(text: str) -> str:
    """Text inside quotes: Mermaid takes numbers of characters, written `#34;`."""
    special = {'"': "#34;", "#": "#35;", "<": "#60;", ">": "#62;", "&": "#38;", "\n": " "}
    return "".join(special.get(character, character) for character in text)


def _paths(group: Group) -> Iterator[str]:
    yield from group.boxes
    for inner in group.groups:
        yield inner.path
        yield from _paths(inner)


def _items(group: Group) -> Iterator[Item]:
    yield from group.boxes.values()
    for inner in group.groups:
        yield from _items(inner)
