"""What each row of the form shows, from the document and what inference found."""

from __future__ import annotations

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.param import Marker, ParamSpec
from netstudio.document.graph import Graph
from netstudio.document.node import Arguments, Node
from netstudio.document.values import Value
from netstudio.gui.language import tr
from netstudio.gui.panels.form.parameter_state import ParameterState


def parameter_state(
    graph: Graph, node: Node, args: Arguments, known: NodeInference | None, param: ParamSpec
) -> ParameterState:
    """The state of one parameter of the layer that `node` calls with `args`."""
    given = param.name in args
    default: Value = None if isinstance(param.default, Marker) else param.default
    follows = ""
    if param.is_inferred and known is not None and param.name in known.inferred:
        follows = str(known.inferred[param.name])
    return ParameterState(
        value=args[param.name] if given else default,
        given=given,
        source=source_text(graph, node),
        follows=follows,
        clashes=is_in_clash(known, param.name),
    )


def source_text(graph: Graph, node: Node) -> str:
    """Where a node's first input comes from: `from pool1`; empty where nothing is connected."""
    for source in node.sources():
        if source in graph.nodes:
            return tr("from {name}", name=graph.nodes[source].name)
    return ""


def is_in_clash(known: NodeInference | None, parameter: str) -> bool:
    """Whether something clashes at a parameter."""
    clashes = known.clashes if known is not None else ()
    return any(clash.details.get("parameter") == parameter for clash in clashes)
