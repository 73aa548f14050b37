"""The steps of the tour: what each says, what it points at, and how it knows that it is done."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from netstudio.document.edits import SetArguments
from netstudio.document.project import ROOT
from netstudio.records import dataclass

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from netstudio.gui.workbench import Workbench

STEPS = 5
FIRST_LAYER, CHANGED_CHANNELS = "conv1", 12
BROKEN_LAYER, WRONG_FEATURES = "fc1", 300
"""Of LeNet-5, on which the tour is given."""
_AROUND_CARD = 14


@dataclass(frozen=True, slots=True)
class Offer:
    """A button that does a step for the user."""

    words: str
    act: Callable[[Workbench], object]


@dataclass(frozen=True, slots=True)
class Part:
    """A step, or a part of one. Its texts are plain English, translated where they are shown.

    Attributes:
        step: its number, from 1.
        title, text: what the callout says; `{key}` is the key of the action `key_of`.
        target: what it points at, in pixels of the window.
        watch: what may have made it done.
        is_done: whether it is; it gets the document's revision at the part's beginning.
        prepare: brings the window into a state in which it can be done.
        applies: whether there is anything to do in it; a part that does not is passed over.
        offer: the button that does it for the user.
        key_of: the action whose key the text names.
    """

    step: int
    title: str
    text: str
    target: Callable[[Workbench], QRect]
    watch: Callable[[Workbench], tuple[SignalInstance, ...]] = lambda bench: ()
    is_done: Callable[[Workbench, int], bool] = lambda bench, revision: False
    prepare: Callable[[Workbench], object] = lambda bench: None
    applies: Callable[[Workbench], bool] = lambda bench: True
    offer: Offer | None = None
    key_of: str = ""


def place_of(bench: Workbench, part: QWidget) -> QRect:
    """Where a part of the window lies in it."""
    return QRect(part.mapTo(bench.window, part.rect().topLeft()), part.size())


def _card(bench: Workbench) -> QRect:
    canvas = bench.window.canvas
    item = canvas.canvas.nodes.get(FIRST_LAYER)
    if item is None:
        return place_of(bench, canvas)
    rect = canvas.mapFromScene(item.card_rect).boundingRect()
    rect.translate(canvas.viewport().mapTo(bench.window, rect.topLeft() * 0))
    return rect.adjusted(-_AROUND_CARD, -_AROUND_CARD, _AROUND_CARD, _AROUND_CARD)


def _errors(bench: Workbench) -> bool:
    return any(problem.severity == "error" for problem in bench.bridge.announced_problems)


def _show_layer(bench: Workbench, node_id: str) -> None:
    nodes = bench.bridge.graph.nodes
    if bench.window.selection.current is None and node_id in nodes:
        bench.window.selection.set([node_id])
    bench.open_tab("layer")


def _show_broken(bench: Workbench) -> None:
    if BROKEN_LAYER in bench.bridge.graph.nodes:
        bench.window.selection.set([BROKEN_LAYER])
    bench.open_tab("layer")


def _change(bench: Workbench) -> None:
    bench.bridge.push(SetArguments(ROOT, FIRST_LAYER, {"out_channels": CHANGED_CHANNELS}))


def _break(bench: Workbench) -> None:
    bench.bridge.push(SetArguments(ROOT, BROKEN_LAYER, {"in_features": WRONG_FEATURES}))


@cache
def parts() -> tuple[Part, ...]:
    """The parts in order. The last is done by its own signal alone: it waits for an export."""
    return (
        Part(
            1,
            "Select a layer",
            "Each card is a layer, with its shape and its parameters. Click conv1, a convolution.",
            _card,
            watch=lambda bench: (bench.window.selection.changed,),
            is_done=lambda bench, _: bench.window.selection.current is not None,
            prepare=lambda bench: bench.window.selection.clear(),
            offer=Offer("Select it", lambda bench: bench.window.selection.set([FIRST_LAYER])),
        ),
        Part(
            2,
            "Change a number",
            "This is the form of the selected layer. Change a number, such as out_channels, and "
            "watch the shapes on the canvas follow.",
            lambda bench: place_of(bench, bench.window.side_room),
            watch=lambda bench: (bench.bridge.changed,),
            is_done=lambda bench, revision: bench.bridge.revision != revision,
            prepare=lambda bench: _show_layer(bench, FIRST_LAYER),
            offer=Offer("Make it 12 channels", _change),
        ),
        Part(
            3,
            "Train it",
            "One key trains the network on handwritten digits: {key}. The same key pauses.",
            lambda bench: place_of(bench, bench.window.top_bar.train),
            watch=lambda bench: (bench.session.state_changed, bench.session.ticked),
            is_done=lambda bench, _: bench.session.state.is_running,
            key_of="train",
        ),
        Part(
            3,
            "Watch it learn",
            "Loss and accuracy move with every step, and beside them what the selected layer makes "
            "of an image. Select another layer to look inside it. The window stays free meanwhile.",
            lambda bench: place_of(bench, bench.window.instrument_room),
            prepare=lambda bench: bench.actions["instruments"].setChecked(True),
        ),
        Part(
            4,
            "Break it",
            "fc1 works out its in_features by itself. Pin the number to a wrong one, such as 300, "
            "and see what the canvas says.",
            lambda bench: place_of(bench, bench.window.side_room),
            watch=lambda bench: (bench.bridge.problems_changed,),
            is_done=lambda bench, _: _errors(bench),
            prepare=_show_broken,
            offer=Offer("Break it for me", _break),
        ),
        Part(
            4,
            "Take the repair",
            "The problem shows both numbers. Press one of the repairs, and the network is whole "
            "again.",
            lambda bench: place_of(bench, bench.window.side_room),
            watch=lambda bench: (bench.bridge.problems_changed,),
            is_done=lambda bench, _: not _errors(bench),
            applies=_errors,
            prepare=lambda bench: bench.open_tab("problems"),
        ),
        Part(
            5,
            "Take it home",
            "This is the source that trains. {key} writes it as a Python file that stands alone.",
            lambda bench: place_of(bench, bench.window.side_room),
            watch=lambda bench: (bench.exports.done,),
            is_done=lambda bench, _: True,
            prepare=lambda bench: bench.open_tab("code"),
            key_of="export_python",
        ),
    )
