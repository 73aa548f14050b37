"""What a layer infers from its input, compared with what the module really has.

`in_channels` is left to inference wherever inference gives the same number. A layer that is never
called, or lies behind an operation whose shape is not known, has it written down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from torch import nn

from netstudio.catalog.inference import Inference, block_address
from netstudio.catalog.registry import find_layer
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.graph import Graph
from netstudio.document.naming import counted
from netstudio.document.node import BlockUse, Layer, Member
from netstudio.document.project import Project
from netstudio.exchange.importing.recording.layers import layer_of
from netstudio.exchange.importing.recording.trace import Path

Pins = Mapping[tuple[str, str], frozenset[str]]
"""For a module class and the name of a member, the inferred parameters to be written down."""

NO_PINS: Pins = MappingProxyType({})


def missing_pins(
    project: Project, modules: Mapping[Path, nn.Module]
) -> dict[tuple[str, str], frozenset[str]]:
    """The inferred parameters that inference does not find, or finds differently."""
    inference = infer_shapes_of(project, run_custom=True)
    found: dict[tuple[str, str], frozenset[str]] = {}
    for owner, path, member, address, graph in _layers(project, project.graph, "", ""):
        real = modules.get(path)
        layer = layer_of(real) if real is not None else None
        if layer is None:
            continue
        wrong = frozenset(_wrong(member, layer, _known(inference, graph, member, address)))
        if wrong:
            key = (type(modules[owner]).__name__, member.name)
            found[key] = found.get(key, frozenset()) | wrong
    return found


def _wrong(member: Member, layer: Layer, known: Mapping[str, Any]) -> Iterator[str]:
    assert isinstance(member.target, Layer)
    spec = find_layer(layer.type)
    assert spec is not None
    for param in spec.params:
        if param.is_inferred and known.get(param.name) != layer.args.get(param.name):
            yield param.name


def _known(inference: Inference, graph: Graph, member: Member, address: str) -> Mapping[str, Any]:
    for caller in graph.callers(member.id):
        node = inference.nodes.get(address + caller.id)
        if node is not None and node.args:
            return node.inferred
    return {}


def _layers(
    project: Project, graph: Graph, path: Path, address: str
) -> Iterator[tuple[Path, Path, Member, str, Graph]]:
    """Every layer in every instance: its block's path, its own, and its block's address."""
    prefix = f"{path}." if path else ""
    for member in graph.members.values():
        if isinstance(member.target, Layer):
            yield path, prefix + member.name, member, address, graph
        elif isinstance(member.target, BlockUse):
            use = member.target
            for copy in range(int(use.repeat)):  # type: ignore[arg-type]
                inner = prefix + _copy_name(member.name, use, copy)
                place = address + block_address(member.id, use, copy) + "."
                block = project.blocks[use.block]
                yield from _layers(project, block.graph, inner, place)


def _copy_name(name: str, use: BlockUse, copy: int) -> str:
    if use.repeat == 1:
        return name
    is_numbered = use.numbered or name.rpartition(".")[2].isdecimal()
    return counted(name, copy) if is_numbered else f"{name}.{copy}"
