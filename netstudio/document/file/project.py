"""A whole project as JSON data and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from netstudio.document.file.blocks import check_blocks
from netstudio.document.file.fields import Fields, file_name, inside, integer, text, wrong
from netstudio.document.file.graph import read_graph, read_graph_fields, write_graph
from netstudio.document.file.member import NO_ARGUMENTS
from netstudio.document.file.migrations import FORMAT, migrate
from netstudio.document.file.recipe import read_recipe, write_recipe
from netstudio.document.file.text import check_data
from netstudio.document.file.values import read_arguments, read_plain_name, write_arguments
from netstudio.document.file.view import read_view, write_view
from netstudio.document.graph import Graph
from netstudio.document.project import Block, Paper, Project
from netstudio.document.recipe import Recipe
from netstudio.document.table import Table
from netstudio.document.view import View
from netstudio.errors import ProjectFileError
from netstudio.sentence import say

EARLIEST, LATEST = 1800, 2999
"""Years that a paper can be of."""
MAX_LINK = 2000

# Reading


def read_project(data: Any) -> tuple[Project, str | None]:
    """The project in JSON data of any known format, without its tensors, and the tensor file.

    Raises:
        ProjectFileError: for anything that is not a valid project.
    """
    fields = Fields(migrate(data), "")
    fields.need("format", integer(FORMAT, FORMAT))
    paper = fields.take("paper", _read_paper, None)
    project = Project(
        fields.take("name", text, "untitled"),
        fields.take("description", text, ""),
        fields.take("graph", read_graph, Graph()),
        fields.take("blocks", _read_blocks, Table()),
        fields.take("recipe", read_recipe, Recipe()),
        fields.take("view", read_view, View()),
        paper=paper,
    )
    tensor_file = fields.take("tensors", file_name(".safetensors"), None)
    fields.finish()
    check_blocks(project)
    return project, tensor_file


def _read_paper(data: Any, where: str) -> Paper:
    fields = Fields(data, where, "a paper")
    paper = Paper(
        fields.need("authors", text),
        fields.need("year", integer(EARLIEST, LATEST)),
        fields.need("title", text),
        fields.take("link", _read_link, ""),
    )
    fields.finish()
    return paper


def _read_link(data: Any, where: str) -> str:
    """An address that the window may hand to a browser: nothing but https, without spaces."""
    fits = isinstance(data, str) and len(data) <= MAX_LINK and data.isprintable()
    if not fits or not data.startswith("https://") or " " in data:
        wrong(where, "an address that begins with https://", data)
    return str(data)


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
        "paper": _write_paper(project.paper),
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
        raise ProjectFileError(
            say("The project cannot be written: {error}", error=str(error))
        ) from None
    return data


def _write_paper(paper: Paper | None) -> dict[str, Any] | None:
    if paper is None:
        return None
    data: dict[str, Any] = {"authors": paper.authors, "year": paper.year, "title": paper.title}
    return {**data, "link": paper.link} if paper.link else data


def _write_blocks(blocks: Mapping[str, Block]) -> dict[str, Any]:
    return {name: _write_block(block) for name, block in blocks.items()}


def _write_block(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = {"description": block.description} if block.description else {}
    if block.parameters:
        data["parameters"] = write_arguments(block.parameters)
    return data | write_graph(block.graph)
