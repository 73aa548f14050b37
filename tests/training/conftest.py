"""Digits, loaded once, and trainers on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from netstudio.data import Dataset, load_dataset
from netstudio.document.project import Project
from netstudio.training.prepare import build_seeded, make_trainer
from netstudio.training.trainer import Advance, Trainer
from tests.training.networks import recipe


@pytest.fixture(scope="session")
def digits() -> Dataset:
    return load_dataset(recipe().data)


@pytest.fixture(autouse=True)
def _one_thread():
    """What another test has set would change the order of sums."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def trainer(digits) -> Callable[..., Trainer]:
    def make(project: Project, **options) -> Trainer:
        return make_trainer(build_seeded(project), digits, torch.device("cpu"), **options)

    return make


def run_out(trainer: Trainer):
    """Trains to the end: the losses of all steps, and the epochs."""
    while trainer.advance() is not Advance.FINISHED:
        pass
    steps, epochs = trainer.fetch()
    return [float(loss) for records in steps for loss in records.losses], epochs


@pytest.fixture
def curves() -> Callable[[Trainer], tuple]:
    return run_out
