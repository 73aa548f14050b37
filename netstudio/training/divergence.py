"""Where infinity or nan began: the node to point at when a loss is no number any more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from netstudio.document.topology import run_order
from netstudio.sentence import say
from netstudio.training.failure import RunError
from netstudio.training.observation import observing

if TYPE_CHECKING:
    import torch
    from torch import Tensor

    from netstudio.compiler import CompiledModel


def divergence_error(
    model: CompiledModel,
    inputs: tuple[Tensor, ...],
    device: torch.device,
    step: int,
    learning_rate: float,
) -> RunError:
    """The error for a loss that is infinite or nan, on the node where it began.

    Args:
        inputs: of the batch that gave the loss; the module still has the weights that gave it.
        step: the number of the step, counted from 1.
    """
    rate = say(
        "the learning rate is {learning_rate:g}, try a tenth of it", learning_rate=learning_rate
    )
    node, weights = find_origin(model, inputs, device)
    head = say("The loss stopped being a finite number at step {step}", step=step)
    if node is None:
        return RunError(
            say(
                "{head}, though every value in the network is finite; {rate}.", head=head, rate=rate
            )
        )
    what = "its weights are not finite" if weights else "its values are the first that are not"
    return RunError(
        say(
            "{head}: it began in “{node}” ({what}); {rate}.",
            head=head,
            node=node,
            what=what,
            rate=rate,
        ),
        node,
    )


def find_origin(
    model: CompiledModel, inputs: tuple[Tensor, ...], device: torch.device
) -> tuple[str | None, bool]:
    """The first node in running order whose value is not finite, and whether by its weights.

    Blocks are followed down to the node inside. None where every value is finite.
    """
    addresses = list(node_addresses(model))
    with observing(model.module, device):
        values = model.record(inputs, frozenset(addresses))
    for address in addresses:
        if address in values and not _finite(values[address]):
            return address, not _weights_finite(model, address)
    return None, False


def node_addresses(model: CompiledModel) -> Iterator[str]:
    """Every node in running order; the nodes inside a block come before the block's own."""
    project = model.project
    inside: dict[str, list[str]] = {}
    for instance in model.inference.instances:
        graph = project.blocks[instance.block].graph
        inside[instance.address] = [
            f"{instance.address}.{node_id}" for node_id in run_order(graph)[0]
        ]

    def walk(addresses: list[str]) -> Iterator[str]:
        for address in addresses:
            for copy in inside:
                if copy == address or _is_copy(copy, address):
                    yield from walk(inside[copy])
            yield address

    yield from walk(run_order(project.graph)[0])


def _is_copy(address: str, member: str) -> bool:
    """Whether `address` is one copy of the repeated block at `member`: `stage1[2]` of `stage1`."""
    return (
        address.startswith(f"{member}[")
        and address.endswith("]")
        and "." not in address[len(member) :]
    )


def _finite(value: object) -> bool:
    import torch

    if isinstance(value, tuple | list):
        return all(_finite(item) for item in value)
    if isinstance(value, dict):
        return all(_finite(item) for item in value.values())
    if isinstance(value, torch.Tensor) and value.is_floating_point():
        return bool(torch.isfinite(value).all())
    return True


def _weights_finite(model: CompiledModel, address: str) -> bool:
    import torch

    target = model.member_module(address)
    tensors = target.state_dict().values() if isinstance(target, torch.nn.Module) else [target]
    return all(_finite(tensor) for tensor in tensors)
