"""How the weights of a project begin, as its model's constructor was seen to make them.

Written down is what differs from torch's own way, and only where all instances of a block agree;
what has no name in torch.nn.init, or differs from place to place, is told as unknown. It begins as
torch's layer does; a tensor that no layer of torch filled begins with zeros.
"""

from __future__ import annotations

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
    for (scope, member_id), found in inits.items():
        graph = project.scope(scope)
        made = _with_inits(graph.members[member_id], found)
        members = graph.members.update({member_id: made})
        project = project.with_scope(scope, replace(graph, members=members))
    return project, [_finding(found, said) for (_, said), found in unknown.items()]


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
    if fill is None and not tensor.is_meta and tensor.numel():
        first = tensor.detach().flatten()[0]
        if bool((tensor == first).all()):  # such as the logarithm of ones
            fill = Fill("constant", {"val": float(first)}).canonical()
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
    return "zeros", None


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
        first = tensors[0]
        if bool((first == 0).all()) or not all(torch.equal(first, other) for other in tensors):
            continue
        graph = project.scope(scope)
        member = graph.members[member_id]
        assert isinstance(member.target, Tensor)
        target = member.target
        if bool((first == 1).all()):
            target = replace(target, init="ones")
        else:
            target = store.of(first, "buffer", persistent=target.persistent, keep=True)
        members = graph.members.update({member_id: replace(member, target=target)})
        project = project.with_scope(scope, replace(graph, members=members))
    return project
