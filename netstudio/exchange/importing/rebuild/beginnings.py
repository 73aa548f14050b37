"""How the weights of a project begin, as its model's constructor was seen to make them.

Written down is what differs from torch's own way, and only where all instances of a block agree;
what has no name in torch.nn.init, or differs from place to place, is told as unknown. It begins as
torch's layer does; a tensor that no layer of torch filled, spread as its values are.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import torch
from torch import Tensor as TorchTensor
from torch import nn

from netstudio.catalog.inference import infer
from netstudio.document.node import Init, Layer, Member, Tensor
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.exchange.importing.construction.fill import Fill
from netstudio.exchange.importing.construction.record import Construction
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.rebuild.places import places
from netstudio.exchange.importing.rebuild.tensors import TensorStore
from netstudio.exchange.importing.recording.trace import Path
from netstudio.sentence import say

_MOST_NAMED = 4
_ENOUGH = 100_000
"""Values of a tensor that tell how all of them are spread."""


@dataclass
class _Own:
    """A tensor of a member in every place where it is; `path` is below the member."""

    scope: str
    member: Member
    path: str
    tensors: list[TorchTensor] = field(default_factory=list)
    where: list[Path] = field(default_factory=list)


def with_beginnings(
    project: Project, modules: Mapping[Path, nn.Module], construction: Construction
) -> tuple[Project, list[Finding]]:
    """The project with initialisers, and what is not known of them."""
    inits: dict[tuple[str, str], dict[str, Init]] = {}
    unknown: dict[tuple[str, str], list[_Own]] = {}
    for own in _parameters(project, modules):
        way = _common_way(construction, own)
        if way is None:
            said, way = _instead(construction, own)
            unknown.setdefault((own.scope, said), []).append(own)
        if isinstance(way, Init):
            inits.setdefault((own.scope, own.member.id), {})[own.path] = way
    findings = [_finding(found, said) for (_, said), found in unknown.items()]
    return _with_all(project, inits), findings


def beginning_as_now(project: Project, modules: Mapping[Path, nn.Module]) -> Project:
    """The project of a module that was ready made: own parameters begin spread as they are now.

    Nothing is known of how they began; with zeros a network of them would never learn.
    """
    inits: dict[tuple[str, str], dict[str, Init]] = {}
    for own in _parameters(project, modules):
        if isinstance(own.member.target, Tensor):
            way = _spread_now(own.tensors)
            if way is not None:
                inits[own.scope, own.member.id] = {"": way}
    return _with_all(project, inits)


def _spread_now(tensors: list[TorchTensor]) -> Init | None:
    """A distribution with the mean and deviation of these values; None where they have none."""
    known = [t.detach().flatten()[:_ENOUGH] for t in tensors if not t.is_meta and t.numel()]
    if not known or not known[0].is_floating_point():
        return None
    values = torch.cat([tensor.float() for tensor in known])
    number = _only_number(values)
    if number is not None:
        return _init(Fill("constant", {"val": number}).canonical())
    std, mean = (float(f"{value:.2g}") for value in torch.std_mean(values))
    if not math.isfinite(std) or not std:
        return None
    spread = {"mean": mean if abs(mean) > std / 10 else 0.0, "std": std}
    return _init(Fill("normal", spread).canonical())


def _with_all(project: Project, inits: Mapping[tuple[str, str], Mapping[str, Init]]) -> Project:
    """The project with initialisers of members, by their scopes and ids."""
    for (scope, member_id), found in inits.items():
        graph = project.scope(scope)
        made = _with_inits(graph.members[member_id], found)
        members = graph.members.update({member_id: made})
        project = project.with_scope(scope, replace(graph, members=members))
    return project


_BY_LAYER = "layer"


def _common_way(construction: Construction, own: _Own) -> Init | str | None:
    """How a tensor begins in all its places; None where nothing is known, or they differ."""
    for named in (False, True):
        ways = [_way(construction, own, tensor, named) for tensor in own.tensors]
        if all(way == ways[0] for way in ways):
            return ways[0]
    return None


def _way(
    construction: Construction, own: _Own, tensor: TorchTensor, named: bool
) -> Init | str | None:
    if isinstance(own.member.target, Layer) and construction.is_default(tensor):
        return _BY_LAYER
    fill = construction.fill(tensor, named=named)
    if fill is None and not tensor.is_meta:
        number = _only_number(tensor.detach())
        if number is not None:  # such as the logarithm of ones
            fill = Fill("constant", {"val": number}).canonical()
    return _init(fill)


_SAID: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "torch": lambda names: say(
            "How it fills {names} is not known; in the import that is left to PyTorch.",
            names=names,
        ),
        "most": lambda names: say(
            "How it fills {names} differs from copy to copy; in the import all begin as most of "
            "them do.",
            names=names,
        ),
        "now": lambda names: say(
            "How it fills {names} is not known; in the import it begins spread as its values are "
            "now.",
            names=names,
        ),
        "zeros": lambda names: say(
            "How it fills {names} is not known; in the import it begins with zeros. Give it an "
            "initialiser, or load weights, before it trains.",
            names=names,
        ),
    }
)
"""What is said of tensors of which no way is known, by how they begin instead."""


def _instead(construction: Construction, own: _Own) -> tuple[str, Init | str | None]:
    """How a tensor of which no way is known begins in the project, in a word and as it is."""
    if isinstance(own.member.target, Layer):
        return "torch", _BY_LAYER
    defaults = [_init(construction.default(tensor)) for tensor in own.tensors]
    if defaults[0] is not None and all(default == defaults[0] for default in defaults):
        return "torch", defaults[0]
    ways = [_way(construction, own, tensor, named=False) for tensor in own.tensors]
    known = [way for way in ways if isinstance(way, Init)]
    if known:
        return "most", max(known, key=known.count)
    spread = _spread_now(own.tensors)
    return ("now", spread) if spread is not None else ("zeros", None)


def _init(fill: Fill | None) -> Init | None:
    return Init(fill.function, Table(fill.args)) if fill is not None else None


def _with_inits(member: Member, inits: Mapping[str, Init]) -> Member:
    if isinstance(member.target, Tensor):
        init = inits[""]
        target = replace(member.target, init=init.function, init_args=init.args)
        return replace(member, target=target)
    return replace(member, init=Table(inits))


def _finding(unknown: list[_Own], said: str) -> Finding:
    names = [".".join(filter(None, (own.member.name, own.path))) for own in unknown]
    shown = [f"“{name}”" for name in names[:_MOST_NAMED]]
    message = _SAID[said](", ".join([*shown, "…"] if len(names) > _MOST_NAMED else shown))
    owner = unknown[0].where[0].removesuffix(unknown[0].member.name).rstrip(".")
    return Finding(owner, "note", message)


def _parameters(project: Project, modules: Mapping[Path, nn.Module]) -> Iterator[_Own]:
    """The parameters of a project, each with all its places."""
    found: dict[tuple[str, str, str], _Own] = {}
    for place in places(project, infer(project)):
        for path, tensor in _tensors(place.member, place.path, modules):
            key = (place.scope, place.member.id, path)
            own = found.setdefault(key, _Own(place.scope, place.member, path))
            own.tensors.append(tensor)
            own.where.append(place.path)
    yield from found.values()


def _tensors(
    member: Member, path: Path, modules: Mapping[Path, nn.Module]
) -> Iterator[tuple[str, TorchTensor]]:
    if isinstance(member.target, Layer):
        layer = modules.get(path)
        yield from layer.named_parameters() if layer is not None else ()
    elif isinstance(member.target, Tensor) and member.target.role == "parameter":
        owner, _, name = path.rpartition(".")
        tensor = modules[owner]._parameters.get(name) if owner in modules else None
        if tensor is not None:
            yield "", tensor


def with_buffers(
    project: Project, modules: Mapping[Path, nn.Module], store: TensorStore
) -> Project:
    """The project with the values of buffers that weights would bring, such as a table of indices.

    Without them a network that is trained from the start would have zeros for them.
    """
    found: dict[tuple[str, str], list[TorchTensor]] = {}
    for place in places(project, infer(project)):
        owner, _, name = place.path.rpartition(".")
        target = place.member.target
        if isinstance(target, Tensor) and target.role == "buffer" and target.data is None:
            tensor = modules[owner]._buffers.get(name) if owner in modules else None
            if tensor is not None and not tensor.is_meta:
                found.setdefault((place.scope, place.member.id), []).append(tensor)
    for (scope, member_id), tensors in found.items():
        graph = project.scope(scope)
        member = graph.members[member_id]
        assert isinstance(member.target, Tensor)
        target = _with_values(member.target, tensors, store)
        members = graph.members.update({member_id: replace(member, target=target)})
        project = project.with_scope(scope, replace(graph, members=members))
    return project


def _with_values(target: Tensor, tensors: list[TorchTensor], store: TensorStore) -> Tensor:
    """A buffer with the values that it has in all its places; with zeros where they differ.

    Those that are all of one number agree, whatever their sizes: the ones of a running variance.
    """
    first = tensors[0]
    number = _only_number(first)
    if number is not None and all(_only_number(tensor) == number for tensor in tensors):
        way = Fill("constant", {"val": number}).canonical()
        return replace(target, init=way.function, init_args=Table(way.args))
    if any(tensor.shape != first.shape or not torch.equal(first, tensor) for tensor in tensors):
        return target
    return store.of(first, "buffer", persistent=target.persistent, keep=True)


def _only_number(tensor: TorchTensor) -> float | None:
    """The finite number that a tensor consists of; None where it has several, or none."""
    if not tensor.numel() or tensor.is_complex() or bool((tensor != tensor.flatten()[0]).any()):
        return None
    number = float(tensor.flatten()[0])
    return number if math.isfinite(number) else None
