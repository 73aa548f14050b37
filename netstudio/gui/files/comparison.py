"""What is different between two states of a project, in words, node by node."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from netstudio.document.graph import Graph
from netstudio.document.node import Arguments, BlockUse, Call, CustomModule, Layer, Member, Op
from netstudio.document.project import ROOT, Project
from netstudio.document.table import Table
from netstudio.gui.language import tr
from netstudio.records import dataclass

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        kind: `added`, `removed` or `changed`, on the way from the first project to the second.
        what: what it is about: a node, a block, the recipe.
        detail: from what to what; empty where there is nothing to add.
    """

    kind: str
    what: str
    detail: str = ""


def compare(old: Project, new: Project) -> tuple[Difference, ...]:
    """What changes when `old` gives way to `new`; empty where nothing does."""
    return tuple(_compare(old, new))


def _compare(old: Project, new: Project) -> Iterator[Difference]:
    if old.name != new.name:
        yield Difference(CHANGED, tr("Name"), _from_to(old.name, new.name))
    if old.description != new.description:
        yield Difference(CHANGED, tr("Description"))
    yield from _graphs(old.graph, new.graph, ROOT)
    for name in sorted({*old.blocks, *new.blocks}):
        title = tr("Block “{name}”", name=name)
        if name not in old.blocks:
            yield Difference(ADDED, title)
        elif name not in new.blocks:
            yield Difference(REMOVED, title)
        else:
            before, after = old.blocks[name], new.blocks[name]
            if (before.parameters, before.description) != (after.parameters, after.description):
                yield Difference(CHANGED, title, tr("its parameters or description"))
            yield from _graphs(before.graph, after.graph, name)
    yield from _recipes(old, new)
    if old.view != new.view:
        yield Difference(CHANGED, tr("Drawing"), tr("places, notes or colours"))


def _graphs(old: Graph, new: Graph, scope: str) -> Iterator[Difference]:
    if old == new:
        return
    found = list(_nodes(old, new, scope))
    yield from found
    if not found:
        yield Difference(CHANGED, scope or tr("Network"), tr("order or outputs"))


def _nodes(old: Graph, new: Graph, scope: str) -> Iterator[Difference]:
    for node_id in dict.fromkeys((*old.nodes, *new.nodes)):
        before, after = _state(old, node_id), _state(new, node_id)
        if before == after:
            continue
        what = _named(new if node_id in new.nodes else old, node_id, scope)
        if node_id not in old.nodes:
            yield Difference(ADDED, what, _kind(new, node_id))
        elif node_id not in new.nodes:
            yield Difference(REMOVED, what, _kind(old, node_id))
        else:
            yield Difference(CHANGED, what, _changes(old, new, node_id))


def _state(graph: Graph, node_id: str) -> object:
    return graph.nodes.get(node_id), _member(graph, node_id)


def _member(graph: Graph, node_id: str) -> Member | None:
    node = graph.nodes.get(node_id)
    if node is None or not isinstance(node.target, Call):
        return None
    return graph.members.get(node.target.member)


def _named(graph: Graph, node_id: str, scope: str) -> str:
    name = graph.nodes[node_id].name
    return f"{scope} › {name}" if scope else name


def _kind(graph: Graph, node_id: str) -> str:
    member = _member(graph, node_id)
    match member.target if member is not None else None:
        case Layer(type=name) | BlockUse(block=name):
            return name
    target = graph.nodes[node_id].target
    return target.name if isinstance(target, Op) else type(target).__name__


def _changes(old: Graph, new: Graph, node_id: str) -> str:
    before, after = old.nodes[node_id], new.nodes[node_id]
    parts = [_from_to(before.name, after.name)] if before.name != after.name else []
    if _kind(old, node_id) != _kind(new, node_id):
        parts.append(_from_to(_kind(old, node_id), _kind(new, node_id)))
    parts += _arguments(_member(old, node_id), _member(new, node_id))
    if replace(before, name=after.name) != after:
        parts.append(tr("its wires"))
    return " · ".join(parts)


def _arguments(before: Member | None, after: Member | None) -> Iterator[str]:
    first, second = _given(before), _given(after)
    for name in dict.fromkeys((*first, *second)):
        if first.get(name) != second.get(name):
            yield f"{name} {_from_to(first.get(name), second.get(name))}"


def _given(member: Member | None) -> Arguments:
    target = member.target if member is not None else None
    return target.args if isinstance(target, Layer | BlockUse | CustomModule) else Table()


def _recipes(old: Project, new: Project) -> Iterator[Difference]:
    if old.recipe == new.recipe:
        return
    changed = [
        item.name.replace("_", " ")
        for item in fields(old.recipe)
        if getattr(old.recipe, item.name) != getattr(new.recipe, item.name)
    ]
    yield Difference(CHANGED, tr("Training"), ", ".join(changed))


def _from_to(old: object, new: object) -> str:
    return f"{_shown(old)} → {_shown(new)}"


def _shown(value: object) -> str:
    return "–" if value is None else str(value)
