"""What an import could not capture soundly, written on the canvas, so that it stays known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from netstudio.document.project import Project
from netstudio.document.view import Note

if TYPE_CHECKING:
    from netstudio.exchange.importing.finding import Finding

_WIDTH, _LINE, _ROOM = 420.0, 20.0, 32.0
_LETTERS = 56
"""About so many letters stand in a line of a note of that width."""


def with_findings(project: Project, findings: Sequence[Finding]) -> Project:
    """The project with a note above its network that tells what to know; no note without need.

    Findings that are only remarks are left out.
    """
    from netstudio.exchange.importing.finding import told_once

    told = told_once(item for item in findings if item.severity != "note")
    if not told:
        return project
    lines = [f"{item.places}: {item.message}" if item.places else item.message for item in told]
    text = "\n".join(["Not captured for certain:", *(f"- {line}" for line in lines)])
    height = _LINE * (2 + sum(1 + len(line) // _LETTERS for line in lines))
    nodes = project.view.in_scope("")
    left = min((place.x for place in nodes.values()), default=0.0)
    top = min((place.y for place in nodes.values()), default=0.0)
    note = Note("import-findings", text, left, top - height - _ROOM, _WIDTH, height)
    notes = project.view.notes.set(note.id, note)
    return replace(project, view=replace(project.view, notes=notes))
