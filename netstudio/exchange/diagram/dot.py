"""A diagram as text in Graphviz's language, dot."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.flat import Flat, Group
from netstudio.exchange.diagram.items import Item
from netstudio.exchange.diagram.options import Direction

_DIRECTIONS: dict[Direction, str] = {"right": "LR", "down": "TB"}


def as_dot(figure: Flat, direction: Direction, title: str) -> str:
    """The text of a directed graph; blocks that are drawn open are clusters."""
    lines = [
        f"digraph {_quoted(title or 'network')} {{",
        f"  rankdir={_DIRECTIONS[direction]};",
        '  graph [fontname="Helvetica", fontsize=9, color="#aeb6c3"];',
        '  node [fontname="Helvetica", fontsize=10, shape=box, style="rounded,filled"];',
        f'  edge [fontname="Helvetica", fontsize=8, color="{style.WIRE_INK}", arrowsize=0.6];',
    ]
    lines += _group(figure.root, "  ")
    for source, target, label in figure.wires:
        words = f" [label={_quoted(label)}]" if label else ""
        lines.append(f"  {_quoted(_name(source))} -> {_quoted(_name(target))}{words};")
    return "\n".join([*lines, "}"]) + "\n"


def _group(group: Group, indent: str) -> Iterator[str]:
    for path, item in group.boxes.items():
        yield f"{indent}{_quoted(_name(path))} [{_look(item)}];"
    for inner in group.groups:
        title = inner.item.cells[0].lines[0].text if inner.item else ""
        yield f"{indent}subgraph {_quoted('cluster_' + _name(inner.path))} {{"
        yield f"{indent}  label={_quoted(title)}; labeljust=l; style=rounded;"
        yield from _group(inner, indent + "  ")
        yield f"{indent}}}"


def _look(item: Item) -> str:
    words = "\n".join(line.text for cell in item.cells for line in cell.lines)
    family = item.cells[0].family
    shape = {"round": ", shape=circle", "end": ", shape=ellipse"}.get(item.kind, "")
    fill, line = style.fill_of(family), style.line_of(family)
    return f'label={_quoted(words)}, fillcolor="{fill}", color="{line}"{shape}'


def _name(path: str) -> str:
    return path.removeprefix("/").replace("\0", "+")


def _quoted(text: str) -> str:
    """A quoted string: backslashes and quotes are escaped, and a line ends in `\\n`."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
