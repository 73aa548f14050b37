"""An on/off switch; a check box in all but its looks, which the stylesheet gives it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget


class Switch(QCheckBox):
    """On or off. Use ``toggled`` and ``setChecked`` as with any check box."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("switch", "true")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
