"""Small networks with a recipe, for the tests of training: digits of 8 x 8, two epochs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from netstudio.document.project import Project
from netstudio.document.recipe import Choice, LossTerm, Recipe, Step
from netstudio.document.table import Table
from tests.networks import chain


def recipe(**changes: Any) -> Recipe:
    """Digits on the CPU."""
    settings: dict[str, Any] = {
        "data": Choice("digits", Table({"size": 8})),
        "epochs": 2,
        "batch_size": 128,
        "device": "cpu",
        "steps": one_step(),
    }
    return Recipe(**{**settings, **changes})


def one_step(
    loss: str = "cross_entropy",
    optimizer: str = "sgd",
    schedule: str = "constant",
    loss_options: dict[str, Any] | None = None,
    schedule_options: dict[str, Any] | None = None,
    **options: Any,
) -> tuple[Step, ...]:
    """The steps of a recipe with one update; `options` are the optimizer's."""
    if optimizer == "sgd":
        options = {"learning_rate": 0.1, **options}
    return (
        Step(
            losses=(LossTerm(loss=Choice(loss, Table(loss_options or {}))),),
            optimizer=Choice(optimizer, Table(options)),
            schedule=Choice(schedule, Table(schedule_options or {})),
        ),
    )


def mlp(*last: tuple[str, str, dict[str, Any]], **changes: Any) -> Project:
    """Flatten, linear, ReLU, dropout, linear, and `last`."""
    project = chain(
        ("flatten", "Flatten", {}),
        ("hidden", "Linear", {"out_features": 32}),
        ("act", "ReLU", {}),
        ("drop", "Dropout", {"p": 0.2}),
        ("fc", "Linear", {"out_features": 10}),
        *last,
        shape=(1, 8, 8),
        name="mlp",
    )
    return replace(project, recipe=recipe(**changes))


def convnet(**changes: Any) -> Project:
    """Convolution, batch norm, pooling, dropout, linear: random numbers, statistics, the lot."""
    project = chain(
        ("conv", "Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1}),
        ("norm", "BatchNorm2d", {}),
        ("act", "ReLU", {}),
        ("pool", "MaxPool2d", {"kernel_size": 2}),
        ("flatten", "Flatten", {}),
        ("drop", "Dropout", {"p": 0.2}),
        ("fc", "Linear", {"out_features": 10}),
        shape=(1, 8, 8),
        name="convnet",
    )
    return replace(project, recipe=recipe(**changes))
