"""A project as a Python file that a good engineer would have written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from netstudio.catalog.inference import Inference, infer
from netstudio.catalog.registry import find_layer
from netstudio.catalog.support import SUPPORT
from netstudio.catalog.types import NO_TENSOR, TensorType, concrete
from netstudio.codegen.class_plan import ClassPlan, plan_classes, used_scopes
from netstudio.codegen.expressions import literal
from netstudio.codegen.forward_source import ForwardWriter
from netstudio.codegen.gate import check_source
from netstudio.codegen.header import header_lines
from netstudio.codegen.init_source import InitWriter
from netstudio.codegen.initialisers import Initialisers
from netstudio.codegen.inlining import inlined_code
from netstudio.codegen.layout import WIDTH, text_of
from netstudio.codegen.line import Line
from netstudio.codegen.model_source import LineOrigin, ModelSource
from netstudio.codegen.node_expression import may_be_none, parameter_attribute
from netstudio.codegen.tensor_source import TensorSource
from netstudio.document.edits.bypass import without_bypassed
from netstudio.document.node import Layer
from netstudio.document.project import ROOT, Project
from netstudio.document.values import Value
from netstudio.errors import CodegenError
from netstudio.sentence import say

_ANNOTATIONS: dict[type, str] = {bool: "bool", int: "int", float: "float", str: "str"}


def generate(
    project: Project, inference: Inference | None = None, *, record: bool = False
) -> ModelSource:
    """The source of a project's network, checked against the allow-list.

    Args:
        inference: what is known of the project; worked out here where it is not given.
        record: write the instrumented variant, whose `forward` hands every node's value to a
            function `record(module, node_id, value)` in the module's globals.

    Raises:
        CodegenError: when the network is not complete enough to be written, with the reason.
    """
    inference = inference or infer(project)
    _refuse_clashes(inference)
    project = without_bypassed(project)
    custom = inlined_code(project, used_scopes(project, inference))
    plans = plan_classes(project, inference, custom.reserved)
    classes = {plan.scope: plan for plan in plans}
    initialisers, tensors = Initialisers(plans), TensorSource(project)
    body: list[tuple[str, Line]] = [(ROOT, Line(line)) for line in custom.lines()]
    for source in _support_sources(project):
        body += [(ROOT, Line(line)) for line in ("", "", *source.strip("\n").split("\n"))]
    for plan in plans:
        body += [(plan.scope, Line("")), (plan.scope, Line(""))]
        members = InitWriter(project, plan, classes, initialisers, tensors)
        body += [(plan.scope, line) for line in _class_lines(members, inference, record)]
    if not record:
        body += [(ROOT, Line(line)) for line in _main_guard(project, inference, classes[ROOT])]
    header = header_lines(project, [line.text for _, line in body], custom)
    lines = [*((ROOT, Line(line)) for line in header), *body]
    text = "\n".join(line.text for _, line in lines) + "\n"
    check_source(text, record=record, custom=custom.texts)
    return ModelSource(
        text,
        classes[ROOT].class_name,
        {plan.scope: plan.class_name for plan in plans},
        {
            number: LineOrigin(scope, line.nodes)
            for number, (scope, line) in enumerate(lines, 1)
            if line.nodes
        },
        {
            plan.scope: {member.id: member.name for member in plan.graph.members.values()}
            for plan in plans
        },
        tensors.stored,
        custom.texts,
    )


def _refuse_clashes(inference: Inference) -> None:
    for address, known in inference.nodes.items():
        fatal = [clash for clash in known.clashes if clash.code != "pin"]
        if fatal:
            raise CodegenError(f"“{address}”: {fatal[0].message}")


def _support_sources(project: Project) -> list[str]:
    """The helper classes that the layers in use need, each once."""
    graphs = (project.graph, *(block.graph for block in project.blocks.values()))
    needed: dict[str, None] = {}
    for graph in graphs:
        for member in graph.members.values():
            spec = find_layer(member.target.type) if isinstance(member.target, Layer) else None
            if spec is not None and spec.support:
                needed[spec.support] = None
    return [SUPPORT[support] for support in needed]


def _class_lines(members: InitWriter, inference: Inference, record: bool) -> Iterator[Line]:
    plan = members.plan
    # Names are checked where members are written, before anything else uses them.
    start, made = members.lines()
    forward: list[Line] = []
    if record or plan.members.needs_forward:
        forward = ForwardWriter(plan, inference, record).write()
    is_sequential = plan.members.root.kind == "Sequential"
    yield Line(f"class {plan.class_name}({'nn.Sequential' if is_sequential else 'nn.Module'}):")
    parameters = _kept_parameters(plan, forward)
    if made or is_sequential or parameters or plan.parameters:
        yield from _init_signature(list(_signature(members.project, plan)))
        yield from start
        for name in parameters:
            yield Line(f"        self.{parameter_attribute(plan, name)} = {name}")
        yield from made
        if forward:
            yield Line("")
    yield from forward


def _init_signature(parameters: list[str]) -> Iterator[Line]:
    text = f"    def __init__({', '.join(('self', *parameters))}) -> None:"
    if len(text) <= WIDTH:
        yield Line(text)
        return
    yield Line(f"{' ' * 4}def __init__(")
    inside = f"        {', '.join(('self', *parameters))}"
    if len(inside) <= WIDTH:
        yield Line(inside)
    else:
        yield from (Line(f"        {parameter},") for parameter in ("self", *parameters))
    yield Line("    ) -> None:")


def _kept_parameters(plan: ClassPlan, forward: list[Line]) -> list[str]:
    """The block parameters that `forward` reads, and so must be attributes."""
    text = "\n".join(line.text for line in forward)
    read = set(re.findall(r"\bself\.(\w+)", text))
    return [
        parameter for parameter in plan.parameters if parameter_attribute(plan, parameter) in read
    ]


def _signature(project: Project, plan: ClassPlan) -> Iterator[str]:
    for parameter, values in plan.extra.items():
        yield f"{parameter}: {_ANNOTATIONS.get(type(values[0]), 'int')}"
    if plan.scope == ROOT:
        return
    for parameter, default in project.blocks[plan.scope].parameters.items():
        given = [instance.env.get(parameter) for instance in plan.instances]
        yield f"{parameter}{_default(default, given)}"


def _default(value: Value, given: list[Any]) -> str:
    """A parameter's annotation and default; what instances give it may be of several types."""
    kinds = dict.fromkeys(_annotation(entry) for entry in (value, *given))
    text = text_of(literal(value))
    return f": {' | '.join(kinds)} = {text}" if all(kinds) else f"={text}"


def _annotation(value: Any) -> str:
    """The type of a literal as source writes it; nothing for what has no short one."""
    if isinstance(value, tuple):
        parts = [_annotation(entry) for entry in value]
        return f"tuple[{', '.join(parts)}]" if parts and all(parts) else ""
    return "None" if value is None else _ANNOTATIONS.get(type(value), "")


def _main_guard(project: Project, inference: Inference, plan: ClassPlan) -> Iterator[str]:
    samples = []
    for node in plan.graph.inputs():
        known = inference.nodes[node.id].type
        if not isinstance(known, TensorType):
            raise CodegenError(say("The shape of the input “{name}” is not known.", name=node.name))
        samples.append(_sample(known))
    yield ""
    yield ""
    yield 'if __name__ == "__main__":'
    yield f"    model = {plan.class_name}().eval()"
    outputs = [inference.nodes[node.id].type for node in plan.graph.outputs()]
    several = len(outputs) > 1 or bool(plan.keys)
    if NO_TENSOR in outputs or (several and any(isinstance(one, tuple) for one in outputs)):
        yield from _call_lines(samples)
        yield "    parameters = sum(p.numel() for p in model.parameters())"
        yield f"{' ' * 4}print(output)"
        yield f'{" " * 4}print(f"{{parameters:,}} parameters")'
        return
    yield from _call_lines(samples)
    optional = any(map(may_be_none, plan.graph.outputs(), plan.graph.outputs_read()))
    given = " if value is not None" if optional else ""
    many = several or isinstance(outputs[0], tuple)
    shape = "[tuple(value.shape) for value in output]" if many else "tuple(output.shape)"
    if plan.keys:
        yield f"    shapes = {{key: tuple(value.shape) for key, value in output.items(){given}}}"
        shape = "shapes"
    elif several and given:
        yield f"    shapes = [tuple(value.shape) for value in output{given}]"
        shape = "shapes"
    yield "    parameters = sum(p.numel() for p in model.parameters())"
    yield f'    print(f"output {{{shape}}}, {{parameters:,}} parameters")'


def _call_lines(samples: list[str]) -> Iterator[str]:
    line = f"    output = model({', '.join(samples)})"
    if len(line) <= 100:
        yield line
        return
    yield "    output = model("
    yield from (f"        {sample}," for sample in samples)
    yield "    )"


def _sample(known: TensorType) -> str:
    sizes = ", ".join(str(size) for size in concrete(known.shape, 1))
    sizes = sizes or "()"
    if known.dtype == "float32":
        return f"torch.randn({sizes})"
    return f"torch.zeros({sizes}, dtype=torch.{known.dtype})"
