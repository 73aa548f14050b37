"""The loop: against a bare loop in plain torch, and against itself."""

from __future__ import annotations

import copy
import math
from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F

from netstudio.data import BatchSource
from netstudio.document.node import Node, Output, When
from netstudio.document.recipe import Choice, LossTerm, Step
from netstudio.document.table import Table
from netstudio.errors import TrainingError
from netstudio.training.failure import RunError
from netstudio.training.prediction import predict
from netstudio.training.prepare import build_seeded, make_trainer
from netstudio.training.randomness import derive_seed
from netstudio.training.trainer import Advance
from tests.training.networks import convnet, mlp, one_step


def bare_loop(project, digits, epochs, make_optimizer):
    """What a script would do: the same seeds, and nothing of the trainer's."""
    torch.manual_seed(project.recipe.seed)
    module = build_seeded(project).module
    optimizer = make_optimizer(module.parameters())
    source = BatchSource(
        digits, device="cpu", batch_size=128, seed=derive_seed(project.recipe.seed, "shuffle")
    )
    torch.manual_seed(derive_seed(project.recipe.seed, "training"))
    losses, accuracies = [], []
    for _ in range(epochs):
        module.train()
        for images, labels in source.batches():
            optimizer.zero_grad()
            loss = F.cross_entropy(module(images), labels)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        module.eval()
        with torch.no_grad():
            images = digits.normalise(digits.test.read(torch.arange(len(digits.test))))
            right = module(images).argmax(1) == digits.test.labels
        accuracies.append(right.double().mean().item())
    return losses, accuracies


def test_steps_are_those_of_a_bare_loop(trainer, digits, curves):
    project = convnet(steps=one_step(learning_rate=0.05, momentum=0.9))
    expected, accuracies = bare_loop(
        project, digits, 2, lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9)
    )

    losses, epochs = curves(trainer(project))

    assert losses == expected  # to the last bit
    assert [epoch.val_accuracy for epoch in epochs] == pytest.approx(accuracies)
    assert epochs[0].train_loss > epochs[1].train_loss


@pytest.mark.parametrize("at", ["", "out"])
def test_outputs_under_keys_train_as_those_in_a_tuple(trainer, digits, curves, at):
    project = convnet()
    source = project.graph.outputs()[0].args
    pair = (Node("first", "first", Output(), ()), Node("out", "out", Output(), ()))
    ends = [replace(node, args=source) for node in pair]
    graph = project.graph.with_nodes(ends)
    graph = replace(graph, nodes=graph.nodes.without(project.graph.outputs()[0].id))
    losses = (LossTerm(output=at), LossTerm(output="first", weight=0.5))
    steps = (replace(project.recipe.steps[0], losses=losses),)
    tuples = replace(project, graph=graph, recipe=replace(project.recipe, steps=steps))
    keyed = [replace(node, target=Output(f"the {node.name}")) for node in ends]
    dicts = replace(tuples, graph=graph.with_nodes(keyed))

    training = trainer(dicts)
    losses, epochs = curves(training)

    assert losses == curves(trainer(tuples))[0]
    assert epochs[-1].val_accuracy > 0.5
    image = digits.test.read(torch.arange(1))[0, 0].numpy()
    found = predict(training.model, digits, torch.device("cpu"), image)
    assert found.probabilities.sum() == pytest.approx(1)


def with_an_auxiliary_output(*losses):
    """A second output that reads the first one's value in training alone, and comes before it."""
    project = convnet()
    (logits,) = project.graph.outputs()
    aux = Node("aux", "aux", Output(), logits.args, when=When("training"))
    nodes = project.graph.nodes.without(logits.id)
    graph = replace(project.graph, nodes=nodes.update({"aux": aux, logits.id: logits}))
    steps = (replace(project.recipe.steps[0], losses=losses),)
    return replace(project, graph=graph, recipe=replace(project.recipe, steps=steps))


def test_accuracy_is_of_what_is_there_in_evaluation(trainer, curves):
    main = convnet().graph.outputs()[0].id
    project = with_an_auxiliary_output(LossTerm(output="aux"), LossTerm(output=main))
    _, epochs = curves(trainer(project))
    assert epochs[-1].val_accuracy > 0.5


def test_losses_of_training_alone_are_refused_before_it_begins(trainer):
    with pytest.raises(TrainingError, match="gives in training alone"):
        trainer(with_an_auxiliary_output(LossTerm(output="aux")))


def test_epochs_are_weighted_by_samples(trainer, curves):
    training = trainer(mlp(epochs=1))
    sizes = [128] * (training.train.sample_count // 128) + [training.train.sample_count % 128]

    losses, (epoch,) = curves(training)

    expected = sum(a * b for a, b in zip(losses, sizes, strict=True)) / sum(sizes)
    assert epoch.train_loss == pytest.approx(expected, rel=1e-12)
    assert epoch.step == len(sizes) == training.step
    assert 0 < epoch.train_accuracy < 1


@pytest.mark.parametrize("every", [1, 5, 1000])
def test_numbers_do_not_depend_on_when_they_are_fetched(trainer, every):
    training = trainer(convnet())
    losses, epochs, count = [], [], 0
    while training.advance() is not Advance.FINISHED:
        count += 1
        if count % every == 0:
            steps, ended = training.fetch()
            losses += [loss for records in steps for loss in records.losses]
            epochs += ended
    steps, ended = training.fetch()
    losses += [loss for records in steps for loss in records.losses]
    epochs += ended

    reference = trainer(convnet())
    while reference.advance() is not Advance.FINISHED:
        pass
    expected, expected_epochs = reference.fetch()
    assert losses == [loss for records in expected for loss in records.losses]
    assert [replace(item, seconds=0) for item in epochs] == [
        replace(item, seconds=0) for item in expected_epochs
    ]


def test_another_seed_gives_other_weights_and_another_order(trainer, curves):
    first, _ = curves(trainer(mlp(seed=0)))
    again, _ = curves(trainer(mlp(seed=0)))
    other, _ = curves(trainer(mlp(seed=1)))

    assert first == again
    assert first[0] != other[0]


def test_evaluation_leaves_no_trace(trainer, curves):
    """The steps after an evaluation are the same whether it happened or not."""
    losses, _ = curves(trainer(convnet(epochs=2)))

    training = trainer(convnet(epochs=2))
    training._begin_evaluation = lambda: setattr(training, "epoch", training.epoch + 1)
    without, _ = curves(training)

    assert losses == without


def test_full_batch_makes_one_step_an_epoch(trainer, curves):
    losses, epochs = curves(trainer(mlp(batch_size=0, epochs=3)))

    assert len(losses) == len(epochs) == 3


def test_a_last_batch_of_one_sample_does_not_reach_batch_norm(trainer, digits):
    size = next(n for n in range(2, 200) if len(digits.train) % n == 1)
    training = trainer(convnet(batch_size=size, epochs=1))

    assert len(training.train) == len(digits.train) // size
    assert len(trainer(mlp(batch_size=size)).train) == len(digits.train) // size + 1


def test_frozen_members_keep_their_weights(trainer, curves):
    project = convnet()
    member = replace(project.graph.members["conv"], frozen=True)
    project = replace(project, graph=project.graph.with_members([member]))
    training = trainer(project)
    before = copy.deepcopy(training.model.module.state_dict())

    curves(training)

    after = training.model.module.state_dict()
    assert torch.equal(before["conv.weight"], after["conv.weight"])
    assert not torch.equal(before["fc.weight"], after["fc.weight"])


def test_a_network_that_is_frozen_altogether_cannot_be_trained(trainer):
    project = mlp()
    members = [replace(item, frozen=True) for item in project.graph.members.values()]
    project = replace(project, graph=project.graph.with_members(members))

    with pytest.raises(TrainingError, match="nothing to train"):
        trainer(project)


@pytest.mark.parametrize("name", ["sgd", "adam", "adamw", "rmsprop", "adagrad", "adadelta"])
def test_every_optimizer_learns(trainer, curves, name):
    losses, _ = curves(trainer(mlp(steps=one_step(optimizer=name, learning_rate=0.01))))

    assert sum(losses[-3:]) < sum(losses[:3])


@pytest.mark.parametrize(
    ("loss", "last"),
    [
        ("cross_entropy", ()),
        ("nll", (("log", "LogSoftmax", {"dim": 1}),)),
        ("kl_div", (("log", "LogSoftmax", {"dim": 1}),)),
        ("mse", ()),
        ("l1", ()),
        ("huber", ()),
        ("bce_with_logits", ()),
    ],
)
def test_every_loss_learns(trainer, curves, loss, last):
    project = mlp(*last, steps=one_step(loss=loss, optimizer="adam", learning_rate=0.01))

    _, epochs = curves(trainer(project, epochs=4))

    assert epochs[-1].val_loss < epochs[0].val_loss
    if loss != "l1":  # whose best single answer to a one-hot vector is all zeros
        assert epochs[-1].val_accuracy > 0.3


def test_nll_behind_log_softmax_is_cross_entropy(trainer, curves):
    nll, _ = curves(trainer(mlp(("log", "LogSoftmax", {"dim": 1}), steps=one_step(loss="nll"))))
    cross, _ = curves(trainer(mlp()))

    assert nll == pytest.approx(cross, rel=1e-4)


def test_two_updates_train_their_own_members(trainer, curves):
    steps = (
        Step(updates=("hidden",), optimizer=Choice("sgd", Table({"learning_rate": 0.1}))),
        Step(updates=("fc",), optimizer=Choice("sgd", Table({"learning_rate": 0.0}))),
    )
    training = trainer(mlp(steps=steps, epochs=1))
    before = copy.deepcopy(training.model.module.state_dict())

    curves(training)

    after = training.model.module.state_dict()
    assert not torch.equal(before["hidden.weight"], after["hidden.weight"])
    assert torch.equal(before["fc.weight"], after["fc.weight"])


def test_weighted_losses_add_up(trainer, curves):
    halves = (LossTerm(weight=0.5), LossTerm(weight=0.5))
    step = Step(losses=halves, optimizer=Choice("sgd", Table({"learning_rate": 0.1})))
    once, _ = curves(trainer(mlp()))
    twice, _ = curves(trainer(mlp(steps=(step,))))

    assert twice == pytest.approx(once, rel=1e-4)


def test_schedules_reach_the_optimizer(trainer):
    project = mlp(steps=one_step(schedule="step", schedule_options={"step_size": 1, "gamma": 0.5}))
    training = trainer(project, epochs=2)
    while training.advance() is not Advance.FINISHED:
        pass
    steps, epochs = training.fetch()

    rates = {round(float(rate), 6) for records in steps for rate in records.learning_rates}
    assert rates == {0.1, 0.05}
    assert [epoch.learning_rate for epoch in epochs] == [0.1, 0.05]


def test_a_rate_set_by_hand_scales_the_schedule(trainer):
    project = mlp(steps=one_step(schedule="step", schedule_options={"step_size": 1, "gamma": 0.5}))
    training = trainer(project, epochs=2)
    training.advance()
    training.set_learning_rate(0.01)
    training.advance()
    (records,), _ = training.fetch()
    assert records.learning_rates.tolist() == pytest.approx([0.1, 0.01])
    while training.advance() is not Advance.EPOCH:
        pass

    assert training.learning_rate == pytest.approx(0.005)


@pytest.mark.parametrize("rate", [-0.1, math.inf, math.nan])
def test_a_rate_that_is_none_is_refused(trainer, rate):
    with pytest.raises(TrainingError, match="learning rate"):
        trainer(mlp()).set_learning_rate(rate)


def test_channels_last_gives_the_same_network(trainer, curves):
    plain, _ = curves(trainer(convnet()))
    last, _ = curves(trainer(convnet(), channels_last=True))

    assert last == pytest.approx(plain, rel=1e-3)


def test_an_autoencoder_is_trained_on_its_images(trainer, curves):
    step = Step(
        losses=(LossTerm(Choice("mse"), target="image"),),
        optimizer=Choice("adam", Table({"learning_rate": 0.01})),
    )
    project = mlp(
        ("wide", "Linear", {"out_features": 64}),
        ("image_again", "Unflatten", {"dim": 1, "unflattened_size": (1, 8, 8)}),
        steps=(step,),
        epochs=3,
    )

    _, epochs = curves(trainer(project))

    assert epochs[-1].val_loss < epochs[0].val_loss
    assert math.isnan(epochs[0].val_accuracy)


def test_images_of_another_size_are_refused_at_the_input(digits):
    project = convnet()
    node = project.graph.nodes["image"]
    wider = replace(node, target=replace(node.target, shape=(1, 10, 10)))
    project = replace(project, graph=project.graph.with_nodes([wider]))

    with pytest.raises(RunError, match="1 × 10 × 10.*1 × 8 × 8") as error:
        make_trainer(build_seeded(project), digits, torch.device("cpu"))

    assert error.value.node == "image"


def test_too_few_outputs_are_refused_at_the_output(trainer):
    with pytest.raises(RunError, match="10 classes") as error:
        trainer(mlp(("narrow", "Linear", {"out_features": 9})))

    assert error.value.node == "logits"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"epochs": 0}, "at least 1 epoch"),
        ({"batch_size": -1}, "batch size"),
        ({"steps": ()}, "no update"),
        ({"steps": one_step(loss="hinge")}, "hinge"),
        ({"fields": Table({"sound": "image"})}, "sound"),
        ({"fields": Table({"image": "nowhere"})}, "nowhere"),
        ({"steps": (Step(losses=()),)}, "no loss"),
        ({"steps": (Step(losses=(LossTerm(output="nowhere"),)),)}, "nowhere"),
        ({"steps": (Step(losses=(LossTerm(target="mask"),)),)}, "mask"),
        ({"steps": (Step(losses=(LossTerm(target="image"),)),)}, "class labels"),
        ({"steps": (Step(updates=("nowhere",)),)}, "nowhere"),
    ],
)
def test_a_recipe_that_does_not_hold_is_refused_in_words(trainer, changes, said):
    with pytest.raises(TrainingError, match=said):
        trainer(mlp(**changes))
