"""What the nodes of a graph read as one copy of it is drawn: past nodes that do not run there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from netstudio.catalog.arguments import Environment
from netstudio.document.graph import Graph
from netstudio.document.node import Node
from netstudio.document.values import Ref, references
from netstudio.exchange.diagram.instance import runs, runs_sometimes


class Reading:
    """The wires of one graph, where its block parameters are those of one copy."""

    def __init__(self, graph: Graph, nodes: Sequence[Node], env: Environment) -> None:
        """`nodes` are those that run, in order; `env` has the copy's block parameters."""
        self._graph, self._nodes, self._env = graph, nodes, env

    def sources(self, node: Node) -> Iterator[Ref]:
        """What a node reads, as it is drawn: what does not run hands on what stands for it."""
        for _, ref in self.reads(node):
            yield ref

    def reads(self, node: Node) -> Iterator[tuple[str, Ref]]:
        """Each value that a node reads, with the name of the argument."""
        arguments = (*enumerate(node.args), *node.kwargs.items())
        for key, value in arguments:
            for ref in references(value):
                drawn = self._drawn(ref)
                if drawn is not None:
                    yield str(key), drawn

    def _drawn(self, ref: Ref) -> Ref | None:
        """The value behind a reference, past nodes that do not run in this copy."""
        for _ in range(len(self._graph.nodes) + 1):
            node = self._graph.nodes.get(ref.node)
            if node is None:
                return None
            if runs(node, self._env):
                return ref
            behind = next(iter(references(node.when.otherwise)), None) if node.when else None
            if behind is None:
                return None
            ref = behind
        return None

    def chains(self, belongs: Callable[[Node, Node], bool]) -> dict[str, str]:
        """By node that stands in the box of the one before it, that one's id."""
        readers: dict[str, list[str]] = {}
        for node in self._nodes:
            for ref in dict.fromkeys(self.sources(node)):
                readers.setdefault(ref.node, []).append(node.id)
        found = {}
        for node in self._nodes:
            sources = list(dict.fromkeys(self.sources(node)))
            if len(sources) != 1 or sources[0].item or runs_sometimes(node):
                continue
            source = self._graph.nodes[sources[0].node]
            if len(readers[source.id]) == 1 and belongs(source, node):
                found[node.id] = source.id
        return found
