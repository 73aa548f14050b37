"""A network as a figure: which boxes there are, what they say, and what runs between them.

Blocks are drawn as one copy is: conditions on block parameters are decided, so that a part that is
not there in this copy is not drawn. A stack whose first copy differs is drawn as that one and the
rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from math import inf

from netstudio.catalog.inference import BlockInstance, Inference, block_address, select
from netstudio.catalog.types import ValueType
from netstudio.document.edits.bypass import without_bypassed
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Input, Node, Output
from netstudio.document.project import ROOT, Project
from netstudio.document.topology import run_order
from netstudio.document.values import Ref
from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.cells import Cell, Words, broken, joined_cell, main_cell
from netstudio.exchange.diagram.fold import laid
from netstudio.exchange.diagram.font import face
from netstudio.exchange.diagram.instance import Where, runs, runs_sometimes
from netstudio.exchange.diagram.items import Figure, Item, end_item, framed
from netstudio.exchange.diagram.options import DiagramOptions
from netstudio.exchange.diagram.plan import Box, Link, Plan
from netstudio.exchange.diagram.reading import Reading
from netstudio.exchange.diagram.wording import SYMBOLS, arguments_text, brief_detail, short_shape
from netstudio.layout.card import Card, callers_by_member, card_of
from netstudio.layout.ports import family_of

_JOINED = frozenset({"activation", "normalisation", "dropout"})
_JOINING = frozenset({"input_output", "block", "merge"})
"""Families that nothing is joined to."""
_REST = "\0"
"""What the names of further frames of a stack end in."""


def figure_of(project: Project, inference: Inference, options: DiagramOptions) -> Figure:
    """The main graph of a project as a figure."""
    running = without_bypassed(project)
    limit = inf if options.fold is None else max(options.fold - 2 * style.MARGIN, 1.0)
    return _Builder(running, inference, options).figure(Where(ROOT, "", {}), limit)


class _Builder:
    """One pass over a project."""

    def __init__(self, project: Project, inference: Inference, options: DiagramOptions) -> None:
        self.project, self.inference, self.options = project, inference, options
        self.instances = {instance.address: instance for instance in inference.instances}

    def figure(self, where: Where, limit: float) -> Figure:
        """A graph with all that is drawn inside it."""
        return _Graph(self, where, limit).figure()


class _Graph:
    """One graph on its way to a figure."""

    def __init__(self, builder: _Builder, where: Where, limit: float) -> None:
        self._builder, self._where, self._limit = builder, where, limit
        self._options = builder.options
        self._graph: Graph = builder.project.scope(where.scope)
        order, _ = run_order(self._graph)
        self._nodes = [
            self._graph.nodes[node_id]
            for node_id in order
            if runs(self._graph.nodes[node_id], where.env)
        ]
        self._reading = Reading(self._graph, self._nodes, where.env)
        self._is_block = where.scope != ROOT
        self._inputs = [node.id for node in self._graph.inputs()]
        self._items: dict[str, Item] = {}
        self._box_of: dict[str, str] = {}
        self._links: dict[Link, None] = {}
        self._more_copies: dict[str, str] = {}
        self._behind: dict[str, str] = {}
        self._types: dict[str, ValueType] = {}

    def figure(self) -> Figure:
        """The graph laid out."""
        self._make_items()
        self._make_links()
        self._leave_out_loose()
        self._even_out()
        labels = self._labels() if self._options.shapes else {}
        said: dict[str, list[str]] = {}
        for link in self._links:
            if link.value in labels:
                said.setdefault(link.source, []).append(labels[link.value])
        boxes = {name: self._box(item, said.get(name, [])) for name, item in self._items.items()}
        graph = self._graph
        entries = [_entry(n) for n in range(len(graph.inputs()))] if self._is_block else []
        exits = [_exit(n) for n in range(len(graph.outputs()))] if self._is_block else []
        plan = Plan(boxes, tuple(self._links), tuple(entries), tuple(exits))
        return Figure(laid(plan, self._limit), self._items, labels)

    # Boxes

    def _make_items(self) -> None:
        callers = callers_by_member(self._graph)
        known = self._builder.inference.nodes
        if not self._options.names:
            self._more_copies = self._reading.chains(self._is_same)
            self._behind = {before: after for after, before in self._more_copies.items()}
        chain = self._reading.chains(self._may_join) if self._options.joined else {}
        for node in self._nodes:
            if self._is_block and isinstance(node.target, Input | Output):
                continue
            if node.id in self._more_copies:
                self._box_of[node.id] = self._box_of[self._more_copies[node.id]]
                continue
            about = known.get(self._where.prefix + node.id)
            card = card_of(self._builder.project, self._where.scope, node, about, callers)
            if node.id in chain:
                self._join(node, card, chain[node.id])
            else:
                self._add(node, card, about.type if about else None)

    def _may_join(self, source: Node, node: Node) -> bool:
        before = family_of(self._graph, source)
        plain = before not in _JOINING and not isinstance(source.target, Input)
        is_op = before == "other" and source.id not in self._graph.members
        return plain and not is_op and family_of(self._graph, node) in _JOINED

    def _is_same(self, source: Node, node: Node) -> bool:
        """Whether a node is one more copy of the block before it."""
        before, use = self._graph.block_of(source), self._graph.block_of(node)
        if before is None or use is None or before.block != use.block or node.kwargs:
            return False
        one, more = self._own_copies(source, before), self._own_copies(node, use)
        return bool(one and more) and all(copy.env == one[-1].env for copy in more)

    def _join(self, node: Node, card: Card, source: str) -> None:
        name = self._box_of[source]
        title = card.title if self._options.names else card.type_name
        detail = brief_detail(card.detail) if self._options.details else ""
        item = self._items[name]
        cell = joined_cell(title, detail, card.family, card.title)
        self._items[name] = replace(item, cells=(*item.cells, cell))
        self._box_of[node.id] = name

    def _add(self, node: Node, card: Card, value: ValueType | None) -> None:
        use = self._graph.block_of(node)
        self._box_of[node.id] = node.id
        if use is not None and use.block in self._builder.project.blocks:
            if self._options.opens(use.block):
                self._add_frames(node, card, use)
            else:
                self._items[node.id] = self._block_item(node, card, use)
        elif isinstance(node.target, Input):
            self._items[node.id] = end_item(card.title, self._end_shape(value), card.title)
        elif isinstance(node.target, Output):
            self._items[node.id] = end_item(card.title, "", card.title)
        else:
            self._items[node.id] = self._layer_item(node, card)

    def _end_shape(self, value: ValueType | None) -> str:
        return short_shape(value) if self._options.shapes else ""

    def _layer_item(self, node: Node, card: Card) -> Item:
        symbol = SYMBOLS.get(card.type_name, "")
        dashed = runs_sometimes(node)
        if symbol and len(list(self._reading.sources(node))) > 1:
            cell = Cell((Words(symbol, style.TITLE, style.INK),), "merge", card.title)
            return Item("round", (cell,), symbol, dashed=dashed)
        return Item("cells", (self._cell(card),), dashed=dashed)

    def _block_item(self, node: Node, card: Card, use: BlockUse) -> Item:
        copies = self._copies(node, use)
        count = len(copies) or 1
        words = broken(arguments_text(use, copies) or card.detail, style.DETAIL)
        brief = replace(card, detail=words[0].rstrip("…, "))
        cell = self._cell(brief, f" ×{count}" if count > 1 else "")
        return Item("cells", (cell,), pile=count > 1, dashed=runs_sometimes(node))

    def _cell(self, card: Card, copies: str = "") -> Cell:
        title, about = card.type_name, brief_detail(card.detail)
        if self._options.names:
            title, about = card.title, ", ".join(filter(None, (card.type_name, about)))
        details = [about] if self._options.details and about else []
        if self._options.counts and card.tight_count:
            details.append(f"{card.tight_count} parameters")
        return main_cell(title + copies, details, card.family, card.title)

    def _copies(self, node: Node, use: BlockUse) -> list[BlockInstance]:
        """The copies that stand in one box with a node: its own and those of its kind behind it."""
        found = self._own_copies(node, use)
        here = node.id
        while (here := self._behind.get(here, "")) != "":
            after = self._graph.nodes[here]
            more = self._graph.block_of(after)
            found += self._own_copies(after, more) if more else []
        return found

    def _own_copies(self, node: Node, use: BlockUse) -> list[BlockInstance]:
        member = self._graph.member_of(node)
        assert member is not None
        found: list[BlockInstance] = []
        while True:
            address = self._where.prefix + block_address(member.id, use, len(found))
            known = self._builder.instances.get(address)
            if known is None or (found and found[-1].address == address):
                return found
            found.append(known)

    def _add_frames(self, node: Node, card: Card, use: BlockUse) -> None:
        """A frame for the copies that are alike; the first copy has its own where it differs."""
        copies = self._copies(node, use)
        if not copies:
            self._items[node.id] = self._block_item(node, card, use)
            return
        alike = [list(group) for _, group in groupby(copies, key=lambda copy: dict(copy.env))]
        for number, part in enumerate(alike):
            name = node.id + _REST * number
            self._items[name] = self._frame(card, use, part, dashed=runs_sometimes(node))
            self._box_of[node.id] = name

    def _frame(self, card: Card, use: BlockUse, part: list[BlockInstance], *, dashed: bool) -> Item:
        where = Where(use.block, f"{part[0].address}.", part[0].env)
        room = self._limit - 2 * style.FRAME_PAD - style.FRAME_HEAD - style.LEAD
        inner = self._builder.figure(where, room)
        times = f" ×{len(part)}" if len(part) > 1 else ""
        title = (card.title if self._options.names else card.type_name) + times
        head = Cell((Words(title, style.DETAIL, style.MUTED),), "block", card.title)
        return framed(head, inner, self._options.direction, pile=len(part) > 1, dashed=dashed)

    # Links

    def _make_links(self) -> None:
        outputs = [node.id for node in self._graph.outputs()]
        for node in self._nodes:
            for key, ref in self._reading.reads(node) if node.id not in self._more_copies else ():
                self._link(ref, node, key, outputs)
        for name in dict.fromkeys(self._box_of.values()):
            while name.endswith(_REST):
                before, value = name.removesuffix(_REST), f"{name}\0value"
                self._links[Link(before, name, value, "0", "0")] = None
                known = self._builder.inference.nodes.get(self._where.prefix + name.rstrip(_REST))
                if known is not None:
                    self._types[value] = known.type
                name = before

    def _link(self, ref: Ref, node: Node, key: str, outputs: list[str]) -> None:
        value = self._value(ref)
        if self._is_block and ref.node in self._inputs:
            source = _entry(self._inputs.index(ref.node))
        else:
            source = self._box_of.get(ref.node, "")
        if self._is_block and isinstance(node.target, Output):
            target, into = _exit(outputs.index(node.id)), ""
        else:
            target = self._first_box(node)
            into = self._port_name(node, key, target)
        if source and target and source != target:
            item = self._items.get(source)
            out = str(ref.item[0] if ref.item else 0) if item is not None and item.inner else ""
            self._links[Link(source, target, value, into, out)] = None

    def _first_box(self, node: Node) -> str:
        """Where wires into a node end: at the first copy of a stack."""
        name = self._box_of.get(node.id, "")
        return name.rstrip(_REST)

    def _port_name(self, node: Node, key: str, target: str) -> str:
        """The number of the input of a frame that an argument goes to."""
        item = self._items.get(target)
        use = self._graph.block_of(node)
        if item is None or item.inner is None or use is None:
            return ""
        names_of = [one.name for one in self._builder.project.blocks[use.block].graph.inputs()]
        return str(names_of.index(key)) if key in names_of else key

    def _value(self, ref: Ref) -> str:
        key = f"{ref.node}{list(ref.item)}" if ref.item else ref.node
        known = self._builder.inference.nodes.get(self._where.prefix + ref.node)
        if known is not None:
            self._types[key] = select(known.type, ref.item)
        return key

    def _leave_out_loose(self) -> None:
        """Drop boxes that nothing is wired to, unless there is nothing else."""
        wired = {end for link in self._links for end in (link.source, link.target)}
        kept = {name: item for name, item in self._items.items() if name in wired}
        self._items = kept or self._items

    # Sizes and labels

    def _even_out(self) -> None:
        """Boxes below each other are equally wide."""
        if self._options.direction == "right":
            return
        boxes = [item for item in self._items.values() if item.kind == "cells"]
        widest = max((cell.width for item in boxes for cell in item.cells), default=0.0)
        for name, item in self._items.items():
            if item.kind == "cells":
                self._items[name] = replace(item, least=widest)

    def _labels(self) -> dict[str, str]:
        """The shape of every value that differs from what its box reads."""
        read: dict[str, str] = {}
        for link in self._links:
            read.setdefault(link.target, self._shape(link.value))
        labels = {}
        for link in self._links:
            shape = self._shape(link.value)
            item = self._items.get(link.source)
            if item is None or item.kind == "end" or not shape or _says(item, shape):
                continue
            if shape != read.get(link.source):
                labels[link.value] = shape
        return labels

    def _shape(self, value: str) -> str:
        return short_shape(self._types.get(value))

    def _box(self, item: Item, texts: Sequence[str]) -> Box:
        width, height = item.size(self._options.direction)
        wide = max((face().width(text, style.SHAPE) for text in texts), default=0.0)
        tall = style.SHAPE * style.LEADING if texts else 0.0
        if self._options.direction == "right":
            along, across, label, room = width, height, wide, tall
        else:
            along, across, label, room = height, width, tall, wide
        inputs, outputs = _frame_sides(item)
        return Box(
            along,
            across,
            2 * (room + style.LEAD) if texts else 0.0,
            label + style.LEAD if texts else 0.0,
            inputs,
            outputs,
            item.kind == "round",
        )


def _frame_sides(item: Item) -> tuple[dict[str, float] | None, dict[str, float] | None]:
    """Where the wires of a frame's inside meet its edges."""
    if item.inner is None:
        return None, None
    near, inner = item.pad[2], item.inner.laid
    inputs = {str(n): near + inner.entries[_entry(n)] for n in range(len(inner.entries))}
    outputs = {str(n): near + inner.exits[_exit(n)] for n in range(len(inner.exits))}
    return inputs, outputs


def _says(item: Item, shape: str) -> bool:
    """Whether a shape stands inside a frame already, beside one of its wires."""
    return item.inner is not None and shape in item.inner.labels.values()


def _entry(number: int) -> str:
    return f"\0entry{number}"


def _exit(number: int) -> str:
    return f"\0exit{number}"
