"""Grouping nodes into a block: they become a definition, and an instance takes their place.

What comes in and goes out follows from the wires that cross the border: each value that crosses it
becomes one input or output, named after what it carries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import TypeVar

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.block import SetBlock
from netstudio.document.edits.rename import close_up, rename_members
from netstudio.document.edits.rules import node_in, several
from netstudio.document.expression import names as names_in
from netstudio.document.graph import Graph, Tie
from netstudio.document.naming import RESERVED, check_name, free_name, renumbered
from netstudio.document.node import (
    Arguments,
    BlockUse,
    Call,
    CustomModule,
    Input,
    Layer,
    Member,
    Node,
    Output,
    Tensor,
)
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.substitution import TRAINING, parameter_names
from netstudio.document.table import Table
from netstudio.document.topology import ancestors
from netstudio.document.values import Expr, Ref, Value, map_references
from netstudio.document.view import Placement, WireEnd
from netstudio.document.wires import source_of
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say

T = TypeVar("T")

COLUMN = 216.0
"""From one card to the next in a row, in canvas units."""


@dataclass(frozen=True)
class GroupNodes(ScopedEdit):
    """Make nodes a block of the name `block`, and put an instance called `name` in their place.

    `positions` says where cards lie that the document has not placed; they keep their places
    inside. `place` is the instance's, by default the middle of what it stands for.
    """

    scope: str
    ids: tuple[str, ...]
    block: str
    name: str
    positions: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    place: tuple[float, float] | None = None

    def said(self, name: Namer) -> str:
        return say("Group {what}", what=several(self.ids, name))

    def change(self, project: Project) -> Project:
        check_name(self.name)
        if self.block in project.blocks:
            raise EditError(
                say(
                    "There is already a block named “{block}”; choose another name.",
                    block=self.block,
                )
            )
        group = _Group(project, self.scope, self.ids, self.name)
        parameters = group.parameters()
        block = Block(self.block, group.inner(), parameters)
        defined = SetBlock(self.block, block).change(project)
        use = BlockUse(self.block, Table({name: Expr(name) for name in parameters}))
        outer = group.outer(use)
        defined = group.with_updates(defined.with_scope(self.scope, outer))
        return self._placed(project, defined, group)

    def _placed(self, before: Project, project: Project, group: _Group) -> Project:
        outside = before.view.in_scope(self.scope)
        inside = {
            node_id: outside[node_id] if node_id in outside else Placement(*self.positions[node_id])
            for node_id in group.chosen
            if node_id in outside or node_id in self.positions
        }
        view = project.view
        if inside:
            own = self.place or _middle(inside.values())
            view = view.with_scope(self.block, Table(inside | group.end_places(inside)))
            kept = outside.without(*group.chosen)
            view = view.with_scope(self.scope, kept.set(group.id, Placement(*own)))
        bends = before.view.bends_in(self.scope)
        if bends:
            kept_bends = {w: p for w, p in bends.items() if w[0] not in group.chosen}
            inner = {w: p for w, p in bends.items() if group.is_inner_wire(w)}
            view = view.with_bends(self.scope, Table(kept_bends))
            view = view.with_bends(self.block, Table(inner))
        return replace(project, view=view)


def _middle(places: Iterable[Placement]) -> tuple[float, float]:
    known = list(places)
    across = (min(p.x for p in known) + max(p.x for p in known)) / 2
    down = (min(p.y for p in known) + max(p.y for p in known)) / 2
    return (float(across), float(down))


class _Group:
    """What crosses the border of a group, and the two graphs that it leaves."""

    def __init__(self, project: Project, scope: str, ids: tuple[str, ...], name: str) -> None:
        self.project = project
        self.scope = scope
        self.graph = project.scope(scope)
        for node_id in ids:
            node_in(self.graph, node_id)
        self.chosen = {key: node for key, node in self.graph.nodes.items() if key in set(ids)}
        self._check_nodes()
        self.members = self._own_members()
        self._check_cycle()
        self.incoming = self._incoming()
        self.outgoing = self._outgoing()
        self.id, self.name = self._identity(name)
        self._name_ends()

    # What can be grouped

    def _check_nodes(self) -> None:
        if not self.chosen:
            raise EditError("Nothing is selected; select the nodes that the block is made of.")
        for node in self.chosen.values():
            if isinstance(node.target, Input | Output):
                kind = "an input" if isinstance(node.target, Input) else "an output"
                raise EditError(
                    say(
                        "“{name}” is {kind} of the graph and stays outside of a block; take it "
                        "out of the selection.",
                        name=node.name,
                        kind=kind,
                    )
                )

    def _own_members(self) -> dict[str, Member]:
        called = {n.target.member for n in self.chosen.values() if isinstance(n.target, Call)}
        for member_id in called:
            for caller in self.graph.callers(member_id):
                if caller.id not in self.chosen:
                    shared = self.graph.members[member_id].name
                    raise EditError(
                        say(
                            "“{name}” calls “{shared}” too, and a block keeps its layers to "
                            "itself; select “{name}” as well.",
                            name=caller.name,
                            shared=shared,
                        )
                    )
        return {key: m for key, m in self.graph.members.items() if key in called}

    def _check_cycle(self) -> None:
        needed = frozenset().union(*(ancestors(self.graph, node_id) for node_id in self.chosen))
        for node_id in needed - self.chosen.keys():
            if ancestors(self.graph, node_id) & self.chosen.keys():
                between = self.graph.nodes[node_id].name
                raise EditError(
                    say(
                        "“{between}” lies on a way out of the group and back into it, so the "
                        "block would wait for itself; select “{between}” as well.",
                        between=between,
                    )
                )

    # What crosses the border

    def _incoming(self) -> dict[Ref, str]:
        """The values that the group reads from outside, and the id of the input for each."""
        found: dict[Ref, str] = {}
        for node in self.chosen.values():
            for ref in node.references():
                if ref.node not in self.chosen:
                    found.setdefault(ref, "")
        return found

    def _outgoing(self) -> dict[Ref, str]:
        """The values that are read outside, else those that nothing reads: the open ends."""
        read = {
            ref: ""
            for node in self.graph.nodes.values()
            if node.id not in self.chosen
            for ref in node.references()
            if ref.node in self.chosen
        }
        if read:
            return read
        inner = {ref.node for node in self.chosen.values() for ref in node.references()}
        return {Ref(node_id): "" for node_id in self.chosen if node_id not in inner}

    def _identity(self, name: str) -> tuple[str, str]:
        """The instance's id and name, free among what stays outside."""
        nodes = [n for n in self.graph.nodes.values() if n.id not in self.chosen]
        members = [m for m in self.graph.members.values() if m.id not in self.members]
        names = {node.name for node in nodes} | {member.name for member in members}
        ids = {*self.graph.nodes, *self.graph.members}
        return free_name(name, ids), free_name(name, names)

    def _name_ends(self) -> None:
        taken = {*RESERVED, *self.chosen, *self.members}
        taken |= {node.name for node in self.chosen.values()}
        taken |= {member.name for member in self.members.values()}
        several = len(self.incoming) > 1
        for ref in self.incoming:
            self.incoming[ref] = _take(self._carried(ref, self.graph) if several else "x", taken)
        several = len(self.outgoing) > 1
        for ref in self.outgoing:
            stem = f"{self._carried(ref, self.graph)}_out" if several else "out"
            self.outgoing[ref] = _take(stem, taken)

    @staticmethod
    def _carried(ref: Ref, graph: Graph) -> str:
        """What a value is called: the name of the node that it comes from, as a plain word."""
        name = graph.nodes[ref.node].name.replace(".", "_")
        name = f"item{name}" if name[0].isdecimal() else name
        return "_".join((name, *(str(step) for step in ref.item if str(step).isidentifier())))

    # The two graphs

    def parameters(self) -> Arguments:
        """The parameters of the surrounding block that the group uses, with their defaults."""
        if self.scope == ROOT:
            return Table()
        used = set().union(*map(parameter_names, self._values()), *self._conditions())
        given = self.project.blocks[self.scope].parameters
        return Table({name: value for name, value in given.items() if name in used})

    def _values(self) -> Iterator[Value]:
        for node in self.chosen.values():
            yield from (*node.args, *node.kwargs.values())
            if node.when is not None:
                yield node.when.otherwise
        for member in self.members.values():
            yield from constructor_values(member)

    def _conditions(self) -> Iterator[frozenset[str]]:
        for node in self.chosen.values():
            if node.when is not None:
                yield names_in(node.when.condition) - {TRAINING}

    def inner(self) -> Graph:
        """The graph of the block."""

        def from_input(ref: Ref) -> Value:
            return Ref(self.incoming[ref]) if ref in self.incoming else ref

        inputs = [Node(end, end, Input()) for end in self.incoming.values()]
        nodes = [rewired(node, from_input) for node in self.chosen.values()]
        outputs = [Node(end, end, Output(), (ref,)) for ref, end in self.outgoing.items()]
        ties = tuple(tie for tie in self.graph.ties if self._ends_inside(tie) == 2)
        graph = Graph(
            Table({node.id: node for node in (*inputs, *nodes, *outputs)}),
            Table(self.members),
            ties,
        )
        widths = {member.name: member.width for member in self.members.values()}
        return rename_members(graph, renumbered(widths, widths=widths))

    def outer(self, use: BlockUse) -> Graph:
        """The graph around the block, with the instance in the place of the first node."""
        several = len(self.outgoing) > 1
        order = {ref: index for index, ref in enumerate(self.outgoing)}

        def from_instance(ref: Ref) -> Value:
            if ref not in order:
                return ref
            return Ref(self.id, (order[ref],) if several else ())

        instance = Node(self.id, self.name, Call(self.id), tuple(self.incoming))
        member = Member(self.id, self.name, use)
        kept = {
            key: rewired(node, from_instance)
            for key, node in self.graph.nodes.items()
            if key not in self.chosen
        }
        nodes = in_place(self.graph.nodes, kept, next(iter(self.chosen)), {self.id: instance})
        rest = {key: m for key, m in self.graph.members.items() if key not in self.members}
        first = next(iter(self.members), None)
        members = in_place(self.graph.members, rest, first, {self.id: member})
        ties = tuple(self._outer_tie(tie) for tie in self.graph.ties if self._ends_inside(tie) < 2)
        graph = Graph(Table(nodes), Table(members), ties)
        return close_up(graph, [m.name for m in self.members.values()])

    def _ends_inside(self, tie: Tie) -> int:
        return sum(self._is_inside(path) for path in (tie.target, tie.source))

    def _is_inside(self, path: str) -> bool:
        return any(path == m.name or path.startswith(f"{m.name}.") for m in self.members.values())

    def _outer_tie(self, tie: Tie) -> Tie:
        ends = (f"{self.name}.{p}" if self._is_inside(p) else p for p in (tie.target, tie.source))
        return Tie(*ends)

    def with_updates(self, project: Project) -> Project:
        """The recipe's steps with the instance in the place of the members they updated."""
        if self.scope != ROOT or not any(step.updates for step in project.recipe.steps):
            return project
        steps = tuple(
            replace(step, updates=self._updated(step.updates)) for step in project.recipe.steps
        )
        return replace(project, recipe=replace(project.recipe, steps=steps))

    def _updated(self, updates: tuple[str, ...]) -> tuple[str, ...]:
        inside = self.members.keys() & set(updates)
        if inside and inside != self.members.keys():
            left = self.members[next(iter(self.members.keys() - inside))].name
            raise EditError(
                say(
                    "A training step updates a part of the selection only; “{left}” is not part "
                    "of that step, and a block is updated as a whole.",
                    left=left,
                )
            )
        return tuple(dict.fromkeys(self.id if key in inside else key for key in updates))

    def is_inner_wire(self, wire: WireEnd) -> bool:
        """Whether a wire runs from one node of the group to another."""
        source = source_of(self.graph, wire) if wire[0] in self.chosen else None
        return source is not None and source.node in self.chosen

    def end_places(self, inside: Mapping[str, Placement]) -> dict[str, Placement]:
        """Where the block's inputs and outputs lie: left and right of the rest."""
        left = min(place.x for place in inside.values()) - COLUMN
        right = max(place.x for place in inside.values()) + COLUMN
        top = min(place.y for place in inside.values())
        readers = {
            end: next((n.id for n in self.chosen.values() if ref in n.references()), "")
            for ref, end in self.incoming.items()
        }
        places = {end: (left, readers[end]) for end in self.incoming.values()}
        places |= {end: (right, ref.node) for ref, end in self.outgoing.items()}
        found: dict[str, Placement] = {}
        for end, (x, beside) in places.items():
            y = inside[beside].y if beside in inside else top
            while any(p.x == x and abs(p.y - y) < COLUMN / 2 for p in found.values()):
                y += COLUMN / 2
            found[end] = Placement(x, y)
        return found


def rewired(node: Node, follow: Callable[[Ref], Value]) -> Node:
    """The node with every reference replaced by what `follow` gives for it."""
    when = node.when
    if when is not None:
        when = replace(when, otherwise=map_references(when.otherwise, follow))
    args = [map_references(value, follow) for value in node.args]
    while args and args[-1] is None and node.args[len(args) - 1] is not None:
        args.pop()  # an unconnected port at the end is no argument
    kwargs = {name: map_references(value, follow) for name, value in node.kwargs.items()}
    return replace(node, args=tuple(args), kwargs=Table(kwargs), when=when)


def constructor_values(member: Member) -> Iterator[Value]:
    """Every value that a member is made with."""
    match member.target:
        case Layer(args=args) | CustomModule(args=args):
            yield from args.values()
            for init in member.init.values():
                yield from init.args.values()
        case BlockUse(args=args, repeat=repeat, first=first):
            yield from (*args.values(), repeat, *first.values())
        case Tensor(shape=shape, init_args=args):
            yield from (*shape, *args.values())


def in_place(
    old: Iterable[str], kept: Mapping[str, T], place: str | None, new: Mapping[str, T]
) -> dict[str, T]:
    """`kept` in the order of `old`, with `new` where `place` was; else at the end."""
    result: dict[str, T] = {}
    for key in old:
        if key == place:
            result |= new
        if key in kept:
            result[key] = kept[key]
    return result | dict(new)


def _take(stem: str, taken: set[str]) -> str:
    name = free_name(stem, taken)
    taken.add(name)
    return name
