"""CIFAR-10 and CIFAR-100, from small files in their own format.

The seam: names and sums are read from torchvision's classes at each load, so a test may set them
there.
"""

import hashlib
import io
import os
import pickle
import tarfile

import numpy as np
import pytest
import torch
from torchvision import datasets

from netstudio.data import load_dataset
from netstudio.document.recipe import Choice
from netstudio.errors import DataError, DownloadError

CLASSES = {"cifar10": datasets.CIFAR10, "cifar100": datasets.CIFAR100}
LABELS = {"cifar10": "labels", "cifar100": "fine_labels"}


def batch(name, number, count=6):
    random = np.random.default_rng(number)
    limit = 10 if name == "cifar10" else 100
    return {
        "data": random.integers(0, 256, (count, 3072), dtype=np.uint8),
        LABELS[name]: random.integers(0, limit, count).tolist(),
    }


def pack(root, folder, contents):
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w:gz") as tar:
        for name, content in contents.items():
            info = tarfile.TarInfo(f"{folder}/{name}")
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return archive.getvalue()


class Small:
    """A small set: its files as torchvision's class now expects them."""

    def __init__(self, name, root, monkeypatch):
        self.name, self.root = name, root
        self.published = CLASSES[name]
        self.patch = monkeypatch.setattr
        self.lists = {"train_list": self.published.train_list}
        self.lists["test_list"] = self.published.test_list
        names = [entry[0] for entries in self.lists.values() for entry in entries]
        self.batches = {name: batch(self.name, number) for number, name in enumerate(names)}
        self.write({name: pickle.dumps(self.batches[name], protocol=2) for name in names})

    @property
    def archive(self):
        return self.root / self.published.filename

    def write(self, contents, expected=None):
        """Packs `contents`; the sums are those of `expected`, by default the same."""
        content = pack(self.root, self.published.base_folder, contents)
        self.archive.write_bytes(content)
        sums = {k: hashlib.md5(v).hexdigest() for k, v in {**contents, **(expected or {})}.items()}
        for which, entries in self.lists.items():
            self.patch(self.published, which, [[entry[0], sums[entry[0]]] for entry in entries])
        self.patch(self.published, "tgz_md5", hashlib.md5(content).hexdigest())
        self.contents = contents


@pytest.fixture(params=["cifar10", "cifar100"])
def small(request, tmp_path, monkeypatch):
    monkeypatch.setattr(CLASSES[request.param], "url", "http://127.0.0.1:9/cifar.tar.gz")
    return Small(request.param, tmp_path, monkeypatch)


def expected_train(small):
    names = [entry[0] for entry in small.published.train_list]
    images = np.concatenate([small.batches[name]["data"] for name in names])
    labels = [label for name in names for label in small.batches[name][LABELS[small.name]]]
    return images.reshape(-1, 3, 32, 32), labels


def test_the_archive_is_read_without_a_network_and_nothing_is_unpacked(small):
    dataset = load_dataset(Choice(small.name), small.root)
    images, labels = expected_train(small)
    assert np.array_equal(dataset.train.images, images)
    assert dataset.train.labels.tolist() == labels
    assert len(dataset.test) == 6
    assert dataset.description.train_size == len(labels)
    assert list(small.root.iterdir()) == [small.archive]


def test_files_that_torchvision_unpacked_are_read_too(small):
    folder = small.root / small.published.base_folder
    folder.mkdir()
    for name, content in small.contents.items():
        (folder / name).write_bytes(content)
    small.archive.unlink()
    images, labels = expected_train(small)
    dataset = load_dataset(Choice(small.name), small.root)
    assert torch.equal(dataset.train.images, torch.from_numpy(images))
    assert dataset.train.labels.tolist() == labels
    (folder / small.published.train_list[0][0]).write_bytes(b"short")
    with pytest.raises(DataError, match="damaged"):
        load_dataset(Choice(small.name), small.root)


def test_a_pickle_that_names_anything_but_arrays_is_refused_even_with_the_right_sum(small):
    class Evil:
        def __reduce__(self):
            return (os.mkdir, (str(small.root / "ran"),))

    first = small.published.train_list[0][0]
    small.write({**small.contents, first: pickle.dumps(Evil(), protocol=2)})
    with pytest.raises(DataError, match="mkdir"):
        load_dataset(Choice(small.name), small.root)
    assert not (small.root / "ran").exists()


def test_a_batch_with_another_sum_is_damaged(small):
    first = small.published.train_list[0][0]
    small.write({**small.contents, first: b"something else"}, expected=small.contents)
    with pytest.raises(DataError, match="damaged"):
        load_dataset(Choice(small.name), small.root)


def test_an_archive_that_lacks_a_batch_is_damaged(small):
    first = small.published.train_list[0][0]
    rest = {name: content for name, content in small.contents.items() if name != first}
    small.write(rest, expected=small.contents)
    with pytest.raises(DataError, match=f"lacks {first}"):
        load_dataset(Choice(small.name), small.root)


def test_an_archive_cut_short_is_damaged_though_its_sum_agrees(small, monkeypatch):
    content = small.archive.read_bytes()[:-900]
    small.archive.write_bytes(content)
    monkeypatch.setattr(small.published, "tgz_md5", hashlib.md5(content).hexdigest())
    with pytest.raises(DataError, match="damaged"):
        load_dataset(Choice(small.name), small.root)


def test_without_archive_and_network_the_message_says_where_to_put_it(small):
    small.archive.unlink()
    with pytest.raises(DownloadError) as caught:
        load_dataset(Choice(small.name), small.root)
    assert f"put {small.published.filename} into {small.root} by hand" in str(caught.value)
