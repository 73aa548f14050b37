"""The tabs at the right, Layer to Summary. A panel is made when first it is seen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTabBar, QTabWidget, QVBoxLayout, QWidget

from netstudio.gui.language import tr
from netstudio.gui.widgets.badge import Badge, BadgeKind

Maker = Callable[[], QWidget]

MINIMUM_WIDTH = 250


class SidePanel(QTabWidget):
    """Tabs by name, each holding a panel that is made on demand."""

    opened = Signal(str)
    """The name of the tab that came to the front."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self._rooms: dict[str, QVBoxLayout] = {}
        self._makers: dict[str, Maker] = {}
        self._badges: dict[str, Badge] = {}
        self.setMinimumWidth(MINIMUM_WIDTH)
        self.tabBar().setExpanding(False)
        self.tabBar().setUsesScrollButtons(False)
        self.tabBar().setElideMode(Qt.TextElideMode.ElideNone)
        self.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.currentChanged.connect(self._make_shown)

    def add_panel(self, name: str, title: str, maker: Maker) -> None:
        """Add a tab whose panel `maker` makes."""
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        self._names.append(name)
        self._rooms[name] = column
        self._makers[name] = maker
        self.addTab(room, tr(title))

    def panel(self, name: str) -> QWidget:
        """The panel, made now if it was not yet there."""
        layout = self._rooms[name]
        maker = self._makers.pop(name, None)
        if maker is not None:
            layout.addWidget(maker())
        item = layout.itemAt(0)
        widget = item.widget() if item is not None else None
        assert widget is not None, name
        return widget

    def open(self, name: str) -> QWidget:
        """Bring a tab to the front."""
        panel = self.panel(name)
        self.setCurrentIndex(self._names.index(name))
        return panel

    @property
    def current(self) -> str:
        """The name of the open tab."""
        return self._names[self.currentIndex()]

    def set_count(self, name: str, count: int, kind: BadgeKind = BadgeKind.ERROR) -> None:
        """Show a number at a tab; none for 0."""
        if not count:
            self._drop_badge(name)
            return
        # With a parent from the start: text makes it visible, and alone it would be a window.
        badge = self._badges.get(name) or Badge(parent=self.tabBar())
        badge.set_kind(kind)
        badge.set_text(str(count))
        badge.resize(badge.sizeHint())
        # Handed over anew each time: a tab bar measures a badge only when it is given it.
        self._badges[name] = badge
        side = QTabBar.ButtonPosition.RightSide
        self.tabBar().setTabButton(self._names.index(name), side, badge)
        badge.show()  # the bar hides what it had there before, which may be this very badge

    def _drop_badge(self, name: str) -> None:
        """Take a badge away with the room it had: a hidden one would leave a gap."""
        badge = self._badges.pop(name, None)
        if badge is not None:
            side = QTabBar.ButtonPosition.RightSide
            self.tabBar().setTabButton(self._names.index(name), side, None)
            badge.hide()
            badge.deleteLater()

    def _make_shown(self, index: int) -> None:
        if 0 <= index < len(self._names):
            self.panel(self._names[index])
            self.opened.emit(self._names[index])
