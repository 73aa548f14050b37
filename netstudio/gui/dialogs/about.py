"""What the program is, which version, and whose work it stands on."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from netstudio.gui.dialogs.crash import program_version
from netstudio.gui.language import tr


def about_box(parent: QWidget) -> QMessageBox:
    """The box, not yet shown."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("About NetStudio"))
    box.setText(f"NetStudio {program_version()}")
    purpose = tr("Draw a neural network, watch it train in PyTorch, take the Python file home.")
    versions = tr("Python {python}, Qt {qt}.", python=platform.python_version(), qt=qVersion())
    box.setInformativeText(f"{purpose}\n\n{versions} {tr('MIT licence.')}")
    return box
