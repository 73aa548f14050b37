"""What `forward` returns, as outputs of the graph: a value, a tuple, or a dict with its keys."""

from __future__ import annotations

import ast

from netstudio.document.naming import OUTPUT_KEY, is_attribute, is_output_key
from netstudio.document.node import Node, Output, When
from netstudio.document.values import Ref, Value
from netstudio.exchange.python_in.draft import GraphDraft
from netstudio.exchange.python_in.expression_reader import ExpressionReader
from netstudio.exchange.python_in.text import SourceText
from netstudio.sentence import say


class ReturnReader:
    """Adds the outputs to a draft.

    Args:
        values: reads the expressions that are returned.
        is_network: whether the class is the network itself, which may return a dict.
    """

    def __init__(
        self, source: SourceText, draft: GraphDraft, values: ExpressionReader, is_network: bool
    ) -> None:
        self.source, self.draft, self.values = source, draft, values
        self.is_network = is_network

    def read(self, tree: ast.expr) -> None:
        """What stands behind `return`."""
        keys: list[str] = []
        items = tree.elts if isinstance(tree, ast.Tuple) else [tree]
        if isinstance(tree, ast.Dict):
            keys, items = self._keys(tree), tree.values
        if not items:
            raise self.source.refuse(tree, "`forward` returns at least one value.")
        values = [self._value(item) for item in items]
        self.draft.statements.append([])
        for index, (item, (value, when)) in enumerate(zip(items, values, strict=True)):
            name = "out" if len(items) == 1 else f"out{index}"
            self.output(value, item, name, keys[index] if keys else "", when)

    def output(
        self, value: Value, place: ast.AST, name: str, key: str = "", when: When | None = None
    ) -> None:
        """Add an output, named after its key where that is a name."""
        if not isinstance(value, Ref):
            raise self.source.refuse(place, "An output is a tensor that the network computes.")
        name = key if key and is_attribute(key) else name
        node = Node(self.draft.next_id(), name, Output(key), (value,), when=when)
        self.draft.add(node, place)
        self.draft.outputs += 1

    def _value(self, tree: ast.expr) -> tuple[Value, When | None]:
        if isinstance(tree, ast.IfExp):
            return self.values.conditions.of_output(tree)
        return self.values.value(tree), None

    def _keys(self, tree: ast.Dict) -> list[str]:
        if not self.is_network:
            raise self.source.refuse(
                tree,
                "Only the network itself may return a dict; a class that it uses returns a tensor "
                "or a tuple.",
            )
        keys: list[str] = []
        for key, value in zip(tree.keys, tree.values, strict=True):
            keys.append(self._key(key, value, keys))
        return keys

    def _key(self, tree: ast.expr | None, value: ast.expr, taken: list[str]) -> str:
        if not (isinstance(tree, ast.Constant) and isinstance(tree.value, str)):
            found = _shown(tree) if tree is not None else f"**{_shown(value)}"
            what = say("A key of what is returned is a text in quotes, not {found}.", found=found)
            raise self.source.refuse(tree or value, what)
        if not is_output_key(tree.value):
            what = say("A key is {expected}, not {found}.", expected=OUTPUT_KEY, found=_shown(tree))
            raise self.source.refuse(tree, what)
        if tree.value in taken:
            raise self.source.refuse(tree, say("“{key}” is returned twice.", key=tree.value))
        return tree.value


def _shown(tree: ast.expr) -> str:
    """An expression as a message on one line can quote it."""
    return ast.unparse(tree)[:60]
