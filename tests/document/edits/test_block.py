"""Defining, changing and dropping blocks."""

from __future__ import annotations

import pytest

from netstudio.document.edits import SetBlock
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Member
from netstudio.document.project import Block, Project
from netstudio.document.table import Table
from netstudio.errors import EditError


def _block(name: str, *used: str) -> Block:
    members = (Member(f"m{i}", f"m{i}", BlockUse(use)) for i, use in enumerate(used))
    return Block(name, Graph(members=Table((m.id, m) for m in members)))


BASE = Project(graph=_block("", "B").graph, blocks=Table({"A": _block("A"), "B": _block("B", "A")}))


def test_define_change_and_drop():
    project = SetBlock("C", _block("C", "B", "A")).change(BASE)
    assert list(project.blocks) == ["A", "B", "C"]
    changed = SetBlock("A", Block("A", description="new")).change(project)
    assert list(changed.blocks) == ["A", "B", "C"]
    assert changed.blocks["A"].description == "new"
    assert list(SetBlock("C", None).change(changed).blocks) == ["A", "B"]


@pytest.mark.parametrize(
    ("name", "block", "says"),
    [
        ("A", None, "still used in B; remove it there"),
        ("B", None, "still used in the main graph"),
        ("Gone", None, "no block named “Gone”"),
        ("C", _block("C", "C"), "a block cannot hold itself"),
        ("A", _block("A", "B"), "a block cannot hold itself"),
        ("a b", _block("a b"), "cannot be a name"),
        ("C.0", _block("C.0"), "cannot be the name of the block"),
        ("C", _block("D"), "“C” cannot be the name of the block “D”"),
    ],
)
def test_what_does_not_fit(name, block, says):
    with pytest.raises(EditError) as caught:
        SetBlock(name, block).change(BASE)
    assert says in str(caught.value)


def test_blocks_arrive_in_any_order():
    project = SetBlock("D", _block("D", "C")).change(Project())
    assert list(SetBlock("C", _block("C")).change(project).blocks) == ["D", "C"]
    with pytest.raises(EditError, match="a block cannot hold itself"):
        SetBlock("C", _block("C", "D")).change(project)


def test_labels():
    assert SetBlock("C", _block("C")).label == "Change block C"
    assert SetBlock("C", None).label == "Drop block C"
