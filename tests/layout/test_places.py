"""Laying a whole project out without a window, as the canvas would."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import pytest

from netstudio.catalog.inference import NodeInference, infer
from netstudio.catalog.types import Unknown
from netstudio.document.node import Input
from netstudio.document.project import ROOT, Project
from netstudio.document.table import Table
from netstudio.document.view import Placement, View
from netstudio.layout.card import card_of
from netstudio.layout.geometry import WIDTH, height_with_picture
from netstudio.layout.places import known_in, laid_out
from netstudio.presets import load_preset

PRESETS = ("lenet5", "resnet20_cifar10", "lstm_digits", "alexnet_2012")


def assert_apart(
    project: Project,
    scope: str,
    places: Mapping[str, Placement],
    known: Mapping[str, NodeInference],
) -> None:
    """No card lies over another, with the pictures of what is known."""
    nodes = project.scope(scope).nodes
    height = {
        key: height_with_picture(
            node, card_of(project, scope, node, known.get(key)), known.get(key)
        )
        for key, node in nodes.items()
    }
    for one, other in combinations(nodes, 2):
        a, b = places[one], places[other]
        beside = abs(a.x - b.x) >= WIDTH
        below = a.y + height[one] <= b.y or b.y + height[other] <= a.y
        assert beside or below, (scope, one, other)


@pytest.mark.parametrize("name", PRESETS)
def test_every_node_of_every_graph_has_a_place_of_its_own(name: str):
    project = laid_out(replace(load_preset(name), view=View()))
    inference = infer(project)
    for scope in (ROOT, *project.blocks):
        graph, places = project.scope(scope), project.view.in_scope(scope)
        assert places.keys() == graph.nodes.keys()
        known = known_in(project, scope, inference)
        assert_apart(project, scope, places, known)


@pytest.mark.parametrize("name", ["lenet5", "resnet20_cifar10", "alexnet_2012"])
def test_a_network_without_a_shape_has_room_for_what_it_will_show_once_it_has_one(name: str):
    project = load_preset(name)
    (source,) = [n for n in project.graph.nodes.values() if isinstance(n.target, Input)]
    source = replace(source, target=replace(source.target, shape=None))
    shapeless = replace(project, view=View(), graph=project.graph.with_nodes([source]))
    assert isinstance(infer(shapeless).nodes[source.id].type, Unknown)
    places = laid_out(shapeless).view.in_scope(ROOT)
    assert_apart(project, ROOT, places, infer(project).nodes)


def test_colours_stay_and_other_places_are_forgotten():
    project = load_preset("lenet5")
    first = next(iter(project.graph.nodes))
    view = View().with_scope(ROOT, Table({first: Placement(999.0, -5.0, "#102030")}))
    placed = laid_out(replace(project, view=view)).view.in_scope(ROOT)[first]
    assert (placed.x, placed.y, placed.colour) == (0.0, placed.y, "#102030")
    assert placed.y != -5.0


def test_it_is_the_same_every_time():
    project = load_preset("resnet20_cifar10")
    assert laid_out(project).view == laid_out(laid_out(project)).view


def test_it_needs_neither_window_nor_torch():
    script = (
        "import sys; from netstudio.presets import load_preset\n"
        "from netstudio.layout.places import laid_out\n"
        "laid_out(load_preset('resnet20_cifar10'))\n"
        "print({'PySide6', 'torch', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"
