"""Wires that are missing, or bring several values where one is needed."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.catalog.clash import Clash
from netstudio.catalog.registry import find_layer
from netstudio.compiler.diagnosis.repairs.window import removal
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edits import Connect
from netstudio.document.node import Output
from netstudio.document.topology import would_cycle
from netstudio.document.values import Ref
from netstudio.sentence import say

MAX_SOURCES = 4


def connect(site: Site, clash: Clash) -> Iterator[Fix]:
    """Wire in a value that nothing reads yet; failing that, the one before in the document."""
    port = clash.details.get("port", 0)
    if not isinstance(port, int):
        return
    for source in _sources(site)[:MAX_SOURCES]:
        name = site.graph.nodes[source].name
        yield Fix(
            say("Connect {name} to {name2}", name=name, name2=site.name),
            Connect(site.scope, Ref(source), site.id, port),
        )


def remove(site: Site, clash: Clash) -> Iterator[Fix]:
    """Take the node out; a wire through it heals."""
    yield removal((site,))


def choose_item(site: Site, clash: Clash) -> Iterator[Fix]:
    """Wire one of several values, the first one first."""
    for port in range(len(site.node.args)):
        ref, value = site.source(port), site.value_at(port)
        if ref is None or not isinstance(value, tuple):
            continue
        for index in range(len(value)):
            edit = Connect(site.scope, Ref(ref.node, (*ref.item, index)), site.id, port)
            yield Fix(say("Take {item_name}", item_name=_item_name(site, ref, index)), edit)


def existing_item(site: Site, clash: Clash) -> Iterator[Fix]:
    """A wire that asks for an item which is not there takes the value's first, or all of it."""
    for port in range(len(site.node.args)):
        ref = site.source(port)
        if ref is None or not ref.item or site.value_at(port) is not None:
            continue
        name = site.graph.nodes[ref.node].name
        yield Fix(
            say("Take item 0 of {name}", name=name),
            Connect(site.scope, Ref(ref.node, (0,)), site.id, port),
        )
        yield Fix(
            say("Take all of {name}", name=name), Connect(site.scope, Ref(ref.node), site.id, port)
        )


def _item_name(site: Site, ref: Ref, index: int) -> str:
    source = site.graph.nodes[ref.node]
    layer = site.graph.layer_of(source)
    spec = find_layer(layer.type) if layer else None
    if spec is not None and not ref.item and 1 < len(spec.outputs) > index:
        return say(
            "{outputs} of {name} (item {index})",
            outputs=spec.outputs[index],
            name=source.name,
            index=index,
        )
    return say("item {index} of {name}", index=index, name=source.name)


def _sources(site: Site) -> list[str]:
    """Ids of nodes that could be wired in: unread ones, the nearest before this node first."""
    order = {node_id: index for index, node_id in enumerate(site.graph.nodes)}
    here, consumers = order[site.id], site.exam.consumers[site.scope]

    def distance(node_id: str) -> tuple[bool, bool, int]:
        gap = here - order[node_id]
        return (bool(consumers[node_id]), gap < 0, abs(gap))

    candidates = [
        node.id
        for node in site.graph.nodes.values()
        if not isinstance(node.target, Output) and not would_cycle(site.graph, node.id, site.id)
    ]
    return sorted(candidates, key=distance)
