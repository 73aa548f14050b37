"""The drawn shapes: the same for the same seed, and worth learning from."""

import numpy as np
import pytest
import torch
from torch import nn

from netstudio.data import BatchSource, LazySplit, LoadCancelledError, TensorSplit, load_dataset
from netstudio.document.recipe import Choice
from netstudio.document.table import Table


def shapes(**options):
    return load_dataset(Choice("shapes", Table(options)))


def every_image(split):
    return torch.cat(list(split.chunks()))


def test_a_small_set_is_in_memory_balanced_and_as_described():
    dataset = shapes(train_size=200, test_size=50, size=40)
    assert isinstance(dataset.train, TensorSplit)
    assert dataset.train.images.shape == (200, 3, 40, 40)
    assert dataset.description.sample_shape == (3, 40, 40)
    assert torch.bincount(dataset.train.labels).tolist() == [20] * 10
    assert torch.bincount(dataset.test.labels).tolist() == [5] * 10


def test_the_seed_decides_and_the_splits_differ():
    first, again = (shapes(train_size=60, test_size=60) for _ in range(2))
    other = shapes(train_size=60, test_size=60, seed=1)
    assert torch.equal(every_image(first.train), every_image(again.train))
    assert torch.equal(every_image(first.test), every_image(again.test))
    for images in (other.train, first.test):
        same = (every_image(first.train) == every_image(images)).flatten(1).all(1)
        assert not same.any()


def test_an_image_does_not_depend_on_how_many_there_are_or_are_drawn_with_it():
    small, large = shapes(train_size=30), shapes(train_size=90)
    assert torch.equal(every_image(small.train), large.train.read(torch.arange(30)))


def test_drawing_when_read_gives_the_images_drawn_at_once(monkeypatch):
    eager = shapes(train_size=50, test_size=20)
    monkeypatch.setattr("netstudio.data.shapes.EAGER_BYTES", 0)
    lazy = shapes(train_size=50, test_size=20)
    assert isinstance(lazy.train, LazySplit)
    assert lazy.normalisation == eager.normalisation
    order = torch.randperm(50, generator=torch.Generator().manual_seed(2))
    for _ in range(2):  # drawn, then kept
        assert torch.equal(lazy.train.read(order), eager.train.read(order))


def test_the_largest_size_starts_at_once():
    dataset = shapes(size=227)
    assert isinstance(dataset.train, LazySplit)
    assert (len(dataset.train), len(dataset.test)) == (1000, 200)
    with BatchSource(dataset, device="cpu", batch_size=8) as source:
        images, labels = source.next_batch()
    assert images.shape == (8, 3, 227, 227)
    assert labels.shape == (8,)


def test_progress_is_told_and_cancelling_stops():
    heard = []
    choice = Choice("shapes", Table({"train_size": 600, "test_size": 10}))
    load_dataset(choice, progress=heard.append)
    assert [step.done for step in heard] == sorted(step.done for step in heard)
    assert heard[-1].done == heard[-1].total == 610
    assert heard[-1].fraction == 1
    with pytest.raises(LoadCancelledError):
        load_dataset(choice, cancelled=lambda: True)


def test_drawing_takes_no_global_random_numbers():
    np.random.seed(3)
    torch.manual_seed(3)
    before = np.random.get_state()[1].copy(), torch.get_rng_state()
    shapes(train_size=20)
    assert (np.random.get_state()[1] == before[0]).all()
    assert torch.equal(torch.get_rng_state(), before[1])


def accuracy(network, dataset):
    with torch.no_grad():
        scores = network(dataset.normalise(dataset.test.images))
    return float((scores.argmax(1) == dataset.test.labels).float().mean())


def test_a_linear_classifier_does_not_learn_them():
    """Least squares on the pixels, ridge chosen on the test split in its favour."""
    dataset = shapes(train_size=2000, test_size=500)
    inputs = dataset.normalise(dataset.train.images).flatten(1).double()
    targets = nn.functional.one_hot(dataset.train.labels, 10).double() - 0.1
    gram = inputs @ inputs.T
    tests = dataset.normalise(dataset.test.images).flatten(1).double() @ inputs.T
    found = []
    for ridge in (1e2, 1e4, 1e5):
        weights = torch.linalg.solve(gram + ridge * torch.eye(len(gram)), targets)
        found.append(float(((tests @ weights).argmax(1) == dataset.test.labels).float().mean()))
    assert max(found) < 0.3


def test_a_small_convolutional_network_learns_them():
    dataset = shapes(train_size=2000, test_size=500)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        layers = []
        for channels, wider in ((3, 16), (16, 32), (32, 64)):
            layers += [
                nn.Conv2d(channels, wider, 3, padding=1),
                nn.BatchNorm2d(wider),
                nn.ReLU(),
                nn.MaxPool2d(2),
            ]
        network = nn.Sequential(*layers, nn.Flatten(), nn.Linear(64 * 16, 10))
    optimizer = torch.optim.Adam(network.parameters(), 2e-3)
    with BatchSource(dataset, device="cpu", batch_size=50) as source:
        while source.epoch < 6:
            images, labels = source.next_batch()
            loss = nn.functional.cross_entropy(network(images), labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    assert accuracy(network.eval(), dataset) > 0.65
