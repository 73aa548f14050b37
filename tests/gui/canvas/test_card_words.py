"""Cards speak the user's language, and lie where a layout without a window puts them."""

import pytest
from PySide6.QtWidgets import QApplication

from netstudio.catalog.inference import infer
from netstudio.document.history import History
from netstudio.document.project import ROOT
from netstudio.gui.canvas.card import card_of, shape_text
from netstudio.gui.canvas.card_text import card_text
from netstudio.gui.canvas.paint import face
from netstudio.gui.canvas.scene import CanvasScene
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.selection import Selection
from netstudio.gui.translation import ENGLISH, use_language
from netstudio.layout import card as english
from netstudio.layout.geometry import geometry
from netstudio.layout.places import places_in
from netstudio.presets import load_preset


@pytest.fixture
def chinese(qapp: QApplication):
    use_language(qapp, "zh_CN")
    yield
    use_language(qapp, ENGLISH)


def test_details_made_of_several_parts_are_translated_part_by_part(chinese: None):
    project = load_preset("lenet5")
    known = infer(project).nodes
    changed = set()
    for node in project.graph.nodes.values():
        here = card_of(project, ROOT, node, known[node.id]).detail
        there = english.card_of(project, ROOT, node, known[node.id]).detail
        if here != there:
            changed.add(there)
            assert not {"grey", "features"} & set(here.replace(",", " ").split())
    assert any(text.startswith("grey, ") for text in changed)
    assert any(text.endswith(" features") for text in changed)


def test_a_scalar_is_called_so_in_both_languages(chinese: None):
    from netstudio.catalog.types import TensorType

    assert english.shape_text(TensorType(())) == "scalar"
    assert shape_text(TensorType(())) != "scalar"


@pytest.mark.parametrize("name", ["mlp", "lenet5", "resnet20_cifar10", "lstm_digits"])
def test_the_canvas_lays_cards_as_a_layout_without_a_window_does(qapp: QApplication, name: str):
    project = load_preset(name)
    bridge = DocumentBridge(History(project))
    scene = CanvasScene(bridge, Selection(bridge))
    laid = scene.layout_of(tuple(scene.nodes), as_before=False)(lambda: None)
    assert laid == places_in(project, ROOT, infer(project), width=1000.0)


@pytest.mark.parametrize(
    ("preset", "member"), [("densenet_small", "layer1"), ("densenet121", "denselayer1")]
)
def test_a_long_number_of_copies_leaves_the_name_some_room(
    qapp: QApplication, preset: str, member: str
):
    """Whatever the font: the name is read, and of its type enough to be read, or nothing."""
    project = load_preset(preset)
    node = project.blocks["DenseBlock"].graph.nodes[member]
    card = card_of(project, "DenseBlock", node, None)
    lines = {line.role: line for line in card_text(card, geometry(card)).lines}
    copies, name, kind = (lines[role].shown for role in ("copies", "title", "type"))
    assert copies.startswith("× ")
    assert name == member or (name[-1] == "…" and len(name) > 4)
    assert kind == "" or len(kind) > 3
    assert lines["type"].is_elided == (kind != "DenseLayer")
    right = lines["title"].place.x() + face("title").width(name)
    assert right <= min(lines["type"].place.x() if kind else 200, lines["copies"].chip.left())
