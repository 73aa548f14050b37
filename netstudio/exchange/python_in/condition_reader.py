"""What runs only on a condition: which conditions there may be, and the nodes that have one.

`self.down(x) if self.down is not None else x` is one node of the graph with a `when`, and what
else the line computes for it has the same.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from netstudio.document.node import Call, Node, When
from netstudio.document.values import Ref, Value
from netstudio.exchange.python_in.class_reader import own_path
from netstudio.exchange.python_in.draft import GraphDraft
from netstudio.exchange.python_in.layer_reader import LayerReader
from netstudio.exchange.python_in.size_reader import SizeReader
from netstudio.exchange.python_in.text import SourceText


class ConditionReader:
    """Reads conditions, and puts them on the nodes that they are about.

    Args:
        value: reads an expression, and adds its nodes to the draft.
        path: the member or container that an expression names; empty for none.
    """

    def __init__(
        self,
        source: SourceText,
        draft: GraphDraft,
        sizes: SizeReader,
        layers: LayerReader,
        value: Callable[[ast.expr], Value],
        path: Callable[[ast.expr], str],
    ) -> None:
        self.source, self.draft, self.form = source, draft, draft.form
        self.sizes, self.layers = sizes, layers
        self.value, self.path = value, path

    def _condition(self, test: ast.expr) -> str | None:
        """The text of a condition; of `self.shortcut is not None`, the one it is made under."""
        match test:
            case ast.Compare(member, [ast.IsNot()], [ast.Constant(None)]):
                return self._made_under(own_path(member))
        return self.sizes.condition(test)

    def _made_under(self, path: str) -> str | None:
        """The condition without which a member, or what it is in, is None."""
        for name, member in self.form.members.items():
            inside = name == path or name.startswith(f"{path}.")
            if path and inside and member.condition is not None:
                return ast.unparse(member.condition)
        return None

    def tested(self, test: ast.expr) -> str:
        """The text of a condition, which may not depend on tensors."""
        condition = self._condition(test)
        if condition is None:
            raise self.source.refuse(
                test,
                "A condition may ask for `self.training` and for parameters of the block "
                "(`self.stride > 1`, `self.shortcut is not None`), not for values of tensors.",
            )
        return condition

    def conditional(self, tree: ast.IfExp) -> Value:
        """`a if condition else b`."""
        return self.under(self.tested(tree.test), tree.body, lambda: self.value(tree.orelse), tree)

    def under(
        self, condition: str, body: ast.expr, otherwise: Callable[[], Value], place: ast.AST
    ) -> Value:
        """What `body` gives on a condition, and another value without it."""
        before = len(self.draft.nodes)
        return self._under_condition(condition, body, self.value(body), before, otherwise, place)

    def of_output(self, tree: ast.IfExp) -> tuple[Value, When | None]:
        """What an output is on a condition: a value that is there without, or one made under it."""
        condition, before = self.tested(tree.test), len(self.draft.nodes)
        found = self.value(tree.body)
        if len(self.draft.nodes) > before or not isinstance(found, Ref):
            other = partial(self.value, tree.orelse)
            return self._under_condition(condition, tree.body, found, before, other, tree), None
        when = When(condition, self.value(tree.orelse))
        if len(self.draft.nodes) > before:
            raise self.source.refuse(
                tree.orelse, "Compute this before `return`: it is returned on a condition."
            )
        return found, when

    def _under_condition(
        self,
        condition: str,
        body: ast.expr,
        found: Value,
        before: int,
        otherwise: Callable[[], Value],
        place: ast.AST,
    ) -> Value:
        newest = next(reversed(self.draft.nodes), "")
        if not isinstance(found, Ref) or found.node != newest or found.item:
            raise self.source.refuse(
                body, "What runs on a condition has to be a call, such as `self.layer(x)`."
            )
        added = list(self.draft.nodes)[before:]
        other = otherwise()
        node = self.draft.nodes[found.node]
        if node.when is not None:
            raise self.source.refuse(place, "A condition inside a condition: join them with `and`.")
        when = When(condition, other)
        self.draft.nodes[found.node] = replace(node, when=when)
        for node_id in self._called_whole(body, added):
            self.draft.nodes[node_id] = replace(self.draft.nodes[node_id], when=when)
        self._under(condition, added[:-1])
        if self.layers.begins_line(node):
            self._only_under(condition, added[:-1])
        return found

    def _only_under(self, condition: str, added: list[str]) -> None:
        """What is called inside the line runs on its condition too, even where codegen gives it a
        line of its own."""
        for node_id in added:
            node = self.draft.nodes[node_id]
            is_call = isinstance(node.target, Call) and node_id not in self.draft.functions
            if is_call and node.when is None and node.args:
                self.draft.nodes[node_id] = replace(node, when=When(condition, None))

    def _under(self, condition: str, added: list[str]) -> None:
        """Nodes inside a conditional expression that cannot run without its condition: they call
        what is only made with it, or read what is nothing without."""
        bare: set[str] = {
            key
            for key, node in self.draft.nodes.items()
            if node.when is not None and node.when == When(condition)
        }
        for node_id in added:
            node = self.draft.nodes[node_id]
            if node.when is None and (
                self._is_made_under(node, condition) or not bare.isdisjoint(node.sources())
            ):
                self.draft.nodes[node_id] = replace(node, when=When(condition))
                bare.add(node_id)

    def _is_made_under(self, node: Node, condition: str) -> bool:
        called = node.target.member if isinstance(node.target, Call) else ""
        member = self.form.members.get(called)
        made = member.condition if member is not None else None
        return made is not None and ast.unparse(made) == condition

    def _called_whole(self, tree: ast.expr, added: list[str]) -> list[str]:
        """The nodes of a Sequential whose call a tree is; each runs on the call's condition."""
        path = self.path(tree.func) if isinstance(tree, ast.Call) else ""
        if path not in self.form.containers:
            return []
        return [
            node_id
            for node_id in added
            if isinstance(target := self.draft.nodes[node_id].target, Call)
            and target.member.startswith(f"{path}.")
        ]
