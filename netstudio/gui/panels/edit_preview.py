"""What an edit would change, in a few lines, without making it. Qt-free but for the language."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.catalog.registry import find_layer
from netstudio.document.change import graph_at
from netstudio.document.edit import Edit
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Input, Layer, Member, MemberTarget, Node
from netstudio.document.project import ROOT, Project
from netstudio.document.recipe import Recipe
from netstudio.errors import EditError
from netstudio.gui.language import tr
from netstudio.layout.card import value_text
from netstudio.layout.ports import type_name_of

MOST_LINES = 6


def edit_preview(project: Project, edit: Edit) -> tuple[str, ...]:
    """`fc1 · in_features: 400 → follows the input`, a line for each thing that changes."""
    try:
        after = edit.change(project)
    except EditError as error:
        return (tr(str(error)),)
    lines = [
        line
        for scope in dict.fromkeys((ROOT, *project.blocks, *after.blocks))
        for line in _graph_lines(graph_at(project, scope), graph_at(after, scope))
    ]
    lines += _recipe_lines(project.recipe, after.recipe)
    rest = len(lines) - MOST_LINES
    if rest > 1:
        lines = [*lines[:MOST_LINES], tr("and {count} more changes", count=rest)]
    return tuple(lines)


def _graph_lines(old: Graph, new: Graph) -> Iterator[str]:
    if old is new:
        return
    for node in new.nodes.values():
        if node.id not in old.nodes:
            yield f"+ {node.name} ({type_name_of(new, node)})"
    for node in old.nodes.values():
        if node.id not in new.nodes:
            yield f"− {node.name} ({type_name_of(old, node)})"
    for member in new.members.values():
        before = old.members.get(member.id)
        if before is not None and before is not member:
            yield from _member_lines(before, member)
    for node in new.nodes.values():
        earlier = old.nodes.get(node.id)
        if earlier is not None and earlier is not node:
            yield from _node_lines(old, new, earlier, node)


def _member_lines(old: Member, new: Member) -> Iterator[str]:
    if old.name != new.name:
        yield f"{old.name} → {new.name}"
    before, after = old.target, new.target
    if isinstance(before, Layer | BlockUse) and isinstance(after, Layer | BlockUse):
        if _kind(before) != _kind(after):
            yield f"{new.name}: {_kind(before)} → {_kind(after)}"
            return
        for name in dict.fromkeys((*before.args, *after.args)):
            values = [_argument_text(target, name) for target in (before, after)]
            if values[0] != values[1]:
                yield f"{new.name} · {name}: {values[0]} → {values[1]}"
    if old.frozen != new.frozen:
        yield (
            tr("{name} learns again", name=new.name)
            if old.frozen
            else tr("{name} is frozen", name=new.name)
        )


def _kind(target: Layer | BlockUse) -> str:
    return target.type if isinstance(target, Layer) else target.block


def _argument_text(target: MemberTarget, name: str) -> str:
    assert isinstance(target, Layer | BlockUse)
    if name in target.args:
        return value_text(target.args[name])
    spec = find_layer(target.type) if isinstance(target, Layer) else None
    param = spec.param(name) if spec is not None else None
    if param is not None and param.is_inferred:
        return tr("follows the input")
    return tr("default")


def _node_lines(old: Graph, new: Graph, before: Node, after: Node) -> Iterator[str]:
    if isinstance(before.target, Input) and isinstance(after.target, Input):
        shapes = [target.shape for target in (before.target, after.target)]
        if shapes[0] != shapes[1]:
            texts = [" × ".join(map(str, shape)) if shape else "?" for shape in shapes]
            yield f"{after.name}: {texts[0]} → {texts[1]}"
    gone = [_name(old, node) for node in before.sources() if node not in after.sources()]
    come = [_name(new, node) for node in after.sources() if node not in before.sources()]
    if gone or come:
        nothing = tr("nothing")
        yield tr(
            "{name} reads {new} instead of {old}",
            name=after.name,
            new=", ".join(come) or nothing,
            old=", ".join(gone) or nothing,
        )


def _name(graph: Graph, node_id: str) -> str:
    return graph.nodes[node_id].name if node_id in graph.nodes else node_id


def _recipe_lines(old: Recipe, new: Recipe) -> Iterator[str]:
    if old.data != new.data:
        yield tr("data: {old} → {new}", old=old.data.name, new=new.data.name)
    if old.batch_size != new.batch_size:
        yield tr("batch size: {old} → {new}", old=old.batch_size, new=new.batch_size)
    for before, after in zip(old.steps, new.steps, strict=False):
        losses = [", ".join(term.loss.name for term in step.losses) for step in (before, after)]
        if losses[0] != losses[1]:
            yield tr("loss: {old} → {new}", old=losses[0], new=losses[1])
        if before.optimizer != after.optimizer:
            yield tr("optimizer: another {name}", name=after.optimizer.name)
