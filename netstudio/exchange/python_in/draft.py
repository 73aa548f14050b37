"""A graph while its file is read: nodes under numbers, before they have names."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from netstudio.codegen.filling import FILLING
from netstudio.document.node import Layer, Node, Op
from netstudio.document.values import Value
from netstudio.exchange.python_in.forms import ClassForm
from netstudio.exchange.python_in.layer_forms import LayerForm

Order = Literal["text", "together", "readers", "items"]
ORDERS: tuple[Order, ...] = ("text", "together", "readers", "items")
Spot = tuple[int, int, int, int]
"""Where an expression stands: first line and column, last line and column."""


@dataclass(frozen=True)
class Style:
    """How expressions are read that are a layer of the palette as well as an operation.

    They are layers, which say more on the canvas; but where codegen would write the layer in
    another way than the text has it, the text was an operation.

    Attributes:
        to_the_letter: whether what codegen would write otherwise is an operation.
        operations: expressions that are operations, since the layer does not fit there.
        order: the order of the nodes, see `ordering`.
    """

    to_the_letter: bool = False
    operations: frozenset[Spot] = frozenset()
    order: Order = "text"


def spot_of(tree: ast.expr) -> Spot:
    """Where an expression stands."""
    end = (tree.end_lineno or tree.lineno, tree.end_col_offset or tree.col_offset)
    return (tree.lineno, tree.col_offset, *end)


@dataclass
class LayerUse:
    """What is known of a registered layer: how its constructor reads, and how it is called."""

    readings: list[LayerForm]
    in_call: Mapping[str, Value] = field(default_factory=dict)
    called: bool = False


def changes_its_tensor(operation: str) -> bool:
    """Whether an operation writes into the tensor that it is given: `x[0] = y`, `x.zero_()`."""
    in_place = operation.endswith("_") and not operation.endswith("__")
    return operation == FILLING or (in_place and operation not in ("operator.and_", "operator.or_"))


@dataclass
class GraphDraft:
    """What `forward` computes.

    Attributes:
        style: what expressions are read as that are a layer as well as an operation.
        nodes: by number (`#1`), in the order of the text.
        functions: the layers that are no members, by the node that is one.
        layers: the registered layers, by name.
        hints: what a node is called in the text, where it has a variable of its own.
        skeletons: how function layers are written, with `_` for what they read.
        places: the part of the text that each node stands for.
        mutates: whether the value of a tensor is changed, so that the order of the text counts.
        whole: the nodes that are the value of a Sequential called whole: it names the variable.
        statements: the nodes of each statement, its last one behind the others.
    """

    form: ClassForm
    style: Style = Style()
    nodes: dict[str, Node] = field(default_factory=dict)
    functions: dict[str, Layer] = field(default_factory=dict)
    layers: dict[str, LayerUse] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    skeletons: dict[str, str] = field(default_factory=dict)
    places: dict[str, ast.AST] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    statements: list[list[str]] = field(default_factory=list)
    mutates: bool = False
    outputs: int = 0

    def add(self, node: Node, place: ast.AST) -> str:
        """Take a node in."""
        self.nodes[node.id] = node
        self.mutates |= isinstance(node.target, Op) and changes_its_tensor(node.target.name)
        self.places[node.id] = place
        if self.statements:
            self.statements[-1].append(node.id)
        return node.id

    def next_id(self) -> str:
        """A number for one more node."""
        return f"#{len(self.nodes) + 1}"
