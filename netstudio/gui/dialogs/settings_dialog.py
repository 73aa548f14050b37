"""The settings: pages at the left, a search over all of them, everything applied at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netstudio.gui.dialogs.settings_pages import PAGES, RUNS, Page
from netstudio.gui.dialogs.settings_rows import SettingRow, defaults
from netstudio.gui.language import tr
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import notifier
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.widgets.clear_button import add_clear_button

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench

_SIZE = (780, 540)
_LIST_WIDTH = 180
_ROW_HEIGHT = 28


class SettingsPage(QScrollArea):
    """The settings of one page, below each other."""

    def __init__(self, page: Page, bench: Workbench) -> None:
        super().__init__()
        self.title = tr(page.title)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setProperty("role", "panel")
        column = QVBoxLayout(inside)
        column.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_6, tokens.SPACE_4)
        column.setSpacing(tokens.SPACE_2)
        heading = QLabel(self.title)
        heading.setProperty("role", "heading")
        column.addWidget(heading)
        column.addSpacing(tokens.SPACE_2)
        self.rows = []
        for row in page.rows:
            made = SettingRow(row, bench.window.settings, bench.session.devices)
            self.rows.append(made)
            column.addWidget(made)
            if row.form == RUNS:
                from netstudio.gui.dialogs.run_space import RunSpace

                column.addWidget(RunSpace(bench))
        column.addStretch(1)
        self.setWidget(inside)

    def show_matches(self, words: str) -> int:
        """Show the rows that hold all these words; how many do."""
        wanted = words.casefold().split()
        count = 0
        for row in self.rows:
            text = f"{self.title} {row.text()}".casefold()
            matches = all(word in text for word in wanted)
            row.setVisible(matches)
            count += matches
        return count


class SettingsDialog(QDialog):
    """Not modal: what is set is seen in the window behind."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = bench.window.settings
        self.setWindowTitle(tr("Settings"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Search settings"))
        self.field.setAccessibleName(tr("Search settings"))
        add_clear_button(self.field)
        self.field.textChanged.connect(self._search)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages"))
        self.pages = [SettingsPage(page, bench) for page in PAGES]
        self.stack = QStackedWidget()
        for page in self.pages:
            self.list.addItem(page.title)
            self.stack.addWidget(page)
        self.list.currentRowChanged.connect(self._open)
        self.nothing = QLabel(tr("No setting has these words."))
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.nothing)
        self.reset = QPushButton(tr("&Reset this page"))
        self.reset.setToolTip(tr("Set everything on this page as it was at first"))
        self.reset.clicked.connect(self._reset)
        self._lay_out()
        self._settings.changed.connect(self._follow)
        notifier.fonts_scaled.connect(self._grow)
        self._open_last()
        self._grow()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(tokens.SPACE_4, tokens.SPACE_4, 0, tokens.SPACE_4)
        left.setSpacing(tokens.SPACE_3)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_4, tokens.SPACE_4)
        bottom.addWidget(self.reset)
        bottom.addStretch(1)
        bottom.addWidget(close)
        right = QVBoxLayout()
        right.setContentsMargins(0, tokens.SPACE_4 + tokens.SPACE_1, 0, 0)
        right.setSpacing(tokens.SPACE_3)
        right.addWidget(self.stack, 1)
        right.addLayout(bottom)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addLayout(right, 1)

    def _grow(self) -> None:
        self.field.setFixedWidth(scaled(_LIST_WIDTH))
        self.list.setFixedWidth(scaled(_LIST_WIDTH))
        for place in range(self.list.count()):
            self.list.item(place).setSizeHint(QSize(0, scaled(_ROW_HEIGHT)))
        room = self.screen().availableGeometry()
        self.resize(min(scaled(_SIZE[0]), room.width()), min(scaled(_SIZE[1]), room.height()))

    def _open_last(self) -> None:
        last = self._settings.words("settings_page") or [""]
        titles = [page.title for page in PAGES]
        self.list.setCurrentRow(titles.index(last[0]) if last[0] in titles else 0)
        self.list.setFocus()

    def _open(self, place: int) -> None:
        if place >= 0:
            self.stack.setCurrentIndex(place)
            self._settings.set_words("settings_page", [PAGES[place].title])
            self._follow()

    def _search(self, words: str) -> None:
        counts = [page.show_matches(words) for page in self.pages]
        for place, count in enumerate(counts):
            self.list.item(place).setHidden(not count)
        if not any(counts):
            self.stack.setCurrentWidget(self.nothing)
        elif not counts[max(0, self.list.currentRow())]:
            self.list.setCurrentRow(next(place for place, count in enumerate(counts) if count))
        else:
            self.stack.setCurrentIndex(max(0, self.list.currentRow()))
        self._follow()

    def _page(self) -> SettingsPage | None:
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, SettingsPage) else None

    def _reset(self) -> None:
        page = self._page()
        for row in page.rows if page is not None else ():
            row.reset()

    def _follow(self, *_: object) -> None:
        page = self._page()
        self.reset.setEnabled(page is not None and not defaults(page.rows, self._settings))
