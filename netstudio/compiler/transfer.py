"""Weights from one build of a project to the next, by the ids of members."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from netstudio.compiler.model import CompiledModel

Key = tuple[str, str]
"""Address of a member, and the tensor's name below it: `("conv1", "weight")`."""


@dataclass(frozen=True, slots=True)
class TransferReport:
    """What a transfer kept and what starts anew: state_dict keys of the new module."""

    kept: tuple[str, ...]
    fresh: tuple[str, ...]


def addressed_keys(model: CompiledModel) -> dict[Key, str]:
    """The state_dict key of each tensor, by the member it belongs to."""
    by_path = {path: address for address, path in model.paths.items()}
    keys: dict[Key, str] = {}
    for key in model.module.state_dict():
        head, tail = key, ""
        while head and head not in by_path:
            head, _, last = head.rpartition(".")
            tail = f"{last}.{tail}" if tail else last
        keys[(by_path.get(head, head), tail)] = key
    return keys


def transfer_weights(old: CompiledModel, new: CompiledModel) -> TransferReport:
    """Copy every tensor whose member is in both builds with the same shape.

    Renames and moves keep weights, because members are found by id.
    """
    old_state, new_state = old.module.state_dict(), new.module.state_dict()
    old_keys = addressed_keys(old)
    kept, fresh = [], []
    for key, new_key in addressed_keys(new).items():
        source = old_state.get(old_keys.get(key, ""))
        target = new_state[new_key]
        if _fits(source, target):
            assert source is not None
            with torch.no_grad():
                target.copy_(source)
            kept.append(new_key)
        else:
            fresh.append(new_key)
    return TransferReport(tuple(kept), tuple(fresh))


def parameter_pairs(
    old: CompiledModel, new: CompiledModel
) -> list[tuple[nn.Parameter, nn.Parameter]]:
    """Parameters of two builds that are the same one, for optimizer state to follow."""
    old_parameters, new_parameters = (dict(m.module.named_parameters()) for m in (old, new))
    old_keys = addressed_keys(old)
    pairs = []
    for key, new_key in addressed_keys(new).items():
        before, after = old_parameters.get(old_keys.get(key, "")), new_parameters.get(new_key)
        if before is not None and after is not None and _fits(before, after):
            pairs.append((before, after))
    return pairs


def _fits(source: Tensor | None, target: Tensor) -> bool:
    return source is not None and source.shape == target.shape and source.dtype == target.dtype
