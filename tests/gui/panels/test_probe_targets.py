"""Which node feature maps and kernels are of."""

from netstudio.catalog.inference import infer
from netstudio.document.edits import RemoveNodes
from netstudio.gui.panels.probe_targets import kernels_target, maps_target, node_at
from netstudio.presets import load_preset

LENET = load_preset("lenet5")


def test_maps_are_of_the_selected_node():
    assert maps_target(LENET.graph, "pool1") == "pool1"


def test_maps_of_an_output_are_of_what_it_returns():
    assert maps_target(LENET.graph, "logits") == "fc3"


def test_without_a_selection_maps_are_of_the_first_convolution():
    assert maps_target(LENET.graph, None) == "conv1"


def test_kernels_are_of_the_selected_convolution_or_the_nearest_before_it():
    assert kernels_target(LENET.graph, "conv2") == "conv2"
    assert kernels_target(LENET.graph, "pool1") == "conv1"
    assert kernels_target(LENET.graph, "fc1") == "conv2"


def test_before_any_convolution_kernels_are_of_the_first():
    assert kernels_target(LENET.graph, "image") == "conv1"


def test_a_network_without_convolutions_shows_a_matrix_of_weights():
    project = RemoveNodes("", ("conv1", "conv2")).change(LENET)
    assert kernels_target(project.graph, "fc2") == "fc2"
    assert kernels_target(project.graph, None) == "fc1"


def test_an_address_leads_to_its_node():
    assert node_at(LENET, infer(LENET), "fc1") == ("", "fc1")
    assert node_at(LENET, infer(LENET), "gone") == ("", "")
