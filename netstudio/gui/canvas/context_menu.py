"""The menu of a right click: what can be done with what lies beneath."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu

from netstudio.document.edits import RemoveBend, SetColour
from netstudio.gui.canvas.hit import Hit
from netstudio.gui.canvas.node_item import NodeItem
from netstudio.gui.canvas.wiring import cut
from netstudio.gui.language import tr

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

COLOURS = (
    ("Blue", "#4c8dff"),
    ("Teal", "#23b5a6"),
    ("Green", "#58b368"),
    ("Yellow", "#e0b43c"),
    ("Orange", "#f2833c"),
    ("Red", "#e5534b"),
    ("Pink", "#e86ba5"),
    ("Violet", "#9b6bff"),
    ("Grey", "#8f9bb0"),
)
"""Colours that a node may have of its own; they read on both themes."""


def context_menu(view: CanvasView, hit: Hit, place: QPointF) -> QMenu:
    """The menu for what lies at a place of the scene. Whoever shows it deletes it."""
    menu = QMenu(view)
    if hit.node is not None:
        _fill_for_node(menu, view, hit.node)
    elif hit.wire is not None:
        _fill_for_wire(menu, view, hit, place)
    else:
        _fill_for_canvas(menu, view, place)
    return menu


def _fill_for_node(menu: QMenu, view: CanvasView, item: NodeItem) -> None:
    if item.problems:
        _add(menu, "Show what is wrong", lambda: view.show_problem(item.node_id))
        menu.addSeparator()
    block = view.block_of(item.node_id)
    if block is not None:
        _add(menu, f"Open {block}", lambda: view.bridge.set_scope(block))
    _add(menu, "Rename", view.rename_current, "F2")
    menu.addSeparator()
    _add(menu, "Cut", view.cut, "Ctrl+X")
    _add(menu, "Copy", view.copy, "Ctrl+C")
    _add(menu, "Duplicate", view.commands.duplicate, "Ctrl+D")
    menu.addSeparator()
    _fill_colours(menu.addMenu("Colour"), view)
    menu.addSeparator()
    _add(menu, "Delete", view.commands.remove, "Del")
    _add(
        menu,
        "Delete and leave the gap",
        lambda: view.commands.remove(heal=False),
        "Shift+Del",
    )


def _fill_colours(menu: QMenu, view: CanvasView) -> None:
    def paint(colour: str | None) -> None:
        view.bridge.push(SetColour(view.canvas.scope, view.selection.ids, colour))

    _add(menu, "As its family", lambda: paint(None))
    menu.addSeparator()
    for name, colour in COLOURS:
        _add(menu, name, partial(paint, colour)).setIcon(_swatch(colour))


def _fill_for_wire(menu: QMenu, view: CanvasView, hit: Hit, place: QPointF) -> None:
    item = hit.wire
    assert item is not None
    wire, dot = item.wire, hit.dot
    _add(menu, tr("Insert a layer…"), lambda: view.layer_search.on_wire(wire, place))
    if dot is None:
        _add(menu, tr("Add a dot"), lambda: view.commands.bend(item, place), tr("Double-click"))
    else:
        _add(menu, tr("Remove the dot"), lambda: view.commands.bend(item, place, dot), "Del")
    if item.dots:
        straighten = RemoveBend(view.canvas.scope, wire.key)
        _add(menu, tr("Straighten"), lambda: view.bridge.push(straighten))
    chosen = view.canvas.wire_selection.keys
    if len(chosen) > 1 and dot is None:
        menu.addSeparator()
        words = tr("Cut the {count} selected wires", count=len(chosen))
        _add(menu, words, view.commands.remove, "Del")
        return
    edit = cut(view.bridge.project, view.canvas.scope, wire)
    if edit is not None:
        menu.addSeparator()
        _add(menu, tr("Cut the wire"), lambda: view.bridge.push(edit), tr("Alt+Click"))


def _fill_for_canvas(menu: QMenu, view: CanvasView, place: QPointF) -> None:
    _add(menu, "Add a layer…", lambda: view.quick_add(view.pixel_at(place)), "Tab")
    _add(menu, "Paste", view.paste, "Ctrl+V")
    menu.addSeparator()
    _add(menu, "Select all", view.commands.select_all, "Ctrl+A")
    _add(menu, "Arrange", view.commands.arrange, "L")
    _add(menu, "Show everything", view.fit, "Ctrl+0")


def _add(menu: QMenu, text: str, run: Callable[[], object], keys: str = "") -> QAction:
    """Keys are shown only: the canvas has them itself, and twice they would be ambiguous."""
    action = menu.addAction(f"{text}\t{keys}" if keys else text)
    action.triggered.connect(lambda: run())
    return action


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(12, 12)
    picture.fill(QColor(colour))
    return QIcon(picture)
