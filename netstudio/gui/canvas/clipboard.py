"""A part of a graph on the system's clipboard, as text that reads like a project file."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from netstudio.document.project import Project
from netstudio.errors import ProjectFileError
