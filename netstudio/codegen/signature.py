"""The first line of `forward`: what it takes and gives, with shapes where they are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from netstudio.catalog.inference import Inference
from netstudio.catalog.types import NO_TENSOR, ValueType, type_text
from netstudio.codegen.class_plan import ClassPlan
from netstudio.codegen.layout import WIDTH, statement
from netstudio.codegen.line import Line
from netstudio.codegen.node_expression import may_be_none

_LISTED = 6
"""Tensors of a tuple that are told one by one."""

_OPTIONAL = "Tensor | None"
_TENSORS = {"Tensor", _OPTIONAL}


@dataclass(frozen=True)
class Signature:
    """Of one class; `arguments` are the names of its inputs, by node id."""

    plan: ClassPlan
    inference: Inference
    arguments: Mapping[str, str]

    def lines(self) -> list[Line]:
        """One line, or an argument a line where it is too long."""
        graph = self.plan.graph
        given = [self._argument(node.id) for node in graph.inputs()]
        outputs = [
            self._annotation(node.id) + (" | None" if may_be_none(node, read) else "")
            for node, read in zip(graph.outputs(), graph.outputs_read(), strict=True)
        ]
        result = self._result(outputs)
        text = f"    def forward({', '.join(('self', *given))}) -> {result}:"
        shapes = self._shapes([node.id for node in graph.inputs()])
        result_shapes = self._shapes([node.id for node in graph.outputs()])
        comment = f"  # {shapes} -> {result_shapes}" if shapes and result_shapes else ""
        nodes = tuple(node.id for node in (*graph.inputs(), *graph.outputs()))
        if len(text) <= WIDTH:
            return [Line(text + comment if len(text + comment) <= WIDTH else text, nodes)]
        inside = [f"        {', '.join(('self', *given))}"]
        if len(inside[0]) > WIDTH:
            inside = [f"        {argument}," for argument in ("self", *given)]
        lines = [f"{' ' * 4}def forward(", *inside, *statement(f") -> {result}:", 4)]
        return [Line(line, nodes) for line in lines]

    def _result(self, outputs: list[str]) -> str:
        """The annotation of all that is returned."""
        kinds = list(dict.fromkeys(outputs))
        if self.plan.keys:
            values = kinds[0] if len(kinds) == 1 else _OPTIONAL
            return f"dict[str, {values if set(kinds) <= _TENSORS else 'object'}]"
        if len(outputs) > _LISTED and set(kinds) <= _TENSORS:
            return f"tuple[{kinds[0] if len(kinds) == 1 else _OPTIONAL}, ...]"
        return outputs[0] if len(outputs) == 1 else f"tuple[{', '.join(outputs)}]"

    def shape(self, node_id: str) -> str:
        """The shape of a value where all instances of the class agree on it; else nothing."""
        known = {
            type_text(self.inference.nodes[instance.prefix + node_id].type)
            for instance in self.plan.instances
            if instance.prefix + node_id in self.inference.nodes
        }
        text = known.pop() if len(known) == 1 else ""
        return "" if "?" in text else text

    def _argument(self, node_id: str) -> str:
        """A parameter of `forward`; what is no tensor has no annotation that is known."""
        known = self.inference.nodes.get(self.plan.first.prefix + node_id)
        is_tensor = known is None or known.type != NO_TENSOR
        return f"{self.arguments[node_id]}: Tensor" if is_tensor else self.arguments[node_id]

    def _annotation(self, node_id: str) -> str:
        known = self.inference.nodes.get(self.plan.first.prefix + node_id)
        return _annotation(known.type) if known else "Tensor"

    def _shapes(self, node_ids: list[str]) -> str:
        texts = [self.shape(node_id) for node_id in node_ids]
        return ", ".join(texts) if all(texts) else ""


def _annotation(value: ValueType) -> str:
    if isinstance(value, tuple):
        return f"tuple[{', '.join(_annotation(entry) for entry in value)}]"
    return "object" if value == NO_TENSOR else "Tensor"
