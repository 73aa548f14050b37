"""The rules between blocks: each is there, none contains itself, and the whole stays finite.

Blocks that hold blocks multiply: forty lines of a file can stand for a billion layers. So the
instances are counted before anything builds them.
"""

from __future__ import annotations

from netstudio.document.file.values import MAX_NESTING
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse
from netstudio.document.project import Project
from netstudio.errors import ProjectFileError
from netstudio.records import dataclass
from netstudio.sentence import say

MAX_INSTANCES = 1_000_000


@dataclass(frozen=True, slots=True)
class _Extent:
    """How many block instances a graph stands for, all depths counted, and how deep they nest."""

    instances: int = 0
    height: int = 0


def check_blocks(project: Project) -> None:
    """Refuse absent blocks, blocks inside themselves, and nests too deep or too large to build.

    Raises:
        ProjectFileError: naming the graph and the member.
    """
    known: dict[str, _Extent] = {}
    for name in project.blocks:
        _block_extent(project, name, f"blocks.{name}", (), known)
    _graph_extent(project, project.graph, "graph", (), known)


def _graph_extent(
    project: Project, graph: Graph, where: str, path: tuple[str, ...], known: dict[str, _Extent]
) -> _Extent:
    instances = height = 0
    for member in graph.members.values():
        if isinstance(member.target, BlockUse):
            place = f"{where}: “{member.id}”"
            inner = _block_extent(project, member.target.block, place, path, known)
            instances += _copies(member.target) * (1 + inner.instances)
            height = max(height, 1 + inner.height)
    if instances > MAX_INSTANCES:
        raise ProjectFileError(
            say(
                "{where}: its blocks stand for {instances:,} instances; at most "
                "{max_instances:,} fit.",
                where=where,
                instances=instances,
                max_instances=MAX_INSTANCES,
            )
        )
    if height > MAX_NESTING:
        raise ProjectFileError(
            say(
                "{where}: its blocks nest more than {max_nesting} levels deep.",
                where=where,
                max_nesting=MAX_NESTING,
            )
        )
    return _Extent(instances, height)


def _block_extent(
    project: Project, block: str, place: str, path: tuple[str, ...], known: dict[str, _Extent]
) -> _Extent:
    if block not in project.blocks:
        raise ProjectFileError(
            say(
                "{place} is an instance of the block “{block}”, which is not there.",
                place=place,
                block=block,
            )
        )
    if block in path:
        chain = " in ".join((block, *reversed(path[path.index(block) :])))
        raise ProjectFileError(
            say(
                "{place} puts the block “{block}” inside itself: {chain}.",
                place=place,
                block=block,
                chain=chain,
            )
        )
    if len(path) > MAX_NESTING:
        raise ProjectFileError(
            say(
                "{place} nests blocks more than {max_nesting} levels deep.",
                place=place,
                max_nesting=MAX_NESTING,
            )
        )
    if block not in known:
        graph = project.blocks[block].graph
        known[block] = _graph_extent(project, graph, f"blocks.{block}", (*path, block), known)
    return known[block]


def _copies(use: BlockUse) -> int:
    return max(use.repeat, 1) if isinstance(use.repeat, int) else 1
