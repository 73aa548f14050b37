"""The help window: topics on the left, the page on the right, back and forward above."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.catalog.registry import find_layer, search_layers
from netstudio.document.node import Input
from netstudio.gui.canvas.problem_popup import ProblemPopup
from netstudio.gui.commands.sources import key_of
from netstudio.gui.help.browser import HelpBrowser
from netstudio.gui.help.pages import layer_page, problem_page
from netstudio.gui.help.topics import (
    INDEX,
    KINDS,
    Topic,
    explanations,
    load_topics,
    search,
    with_keys,
)
from netstudio.gui.language import tr
from netstudio.gui.palette.search_field import SearchField
from netstudio.gui.panels.problem_card import ProblemCard
from netstudio.gui.theme import icons, tokens
from netstudio.gui.theme.sizing import fix_size
from netstudio.gui.translation import ENGLISH, current_language

if TYPE_CHECKING:
    from netstudio.compiler.problem import Problem
    from netstudio.gui.workbench import Workbench

_SIZE = (920, 660)
_LIST_WIDTH = 220
_MOST_LAYERS = 12
_ADDRESS = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Stays open beside the network; one a window."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._problem: Problem | None = None
        self.setWindowTitle(tr("Help"))
        self.field = SearchField(tr("Search help and layers"))
        self.field.setAccessibleName(tr("Search help"))
        self.field.textChanged.connect(self._list)
        self.field.returnPressed.connect(self._open_first)
        self.topics = QListWidget()
        self.topics.setAccessibleName(tr("Topics"))
        self.topics.setFrameShape(QFrame.Shape.NoFrame)
        self.topics.currentItemChanged.connect(self._open_item)
        self.browser = HelpBrowser(self._markdown)
        self.browser.shown.connect(self._mark)
        self.back = self._button("back", tr("Back (Alt+Left)"), self.browser.backward)
        self.forward = self._button("forward", tr("Forward (Alt+Right)"), self.browser.forward)
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self.browser.forwardAvailable.connect(self.forward.setEnabled)
        for key, button in (("Alt+Left", self.back), ("Alt+Right", self.forward)):
            QShortcut(QKeySequence(key), self, button.click)
        self._lay_out()
        self._list("")
        self.resize(*_SIZE)

    @cached_property
    def _pages(self) -> dict[str, Topic]:
        app = QCoreApplication.instance()
        return load_topics(ENGLISH if app is None else current_language(app))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(tokens.SPACE_1)
        above.addWidget(self.back)
        above.addWidget(self.forward)
        above.addStretch(1)
        left = QVBoxLayout()
        left.setContentsMargins(tokens.SPACE_3, tokens.SPACE_3, tokens.SPACE_2, tokens.SPACE_2)
        left.setSpacing(tokens.SPACE_2)
        left.addLayout(above)
        left.addWidget(self.field)
        left.addWidget(self.topics, 1)
        side = QWidget()
        fix_size(side, width=_LIST_WIDTH)
        side.setLayout(left)
        line = QFrame()
        line.setProperty("role", "upright")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(line)
        row.addWidget(self.browser, 1)

    def _button(self, icon: str, words: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "flat")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setEnabled(False)
        icons.set_icon(button, icon)
        button.clicked.connect(act)
        return button

    # What to show

    def show_for_selection(self) -> None:
        """Explain the focused problem, else the selected layer, else show what was open last."""
        problem, address = self._focused_problem(), self._selected_page()
        if problem is not None:
            self.show_problem(problem)
        elif address:
            self.show_page(address)
        elif self.browser.source().isEmpty() or not self.isVisible():
            self.show_page(f"topic:{INDEX}")
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus()

    def show_page(self, address: str) -> None:
        """Show a page by its address: `topic:canvas`, `layer:Conv2d`."""
        self.browser.follow(QUrl(address))

    def show_problem(self, problem: Problem) -> None:
        """Explain one problem."""
        self._problem = problem
        self.show_page(f"problem:{problem.code}/{problem.node}")

    def _focused_problem(self) -> Problem | None:
        """The problem whose card has the keyboard, or whose popup is open on the canvas."""
        widget: QWidget | None = self._bench.window.focusWidget()
        while widget is not None:
            if isinstance(widget, ProblemCard):
                return widget.problem
            widget = widget.parentWidget()
        popup = self._bench.window.findChild(ProblemPopup)
        is_open = popup is not None and popup.isVisible()
        return self._problem_of_selection() if is_open else None

    def _problem_of_selection(self) -> Problem | None:
        bridge, current = self._bench.bridge, self._bench.window.selection.current
        here = (
            p for p in bridge.announced_problems if (p.scope, p.node) == (bridge.scope, current)
        )
        return next(here, None)

    def _selected_page(self) -> str:
        """The page of the selected node: its layer's, or what there is on its kind."""
        graph, current = self._bench.bridge.graph, self._bench.window.selection.current
        if current is None or current not in graph.nodes:
            return ""
        node = graph.nodes[current]
        layer = graph.layer_of(node)
        if layer is not None and find_layer(layer.type):
            return f"layer:{layer.type}"
        if graph.block_of(node) is not None:
            return "topic:blocks"
        return "topic:data" if isinstance(node.target, Input) else ""

    def _markdown(self, address: str) -> str:
        scheme, _, name = address.partition(":")
        if scheme == "layer":
            spec = find_layer(name)
            return layer_page(spec) if spec else tr("There is no layer named “{name}”.", name=name)
        if scheme == "problem" and self._problem is not None:
            return self._explain(self._problem)
        topic = self._pages.get(name) or self._pages[INDEX]
        return with_keys(topic.text, self._key)

    def _explain(self, problem: Problem) -> str:
        graph = self._bench.bridge.project.scope(problem.scope)
        node = graph.nodes.get(problem.node)
        kinds = explanations(self._pages[KINDS].text)
        return problem_page(problem, node.name if node else "", kinds.get(problem.code, ""))

    def _key(self, name: str) -> str:
        action = self._bench.actions[name]
        return key_of(action)

    # The list

    def _list(self, query: str) -> None:
        self.topics.blockSignals(True)
        self.topics.clear()
        for topic in search(self._pages, query):
            self._add(topic.title, f"topic:{topic.name}")
        if query.strip():
            for spec in search_layers(query)[:_MOST_LAYERS]:
                self._add(spec.name, f"layer:{spec.name}")
        if not self.topics.count():
            nothing = QListWidgetItem(tr("Nothing is found."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.topics.addItem(nothing)
        self.topics.blockSignals(False)
        self._mark(self.browser.source().toString())

    def _add(self, title: str, address: str) -> None:
        item = QListWidgetItem(title)
        item.setData(_ADDRESS, address)
        self.topics.addItem(item)

    def _open_item(self, item: QListWidgetItem | None, _: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ADDRESS):
            self.show_page(item.data(_ADDRESS))

    def _open_first(self) -> None:
        item = self.topics.item(0)
        if item is not None and item.data(_ADDRESS):
            self.show_page(item.data(_ADDRESS))

    def _mark(self, address: str) -> None:
        """Select the page that is shown in the list, if it is there."""
        self.topics.blockSignals(True)
        self.topics.setCurrentRow(-1)
        for row in range(self.topics.count()):
            if self.topics.item(row).data(_ADDRESS) == address:
                self.topics.setCurrentRow(row)
        self.topics.blockSignals(False)


def help_window(bench: Workbench) -> HelpWindow:
    """The help of a window, made when it is first asked for."""
    return bench.window.findChild(HelpWindow) or HelpWindow(bench)
