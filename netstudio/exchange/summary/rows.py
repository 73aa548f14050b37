"""The rows of the summary: a node each, a block's nodes below it.

A row adds nothing up twice: what a block holds is counted in the rows below it, and the totals are
the sums of the outermost rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from netstudio.catalog.inference import Inference, NodeInference, block_address
from netstudio.catalog.size import Size
from netstudio.catalog.value_size import bytes_of, numbers_of
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Member, Node, Output
from netstudio.document.project import ROOT, Project
from netstudio.document.topology import run_order
from netstudio.layout.card import shape_text
from netstudio.layout.ports import family_of, type_name_of


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """One node, or one copy of a repeated block.

    Attributes:
        scope, node: where it is: the graph that is opened to see it, and its id there.
        path: its name with those of the blocks around it: `stage1[2].conv`.
        name, kind, family: as on its card; a copy's name is its number.
        shape: of its value; `?` where it is not known.
        numbers: values of one sample, for sorting by shape; None where they are not known.
        parameters, trainable: what its member registers, and how much of that learns.
        macs: multiply-accumulates for one sample.
        memory: bytes of its value for one sample, of a block all inside; None where not known.
        frozen: whether training leaves it as it is, by itself or by a block around it.
        rows: what is inside.
    """

    scope: str
    node: str
    path: str
    name: str
    kind: str
    family: str
    shape: str
    numbers: int | None
    parameters: int
    trainable: int
    macs: Size
    memory: int | None
    frozen: bool = False
    rows: tuple[SummaryRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over the outermost rows; memory leaves out what is not known."""

    layers: int
    parameters: int
    trainable: int
    macs: Size
    memory: int


def summary_rows(project: Project, inference: Inference) -> tuple[SummaryRow, ...]:
    """A row for each node of the main graph, in running order."""
    return _Rows(project, inference).of_graph(ROOT, "", "", False)


def totals(rows: tuple[SummaryRow, ...]) -> Totals:
    """What the rows come to together."""
    macs: Size = 0
    for row in rows:
        macs = row.macs + macs
    return Totals(
        len(rows),
        sum(row.parameters for row in rows),
        sum(row.trainable for row in rows),
        macs,
        sum(row.memory or 0 for row in rows),
    )


class _Rows:
    """One pass over a project."""

    def __init__(self, project: Project, inference: Inference) -> None:
        self._project = project
        self._known = inference.nodes
        self._instances = {instance.address for instance in inference.instances}

    def of_graph(self, scope: str, prefix: str, path: str, frozen: bool) -> tuple[SummaryRow, ...]:
        """The rows of one graph; `prefix` is its address, `path` that in names."""
        graph = self._project.scope(scope)
        order, stuck = run_order(graph)
        ids = (*order, *(node_id for node_id in graph.nodes if node_id in stuck))
        return tuple(
            self._row(scope, graph, graph.nodes[node_id], prefix, path, frozen) for node_id in ids
        )

    def _row(
        self, scope: str, graph: Graph, node: Node, prefix: str, path: str, frozen: bool
    ) -> SummaryRow:
        known = self._known.get(prefix + node.id)
        member = graph.member_of(node)
        frozen = frozen or (member is not None and member.frozen)
        own = path + node.name
        rows: tuple[SummaryRow, ...] = ()
        if member is not None and isinstance(member.target, BlockUse):
            rows = self._inside(scope, node, member, member.target, prefix, own, frozen)
        parameters = known.parameters if known else 0
        return SummaryRow(
            scope,
            node.id,
            own,
            node.name,
            type_name_of(graph, node),
            family_of(graph, node),
            shape_text(known.type if known else None),
            numbers_of(known.type) if known else None,
            parameters,
            _trainable(parameters, rows, frozen),
            known.macs if known else 0,
            _memory(node, known, rows),
            frozen,
            rows,
        )

    def _inside(
        self,
        scope: str,
        node: Node,
        member: Member,
        use: BlockUse,
        prefix: str,
        path: str,
        frozen: bool,
    ) -> tuple[SummaryRow, ...]:
        """The nodes of a block, or its copies with their nodes."""
        alone = prefix + member.id
        if use.block not in self._project.blocks:
            return ()
        if use.repeat == 1:
            if alone not in self._instances:
                return ()
            return self.of_graph(use.block, f"{alone}.", f"{path}.", frozen)
        rows: list[SummaryRow] = []
        while (address := prefix + block_address(member.id, use, len(rows))) in self._instances:
            copy = f"{path}[{len(rows)}]"
            inside = self.of_graph(use.block, f"{address}.", f"{copy}.", frozen)
            rows.append(self._copy(scope, node, use, copy, inside, frozen))
        return tuple(rows)

    def _copy(
        self,
        scope: str,
        node: Node,
        use: BlockUse,
        path: str,
        inside: tuple[SummaryRow, ...],
        frozen: bool,
    ) -> SummaryRow:
        together = totals(inside)
        returned = [row for row in inside if row.kind == "Output"]
        last = returned[0] if returned else None
        name = path[path.rfind(node.name) :]
        return SummaryRow(
            scope,
            node.id,
            path,
            name,
            use.block,
            "block",
            last.shape if last else "?",
            last.numbers if last else None,
            together.parameters,
            together.trainable,
            together.macs,
            together.memory,
            frozen,
            inside,
        )


def _trainable(parameters: int, rows: tuple[SummaryRow, ...], frozen: bool) -> int:
    if frozen:
        return 0
    return sum(row.trainable for row in rows) if rows else parameters


def _memory(node: Node, known: NodeInference | None, rows: tuple[SummaryRow, ...]) -> int | None:
    """Bytes of a node's value; an output hands on what another node made."""
    if isinstance(node.target, Output):
        return 0
    if rows:
        return totals(rows).memory
    return bytes_of(known.type) if known else None
