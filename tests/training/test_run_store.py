"""Runs on the disk: what is saved is there again, exactly, or said to be of another network."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from netstudio.compiler.transfer import transfer_weights
from netstudio.document.edits import SetBypassed
from netstudio.document.edits.rename import RenameNode
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.errors import CheckpointError
from netstudio.training.checkpoint import (
    load_weights,
    newest,
    read_checkpoint,
    save_weights,
    write_checkpoint,
)
from netstudio.training.headless import train
from netstudio.training.ledger import StepRecords
from netstudio.training.metrics_file import MetricsFile, cut_metrics, read_metrics
from netstudio.training.prepare import build_seeded
from netstudio.training.recorder import Recorder, put_checkpoint
from netstudio.training.run_store import (
    create_run,
    latest_run,
    open_run,
    same_training,
    structure_of,
)
from netstudio.training.telemetry import EpochMetrics, Event, Telemetry
from netstudio.training.trainer import Advance
from tests.networks import tiny_resnet
from tests.training.networks import convnet, mlp, one_step, recipe


def losses_of(trainer, steps=10**9):
    """The losses of the next steps, till the end at most."""
    before = trainer.step
    while trainer.step - before < steps and trainer.advance() is not Advance.FINISHED:
        pass
    found, _ = trainer.fetch()
    return [float(loss) for records in found for loss in records.losses]


OPTIMIZERS = [
    {"optimizer": "sgd", "momentum": 0.9},
    {"optimizer": "adam", "amsgrad": True},
    {"optimizer": "rmsprop", "momentum": 0.5, "centered": True},
    {"optimizer": "adagrad"},
    {"optimizer": "adadelta"},
    {"optimizer": "sgd", "schedule": "cosine", "schedule_options": {"warm_up_epochs": 0.5}},
]


@pytest.mark.parametrize(
    "settings", OPTIMIZERS, ids=lambda item: "-".join(map(str, item.values()))[:20]
)
@pytest.mark.parametrize("at", [1, 12, 17])
def test_a_resumed_training_goes_on_to_the_bit(trainer, tmp_path, settings, at):
    project = convnet(steps=one_step(**settings))
    expected = losses_of(trainer(project))

    first = trainer(project)
    start = losses_of(first, at)
    folder = create_run(project, tmp_path / "run")
    Recorder(folder, first).save()
    torch.manual_seed(99)  # tomorrow, in another process
    second = trainer(project)
    Recorder(open_run(folder.path), second).resume(Telemetry())

    assert start + losses_of(second) == expected


def test_a_hand_on_the_learning_rate_is_remembered(trainer, tmp_path):
    project = mlp()
    first = trainer(project)
    losses_of(first, 3)
    first.set_learning_rate(0.007)
    folder = create_run(project, tmp_path / "run")
    Recorder(folder, first).save()
    expected = losses_of(first)
    second = trainer(project)
    Recorder(folder, second).resume(Telemetry())

    assert second.learning_rate == pytest.approx(0.007)
    assert losses_of(second) == expected


def test_a_run_in_a_folder_goes_on_where_it_was(tmp_path):
    project = convnet()
    whole = train(project, epochs=4, keep=False, threads=1)

    train(project, epochs=2, run=tmp_path / "run", threads=1)
    resumed = train(project, epochs=4, run=tmp_path / "run", threads=1)

    assert (resumed.train_loss, resumed.val_loss) == (whole.train_loss, whole.val_loss)
    assert resumed.epochs == 4
    again = train(project, epochs=4, run=tmp_path / "run", threads=1)
    assert again.val_loss == whole.val_loss  # nothing was left to train
    assert again.images_per_second == 0


def test_a_folder_with_another_training_is_refused(tmp_path):
    train(mlp(), epochs=1, run=tmp_path / "run")

    with pytest.raises(CheckpointError, match="another recipe"):
        train(mlp(), epochs=2, seed=5, run=tmp_path / "run")
    with pytest.raises(CheckpointError, match="another network"):
        train(convnet(), epochs=2, run=tmp_path / "run")


def test_a_folder_with_other_things_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")

    with pytest.raises(CheckpointError, match="not empty"):
        train(mlp(), run=tmp_path)


def test_a_run_has_project_metrics_last_and_best(tmp_path):
    project = mlp(epochs=3)
    result = train(project, run=tmp_path / "run")

    folder = open_run(result.run)
    assert folder.project().recipe == project.recipe
    telemetry = Telemetry()
    read_metrics(folder.metrics, telemetry)
    assert [item.epoch for item in telemetry.epochs.since(0)] == [1, 2, 3]
    assert telemetry.epochs.since(2)[0].val_accuracy == result.val_accuracy
    assert len(telemetry.losses) == telemetry.epochs.since(2)[0].step
    best = read_checkpoint(folder.checkpoint("best")).state
    ranked = max(telemetry.epochs.since(0), key=lambda item: (item.val_accuracy, -item.val_loss))
    assert best.epoch == ranked.epoch
    assert {path.name for path in folder.path.iterdir()} >= {"run.json", "project.json"}
    assert len(list(folder.path.glob("last-*"))) == len(list(folder.path.glob("best-*"))) == 1


def test_weights_are_found_again_by_project(tmp_path, monkeypatch):
    monkeypatch.setenv("NETSTUDIO_RUNS", str(tmp_path))
    project = mlp()
    assert latest_run(project) is None
    train(project, epochs=1)
    result = train(project, epochs=2)

    renamed = RenameNode("", "fc", "classifier").apply(project)[0]
    other = replace(mlp(("more", "Linear", {"out_features": 10})), name="mlp")

    assert latest_run(project).path == result.run
    assert latest_run(renamed).path == result.run
    assert latest_run(other) is None
    assert latest_run(replace(project, name="another")) is None


def test_the_weights_of_a_bypassed_layer_are_kept_with_the_run(trainer, tmp_path):
    project = mlp(("more", "Linear", {"out_features": 10}))
    without = SetBypassed("", ("more",), True).change(project)
    full, first = build_seeded(project), trainer(without)
    transfer_weights(full, first.model)
    folder = create_run(without, tmp_path / "run")
    Recorder(folder, first).save()

    second = trainer(without)
    Recorder(folder, second).resume(Telemetry())
    used = build_seeded(project)
    torch.nn.init.zeros_(used.module.more.weight)
    report = transfer_weights(second.model, used)
    assert "more.bias" in report.kept
    assert torch.equal(used.module.more.weight, full.module.more.weight)


def test_a_renamed_layer_keeps_its_weights(tmp_path):
    project = mlp()
    result = train(project, epochs=1, run=tmp_path / "run")
    renamed = build_seeded(RenameNode("", "fc", "classifier").apply(project)[0])

    put_checkpoint(renamed, read_checkpoint(newest(result.run)), "the run")

    plain = build_seeded(project)
    load_weights(plain.module, result.run)
    assert torch.equal(renamed.module.classifier.weight, plain.module.fc.weight)


def test_the_structure_is_that_of_the_weights():
    project = tiny_resnet()
    wider = replace(
        project, blocks=project.blocks.set("Residual", replace(project.blocks["Residual"]))
    )

    assert structure_of(project) == structure_of(wider)
    assert structure_of(project) == structure_of(replace(project, recipe=recipe(seed=3)))
    assert structure_of(project) != structure_of(mlp())


def test_what_may_differ_between_a_run_and_its_continuation():
    assert same_training(recipe(), recipe(epochs=9, device="auto"))
    assert not same_training(recipe(), recipe(batch_size=9))
    assert not same_training(recipe(), recipe(data=Choice("digits", Table({"size": 9}))))


def test_a_write_that_fails_leaves_the_old_checkpoint(trainer, tmp_path, monkeypatch):
    training = trainer(mlp())
    recorder = Recorder(create_run(mlp(), tmp_path / "run"), training)
    recorder.save()
    training.advance()
    monkeypatch.setattr(
        "netstudio.training.checkpoint.sync_file",
        lambda path: (_ for _ in ()).throw(OSError(28, "No space left on device")),
    )

    recorder.finish()

    assert "No space left" in recorder.trouble
    assert read_checkpoint(newest(recorder.folder.path)).state.step == 0
    assert not list(recorder.folder.path.glob(".*"))
    monkeypatch.undo()
    recorder.finish()
    assert recorder.trouble == ""
    assert read_checkpoint(newest(recorder.folder.path)).state.step == 1


def test_a_half_written_checkpoint_is_not_one(trainer, tmp_path):
    training = trainer(mlp())
    folder = create_run(mlp(), tmp_path / "run")
    recorder = Recorder(folder, training)
    recorder.save()
    (folder.path / ".last-000002-abcd.tmp").mkdir()

    assert folder.checkpoint().name == "last-000001"
    training.advance()
    recorder.save()
    assert sorted(path.name for path in folder.path.glob("*last*")) == ["last-000002"]
    assert not list(folder.path.glob(".last*"))


@pytest.mark.parametrize("damage", ["weights.safetensors", "training.safetensors", "state.json"])
@pytest.mark.parametrize("how", ["cut", "gone", "other"])
def test_a_damaged_checkpoint_is_said_to_be(trainer, tmp_path, damage, how):
    Recorder(create_run(mlp(), tmp_path / "run"), trainer(mlp())).save()
    path = newest(tmp_path / "run") / damage
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:40] if how == "cut" else b'{"format": 1}')

    with pytest.raises(CheckpointError, match="read|no file|damaged"):
        read_checkpoint(path.parent)


def test_a_checkpoint_of_a_newer_format_is_refused(trainer, tmp_path):
    Recorder(create_run(mlp(), tmp_path / "run"), trainer(mlp())).save()
    path = newest(tmp_path / "run") / "state.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format": 2}))

    with pytest.raises(CheckpointError, match="format 2"):
        read_checkpoint(path.parent)


@pytest.mark.parametrize("content", ["", "[]", '{"format": 2}', '{"format": 1}'])
def test_a_damaged_run_is_said_to_be(tmp_path, content):
    (tmp_path / "run.json").write_text(content)

    with pytest.raises(CheckpointError, match=r"run"):
        open_run(tmp_path)


def test_tied_weights_are_saved_and_loaded(tmp_path):
    module = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.Linear(4, 4))
    module[1].weight = module[0].weight
    path = tmp_path / "tied.safetensors"
    save_weights(module, path)
    other = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.Linear(4, 4))
    other[1].weight = other[0].weight

    load_weights(other, path)

    assert torch.equal(other[1].weight, module[0].weight)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda state: state,
        lambda state: {"state_dict": state, "epoch": 3},
        lambda state: {f"module.{key}": value for key, value in state.items()},
    ],
)
def test_torchs_own_files_are_read(tmp_path, wrap):
    module, other = torch.nn.Linear(3, 2), torch.nn.Linear(3, 2)
    torch.save(wrap(module.state_dict()), tmp_path / "weights.pt")

    load_weights(other, tmp_path / "weights.pt")

    assert torch.equal(module.weight, other.weight)


class Intruder:
    def __reduce__(self):
        return (Path.touch, (Path("intruded"),))


def test_a_file_that_would_run_code_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    torch.save({"weight": Intruder()}, "weights.pt")

    with pytest.raises(CheckpointError, match="more than weights"):
        load_weights(torch.nn.Linear(3, 2), Path("weights.pt"))

    assert not Path("intruded").exists()


def test_weights_of_another_network_are_explained_key_by_key(tmp_path):
    path = tmp_path / "weights.safetensors"
    save_weights(torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.Linear(2, 2)), path)
    module = torch.nn.Sequential(torch.nn.Linear(3, 5), torch.nn.ReLU(), torch.nn.Linear(5, 1))
    before = module[0].weight.clone()

    with pytest.raises(CheckpointError) as error:
        load_weights(module, path)

    text = str(error.value)
    assert "0.weight: (2, 3) in the file, (5, 3) in the network" in text
    assert "1.weight: (2, 2) in the file, nothing in the network" in text
    assert "2.weight: missing in the file; the network has (1, 5)" in text
    assert torch.equal(before, module[0].weight)


@pytest.mark.parametrize("name", ["none.safetensors", "text.txt", "empty"])
def test_files_without_weights_are_refused(tmp_path, name):
    (tmp_path / "text.txt").write_text("hello")
    (tmp_path / "empty").mkdir()

    with pytest.raises(CheckpointError, match="no file|must end in|no trained weights"):
        load_weights(torch.nn.Linear(1, 1), tmp_path / name)


def records(first, losses):
    values = np.array(losses, np.float32)
    count = np.full(len(values), 2, np.int64)
    return StepRecords(first, values, values / 7, values * 0 + 1, count, count)


def test_metrics_come_back_to_the_bit_and_are_cut_at_a_step(tmp_path):
    path = tmp_path / "metrics.jsonl"
    file = MetricsFile(path)
    losses = np.random.default_rng(0).random(10).astype(np.float32)
    file.add_steps(records(0, losses[:6]))
    file.add_epoch(EpochMetrics(1, 6, 0.1, math.nan, 1 / 3, 0.9, 0.1, 2.0))
    file.add_event(Event("pause", 6))
    file.write()
    file.add_steps(records(6, losses[6:]))
    file.add_epoch(EpochMetrics(2, 10, 0.1, 0.8, 0.3, 0.9, 0.1, 2.0))
    file.write()
    with path.open("a") as stream:
        stream.write('{"step": 10, "lo')  # the power failed here

    whole = Telemetry()
    read_metrics(path, whole)
    assert whole.losses.view().tolist() == losses.tolist()
    assert math.isnan(whole.epochs.since(0)[0].train_accuracy)
    assert whole.epochs.since(1)[0] == EpochMetrics(2, 10, 0.1, 0.8, 0.3, 0.9, 0.1, 2.0)

    cut_metrics(path, 8)
    part = Telemetry()
    read_metrics(path, part)
    assert part.losses.view().tolist() == losses[:8].tolist()
    assert len(part.epochs) == len(part.events) == 1


def test_an_existing_checkpoint_is_never_overwritten(trainer, tmp_path):
    training = trainer(mlp())
    folder = tmp_path / "last-000001"
    folder.mkdir()
    (folder / "mine").write_text("")

    with pytest.raises(CheckpointError, match="could not be written"):
        write_checkpoint(folder, {}, {}, training.state())

    assert (folder / "mine").exists()
