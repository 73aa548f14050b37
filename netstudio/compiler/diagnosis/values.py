"""Values that cannot be read: parts of what is whole, outputs, and sizes that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.catalog.types import TensorType, Unknown
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.site import Site, sites
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import Connect
from netstudio.document.node import Output
from netstudio.document.values import Ref
from netstudio.sentence import say


def find_unreadable_values(exam: Examination) -> Iterator[Finding]:
    """Wires that bring what is not there, and layers whose own size does not follow."""
    for scope in exam.scopes:
        for site in sites(exam, scope):
            if site.id in exam.stuck[scope]:
                continue
            for port in range(len(site.node.args)):
                yield from _wire(site, port)
            yield from _size(site)


def _wire(site: Site, port: int) -> Iterator[Finding]:
    ref = site.source(port)
    source = site.at(ref.node) if ref is not None else None
    if ref is None or source is None:
        return
    if isinstance(source.node.target, Output):
        yield _output_read(site, source, port)
    elif ref.item and isinstance(source.known.type, TensorType):
        yield _item_of_tensor(site, source, source.known.type, ref, port)


def _item_of_tensor(site: Site, source: Site, value: TensorType, ref: Ref, port: int) -> Finding:
    item = "".join(f"[{step}]" for step in ref.item)
    problem = Problem(
        "item",
        say(
            "{name} reads item {item} of {name2}, which gives one tensor, {value}, and not "
            "several values.",
            name=site.name,
            item=item,
            name2=source.name,
            value=value,
        ),
        node=site.id,
        scope=site.scope,
    )
    whole = Connect(site.scope, Ref(source.id), site.id, port)
    fix = Fix(say("Take all of {name}", name=source.name), whole)
    return Finding(problem, partial(iter, (fix,)), f"wire {port}")


def _output_read(site: Site, output: Site, port: int) -> Finding:
    problem = Problem(
        "output_read",
        say(
            "{name} reads the output {name2}: an output ends the network.",
            name=site.name,
            name2=output.name,
        ),
        node=site.id,
        scope=site.scope,
    )
    return Finding(problem, partial(_read_before, site, output, port), f"wire {port}")


def _read_before(site: Site, output: Site, port: int) -> Iterator[Fix]:
    source = output.source()
    if source is not None and source.node in site.graph.nodes:
        name = site.graph.nodes[source.node].name
        yield Fix(
            say("Connect {name} to {name2} instead", name=name, name2=site.name),
            Connect(site.scope, source, site.id, port),
        )


def _size(site: Site) -> Iterator[Finding]:
    """A layer whose size should follow from an input of which nothing is known."""
    spec, layer, value = site.spec, site.layer, site.known.type
    if spec is None or layer is None or not isinstance(value, Unknown) or value.broken:
        return
    missing = [p.name for p in spec.params if p.is_inferred and p.name not in layer.args]
    if missing and not site.known.clashes and not _is_item_of_tensor(site):
        names = " and ".join(missing)
        problem = Problem(
            "unknown_size",
            say(
                "Nothing is known of the shape that reaches {name} ({reason}), so that {names} "
                "cannot follow from it; set {names} yourself.",
                name=site.name,
                reason=value.reason,
                names=names,
            ),
            node=site.id,
            scope=site.scope,
        )
        yield Finding(problem, aspect=names)


def _is_item_of_tensor(site: Site) -> bool:
    """Whether the mistake is in the wire right before, where it is reported already."""
    ref = site.source()
    source = site.at(ref.node) if ref is not None and ref.item else None
    return source is not None and isinstance(source.known.type, TensorType)
