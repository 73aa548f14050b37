"""A part of a graph on the system's clipboard, as text in the format of project files."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from netstudio.document.project import Project
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.errors import ProjectFileError


def put(part: Project) -> None:
    """Put a part on the clipboard; it pastes into any editor as readable text."""
    QGuiApplication.clipboard().setText(project_to_text(part))


def take() -> Project | None:
    """The part on the clipboard; None where it holds something else."""
    text = QGuiApplication.clipboard().text().strip()
    if not text.startswith("{"):
        return None
    try:
        return project_from_text(text)
    except ProjectFileError:
        return None
