"""Weights from one build of a project to the next, by the ids of members."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
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

    Renames and moves keep weights, because members are found by id; so does what went into a block
    or came out of one. What the new build bypasses waits beside it, and is found there when it is
    used again.
    """
    old_state, new_state = old.module.state_dict(), new.module.state_dict()
    origins = _origins(old, new)
    kept, fresh = [], []
    for key, new_key in addressed_keys(new).items():
        source = old_state.get(origins.get(new_key, ""))
        if source is None:
            source = old.waiting.get(key)
        target = new_state[new_key]
        if _fits(source, target):
            assert source is not None
            with torch.no_grad():
                target.copy_(source)
            kept.append(new_key)
        else:
            fresh.append(new_key)
    new.waiting.update(_left_out(old, old_state, new, set(origins.values())))
    return TransferReport(tuple(kept), tuple(fresh))


def _left_out(
    old: CompiledModel, state: Mapping[str, Tensor], new: CompiledModel, taken: Collection[str]
) -> dict[Key, Tensor]:
    """The weights that the new project still has a member for, but its network does not use."""
    here = {key: state[name] for key, name in addressed_keys(old).items() if name not in taken}
    known = {**old.waiting, **here}
    present, members = addressed_keys(new), new.project.graph.members
    return {
        key: value.clone()
        for key, value in known.items()
        if key not in present and key[0].partition(".")[0].partition("[")[0] in members
    }


def parameter_pairs(
    old: CompiledModel, new: CompiledModel
) -> list[tuple[nn.Parameter, nn.Parameter]]:
    """Parameters of two builds that are the same one, for optimizer state to follow."""
    old_parameters, new_parameters = (dict(m.module.named_parameters()) for m in (old, new))
    origins = _origins(old, new)
    pairs = []
    for new_key in addressed_keys(new).values():
        before, after = old_parameters.get(origins.get(new_key, "")), new_parameters.get(new_key)
        if before is not None and after is not None and _fits(before, after):
            pairs.append((before, after))
    return pairs


def _origins(old: CompiledModel, new: CompiledModel) -> dict[str, str]:
    """For each state_dict key of the new module, the old one's that stands for the same tensor.

    What has its address still is found by it. Of the rest, a member that was grouped or dissolved
    has another address around the same id: `conv` and `block.conv`, or `stage1[0].conv` and
    `stage1_0_conv`. It is taken for the same where nothing else on either side could be.
    """
    before, after = addressed_keys(old), addressed_keys(new)
    found = {after[key]: before[key] for key in after if key in before}
    lost = [key for key in before if key not in after]
    fresh = [key for key in after if key not in before]
    for short in (_written_out, _both_ends, _innermost):
        known, wanted = _by_name(lost, short), _by_name(fresh, short)
        pairs = [(known[name], key) for name, key in wanted.items() if name in known]
        found |= {after[key]: before[source] for source, key in pairs}
        lost = [key for key in lost if all(key != source for source, _ in pairs)]
        fresh = [key for key in fresh if after[key] not in found]
    return found


def _by_name(keys: list[Key], short: Callable[[str], str]) -> dict[Key, Key]:
    """The keys by a shorter address, where it is one key's alone."""
    counts = Counter((short(address), tail) for address, tail in keys)
    return {
        (name, tail): (address, tail)
        for address, tail in keys
        if counts[(name := short(address), tail)] == 1
    }


def _written_out(address: str) -> str:
    """`stage1[0].conv` as ungrouping names it: `stage1_0_conv`."""
    return re.sub(r"\[(\d+)\]", r"_\1", address).replace(".", "_")


def _both_ends(address: str) -> str:
    """The outermost instance and the id: what was grouped inside a block that is used often."""
    return f"{address.partition('.')[0]} {_innermost(address)}"


def _innermost(address: str) -> str:
    return address.rpartition(".")[2]


def _fits(source: Tensor | None, target: Tensor) -> bool:
    return source is not None and source.shape == target.shape and source.dtype == target.dtype
