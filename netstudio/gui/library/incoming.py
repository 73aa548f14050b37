"""Bringing a saved block into a project, with the definitions that it needs. No Qt."""

from __future__ import annotations

from pathlib import Path

from netstudio.document.edit import Edit
from netstudio.document.edits import MoveNodes
from netstudio.document.edits.custom import incoming_code
from netstudio.document.project import Project
from netstudio.gui.canvas.fragment import incoming_blocks


def bring_in(
    project: Project, saved: Project, folder: Path | None = None
) -> tuple[str, tuple[Edit, ...]]:
    """What the block is called in the project, and the edits that define it there.

    A definition that the project has already, to the letter, is used as it is; another one of the
    same name gets a new name.

    Args:
        folder: where the project is, so that its Python files lie over nobody's there.
    """
    saved, code = incoming_code(project, saved, folder)
    names, defining = incoming_blocks(project, saved)
    edits: list[Edit] = [*code, *defining]
    for old, new in names.items():
        places = saved.view.in_scope(old)
        known = saved.blocks[old].graph.nodes
        positions = {key: (p.x, p.y) for key, p in places.items() if key in known}
        if new not in project.blocks and positions:
            edits.append(MoveNodes(new, positions))
    return names[saved.name], tuple(edits)
