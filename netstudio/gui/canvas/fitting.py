"""Whether a wire would fit a port, and if not, why: asked of the layer's own shape rule. No Qt."""

from __future__ import annotations

from collections.abc import Callable

from netstudio.catalog.arguments import resolve
from netstudio.catalog.clash import Clash, ClashError
from netstudio.catalog.inference import NodeInference, select
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.types import TensorType, Unknown, ValueType
from netstudio.document.edits.wire import argument_at, with_argument
from netstudio.document.graph import Graph
from netstudio.document.node import Arguments, Node
from netstudio.document.table import Table
from netstudio.document.topology import ancestors
from netstudio.document.values import Ref
from netstudio.gui.canvas.misfit import misfit_text
from netstudio.gui.language import tr
from netstudio.layout.ports import PortKey, spec_of
from netstudio.records import dataclass

Known = Callable[[str], NodeInference | None]
"""What is known of a node of the open graph."""

_NO_ARGUMENTS: Arguments = Table()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a wire may be made (`possible`), and why it would not fit; empty where it does.

    A wire that does not fit may still be made: the problem then shows on the node, with repairs.
    """

    possible: bool
    reason: str = ""

    @property
    def fits(self) -> bool:
        """Whether nothing speaks against it."""
        return self.possible and not self.reason


FITS = Verdict(True)


def readers_of(graph: Graph, node_id: str) -> frozenset[str]:
    """The nodes that depend on a node, itself included: a wire back from these closes a cycle."""
    consumers = graph.consumers()
    reached, waiting = {node_id}, [node_id]
    while waiting:
        fresh = [reader for reader in consumers.get(waiting.pop(), ()) if reader not in reached]
        reached.update(fresh)
        waiting.extend(fresh)
    return frozenset(reached)


def sources_of(graph: Graph, node_id: str) -> frozenset[str]:
    """The nodes that a node depends on, itself included."""
    return ancestors(graph, node_id) | {node_id}


def verdict(graph: Graph, known: Known, source: Ref, target: Node, key: PortKey) -> Verdict:
    """Whether a wire from `source` would fit the port `key` of `target`; cycles aside."""
    value = type_at(known, source)
    if isinstance(value, tuple):
        return Verdict(
            True, tr("The wire carries {count} values; choose one of them.", count=len(value))
        )
    spec = spec_of(graph, target)
    layer = graph.layer_of(target)
    if spec is None or layer is None or value is None or not isinstance(key, int):
        return FITS
    found = _clash(spec, layer.args, _inputs(known, target, key, value))
    return Verdict(True, misfit_text(spec.name, found, value)) if found else FITS


def accepts(spec: LayerSpec, value: ValueType | None) -> bool:
    """Whether a layer with its default arguments takes a value at its first port."""
    if not spec.ports:
        return False
    if not isinstance(value, TensorType):
        return True
    if len(spec.ports) > 1 and not spec.ports[1].optional:
        # What the second port will get is not known yet; most often it is the same shape.
        return _clash(spec, _NO_ARGUMENTS, (value,) * len(spec.ports)) is None
    return _clash(spec, _NO_ARGUMENTS, (value,)) is None


def type_at(known: Known, ref: Ref) -> ValueType | None:
    """The type of a reference's value; None where nothing is known."""
    source = known(ref.node)
    if source is None:
        return None
    try:
        return select(source.type, ref.item)
    except ClashError:
        return None


def free_port(node: Node, keys: tuple[PortKey, ...]) -> PortKey | None:
    """The first of these ports that has no wire."""
    return next((key for key in keys if argument_at(node, key) is None), None)


def _inputs(known: Known, target: Node, key: int, value: ValueType) -> tuple[ValueType | None, ...]:
    wired = with_argument(target, key, Ref(""))
    return tuple(
        value if index == key else (type_at(known, argument) if isinstance(argument, Ref) else None)
        for index, argument in enumerate(wired.args)
    )


def _clash(spec: LayerSpec, given: Arguments, inputs: tuple[ValueType | None, ...]) -> Clash | None:
    """What the layer says against these inputs; None where nothing, or where it cannot tell."""
    if any(isinstance(item, Unknown | tuple) for item in inputs):
        return None
    if len(inputs) > len(spec.ports) and not (spec.ports and spec.ports[-1].variadic):
        return Clash("argument", tr("It takes {count} inputs.", count=len(spec.ports)))
    tensors = tuple(item for item in inputs if item is None or isinstance(item, TensorType))
    tensors += (None,) * (len(spec.ports) - len(tensors))
    waiting = any(
        item is None and not port.optional and not port.variadic
        for item, port in zip(tensors, spec.ports, strict=False)
    )
    if waiting:
        return None
    try:
        resolved = resolve(spec, given, tensors)
        spec.rule(resolved.args, tensors)
    except ClashError as error:
        return None if error.clash.details.get("missing") else error.clash
    return resolved.clashes[0] if resolved.clashes else None
