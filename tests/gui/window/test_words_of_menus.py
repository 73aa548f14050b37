"""The words of context menus pass through the translation: opened by a right click, and read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from netstudio.document.edits import AddBend, AddNote, SetViewpoint
from netstudio.document.view import Note, Viewpoint
from netstudio.gui.canvas.block_types import LIBRARY, PROJECT
from netstudio.gui.library.palette_menu import PaletteMenu
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.sample_menu import SampleMenu
from netstudio.gui.plots.curve_plot import CurvePlot
from netstudio.gui.plots.mosaic import Mosaic
from netstudio.presets import all_presets
from tests.gui.window.marked_words import names_of, passed_by, texts_of
from tests.translations import is_worded, texts


def right_click(widget: QWidget, place: QPoint) -> QMenu:
    """The menu that a right click opens."""
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def on_canvas(window, place: QPointF) -> QMenu:
    return right_click(window.canvas.viewport(), window.canvas.mapFromScene(place))


def on_card(window, node_id: str) -> QMenu:
    return on_canvas(window, window.canvas.canvas.nodes[node_id].sceneBoundingRect().center())


def first_wire(window):
    return next(iter(window.canvas.canvas.wires.values()))


def node(window):
    return on_card(window, "conv1")


def broken_node(window):
    return on_card(window, window.bridge.problems[0].node)


def several_nodes(window):
    window.selection.set(["conv1", "pool1", "tanh1"])
    return on_card(window, "conv1")


def folded_node(window):
    window.selection.set(["conv1"])
    window.canvas.placing.toggle_collapsed()
    window.canvas.placing.toggle_locked()
    return on_card(window, "conv1")


def block(window):
    window.bridge.mark_clean()
    window.bench.files.open_preset("resnet20_cifar10")
    window.canvas.fit()
    QApplication.processEvents()
    return on_card(window, "stage1")


def wire(window):
    return on_canvas(window, first_wire(window).path().pointAtPercent(0.5))


def bent_wire(window):
    key = first_wire(window).wire.key
    middle = first_wire(window).path().pointAtPercent(0.5)
    window.bridge.push(AddBend("", key, 0, (middle.x(), middle.y() + 60)))
    QApplication.processEvents()
    return on_canvas(window, QPointF(middle.x(), middle.y() + 60))


def with_note(window, kind: str, left: float) -> QMenu:
    window.bridge.push(AddNote(Note(kind, "12", left, -400, 300, 200, kind=kind)))
    window.canvas.fit()
    QApplication.processEvents()
    item = window.canvas.notes.items[kind]
    return on_canvas(window, item.sceneBoundingRect().topLeft() + QPointF(12, 12))


def frame(window):
    return with_note(window, "frame", -600)


def note(window):
    return with_note(window, "note", -1000)


def empty_canvas(window):
    window.bridge.push(SetViewpoint(1, Viewpoint(0, 0, 0.5)))
    return right_click(window.canvas.viewport(), QPoint(4, window.canvas.viewport().height() // 2))


def parameter(window):
    window.selection.set(["conv1"])
    rows = window.bench.inspector.page.findChildren(ParameterRow)
    return next(menu for row in rows if (menu := row.menu()) is not None)


def curves(window):
    plot = window.findChild(CurvePlot)
    return right_click(plot, plot.rect().center())


def mosaic(window):
    shown = window.findChild(Mosaic)
    return right_click(shown, shown.rect().center())


def samples(window):
    return SampleMenu(window.bench.instruments.maps)


def palette_block(window):
    window.bridge.mark_clean()
    window.bench.files.open_preset("resnet20_cifar10")
    return window.bench.palette.findChild(PaletteMenu).menu_for(f"{PROJECT}BasicBlock")


def own_block(window):
    return window.bench.palette.findChild(PaletteMenu).menu_for(f"{LIBRARY}BasicBlock")


MENUS = (
    node,
    broken_node,
    several_nodes,
    folded_node,
    wire,
    bent_wire,
    frame,
    note,
    empty_canvas,
    parameter,
    curves,
    mosaic,
    samples,
    own_block,
    block,
    palette_block,
)

OF_ANOTHER_PROJECT = (block, palette_block)
"""Their project's own words are asked for as well, and are nobody's to translate."""


@pytest.fixture
def window(language, open_window):
    window = open_window("clinic/lenet5_padding")
    window.canvas.fit()
    QApplication.processEvents()
    return window


def test_every_word_of_a_menu_is_translated(window, language) -> None:
    """In one window, for opening it takes longer than all menus."""
    found = {}
    for menu_of in MENUS:
        menu = menu_of(window)
        assert any(is_worded(text) for text in texts_of(menu)), menu_of
        names = names_of(window) | {*window.bridge.project.blocks}
        words = passed_by(menu, names)
        if words:
            found[menu_of.__name__] = words
        menu.close()
        menu.deleteLater()
    assert not found


def test_every_text_that_menus_ask_for_is_gathered(window, language) -> None:
    known = texts()
    for menu_of in MENUS:
        if menu_of not in OF_ANOTHER_PROJECT:
            menu = menu_of(window)
            menu.close()
            menu.deleteLater()
    lost = {text for text in language.asked if is_worded(text) and text not in known}
    titles = {preset.title for preset in all_presets()}
    assert "\n".join(sorted(lost - titles - names_of(window))) == ""
