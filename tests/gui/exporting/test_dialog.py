"""The export dialog by mouse and keys: formats, options, preview, files, failures and the end."""

import gc
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from netstudio.errors import ExchangeError
from netstudio.exchange import formats
from netstudio.exchange.formats import FORMATS, Made
from netstudio.exchange.proof.verdict import Proof
from netstudio.gui import settings as stored
from netstudio.gui.exporting.dialog import ExportDialog
from netstudio.gui.main_window import MainWindow
from netstudio.gui.theme.tokens import DARK
from netstudio.sentence import say

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window) -> MainWindow:
    return open_window("resnet20_cifar10")


@pytest.fixture
def dialog(window: MainWindow, qtbot) -> ExportDialog:
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier(0x06000000))  # Ctrl+Shift
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is not None)
    found = window.findChild(ExportDialog)
    qtbot.waitUntil(lambda: found.picture.paper.drawing is not None)
    yield found
    if window.findChild(ExportDialog) is not None:
        found.close()


def choose(dialog: ExportDialog, suffix: str) -> None:
    """Click on a format in the list."""
    rows = (dialog.list.item(row) for row in range(dialog.list.count()))
    item = next(item for item in rows if item.data(Qt.ItemDataRole.UserRole) == suffix)
    dialog.list.scrollToItem(item)
    place = dialog.list.visualItemRect(item).center()
    QTest.mouseClick(dialog.list.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)


def click(box) -> None:
    QTest.mouseClick(box, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(10, box.height() // 2))


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """What the user says to the question for a file name."""
    chosen = str(path) if path is not None else ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))


def press_export(dialog: ExportDialog) -> None:
    QTest.mouseClick(dialog.go, LEFT)


def test_it_shows_every_format_and_begins_with_the_paper(dialog: ExportDialog):
    rows = [dialog.list.item(row) for row in range(dialog.list.count())]
    shown = [row.data(Qt.ItemDataRole.UserRole) for row in rows]
    assert [suffix for suffix in shown if suffix] == [form.suffix for form in FORMATS]
    assert dialog.form.suffix == ".pdf"
    assert (
        dialog.about.text() == "Vector drawing with embedded fonts, for a paper written in LaTeX."
    )


def test_an_option_changes_the_preview_and_is_remembered(dialog: ExportDialog, window, qtbot):
    before = dialog.picture.paper.drawing
    click(dialog.choices.flags[stored.DIAGRAM_OPEN])
    qtbot.waitUntil(lambda: dialog.picture.paper.drawing.height > 2 * before.height)
    assert window.settings.get(stored.DIAGRAM_OPEN)
    assert dialog.choices.options.open_blocks


def test_an_edit_on_the_canvas_changes_the_preview(dialog: ExportDialog, window, qtbot):
    before = len(dialog.picture.paper.drawing.shapes)
    window.selection.set(["flatten"])
    window.canvas.setFocus()
    window.actions_by_name["bypass"].trigger()
    qtbot.waitUntil(lambda: len(dialog.picture.paper.drawing.shapes) < before)


def test_the_options_are_those_of_the_format(dialog: ExportDialog):
    choose(dialog, ".png")
    assert dialog.choices.dpi.isVisible() and dialog.choices.clear.isVisible()
    choose(dialog, ".pdf")
    assert not dialog.choices.dpi.isVisible() and not dialog.choices.clear.isVisible()
    choose(dialog, ".md")
    assert not dialog.choices.direction.isVisible()
    assert [flag for flag, box in dialog.choices.flags.items() if box.isVisible()] == [
        stored.DIAGRAM_OPEN
    ]
    choose(dialog, ".onnx")
    assert dialog.choices.weights.isVisible()
    assert not dialog.choices.weights.isEnabled()  # torch is not loaded here


def test_weights_alone_are_never_made_up(dialog: ExportDialog):
    """Without torch there are none, and a file of initial ones would pass for trained ones."""
    for suffix in (".safetensors", ".pt"):
        choose(dialog, suffix)
        assert not dialog.go.isEnabled()
        assert dialog.choices.note.text().startswith("PyTorch is not loaded yet")
        dialog.choices.set_trained(True)
        assert dialog.choices.wants_weights
        dialog.choices.set_trained(False)
    choose(dialog, ".pdf")
    assert dialog.go.isEnabled()


def test_texts_are_previewed_as_they_will_be_written(dialog: ExportDialog, qtbot):
    choose(dialog, ".mmd")
    qtbot.waitUntil(lambda: dialog.text.toPlainText().startswith("flowchart LR"))
    choose(dialog, ".csv")
    qtbot.waitUntil(lambda: dialog.text.toPlainText().startswith("layer,type"))
    choose(dialog, ".py")
    qtbot.waitUntil(lambda: "class BasicBlock(nn.Module)" in dialog.source.toPlainText())


def test_the_list_is_walked_by_keys_past_its_headings(dialog: ExportDialog):
    dialog.list.setFocus()
    seen = [dialog.form.suffix]
    for _ in range(3):
        QTest.keyClick(dialog.list, Qt.Key.Key_Down)
        seen.append(dialog.form.suffix)
    assert seen == [".pdf", ".png", ".mmd", ".dot"]


def test_a_diagram_is_written_with_its_options(
    dialog: ExportDialog, window, places: Path, monkeypatch, qtbot
):
    choose(dialog, ".svg")
    click(dialog.choices.flags[stored.DIAGRAM_SHAPES])
    path = places / "net.svg"
    answer(monkeypatch, path)
    with qtbot.waitSignal(dialog.done_with) as done:
        press_export(dialog)
    assert done.args[0].paths == (path,)
    assert "BasicBlock ×3" in path.read_text() and "16×32×32" not in path.read_text()
    assert dialog.badge.text() == "Written"
    assert dialog.said.text() == "Wrote net.svg"
    assert window.settings.get(stored.EXPORT_FORMAT) == ".svg"


def test_the_window_goes_on_while_a_file_is_written(
    dialog: ExportDialog, places: Path, monkeypatch, qtbot
):
    gate, begun = threading.Event(), threading.Event()

    def slow(order) -> Made:
        begun.set()
        assert gate.wait(20)
        return Made((order.path,), say("It differs by {number} at most.", number=0))

    slowed = formats.Format(".pdf", say("Diagram as PDF"), say("Slow."), "diagram", slow)
    monkeypatch.setattr("netstudio.gui.exporting.dialog.FORMATS", (slowed,))
    answer(monkeypatch, places / "net.pdf")
    press_export(dialog)
    qtbot.waitUntil(begun.is_set)
    assert dialog.cancel.isVisible() and not dialog.go.isEnabled()
    assert dialog.said.text() == "Writing net.pdf…"
    gate.set()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.badge.text() == "Checked"
    assert dialog.said.text().endswith("It differs by 0 at most.")


def test_work_is_given_up_by_a_click(dialog: ExportDialog, places: Path, monkeypatch, qtbot):
    ended = threading.Event()

    def endless(order) -> Made:
        while not order.cancelled():
            ended.wait(0.01)
        ended.set()
        return Made((order.path,))

    form = formats.Format(".pdf", say("Diagram as PDF"), say("Endless."), "diagram", endless)
    monkeypatch.setattr("netstudio.gui.exporting.dialog.FORMATS", (form,))
    answer(monkeypatch, places / "net.pdf")
    press_export(dialog)
    qtbot.waitUntil(dialog.cancel.isVisible)
    QTest.mouseClick(dialog.cancel, LEFT)
    qtbot.waitUntil(ended.is_set)
    assert dialog.said.text() == "Nothing was written."
    assert dialog.go.isEnabled()


def test_a_failure_is_a_sentence_in_the_dialog(dialog: ExportDialog, places, monkeypatch, qtbot):
    def fail(order) -> Made:
        raise ExchangeError(say("There is no room on the disk."))

    form = formats.Format(".pdf", say("Diagram as PDF"), say("Fails."), "diagram", fail)
    monkeypatch.setattr("netstudio.gui.exporting.dialog.FORMATS", (form,))
    answer(monkeypatch, places / "net.pdf")
    press_export(dialog)
    qtbot.waitUntil(lambda: dialog.badge.text() == "Not written")
    assert dialog.said.text() == "There is no room on the disk."
    assert dialog.go.isEnabled()


@pytest.mark.parametrize(
    ("verdict", "badge"),
    [("identical", "Checked"), ("nothing", "Not shown"), ("different", "Differs")],
)
def test_the_badge_says_what_a_proof_found(
    dialog: ExportDialog, places: Path, monkeypatch, qtbot, verdict: str, badge: str
):
    orders = []

    def write(order) -> Made:
        orders.append(order)
        proof = Proof(verdict, notes=(say("One parameter is never used."),))
        return Made((order.path,), proof.sentence(), proof)

    form = formats.Format(".py", say("Python file"), say("Proved."), "model", write)
    monkeypatch.setattr("netstudio.gui.exporting.dialog.FORMATS", (form,))
    choose(dialog, ".py")
    answer(monkeypatch, places / "net.py")
    with qtbot.waitSignal(dialog.done_with):
        press_export(dialog)
    assert orders[0].prove
    assert dialog.badge.text() == badge
    assert "One parameter is never used." in dialog.said.toolTip()


def test_no_name_means_no_export(dialog: ExportDialog, monkeypatch):
    answer(monkeypatch, None)
    press_export(dialog)
    assert dialog.go.isEnabled() and dialog.said.text() == ""


def test_escape_closes_it_and_it_opens_again_where_it_was(dialog: ExportDialog, window, qtbot):
    choose(dialog, ".dot")
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    again = window.bench.exports.show_dialog()
    assert again.form.suffix == ".dot"
    window.actions_by_name["export_diagram"].trigger()
    assert window.bench.exports.show_dialog() is again
    assert again.form.suffix == ".pdf"
    with qtbot.waitSignal(again.destroyed):
        again.close()


def test_the_preview_looks_like_the_file(dialog: ExportDialog, qtbot):
    """White paper with the drawing on it, in the dark theme too."""
    paper = dialog.picture.paper
    image = paper.grab().toImage()
    assert image.pixelColor(2, 2).name() == DARK.canvas
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }
    assert "#ffffff" in colours
    assert "#e5eefe" in colours  # the wash of convolutions


def test_weights_of_an_export_given_up_are_not_taken_for_the_next(
    dialog: ExportDialog, window, places: Path, monkeypatch, qtbot
):
    asked, orders = [], []

    def write(order) -> Made:
        orders.append(order)
        return Made((order.path,))

    form = formats.Format(".pdf", say("Diagram as PDF"), say("Quick."), "diagram", write)
    monkeypatch.setattr("netstudio.gui.exporting.dialog.FORMATS", (form,))
    monkeypatch.setattr(type(dialog.choices), "wants_weights", True)
    monkeypatch.setattr(
        dialog._session, "export_weights", lambda path, then: asked.append((path, then))
    )
    answer(monkeypatch, places / "first.pdf")
    press_export(dialog)
    QTest.mouseClick(dialog.cancel, LEFT)
    answer(monkeypatch, places / "second.pdf")
    press_export(dialog)
    with qtbot.waitSignal(dialog.done_with):
        for path, then in asked:
            then(path)
    assert [order.path.name for order in orders] == ["second.pdf"]
    assert orders[0].weights == asked[1][0]


@pytest.mark.filterwarnings("error::ResourceWarning")
@pytest.mark.parametrize("comes", [False, True], ids=["never", "too late"])
def test_nothing_is_left_of_weights_that_nobody_waits_for(
    dialog: ExportDialog, places: Path, monkeypatch, comes: bool
):
    asked = []
    form = formats.Format(".pdf", say("PDF"), say("Quick."), "diagram", lambda _: Made(()))
    monkeypatch.setattr("netstudio.gui.exporting.dialog.FORMATS", (form,))
    monkeypatch.setattr(type(dialog.choices), "wants_weights", True)
    monkeypatch.setattr(
        dialog._session, "export_weights", lambda path, then: asked.append((path, then))
    )
    answer(monkeypatch, places / "first.pdf")
    press_export(dialog)
    path, then = asked.pop()
    path.write_bytes(b"weights")
    dialog.reject()
    if comes:
        then(path)
    del then
    gc.collect()
    assert not path.parent.exists()


def test_it_goes_with_its_window(dialog: ExportDialog, window, qtbot):
    with qtbot.waitSignal(dialog.destroyed):
        window.closing.emit()
