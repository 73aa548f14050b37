"""Making nodes: the edits that add a layer, alone, behind another, before another. No Qt.

Pure functions from a project to an edit; whoever calls them pushes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from netstudio.catalog.clash import ClashError
from netstudio.catalog.layer_inference import infer_layer
from netstudio.catalog.ops import find_op
from netstudio.catalog.registry import find_layer
from netstudio.catalog.types import Unknown, ValueType
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import AddNodes, Connect
from netstudio.document.graph import Graph
from netstudio.document.naming import free_name, snake_case
from netstudio.document.node import Call, Input, Layer, Member, Node, NodeTarget, Op, Output
from netstudio.document.project import Project
from netstudio.document.values import Path, Ref
from netstudio.document.view import Placement
from netstudio.errors import EditError
from netstudio.layout.ports import PortKey

INPUT = "Input"
OUTPUT = "Output"
ENDS = (INPUT, OUTPUT)
"""Types that are no layers of the catalogue: where values come in and go out."""

DEFAULT_INPUT = Input((1, 28, 28))

_DIMENSIONS = re.compile(r"[123]d$")
Position = tuple[float, float]


class Names:
    """The names and ids that a graph uses, and those handed out since."""

    def __init__(self, graph: Graph) -> None:
        self._names = {
            *(node.name for node in graph.nodes.values()),
            *(member.name for member in graph.members.values()),
        }
        self._ids = {*graph.nodes, *graph.members}

    def take(self, stem: str) -> str:
        """A free name like `stem`."""
        name = free_name(stem, self._names)
        self._names.add(name)
        return name

    def take_id(self, stem: str) -> str:
        """A free id like `stem`."""
        node_id = free_name(stem, self._ids)
        self._ids.add(node_id)
        return node_id


def stem_of(type_name: str) -> str:
    """What a node of a type is called at first: `conv` for `Conv2d`."""
    if type_name == INPUT:
        return "image"
    if type_name == OUTPUT:
        return "logits"
    return _DIMENSIONS.sub("", snake_case(type_name.rpartition(".")[2])).rstrip("_")


def is_operation(type_name: str) -> bool:
    """Whether a type is an operation of torch, such as `torch.roll`, and no layer."""
    return "." in type_name and find_op(type_name) is not None


def new_node(
    project: Project, scope: str, type_name: str, source: Ref | None = None
) -> tuple[Node, Member | None]:
    """A node of a type with a free name, wired to `source`, and the member that it calls.

    Raises:
        EditError: when the catalogue has no such layer.
    """
    names = Names(project.scope(scope))
    name = names.take(stem_of(type_name))
    node_id = names.take_id(name)
    args = (source,) if source is not None and type_name != INPUT else ()
    target: NodeTarget
    if type_name in ENDS:
        target = DEFAULT_INPUT if type_name == INPUT else Output()
        return Node(node_id, name, target, args), None
    if is_operation(type_name):
        return Node(node_id, name, Op(type_name), args), None
    if find_layer(type_name) is None:
        raise EditError(f"There is no layer named “{type_name}” in the catalogue.")
    return Node(node_id, name, Call(node_id), args), Member(node_id, name, Layer(type_name))


def new_layer(
    project: Project, scope: str, type_name: str, position: Position, source: Ref | None = None
) -> AddNodes:
    """The edit that adds a layer (or an input or output) at a position, wired to `source`."""
    node, member = new_node(project, scope, type_name, source)
    placement = {node.id: Placement(float(position[0]), float(position[1]))}
    return AddNodes(scope, (node,), (member,) if member else (), placement)


def layer_before(
    project: Project,
    scope: str,
    type_name: str,
    position: Position,
    target: str,
    port: PortKey,
) -> Edit:
    """The edit that adds a layer and wires its value into a port."""
    added = new_layer(project, scope, type_name, position)
    node = added.nodes[0]
    source = Ref(node.id, first_item(default_layer(type_name)))
    return Compound(added.label, (added, Connect(scope, source, target, port)))


def first_item(layer: Layer, value: ValueType | None = None) -> Path:
    """The part of a layer's value that goes on along a wire: the first of several, else all.

    Args:
        value: the type of what it reads; how many parts a Split has depends on it.
    """
    spec = find_layer(layer.type)
    if spec is None:
        return ()
    return (0,) if len(spec.outputs) > 1 or isinstance(result_of(layer, value), tuple) else ()


def result_of(layer: Layer, value: ValueType | None) -> ValueType | None:
    """What a layer makes of a value at each port that needs one; None where it cannot tell."""
    spec = find_layer(layer.type)
    if spec is None or value is None or not spec.ports:
        return None
    needed = sum(not port.optional and not port.variadic for port in spec.ports)
    try:
        found = infer_layer(layer, (value,) * max(needed, 1), {})
    except ClashError:
        return None
    return None if isinstance(found.type, Unknown) else found.type


@cache
def default_layer(type_name: str) -> Layer:
    """A layer as it is when it is new: one object a type, since inference remembers by identity."""
    return Layer(type_name)


def takes_input(type_name: str) -> bool:
    """Whether a node of a type has a port for a wire to enter."""
    if type_name in ENDS:
        return type_name == OUTPUT
    spec = find_layer(type_name)
    return is_operation(type_name) or (spec is not None and bool(spec.ports))


def has_output(type_name: str) -> bool:
    """Whether a node of a type has a value for a wire to carry on."""
    return type_name != OUTPUT


def is_open_end(graph: Graph, node_id: str) -> bool:
    """Whether a node has a value that nothing reads yet, so that a chain can grow from it."""
    node = graph.nodes.get(node_id)
    if node is None or isinstance(node.target, Output):
        return False
    return not graph.consumers()[node_id]


def free_spot(
    wanted: Position, size: tuple[float, float], taken: Iterable[tuple[float, float, float, float]]
) -> Position:
    """The place nearest below `wanted` where a card of `size` overlaps none of `taken`.

    Cards are (left, top, right, bottom); a little room is kept around them.
    """
    gap = 16.0
    boxes = sorted(taken, key=lambda box: box[1])
    x, y = wanted
    for left, top, right, bottom in boxes:
        beside = right + gap <= x or left >= x + size[0] + gap
        if not beside and top < y + size[1] + gap and bottom + gap > y:
            y = bottom + gap
    return (x, y)
