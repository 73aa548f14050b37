"""What a custom module gives, declared in the inspector by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio import trust
from netstudio.catalog.param import ParamSpec
from netstudio.document.node import CustomModule, Declared
from netstudio.gui.panels.inspector.declared_text import OutputNameText, SizesText
from netstudio.gui.panels.inspector.outputs_section import OutputsSection
from netstudio.gui.widgets.number_text import NumberError
from tests.custom_python import custom_network

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def _trusts_nothing(monkeypatch, places):
    monkeypatch.setenv(trust.VARIABLE, str(places / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")


@pytest.fixture
def window(open_window):
    window = open_window(custom_network(channels=12))
    graph = window.bridge.graph
    window.selection.set(
        [m.id for m in graph.members.values() if isinstance(m.target, CustomModule)]
    )
    return window


def section(window) -> OutputsSection:
    return window.bench.inspector.page.outputs


def outputs(window) -> tuple[Declared, ...]:
    members = window.bridge.graph.members.values()
    return next(m.target.outputs for m in members if isinstance(m.target, CustomModule))


def click(window, button) -> None:
    window.bench.inspector.ensureWidgetVisible(button)
    QTest.mouseClick(button, LEFT)


def retype(row, text: str):
    field = row.editor.focus_widget()
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    return field


def fill(row, text: str) -> None:
    QTest.keyClick(retype(row, text), Qt.Key.Key_Return)


def test_it_is_declared_typed_and_undone(window, qtbot):
    part = section(window)
    assert part.isVisible() and part.note.isVisible() and not part.drop.isVisible()
    click(window, part.declare)
    assert outputs(window) == (Declared(("N", "?")),)
    rows = part.rows()
    fill(rows["output 0 shape"], "N x 24")
    fill(rows["output 0 name"], "features")
    assert outputs(window) == (Declared(("N", 24), name="features"),)
    known = window.bridge.node_inference(window.bench.inspector.page.node_id)
    assert str(known.type) == "(N, 24)"
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert outputs(window) == () and not part.rows()
    assert part.note.isVisible()


def test_what_is_no_shape_is_told_while_it_is_typed(window, qtbot):
    part = section(window)
    click(window, part.declare)
    row = part.rows()["output 0 shape"]
    retype(row, "N × 2.5")
    assert "“2.5” is no size: type a number, N for the batch" in row.complaint()
    label = row._complaint
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) > 0)
    assert outputs(window) == (Declared(("N", "?")),)
    fill(row, "")
    assert outputs(window) == (Declared(),) and not row.complaint()


def test_several_outputs_have_names_of_their_own_and_ports(window):
    part = section(window)
    click(window, part.declare)
    click(window, part.declare)
    fill(part.rows()["output 0 name"], "boxes")
    row = part.rows()["output 1 name"]
    retype(row, "boxes")
    assert "nother output is called “boxes”" in row.complaint()
    fill(row, "scores")
    page = window.bench.inspector.page
    item = window.canvas.canvas.nodes[page.node_id]
    assert [port.name for port in item.card.ports.outputs] == ["boxes", "scores"]
    dtype = part.rows()["output 1 dtype"].editor.focus_widget()
    dtype.setFocus()
    QTest.keyClicks(dtype, "int64")
    QTest.keyClick(dtype, Qt.Key.Key_Return)
    click(window, part.drop)
    assert [one.name for one in outputs(window)] == ["boxes"]
    click(window, part.drop)
    assert outputs(window) == ()


def test_another_module_has_a_section_of_its_own(window):
    click(window, section(window).declare)
    window.selection.set([next(iter(window.bridge.graph.members))])
    assert not hasattr(window.bench.inspector.page, "outputs") or not section(window).isVisible()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("N × 64 × ?", ("N", 64, "?")),
        ("(N, 3, height, width)", ("N", 3, "height", "width")),
        ("Nx3x4", ("N", 3, 4)),
        ("N x 3", ("N", 3)),
        ("2x3", (2, 3)),
        ("?x?", ("?", "?")),
        ("()", ()),
        ("", None),
        ("none", None),
    ],
)
def test_sizes_as_people_type_them(text, value):
    form = SizesText(ParamSpec("shape", "shape", None, optional=True))
    assert form.read(text) == value
    assert form.read(form.write(value)) == value


@pytest.mark.parametrize("text", ["-1", "2.5", "N+1", "a-b", "9" * 30, "class", " ".join("1" * 65)])
def test_what_is_no_size_says_so(text):
    form = SizesText(ParamSpec("shape", "shape", None, optional=True))
    with pytest.raises(NumberError):
        form.read(text)


@pytest.mark.parametrize("text", ["a b", "3d", "class", "taken"])
def test_what_is_no_name_says_so(text):
    form = OutputNameText(ParamSpec("name", "text", ""), lambda: {"taken"})
    with pytest.raises(NumberError):
        form.read(text)
    assert form.read(" mask ") == "mask" and form.read("") == ""
