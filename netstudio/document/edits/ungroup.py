"""Dissolving an instance of a block: what it is made of takes its place.

A stack becomes its copies in a row, parameters become the values given for them, and a node whose
condition is settled by them stays or goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.block import block_users, without_block
from netstudio.document.edits.group import in_place, rewired
from netstudio.document.edits.rename import close_up
from netstudio.document.edits.rules import node_in
from netstudio.document.edits.unrolling import Copy, Unrolling, item_of
from netstudio.document.graph import Graph, Tie
from netstudio.document.naming import position
from netstudio.document.node import BlockUse, Input, Member, Node, Output
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value
from netstudio.document.view import Placement, Point, WireEnd
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say

ROW = 192.0
"""From one copy of a stack down to the next, in canvas units."""


@dataclass(frozen=True)
class Ungroup(ScopedEdit):
    """Put the inside of the instance `id` in its place; copies of a stack stand below each other.

    A definition that nothing uses any more goes with it. `place` says where the instance lies and
    `positions` where the nodes inside do, as far as the document has not placed them.
    """

    scope: str
    id: str
    place: tuple[float, float] | None = None
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def said(self, name: Namer) -> str:
        return say("Ungroup {name}", name=name(self.id))

    def change(self, project: Project) -> Project:
        graph = project.scope(self.scope)
        node, member, use = _instance(graph, self.id)
        block = project.blocks[use.block]
        unrolling = Unrolling(graph, node, member, use, block)
        project = project.with_scope(self.scope, self._dissolved(graph, unrolling))
        project = self._updated(project, member.id, unrolling)
        project = self._placed(project, use.block, unrolling)
        return _without_unused(project, use.block)

    def _dissolved(self, graph: Graph, unrolling: Unrolling) -> Graph:
        instance, member = unrolling.node, unrolling.member

        def follow(ref: Ref) -> Value:
            return ref if ref.node != instance.id else item_of(unrolling.value, ref.item)

        kept = {key: rewired(n, follow) for key, n in graph.nodes.items() if key != instance.id}
        new_nodes = {n.id: n for copy in unrolling.copies for n in copy.nodes}
        nodes = in_place(graph.nodes, kept, instance.id, new_nodes)
        rest = {key: m for key, m in graph.members.items() if key != member.id}
        new_members = {m.id: m for copy in unrolling.copies for m in copy.members}
        members = in_place(graph.members, rest, member.id, new_members)
        ties = (
            *(_followed(tie, member.name, unrolling) for tie in graph.ties),
            *(tie for copy in unrolling.copies for tie in copy.ties),
        )
        result = Graph(Table(nodes), Table(members), ties)
        _check_sources(result)
        return close_up(result, [member.name] if position(member.name) else [])

    def _updated(self, project: Project, member_id: str, unrolling: Unrolling) -> Project:
        """The recipe's steps with what the block held in its place."""
        steps = project.recipe.steps
        if self.scope != ROOT or not any(member_id in step.updates for step in steps):
            return project
        new = tuple(member.id for copy in unrolling.copies for member in copy.members)

        def spread(updates: tuple[str, ...]) -> Iterator[str]:
            for key in updates:
                yield from new if key == member_id else (key,)

        changed = tuple(replace(step, updates=tuple(spread(step.updates))) for step in steps)
        return replace(project, recipe=replace(project.recipe, steps=changed))

    def _placed(self, project: Project, block: str, unrolling: Unrolling) -> Project:
        outside = project.view.in_scope(self.scope)
        own = outside.get(self.id)
        place = (own.x, own.y) if own else self.place
        kept = outside.without(self.id)
        inside = self._inside(project, block, unrolling.block)
        bends = project.view.bends_in(self.scope)
        if place is not None and inside:
            for copy in unrolling.copies:
                shift = _shift(copy, inside, place)
                kept = kept.update(_beside(copy, inside, shift))
                bends = bends.update(_bent(copy, project.view.bends_in(block), shift))
        view = project.view.with_scope(self.scope, kept)
        return replace(project, view=view.with_bends(self.scope, bends) if bends else view)

    def _inside(self, project: Project, block: str, known: Block) -> dict[str, Placement]:
        placed = project.view.in_scope(block)
        loose = {key: Placement(*spot) for key, spot in self.positions.items()}
        return {
            key: found
            for key, node in known.graph.nodes.items()
            if not isinstance(node.target, Input | Output)
            and (found := placed.get(key) or loose.get(key)) is not None
        }


def _instance(graph: Graph, node_id: str) -> tuple[Node, Member, BlockUse]:
    """The node, its member and what it uses; an EditError where it cannot be dissolved."""
    node = node_in(graph, node_id)
    member, use = graph.member_of(node), graph.block_of(node)
    if member is None or use is None:
        raise EditError(
            say("“{name}” is not a block; only a block can be ungrouped.", name=node.name)
        )
    callers = graph.callers(member.id)
    if len(callers) > 1:
        other = next(caller.name for caller in callers if caller.id != node_id)
        raise EditError(
            say(
                "“{name}” and “{other}” are calls of one block with the same weights; it can be "
                "ungrouped once only one of them is left.",
                name=node.name,
                other=other,
            )
        )
    if node.when is not None:
        raise EditError(
            say(
                "“{name}” runs only when {condition}; take that condition off before it is "
                "ungrouped.",
                name=node.name,
                condition=node.when.condition,
            )
        )
    return node, member, use


def _followed(tie: Tie, name: str, unrolling: Unrolling) -> Tie:
    """A tie of the surrounding graph, with the paths that led into the block."""

    def path_to(path: str) -> str:
        head, dot, rest = path.partition(f"{name}.")
        if path != name and (head or not dot):
            return path
        found = unrolling.path(rest)
        if found is None:
            raise EditError(
                say("The tie to “{path}” would lose its end; take it out first.", path=path)
            )
        return found

    return Tie(path_to(tie.target), path_to(tie.source))


def _check_sources(graph: Graph) -> None:
    for node in graph.nodes.values():
        absent = [source for source in node.sources() if source not in graph.nodes]
        if absent:
            raise EditError(
                say(
                    "“{name}” takes a size of a value that the block hands through as a plain "
                    "number; it cannot be ungrouped as it is.",
                    name=node.name,
                )
            )


def _shift(copy: Copy, inside: Mapping[str, Placement], place: Point) -> Point:
    """How far a copy's cards move: around the place of the instance, each copy below the last."""
    left, right = min(p.x for p in inside.values()), max(p.x for p in inside.values())
    top, bottom = min(p.y for p in inside.values()), max(p.y for p in inside.values())
    across = place[0] - (left + right) / 2
    down = place[1] - (top + bottom) / 2 + copy.index * (bottom - top + ROW)
    return (across, down)


def _beside(copy: Copy, inside: Mapping[str, Placement], shift: Point) -> dict[str, Placement]:
    return {
        copy.ids[key]: replace(spot, x=spot.x + shift[0], y=spot.y + shift[1])
        for key, spot in inside.items()
        if key in copy.kept
    }


def _bent(
    copy: Copy, bends: Mapping[WireEnd, tuple[Point, ...]], shift: Point
) -> dict[WireEnd, tuple[Point, ...]]:
    """The dots of the wires inside, where the copy's wires run."""
    return {
        (copy.ids[target], port, index): tuple((x + shift[0], y + shift[1]) for x, y in points)
        for (target, port, index), points in bends.items()
        if target in copy.kept
    }


def _without_unused(project: Project, block: str) -> Project:
    """The project without a block's definition, where nothing uses it any more."""
    return project if block_users(project, block) else without_block(project, block)
