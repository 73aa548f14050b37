"""Which gesture a press of the mouse begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from netstudio.gui.canvas.gestures.bend import BendGesture
from netstudio.gui.canvas.gestures.cut import CutGesture
from netstudio.gui.canvas.gestures.gesture import Gesture
from netstudio.gui.canvas.gestures.link import from_end, from_port
from netstudio.gui.canvas.gestures.move import MoveGesture
from netstudio.gui.canvas.gestures.pan import PanGesture
from netstudio.gui.canvas.gestures.rubber_band import RubberBand
from netstudio.gui.canvas.gestures.wire_press import WirePress
from netstudio.gui.canvas.hit import Hit, WirePart, part_at
from netstudio.gui.canvas.node_item import NodeItem, Spot

if TYPE_CHECKING:
    from netstudio.gui.canvas.note_item import NoteItem
    from netstudio.gui.canvas.view import CanvasView

_EXTEND = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


def gesture_for(
    view: CanvasView,
    hit: Hit,
    place: QPointF,
    button: Qt.MouseButton,
    modifiers: Qt.KeyboardModifier,
) -> Gesture | None:
    """The gesture that a press on `hit` begins; None for none."""
    is_left = button == Qt.MouseButton.LeftButton
    if button == Qt.MouseButton.MiddleButton or (is_left and view.is_space_held):
        return PanGesture(view, place)
    if not is_left:
        return None
    if modifiers & Qt.KeyboardModifier.AltModifier and hit.node is None:
        return CutGesture(view, place)
    extend = bool(modifiers & _EXTEND)
    if hit.note is not None:
        return _for_note(view, hit.note, hit.part, place, extend)
    if not extend:
        _let_notes_go(view, hit)
    if hit.wire is not None:
        return _on_wire(view, hit, place, extend)
    if hit.node is None:
        return RubberBand(view, place, extend=extend)
    if hit.badge:
        return None
    if hit.spot is not None and _can_hold_wire(hit.node, hit.spot):
        return from_port(view, place, hit.node, hit.spot)
    return MoveGesture(view, place, hit.node, toggle=extend)


def _let_notes_go(view: CanvasView, hit: Hit) -> None:
    """A press on what is not selected ends the selection of notes too."""
    if hit.node is None or hit.node.node_id not in view.selection:
        view.notes.select(())


def _for_note(view: CanvasView, item: NoteItem, part: str, place: QPointF, extend: bool) -> Gesture:
    from netstudio.gui.canvas.gestures.note import MoveNote, ResizeNote

    if part in ("title", "body"):
        return MoveNote(view, place, item, toggle=extend)
    return ResizeNote(view, place, item, part)


def _on_wire(view: CanvasView, hit: Hit, place: QPointF, extend: bool) -> Gesture:
    """Of a wire its dots move, its ends come off, and the rest is there to be selected."""
    assert hit.wire is not None
    if hit.dot is not None:
        return BendGesture(view, place, hit.wire, hit.dot)
    part = part_at(hit.wire, place, view.zoom)
    if part is WirePart.MIDDLE or extend:
        return WirePress(view, place, hit.wire, extend=extend)
    return from_end(view, place, hit.wire.wire, keep_source=part is WirePart.END)


def _can_hold_wire(item: NodeItem, spot: Spot) -> bool:
    """A port that shows what is inside a list or an expression has no wire of its own."""
    return not spot.is_input or any(
        port.wirable for port in item.card.ports.inputs if port.key == spot.key
    )
