"""Optimizers, losses and schedules: their declarations against torch itself."""

from __future__ import annotations

import inspect
import math

import pytest
import torch
import torch.nn.functional as F

from netstudio.catalog.losses import ALL_LOSSES, find_loss
from netstudio.catalog.optimizers import (
    ALL_OPTIMIZERS,
    find_optimizer,
    learning_rate_of,
    torch_name,
)
from netstudio.catalog.options import reject_options
from netstudio.catalog.schedules import ALL_SCHEDULES, Course, find_schedule, schedule_of
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.document.values import Expr
from netstudio.errors import TrainingError

# What chooses an implementation rather than an update rule is left to torch.
IMPLEMENTATION = {"params", "foreach", "fused", "capturable", "differentiable"}
IMPLEMENTATION |= {"decoupled_weight_decay"}  # AdamW is an entry of its own


def torch_class(spec):
    return getattr(torch.optim, spec.target.removeprefix("torch.optim."))


@pytest.mark.parametrize("spec", ALL_OPTIMIZERS, ids=lambda spec: spec.name)
def test_optimizer_has_every_option_of_torchs(spec):
    theirs = set(inspect.signature(torch_class(spec).__init__).parameters) - {"self"}
    ours = {torch_name(param.name) for param in spec.params}

    assert ours == theirs - IMPLEMENTATION


@pytest.mark.parametrize("spec", ALL_OPTIMIZERS, ids=lambda spec: spec.name)
def test_optimizer_defaults_are_torchs_unless_declared_otherwise(spec):
    signature = inspect.signature(torch_class(spec).__init__).parameters
    for param in spec.params:
        if not param.explicit:
            assert param.default == signature[torch_name(param.name)].default, param.name


@pytest.mark.parametrize("spec", ALL_OPTIMIZERS, ids=lambda spec: spec.name)
def test_optimizer_can_be_made_at_its_bounds(spec):
    for param in spec.params:
        for bound in {param.minimum, param.maximum} - {None}:
            value = (float(bound),) * param.dims if param.kind == "floats" else float(bound)
            torch_class(spec)([torch.zeros(1)], **spec.arguments({param.name: value}))


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("sgd", {"momentun": 0.9}, "momentum"),
        ("sgd", {"learning_rate": -1.0}, "at least 0 (it is -1.0)"),
        ("sgd", {"nesterov": True, "momentum": 0.0}, "Nesterov"),
        ("sgd", {"nesterov": True, "dampening": 0.1}, "Nesterov"),
        ("adam", {"betas": (0.9,)}, "2 numbers"),
        ("adam", {"betas": (0.9, 1.0)}, "at most"),
        ("adamw", {"amsgrad": 3}, "true or false"),
        ("rmsprop", {"alpha": Expr("channels")}, "expression"),
    ],
)
def test_options_that_do_not_hold_are_named(name, options, said):
    with pytest.raises(TrainingError) as error:
        find_optimizer(name).arguments(options)

    assert said in str(error.value)


def test_rejections_are_given_option_by_option():
    reasons = reject_options(
        find_optimizer("sgd").params, {"momentum": -1, "x": 2, "nesterov": True}
    )

    assert set(reasons) == {"momentum", "x"}


@pytest.mark.parametrize("find", [find_optimizer, find_loss, find_schedule])
def test_an_unknown_name_is_answered_with_the_known_ones(find):
    with pytest.raises(TrainingError, match=r"there are: .+, .+"):
        find("nonesuch")


def test_learning_rate_of_a_choice():
    assert learning_rate_of(Choice("adam")) == 1e-3
    assert learning_rate_of(Choice("sgd", Table({"learning_rate": 1}))) == 1.0


@pytest.mark.parametrize("spec", ALL_LOSSES, ids=lambda spec: spec.name)
def test_loss_options_are_torchs(spec):
    signature = inspect.signature(getattr(F, spec.target)).parameters
    for param in spec.params:
        assert param.default == signature[param.name].default
    for name, _ in spec.fixed:
        assert name in signature
    assert hasattr(torch.nn, spec.docs)


def rates(name, options, base=0.1, epochs=6, steps_per_epoch=5):
    course = Course(epochs, steps_per_epoch)
    schedule = schedule_of(Choice(name, Table(options)), base, course)
    return [schedule.rate(step) for step in range(course.steps)]


def torch_rates(make, per_epoch, base=0.1, epochs=6, steps_per_epoch=5):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=base)
    scheduler = make(optimizer)
    seen = []
    for step in range(epochs * steps_per_epoch):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if not per_epoch or (step + 1) % steps_per_epoch == 0:
            scheduler.step()
    return seen


def test_step_schedule_is_torchs():
    theirs = torch_rates(lambda o: torch.optim.lr_scheduler.StepLR(o, 2, 0.5), per_epoch=True)

    assert rates("step", {"step_size": 2, "gamma": 0.5}) == pytest.approx(theirs)


def test_cosine_schedule_is_torchs_by_steps():
    theirs = torch_rates(
        lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, T_max=30, eta_min=0.01),
        per_epoch=False,
    )

    assert rates("cosine", {"minimum_learning_rate": 0.01}) == pytest.approx(theirs)


def test_warm_up_rises_evenly_to_the_scheduled_rate():
    warmed = rates("constant", {"warm_up_epochs": 0.8})  # 4 of 5 steps

    assert warmed[:6] == pytest.approx([0.02, 0.04, 0.06, 0.08, 0.1, 0.1])


def test_only_a_constant_rate_without_warm_up_is_constant():
    course = Course(2, 3)
    for spec in ALL_SCHEDULES:
        assert schedule_of(Choice(spec.name), 0.1, course).is_constant == (spec.name == "constant")
    warm = schedule_of(Choice("constant", Table({"warm_up_epochs": 1.0})), 0.1, course)
    assert not warm.is_constant


def test_cosine_beyond_its_end_stays_at_the_minimum():
    schedule = schedule_of(Choice("cosine"), 0.1, Course(2, 3))

    assert math.isclose(schedule.rate(1000), 0.0, abs_tol=1e-12)
