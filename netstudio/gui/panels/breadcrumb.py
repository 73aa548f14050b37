"""The way into the open block and out again, and which of its instances is looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QToolButton

from netstudio.catalog.inference import BlockInstance
from netstudio.document.project import ROOT
from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr, tr_count
from netstudio.gui.panels.floating import Floating
from netstudio.gui.theme import tokens
from netstudio.gui.theme.icons import set_icon
from netstudio.layout.card import value_text

MOST_INSTANCES = 40
"""So many instances are listed; the others are reached by going in through them."""


class Breadcrumb(Floating):
    """The path as buttons, the open block with its uses; hidden in the main graph."""

    def __init__(self, view: CanvasView, bridge: DocumentBridge) -> None:
        super().__init__(view, at_bottom=False)
        self._canvas, self._bridge = view, bridge
        self._shown: object = None
        self.setAccessibleName(tr("Path of the open block"))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.switch = _crumb("", tr("Look at another instance of this block"))
        self.switch.setMenu(self._menu)
        self.switch.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.switch.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow behind the name
        self.switch.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.crumbs: list[QToolButton] = []
        """From the main graph inwards; the open block is not among them."""
        self._separators: list[QLabel] = []
        self._uses = QLabel()
        self._uses.setProperty("role", "muted")
        self._uses.setContentsMargins(tokens.SPACE_2, 0, tokens.SPACE_2, 0)
        self.row.addWidget(self.switch)
        self.row.addWidget(self._uses)
        bridge.scope_changed.connect(self._follow)
        bridge.changed.connect(self._follow)
        bridge.inference_changed.connect(self._follow)
        self._follow()

    def text(self) -> str:
        """What it says, as a screen reader would read it."""
        path = [crumb.text() for crumb in self.crumbs]
        return " › ".join((*path, self.switch.text())) + f"  {self._uses.text()}"

    def _follow(self, *_: object) -> None:
        scope = self._bridge.scope
        if scope == ROOT:
            self._shown = None
            self.hide()
            return
        steps, count = self._bridge.way_in, len(self._bridge.instances)
        shown = (self._bridge.project.name, scope, tuple(s.address for s in steps), count)
        is_new = shown != self._shown
        if is_new:
            self._shown = shown
            self._show(scope, steps, count)
        self.show()
        self.row.activate()
        self.place()
        if is_new:
            self._canvas.refit()

    def _show(self, scope: str, steps: tuple[BlockInstance, ...], count: int) -> None:
        self._clear()
        self._add_crumb(0, self._bridge.project.name, tr("Back to the main graph"))
        for depth, step in enumerate(steps[:-1], start=1):
            text = _own_name(steps, depth - 1)
            self._add_crumb(depth, text, tr("Back to {block}", block=step.block))
        self.switch.setText(_own_name(steps, len(steps) - 1) if steps else scope)
        self.switch.setEnabled(count > 1)
        set_icon(self.switch, "chevron-down", "text_muted" if count > 1 else "border")
        words = tr_count(count, "{block}, used once", "{block}, used {count} times", block=scope)
        self._uses.setText(words if count else tr("{block}, not used", block=scope))

    def _add_crumb(self, depth: int, text: str, tip: str) -> None:
        crumb = _crumb(text, tip)
        crumb.clicked.connect(partial(self._go, depth))
        separator = QLabel("›")
        separator.setProperty("role", "muted")
        at = 2 * len(self.crumbs)
        self.row.insertWidget(at, crumb)
        self.row.insertWidget(at + 1, separator)
        for part in (crumb, separator):
            part.show()  # what is hidden has no share in the size that is taken next
        self.crumbs.append(crumb)
        self._separators.append(separator)

    def _go(self, depth: int, *_: object) -> None:
        self._canvas.navigation.go_to(depth)
        self._canvas.take_focus()

    def _clear(self) -> None:
        for part in (*self.crumbs, *self._separators):
            self.row.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.crumbs, self._separators = [], []

    def _fill_menu(self) -> None:
        self._menu.clear()
        here = self._bridge.instance
        for instance in self._bridge.instances[:MOST_INSTANCES]:
            given = _given_text(instance)
            action = self._menu.addAction(
                f"{instance.address}\t{given}" if given else instance.address
            )
            action.setCheckable(True)
            action.setChecked(instance.address == here)
            action.triggered.connect(
                lambda _=False, address=instance.address: self._canvas.navigation.look_at(address)
            )
        more = len(self._bridge.instances) - MOST_INSTANCES
        if more > 0:
            self._menu.addAction(tr_count(more, "and one more", "and {count} more")).setEnabled(
                False
            )


def _own_name(steps: tuple[BlockInstance, ...], index: int) -> str:
    """What a step is called inside the one before it: `stage2[1]`, `shortcut`."""
    outer = f"{steps[index - 1].address}." if index else ""
    return steps[index].address.removeprefix(outer)


def _given_text(instance: BlockInstance) -> str:
    given = ((name, value) for name, value in instance.env.items() if name != "training")
    return ", ".join(f"{name} {value_text(value)}" for name, value in given)


def _crumb(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "flat")
    button.setText(text)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
