"""Which modules become blocks, and which are dissolved into the class around them.

A module that is called is a block, unless its parts are reached from outside it, or it is a plain
`nn.Sequential`: then its parts stand in the class around it under dotted names, and it is only the
container they are registered in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from torch import nn

from netstudio.document.node import CustomModule
from netstudio.document.values import Ref, references
from netstudio.exchange.importing.recording.trace import (
    CustomCall,
    LayerCall,
    ModuleCall,
    OwnTensor,
    Path,
    Trace,
    parents,
    values_of,
)


def inside(path: Path, owner: Path) -> bool:
    """Whether a module, or a tensor, lies within the module at `owner`."""
    return not owner or path == owner or path.startswith(f"{owner}.")


@dataclass
class Roles:
    """What each module path becomes.

    Attributes:
        blocks: the modules that become classes of their own; the model itself is one.
        opened: layers that are taken apart, because something reads their tensors.
        custom: the modules that are kept as they are.
    """

    modules: dict[Path, nn.Module]
    opened: set[Path]
    dissolved: set[Path]
    blocks: set[Path] = field(default_factory=set)
    custom: Mapping[Path, CustomModule] = field(default_factory=dict)

    def owner(self, path: Path) -> Path:
        """The block that registers the module or tensor at `path`."""
        return next(parent for parent in parents(path) if parent in self.blocks)

    def is_fixed(self, own: OwnTensor) -> bool:
        """Whether a tensor is no part of the state, so that it can stand wherever it is read."""
        owners = ((self.modules[p.rpartition(".")[0]], p.rpartition(".")[2]) for p in own.paths)
        return all(name in module._non_persistent_buffers_set for module, name in owners)


def find_roles(
    modules: dict[Path, nn.Module],
    traces: list[Trace],
    dissolved: set[Path],
    custom: Mapping[Path, CustomModule] = MappingProxyType({}),
) -> Roles:
    """The roles with which every event lies in the block that owns what it calls.

    Args:
        modules: the modules of the model by every path they have.
        dissolved: paths that are known to be no blocks; more are added as they are found.
    """
    opened = {path for trace in traces for path in trace.opened}
    roles = Roles(modules, opened, dissolved, custom=custom)
    calls = {event.path for trace in traces for event in _calls(trace.root)}
    roles.dissolved |= opened | {p for p in calls if type(modules[p]) is nn.Sequential}
    while True:
        roles.blocks = {"", *(calls - roles.dissolved)}
        found = {
            path for trace in traces for path in _misplaced(trace.root, ("",), roles, trace)
        } - {""}
        if not found - roles.dissolved:
            return roles
        roles.dissolved |= found


def _calls(call: ModuleCall) -> Iterator[ModuleCall]:
    return (event for event in call.walk() if isinstance(event, ModuleCall))


def _misplaced(
    call: ModuleCall, chain: tuple[Path, ...], roles: Roles, trace: Trace
) -> Iterator[Path]:
    """Blocks that cannot be ones, because something inside is reached from elsewhere."""
    for event in call.events:
        if isinstance(event, ModuleCall):
            if event.path in roles.blocks:
                yield from _misowned(event.path, chain, roles)
                yield from _misplaced(event, (*chain, event.path), roles, trace)
            else:
                yield from _misplaced(event, chain, roles, trace)
            continue
        if isinstance(event, LayerCall | CustomCall):
            yield from _misowned(event.path, chain, roles)
        for value in values_of(event):
            for ref in references(value):
                yield from _unreachable(ref, chain, roles, trace)
    if not call.path:
        for _, ref in call.outputs:
            yield from _unreachable(ref, chain, roles, trace)


def _misowned(path: Path, chain: tuple[Path, ...], roles: Roles) -> Iterator[Path]:
    owner = roles.owner(path)
    if owner != chain[-1]:
        yield owner if owner and (owner not in chain) else chain[-1]


def _unreachable(ref: Ref, chain: tuple[Path, ...], roles: Roles, trace: Trace) -> Iterator[Path]:
    own = trace.tensors.get(ref.node)
    if own is None or roles.is_fixed(own):
        return
    owners = [roles.owner(path) for path in own.paths]
    if not any(owner in chain for owner in owners):
        yield owners[0]
