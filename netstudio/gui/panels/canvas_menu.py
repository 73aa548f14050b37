"""The menu of the right mouse button on the canvas: for a node, a wire, or empty canvas."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu

from netstudio.document.edits import SetColour
from netstudio.gui.actions import Actions
from netstudio.gui.canvas import wiring
from netstudio.gui.canvas.hit import Hit
from netstudio.gui.canvas.ports import Wire
from netstudio.gui.canvas.view import CanvasView
from netstudio.gui.theme.apply import current

COLOURS = ("convolution", "pooling", "linear", "activation", "normalisation", "merge", "shape")
"""Families whose colours are offered for marking nodes."""
_SWATCH = 12


def show_canvas_menu(canvas: CanvasView, actions: Actions, hit: Hit, place: QPoint) -> QMenu:
    """Pop the menu up that suits what was clicked; it deletes itself when it closes."""
    menu = canvas_menu(canvas, actions, hit)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)
    return menu


def canvas_menu(canvas: CanvasView, actions: Actions, hit: Hit) -> QMenu:
    """The menu for what was clicked."""
    menu = QMenu(canvas)
    if hit.node is not None:
        _for_nodes(menu, canvas, actions)
    elif hit.wire is not None:
        _for_wire(menu, canvas, hit)
    else:
        _add(menu, actions, "add_layer paste | select_all arrange fit")
    return menu


def _for_nodes(menu: QMenu, canvas: CanvasView, actions: Actions) -> None:
    _add(menu, actions, "rename | cut copy duplicate delete |")
    colours = menu.addMenu("Colour")
    ids = canvas.selection.ids
    scope = canvas.bridge.scope
    plain = colours.addAction("As its family")
    plain.triggered.connect(partial(_colour, canvas, scope, ids, None))
    colours.addSeparator()
    for family in COLOURS:
        shade = current().family(family)
        choice = colours.addAction(_swatch(shade), family.capitalize())
        choice.triggered.connect(partial(_colour, canvas, scope, ids, shade))
    menu.addSeparator()
    _add(menu, actions, "frame arrange show_code")


def _for_wire(menu: QMenu, canvas: CanvasView, hit: Hit) -> None:
    assert hit.wire is not None
    wire = hit.wire.wire
    cut = menu.addAction("Cut the wire\tAlt+click")
    cut.triggered.connect(partial(_cut, canvas, wire))


def _cut(canvas: CanvasView, wire: Wire, *_: object) -> None:
    edit = wiring.cut(canvas.bridge.project, canvas.bridge.scope, wire)
    if edit is not None:
        canvas.bridge.push(edit)


def _colour(
    canvas: CanvasView, scope: str, ids: tuple[str, ...], colour: str | None, *_: object
) -> None:
    canvas.bridge.push(SetColour(scope, ids, colour))


def _add(menu: QMenu, actions: Actions, names: str) -> None:
    for name in names.split():
        if name == "|":
            menu.addSeparator()
        else:
            menu.addAction(actions[name])


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(_SWATCH, _SWATCH)
    picture.fill(QColor(colour))
    return QIcon(picture)
