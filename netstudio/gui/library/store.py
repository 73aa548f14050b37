"""The library on disk: a small project file for each block, with the definitions that it needs.

A file that cannot be read is listed with the reason; it never keeps the others from being shown.
No Qt.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from netstudio.document.edits.block import map_graphs
from netstudio.document.edits.custom import with_free_names
from netstudio.document.graph import Graph
from netstudio.document.naming import check_name
from netstudio.document.node import Tensor
from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file, save_project_file
from netstudio.document.table import Table
from netstudio.document.topology import blocks_within
from netstudio.document.view import View
from netstudio.errors import EditError, ProjectFileError
from netstudio.folders import user_folder
from netstudio.records import dataclass
from netstudio.sentence import say

VARIABLE = "NETSTUDIO_LIBRARY"
"""Names another folder than the user's, for tests and for teams that share one."""
_SUFFIX = ".json"


@dataclass(frozen=True, slots=True)
class SavedBlock:
    """A block of the library; `problem` says why it cannot be used, empty where it can."""

    name: str
    description: str = ""
    problem: str = ""


class BlockStore:
    """The library's folder; it is made when the first block is saved."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or library_folder()

    def blocks(self) -> tuple[SavedBlock, ...]:
        """Every block, by name."""
        try:
            files = sorted(self.folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stem.lower())
        except OSError:  # a folder that cannot be listed holds nothing that could be shown
            return ()
        return tuple(self._described(path) for path in files)

    def load(self, name: str) -> Project:
        """A project with the block and what it is made of; its name is the block's.

        Raises:
            ProjectFileError: when the file is damaged, or does not hold the block.
        """
        path = self._path(name)
        project = load_project_file(path)
        if project.name not in project.blocks:
            raise ProjectFileError(
                say("{path}: there is no block “{name}” in it.", path=path, name=project.name)
            )
        return project

    def save(self, project: Project, block: str) -> None:
        """Keep a block of a project, in place of an older one of its name.

        Raises:
            ProjectFileError: when the file cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ProjectFileError(
                say("{folder}: {reason}", folder=self.folder, reason=error.strerror or error)
            ) from error
        part = with_free_names(extract(project, block), self.folder)
        save_project_file(part, self._path(block))

    def rename(self, old: str, new: str) -> None:
        """Call a block otherwise.

        Raises:
            EditError: when the name cannot be used or is taken.
            ProjectFileError: when the block cannot be read or written.
        """
        from netstudio.document.edits import RenameBlock

        if old == new:
            return
        check_name(new)
        if self._path(new).exists():
            raise EditError(say("There is already a block “{name}” in the library.", name=new))
        project = self.load(old)
        renamed = RenameBlock(project.name, new).change(project)
        save_project_file(replace(renamed, name=new), self._path(new))
        self.delete(old)

    def delete(self, name: str) -> None:
        """Take a block out of the library; the projects that use it keep theirs.

        Raises:
            ProjectFileError: when the file cannot be removed.
        """
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise ProjectFileError(
                say("{path}: {reason}", path=self._path(name), reason=error.strerror or error)
            ) from error

    def _path(self, name: str) -> Path:
        return self.folder / f"{Path(name).name}{_SUFFIX}"

    def _described(self, path: Path) -> SavedBlock:
        try:
            project = self.load(path.stem)
        except ProjectFileError as error:
            return SavedBlock(path.stem, problem=str(error))
        return SavedBlock(path.stem, project.blocks[project.name].description)


def library_folder() -> Path:
    """The folder that NETSTUDIO_LIBRARY names, else one in the user's data folder."""
    return user_folder(VARIABLE, "data", "library")


def extract(project: Project, block: str) -> Project:
    """A project of one block and those inside it, laid out as they were; without weights."""
    wanted = {block, *blocks_within(project, block)}
    blocks = Table({name: b for name, b in project.blocks.items() if name in wanted})
    placements = Table({s: t for s, t in project.view.placements.items() if s in wanted})
    bends = Table({s: t for s, t in project.view.bends.items() if s in wanted})
    view = View(placements, bends=bends)
    part = Project(name=block, blocks=blocks, view=view, code=project.code)
    return map_graphs(part, _without_weights)


def _without_weights(graph: Graph) -> Graph:
    members = [
        replace(member, target=replace(member.target, data=None))
        for member in graph.members.values()
        if isinstance(member.target, Tensor) and member.target.data is not None
    ]
    return graph.with_members(members) if members else graph
