"""What is known of a network at the very size of its input, where a part of it chooses sizes.

A detector brings images to a size of its own before its first layer, so that what it computes is
an expression in sizes that only a run tells. That first part is run once, with one sample.
"""

from __future__ import annotations

from dataclasses import replace

from netstudio.catalog.arguments import NO_NAMES, plain
from netstudio.catalog.inference import Inference
from netstudio.catalog.types import TensorType, ValueType
from netstudio.codegen.custom_code import standing
from netstudio.compiler.open_sizes import open_names, shape_at
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.node import UNKNOWN_SIZE, CustomModule, Declared, Member
from netstudio.document.project import Project


def inferred_at_recorded_size(project: Project, inference: Inference) -> Inference | None:
    """The same with the sizes that trusted custom modules give for one sample of the input.

    None where nothing is to be found out so. Runs custom modules; one that does not run leaves
    its sizes open.
    """
    graph = project.graph
    found: list[Member] = []
    for node in graph.nodes.values():
        member = graph.member_of(node)
        if member is None or not isinstance(member.target, CustomModule):
            continue
        inputs = _concrete(inference.nodes[node.id].inputs)
        if inputs and _is_open(member.target) and standing(project, member.target) == "trusted":
            declared = _declared(project, member.target, inputs)
            found.append(replace(member, target=replace(member.target, outputs=declared)))
    if not found:
        return None
    return infer_shapes_of(replace(project, graph=graph.with_members(found)), run_custom=True)


def _is_open(module: CustomModule) -> bool:
    return any(UNKNOWN_SIZE in (output.shape or ()) for output in module.outputs)


def _concrete(inputs: tuple[ValueType | None, ...]) -> list[TensorType]:
    """The types of inputs of which only the batch is open; nothing where there are others."""
    types = [one for one in inputs if isinstance(one, TensorType) and open_names([one]) == ("N",)]
    return types if len(types) == len(inputs) else []


def _declared(
    project: Project, module: CustomModule, inputs: list[TensorType]
) -> tuple[Declared, ...]:
    import torch

    from netstudio.compiler.custom_module import make_custom

    args = {name: plain(value, NO_NAMES) for name, value in module.args.items()}
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        shapes = [shape_at(one.shape, {"N": 1}) for one in inputs]
        dtypes: list[torch.dtype] = [getattr(torch, one.dtype) for one in inputs]
        try:
            text = project.code[module.file]
            made = make_custom(text, module.file, module.class_name, args).eval()
            given = made(*map(_zeros, shapes, dtypes))
        except (Exception, SystemExit):  # noqa: BLE001 -- it is the user's, and may raise anything
            return module.outputs
    several = given if isinstance(given, tuple | list) else (given,)
    if len(several) != len(module.outputs):
        return module.outputs
    return tuple(map(_with_sizes, module.outputs, several))


def _zeros(shape: tuple[int, ...], dtype: object) -> object:
    import torch

    return torch.zeros(shape, dtype=dtype)  # type: ignore[call-overload]


def _with_sizes(declared: Declared, value: object) -> Declared:
    """What was declared, with the sizes that a value has in the place of unknown ones."""
    shape: tuple[int, ...] = tuple(getattr(value, "shape", ()))
    if declared.shape is None or len(shape) != len(declared.shape):
        return declared
    sizes = (
        size if known == UNKNOWN_SIZE else known
        for known, size in zip(declared.shape, shape, strict=True)
    )
    return replace(declared, shape=tuple(sizes))
