"""The window around the document: what it shows of it, and what it remembers."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QToolButton

from netstudio.document.edits import SetArguments, SetInfo
from netstudio.gui.action_specs import ALL
from netstudio.gui.actions import Actions
from netstudio.gui.dialogs.question import Answer, Question
from netstudio.gui.main_window import MainWindow
from netstudio.gui.settings import Settings
from netstudio.gui.theme.apply import ThemeChoice, ThemeFollower, current
from netstudio.gui.widgets.badge import Badge
from netstudio.gui.widgets.toast import ToastKind
from tests.e2e.windows import ShownWindows
from tests.networks import lenet

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


@pytest.mark.parametrize("preset", ["lenet5", "clinic/lenet5_padding"])
def test_no_other_window_opens_with_it(open_window, qtbot, preset):
    shown = ShownWindows()
    window = open_window(preset)
    qtbot.waitUntil(lambda: window.bridge.announced_problems != () or preset == "lenet5")
    for name in ("code", "problems", "training", "layer"):
        window.bench.side.open(name)
    window.selection.set(["fc1"])
    qtbot.wait(50)
    assert shown.seen == ["MainWindow"]
    assert window.isActiveWindow()


@pytest.mark.parametrize(
    "name",
    ["start_page", "gallery", "settings", "help", "shortcuts", "log", "tour", "show_summary"],
)
def test_what_opens_later_shows_no_part_as_a_window(window, name):
    shown = ShownWindows()
    window.actions_by_name[name].trigger()
    assert shown.strays == []


def test_a_question_without_a_text_shows_no_part_as_a_window(window):
    shown = ShownWindows()
    question = Question(window, "Why?", "", (Answer("go", "Go"),), "Cancel")
    question.show()
    assert shown.seen == ["Question"]
    question.deleteLater()


def test_it_names_the_project_its_data_and_whether_it_is_saved(window):
    assert window.top_bar.project.text() == "LeNet-5"
    assert window.top_bar.data.text() == "digits"
    assert window.bench.status.saved.text() == "Not saved yet"
    assert not window.isWindowModified()
    window.bridge.push(SetInfo("Mine", ""))
    assert window.top_bar.project.text() == "Mine"
    assert window.isWindowModified()
    assert window.bench.status.saved.text() == "Edited"


def test_a_long_name_is_shortened_and_leaves_the_run_where_it_was(window):
    place = window.top_bar.train.mapTo(window, window.top_bar.train.rect().topLeft()).x()
    name = "A network whose name says all that it is for, and a little more than that"
    window.bridge.push(SetInfo(name, ""))
    QApplication.processEvents()
    shown = window.top_bar.project
    assert shown.shown_text() != name
    assert shown.shown_text().endswith("…")
    assert shown.toolTip() == name
    moved = window.top_bar.train.mapTo(window, window.top_bar.train.rect().topLeft()).x() - place
    assert moved < 160


def test_plots_say_which_problems_come_first(open_window, qtbot):
    window = open_window("clinic/lenet5_padding")
    loss = window.bench.instruments.loss
    qtbot.waitUntil(lambda: loss.empty_text == "1 problem to solve before training")
    (button,) = [b for b in loss.findChildren(QPushButton) if b.text() == "Show problems"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.bench.side.current == "problems"
    window.bridge.push(SetArguments("", "conv2", {"padding": 0}))
    qtbot.waitUntil(lambda: loss.empty_text == "Press Ctrl+R to train")
    assert not button.isVisible()


def test_the_status_bar_counts_the_network(window, qtbot):
    counts = window.bench.status.counts
    assert counts.text().startswith("12 layers · 61,706 parameters · 0.42 M")
    window.bridge.push(SetArguments("", "conv1", {"out_channels": 12}))
    qtbot.waitUntil(lambda: "64,262 parameters" in counts.text())


def test_undo_and_redo_name_what_they_do(window):
    undo, redo = window.actions_by_name["undo"], window.actions_by_name["redo"]
    assert not undo.isEnabled()
    window.bridge.push(SetArguments("", "conv1", {"bias": False}))
    assert undo.text() == "&Undo “Set bias of conv1”"
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert not undo.isEnabled()
    assert redo.text() == "&Redo “Set bias of conv1”"
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert not redo.isEnabled()


def test_no_two_actions_share_a_key_and_each_explains_itself(window):
    taken: dict[str, str] = {}
    for action in window.actions_by_name:
        assert action.toolTip(), action.objectName()
        for sequence in action.shortcuts():
            text = sequence.toString()
            assert text not in taken, f"{text}: {taken.get(text)} and {action.objectName()}"
            taken[text] = action.objectName()


def test_every_action_does_something(window):
    unwired = [
        spec.name
        for spec in ALL
        if window.actions_by_name[spec.name].receivers("2triggered(bool)") == 0
        and window.actions_by_name[spec.name].receivers("2toggled(bool)") == 0
    ]
    assert unwired == []


def test_the_theme_changes_and_is_remembered(window, places):
    app = QApplication.instance()
    themes = ThemeFollower(app, ThemeChoice.DARK)
    window.bench.use_themes(themes)
    window.actions_by_name["theme"].trigger()
    assert not current().dark
    assert Settings(places / "settings.ini").theme is ThemeChoice.LIGHT
    window.actions_by_name["theme"].trigger()
    assert current().dark
    themes.deleteLater()


def test_sizes_are_remembered(window, open_window):
    window.upper_split.setSizes([250, 800, 390])
    window.resize(1300, 800)
    window.close()
    again = open_window("mlp")
    assert abs(again.upper_split.sizes()[0] - 250) < 20


def test_panels_are_hidden_and_shown_by_keys(window):
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert not window.instrument_room.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert window.instrument_room.isVisible()
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.bench.side.current == "problems"


def test_any_action_is_found_by_its_name(window, qtbot):
    window.actions_by_name["search"].trigger()
    search = window.findChild(type(window).__mro__[-1], "action_search")
    assert search is not None and search.isVisible()
    QTest.keyClicks(search.field, "arrange")
    assert [command.key for command in search.listed()][:1] == ["action:arrange"]
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert not search.isVisible()
    qtbot.waitUntil(lambda: window.bridge.history.undo_label == "Arrange")


def test_a_refused_edit_is_told(window):
    window.bridge.push(SetArguments("", "nobody", {"bias": False}))
    assert window.bench.toast.isVisible()
    assert window.bench.toast.kind is ToastKind.WARNING
    assert "nobody" in window.bench.toast.text()


def test_a_layer_of_the_palette_lands_on_the_canvas(window):
    before = len(window.bridge.project.graph.nodes)
    window.bench.palette.layer_chosen.emit("Dropout")
    assert len(window.bridge.project.graph.nodes) == before + 1
    assert window.selection.current == "dropout"
    assert window.bench.inspector.page.layer_type == "Dropout"


def test_the_popup_has_room_for_all_it_says(open_window, qtbot):
    window = open_window("clinic/lenet5_padding")
    view = window.canvas
    qtbot.waitUntil(lambda: bool(view.canvas.nodes["fc1"].problems))
    view.show_problem("fc1")
    (area,) = view.problem_popup.findChildren(QScrollArea)
    QApplication.processEvents()
    assert view.problem_popup.isVisible()
    assert area.verticalScrollBar().maximum() == 0


def test_a_problem_opens_no_window_of_its_own(window, qtbot):
    window.bridge.push(SetArguments("", "fc1", {"in_features": 5}))
    qtbot.waitUntil(lambda: bool(window.bench.side.findChildren(Badge)))
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [window]
    assert window.isActiveWindow()


def test_icons_come_into_the_room_that_was_left_for_them(qtbot, tmp_path):
    window = MainWindow(lenet(), settings=Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    buttons = window.top_bar.findChildren(QToolButton)
    sizes = [button.sizeHint() for button in buttons]
    assert not any(has_ink(button) for button in buttons)
    window.top_bar.dress()
    assert [button.sizeHint() for button in buttons] == sizes
    assert all(has_ink(button) for button in buttons)


def has_ink(button: QToolButton) -> bool:
    picture = button.icon().pixmap(button.iconSize()).toImage()
    places = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return any(picture.pixelColor(x, y).alpha() > 0 for x, y in places)


def test_an_action_is_made_when_it_is_asked_for():
    owner = QObject()
    actions = Actions(owner)
    assert not owner.findChildren(QAction)
    assert actions["undo"] is actions["undo"]
    assert [action.objectName() for action in owner.findChildren(QAction)] == ["undo"]
    assert [action.objectName() for action in actions] == [spec.name for spec in ALL]
    assert len(owner.findChildren(QAction)) == len(ALL)
