"""The bridge publishes each step once, and works out only what can have changed."""

import pytest

from netstudio.catalog.inference import infer
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits import Connect, MoveNodes, RemoveNodes, SetArguments, SetInfo
from netstudio.document.history import History
from netstudio.document.project import Project
from netstudio.document.values import Ref
from netstudio.errors import EditError
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.selection import Selection
from tests.networks import lenet, tiny_resnet

MOVE = MoveNodes("", {"conv1": (8.0, 4.0)})
WIDER = SetArguments("", "conv1", {"out_channels": 8})


@pytest.fixture
def bridge(qapp):
    return DocumentBridge(History(lenet()))


def heard(signal):
    found = []
    signal.connect(lambda *args: found.append(args[0] if args else None))
    return found


def test_a_step_is_published_once_with_what_changed(bridge):
    changes = heard(bridge.changed)
    assert bridge.push(WIDER)
    assert [change.ids for change in changes] == [frozenset({"conv1"})]
    assert changes[0].revision == bridge.revision


def test_undo_and_redo_are_published_and_stop_at_the_ends(bridge):
    changes = heard(bridge.changed)
    bridge.push(WIDER)
    assert bridge.undo()
    assert bridge.redo()
    assert not bridge.redo()
    assert len(changes) == 3


def test_a_step_that_changes_nothing_is_not_published(bridge):
    changes = heard(bridge.changed)
    assert bridge.push(SetArguments("", "conv1", {"out_channels": 6}))
    assert changes == []
    assert bridge.history.undo_label is None


def test_a_refused_edit_gives_its_sentence_and_changes_nothing(bridge):
    sentences, before = heard(bridge.edit_rejected), bridge.project
    assert not bridge.push(Connect("", Ref("fc3"), "conv1"))
    assert "cycle" in sentences[0]
    assert bridge.project is before


def test_merged_edits_undo_as_one(bridge):
    for channels in (7, 8, 9):
        bridge.push(SetArguments("", "conv1", {"out_channels": channels}), merge=True)
    bridge.undo()
    assert bridge.project == lenet()


def test_an_edit_made_by_a_listener_is_published_after_the_one_it_heard_of(bridge):
    revisions = []

    def rename_once(change):
        if change.structural:
            bridge.push(SetInfo("renamed", ""))

    bridge.changed.connect(rename_once)
    bridge.changed.connect(lambda change: revisions.append(change.revision))
    bridge.push(WIDER)
    assert revisions == sorted(revisions)
    assert len(revisions) == 2


def test_a_move_never_works_the_shapes_out_again(qapp):
    runs = []

    def counting(project: Project):
        runs.append(project)
        return infer(project)

    bridge = DocumentBridge(History(lenet()), infer=counting)
    first = bridge.inference
    bridge.push(MOVE)
    assert bridge.inference is first
    bridge.push(WIDER)
    assert bridge.inference is not first
    assert len(runs) == 2


def test_problems_are_looked_for_once_and_told_when_edits_pause(qapp, qtbot):
    runs = []

    def checker(project):
        runs.append(project)
        return (Problem("tag", str(len(runs)), node="conv1"),)

    bridge = DocumentBridge(History(lenet()), checker=checker)
    with qtbot.waitSignal(bridge.problems_changed):
        bridge.push(WIDER)
    assert bridge.problems is bridge.problems
    assert len(runs) == 1
    bridge.push(MOVE)
    assert bridge.problems and len(runs) == 1


def test_without_a_checker_clashes_are_the_problems(qapp):
    bridge = DocumentBridge(History(lenet()))
    bridge.push(SetArguments("", "fc1", {"in_features": 123}))
    (problem,) = bridge.problems
    assert problem.node == "fc1"
    assert (problem.claimed, problem.true) == ("123", "400")


def test_repairs_are_looked_for_when_asked(qapp):
    problem = Problem("tag", "wrong")
    bridge = DocumentBridge(
        History(lenet()), checker=lambda _: (problem,), fixer=lambda _, p: (Fix("mend", WIDER),)
    )
    assert bridge.problems[0].fixes == ()
    assert [fix.label for fix in bridge.fixes_for(problem)] == ["mend"]


def test_another_project_starts_a_history_of_its_own(bridge):
    bridge.push(WIDER)
    changes, before = heard(bridge.changed), bridge.revision
    bridge.reset(tiny_resnet())
    assert {"conv1", "stem"} <= changes[0].ids
    assert bridge.revision > before
    assert bridge.is_clean
    assert not bridge.undo()


def test_the_mark_of_the_last_save_follows_undo(bridge):
    states = heard(bridge.clean_changed)
    bridge.push(WIDER)
    bridge.undo()
    bridge.push(WIDER)
    bridge.mark_clean()
    assert states == [False, True, False, True]


def test_a_block_is_opened_by_name_and_left_when_it_goes(qapp):
    bridge = DocumentBridge(History(tiny_resnet()))
    scopes = heard(bridge.scope_changed)
    bridge.set_scope("Residual")
    assert bridge.graph is bridge.project.blocks["Residual"].graph
    assert bridge.node_inference("conv").parameters > 0
    bridge.reset(lenet())
    assert scopes == ["Residual", ""]
    with pytest.raises(EditError, match="Residual"):
        bridge.set_scope("Residual")


def test_the_selection_keeps_order_and_its_last_is_current(bridge):
    selection = Selection(bridge)
    selection.set(["fc1", "conv1"])
    selection.add(["fc2", "fc1"])
    assert selection.ids == ("conv1", "fc2", "fc1")
    assert selection.current == "fc1"
    selection.toggle("fc1")
    assert selection.current == "fc2"


def test_what_is_deleted_is_no_longer_selected(bridge):
    selection = Selection(bridge)
    selection.set(["conv1", "fc1"])
    told = heard(selection.changed)
    bridge.push(RemoveNodes("", ("fc1",), heal=True))
    assert selection.ids == ("conv1",)
    assert len(told) == 1


def test_one_signal_tells_of_shapes_and_problems_alike(qapp, qtbot):
    bridge = DocumentBridge(History(lenet()))
    told = heard(bridge.findings_changed)
    bridge.use_inference(infer)
    assert len(told) == 1
    with qtbot.waitSignal(bridge.findings_changed):
        bridge.use_checker(lambda _: (Problem("tag", "wrong"),))
