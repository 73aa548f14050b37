"""What is done with blocks on the canvas: grouping, dissolving, copying and merging definitions.

Each method is one step of the history.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from netstudio.codegen.naming import class_name
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import (
    GroupNodes,
    MakeUnique,
    MergeBlocks,
    MoveNodes,
    RenameBlock,
    RenameNode,
    SetBlock,
    Ungroup,
)
from netstudio.document.edits.block import equal_blocks
from netstudio.document.edits.ungroup import ROW
from netstudio.document.naming import free_name, snake_case
from netstudio.document.node import Input, Output
from netstudio.document.project import Project
from netstudio.document.topology import blocks_used
from netstudio.gui.language import tr
from netstudio.layout.arrange import Edge, Position, arrange
from netstudio.layout.geometry import GAP_X, GRID, SHORTEST, WIDTH
from netstudio.layout.ports import wires_into
from netstudio.layout.routing import Box
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.gui.canvas.rename_editor import RenameEditor
    from netstudio.gui.canvas.view import CanvasView

FIRST_NAME = "Block"
"""What a new block is called until the user says."""
_INNER_WIDTH = 1200.0


class BlockCommands:
    """Edits that make, change and dissolve blocks."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._bridge = view.bridge
        self._named = ""

    def group(self) -> None:
        """Make what is selected a block, and ask for its name where it stands."""
        ids = self._view.selection.ids
        if not ids:
            return
        block = free_name(FIRST_NAME, self._project.blocks)
        scene = self._view.canvas
        positions = {n: place for n, place in scene.unplaced().items() if n in ids}
        edit = GroupNodes(
            self._scope, ids, block, snake_case(block), positions, self._middle_of(ids)
        )
        before = set(self._bridge.graph.nodes)
        if self._bridge.push(edit):
            self._view.selection.set(n for n in self._bridge.graph.nodes if n not in before)
            self.rename()

    def ungroup(self) -> None:
        """Put what the selected blocks are made of in their places."""
        graph = self._bridge.graph
        if not self._view.selection.ids:
            return
        chosen = [n for n in self._view.selection.ids if graph.block_of(graph.nodes[n])]
        if not chosen:
            self._bridge.edit_rejected.emit(tr("Select a block to ungroup it."))
            return
        before = set(graph.nodes)
        edits: list[Edit] = [edit for node_id in chosen for edit in self._dissolving(node_id)]
        label = Ungroup(self._scope, chosen[0]).label
        if len(chosen) > 1:
            label = say("Ungroup {count} blocks", count=len(chosen))
        if self._bridge.push(Compound(label, tuple(edits))):
            self._view.selection.set(n for n in self._bridge.graph.nodes if n not in before)

    def rename(self) -> None:
        """Edit the name of the current instance's block where the instance stands."""
        node_id = self._view.selection.current
        block = self._view.block_of(node_id) if node_id is not None else None
        if node_id is None or block is None:
            self._bridge.edit_rejected.emit(tr("Select a block to rename it."))
            return
        self._named = block
        self._view.camera.reveal(self._view.canvas.nodes[node_id].card_rect)
        self._editor.open(node_id, block, self._view.name_rect(node_id))

    def make_unique(self) -> None:
        """Give the current instance a definition of its own."""
        node_id = self._view.selection.current
        block = self._view.block_of(node_id) if node_id is not None else None
        if node_id is None or block is None:
            self._bridge.edit_rejected.emit(tr("Select a block to make it unique."))
            return
        name = free_name(block, self._project.blocks)
        if self._bridge.push(MakeUnique(self._scope, node_id, name)):
            self.rename()

    def merge_equal(self) -> None:
        """Use one definition wherever several are alike."""
        edits = tuple(MergeBlocks(kept, tuple(rest)) for kept, *rest in equal_blocks(self._project))
        if not edits:
            self._bridge.edit_rejected.emit(tr("No two blocks are defined alike."))
            return
        self._bridge.push(edits[0] if len(edits) == 1 else Compound("Merge equal blocks", edits))

    def drop_unused(self) -> None:
        """Delete the definitions that nothing uses, and those that only they used."""
        edits = unused_edits(self._project)
        if not edits:
            self._bridge.edit_rejected.emit(tr("Every block is used."))
            return
        self._bridge.push(Compound("Delete unused blocks", edits))

    # Naming

    @cached_property
    def _editor(self) -> RenameEditor:
        from netstudio.gui.canvas.rename_editor import RenameEditor

        editor = RenameEditor(self._view)
        editor.setAccessibleName(tr("Name of the block"))
        editor.renamed.connect(self._name)
        self._view.zoomed.connect(editor.close_without)
        self._bridge.scope_changed.connect(editor.close_without)
        return editor

    def _name(self, node_id: str, typed: str) -> None:
        """Name the block, and the instance after it where that still has the block's name."""
        old, graph = self._named, self._bridge.graph
        name = class_name(typed)
        if name == old or old not in self._project.blocks:
            return
        edits: list[Edit] = [RenameBlock(old, name)]
        node = graph.nodes.get(node_id)
        if node is not None and node.name == snake_case(old):
            taken = {n.name for n in graph.nodes.values() if n.id != node_id}
            taken |= {m.name for m in graph.members.values() if m.name != node.name}
            edits.append(RenameNode(self._scope, node_id, free_name(snake_case(name), taken)))
        self._bridge.push(Compound(edits[0].label, tuple(edits)))

    # Places

    @property
    def _project(self) -> Project:
        return self._bridge.project

    @property
    def _scope(self) -> str:
        return self._view.canvas.scope

    def _middle_of(self, ids: tuple[str, ...]) -> Position | None:
        places = [place for n, place in self._view.canvas.positions().items() if n in ids]
        if not places:
            return None
        xs, ys = zip(*places, strict=True)
        return (_even((min(xs) + max(xs)) / 2), _even((min(ys) + max(ys)) / 2))

    def _dissolving(self, node_id: str) -> list[Edit]:
        """The edit that dissolves an instance, and before it the one that makes room."""
        scene = self._view.canvas
        use = scene.graph.block_of(scene.graph.nodes[node_id])
        assert use is not None, node_id
        known, loose = _inner_places(self._project, use.block)
        copies = use.repeat if isinstance(use.repeat, int) else 1
        width, height, tall = _extent({**known, **loose}, copies)
        box = scene.nodes[node_id].box
        boxes = {n: item.box for n, item in scene.nodes.items() if n != node_id}
        place = (box.left, box.top)
        left, top = box.left - width / 2, box.top - height / 2
        spread = Box(left, top, left + width + WIDTH, top + tall + SHORTEST)
        moves: dict[str, Position] = {}
        if any(_overlap(spread, other) for other in boxes.values()):
            # From where it stood to the right and down; what stands there moves on.
            place = (_even(box.left + width / 2), _even(box.top + height / 2))
            moves = _room(scene.positions(), box, boxes, width, tall)
            moves = scene.unplaced() | moves | {node_id: place}
        edits: list[Edit] = [MoveNodes(self._scope, moves)] if moves else []
        return [*edits, Ungroup(self._scope, node_id, place, loose)]


def _room(
    here: dict[str, Position], box: Box, boxes: dict[str, Box], width: float, tall: float
) -> dict[str, Position]:
    """Where cards go that stand right of a card in its row, and those in rows below it."""
    moves: dict[str, Position] = {}
    for node_id, other in boxes.items():
        x, y = here[node_id]
        if other.top >= box.bottom:
            moves[node_id] = (x, _even(y + tall))
        elif other.bottom > box.top and other.left > box.left:
            moves[node_id] = (_even(x + width), y)
    return moves


def unused_edits(project: Project) -> tuple[Edit, ...]:
    """The edits that drop the blocks without a use, in an order in which each can be made."""
    edits: list[Edit] = []
    while True:
        used = {
            name
            for graph in (project.graph, *(block.graph for block in project.blocks.values()))
            for name in blocks_used(graph)
        }
        unused = [name for name in project.blocks if name not in used]
        if not unused:
            return tuple(edits)
        for name in unused:
            edit = SetBlock(name, None)
            project = edit.change(project)
            edits.append(edit)


def _inner_places(project: Project, block: str) -> tuple[dict[str, Position], dict[str, Position]]:
    """Where the nodes of a block lie: as the document says, else as the layout would have it."""
    graph = project.blocks[block].graph
    nodes = {
        key: node
        for key, node in graph.nodes.items()
        if not isinstance(node.target, Input | Output)
    }
    placed = project.view.in_scope(block)
    known = {key: (placed[key].x, placed[key].y) for key in nodes if key in placed}
    if len(known) == len(nodes):
        return known, {}
    heights = dict.fromkeys(nodes, float(SHORTEST))
    wires = [wire for node in nodes.values() for wire in wires_into(node)]
    edges = [Edge(w.source.node, w.target) for w in wires if w.source.node in nodes]
    found = arrange(heights, edges, _INNER_WIDTH)
    return known, {key: place for key, place in found.items() if key not in known}


def _extent(places: dict[str, Position], copies: int) -> tuple[float, float, float]:
    """Width and height of one copy, and the height of all: between top left corners."""
    if not places:
        return (0.0, 0.0, 0.0)
    xs, ys = zip(*places.values(), strict=True)
    height = max(ys) - min(ys)
    return (max(xs) - min(xs), height, height + (copies - 1) * (height + ROW))


def _overlap(box: Box, other: Box) -> bool:
    return (
        other.left < box.right + GAP_X / 2
        and other.right > box.left - GAP_X / 2
        and other.top < box.bottom
        and other.bottom > box.top
    )


def _even(length: float) -> float:
    return float(round(length / GRID) * GRID)
