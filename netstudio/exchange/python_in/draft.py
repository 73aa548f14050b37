"""A graph while its file is read: nodes under numbers, before they have names."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field

from netstudio.document.node import Layer, Node
from netstudio.document.values import Value
from netstudio.exchange.python_in.forms import ClassForm
from netstudio.exchange.python_in.layer_forms import LayerForm


@dataclass
class LayerUse:
    """What is known of a registered layer: how its constructor reads, and how it is called."""

    readings: list[LayerForm]
    in_call: Mapping[str, Value] = field(default_factory=dict)
    called: bool = False


@dataclass
class GraphDraft:
    """What `forward` computes.

    Attributes:
        to_the_letter: whether what codegen would begin a line with is an operation inside one.
        nodes: by number (`#1`), in the order of the text.
        functions: the layers that are no members, by the node that is one.
        layers: the registered layers, by name.
        hints: what a node is called in the text, where it has a variable of its own.
        skeletons: how function layers are written, with `_` for what they read.
        places: the part of the text that each node stands for.
        whole: the nodes that are the value of a Sequential called whole: it names the variable.
        statements: the nodes of each statement, its last one behind the others.
    """

    form: ClassForm
    to_the_letter: bool = False
    nodes: dict[str, Node] = field(default_factory=dict)
    functions: dict[str, Layer] = field(default_factory=dict)
    layers: dict[str, LayerUse] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    skeletons: dict[str, str] = field(default_factory=dict)
    places: dict[str, ast.AST] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    statements: list[list[str]] = field(default_factory=list)
    outputs: int = 0

    def add(self, node: Node, place: ast.AST) -> str:
        """Take a node in."""
        self.nodes[node.id] = node
        self.places[node.id] = place
        if self.statements:
            self.statements[-1].append(node.id)
        return node.id

    def next_id(self) -> str:
        """A number for one more node."""
        return f"#{len(self.nodes) + 1}"
