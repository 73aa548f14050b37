"""What a diagram shows of a network: boxes, frames, stacks, shapes; and that its texts fit."""

from dataclasses import replace

import pytest

from netstudio.catalog.inference import infer
from netstudio.document.edits import SetBypassed
from netstudio.document.project import ROOT, Project
from netstudio.document.values import Ref
from netstudio.exchange.diagram import style
from netstudio.exchange.diagram.cells import broken
from netstudio.exchange.diagram.content import figure_of
from netstudio.exchange.diagram.draw import draw
from netstudio.exchange.diagram.drawing import Drawing, Path, Text, flattened
from netstudio.exchange.diagram.font import face
from netstudio.exchange.diagram.items import Figure
from netstudio.exchange.diagram.options import DiagramOptions
from netstudio.presets import load_preset
from tests.networks import NetworkBuilder

PRESETS = ("lenet5", "resnet20_cifar10", "lstm_digits", "alexnet_2012", "templates/residual")


def drawing_of(project: Project | str, **options) -> Drawing:
    project = load_preset(project) if isinstance(project, str) else project
    return draw(project, infer(project), DiagramOptions(**options))


def figure(project: Project | str, **options) -> Figure:
    project = load_preset(project) if isinstance(project, str) else project
    return figure_of(project, infer(project), DiagramOptions(**options))


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def said(figure: Figure, name: str) -> list[str]:
    return [line.text for cell in figure.items[name].cells for line in cell.lines]


def areas(drawing: Drawing, *unless: str) -> list[tuple[float, float, float, float]]:
    """The sides of every area, but for those filled with certain colours."""
    found = []
    for shape in drawing.shapes:
        if isinstance(shape, Path) and shape.closed and shape.fill not in unless:
            xs, ys = zip(*flattened(shape), strict=True)
            found.append((min(xs), min(ys), max(xs), max(ys)))
    return found


@pytest.mark.parametrize("direction", ["right", "down"])
@pytest.mark.parametrize("name", PRESETS)
def test_every_text_fits_its_box_and_the_page(name: str, direction: str):
    drawing = drawing_of(name, direction=direction, open_blocks=True, counts=True)
    boxes = areas(drawing)
    for text in (shape for shape in drawing.shapes if isinstance(shape, Text)):
        left, right = text.left, text.left + text.width
        top, bottom = text.y - 0.75 * text.size, text.y + 0.22 * text.size
        assert left >= 0 and right <= drawing.width and top >= 0 and bottom <= drawing.height
        if text.anchor == "middle":
            assert any(
                a <= left and right <= c and b <= top + 0.3 and bottom <= d + 0.3
                for a, b, c, d in boxes
            ), text.text


@pytest.mark.parametrize("name", PRESETS)
def test_shapes_beside_wires_lie_on_no_box(name: str):
    for direction in ("right", "down"):
        drawing = drawing_of(name, direction=direction, open_blocks=True)
        boxes = areas(drawing, style.FRAME_FILL, style.PAPER, style.WIRE_INK)
        for text in (shape for shape in drawing.shapes if isinstance(shape, Text)):
            if text.anchor == "start" and "×" in text.text and not text.text[0].isalpha():
                x, y = text.left + text.width, text.y - text.size / 3
                assert not any(a < x < c and b < y < d for a, b, c, d in boxes), text.text


def test_a_folded_diagram_is_as_wide_as_the_page():
    for name in PRESETS:
        assert drawing_of(name).width <= DiagramOptions().fold


def test_what_follows_a_layer_stands_in_its_box():
    joined = figure("resnet20_cifar10")
    assert said(joined, "conv1") == ["Conv2d", "16 × 3×3", "BatchNorm2d", "ReLU"]
    apart = figure("resnet20_cifar10", joined=False)
    assert said(apart, "conv1") == ["Conv2d", "16 × 3×3"]
    assert said(apart, "relu1") == ["ReLU"]


def test_a_stack_says_how_many_it_is():
    closed = figure("resnet20_cifar10", counts=True)
    assert said(closed, "stage2") == ["BasicBlock ×3", "channels 32", "51,648 parameters"]
    assert closed.items["stage2"].pile


def test_a_stack_whose_first_copy_differs_is_that_one_and_the_rest():
    opened = figure("resnet20_cifar10", open_blocks=True)
    frames = [said(opened, name) for name, item in opened.items.items() if item.inner]
    assert frames == [
        ["BasicBlock ×3"],
        ["BasicBlock"],
        ["BasicBlock ×2"],
        ["BasicBlock"],
        ["BasicBlock ×2"],
    ]
    first, rest = opened.items["stage2"].inner, opened.items["stage2\0"].inner
    assert first is not None and "shortcut" in first.items
    assert rest is not None and "shortcut" not in rest.items


def test_a_shape_is_said_once_behind_a_stack_that_is_drawn_as_two_frames():
    labels = figure("resnet20_cifar10", open_blocks=True).labels
    assert "stage2\0\0value" not in labels  # it stands inside the first frame
    assert "stage2" not in labels  # and the rest has not changed it


def test_what_is_left_out_in_other_copies_is_joined_where_it_is_there():
    opened = figure("resnet18", opened=frozenset({"BasicBlock"}))
    first = next(
        item.inner for name, item in opened.items.items() if item.inner and name == "layer2"
    )
    texts = [
        [line.text for cell in item.cells for line in cell.lines] for item in first.items.values()
    ]
    assert ["Conv2d", "128 × 1×1, stride 2", "BatchNorm2d"] in texts


def test_only_the_blocks_named_are_open():
    opened = figure("resnet20_cifar10", opened=frozenset({"BasicBlock"}))
    inner = opened.items["stage2"].inner
    assert inner is not None
    assert inner.items["shortcut"].inner is None
    assert said(inner, "shortcut") == ["Projection", "channels 32, stride 2"]


def test_shapes_stand_where_they_change():
    assert figure("lenet5").labels == {
        "tanh1": "6×28×28",
        "pool1": "6×14×14",
        "tanh2": "16×10×10",
        "pool2": "16×5×5",
        "flatten": "400",
        "tanh3": "120",
        "tanh4": "84",
        "fc3": "10",
    }
    assert figure("lenet5", shapes=False).labels == {}


def test_names_stand_for_types_where_asked():
    assert said(figure("lenet5", names=True), "conv1") == ["conv1", "Conv2d, 6 × 5×5", "tanh1"]


def test_a_bypassed_layer_is_not_drawn():
    project = load_preset("lenet5")
    bypassed, _ = SetBypassed(ROOT, ("tanh1",), True).apply(project)
    assert said(figure(bypassed), "conv1") == ["Conv2d", "6 × 5×5"]
    assert {wire.link.target for wire in figure(bypassed).laid.wires} >= {"pool1"}


def test_blocks_in_a_row_that_are_alike_are_drawn_as_a_stack():
    project = load_preset("resnet20_cifar10")
    graph = project.graph
    names = ["more1", "more2"]
    stage = graph.nodes["stage1"]
    members, nodes, before = [], [], "stage1"
    for name in names:
        member = graph.members["stage1"]
        members.append(replace(member, id=name, name=name, target=replace(member.target, repeat=1)))
        node = replace(stage, id=name, name=name, target=replace(stage.target, member=name))
        nodes.append(replace(node, args=(replace(stage.args[0], node=before),)))
        before = name
    after = graph.nodes["stage2"]
    nodes.append(replace(after, args=(replace(after.args[0], node=before),)))
    project = replace(project, graph=graph.with_members(members).with_nodes(nodes))
    drawn = figure(project)
    assert said(drawn, "stage1")[0] == "BasicBlock ×5"
    assert not {"more1", "more2"} & drawn.items.keys()
    assert {wire.link.target for wire in drawn.laid.wires} >= {"stage1", "stage2"}


def test_a_sum_is_round_and_one_with_a_number_is_not():
    net = NetworkBuilder()
    net.input("image", (4,))
    net.layer("fc", "Linear", "image", out_features=4)
    net.layer("sum", "Add", "image", "fc")
    net.op("half", "torch.mul", Ref("sum"), 0.5)
    net.output("half")
    drawn = figure(Project(graph=net.graph()))
    assert drawn.items["sum"].kind == "round"
    assert said(drawn, "half") == ["mul", "0.5"]


def test_an_empty_network_and_a_loose_layer_are_drawn():
    assert drawing_of(Project()).shapes == ()
    net = NetworkBuilder()
    net.input("image", (3, 8, 8))
    assert "image" in texts(drawing_of(Project(graph=net.graph())))


def test_long_details_are_broken_behind_commas_and_end_in_an_ellipsis():
    text = ", ".join(f"parameter{n} {n}" for n in range(30))
    lines = broken(text, 6.0, 100.0)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(face().width(line, 6.0) <= 100.0 for line in lines)
    assert broken("6 × 5×5, stride 2", 6.0, 100.0) == ["6 × 5×5, stride 2"]


def test_widths_are_those_of_arial():
    """From Adobe's metrics of Helvetica, which Arial and Liberation Sans share: 1000 a em."""
    for text, width in (("A", 667), ("i", 222), ("0", 556), (" ", 278), ("×", 584), ("W", 944)):
        assert face().width(text, 1000.0) == pytest.approx(width, abs=0.6)
    assert face().width("维", 10.0) == 10.0
