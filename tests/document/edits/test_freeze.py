"""Freezing members, and letting them learn again."""

import pytest

from netstudio.document.edits import SetFrozen
from netstudio.errors import EditError
from netstudio.presets import load_preset


@pytest.fixture
def project():
    return load_preset("lenet5")


def test_one_step_freezes_several_and_undo_is_exact(project):
    after, inverse = SetFrozen("", ("conv1", "fc1"), True).apply(project)
    assert [name for name, member in after.graph.members.items() if member.frozen] == [
        "conv1",
        "fc1",
    ]
    assert inverse.change(after) is project


def test_freezing_what_is_frozen_changes_nothing(project):
    frozen = SetFrozen("", ("conv1",), True).change(project)
    assert SetFrozen("", ("conv1",), True).change(frozen) is frozen


def test_labels_say_what_and_how_many():
    assert SetFrozen("", ("conv1",), True).label == "Freeze conv1"
    assert SetFrozen("", ("conv1", "fc1"), False).label == "Unfreeze 2 layers"


def test_a_member_that_is_not_there_is_refused(project):
    with pytest.raises(EditError, match="There is no layer with the id “gone”"):
        SetFrozen("", ("gone",), True).change(project)
