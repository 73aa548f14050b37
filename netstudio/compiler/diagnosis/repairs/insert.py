"""Putting a new layer into a wire, with a free name and room on the canvas."""

from __future__ import annotations

from dataclasses import dataclass, field

from netstudio.compiler.diagnosis.examination import Examination
from netstudio.document.edit import Edit
from netstudio.document.edits import InsertOnWire, MoveNodes
from netstudio.document.edits.wire import Port
from netstudio.document.graph import Graph
from netstudio.document.naming import free_name, snake_case
from netstudio.document.node import Arguments, Call, Layer, Member, Node
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.view import Placement
from netstudio.sentence import say

PITCH = 250.0
"""Canvas units from one card to the next in a row."""
_SAME_ROW = 95.0


@dataclass(frozen=True)
class InsertLayer(Edit):
    """Put a new layer into the wire at `port` of the node `target`.

    The name is chosen when the edit is applied, so that several can stand in one step. The new
    card takes the target's place; it and the rest of its row move right.
    """

    scope: str
    target: str
    layer: str
    args: Arguments = field(default_factory=Table)
    port: Port = 0

    @property
    def label(self) -> str:
        return say("Insert {layer} before {target}", layer=self.layer, target=self.target)

    def change(self, project: Project) -> Project:
        name = free_layer_name(project.scope(self.scope), self.layer)
        node = Node(name, name, Call(name))
        member = Member(name, name, Layer(self.layer, self.args))
        place = project.view.placement(self.scope, self.target)
        placements: dict[str, Placement] = {}
        if place is not None:
            placements[name] = Placement(place.x, place.y)
            project = MoveNodes(self.scope, self._moved_right(project, place)).change(project)
        insert = InsertOnWire(self.scope, node, member, self.target, self.port, placements)
        return insert.change(project)

    def _moved_right(self, project: Project, start: Placement) -> dict[str, tuple[float, float]]:
        nodes = project.scope(self.scope).nodes
        return {
            node_id: (place.x + PITCH, place.y)
            for node_id, place in project.view.in_scope(self.scope).items()
            if node_id in nodes and abs(place.y - start.y) < _SAME_ROW and place.x >= start.x
        }


def free_layer_name(graph: Graph, layer: str) -> str:
    """A name after the layer's type that no node or member of the graph has, as name or id."""
    return free_node_name(graph, snake_case(layer))


def free_node_name(graph: Graph, stem: str) -> str:
    """`stem`, with a number where a node or a member of the graph has it, as name or id."""
    taken = {*graph.nodes, *graph.members}
    taken |= {node.name for node in graph.nodes.values()}
    taken |= {member.name for member in graph.members.values()}
    return free_name(stem, taken)


def placed_beside(
    exam: Examination, scope: str, node_id: str, name: str, gap: float
) -> dict[str, Placement]:
    """A place for a new node, `gap` canvas units right of another; none where that has none."""
    place = exam.project.view.placement(scope, node_id)
    return {name: Placement(place.x + gap, place.y)} if place is not None else {}
