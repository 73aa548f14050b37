"""Any colour for nodes, frames and notes besides those of the row; the last are remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog

from netstudio.gui.canvas.swatches import COLOURS, PLAIN
from netstudio.gui.language import tr

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.gui.settings import Settings


class OwnColour:
    """Asks for a colour, and gives it to what is selected on a canvas."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self.settings: Settings | None = None
        """Where the last ones are kept, if anywhere."""

    @property
    def recent(self) -> tuple[str, ...]:
        """The colours that were chosen last, the newest first, without those of the row."""
        known = self.settings.recent_colours if self.settings is not None else []
        named = {colour for _, colour in COLOURS}
        return tuple(item for item in known if QColor.isValidColorName(item) and item not in named)

    def take(self, colour: str) -> None:
        """Give what is selected this colour, and remember it."""
        self._view.placing.set_colour(colour)
        if self.settings is not None:
            self.settings.add_recent_colour(colour)

    def ask(self) -> None:
        """Let the user choose, beginning with what is selected."""
        dialog = QColorDialog(QColor(self._present()), self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Another colour"))
        dialog.colorSelected.connect(lambda colour: self.take(colour.name()))
        dialog.open()

    def _present(self) -> str:
        view = self._view
        cards = (view.canvas.nodes[node_id].card.colour for node_id in view.selection.ids)
        notes = (view.notes.items[note_id].note.colour for note_id in view.notes.selected)
        return next((colour for colour in (*cards, *notes) if colour), PLAIN)
