"""A dialog that is never lower than what it shows, though texts in it wrap into more lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QWidget

_TELLING = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show)


class FittingDialog(QDialog):
    """Grows with what it shows, as far as the screen goes; it does not shrink by itself."""

    _opened: QWidget | None = None
    _heights = (0, 0)
    _height_before = 0

    def open_part(self, part: QWidget, least: int, usual: int) -> None:
        """Show a part that is hidden usually, as high as usual or what the screen has for it."""
        self._opened, self._heights = part, (least, usual)
        self._height_before = self.height()
        part.setFixedHeight(usual)
        part.show()
        self.fit()

    def close_part(self) -> None:
        """Hide the part that was opened; the dialog is as high as before."""
        part, self._opened = self._opened, None
        if part is None:
            return
        part.hide()
        _settle(part)
        self.fit()
        self.resize(self.width(), self._height_before)

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() in _TELLING:
            self.fit()
        return answer

    def fit(self) -> None:
        """Be as high as is needed at this width."""
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        layout.activate()
        room = self.screen().availableGeometry()
        most = room.height() - (self.frameGeometry().height() - self.height())
        before, least = self.height(), layout.totalMinimumSize().height()
        needed = max(layout.totalHeightForWidth(self.width()), least)  # -1 where nothing wraps
        needed += self._give_way(most - needed)
        self.setMinimumHeight(min(needed, most))
        below = self.frameGeometry().bottom() - room.bottom()
        if below > 0 and self.height() > before:
            self.move(self.x(), max(room.top(), self.y() - below))

    def _give_way(self, left: int) -> int:
        """Let the opened part take what is left on the screen, or give it; what it took."""
        part = self._opened
        if part is None or not part.isVisible():
            return 0
        least, usual = self._heights
        before = part.maximumHeight()
        part.setFixedHeight(max(least, min(usual, before + left)))
        return part.maximumHeight() - before


def _settle(part: QWidget) -> None:
    """Let the layouts around a part know of its change, which Qt tells them by and by."""
    around = part.parentWidget()
    while around is not None and not around.isWindow():
        layout = around.layout()
        if layout is not None:
            layout.activate()
        around = around.parentWidget()
