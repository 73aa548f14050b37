"""Where the members of a project are in the model it was made of: every one in every instance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netstudio.catalog.arguments import Environment, plain
from netstudio.catalog.inference import Inference, block_address
from netstudio.document.graph import Graph
from netstudio.document.naming import counted
from netstudio.document.node import BlockUse, Member
from netstudio.document.project import ROOT, Project
from netstudio.document.values import Expr
from netstudio.exchange.importing.recording.trace import Path

Envs = Mapping[str, Environment]
"""The parameters of each block instance, by its address."""


@dataclass(frozen=True)
class Place:
    """A member in one instance of its graph.

    Attributes:
        scope: the name of the block, or empty for the main graph.
        owner: the path of the module that the graph is.
        path: of the member itself.
        address: of the instance, with a dot behind it; empty for the main graph.
    """

    scope: str
    owner: Path
    path: Path
    address: str
    member: Member
    graph: Graph


def places(project: Project, inference: Inference) -> Iterator[Place]:
    """Every layer and tensor in every instance."""
    envs = {instance.address: instance.env for instance in inference.instances}
    yield from _inside(project, envs, ROOT, "", "")


def _inside(project: Project, envs: Envs, scope: str, path: Path, address: str) -> Iterator[Place]:
    prefix = f"{path}." if path else ""
    graph = project.scope(scope)
    for member in graph.members.values():
        use = member.target
        if not isinstance(use, BlockUse):
            yield Place(scope, path, prefix + member.name, address, member, graph)
            continue
        for copy in range(_copies(use, envs.get(address.removesuffix("."), {}))):
            inner = prefix + _copy_name(member, use, copy)
            place = address + block_address(member.id, use, copy) + "."
            yield from _inside(project, envs, use.block, inner, place)


def _copies(use: BlockUse, env: Environment) -> int:
    """How many copies an instance has; none where a block around it is never called."""
    if isinstance(use.repeat, Expr) and not env:
        return 0
    return int(plain(use.repeat, env))


def _copy_name(member: Member, use: BlockUse, copy: int) -> str:
    if use.is_single:
        return member.name
    return counted(member.name, copy) if member.is_numbered else f"{member.name}.{copy}"
