"""A whole project as JSON data and back, and the rules that hold between its blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netstudio.document.file.fields import Fields, inside, integer, text
from netstudio.document.file.graph import read_graph, read_graph_fields, write_graph
from netstudio.document.file.member import NO_ARGUMENTS, read_file_name
from netstudio.document.file.migrations import FORMAT, migrate
from netstudio.document.file.recipe import read_recipe, write_recipe
from netstudio.document.file.text import check_data
from netstudio.document.file.values import (
    MAX_NESTING,
    read_arguments,
    read_plain_name,
    write_arguments,
)
from netstudio.document.file.view import read_view, write_view
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse
from netstudio.document.project import Block, Project
from netstudio.document.recipe import Recipe
from netstudio.document.table import Table
from netstudio.document.view import View
from netstudio.errors import ProjectFileError

MAX_INSTANCES = 1_000_000


# Reading


def read_project(data: Any) -> tuple[Project, str | None]:
    """The project in JSON data of any known format, without its tensors, and the tensor file.

    Raises:
        ProjectFileError: for anything that is not a valid project.
    """
    fields = Fields(migrate(data), "")
    fields.need("format", integer(FORMAT, FORMAT))
    project = Project(
        fields.take("name", text, "untitled"),
        fields.take("description", text, ""),
        fields.take("graph", read_graph, Graph()),
        fields.take("blocks", _read_blocks, Table()),
        fields.take("recipe", read_recipe, Recipe()),
        fields.take("view", read_view, View()),
    )
    tensor_file = fields.take("tensors", read_file_name, None)
    fields.finish()
    _check_blocks(project)
    return project, tensor_file


def _read_blocks(data: Any, where: str) -> Table[str, Block]:
    rest = Fields(data, where, "an object of blocks by name").rest()
    return Table((name, _read_block(name, block, where)) for name, block in rest.items())


def _read_block(name: str, data: Any, where: str) -> Block:
    read_plain_name(name, where)
    fields = Fields(data, inside(where, name), "a block")
    description = fields.take("description", text, "")
    parameters = fields.take("parameters", read_arguments, NO_ARGUMENTS)
    graph = read_graph_fields(fields)
    fields.finish()
    return Block(name, graph, parameters, description)


def _check_blocks(project: Project) -> None:
    """Refuse absent blocks, blocks that contain themselves, and towers that grow without bound."""
    sizes: dict[str, int] = {}
    for name, block in project.blocks.items():
        _instances(project, block.graph, f"blocks.{name}", (name,), sizes)
    _instances(project, project.graph, "graph", (), sizes)


def _instances(
    project: Project, graph: Graph, where: str, inside_of: tuple[str, ...], sizes: dict[str, int]
) -> int:
    """How many block instances `graph` stands for, all copies of all depths counted."""
    total = 0
    for member in graph.members.values():
        if isinstance(member.target, BlockUse):
            place = f"{where}: “{member.id}”"
            total += _copies(member.target) * (
                1 + _size(project, member.target.block, place, inside_of, sizes)
            )
    if total > MAX_INSTANCES:
        raise ProjectFileError(
            f"{where}: its blocks stand for {total:,} instances; at most {MAX_INSTANCES:,} fit."
        )
    return total


def _copies(use: BlockUse) -> int:
    return max(use.repeat, 1) if isinstance(use.repeat, int) else 1


def _size(
    project: Project, block: str, place: str, inside_of: tuple[str, ...], sizes: dict[str, int]
) -> int:
    if block not in project.blocks:
        raise ProjectFileError(
            f"{place} is an instance of the block “{block}”, which is not there."
        )
    if block in inside_of:
        chain = " in ".join((block, *reversed(inside_of[inside_of.index(block) :])))
        raise ProjectFileError(f"{place} puts the block “{block}” inside itself: {chain}.")
    if len(inside_of) > MAX_NESTING:
        raise ProjectFileError(f"{place} nests blocks more than {MAX_NESTING} levels deep.")
    if block not in sizes:
        graph = project.blocks[block].graph
        sizes[block] = _instances(project, graph, f"blocks.{block}", (*inside_of, block), sizes)
    return sizes[block]


# Writing


def write_project(project: Project, tensor_file: str | None = None) -> dict[str, Any]:
    """A project as JSON data of the newest format; `tensor_file` is named where it is given.

    What is written has been read back, so that a file that is saved can be opened.

    Raises:
        ProjectFileError: where the project breaks a rule that a file must keep.
    """
    data: dict[str, Any] = {"format": FORMAT, "name": project.name}
    parts = {
        "description": project.description,
        "blocks": _write_blocks(project.blocks),
        "graph": write_graph(project.graph),
        "view": write_view(project.view),
        "recipe": write_recipe(project.recipe),
        "tensors": tensor_file,
    }
    data |= {key: part for key, part in parts.items() if part}
    try:
        check_data(data)
        read_project(data)
    except ProjectFileError as error:
        raise ProjectFileError(f"The project cannot be written: {error}") from None
    return data


def _write_blocks(blocks: Mapping[str, Block]) -> dict[str, Any]:
    return {name: _write_block(block) for name, block in blocks.items()}


def _write_block(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = {"description": block.description} if block.description else {}
    if block.parameters:
        data["parameters"] = write_arguments(block.parameters)
    return data | write_graph(block.graph)
