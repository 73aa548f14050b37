"""Blocks as the palette offers them: those of the project, and the user's own. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from netstudio.document.edits.rules import check_uses
from netstudio.document.project import Project
from netstudio.errors import EditError
from netstudio.gui.canvas.block_types import LIBRARY, PROJECT
from netstudio.gui.language import tr
from netstudio.gui.palette.entries import Entry

if TYPE_CHECKING:
    from netstudio.gui.library.store import SavedBlock

PROJECT_FAMILY, LIBRARY_FAMILY = "block", "my_blocks"


def project_entries(project: Project, scope: str) -> tuple[Entry, ...]:
    """The project's blocks that may stand in a graph: none inside itself."""
    return tuple(
        Entry(PROJECT + name, PROJECT_FAMILY, block.description or tr("A block of this project."))
        for name, block in project.blocks.items()
        if _may_stand(project, scope, name)
    )


def library_entries(saved: Iterable[SavedBlock]) -> tuple[Entry, ...]:
    """The user's blocks; a damaged one says why it cannot be used."""
    return tuple(
        Entry(
            LIBRARY + block.name,
            LIBRARY_FAMILY,
            block.problem or block.description or tr("A block of your library."),
            is_broken=bool(block.problem),
        )
        for block in saved
    )


def matching(entries: Iterable[Entry], query: str) -> tuple[Entry, ...]:
    """The entries that have every word of a query in their name or summary."""
    words = query.lower().split()
    return tuple(
        entry
        for entry in entries
        if all(word in f"{entry.title} {entry.summary}".lower() for word in words)
    )


def _may_stand(project: Project, scope: str, block: str) -> bool:
    try:
        check_uses(project, scope, [block])
    except EditError:
        return False
    return True
