"""One copy of a block among several: what its parameters are, and so what of it is there."""

from __future__ import annotations

from netstudio.catalog.arguments import Environment
from netstudio.document.expression import evaluate, names
from netstudio.document.node import Node
from netstudio.errors import ExpressionError
from netstudio.records import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """One copy of a graph: its scope, the beginning of its addresses, and what its names mean."""

    scope: str
    prefix: str
    env: Environment


def runs_sometimes(node: Node) -> bool:
    """Whether a node runs only in training, or only without."""
    return node.when is not None and "training" in names(node.when.condition)


def runs(node: Node, env: Environment) -> bool:
    """Whether a node is there in this copy; one that runs in training only is."""
    if node.when is None or runs_sometimes(node):
        return True
    try:
        return bool(evaluate(node.when.condition, env))
    except ExpressionError:
        return True
