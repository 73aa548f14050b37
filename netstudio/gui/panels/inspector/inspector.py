"""The inspector: the page that suits what is selected, kept in step with the document."""

from __future__ import annotations

import time
from collections.abc import Hashable
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from netstudio.document.change import Change
from netstudio.document.node import BlockUse, Call, Input, Layer, Node, Op, Output
from netstudio.document.project import ROOT
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.inspector.block_page import BlockPage
from netstudio.gui.panels.inspector.block_scope_page import BlockScopePage
from netstudio.gui.panels.inspector.common_parameters import common_parameters, members_of
from netstudio.gui.panels.inspector.freezing import can_learn
from netstudio.gui.panels.inspector.input_page import InputPage, OutputPage
from netstudio.gui.panels.inspector.layer_page import LayerPage
from netstudio.gui.panels.inspector.member_page import MemberPage
from netstudio.gui.panels.inspector.op_page import ArgumentNames, OpPage, no_names
from netstudio.gui.panels.inspector.page import InspectorPage, NodePage
from netstudio.gui.panels.inspector.project_page import ProjectPage
from netstudio.gui.panels.inspector.several_page import SeveralPage
from netstudio.gui.selection import Selection

P = TypeVar("P", bound=NodePage)

MANY = 50
"""From so many selected nodes on, the page waits until the selection rests."""
_PAUSE_MS = 60
_TURN_S = 0.006
"""How long a page is made at a time: the pointer is answered in between."""


class Inspector(QScrollArea):
    """Shows one page at a time. While it is hidden it only notes that it is out of date."""

    problem_activated = Signal(object)
    """The `Problem` whose card was clicked."""
    trust_asked = Signal(object)
    """The `Problem` of a node whose file the user wants to look at."""
    page_shown = Signal()
    """The page was made, or brought up to date."""
    draft_kept = Signal(str)
    """Text that is no value was left behind: what is kept, and where, in one sentence."""
    hidden = Signal()
    """Nobody sees it any more."""

    def __init__(
        self, bridge: DocumentBridge, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._selection = selection
        self._page: InspectorPage | None = None
        self._coming: InspectorPage | None = None
        self.argument_names: ArgumentNames = no_names
        self._key: Hashable = None
        self._stale = True
        self._kept: dict[tuple[str, str], LayerPage] = {}
        self._drafts: dict[Hashable, dict[Any, str]] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QWidget()
        self._holder.setProperty("role", "panel")
        self._room = QVBoxLayout(self._holder)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._holder)
        bridge.changed.connect(self._follow)
        bridge.project_reset.connect(self._forget_pages)
        bridge.inference_changed.connect(self._mark_stale)
        bridge.problems_changed.connect(self._mark_stale)
        bridge.scope_changed.connect(self._mark_stale)
        selection.changed.connect(self._follow_selection)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._mark_stale)

    @property
    def page(self) -> InspectorPage | None:
        """What is shown; what is still being made is finished for whoever asks."""
        self._finish()
        return self._page

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._stale = True
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._coming is not None:  # its node may be deleted while nobody looks
            self._drop_coming()
            self._key = None
        self.hidden.emit()

    def _follow(self, change: Change) -> None:
        if change.structural or change.info or change.placements or change.recipe:
            self._mark_stale()

    def _follow_selection(self) -> None:
        """At once for a few nodes; a rubber band over many is waited for."""
        if len(self._selection.ids) > MANY:
            self._pause.start()
        else:
            self._pause.stop()
            self._mark_stale()

    def _mark_stale(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        if not self._stale:
            return
        self._stale = False
        key = self._wanted()
        if key == self._key:
            self._finish()
        self._drop_coming()
        self._keep_drafts()
        if key == self._key and self._page is not None:
            if isinstance(self._page, SeveralPage):
                self._page.show_selection()
            self._page.refresh()
            self._show()
        else:
            self._key = key
            self._coming = self._make()
            if self._coming.parent() is not self._holder:
                self._coming.setParent(self._holder)  # what it looks like depends on where it is
            self._advance()

    def _advance(self) -> None:
        """Make the page that comes, in turns of the event loop; the last one is shown meanwhile."""
        page, until = self._coming, time.perf_counter() + _TURN_S
        while page is not None:
            if not page.advance():
                self._finish()
                return
            if time.perf_counter() > until:
                QTimer.singleShot(0, self, self._advance)
                return

    def _finish(self) -> None:
        """Show the page that comes."""
        page, self._coming = self._coming, None
        if page is not None:
            page.finish()
            self._replace(page)
            self._show()

    def _drop_coming(self) -> None:
        """Another page is wanted before this one was shown; a layer's is kept, half made."""
        page, self._coming = self._coming, None
        if page is not None and page not in self._kept.values():
            page.deleteLater()

    def _show(self) -> None:
        self._restore_drafts()
        self.page_shown.emit()

    def _subject(self) -> Hashable:
        """What drafts are kept for: the selected node, or all of them."""
        ids = self._selection.ids
        return (self._bridge.scope, ids[0] if len(ids) == 1 else ids)

    def _keep_drafts(self) -> None:
        """Text that is no value stays with its node when another one is selected."""
        page = self._page
        if page is None or page.subject is None or page.subject == self._subject():
            return
        subject = page.subject
        drafts = page.take_drafts()
        if drafts:
            self._drafts[subject] = drafts
            name, text = next(iter(drafts.items()))
            self.draft_kept.emit(
                tr(
                    "“{typed}” is no value for {name}; it waits there to be mended.",
                    typed=text,
                    name=f"{page.heading.name} · {name}",
                )
            )

    def _restore_drafts(self) -> None:
        page = self._page
        if page is not None and page.subject in self._drafts:
            page.show_drafts(self._drafts.pop(page.subject))

    def _replace(self, page: InspectorPage) -> None:
        old, self._page = self._page, page
        if old is not page:
            if old is not None:
                self._room.removeWidget(old)
                old.hide()
            if old is not None and old not in self._kept.values():
                old.deleteLater()
            self._room.addWidget(page)
            page.show()
        self.verticalScrollBar().setValue(0)

    def _forget_pages(self) -> None:
        """Another project: no page of the old one is used again."""
        self._drop_coming()
        for page in self._kept.values():
            if page is not self._page:
                page.deleteLater()
        self._kept.clear()
        self._drafts.clear()
        self._key = None
        if self._page is not None:
            self._page.subject = None

    def _wanted(self) -> Hashable:
        """What the page depends on; another key asks for another page."""
        ids = self._selection.ids
        if not ids:
            return (self._bridge.scope,)
        if len(ids) > 1:
            return (self._bridge.scope, *self._in_common(ids))
        graph = self._bridge.graph
        node = graph.nodes[ids[0]]
        return (self._bridge.scope, node.id, type(node.target), self._member_kind(node))

    def _in_common(self, ids: tuple[str, ...]) -> tuple[Hashable, ...]:
        project = self._bridge.project
        members = members_of(self._bridge.graph, ids)
        learns = any(can_learn(project, member) for member in members if member is not None)
        return (common_parameters(project, members), learns)

    def _member_kind(self, node: Node) -> Hashable:
        if isinstance(node.target, Op):
            return (tuple(map(type, node.args)), tuple(node.kwargs))
        member = self._bridge.graph.member_of(node)
        match member.target if member else None:
            case Layer(type=name):
                return (Layer, name)
            case BlockUse(block=name):
                block = self._bridge.project.blocks.get(name)
                return (BlockUse, name, tuple(block.parameters) if block else ())
            case target:
                return type(target).__name__

    def _make(self) -> InspectorPage:
        ids = self._selection.ids
        if len(ids) > 1:
            return SeveralPage(self._bridge, self._selection)
        if not ids:
            at_root = self._bridge.scope == ROOT
            return ProjectPage(self._bridge) if at_root else BlockScopePage(self._bridge)
        return self._node_page(self._bridge.graph.nodes[ids[0]])

    def _layer_page(self, node_id: str, layer: str) -> LayerPage:
        """The page of a type of layer, kept: making its form takes longer than a frame."""
        key = (self._bridge.scope, layer)
        page = self._kept.get(key)
        if page is None:
            page = self._connected(LayerPage(self._bridge, node_id))
            self._kept[key] = page
        else:
            page.show_node(node_id)
        return page

    def _connected(self, page: P) -> P:
        page.problem_activated.connect(self.problem_activated)
        page.trust_asked.connect(self.trust_asked)
        return page

    def _node_page(self, node: Node) -> NodePage:
        match node.target:
            case Input():
                return self._connected(InputPage(self._bridge, node.id))
            case Output():
                return self._connected(OutputPage(self._bridge, node.id))
            case Op():
                return self._connected(OpPage(self._bridge, node.id, self.argument_names))
            case Call():
                member = self._bridge.graph.member_of(node)
                if member is not None and isinstance(member.target, Layer):
                    return self._layer_page(node.id, member.target.type)
                if member is not None and isinstance(member.target, BlockUse):
                    return self._connected(BlockPage(self._bridge, node.id))
        return self._connected(MemberPage(self._bridge, node.id))
