"""The commands of a window: its actions, views, presets, recent files, nodes, layers and so on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from netstudio.document.project import ROOT
from netstudio.gui import action_specs
from netstudio.gui.commands import further
from netstudio.gui.commands.command import Command
from netstudio.gui.language import mark, plain, tr

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench

TOPICS: tuple[tuple[str, tuple[action_specs.ActionSpec, ...]], ...] = (
    (mark("File"), action_specs.FILE),
    (mark("Edit"), action_specs.EDIT),
    (mark("Arrange"), action_specs.ARRANGE),
    (mark("Blocks"), action_specs.BLOCKS),
    (mark("Wires"), action_specs.WIRES),
    (mark("Find"), action_specs.FIND),
    (mark("View"), action_specs.VIEW),
    (mark("Panels"), action_specs.PANELS),
    (mark("Train"), action_specs.TRAIN),
    (mark("Window"), action_specs.WINDOWS),
    (mark("Help"), action_specs.HELP),
)
"""The actions by topic, with the word for it."""

_WHY_NOT = {
    "undo": mark("nothing to undo"),
    "redo": mark("nothing to redo"),
    "stop": mark("nothing is running"),
    "apply": mark("the run has the network as it is drawn"),
    "predict": mark("train the network first"),
    "export_weights": mark("train the network first"),
}
"""Why an action cannot be done, where there is only one reason for it."""


def all_commands(bench: Workbench) -> list[Command]:
    """Every command, in the order in which they are listed before anything is typed."""
    return [
        *_actions(bench),
        *further.views(bench),
        *further.colours(bench),
        *further.promotions(bench),
        *further.plots(bench),
        *_recent_files(bench),
        *_presets(bench),
        *_nodes(bench),
        *_blocks(bench),
        *_layers(bench),
    ]


def words_of(action: QAction) -> str:
    """An action's name without mnemonic and key."""
    return plain(action.text().partition("\t")[0])


def key_of(action: QAction) -> str:
    """An action's key as the platform writes it."""
    canvas_key = action.text().partition("\t")[2]
    shortcut = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return shortcut or canvas_key


def why_not(action: QAction) -> str | None:
    """Why an action cannot be done now: what it says itself, else what is known of it."""
    if action.isEnabled():
        return None
    said = action.property("why_not")
    return str(said) if said else tr(_WHY_NOT.get(action.objectName(), "not now"))


def _actions(bench: Workbench) -> Iterator[Command]:
    for topic, specs in TOPICS:
        for spec in specs:
            if spec.name == "search":
                continue
            action = bench.actions[spec.name]
            yield Command(
                f"action:{spec.name}",
                words_of(action),
                tr(topic),
                action.trigger,
                help=str(action.property("help") or ""),
                shortcut=key_of(action),
                why_not=why_not(action),
            )


def _recent_files(bench: Workbench) -> Iterator[Command]:
    for path in bench.window.settings.recent:
        yield Command(
            f"file:{path}",
            tr("Open recent: {name}", name=path.name),
            tr("File"),
            partial(bench.files.open_path, path),
            help=str(path),
            on_search=True,
        )


def _presets(bench: Workbench) -> Iterator[Command]:
    from netstudio.presets import all_presets

    for preset in all_presets():
        yield Command(
            f"preset:{preset.name}",
            tr("Open preset: {title}", title=tr(preset.title)),
            tr("Presets"),
            partial(bench.files.open_preset, preset.name),
            help=tr(preset.description),
            on_search=True,
        )


def _nodes(bench: Workbench) -> Iterator[Command]:
    project = bench.bridge.project
    for scope in (ROOT, *project.blocks):
        for node in project.scope(scope).nodes.values():
            name = tr("{node} in {block}", node=node.name, block=scope) if scope else node.name
            yield Command(
                f"node:{scope}/{node.id}",
                tr("Go to: {name}", name=name),
                tr("Nodes"),
                partial(_go_to, bench, scope, node.id),
                on_search=True,
            )


def _go_to(bench: Workbench, scope: str, node_id: str) -> None:
    bench.bridge.set_scope(scope)
    bench.window.selection.set([node_id])
    bench.window.reveal(node_id)
    bench.window.canvas.take_focus()


def _blocks(bench: Workbench) -> Iterator[Command]:
    for name, block in bench.bridge.project.blocks.items():
        yield Command(
            f"block:{name}",
            tr("Open block: {name}", name=name),
            tr("Blocks"),
            partial(bench.bridge.set_scope, name),
            help=block.description,
            on_search=True,
        )


def _layers(bench: Workbench) -> Iterator[Command]:
    from netstudio.gui.palette.entries import entries_by_family

    for entries in entries_by_family().values():
        for entry in entries:
            yield Command(
                f"layer:{entry.type_name}",
                tr("Add: {layer}", layer=entry.type_name),
                tr("Layers"),
                partial(bench.window.canvas.add_layer, entry.type_name),
                help=tr(entry.summary),
                on_search=True,
            )
