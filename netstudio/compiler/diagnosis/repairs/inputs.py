"""Inputs: one where there is none, and the shape of the data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from netstudio.catalog.clash import Clash
from netstudio.catalog.datasets import DataDescription
from netstudio.compiler.diagnosis.examination import Examination
from netstudio.compiler.diagnosis.objectives import IMAGE, fed_inputs
from netstudio.compiler.diagnosis.repairs.insert import PITCH, free_node_name, placed_beside
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import AddNodes, Connect, SetInput
from netstudio.document.node import Dimension, Input, Node
from netstudio.document.project import ROOT
from netstudio.document.values import Ref
from netstudio.sentence import say


def data_shape(site: Site, clash: Clash) -> Iterator[Fix]:
    """An input without a shape, or with an impossible one, gets that of the data's images."""
    if isinstance(site.node.target, Input) and site.scope == ROOT and site.exam.data is not None:
        yield shape_of_data(site.node, site.exam.data)


def input_like_data(site: Site, clash: Clash) -> Iterator[Fix]:
    """The images' input gets the shape of the data, where the clash may come from another."""
    exam = site.exam
    if exam.data is None:
        return
    fed = fed_inputs(exam.project)
    for node in exam.project.graph.inputs():
        target = node.target
        if fed.get(node.id) == IMAGE and getattr(target, "shape", None) != exam.data.sample_shape:
            yield shape_of_data(node, exam.data)


def missing_input(site: Site, clash: Clash) -> Iterator[Fix]:
    """A network without an input gets one, wired to the node that lacks it."""
    if site.scope == ROOT and not site.graph.inputs() and clash.details.get("port", 0) == 0:
        yield from add_input(site.exam, site.node)


def add_input(exam: Examination, target: Node | None = None) -> Iterator[Fix]:
    """An input with the data's shape, wired to `target`, or to the first node that lacks one."""
    graph = exam.project.graph
    name = free_node_name(graph, IMAGE)
    shape = exam.data.sample_shape if exam.data is not None else (1, 28, 28)
    if target is None:
        target = next((node for node in graph.nodes.values() if _lacks_input(exam, node)), None)
    placements = placed_beside(exam, ROOT, target.id if target else "", name, -PITCH)
    add: Edit = AddNodes(ROOT, (Node(name, name, Input(shape)),), placements=placements)
    if target is not None:
        add = Compound(
            say("Add input {name}", name=name), (add, Connect(ROOT, Ref(name), target.id))
        )
    yield Fix(say("Add an input of {sizes_text}", sizes_text=sizes_text(shape)), add)


def _lacks_input(exam: Examination, node: Node) -> bool:
    known = exam.known(ROOT, node.id)
    return known is not None and any(
        clash.code == "unconnected" and clash.details.get("port") == 0 for clash in known.clashes
    )


def shape_of_data(node: Node, data: DataDescription) -> Fix:
    """The input gets the shape of the data's images."""
    label = say(
        "Set the shape of {name} to {sizes_text} ({name2})",
        name=node.name,
        sizes_text=sizes_text(data.sample_shape),
        name2=data.name,
    )
    return Fix(label, set_shape(node, data))


def set_shape(node: Node, data: DataDescription) -> SetInput:
    """The edit that gives an input of the main graph the shape of the data's images."""
    assert isinstance(node.target, Input)
    return SetInput(ROOT, node.id, replace(node.target, shape=data.sample_shape))


def sizes_text(shape: tuple[Dimension, ...]) -> str:
    """`3×32×32`."""
    return "×".join(str(size) for size in shape) or "a single number"
