"""Custom Python in the window: asked about, trusted, added, followed, and never run before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio import trust
from netstudio.api import load_project, save_project
from netstudio.document.node import CustomModule
from netstudio.document.values import Ref
from netstudio.gui.custom.adding_dialog import Chosen
from netstudio.gui.main_window import MainWindow
from netstudio.gui.panels.problem_card import ProblemCard
from tests.custom_python import SCALE, custom_network, marked

PATIENCE = 180_000


@pytest.fixture(autouse=True)
def _trusts_nothing(monkeypatch: pytest.MonkeyPatch, places: Path) -> None:
    monkeypatch.setenv(trust.VARIABLE, str(places / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    return tmp_path / "ran"


@pytest.fixture
def path(tmp_path: Path, mark: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    save_project(custom_network(marked(mark), channels=12), folder / "net.json")
    return folder / "net.json"


def codes(window: MainWindow) -> set[str]:
    return {problem.code for problem in window.bench.bridge.problems}


def click(button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_is_asked_about_and_runs_only_then(open_live_window, qtbot, path, mark):
    window = open_live_window(str(path))
    qtbot.waitUntil(lambda: window.bench.notices.notice("custom") is not None, timeout=PATIENCE)
    assert codes(window) == {"custom_untrusted"}
    window.actions_by_name["show_problems"].trigger()
    (card,) = window.bench._problems.cards()
    click(card.offers[0])
    question = window.bench.custom.question
    qtbot.waitUntil(question.isVisible)
    assert "class Scale(nn.Module):" in question.code.toPlainText()
    click(question.later)
    assert not mark.exists() and codes(window) == {"custom_untrusted"}
    window.actions_by_name["show_layer"].trigger()
    window.selection.set(["own"])
    qtbot.waitUntil(lambda: bool(window.bench.inspector.findChildren(ProblemCard)))
    click(window.bench.inspector.findChildren(ProblemCard)[0].offers[0])
    click(window.bench.custom.question.agree)
    assert trust.is_trusted(trust.fingerprint(marked(mark).encode()))
    qtbot.waitUntil(lambda: not codes(window), timeout=PATIENCE)
    known = window.bench.bridge.inference.nodes["own"]
    assert str(known.type) == "(N, 24)" and known.parameters == 324
    assert window.bench.notices.notice("custom") is None
    qtbot.waitUntil(lambda: window.bench.session.state.name == "READY", timeout=PATIENCE)


def test_a_changed_file_is_taken_over_and_asked_about_again(open_window, qtbot, path, mark):
    trust.trust(path, trust.fingerprint(marked(mark).encode()))
    window = open_window(str(path))
    bridge = window.bench.bridge
    qtbot.waitUntil(lambda: "custom_untrusted" not in codes(window))
    _ = window.bench.custom
    changed = marked(mark).replace("GAIN = 2.0", "GAIN = 3.0")
    path.with_name("scale.py").write_text(changed)
    qtbot.waitUntil(lambda: bridge.project.code["scale.py"] == changed, timeout=PATIENCE)
    assert "custom_untrusted" in codes(window)
    assert window.bench.custom.untrusted() == ("scale.py",)
    bridge.undo()
    assert bridge.project.code["scale.py"] == marked(mark)
    assert not mark.exists()


def test_a_class_of_ones_own_becomes_a_node(open_window, qtbot, tmp_path, mark):
    file = tmp_path / "mine.py"
    file.write_text(marked(mark, SCALE.replace("class Scale", "class Mine")))
    window = open_window("lenet5")
    window.actions_by_name["add_custom"].trigger()
    dialog = window.bench.custom.dialog
    qtbot.waitUntil(dialog.isVisible)
    assert not dialog.add.isEnabled()
    dialog.file.field.setText(str(file))
    qtbot.waitUntil(lambda: dialog.classes.currentText() == "Mine")
    assert not dialog.add.isEnabled(), "not before it is trusted"
    dialog.trust.agree.setChecked(True)
    assert dialog.add.isEnabled()
    dialog.arguments.setText("[12]")
    assert not dialog.add.isEnabled() and "by name" in dialog.wrong.text()
    dialog.arguments.setText('{"channels": 12}')
    click(dialog.add)
    bridge = window.bench.bridge
    (node_id,) = window.selection.ids
    target = bridge.graph.member_of(bridge.graph.nodes[node_id]).target
    assert isinstance(target, CustomModule) and target.class_name == "Mine"
    assert dict(target.args) == {"channels": 12}
    assert bridge.graph.nodes[node_id].args == (None,)
    bridge.undo()
    assert node_id not in bridge.graph.nodes and not bridge.project.code


def test_a_second_file_of_a_name_lies_over_no_other(open_window, tmp_path):
    window = open_window("lenet5")
    custom, bridge = window.bench.custom, window.bench.bridge
    other = SCALE.replace("2.0", "3.0")
    for folder, text in (("a", SCALE), ("b", other), ("c", SCALE)):
        custom._place(Chosen(tmp_path / folder / "scale.py", text, "Scale", {"channels": 12}))
    assert dict(bridge.project.code) == {"scale.py": SCALE, "scale_2.py": other}
    (tmp_path / "scale.py").write_text("# mine\n")
    assert window.bench.files.save_to(tmp_path / "net.json")
    assert (tmp_path / "scale.py").read_text() == "# mine\n"
    read = load_project(tmp_path / "net.json")
    assert dict(read.code) == {"scale_2.py": other, "scale_3.py": SCALE}
    assert read.graph == bridge.project.graph and bridge.is_clean


TWICE = """from torch import nn


class Both(nn.Module):
    def forward(self, one, other, scale=1.0):
        return one + scale * other
"""


def test_a_module_just_placed_is_wired_by_hand(open_window, qtbot, tmp_path):
    window = open_window("lenet5")
    bridge, canvas = window.bench.bridge, window.canvas
    window.bench.custom._place(Chosen(tmp_path / "both.py", TWICE, "Both", {}))
    node_id = window.selection.current
    ports = canvas.canvas.nodes[node_id].card.ports.inputs
    assert [(p.name, p.optional) for p in ports] == [
        ("one", False),
        ("other", False),
        ("scale", True),
    ]
    qtbot.waitUntil(lambda: "unconnected" in codes(window))
    (problem,) = [p for p in bridge.problems if p.code == "unconnected"]
    assert "unused" not in codes(window)  # what is not wired yet is not said to do nothing
    assert (problem.severity, problem.node) == ("error", node_id)
    for port, source in enumerate(("conv1", "tanh1")):
        drag_wire(window, source, node_id, port)
    assert bridge.graph.nodes[node_id].args == (Ref("conv1"), Ref("tanh1"))
    qtbot.waitUntil(lambda: "unconnected" not in codes(window))
    bridge.undo()
    qtbot.waitUntil(lambda: "unconnected" in codes(window))
    (problem,) = [p for p in bridge.problems if p.code == "unconnected"]
    assert problem.severity == "warning" and "None as value 2" in problem.message


def test_nothing_is_measured_for_a_window_that_has_closed(open_window, qtbot, tmp_path):
    window = open_window("lenet5")
    custom = window.bench.custom
    window.close_unasked()
    custom._place(Chosen(tmp_path / "both.py", TWICE, "Both", {}))  # an edit that was under way
    assert custom.measuring._unknown(window.bridge.project)
    custom.measuring.follow()
    assert custom.measuring._job is None


def drag_wire(window: MainWindow, source: str, target: str, port: int) -> None:
    canvas, nodes = window.canvas, window.canvas.canvas.nodes
    start, end = nodes[source].output_point(()), nodes[target].input_point(port)
    surface, left = canvas.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(surface, left, pos=canvas.mapFromScene(start))
    for share in (0.2, 0.6, 1.0):
        QTest.mouseMove(surface, canvas.mapFromScene(start + (end - start) * share))
    QTest.mouseRelease(surface, left, pos=canvas.mapFromScene(end))


CTRL = Qt.KeyboardModifier.ControlModifier


def select_custom(window: MainWindow) -> None:
    graph = window.bridge.graph
    custom = next(m.id for m in graph.members.values() if isinstance(m.target, CustomModule))
    window.selection.set([custom])


def paste(window: MainWindow) -> None:
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_V, CTRL)


def test_pasted_nodes_bring_their_file_along_and_it_is_asked_about(
    open_window, qtbot, path, mark, tmp_path
):
    one, other = open_window(str(path)), open_window("lenet5")
    select_custom(one)
    one.canvas.setFocus()
    QTest.keyClick(one.canvas, Qt.Key.Key_C, CTRL)
    assert other.bench.files.save_to(tmp_path / "other.json")
    (tmp_path / "scale.py").write_text("# somebody else's\n")
    paste(other)
    assert dict(other.bridge.project.code) == {"scale_2.py": marked(mark)}
    qtbot.waitUntil(lambda: other.bench.notices.notice("custom") is not None)
    assert "custom_untrusted" in codes(other) and not mark.exists()
    paste(other)  # the file is here now
    assert dict(other.bridge.project.code) == {"scale_2.py": marked(mark)}
    assert other.bench.files.save()
    assert (tmp_path / "scale.py").read_text() == "# somebody else's\n"
    assert load_project(tmp_path / "other.json") == other.bridge.project
    for _ in range(2):
        QTest.keyClick(other, Qt.Key.Key_Z, CTRL)
    assert not other.bridge.project.code
