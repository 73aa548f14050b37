"""How a batch's fields reach the network's inputs, and which members are trained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from netstudio.document.graph import Graph
from netstudio.document.project import Project
from netstudio.errors import TrainingError
from netstudio.sentence import say
from netstudio.training.objective import LABEL

if TYPE_CHECKING:
    from torch import Tensor, nn

    from netstudio.compiler import CompiledModel

IMAGE = "image"
FIELDS = frozenset({IMAGE, LABEL})
"""The fields of a batch of labelled images."""


def input_fields(project: Project) -> tuple[str, ...]:
    """For each input of the network, in order, the data field that feeds it.

    Raises:
        TrainingError: when an input is fed by nothing, or a field or an input does not exist.
    """
    inputs = [node.id for node in project.graph.inputs()]
    if not inputs:
        raise TrainingError("The network has no input; add an input node and wire it.")
    wiring = dict(project.recipe.fields) or {IMAGE: inputs[0]}
    fed = {node_id: field for field, node_id in wiring.items()}
    for field, node_id in wiring.items():
        if field not in FIELDS:
            raise TrainingError(
                say(
                    "The recipe feeds an input from “{field}”, which the data set does not have; "
                    "it has: {fields}.",
                    field=field,
                    fields=", ".join(sorted(FIELDS)),
                )
            )
        if node_id not in inputs:
            raise TrainingError(
                say(
                    "The recipe feeds the input “{node_id}”, which the network does not have; it "
                    "has: {inputs}.",
                    node_id=node_id,
                    inputs=", ".join(inputs),
                )
            )
    for node_id in inputs:
        if node_id not in fed:
            raise TrainingError(
                say(
                    "Nothing feeds the input “{node_id}”; name a data field for it in the recipe.",
                    node_id=node_id,
                )
            )
    return tuple(fed[node_id] for node_id in inputs)


def feed(project: Project, images: Tensor, labels: Tensor) -> tuple[Tensor, ...]:
    """What a project's module is called with for a batch, in the order of its inputs.

    Raises:
        TrainingError: as `input_fields` does.
    """
    return tuple(images if field == IMAGE else labels for field in input_fields(project))


def member_addresses(model: CompiledModel) -> Iterator[tuple[str, Graph, str]]:
    """Every member: its address, the graph it is in, and its id there; blocks before their own."""
    project = model.project
    for member_id in project.graph.members:
        yield member_id, project.graph, member_id
    for instance in model.inference.instances:
        graph = project.blocks[instance.block].graph
        for member_id in graph.members:
            yield f"{instance.address}.{member_id}", graph, member_id


def apply_freezing(model: CompiledModel) -> None:
    """Takes the parameters of frozen members out of training, and puts all others in."""
    model.module.requires_grad_(True)
    for address, graph, member_id in member_addresses(model):
        if graph.members[member_id].frozen:
            _require_grad(model.member_module(address), False)


def _require_grad(target: object, required: bool) -> None:
    import torch

    if isinstance(target, torch.nn.Module):
        target.requires_grad_(required)
    elif isinstance(target, torch.nn.Parameter):
        target.requires_grad = required


def updated_parameters(model: CompiledModel, members: tuple[str, ...]) -> list[nn.Parameter]:
    """The parameters that an update trains: those of `members`, or all; frozen ones left out.

    Raises:
        TrainingError: when a member does not exist.
    """
    import torch

    if not members:
        return [item for item in model.module.parameters() if item.requires_grad]
    chosen: dict[nn.Parameter, None] = {}
    for member_id in members:
        if member_id not in model.project.graph.members:
            raise TrainingError(
                say(
                    "The recipe trains “{member_id}”, which the network does not have; it has: "
                    "{members}.",
                    member_id=member_id,
                    members=", ".join(model.project.graph.members),
                )
            )
        target = model.member_module(member_id)
        found = target.parameters() if isinstance(target, torch.nn.Module) else [target]
        for parameter in found:
            if isinstance(parameter, torch.nn.Parameter) and parameter.requires_grad:
                chosen[parameter] = None
    return list(chosen)
