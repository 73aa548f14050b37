"""A flat graph of an ONNX file as blocks inside blocks, under the keys that the model had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.graph import Graph
from netstudio.document.naming import is_position
from netstudio.document.node import Call, Input, Layer, Node, Tensor
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Value
from netstudio.errors import NetStudioError
from netstudio.exchange.importing.rebuild.assemble import assemble
from netstudio.exchange.importing.rebuild.graphs import Rebuilding
from netstudio.exchange.importing.rebuild.names import fresh
from netstudio.exchange.importing.rebuild.tensors import TensorStore
from netstudio.exchange.importing.recording.layers import Placed
from netstudio.exchange.importing.recording.trace import OwnTensor
from netstudio.exchange.onnx.builder import Builder
from netstudio.exchange.onnx.hierarchy.gaps import with_gaps_filled
from netstudio.exchange.onnx.hierarchy.places import find_places
from netstudio.exchange.onnx.hierarchy.recording import recorded
from netstudio.exchange.onnx.hierarchy.scopes import Path
from netstudio.exchange.onnx.hierarchy.sharing import with_own_tensors
from netstudio.exchange.onnx.naming import is_numbered, plain

MAX_NODES = 10_000
"""Larger networks stay flat."""
_ROUNDS = 4
_TOLD = 0.5
"""The share of nodes of which the modules must be told."""

Arrays = dict[str, NDArray[Any]]


def with_hierarchy(name: str, graph: Graph, builder: Builder) -> tuple[Project, Arrays] | None:
    """The project with the modules that the file tells of, and its weights.

    None where the file tells of none, or they cannot be put together again.
    """
    if len(graph.nodes) > MAX_NODES or not _is_told(graph, builder):
        return None
    dissolved: frozenset[Path] = frozenset()
    for _ in range(_ROUNDS):
        hierarchy = _Hierarchy(graph, builder, dissolved)
        try:
            project, arrays = hierarchy.project(name)
        except NetStudioError:
            return None  # what the flat graph says still holds
        if not hierarchy.lost:
            return (project, arrays) if infer_shapes_of(project).is_sound else None
        dissolved |= hierarchy.lost
    return None


def _is_told(graph: Graph, builder: Builder) -> bool:
    told = [builder.scopes.get(node_id) for node_id in graph.nodes]
    known = [scope for scope in told if scope is not None]
    deep = any(len(scope.calls) > 1 or any(len(p) > 1 for p in scope.calls) for scope in known)
    return deep and len(known) >= _TOLD * len(told)


class _Hierarchy:
    """One try at the modules of a graph.

    Attributes:
        lost: the blocks that turned out to be none.
    """

    def __init__(self, graph: Graph, builder: Builder, dissolved: frozenset[Path]) -> None:
        self.builder = builder
        self.weights = _by_member(graph, builder.weights)
        self.places = find_places(graph, builder.scopes, self.weights, dissolved)
        self.lost: frozenset[Path] = frozenset()
        graph = with_gaps_filled(graph, self.places)
        self.graph, self.copies = with_own_tensors(graph, self.places, self._owners(graph))
        self.keys: dict[str, str] = {}
        self.modules: dict[Path, nn.Module] = {(): nn.Module()}

    def project(self, name: str) -> tuple[Project, Arrays]:
        """The project and its weights.

        Raises:
            NetStudioError: when no project can be made of it.
        """
        for node in self._in_order():
            self._register(node)
        tensors = self._tensors()
        modules = {".".join(path): module for path, module in self.modules.items()}
        store = TensorStore()
        trace = recorded(self.graph, self.places, tensors, self._joints())
        rebuilding = Rebuilding(modules, trace, None, store)
        found = rebuilding.run()
        self.lost = frozenset(
            path for path in self.places.blocks if ".".join(path) in rebuilding.dissolved
        )
        targets = [node.target for node in self.graph.inputs() if isinstance(node.target, Input)]
        project = assemble(name, found, modules, targets)
        return replace(project, tensors=Table(store.arrays)), dict(self._arrays())

    def _joints(self) -> dict[str, Value]:
        """The nodes that concatenate values, and along which dimension."""
        found = {}
        for node in self.graph.nodes.values():
            layer = self.graph.layer_of(node)
            if isinstance(node.target, Call) and layer is not None and layer.type == "Concatenate":
                found[node.id] = self.builder.complete[node.target.member].args["dim"]
        return found

    def _in_order(self) -> list[Node]:
        """The nodes that call layers, in the order in which they run."""
        nodes = [self.graph.nodes[node_id] for node_id in self.places.leaves]
        rank = {node_id: at for at, node_id in enumerate(self.graph.nodes)}
        return sorted(nodes, key=lambda node: rank[node.id])

    def _register(self, node: Node) -> None:
        path = self.places.leaves[node.id]
        assert isinstance(node.target, Call)
        member = node.target.member
        self.keys.setdefault(member, ".".join(path))
        if path not in self.modules:
            layer = self.builder.complete.get(member) or self.graph.layer_of(node)
            assert isinstance(layer, Layer)
            self._add(path, Placed(layer))

    def _add(self, path: Path, module: nn.Module) -> None:
        parent = self._module(path[:-1])
        parent._modules[path[-1]] = self.modules[path] = module
        if all(map(is_position, parent._modules)):
            items = sorted(parent._modules.items(), key=lambda item: int(item[0]))
            parent._modules.clear()
            parent._modules.update(items)

    def _module(self, path: Path) -> nn.Module:
        """The module at a path, made where there is none yet."""
        if path not in self.modules:
            kind = self.places.blocks.get(path)
            self._add(path, type(kind, (nn.Module,), {})() if kind else nn.Module())
        return self.modules[path]

    def _owners(self, graph: Graph) -> dict[str, Path]:
        """For each parameter that is read by itself, the block that its name tells of."""
        return {
            member.id: self.places.block_of(tuple(self._told(member.id).split(".")))
            for member in graph.members.values()
            if isinstance(member.target, Tensor) and member.target.role == "parameter"
        }

    def _told(self, member: str) -> str:
        """What the file calls a tensor; empty where a machine numbered it."""
        name = self.builder.told.get(member, "")
        return "" if is_numbered(name) else ".".join(map(plain_part, name.split(".")))

    def _tensors(self) -> dict[str, OwnTensor]:
        """The tensors that nodes read, by the ids of the nodes, registered where they belong."""
        readers = self.graph.consumers()
        found = {}
        for node in self.graph.nodes.values():
            member = self.graph.member_of(node)
            if member is not None and isinstance(member.target, Tensor):
                around = [self.places.around.get(reader, ()) for reader in readers.get(node.id, ())]
                found[node.id] = self._tensor(member.id, member.target, _common(around))
        return found

    def _tensor(self, member: str, target: Tensor, around: Path) -> OwnTensor:
        path = self._tensor_path(member, target, around)
        array = self.builder.tensors[target.data or ""]
        if path is None:
            return OwnTensor((), torch.from_numpy(np.array(array)))
        dtype = torch.from_numpy(np.empty(0, array.dtype)).dtype
        held = torch.empty(array.shape, dtype=dtype, device="meta")
        self._module(path[:-1])._parameters[path[-1]] = nn.Parameter(held)
        self.keys[member] = ".".join(path)
        return OwnTensor((self.keys[member],), held)

    def _tensor_path(self, member: str, target: Tensor, around: Path) -> Path | None:
        """Where a tensor is registered; None for a constant."""
        if target.role != "parameter":
            return None
        told = tuple(self._told(self.copies.get(member, member)).split("."))
        owner = told[:-1]
        if member in self.copies or not told[-1] or not self._may_hold(owner, around):
            owner = around
        held = self._module(owner)
        taken = {*held._modules, *held._parameters}
        return (*owner, fresh(told[-1] or "weight", taken))

    def _may_hold(self, owner: Path, around: Path) -> bool:
        """Whether a module may register what is read in a block."""
        block = self.places.block_of((*owner, ""))
        is_layer = any(
            isinstance(self.modules.get(owner[:end]), Placed) for end in range(len(owner) + 1)
        )
        return around[: len(block)] == block and not is_layer

    def _arrays(self) -> Iterator[tuple[str, NDArray[Any]]]:
        for member, path in self.keys.items():
            for key, array in self.weights.get(self.copies.get(member, member), {}).items():
                yield (f"{path}.{key}" if key else path), array


def _common(paths: list[Path]) -> Path:
    """The path that all of these begin with."""
    shared = paths[0] if paths else ()
    for path in paths:
        same = next(
            (at for at, (a, b) in enumerate(zip(shared, path, strict=False)) if a != b), None
        )
        shared = shared[: min(len(shared), len(path)) if same is None else same]
    return shared


def plain_part(part: str) -> str:
    """A part of a tensor's path as a name may have it."""
    return part if is_position(part) else plain(part)


def _by_member(graph: Graph, weights: Mapping[str, NDArray[Any]]) -> dict[str, Arrays]:
    """The weights of each member, by their names in it; that of a tensor has none."""
    found: dict[str, Arrays] = {}
    for key, array in weights.items():
        member, _, name = key.partition(".")
        if member in graph.members:
            found.setdefault(member, {})[name] = array
    return found
