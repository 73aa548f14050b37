"""Training here against the same training in a bare script, in the same run.

`python -m pytest tests/benchmarks/test_training_speed.py --benchmark-only -s` prints the ratios and
the table. Each ratio is the median of interleaved pairs, so that a busy machine hits both alike.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from pytest_benchmark.fixture import BenchmarkFixture

from netstudio.data import Dataset, load_dataset
from netstudio.document.recipe import Choice, Recipe, Step
from netstudio.document.table import Table
from netstudio.insight import standard_probes
from netstudio.training.prepare import build_seeded, make_trainer
from netstudio.training.probe import ProbeRequest
from netstudio.training.status import State
from netstudio.training.torch_thread import Session
from netstudio.training.trainer import Advance
from tests.networks import lenet

CPU = torch.device("cpu")
PAIRS = 20
BATCH = 64
SGD = Choice("sgd", Table({"learning_rate": 0.05, "momentum": 0.9}))
PROJECT = replace(
    lenet(),
    recipe=Recipe(batch_size=BATCH, epochs=100_000, device="cpu", steps=(Step(optimizer=SGD),)),
)
LOOKS = (
    ProbeRequest("feature_maps", "conv1"),
    ProbeRequest("feature_maps", "conv2"),
    ProbeRequest("kernels", "conv1"),
    ProbeRequest("kernels", "conv2"),
    ProbeRequest("activations"),
    ProbeRequest("gradients"),
)


@pytest.fixture(autouse=True)
def _one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def digits() -> Dataset:
    return load_dataset(Choice("digits"))


def bare_epoch(digits: Dataset) -> Callable[[], None]:
    """An epoch as a good script has it: tensors in memory, indexed; then the test split."""
    module = build_seeded(PROJECT).module
    optimizer = torch.optim.SGD(module.parameters(), lr=0.05, momentum=0.9)
    images, labels = tensors(digits, "train")
    test_images, test_labels = tensors(digits, "test")

    def epoch() -> None:
        module.train()
        order = torch.randperm(len(images))
        for start in range(0, len(images), BATCH):
            chosen = order[start : start + BATCH]
            optimizer.zero_grad()
            loss = F.cross_entropy(module(images[chosen]), labels[chosen])
            loss.backward()
            optimizer.step()
        module.eval()
        right = 0
        with torch.no_grad():
            for start in range(0, len(test_images), BATCH):
                scores = module(test_images[start : start + BATCH])
                F.cross_entropy(scores, test_labels[start : start + BATCH])
                right += (scores.argmax(1) == test_labels[start : start + BATCH]).sum()

    return epoch


def tensors(digits: Dataset, split: str):
    part = digits.split(split)
    return digits.normalise(part.read(torch.arange(len(part)))), part.labels


def loader_epoch(digits: Dataset) -> Callable[[], None]:
    """An epoch as tutorials have it: DataLoader, ToTensor and Normalize on PIL images, then the
    test split in the same way, as the window has it too."""
    from PIL import Image
    from torchvision import transforms

    change = transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.13,), (0.31,))])

    class Digits(torch.utils.data.Dataset):
        def __init__(self, split: str) -> None:
            part = digits.split(split)
            self.pixels, self.labels = part.read(torch.arange(len(part))), part.labels

        def __len__(self):
            return len(self.labels)

        def __getitem__(self, index):
            image = Image.fromarray(self.pixels[index, 0].numpy())
            return change(image), int(self.labels[index])

    module = build_seeded(PROJECT).module
    optimizer = torch.optim.SGD(module.parameters(), lr=0.05, momentum=0.9)
    loader = torch.utils.data.DataLoader(Digits("train"), batch_size=BATCH, shuffle=True)
    test_loader = torch.utils.data.DataLoader(Digits("test"), batch_size=BATCH)

    def epoch() -> None:
        module.train()
        total, right = 0.0, 0
        for images, targets in loader:
            optimizer.zero_grad()
            scores = module(images)
            loss = F.cross_entropy(scores, targets)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(targets)
            right += (scores.argmax(1) == targets).sum().item()
        module.eval()
        with torch.no_grad():
            for images, targets in test_loader:
                scores = module(images)
                total += F.cross_entropy(scores, targets).item() * len(targets)
                right += (scores.argmax(1) == targets).sum().item()

    return epoch


def trainer_epoch(digits: Dataset) -> Callable[[], None]:
    trainer = make_trainer(build_seeded(PROJECT), digits, CPU)

    def epoch() -> None:
        while trainer.advance() is not Advance.EPOCH:
            pass
        trainer.fetch()

    return epoch


def seconds(action: Callable[[], None]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def median_ratio(bare: Callable[[], None], ours: Callable[[], None], pairs: int = PAIRS) -> float:
    """How many times as fast `ours` is."""
    bare()
    ours()
    return statistics.median(seconds(bare) / seconds(ours) for _ in range(pairs))


def report(benchmark: BenchmarkFixture, what: str, ratio: float, goal: float, floor: float) -> None:
    """`goal` is what is aimed at on a quiet machine, `floor` what a busy one must still reach."""
    benchmark.extra_info[what] = round(ratio, 3)
    print(f"\n{what}: {ratio:.2f} (goal: {goal})")
    assert ratio >= floor


def test_trainer_against_a_bare_loop(benchmark: BenchmarkFixture, digits: Dataset) -> None:
    ours = trainer_epoch(digits)
    ratio = median_ratio(bare_epoch(digits), ours)
    benchmark.pedantic(ours, rounds=5)
    report(benchmark, "trainer over bare loop", ratio, goal=1.0, floor=0.9)


def test_trainer_against_a_data_loader(benchmark: BenchmarkFixture, digits: Dataset) -> None:
    ours = trainer_epoch(digits)
    ratio = median_ratio(loader_epoch(digits), ours, pairs=5)
    benchmark.pedantic(ours, rounds=5)
    report(benchmark, "trainer over DataLoader, ToTensor and Normalize", ratio, goal=2.3, floor=1.5)


class SessionRate:
    """Steps of a session with looks on the screen, read thirty times a second as a window does."""

    def __init__(self) -> None:
        self.session = Session(probes=standard_probes, keep_runs=False, threads=1)
        self.session.launch()
        self.session.show_probes(LOOKS)
        self.session.build(PROJECT)
        self.session.start()
        self.wait(lambda seen: len(seen.epochs) > 2)
        self.stand_still()

    def wait(self, condition) -> None:
        while not condition(self.session.snapshot()):
            time.sleep(1 / 30)

    def stand_still(self) -> None:
        self.session.pause()
        self.session.use_model(lambda model: None).result()  # behind the pause and its looks
        assert self.session.snapshot().status.state is State.PAUSED

    def steps_per_second(self, duration: float) -> float:
        """From the first numbers after going on to the last before standing still."""
        self.session.resume()
        began, before = self.next_step()
        while time.perf_counter() - began < duration:
            time.sleep(1 / 30)
            np.sum(self.session.snapshot().losses)
        ended, after = self.next_step()
        self.stand_still()
        return (after - before) / (ended - began)

    def next_step(self) -> tuple[float, int]:
        """When the published step changes next, and to what."""
        before = self.session.snapshot().status.step
        while (step := self.session.snapshot().status.step) == before:
            time.sleep(0.001)
        return time.perf_counter(), step


def test_session_with_looks_against_a_bare_loop(
    benchmark: BenchmarkFixture, digits: Dataset
) -> None:
    bare = bare_epoch(digits)
    steps = -(-len(digits.train) // BATCH)
    bare()
    rate = SessionRate()
    try:
        ratios = []
        for _ in range(PAIRS):
            alone = steps * 3 / seconds(lambda: [bare() for _ in range(3)])
            ratios.append(rate.steps_per_second(0.6) / alone)
        benchmark.pedantic(lambda: rate.steps_per_second(0.2), rounds=3)
    finally:
        rate.session.shutdown()
    ratio = statistics.median(ratios)
    report(benchmark, "session with looks over bare loop", ratio, goal=0.9, floor=0.75)
