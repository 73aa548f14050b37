"""An earlier project with the graphs that a file describes: blocks, names and places kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from netstudio.codegen.naming import class_name
from netstudio.document.edits import RenameBlock
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.table import Table
from netstudio.document.topology import blocks_used
from netstudio.document.view import View
from netstudio.exchange.python_in.forms import ClassForm, FileForm
from netstudio.exchange.python_in.placing import with_new_nodes
from netstudio.exchange.python_in.plain_ids import RevisedScope, with_plain_ids
from netstudio.exchange.python_in.revising import kept_if_equal


def earlier_scopes(file: FileForm, like: Project) -> dict[str, str]:
    """The scope of an earlier project that each class of a file is; new classes are left out."""
    found: dict[str, str] = {file.main: ROOT}
    taken: set[str] = set()
    by_class: dict[str, str] = {}
    for block in like.blocks:
        name = class_name(block, frozenset(taken))
        taken.add(name)
        by_class[name] = block
    for name in file.classes:
        if name != file.main and name in by_class:
            found[name] = by_class[name]
    for name, form in file.classes.items():
        left = [block for block in like.blocks if block not in found.values()]
        alike = [block for block in left if _has_members(like.scope(block), form)]
        if name not in found and len(alike) == 1:
            found[name] = alike[0]
    return found


def earlier_names(like: Project) -> Callable[[str], Collection[str]]:
    """The names of the members that a class had."""
    by_class = {class_name(block): block for block in like.blocks}

    def names(name: str) -> Collection[str]:
        graph = like.scope(by_class.get(name, ROOT))
        return frozenset(member.name for member in graph.members.values())

    return names


def _has_members(graph: Graph, form: ClassForm) -> bool:
    """Whether a class has the members of a block that was named otherwise."""
    names = {member.name for member in graph.members.values()}
    return bool(form.members) and set(form.members) <= names


def renamed_uses(graph: Graph, blocks: Mapping[str, str]) -> RevisedScope:
    """A graph that is new, with blocks under their earlier names."""
    members = [
        replace(member, target=replace(member.target, block=blocks[member.target.block]))
        for member in graph.members.values()
        if isinstance(member.target, BlockUse) and member.target.block in blocks
    ]
    return with_plain_ids(graph.with_members(members))


def revised_project(
    fresh: Project, graphs: Mapping[str, Graph], like: Project, names: Mapping[str, str]
) -> Project:
    """The earlier project with these graphs; blocks that the file does not use are kept."""
    blocks = dict(like.blocks)
    renamed: dict[str, str] = {}
    for name, block in fresh.blocks.items():
        scope = names.get(name, name)
        old = like.blocks.get(scope)
        parameters = block.parameters
        own = Block(scope, graphs[scope], parameters)
        if old is not None:
            kept = kept_if_equal(parameters, old.parameters)
            own = kept_if_equal(replace(old, graph=graphs[scope], parameters=kept), old)
            if name not in (scope, class_name(scope)) and not _was_class(name, scope):
                renamed[scope] = name
        blocks[scope] = own
    order = _inner_first(blocks, like)
    table = Table({key: blocks[key] for key in order})
    same = list(table) == list(like.blocks) and all(table[key] is like.blocks[key] for key in table)
    title = fresh.name if class_name(like.name) != class_name(fresh.name) else like.name
    graph = kept_if_equal(graphs[ROOT], like.graph)
    project = replace(
        like,
        name=title,
        graph=graph,
        blocks=like.blocks if same else table,
        view=_view(like, {ROOT: graph, **{key: blocks[key].graph for key in blocks}}),
    )
    for old_name, new_name in renamed.items():
        if new_name not in project.blocks:
            project = RenameBlock(old_name, new_name).change(project)
    return like if project == like else project


def _was_class(name: str, scope: str) -> bool:
    """Whether a class has its block's name, made unlike another class's."""
    own = class_name(scope)
    return name.startswith(own) and not name[len(own) :].replace("Net", "")


def _inner_first(blocks: Mapping[str, Block], like: Project) -> list[str]:
    """The earlier order; a new block before the first that uses it."""
    order = [name for name in like.blocks if name in blocks]
    for name in blocks:
        if name not in order:
            users = [order.index(user) for user in order if name in blocks_used(blocks[user].graph)]
            order.insert(min(users, default=len(order)), name)
    return order


def _view(like: Project, graphs: Mapping[str, Graph]) -> View:
    view = like.view
    for scope, graph in graphs.items():
        placed = view.in_scope(scope)
        now = with_new_nodes(placed, graph)
        if now is not placed:
            view = view.with_scope(scope, now)
    return view
