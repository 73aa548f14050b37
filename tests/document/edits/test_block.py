"""Defining, changing and dropping blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netstudio.catalog.inference import infer
from netstudio.document.edits import (
    GroupNodes,
    MakeUnique,
    MergeBlocks,
    PromoteArgument,
    RenameBlock,
    RenameNode,
    RenameParameter,
    SetArguments,
    SetBlock,
    SetParameter,
)
from netstudio.document.edits.block import equal_blocks
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Member
from netstudio.document.project import Block, Project
from netstudio.document.project_file import project_from_text, project_to_text
from netstudio.document.table import Table
from netstudio.document.view import Note, Placement, View
from netstudio.errors import EditError
from netstudio.presets import load_preset


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
        ("C.0", _block("C.0"), "cannot be the name of a block"),
        ("res-block", _block("res-block"), "letters, digits and underscores"),
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


def test_rename_wherever_it_is_used():
    project = load_preset("resnet20_cifar10")
    renamed = RenameBlock("Projection", "Shortcut").change(project)
    assert list(renamed.blocks) == ["Shortcut", "BasicBlock"]
    assert renamed.blocks["Shortcut"].name == "Shortcut"
    assert renamed.blocks["BasicBlock"].graph.members["shortcut"].target.block == "Shortcut"
    assert "Projection" not in renamed.view.placements
    assert renamed.view.in_scope("Shortcut") == project.view.in_scope("Projection")
    assert infer(renamed).parameters == 272_474
    assert RenameBlock("Shortcut", "Projection").change(renamed) == project


def test_a_unique_copy_and_back_by_merging():
    project = load_preset("resnet20_cifar10")
    unique = MakeUnique("", "stage2", "WideBlock").change(project)
    assert unique.graph.members["stage2"].target.block == "WideBlock"
    assert unique.graph.members["stage3"].target.block == "BasicBlock"
    assert unique.view.in_scope("WideBlock") == project.view.in_scope("BasicBlock")
    assert equal_blocks(unique) == (("BasicBlock", "WideBlock"),)
    assert equal_blocks(project) == ()
    assert MergeBlocks("BasicBlock", ("WideBlock",)).change(unique) == project
    other = SetArguments("WideBlock", "conv1", {"bias": True}).change(unique)
    assert equal_blocks(other) == ()
    with pytest.raises(EditError, match="are not equal"):
        MergeBlocks("BasicBlock", ("WideBlock",)).change(other)


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (RenameBlock("A", "B"), "already a block named “B”"),
        (RenameBlock("Gone", "B"), "no block named “Gone”"),
        (RenameBlock("A", "a.0"), "a class in the source"),
        (RenameBlock("A", "0"), "a class in the source"),
        (RenameBlock("A", "res-block"), "a class in the source"),
        (MakeUnique("", "gone", "C"), "no node with the id"),
        (MergeBlocks("A", ("A",)), "not equal"),
    ],
)
def test_what_cannot_be_renamed_copied_merged(edit, says):
    with pytest.raises(EditError, match=says):
        edit.change(BASE)


def test_dropping_takes_the_view_along():
    project = SetBlock("C", _block("C")).change(BASE)
    view = View(
        Table({"C": Table({"x": Placement(0, 0)})}),
        Table({"n": Note("n", "a note", 0, 0, 9, 9, scope="C")}),
    )
    dropped = SetBlock("C", None).change(replace(project, view=view))
    assert dropped.view == View()


ODD = st.sampled_from(
    ["0", "12", "a-b", "res-block", "a.b", "a.0", "é", "class", "self", "max", "train", "_", "ok"]
) | st.text(max_size=6)


@given(name=ODD)
def test_a_block_or_parameter_is_named_so_that_the_project_can_be_saved(name: str) -> None:
    """What no file can hold is refused when it is typed, not when all of it is to be saved."""
    project = load_preset("squeezenet1_1")
    member = next(iter(project.blocks["Fire"].graph.members))
    for edit in (
        RenameBlock("Fire", name),
        MakeUnique("", "features_3", name),
        RenameParameter("Fire", "squeezed", name),
        SetParameter("Fire", name, 3),
        PromoteArgument("Fire", member, "stride", name, 1),
        GroupNodes("", ("features_0", "features_1"), name, "stem"),
        RenameNode("", "features_0", name),
    ):
        try:
            changed = edit.change(project)
        except EditError:
            continue
        assert project_from_text(project_to_text(changed)) == changed
