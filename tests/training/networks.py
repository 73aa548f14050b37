"""Small networks for the tests of training."""

from __future__ import annotations

from typing import Any

from netstudio.document.graph import Graph
from netstudio.document.node import Call, Input, Layer, Member, Node, Output
from netstudio.document.project import Project
from netstudio.document.recipe import Choice, LossTerm, Recipe, Step
from netstudio.document.table import Table
from netstudio.document.values import Ref


def chain(*layers: tuple[str, str, dict[str, Any]], recipe: Recipe | None = None) -> Project:
    """A network of (id, layer type, arguments) in a row, on 1 x 8 x 8 images."""
    graph = Graph().with_nodes([Node("image", "image", Input((1, 8, 8)))])
    last = "image"
    for node_id, kind, args in layers:
        graph = graph.with_members([Member(node_id, node_id, Layer(kind, Table(args)))])
        graph = graph.with_nodes([Node(node_id, node_id, Call(node_id), (Ref(last),))])
        last = node_id
    graph = graph.with_nodes([Node("logits", "logits", Output(), (Ref(last),))])
    return Project(name="chain", graph=graph, recipe=recipe or small_recipe())


def small_recipe(**changes: Any) -> Recipe:
    """Digits of 8 x 8, two epochs."""
    settings: dict[str, Any] = {
        "data": Choice("digits", Table({"size": 8})),
        "epochs": 2,
        "batch_size": 128,
        "device": "cpu",
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
    """The steps of a recipe with one update."""
    return (
        Step(
            losses=(LossTerm(loss=Choice(loss, Table(loss_options or {}))),),
            optimizer=Choice(optimizer, Table(options)),
            schedule=Choice(schedule, Table(schedule_options or {})),
        ),
    )


def mlp(**changes: Any) -> Project:
    """Flatten, linear, dropout, linear."""
    return chain(
        ("flatten", "Flatten", {}),
        ("hidden", "Linear", {"out_features": 32}),
        ("act", "ReLU", {}),
        ("drop", "Dropout", {"p": 0.2}),
        ("fc", "Linear", {"out_features": 10}),
        recipe=small_recipe(**changes),
    )


def convnet(**changes: Any) -> Project:
    """Convolution, batch norm, pooling, dropout, linear."""
    return chain(
        ("conv", "Conv2d", {"out_channels": 4, "kernel_size": 3, "padding": 1}),
        ("norm", "BatchNorm2d", {}),
        ("act", "ReLU", {}),
        ("pool", "MaxPool2d", {"kernel_size": 2}),
        ("flatten", "Flatten", {}),
        ("drop", "Dropout", {"p": 0.2}),
        ("fc", "Linear", {"out_features": 10}),
        recipe=small_recipe(**changes),
    )
