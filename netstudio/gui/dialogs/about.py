"""What the program is, which version, and whose work it stands on."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from netstudio.gui.dialogs.crash import program_version


def about_box(parent: QWidget) -> QMessageBox:
    """The box, not yet shown."""
    box = QMessageBox(parent)
    box.setWindowTitle("About NetStudio")
    box.setText(f"NetStudio {program_version()}")
    box.setInformativeText(
        "Draw a neural network, watch it train in PyTorch, take the Python file home.\n\n"
        f"Python {platform.python_version()}, Qt {qVersion()}. MIT licence."
    )
    return box
