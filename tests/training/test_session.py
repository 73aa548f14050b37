"""The torch thread: its states, its answers, and that no work on the side shows in a curve."""

from __future__ import annotations

import math
import subprocess
import sys
import threading
import time

import numpy as np
import pytest
import torch

from netstudio.document.edits.argument import SetArguments
from netstudio.document.recipe import Choice
from netstudio.errors import CheckpointError, NetStudioError
from netstudio.insight import standard_probes
from netstudio.training.engine import Engine
from netstudio.training.headless import train
from netstudio.training.metrics_file import read_metrics
from netstudio.training.probe import ProbeRequest
from netstudio.training.status import State
from netstudio.training.telemetry import Telemetry
from netstudio.training.torch_thread import (
    FAREWELL_NAME,
    THREAD_NAME,
    Session,
    SessionClosedError,
)
from tests.training.networks import convnet, mlp, one_step

SECONDS = 30.0

LOOKS = (
    ProbeRequest("feature_maps", "conv", 2),
    ProbeRequest("feature_maps", "act", 5),
    ProbeRequest("kernels", "conv"),
    ProbeRequest("activations"),
    ProbeRequest("gradients"),
)


def edited(project, member, **arguments):
    """The project with arguments of a layer changed."""
    return SetArguments("", member, arguments).apply(project)[0]


def wait(session, condition, seconds=SECONDS):
    """The first snapshot for which `condition` holds."""
    end = time.monotonic() + seconds
    while True:
        snapshot = session.snapshot()
        if condition(snapshot):
            return snapshot
        assert time.monotonic() < end, snapshot.status
        time.sleep(0.002)


def reach(session, *states):
    """The first snapshot in one of the states; a failure that was not asked for is an error."""
    found = wait(session, lambda seen: seen.status.state in {*states, State.FAILED})
    assert found.status.state in states, found.status
    return found


@pytest.fixture
def session(tmp_path):
    made = Session(probes=standard_probes, runs_root=tmp_path / "runs", threads=1)
    made.launch()
    yield made
    assert made.shutdown(SECONDS)


def steps_of(snapshot):
    """When each of LOOKS was taken; nothing before all of them were."""
    looks = snapshot.probes
    return [looks[look].step for look in LOOKS] if set(looks) == set(LOOKS) else []


def train_in(session, project, **options):
    """Builds and trains to the end; what an earlier run came to is not mistaken for this one."""
    run = session.snapshot().run
    session.build(project)
    session.start(**options)
    wait(session, lambda seen: seen.run == run + 2 and not seen.status.state.is_running)
    return reach(session, State.FINISHED)


def test_the_curves_of_a_session_are_those_of_the_terminal(session):
    project = convnet(epochs=3)
    seen = []
    alone = train(project, keep=False, threads=1, on_progress=seen.append)

    session.show_probes(LOOKS)
    snapshot = train_in(session, project)

    assert snapshot.losses.tolist() == seen[-1].losses.tolist()
    last = snapshot.epochs.since(2)[0]
    assert (last.train_loss, last.val_loss) == (alone.train_loss, alone.val_loss)


def test_nothing_done_on_the_side_shows_in_a_curve(session):
    """Probes, pauses, steps, predictions, exports, checkpoints, other networks: not one bit."""
    project = convnet(epochs=40)
    plain = train(project, keep=False, threads=1)

    session.build(project)
    session.show_probes(LOOKS)
    session.start()
    looks = 0
    for _ in range(4):
        wait(session, lambda seen: seen.status.step > 5)
        session.pause()
        session.predict(np.zeros((9, 9), np.uint8))
        session.use_model(lambda model: model.module.train()(torch.rand(4, 1, 8, 8)))
        session.step()
        session.save_checkpoint()
        session.show_probes(LOOKS[:3])
        session.resume()
        session.show_probes(LOOKS)
        time.sleep(0.05)
        looks += len(session.snapshot().probes)
    snapshot = reach(session, State.FINISHED)

    assert looks > 0
    assert all(result.problem == "" for result in snapshot.probes.values())
    last = snapshot.epochs.since(39)[0]
    assert (last.train_loss, last.val_loss) == (plain.train_loss, plain.val_loss)


def test_looks_come_while_it_trains(session):
    session.build(convnet(epochs=10_000))
    session.show_probes(LOOKS)
    session.start()
    first = wait(session, lambda seen: steps_of(seen) and min(steps_of(seen)) > 0)
    later = wait(session, lambda seen: min(steps_of(seen)) > max(steps_of(first)))

    kernels = later.probes[LOOKS[2]].arrays["kernels"]
    assert kernels.shape == (4, 1, 3, 3)
    assert not np.array_equal(kernels, first.probes[LOOKS[2]].arrays["kernels"])
    ratios = later.probes[LOOKS[4]].arrays["ratio"]
    assert np.isfinite(ratios).all()
    assert (ratios > 0).all()
    session.stop()


def test_an_untrained_network_can_be_looked_into(session):
    session.build(convnet())
    session.show_probes(LOOKS)

    snapshot = wait(session, lambda seen: len(seen.probes) == len(LOOKS))

    assert snapshot.status.state is State.READY
    assert snapshot.probes[LOOKS[0]].arrays["maps"].shape == (4, 8, 8)
    assert "make a step" in snapshot.probes[LOOKS[4]].problem


def test_pause_step_resume_stop(session):
    session.build(mlp(epochs=10_000))
    session.start()
    wait(session, lambda seen: len(seen.losses) > 3)
    session.pause()
    paused = reach(session, State.PAUSED)
    time.sleep(0.05)
    assert session.snapshot().status.step == paused.status.step == len(paused.losses)

    steps, epochs = paused.status.step, len(paused.epochs)  # the log itself goes on growing
    session.step()
    wait(session, lambda seen: seen.status.step == steps + 1 or len(seen.epochs) > epochs)
    session.resume()
    wait(session, lambda seen: seen.status.step > steps + 5)
    session.stop()
    stopped = reach(session, State.FINISHED)

    assert len(stopped.losses) == stopped.status.step
    assert stopped.status.images_per_second > 0
    assert stopped.status.seconds_left > 0
    kinds = [event.kind for event in stopped.events.since(0)]
    assert kinds == ["start", "pause", "resume", "stop"]


def test_a_sample_of_a_class_is_found_round_the_end(session):
    session.build(convnet())
    first = session.find_sample(3, -1).result(SECONDS)
    second = session.find_sample(3, first).result(SECONDS)
    assert first is not None and second is not None and first < second
    assert session.find_sample(3, 10**6).result(SECONDS) == first
    assert session.find_sample(99, 0).result(SECONDS) is None


def test_a_session_is_busy_until_its_looks_are_taken(tmp_path):
    """Whoever waits for looks stops when the session is idle: that must not be before them."""

    class Slow:
        spans_step = False

        def before(self, look, request):
            return None

        def measure(self, look, request, before):
            time.sleep(0.3)
            return {"maps": np.zeros((1, 1, 1), np.float32)}, ()

    session = Session(probes=lambda: {"slow": Slow()}, keep_runs=False, threads=1)
    session.launch()
    try:
        request = ProbeRequest("slow", "conv")
        session.build(convnet())
        reach(session, State.READY)
        session.show_probes([request])
        wait(session, lambda _: not session.is_busy)
        assert request in session.snapshot().probes
    finally:
        assert session.shutdown(SECONDS)


def test_a_session_is_busy_until_what_was_asked_is_done(session):
    assert not session.is_busy
    go_on = threading.Event()
    session.build(mlp())
    session.use_model(lambda _: go_on.wait(SECONDS))
    session.start()
    wait(session, lambda seen: seen.status.state is State.READY)
    assert session.is_busy
    go_on.set()
    wait(session, lambda seen: seen.status.state is State.TRAINING)
    wait(session, lambda _: not session.is_busy)


def test_a_forgotten_project_leaves_nothing_to_see_and_its_run_on_the_disk(session, tmp_path):
    session.build(convnet(epochs=10_000))
    session.show_probes(LOOKS)
    session.start()
    wait(session, lambda seen: len(seen.losses) > 3 and seen.probes)
    session.forget().result(SECONDS)

    seen = session.snapshot()
    assert seen.status.state is State.IDLE
    assert len(seen.losses) == 0
    assert not seen.probes
    assert list(tmp_path.glob("runs/*/*/last-*/weights.safetensors"))


def test_a_stopped_run_can_go_on_and_a_finished_one_can_be_prolonged(session):
    session.build(mlp(epochs=10_000))
    session.start()
    wait(session, lambda seen: seen.status.step > 3)
    session.stop()
    step = reach(session, State.FINISHED).status.step
    session.resume()
    wait(session, lambda seen: seen.status.step > step)
    session.stop()

    snapshot = train_in(session, mlp(epochs=1))
    session.train_on(2)
    wait(session, lambda seen: len(seen.epochs) == 3)
    assert reach(session, State.FINISHED).status.epochs == 3
    assert snapshot.run == session.snapshot().run


def test_the_learning_rate_can_be_changed_while_it_runs(session):
    session.build(mlp(epochs=10_000))
    session.start()
    wait(session, lambda seen: len(seen.losses) > 3)
    session.set_learning_rate(0.0125)
    session.set_learning_rate(-1.0)
    wait(session, lambda seen: len(seen.events) == 3)
    snapshot = wait(session, lambda seen: seen.learning_rates[-1] == np.float32(0.0125))
    session.stop()

    _, changed, refused = snapshot.events.since(0)
    assert (changed.kind, changed.value) == ("learning_rate", 0.0125)
    assert refused.kind == "problem"
    assert "-1.0" in refused.text
    at = changed.step
    assert set(snapshot.learning_rates[:at].tolist()) == {np.float32(0.1)}
    assert set(snapshot.learning_rates[at:].tolist()) == {np.float32(0.0125)}


def test_an_edit_during_a_run_keeps_what_did_not_change(session):
    project = convnet(epochs=10_000, steps=one_step(momentum=0.9))
    session.build(project, revision=1)
    session.start()
    wait(session, lambda seen: len(seen.epochs) > 1)
    session.pause()
    before = reach(session, State.PAUSED)
    kept = session.use_model(lambda model: model.module.conv.weight.clone()).result(SECONDS)
    wider = edited(project, "drop", p=0.5)
    hidden = edited(wider, "fc", bias=False)
    session.apply_project(hidden, revision=2)
    after = wait(session, lambda seen: seen.status.revision == 2)

    assert after.status.state is State.PAUSED
    assert after.status.step == before.status.step
    assert after.losses.tolist() == before.losses.tolist()
    assert "fc.weight" in after.edit.kept
    assert after.edit.fresh == ()
    now = session.use_model(lambda model: model.module.conv.weight.clone()).result(SECONDS)
    assert torch.equal(kept, now)
    session.resume()
    going = wait(session, lambda seen: len(seen.losses) > len(before.losses) + 20)
    # Momentum and all stayed: nothing jumps.
    assert going.losses[len(before.losses) :].mean() < before.losses[:12].mean()
    session.stop()


def test_an_edit_to_other_sizes_begins_those_anew(session):
    project = convnet(epochs=10_000)
    session.build(project, revision=1)
    session.start()
    wait(session, lambda seen: len(seen.losses) > 3)
    session.apply_project(edited(project, "conv", out_channels=6), revision=2)
    after = wait(session, lambda seen: seen.edit is not None)

    assert after.status.state is State.TRAINING
    assert {"conv.weight", "norm.weight", "fc.weight"} <= set(after.edit.fresh)
    assert "fc.bias" in after.edit.kept
    wait(session, lambda seen: len(seen.losses) > len(after.losses))
    session.stop()


def test_edits_at_rest_leave_no_folders_and_keep_the_run(session, tmp_path):
    project = convnet()
    train_in(session, project)
    for revision in (1, 2, 3):
        session.apply_project(edited(project, "drop", p=revision / 10), revision)
    seen = wait(session, lambda seen: seen.status.revision == 3)
    assert seen.status.state is State.FINISHED
    assert len(list((tmp_path / "runs").glob("*/*"))) == 1

    session.train_on(1)
    after = wait(session, lambda seen: len(seen.epochs) == 3)
    reach(session, State.FINISHED)

    assert after.losses[: len(seen.losses)].tolist() == seen.losses.tolist()
    folders = sorted((tmp_path / "runs").glob("*/*"))
    assert len(folders) == 2
    telemetry = Telemetry()
    read_metrics(folders[-1] / "metrics.jsonl", telemetry)
    assert len(telemetry.losses) == len(after.losses)


def test_an_edit_that_cannot_be_built_leaves_the_run_alone(session):
    project = convnet(epochs=10_000)
    session.build(project, revision=1)
    session.start()
    wait(session, lambda seen: len(seen.losses) > 3)
    session.apply_project(edited(project, "conv", kernel_size=30), revision=2)
    seen = wait(session, lambda seen: "problem" in [e.kind for e in seen.events.since(0)])
    later = wait(session, lambda now: len(now.losses) > len(seen.losses))

    assert later.status.revision == 1
    assert later.status.state is State.TRAINING
    session.stop()


def test_an_unchanged_edit_changes_no_bit_of_the_curve(session):
    project = convnet(epochs=20)
    plain = train(project, keep=False, threads=1)
    session.build(project)
    session.start()
    for revision in range(1, 4):
        steps = len(session.snapshot().losses)
        wait(session, lambda seen, steps=steps: len(seen.losses) > steps + 5)
        session.apply_project(project, revision)
        wait(session, lambda seen, revision=revision: seen.status.revision == revision)
    snapshot = reach(session, State.FINISHED)

    assert snapshot.epochs.since(19)[0].train_loss == plain.train_loss


def test_a_divergence_fails_on_its_node_and_the_session_lives_on(session):
    session.build(mlp(steps=one_step(learning_rate=1e30)))
    session.start()
    failed = wait(session, lambda seen: seen.status.state is State.FAILED)

    assert failed.status.failure.node in ("hidden", "act", "drop", "fc")
    assert "learning rate" in failed.status.failure.message
    assert failed.events.since(0)[-1].kind == "failure"
    snapshot = train_in(session, mlp())
    assert len(snapshot.epochs) == 2


def test_a_network_that_does_not_fit_its_data_fails_on_its_node(session):
    session.build(mlp(("narrow", "Linear", {"out_features": 4})))
    session.start()
    failed = wait(session, lambda seen: seen.status.state is State.FAILED)

    assert failed.status.failure.node == "logits"


def test_missing_data_fails_with_the_way_out(session):
    session.build(mlp(data=Choice("nowhere")))
    session.start()
    failed = wait(session, lambda seen: seen.status.state is State.FAILED)

    assert "nowhere" in failed.status.failure.message


def test_a_run_that_cannot_be_kept_is_trained_all_the_same(session, tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    session.build(mlp())
    session.start(run=tmp_path)
    snapshot = reach(session, State.FINISHED)

    assert len(snapshot.epochs) == 2
    problem = next(event for event in snapshot.events.since(0) if event.kind == "problem")
    assert "not empty" in problem.text


def test_a_run_that_cannot_start_leaves_no_folder(session, tmp_path):
    session.build(mlp(("narrow", "Linear", {"out_features": 4})))
    session.start()
    wait(session, lambda seen: seen.status.state is State.FAILED)

    assert not (tmp_path / "runs").exists()


def test_runs_are_kept_and_weights_are_there_again(session, tmp_path):
    project = convnet()
    before = train_in(session, project)
    weights = session.use_model(lambda model: model.module.fc.weight.clone()).result(SECONDS)
    session.build(project)
    reach(session, State.READY)

    run = session.restore_latest().result(SECONDS)

    after = session.snapshot()
    assert torch.equal(
        weights, session.use_model(lambda model: model.module.fc.weight.clone()).result(SECONDS)
    )
    assert after.losses.tolist() == before.losses.tolist()
    assert "loaded" in after.status.message
    session.resume_run(run, epochs=3)
    wait(session, lambda seen: len(seen.epochs) == 3)
    reach(session, State.FINISHED)


def test_a_run_goes_on_in_another_session_as_if_there_had_been_one(session, tmp_path):
    project = convnet(epochs=6)
    plain = train(project, keep=False, threads=1)
    session.build(project)
    session.start(run=tmp_path / "run")
    wait(session, lambda seen: len(seen.losses) > 15)
    session.stop()
    reach(session, State.FINISHED)
    session.shutdown(SECONDS)

    with_probes = Session(probes=standard_probes, keep_runs=True, threads=1)
    with_probes.launch()
    with_probes.show_probes(LOOKS)
    with_probes.build(project)
    with_probes.resume_run(tmp_path / "run")
    snapshot = reach(with_probes, State.FINISHED)
    with_probes.shutdown(SECONDS)

    assert snapshot.epochs.since(5)[0].train_loss == plain.train_loss
    assert len(snapshot.losses) == snapshot.status.step


def test_answers_come_as_futures(session, tmp_path):
    train_in(session, convnet(epochs=3, steps=one_step(optimizer="adam", learning_rate=0.01)))
    sample = session.use_model(lambda model: None)
    assert sample.result(SECONDS) is None
    prediction = session.predict(np.zeros((16, 16, 3), np.uint8)).result(SECONDS)
    assert prediction.probabilities.sum() == pytest.approx(1, abs=1e-5)
    assert prediction.best in prediction.classes
    path = session.export_weights(tmp_path / "w.safetensors").result(SECONDS)
    session.load_weights(path).result(SECONDS)
    with pytest.raises(CheckpointError):
        session.load_weights(tmp_path / "none.safetensors").result(SECONDS)
    with pytest.raises(NetStudioError, match="uint8"):
        session.predict(np.zeros((4, 4), np.float32)).result(SECONDS)
    with pytest.raises(ZeroDivisionError):
        session.use_model(lambda model: 1 / 0).result(SECONDS)


@pytest.mark.parametrize("ask", ["resume", "step", "train_on", "set_learning_rate"])
def test_what_cannot_be_done_is_said(session, ask):
    session.build(mlp())
    reach(session, State.READY)
    getattr(session, ask)(*([1] if ask in ("train_on", "set_learning_rate") else []))
    if ask == "resume":
        return  # nothing to resume: nothing to say

    snapshot = wait(session, lambda seen: seen.status.message)

    assert "run" in snapshot.status.message
    assert snapshot.status.state is State.READY


def test_a_network_with_a_problem_is_no_network(session):
    session.build(edited(convnet(), "conv", kernel_size=30))
    failed = wait(session, lambda seen: seen.status.state is State.FAILED)
    assert failed.status.failure.message

    session.apply_project(convnet(), revision=2)
    wait(session, lambda seen: seen.status.state is State.READY)


def test_torch_computes_with_the_threads_it_was_given(tmp_path):
    session = Session(keep_runs=False, threads=3)
    session.launch()
    session.build(mlp())
    count = session.use_model(lambda model: torch.get_num_threads()).result(SECONDS)
    name = session.use_model(lambda model: threading.current_thread().name).result(SECONDS)
    assert session.shutdown(SECONDS)

    assert count == 3
    assert name == THREAD_NAME


def test_shutdown_saves_a_run_that_is_going(tmp_path):
    session = Session(runs_root=tmp_path, threads=1)
    session.launch()
    session.build(mlp(epochs=10_000))
    session.start(run=tmp_path / "run")
    wait(session, lambda seen: len(seen.losses) > 3)
    assert session.shutdown(SECONDS)

    assert list((tmp_path / "run").glob("last-*/state.json"))
    with pytest.raises(SessionClosedError):
        session.pause()


def test_leaving_does_not_wait_and_the_next_session_finds_what_was_saved(tmp_path, monkeypatch):
    ending, may_end = threading.Event(), threading.Event()
    close = Engine.close

    def close_slowly(engine: Engine) -> None:
        ending.set()
        assert may_end.wait(SECONDS)
        close(engine)

    session = Session(runs_root=tmp_path, threads=1)
    session.launch()
    session.build(mlp(epochs=10_000))
    session.start()
    wait(session, lambda seen: len(seen.losses) > 3)
    with monkeypatch.context() as patch:
        patch.setattr(Engine, "close", close_slowly)
        session.leave()
        assert ending.wait(SECONDS)
    following = Session(runs_root=tmp_path, threads=1)
    following.launch()
    following.build(mlp(epochs=10_000))
    restored = following.restore_latest()
    with pytest.raises(TimeoutError):
        restored.result(0.3)
    assert FAREWELL_NAME in [thread.name for thread in threading.enumerate()]
    may_end.set()
    assert restored.result(SECONDS) is not None
    assert following.shutdown(SECONDS)


def test_a_session_that_ends_waits_for_no_other(tmp_path, monkeypatch):
    may_end = threading.Event()
    ending = threading.Event()

    def close_slowly(engine: Engine) -> None:
        ending.set()
        may_end.wait(SECONDS)

    first, second = Session(keep_runs=False), Session(keep_runs=False)
    with monkeypatch.context() as patch:
        patch.setattr(Engine, "close", close_slowly)
        first.launch()
        first.leave()
        assert ending.wait(SECONDS)
    second.launch()
    assert second.shutdown(SECONDS)
    may_end.set()
    assert first.shutdown(SECONDS)


def test_the_program_ends_once_the_run_is_saved(tmp_path):
    code = f"""
from pathlib import Path
from time import sleep
from netstudio.presets import load_preset
from netstudio.training.torch_thread import Session
session = Session(runs_root=Path({str(tmp_path)!r}), threads=1)
session.launch()
session.build(load_preset("mlp"))
session.start(run=Path({str(tmp_path / "run")!r}), epochs=10_000)
while len(session.snapshot().losses) < 3:
    sleep(0.01)
session.leave()
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
    assert list((tmp_path / "run").glob("last-*/state.json"))


def test_a_session_that_was_never_launched_can_be_shut_down():
    assert Session().shutdown()
    Session().leave()


def test_importing_the_session_brings_in_neither_torch_nor_qt():
    code = (
        "import sys, netstudio.training.torch_thread, netstudio.insight;"
        "assert not {'torch', 'PySide6', 'sklearn'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_mistake_of_the_programs_own_is_shown(monkeypatch):
    session = Session(keep_runs=False, probes=lambda: 1 / 0)
    caught = []
    monkeypatch.setattr(threading, "excepthook", lambda args: caught.append(args.exc_type))
    session.launch()
    failed = wait(session, lambda seen: seen.status.state is State.FAILED)

    assert "ZeroDivisionError" in failed.status.message
    session._thread.join(SECONDS)
    assert caught == [ZeroDivisionError]


def test_nan_does_not_reach_the_time_left(session):
    snapshot = train_in(session, mlp())

    assert math.isfinite(snapshot.status.images_per_second)
    assert snapshot.status.seconds_left == 0
    assert snapshot.status.epoch == 2
