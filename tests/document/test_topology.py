"""The order of nodes, cycles, and blocks within blocks."""

from __future__ import annotations

from random import Random

import pytest

from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Member, Node, Op
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.document.topology import ancestors, blocks_within, run_order, would_cycle
from netstudio.document.values import Ref

from .strategies import random_project


def graph_of(**sources: str) -> Graph:
    """`graph_of(b="a", c="a b")`: which nodes each one reads."""
    return Graph(
        Table(
            (name, Node(name, name, Op("f"), tuple(Ref(s) for s in text.split())))
            for name, text in sources.items()
        )
    )


def test_ties_keep_the_order_of_the_document():
    assert run_order(graph_of(a="", b="", c="")) == (["a", "b", "c"], frozenset())
    assert run_order(graph_of(c="b", b="a", a="", d="")) == (["a", "b", "c", "d"], frozenset())
    assert run_order(graph_of(a="", d="b c", c="a", b="a")) == (["a", "b", "c", "d"], frozenset())


def test_cycles_take_what_is_behind_them_along():
    order, stuck = run_order(graph_of(a="", b="a d", c="b", d="c", e="d", f="a"))
    assert order == ["a", "f"]
    assert stuck == {"b", "c", "d", "e"}
    assert run_order(graph_of(a="a", b="")) == (["b"], frozenset("a"))


def test_two_cycles_and_a_bridge():
    order, stuck = run_order(graph_of(x="", a="b", b="a x", c="b d", d="c", y="x"))
    assert order == ["x", "y"]
    assert stuck == {"a", "b", "c", "d"}


def test_references_to_absent_nodes_are_passed_over():
    assert run_order(graph_of(a="gone", b="a")) == (["a", "b"], frozenset())
    assert ancestors(graph_of(a="gone", b="a"), "b") == {"a"}


def test_a_chain_longer_than_the_stack():
    count = 5000
    sources = {f"n{i}": f"n{i + 1}" for i in range(count)}
    graph = graph_of(**sources, **{f"n{count}": ""})
    order, stuck = run_order(graph)
    assert order == [f"n{i}" for i in range(count, -1, -1)]
    assert not stuck
    assert len(ancestors(graph, "n0")) == count


@pytest.mark.parametrize("seed", range(30))
def test_every_node_follows_what_it_reads(seed):
    rng = Random(seed)
    names = [f"n{i}" for i in range(12)]
    sources = {
        name: " ".join(rng.sample(names[:index], min(index, rng.randrange(3))))
        for index, name in enumerate(names)
    }
    shuffled = rng.sample(names, len(names))
    graph = graph_of(**{name: sources[name] for name in shuffled})
    order, stuck = run_order(graph)
    assert sorted(order) == sorted(names)
    assert not stuck
    for name in names:
        assert all(order.index(source) < order.index(name) for source in sources[name].split())
        assert ancestors(graph, name) == set().union(
            *({source} | ancestors(graph, source) for source in sources[name].split())
        )


def test_random_projects_are_in_order_already():
    project = random_project(Random(2), 20)
    assert run_order(project.graph) == (list(project.graph.nodes), frozenset())


def test_would_cycle():
    graph = graph_of(a="", b="a", c="b")
    assert would_cycle(graph, "c", "a")
    assert would_cycle(graph, "a", "a")
    assert not would_cycle(graph, "a", "c")
    assert not would_cycle(graph, "absent", "a")


def test_blocks_within_blocks():
    def block(name: str, *used: str) -> Block:
        members = (Member(f"m{i}", f"m{i}", BlockUse(use)) for i, use in enumerate(used))
        return Block(name, Graph(members=Table((m.id, m) for m in members)))

    blocks = [block("A", "B", "C"), block("B", "C"), block("C"), block("D", "E"), block("E", "D")]
    project = Project(blocks=Table((b.name, b) for b in blocks))
    assert blocks_within(project, "A") == {"B", "C"}
    assert blocks_within(project, "C") == frozenset()
    assert blocks_within(project, "D") == {"D", "E"}
    assert blocks_within(project, "absent") == frozenset()
