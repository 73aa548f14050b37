"""Fixed sizes that hold type: they grow and shrink with the font scale, as the type does."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from netstudio.gui.theme.apply import notifier
from netstudio.gui.theme.fonts import scaled


def fix_size(widget: QWidget, width: int | None = None, height: int | None = None) -> None:
    """Hold a widget at a width, a height or both, in pixels at the font scale of 1."""
    previous = _Sizer.of(widget)
    sizer = previous or _Sizer(widget)
    sizer.hold(width, height)


class _Sizer(QObject):
    """A child of the widget it serves, so that it ends with it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._width: int | None = None
        self._height: int | None = None
        notifier.fonts_scaled.connect(self._apply)

    @staticmethod
    def of(widget: QWidget) -> _Sizer | None:
        return next((child for child in widget.children() if isinstance(child, _Sizer)), None)

    def hold(self, width: int | None, height: int | None) -> None:
        self._width = self._width if width is None else width
        self._height = self._height if height is None else height
        self._apply()

    def _apply(self) -> None:
        if self._width is not None:
            self._widget.setFixedWidth(scaled(self._width))
        if self._height is not None:
            self._widget.setFixedHeight(scaled(self._height))
