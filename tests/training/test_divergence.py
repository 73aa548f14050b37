"""Losses that are no numbers, devices that are full, networks that fail: said on the right node."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from netstudio.document.table import Table
from netstudio.training.divergence import find_origin, node_addresses
from netstudio.training.failure import OutOfMemoryError, RunError, is_out_of_memory, run_error
from netstudio.training.objective import class_vectors
from netstudio.training.prepare import build_seeded
from netstudio.training.trainer import Advance
from tests.networks import NetworkBuilder, tiny_resnet
from tests.training.networks import mlp, one_step, recipe


def test_a_loss_that_explodes_stops_the_run(trainer):
    training = trainer(mlp(steps=one_step(learning_rate=1e30, momentum=0.9)))

    with pytest.raises(RunError, match="learning rate is 1e\\+30") as error:
        while training.advance() is not Advance.FINISHED:
            pass

    assert error.value.node in training.model.project.graph.nodes
    assert training.step == 1  # the second step saw it before it changed the weights
    assert len(training.fetch()[0][0]) == 1


def sick_network():
    """The logarithm of something negative, in the middle."""
    net = NetworkBuilder()
    net.input("image", (1, 8, 8))
    net.layer("flatten", "Flatten", "image")
    net.layer("hidden", "Linear", "flatten", out_features=8)
    net.layer("log", "Log", "hidden")
    net.layer("fc", "Linear", "log", out_features=10)
    net.output("fc")
    return net.graph()


def test_the_node_where_nan_began_is_named(trainer):
    project = replace(mlp(), graph=sick_network())

    with pytest.raises(RunError, match="began in “log”") as error:
        trainer(project).advance()

    assert error.value.node == "log"


def test_weights_that_are_no_numbers_are_said_to_be(trainer):
    training = trainer(mlp())
    with torch.no_grad():
        training.model.module.fc.weight[0, 0] = torch.nan

    with pytest.raises(RunError, match="“fc” .its weights are not finite") as error:
        training.advance()

    assert error.value.node == "fc"


def test_an_origin_inside_a_block_is_found_there():
    project = replace(tiny_resnet(), recipe=recipe())
    model = build_seeded(project)
    with torch.no_grad():
        model.module.get_parameter("stage1.1.conv.weight")[0] = torch.inf
    images = torch.randn(2, 1, 16, 16)
    before = torch.get_rng_state()
    buffers = {key: value.clone() for key, value in model.module.named_buffers()}

    found = find_origin(model, (images,), torch.device("cpu"))

    assert found == ("stage1[1].conv", True)
    assert torch.equal(before, torch.get_rng_state())
    for key, value in model.module.named_buffers():
        assert torch.equal(value, buffers[key])
    assert model.module.training


def test_nodes_come_in_running_order_with_blocks_opened():
    addresses = list(node_addresses(build_seeded(tiny_resnet())))

    assert addresses.index("stem") < addresses.index("stage1[0].conv")
    assert addresses.index("stage1[0].sum") < addresses.index("stage1[1].conv")
    assert addresses.index("stage1[2].out") < addresses.index("stage1") < addresses.index("fc")
    assert "stage2.conv" in addresses


def test_a_foreign_error_is_said_on_its_node(trainer):
    training = trainer(mlp())
    training.model.module.fc = torch.nn.Linear(7, 10)

    with pytest.raises(RunError, match="“fc” failed: .*cannot be multiplied") as error:
        training.advance()

    assert error.value.node == "fc"
    assert isinstance(error.value.__cause__, RuntimeError)


def test_a_full_device_is_said_with_the_way_out():
    model = build_seeded(mlp())
    error = torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 9 GiB")

    found = run_error(error, model, torch.device("cpu"), 128)

    assert isinstance(found, OutOfMemoryError)
    assert "batch of 128" in str(found)
    assert "such as 64" in str(found)


def test_a_full_device_is_said_on_the_layer_that_found_no_room(trainer):
    training = trainer(mlp())

    def grab(*_):
        torch.empty(1 << 60)

    training.model.module.fc.register_forward_pre_hook(grab)

    with pytest.raises(OutOfMemoryError, match="smaller batch size") as error:
        training.advance()

    assert error.value.node == "fc"


def test_an_allocation_that_fails_on_the_cpu_is_known_for_what_it_is():
    with pytest.raises(RuntimeError) as error:
        torch.empty(1 << 60)

    assert is_out_of_memory(error.value)
    assert not is_out_of_memory(RuntimeError("mat1 and mat2 shapes cannot be multiplied"))


def test_class_vectors():
    like = torch.zeros(2, 4)

    assert class_vectors(torch.tensor([1, 3]), like).tolist() == [[0, 1, 0, 0], [0, 0, 0, 1]]
    smoothed = class_vectors(torch.tensor([1, 3]), like, 0.2)
    assert smoothed[0].tolist() == pytest.approx([0.05, 0.85, 0.05, 0.05])


def test_a_run_that_failed_keeps_its_numbers(trainer):
    project = mlp(steps=one_step(learning_rate=1e30), fields=Table({"image": "image"}))
    training = trainer(project)
    with pytest.raises(RunError):
        while training.advance() is not Advance.FINISHED:
            pass

    steps, _ = training.fetch()
    assert sum(len(records) for records in steps) == training.step
