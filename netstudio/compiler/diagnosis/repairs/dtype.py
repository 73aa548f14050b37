"""Values of a type that a layer does not take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netstudio.catalog.clash import Clash
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edits import SetInput
from netstudio.document.node import Arguments, Input
from netstudio.document.table import Table
from netstudio.document.values import DType
from netstudio.sentence import say


def set_input_type(site: Site, clash: Clash) -> Iterator[Fix]:
    """The input that is wired here gives values of the type that is needed."""
    port, true = clash.details.get("port", 0), clash.details.get("true")
    ref = site.source(port) if isinstance(port, int) else None
    source = site.graph.nodes[ref.node] if ref is not None else None
    if source is not None and isinstance(source.target, Input) and isinstance(true, str):
        edit = SetInput(site.scope, source.id, replace(source.target, dtype=true))
        yield Fix(say("Set the dtype of {name} to {true}", name=source.name, true=true), edit)


def cast_before(site: Site, clash: Clash) -> Iterator[Fix]:
    """A Cast in the wire."""
    port, true = clash.details.get("port", 0), clash.details.get("true")
    if isinstance(port, int) and isinstance(true, str):
        args: Arguments = Table({"dtype": DType(true)})
        edit = InsertLayer(site.scope, site.id, "Cast", args, port)
        yield Fix(say("Cast to {true} before {name}", true=true, name=site.name), edit)
