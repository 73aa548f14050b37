"""Cards inside a block say what holds in the copy that is looked at, and nothing twice."""

from netstudio.catalog.inference import infer
from netstudio.layout.card import card_of
from netstudio.presets import load_preset


def _card(node_name: str, address: str):
    project = load_preset("resnet20_cifar10")
    block = project.blocks["BasicBlock"]
    node = next(node for node in block.graph.nodes.values() if node.name == node_name)
    known = infer(project).nodes[f"{address}.{node.id}"]
    return card_of(project, "BasicBlock", node, known), card_of(project, "BasicBlock", node)


def test_a_parameter_of_the_block_is_said_as_its_number():
    known, unknown = _card("conv1", "stage2[0]")
    assert known.detail.startswith("32 × 3×3, stride 2")
    assert unknown.detail.startswith("channels × 3×3")


def test_what_is_only_handed_on_is_not_said():
    known, _ = _card("shortcut", "stage2[0]")
    assert "channels channels" not in known.detail


def test_an_input_says_no_lack_of_a_shape_it_has():
    known, unknown = _card("x", "stage2[0]")
    assert known.detail == ""
    assert unknown.detail == "no shape yet"
