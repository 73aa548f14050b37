"""On CUDA: the CPU's curve within tolerance, mixed precision, full devices. Run with -m gpu."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch

from netstudio.data import load_dataset
from netstudio.document.recipe import Choice
from netstudio.training.failure import OutOfMemoryError, RunError
from netstudio.training.prepare import build_seeded, make_trainer
from netstudio.training.recorder import Recorder
from netstudio.training.run_store import create_run, open_run
from netstudio.training.telemetry import Telemetry
from netstudio.training.trainer import Advance
from tests.networks import lenet
from tests.training.networks import convnet, mlp, one_step, recipe

pytestmark = pytest.mark.gpu

CUDA = torch.device("cuda")


def lenet_on_digits(**changes):
    return replace(lenet(), recipe=recipe(data=Choice("digits"), **changes))


def losses_on(project, dataset, device, epochs=1):
    trainer = make_trainer(build_seeded(project), dataset, device, epochs=epochs)
    while trainer.advance() is not Advance.FINISHED:
        pass
    steps, ended = trainer.fetch()
    return [float(loss) for records in steps for loss in records.losses], ended


@pytest.fixture(scope="module")
def digits28():
    return load_dataset(Choice("digits"))


@pytest.fixture(autouse=True)
def _exact_products():
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False


def test_the_loss_is_the_cpus_within_tolerance(digits28):
    on_cpu, (cpu,) = losses_on(lenet_on_digits(), digits28, torch.device("cpu"))
    on_gpu, (gpu,) = losses_on(lenet_on_digits(), digits28, CUDA)

    assert on_gpu == pytest.approx(on_cpu, rel=1e-3)
    assert gpu.val_accuracy == pytest.approx(cpu.val_accuracy, abs=0.02)


def test_mixed_precision_learns(digits28):
    project = lenet_on_digits(mixed_precision=True, steps=one_step(momentum=0.9))
    losses, epochs = losses_on(project, digits28, CUDA, epochs=3)

    assert epochs[-1].val_loss < epochs[0].val_loss
    assert sum(losses[-5:]) < sum(losses[:5])


def test_a_step_does_not_wait_for_the_device(digits28):
    trainer = make_trainer(build_seeded(lenet_on_digits()), digits28, CUDA)
    trainer.advance()
    torch.cuda.set_sync_debug_mode("error")
    try:
        for _ in range(5):
            trainer.advance()
    finally:
        torch.cuda.set_sync_debug_mode("default")


def test_a_full_device_is_said_to_be_and_can_be_used_again(digits):
    huge = mlp(("huge", "Linear", {"out_features": 10**9}), ("end", "Linear", {"out_features": 10}))
    with pytest.raises((OutOfMemoryError, RunError), match="memory"):
        total = torch.cuda.get_device_properties(0).total_memory
        torch.cuda.set_per_process_memory_fraction(min(1.0, 2**30 / total))
        try:
            losses_on(huge, digits, CUDA)
        finally:
            torch.cuda.set_per_process_memory_fraction(1.0)

    losses, _ = losses_on(mlp(), digits, CUDA)
    assert losses


def test_a_divergence_is_noticed_when_numbers_are_fetched(digits):
    project = mlp(steps=one_step(learning_rate=1e30))
    trainer = make_trainer(build_seeded(project), digits, CUDA)
    with pytest.raises(RunError, match="stopped being a finite number at step 2"):
        while trainer.advance() is not Advance.FINISHED:
            trainer.fetch()


def test_a_run_goes_on_from_the_disk(digits, tmp_path):
    project = convnet()
    expected, _ = losses_on(project, digits, CUDA, epochs=2)
    first = make_trainer(build_seeded(project), digits, CUDA)
    for _ in range(5):
        first.advance()
    Recorder(create_run(project, tmp_path / "run"), first).save()
    before = [float(loss) for records in first.fetch()[0] for loss in records.losses]
    second = make_trainer(build_seeded(project), digits, CUDA)
    Recorder(open_run(tmp_path / "run"), second).resume(Telemetry())
    while second.advance() is not Advance.FINISHED:
        pass
    after = [float(loss) for records in second.fetch()[0] for loss in records.losses]

    assert before + after == pytest.approx(expected, rel=1e-3)
