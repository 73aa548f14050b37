"""The canvas's keys, as a table that the window can also show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from netstudio.document.view import SLOTS
from netstudio.gui.canvas import selecting
from netstudio.gui.canvas.alignment import AXES, SIDES
from netstudio.gui.language import mark
from netstudio.layout.geometry import GRID
from netstudio.records import dataclass

if TYPE_CHECKING:
    from netstudio.gui.canvas.view import CanvasView

_NUDGE = float(GRID)
_FAR_NUDGE = float(GRID * 6)


@dataclass(frozen=True)
class Binding:
    """Keys, what they do in a few words, and the doing."""

    keys: tuple[str, ...]
    text: str
    run: Callable[[CanvasView], object]


EDITING: tuple[Binding, ...] = (
    Binding(("Tab",), "Add a layer", lambda view: view.quick_add()),
    Binding(("Del",), "Delete and close the gap", lambda view: view.commands.remove()),
    Binding(
        ("Shift+Del", "Shift+Backspace"),
        "Delete and leave the gap",
        lambda view: view.commands.remove(heal=False),
    ),
    Binding(("Ctrl+Z",), "Undo", lambda view: view.bridge.undo()),
    Binding(("Ctrl+Shift+Z", "Ctrl+Y"), "Redo", lambda view: view.bridge.redo()),
    Binding(("Ctrl+A",), "Select all", lambda view: view.commands.select_all()),
    Binding(("Ctrl+D",), "Duplicate", lambda view: view.commands.duplicate()),
    Binding(("Ctrl+B",), "Bypass", lambda view: view.commands.toggle_bypassed()),
    Binding(("Ctrl+C",), "Copy", lambda view: view.copy()),
    Binding(("Ctrl+X",), "Cut", lambda view: view.cut()),
    Binding(("Ctrl+V",), "Paste", lambda view: view.paste()),
    Binding(("Ctrl+Shift+C",), "Copy as a picture", lambda view: view.copying.copy_image()),
    Binding(("Ctrl+Alt+C",), "Copy as Python", lambda view: view.copying.copy_python()),
    Binding(("F2",), "Rename", lambda view: view.rename_current()),
)
ARRANGING: tuple[Binding, ...] = (
    Binding(("L",), "Arrange", lambda view: view.arrange()),
    Binding(("C",), "Put a frame around", lambda view: view.add_frame()),
    Binding(("N",), "Write a note", lambda view: view.add_note()),
    Binding(("H",), "Collapse or expand", lambda view: view.placing.toggle_collapsed()),
    Binding(("K",), "Lock or unlock", lambda view: view.placing.toggle_locked()),
    *(
        Binding((f"Alt+{key}",), f"Align {side}", _align)
        for key, side in zip("AHDWVS", SIDES, strict=True)
        for _align in (lambda view, side=side: view.placing.align(side),)
    ),
    *(
        Binding((f"Alt+Shift+{key}",), f"Distribute {axis}", _distribute)
        for key, axis in zip("HV", AXES, strict=True)
        for _distribute in (lambda view, axis=axis: view.placing.distribute(axis),)
    ),
    *(
        Binding((str(slot),), "Go to the view of that number", _go)
        for slot in range(1, SLOTS + 1)
        for _go in (lambda view, slot=slot: view.placing.go_to(slot),)
    ),
    *(
        Binding((f"Ctrl+Alt+{slot}",), "Remember this view", _remember)
        for slot in range(1, SLOTS + 1)
        for _remember in (lambda view, slot=slot: view.placing.remember(slot),)
    ),
    *(
        Binding((f"{keys}+{name}",), words, _nudge)
        for keys, step, words in (
            ("Ctrl", _NUDGE, mark("Nudge")),
            ("Ctrl+Shift", _FAR_NUDGE, mark("Nudge further")),
        )
        for name, dx, dy in (
            ("Right", step, 0.0),
            ("Left", -step, 0.0),
            ("Down", 0.0, step),
            ("Up", 0.0, -step),
        )
        for _nudge in (lambda view, x=dx, y=dy: view.commands.nudge(x, y),)
    ),
)
BLOCKS: tuple[Binding, ...] = (
    Binding(("Ctrl+G",), "Group into a block", lambda view: view.blocks.group()),
    Binding(("Ctrl+Shift+G",), "Ungroup", lambda view: view.blocks.ungroup()),
    Binding(("Return", "Enter"), "Open the block", lambda view: view.open_current()),
    Binding(("Alt+Up",), "Leave the block", lambda view: view.navigation.leave()),
    Binding(
        ("Backspace",),
        "Delete, or with nothing selected leave the block",
        lambda view: view.remove_or_leave(),
    ),
)
WIRES: tuple[Binding, ...] = (
    Binding(("W",), "Lead a wire from the selected node", lambda view: view.key_wire.begin()),
    Binding(
        ("I",),
        "Insert a layer into the selected wire",
        lambda view: view.insert_on_selected_wire(),
    ),
)
FINDING: tuple[Binding, ...] = (
    *(
        Binding((keys,), text, _select)
        for keys, text, rule in (
            ("Shift+Left", "Select upstream", selecting.upstream),
            ("Shift+Right", "Select downstream", selecting.downstream),
            ("Shift+Up", "Grow the selection", selecting.grown),
            ("Ctrl+L", "Select connected", selecting.connected),
            ("Shift+G", "Select all of the same kind", selecting.same_kind),
        )
        for _select in (lambda view, rule=rule: view.finding.select(rule),)
    ),
    Binding(
        ("Ctrl+I",),
        "Invert the selection",
        lambda view: view.finding.select(selecting.inverted, needs_selection=False),
    ),
)
VIEWING: tuple[Binding, ...] = (
    Binding(("F",), "Show the selection", lambda view: view.frame_selection()),
    Binding(("Ctrl+0",), "Show everything", lambda view: view.fit()),
    Binding(("Ctrl+1",), "Zoom to 100 %", lambda view: view.camera.zoom_to(view.camera.full_size)),
    Binding(("Ctrl++", "Ctrl+="), "Zoom in", lambda view: view.camera.zoom_by(1.25)),
    Binding(("Ctrl+-",), "Zoom out", lambda view: view.camera.zoom_by(0.8)),
)
WALKING: tuple[Binding, ...] = (
    Binding(("Right",), "Follow a wire forward", lambda view: view.walk("right")),
    Binding(("Left",), "Follow a wire back", lambda view: view.walk("left")),
    Binding(("Up",), "Select the node above", lambda view: view.walk("up")),
    Binding(("Down",), "Select the node below", lambda view: view.walk("down")),
    Binding(("Esc",), "Drop what is going on", lambda view: view.escape()),
)
BINDINGS = (*EDITING, *ARRANGING, *BLOCKS, *WIRES, *FINDING, *VIEWING, *WALKING)


def binding_for(event: QKeyEvent) -> Binding | None:
    """What a key press asks for, or None."""
    return _table().get(_plain(event.keyCombination()).toString())


_known: dict[str, Binding] = {}


def _table() -> dict[str, Binding]:
    if not _known:
        for binding in BINDINGS:
            for keys in binding.keys:
                _known[QKeySequence(keys).toString()] = binding
    return _known


def _plain(keys: QKeyCombination) -> QKeySequence:
    """Without the mark of the number pad, whose keys mean the same here."""
    modifiers = keys.keyboardModifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(modifiers, keys.key()))
