"""The menu of a right click: what can be done with what lies beneath."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction, QColor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QWidgetAction

from netstudio.document.edits import RemoveBend
from netstudio.document.view import SLOTS
from netstudio.gui.canvas.alignment import AXES, SIDES, Axis, Side
from netstudio.gui.canvas.hit import Hit
from netstudio.gui.canvas.node_item import NodeItem
from netstudio.gui.canvas.swatch_row import SwatchRow
from netstudio.gui.canvas.swatches import COLOURS
from netstudio.gui.canvas.wiring import cut
from netstudio.gui.language import tr
from netstudio.gui.theme.icons import set_icon
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.gui.canvas.note_item import NoteItem
    from netstudio.gui.canvas.view import CanvasView

_SIDE_TEXTS: dict[Side, str] = {
    "left": say("Left"),
    "centre": say("Centres"),
    "right": say("Right"),
    "top": say("Top"),
    "middle": say("Middles"),
    "bottom": say("Bottom"),
}
_AXIS_TEXTS: dict[Axis, str] = {
    "horizontally": say("Distribute horizontally"),
    "vertically": say("Distribute vertically"),
}


def context_menu(view: CanvasView, hit: Hit, place: QPointF) -> QMenu:
    """The menu for what lies at a place of the scene. Whoever shows it deletes it."""
    menu = QMenu(view)
    if hit.node is not None:
        _fill_for_node(menu, view, hit.node)
    elif hit.wire is not None:
        _fill_for_wire(menu, view, hit, place)
    elif hit.note is not None:
        _fill_for_note(menu, view, hit.note)
    else:
        _fill_for_canvas(menu, view, place)
    return menu


def _fill_for_node(menu: QMenu, view: CanvasView, item: NodeItem) -> None:
    if item.problems:
        _add(menu, tr("Show what is wrong"), lambda: view.show_problem(item.node_id))
        menu.addSeparator()
    block = view.block_of(item.node_id)
    if block is not None:
        _fill_for_block(menu, view, item.node_id, block)
    _add(menu, tr("Rename"), view.rename_current, "F2")
    if block is None:
        _add(menu, tr("Group into a block"), view.blocks.group, "Ctrl+G")
    menu.addSeparator()
    _add(menu, tr("Cut"), view.cut, "Ctrl+X")
    _add(menu, tr("Copy"), view.copy, "Ctrl+C")
    _add(menu, tr("Bypass"), view.commands.toggle_bypassed, "Ctrl+B")
    _add(menu, tr("Duplicate"), view.commands.duplicate, "Ctrl+D")
    menu.addSeparator()
    _fill_colours(menu.addMenu(tr("Colour")), view)
    _fill_placing(menu, view, item)
    menu.addSeparator()
    _add(menu, tr("Delete"), view.commands.remove, "Del")
    _add(
        menu,
        tr("Delete and leave the gap"),
        lambda: view.commands.remove(heal=False),
        "Shift+Del",
    )


def _fill_for_block(menu: QMenu, view: CanvasView, node_id: str, block: str) -> None:
    _add(menu, tr("Open {block}", block=block), lambda: view.navigation.enter(node_id), "Enter")
    inside = menu.addMenu(tr("Block"))
    _add(inside, tr("Group into a block"), view.blocks.group, "Ctrl+G")
    _add(inside, tr("Ungroup"), view.blocks.ungroup, "Ctrl+Shift+G")
    inside.addSeparator()
    _add(inside, tr("Rename {block}…", block=block), view.blocks.rename)
    _add(inside, tr("Make unique"), view.blocks.make_unique)


def _fill_colours(menu: QMenu, view: CanvasView) -> None:
    paint = view.placing.set_colour
    _add(menu, tr("As its family"), lambda: paint(None))
    menu.addSeparator()
    for name, colour in COLOURS:
        _add(menu, tr(name), partial(paint, colour)).setIcon(_swatch(colour))
    menu.addSeparator()
    _fill_own_colours(menu, view)


def _fill_own_colours(menu: QMenu, view: CanvasView) -> None:
    """Those that were chosen last, and any other."""
    own = view.own_colour
    for colour in own.recent:
        _add(menu, colour, partial(own.take, colour)).setIcon(_swatch(colour))
    _add(menu, tr("Another colour…"), own.ask)


def _fill_placing(menu: QMenu, view: CanvasView, item: NodeItem) -> None:
    placing = view.placing
    if len(view.selection.ids) > 1:
        _add(menu, tr("Arrange"), view.arrange, "L")
        lines = menu.addMenu(tr("Align"))
        for side, key in zip(SIDES, "AHDWVS", strict=True):
            text = tr(_SIDE_TEXTS[side])
            action = _add(lines, text, partial(placing.align, side), f"Alt+{key}")
            set_icon(action, f"align-{side}")
        if len(view.selection.ids) > 2:
            lines.addSeparator()
            for axis, key in zip(AXES, "HV", strict=True):
                text = tr(_AXIS_TEXTS[axis])
                run = partial(placing.distribute, axis)
                set_icon(_add(lines, text, run, f"Alt+Shift+{key}"), f"distribute-{axis}")
    _add(menu, tr("Frame around it"), view.add_frame, "C")
    folded = tr("Expand") if item.card.collapsed else tr("Collapse")
    _add(menu, folded, placing.toggle_collapsed, "H")
    _add(menu, tr("Unlock") if item.card.locked else tr("Lock"), placing.toggle_locked, "K")


def _fill_for_note(menu: QMenu, view: CanvasView, item: NoteItem) -> None:
    note = item.note
    edit = tr("Rename") if item.is_frame else tr("Write")
    _add(menu, edit, lambda: view.edit_note(note.id), "F2")
    swatches = QWidgetAction(menu)
    swatches.setDefaultWidget(SwatchRow(menu, note.colour, view.placing.set_colour))
    menu.addAction(swatches)
    _fill_own_colours(menu.addMenu(tr("More colours")), view)
    menu.addSeparator()
    if item.is_frame:
        ids = [card.node_id for card in view.notes.cards_in(item)]
        select = _add(menu, tr("Select what lies inside"), lambda: view.selection.set(ids))
        select.setEnabled(bool(ids))
    _add(menu, tr("Unlock") if note.locked else tr("Lock"), view.placing.toggle_locked, "K")
    menu.addSeparator()
    _add(menu, tr("Cut"), view.cut, "Ctrl+X")
    _add(menu, tr("Copy"), view.copy, "Ctrl+C")
    _add(menu, tr("Duplicate"), view.commands.duplicate, "Ctrl+D")
    menu.addSeparator()
    _add(menu, tr("Delete"), view.commands.remove, "Del")


def _fill_views(menu: QMenu, view: CanvasView) -> None:
    """Places to go back to, and the first free number for the present one."""
    known = view.bridge.project.view.viewpoints
    for slot in sorted(known):
        where = known[slot].scope or tr("Main graph")
        text = tr(
            "View {slot}: {where}, {zoom} %",
            slot=slot,
            where=where,
            zoom=round(known[slot].zoom * 100),
        )
        _add(menu, text, partial(view.placing.go_to, slot), str(slot))
    if known:
        menu.addSeparator()
    free = next((slot for slot in range(1, SLOTS + 1) if slot not in known), None)
    if free is not None:
        text = tr("Remember this view as {slot}", slot=free)
        _add(menu, text, partial(view.placing.remember, free), f"Ctrl+Alt+{free}")


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
    _add(menu, tr("Add a layer…"), lambda: view.quick_add(view.pixel_at(place)), "Tab")
    _add(menu, tr("Paste"), view.paste, "Ctrl+V")
    menu.addSeparator()
    _add(menu, tr("Frame"), view.add_frame, "C")
    _add(menu, tr("Note"), view.add_note, "N")
    menu.addSeparator()
    _add(menu, tr("Select all"), view.commands.select_all, "Ctrl+A")
    _add(menu, tr("Arrange"), view.arrange, "L")
    _add(menu, tr("Show everything"), view.fit, "Ctrl+0")
    _fill_views(menu.addMenu(tr("Remembered views")), view)


def _add(menu: QMenu, text: str, run: Callable[[], object], keys: str = "") -> QAction:
    """Keys are shown only: the canvas has them itself, and twice they would be ambiguous."""
    action = menu.addAction(f"{text}\t{keys}" if keys else text)
    action.triggered.connect(lambda: run())
    return action


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(12, 12)
    picture.fill(QColor(colour))
    return QIcon(picture)
