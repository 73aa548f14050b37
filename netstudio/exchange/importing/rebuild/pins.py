"""What a layer infers from its input, compared with what the module really has.

`in_channels` is left to inference wherever inference gives the same number. A layer that is never
called, or lies behind an operation whose shape is not known, has it written down.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from torch import nn

from netstudio.catalog.inference import Inference
from netstudio.catalog.registry import find_layer
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.node import Layer
from netstudio.document.project import Project
from netstudio.exchange.importing.rebuild.places import Place, places
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
    for place in places(project, inference):
        real = modules.get(place.path)
        layer = layer_of(real) if real is not None else None
        if layer is None or not isinstance(place.member.target, Layer):
            continue
        wrong = frozenset(_wrong(layer, _known(inference, place)))
        if wrong:
            key = (type(modules[place.owner]).__name__, place.member.name)
            found[key] = found.get(key, frozenset()) | wrong
    return found


def _wrong(layer: Layer, known: Mapping[str, Any]) -> Iterator[str]:
    spec = find_layer(layer.type)
    assert spec is not None
    for param in spec.params:
        if param.is_inferred and known.get(param.name) != layer.args.get(param.name):
            yield param.name


def _known(inference: Inference, place: Place) -> Mapping[str, Any]:
    for caller in place.graph.callers(place.member.id):
        node = inference.nodes.get(place.address + caller.id)
        if node is not None and node.args:
            return node.inferred
    return {}
