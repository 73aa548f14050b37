"""The pure functions that make edits: adding, copying, cutting, inserting."""

import pytest

from netstudio.catalog.inference import infer
from netstudio.catalog.registry import all_layers, find_layer
from netstudio.catalog.size import BATCH
from netstudio.catalog.types import TensorType
from netstudio.document.edits import InsertOnWire
from netstudio.document.node import Input, Output, Tensor, When
from netstudio.document.project import Project
from netstudio.document.values import ListValue, Ref
from netstudio.document.view import WHEN
from netstudio.errors import EditError
from netstudio.gui.canvas.build import free_spot, is_open_end, layer_before, new_layer, stem_of
from netstudio.gui.canvas.fitting import accepts, readers_of, sources_of, verdict
from netstudio.gui.canvas.fragment import fragment, paste
from netstudio.gui.canvas.wiring import cut, cut_all, make_room
from netstudio.layout.ports import ports_of, wires_into
from netstudio.layout.routing import Box
from tests.networks import NetworkBuilder, lenet, tiny_resnet


def test_a_new_layer_gets_a_free_name_and_its_place():
    project = lenet()
    for expected in ("conv", "conv3"):
        edit = new_layer(project, "", "Conv2d", (40, 80))
        project = edit.change(project)
        (node,) = edit.nodes
        assert node.name == expected
        assert project.graph.members[node.id].name == expected
        placed = project.view.placement("", node.id)
        assert (placed.x, placed.y) == (40.0, 80.0)


def test_inputs_and_outputs_can_be_added_too():
    project = Project()
    for name, kind in (("Input", Input), ("Output", Output)):
        project = new_layer(project, "", name, (0, 0)).change(project)
        assert isinstance(list(project.graph.nodes.values())[-1].target, kind)
    assert not project.graph.members


def test_every_layer_of_the_catalogue_can_be_added():
    project = Project()
    for spec in all_layers():
        project = new_layer(project, "", spec.name, (0, 0)).change(project)
    assert len(project.graph.members) == len(all_layers())


def test_an_unknown_layer_is_refused_by_name():
    with pytest.raises(EditError, match="Nonesuch"):
        new_layer(Project(), "", "Nonesuch", (0, 0))


@pytest.mark.parametrize(
    ("type_name", "stem"),
    [("Conv2d", "conv"), ("MaxPool3d", "max_pool"), ("ReLU", "relu"), ("LSTM", "lstm")],
)
def test_names_leave_the_number_of_dimensions_out(type_name, stem):
    assert stem_of(type_name) == stem


def test_a_layer_goes_before_a_port():
    project = layer_before(lenet(), "", "ReLU", (0, 0), "conv1", 0).change(lenet())
    added = list(project.graph.nodes)[-1]
    assert project.graph.nodes["conv1"].args == (Ref(added),)


def test_only_what_nothing_reads_is_an_open_end():
    graph = lenet().graph
    assert not is_open_end(graph, "conv1")
    assert not is_open_end(graph, "logits")
    assert not is_open_end(graph, "absent")
    net = NetworkBuilder()
    net.input("image")
    assert is_open_end(net.graph(), "image")


def test_a_free_spot_overlaps_nothing():
    taken = [(0, 0, 168, 80), (0, 90, 168, 170), (300, 0, 468, 80)]
    x, y = free_spot((20, 10), (168, 80), taken)
    assert x == 20
    assert y >= 170
    assert free_spot((600, 10), (168, 80), taken) == (600, 10)


def test_a_fragment_holds_what_is_chosen_and_the_wires_inside():
    part = fragment(lenet(), "", ["pool1", "conv1", "tanh1"])
    assert list(part.graph.nodes) == ["conv1", "tanh1", "pool1"]
    assert part.graph.nodes["conv1"].args == ()
    assert part.graph.nodes["pool1"].args == (Ref("tanh1"),)
    assert list(part.graph.members) == ["conv1", "tanh1", "pool1"]


def test_pasting_a_fragment_where_it_came_from_renames_all_of_it():
    project = lenet()
    edit, ids = paste(project, "", fragment(project, "", ["conv1", "tanh1"]), (0, 0))
    pasted = edit.change(project)
    names = [node.name for node in pasted.graph.nodes.values()]
    assert len(names) == len(set(names))
    assert pasted.graph.nodes[ids[1]].args == (Ref(ids[0]),)
    assert infer(pasted).nodes["conv1"] == infer(project).nodes["conv1"]


def test_a_module_called_twice_stays_one_module_in_the_copy():
    net = NetworkBuilder()
    net.input("image", (8,))
    net.layer("fc", "Linear", "image", out_features=8)
    net.call("again", "fc", "fc")
    project = Project(graph=net.graph())
    edit, ids = paste(project, "", fragment(project, "", ["fc", "again"]), (0, 0))
    pasted = edit.change(project)
    assert len(pasted.graph.members) == 2
    targets = {pasted.graph.nodes[node_id].target for node_id in ids}
    assert len(targets) == 1


def test_a_copy_keeps_conditions():
    net = NetworkBuilder()
    net.input("image", (8,))
    net.layer("drop", "Dropout", "image", when=When("training", Ref("image")))
    project = Project(graph=net.graph())
    edit, ids = paste(project, "", fragment(project, "", ["image", "drop"]), (0, 0))
    copied = edit.change(project).graph.nodes[ids[1]]
    assert copied.when == When("training", Ref(ids[0]))


def test_blocks_come_along_and_are_told_apart():
    part = fragment(tiny_resnet(), "", ["stage1"])
    assert list(part.blocks) == ["Residual"]
    edit, _ = paste(lenet(), "", part, (0, 0))
    assert list(edit.change(lenet()).blocks) == ["Residual"]
    same, _ = paste(tiny_resnet(), "", part, (0, 0))
    assert list(same.change(tiny_resnet()).blocks) == ["Residual"]
    renamed = Project(blocks=lenet().blocks.set("Residual", lenet_block()))
    other, ids = paste(renamed, "", part, (0, 0))
    changed = other.change(renamed)
    assert len(changed.blocks) == 2
    assert changed.graph.members[ids[0]].target.block != "Residual"


def lenet_block():
    from netstudio.document.project import Block

    return Block("Residual", lenet().graph)


def test_a_tensor_without_its_values_is_made_anew():
    from netstudio.document.node import Call, Member, Node
    from netstudio.document.table import Table

    net = NetworkBuilder()
    member = Member("scale", "scale", Tensor("parameter", (4,), data="0" * 64))
    graph = net.graph().with_members([member]).with_nodes([Node("scale", "scale", Call("scale"))])
    edit, ids = paste(Project(), "", fragment(Project(graph=graph), "", ["scale"]), (0, 0))
    target = edit.change(Project()).graph.members[ids[0]].target
    assert target == Tensor("parameter", (4,))
    assert isinstance(graph.nodes, Table)


def lists() -> Project:
    """A concatenation written as an operation on a list."""
    net = NetworkBuilder()
    net.input("a", (4,))
    net.input("b", (4,))
    net.op("cat", "torch.cat", ListValue((Ref("a"), Ref("b"), Ref("a"))), dim=1)
    return Project(graph=net.graph())


def test_cutting_a_wire_inside_a_list_shortens_the_list():
    project = lists()
    wires = wires_into(project.graph.nodes["cat"])
    assert [wire.index for wire in wires] == [0, 1, 2]
    shorter = cut(project, "", wires[1]).change(project)
    assert shorter.graph.nodes["cat"].args == (ListValue((Ref("a"), Ref("a"))),)
    bare = cut_all(project, "", wires).change(project)
    assert bare.graph.nodes["cat"].args == (ListValue(()),)


def test_a_conditional_value_is_a_wire_that_cannot_be_cut():
    net = NetworkBuilder()
    net.input("image", (8,))
    net.layer("drop", "Dropout", "image", when=When("training", Ref("image")))
    project = Project(graph=net.graph())
    first, second = wires_into(project.graph.nodes["drop"])
    assert second.port == WHEN
    assert cut(project, "", second) is None
    assert cut(project, "", first).change(project).graph.nodes["drop"].args == ()


def test_a_list_is_one_port():
    project = lists()
    ports = ports_of(project, project.graph, project.graph.nodes["cat"], None)
    assert [(port.key, port.wirable) for port in ports.inputs] == [(0, False)]


def test_room_is_made_to_the_right_and_only_as_far_as_needed():
    boxes = {
        "near": Box(200, 0, 368, 80),
        "far": Box(900, 0, 1068, 80),
        "low": Box(200, 200, 368, 280),
    }
    moves = make_room(Box(190, 0, 358, 80), boxes, boxes)
    assert set(moves) == {"near"}
    assert moves["near"][0] >= 358


def test_what_fits_is_asked_of_the_layer_itself():
    image = TensorType((BATCH, 1, 28, 28))
    assert accepts(find_layer("Conv2d"), image)
    assert not accepts(find_layer("Conv1d"), image)
    assert accepts(find_layer("Add"), image)
    assert not accepts(find_layer("Conv2d"), TensorType((BATCH, 10)))


def test_a_verdict_has_the_layers_own_words():
    project = lenet()
    known = infer(project).nodes.get
    graph = project.graph
    assert verdict(graph, known, Ref("conv1"), graph.nodes["conv2"], 0).fits
    against = verdict(graph, known, Ref("fc1"), graph.nodes["conv2"], 0)
    assert against.possible
    assert "120" in against.reason


def test_what_a_wire_must_not_reach():
    graph = lenet().graph
    assert readers_of(graph, "fc3") == {"fc3", "logits"}
    assert sources_of(graph, "conv1") == {"image", "conv1"}


def test_inserting_is_one_edit_of_the_document():
    project = lenet()
    node_edit = new_layer(project, "", "ReLU", (0, 0))
    insert = InsertOnWire("", node_edit.nodes[0], node_edit.members[0], "tanh1")
    graph = insert.change(project).graph
    assert graph.nodes["tanh1"].args == (Ref("relu"),)
