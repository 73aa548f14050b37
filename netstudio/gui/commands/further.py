"""Commands that stand in no menu of the window: remembered views, plots, promotion of arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from netstudio.catalog.registry import find_layer
from netstudio.document.node import Call, Layer
from netstudio.document.view import SLOTS
from netstudio.gui.commands.command import Command
from netstudio.gui.language import tr

if TYPE_CHECKING:
    from netstudio.gui.plots.curve_plot import CurvePlot
    from netstudio.gui.workbench import Workbench


def views(bench: Workbench) -> Iterator[Command]:
    """Going to what is remembered, and remembering what is shown."""
    placing = bench.window.canvas.placing
    known = bench.bridge.project.view.viewpoints
    for slot in sorted(known):
        where = known[slot].scope or tr("Main graph")
        yield Command(
            f"view:{slot}",
            tr("Go to view {slot}: {where}", slot=slot, where=where),
            tr("View"),
            partial(placing.go_to, slot),
            shortcut=str(slot),
            on_search=True,
        )
    for slot in range(1, SLOTS + 1):
        yield Command(
            f"remember:{slot}",
            tr("Remember this view as {slot}", slot=slot),
            tr("View"),
            partial(placing.remember, slot),
            shortcut=f"Ctrl+Alt+{slot}",
            on_search=True,
        )


def plots(bench: Workbench) -> Iterator[Command]:
    """What each plot's menu offers, under the plot's name."""
    from netstudio.gui.plots.plot_menu import ways_out

    instruments = bench.instruments
    for plot in (instruments.loss, instruments.accuracy, instruments.rate):
        scale = tr("Linear scale") if plot.log_scale else tr("Logarithmic scale")
        yield _of_plot(plot, scale, partial(plot.set_log_scale, not plot.log_scale))
        yield _of_plot(plot, tr("Reset view"), plot.reset_view)
        why_not = None if plot.curve_names() else tr("no curve yet")
        for way in ways_out(plot):
            yield _of_plot(plot, way.words, way.run, why_not)


def _of_plot(
    plot: CurvePlot, words: str, run: Callable[[], object], why_not: str | None = None
) -> Command:
    name = plot.accessibleName()
    text = tr("{plot}: {command}", plot=name, command=words)
    key = f"plot:{name}/{words}"
    return Command(key, text, tr("Plots"), run, why_not=why_not, on_search=True)


def promotions(bench: Workbench) -> Iterator[Command]:
    """Letting arguments of the selected layer inside a block be set from outside."""
    from netstudio.gui.panels.inspector.parameter_states import parameter_state
    from netstudio.gui.panels.inspector.promotion import promotions as offered

    bridge = bench.bridge
    node = bridge.graph.nodes.get(bench.window.selection.current or "")
    if node is None or not isinstance(node.target, Call):
        return
    member = bridge.graph.members[node.target.member]
    spec = find_layer(member.target.type) if isinstance(member.target, Layer) else None
    if spec is None or not isinstance(member.target, Layer):
        return
    for param in spec.params:
        state = parameter_state(bridge.graph, node, member.target.args, None, param)
        for words, run in offered(bridge, member.id, param, state):
            yield Command(
                f"promote:{param.name}/{words}",
                tr("{parameter}: {command}", parameter=param.name, command=words),
                tr("Blocks"),
                run,
                on_search=True,
            )


def colours(bench: Workbench) -> Iterator[Command]:
    """The colours of the canvas's menu, and any other."""
    from netstudio.gui.canvas.swatches import COLOURS

    canvas = bench.window.canvas
    own, paint = canvas.own_colour, canvas.placing.set_colour
    choices: list[tuple[str, Callable[[], object]]] = [
        *((tr(name), partial(paint, colour)) for name, colour in COLOURS),
        *((colour, partial(own.take, colour)) for colour in own.recent),
        (tr("As its family"), partial(paint, None)),
        (tr("Another colour…"), own.ask),
    ]
    is_any = bool(canvas.selection.ids or canvas.notes.selected)
    for words, run in choices:
        yield Command(
            f"colour:{words}",
            tr("Colour: {colour}", colour=words),
            tr("Arrange"),
            run,
            why_not=None if is_any else tr("nothing is selected"),
            on_search=True,
        )
