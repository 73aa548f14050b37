"""MNIST and Fashion-MNIST, from small files in their own format.

The seam: sums and mirrors are read from torchvision's classes at each load, so a test may set
them there.
"""

import gzip
import hashlib

import numpy as np
import pytest
import torch
from torchvision import datasets

from netstudio.data import LazySplit, load_dataset
from netstudio.document.recipe import Choice
from netstudio.document.table import Table
from netstudio.errors import DataError, DownloadError

NAMES = [name for name, _ in datasets.MNIST.resources]
CLASSES = {"mnist": datasets.MNIST, "fashion_mnist": datasets.FashionMNIST}


def idx(array):
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return bytes((0, 0, 8, array.ndim)) + sizes + array.tobytes()


def arrays():
    random = np.random.default_rng(0)
    return [
        random.integers(0, 256, (30, 28, 28), dtype=np.uint8),
        random.integers(0, 10, 30, dtype=np.uint8),
        random.integers(0, 256, (12, 28, 28), dtype=np.uint8),
        random.integers(0, 10, 12, dtype=np.uint8),
    ]


@pytest.fixture(params=["mnist", "fashion_mnist"])
def small(request, tmp_path, monkeypatch):
    """The name of a set whose small files lie in `tmp_path`; no mirror can be reached."""
    published = CLASSES[request.param]
    folder = tmp_path / published.__name__ / "raw"
    folder.mkdir(parents=True)
    resources = []
    for name, array in zip(NAMES, arrays(), strict=True):
        content = gzip.compress(idx(array), mtime=0)
        (folder / name).write_bytes(content)
        resources.append((name, hashlib.md5(content).hexdigest()))
    monkeypatch.setattr(published, "resources", resources)
    monkeypatch.setattr(published, "mirrors", ["http://127.0.0.1:9/"])
    return request.param


def raw(tmp_path, name):
    return tmp_path / CLASSES[name].__name__ / "raw"


def test_the_compressed_files_are_read_without_a_network_and_nothing_is_unpacked(small, tmp_path):
    dataset = load_dataset(Choice(small), tmp_path)
    images, labels, test_images, test_labels = arrays()
    assert np.array_equal(dataset.train.images[:, 0], images)
    assert np.array_equal(dataset.test.images[:, 0], test_images)
    assert dataset.train.labels.tolist() == labels.tolist()
    assert dataset.test.labels.tolist() == test_labels.tolist()
    assert (dataset.description.train_size, dataset.description.test_size) == (30, 12)
    assert len(dataset.description.classes) == 10
    assert sorted(path.name for path in raw(tmp_path, small).iterdir()) == sorted(NAMES)


def test_files_that_torchvision_unpacked_are_read_too(small, tmp_path):
    for name in NAMES:
        path = raw(tmp_path, small) / name
        path.with_suffix("").write_bytes(gzip.decompress(path.read_bytes()))
        path.unlink()
    dataset = load_dataset(Choice(small), tmp_path)
    own = CLASSES[small](str(tmp_path), train=True)
    assert torch.equal(dataset.train.images[:, 0], own.data)
    assert torch.equal(dataset.train.labels, own.targets)


def test_another_size_resizes(small, tmp_path, monkeypatch):
    choice = Choice(small, Table({"size": 32}))
    dataset = load_dataset(choice, tmp_path)
    assert dataset.train.images.shape == (30, 1, 32, 32)
    assert dataset.description.sample_shape == (1, 32, 32)
    monkeypatch.setattr("netstudio.data.resize.EAGER_BYTES", 0)
    lazy = load_dataset(choice, tmp_path)
    assert isinstance(lazy.train, LazySplit)
    assert torch.equal(lazy.train.read(torch.arange(30)), dataset.train.images)


def test_a_missing_file_that_cannot_be_downloaded_is_named(small, tmp_path):
    (raw(tmp_path, small) / NAMES[2]).unlink()
    with pytest.raises(DownloadError) as caught:
        load_dataset(Choice(small), tmp_path)
    assert f"put {NAMES[2]} into {raw(tmp_path, small)} by hand" in str(caught.value)


def test_the_environment_names_the_folder_unless_it_is_given(small, tmp_path, monkeypatch):
    monkeypatch.setenv("NETSTUDIO_DATA", str(tmp_path))
    assert len(load_dataset(Choice(small)).train) == 30
    with pytest.raises(DownloadError):
        load_dataset(Choice(small), tmp_path / "elsewhere")


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-40],
        lambda content: b"",
        lambda content: b"<html>Not found</html>",
        lambda content: gzip.compress(gzip.decompress(content)[:-1]),
        lambda content: gzip.compress(b"\0\0\x0d" + gzip.decompress(content)[3:]),
    ],
    ids=["cut", "empty", "page", "short", "type"],
)
@pytest.mark.parametrize("known_sum", [False, True])
def test_a_damaged_file_is_named_with_the_way_out(small, tmp_path, monkeypatch, damage, known_sum):
    """With `known_sum` even the sum agrees, and only reading it can tell."""
    path = raw(tmp_path, small) / NAMES[0]
    content = damage(path.read_bytes())
    path.write_bytes(content)
    if known_sum:
        md5 = hashlib.md5(content).hexdigest()
        others = CLASSES[small].resources[1:]
        monkeypatch.setattr(CLASSES[small], "resources", [(NAMES[0], md5), *others])
    with pytest.raises(DataError) as caught:
        load_dataset(Choice(small), tmp_path)
    assert str(path) in str(caught.value)
    assert "delete it" in str(caught.value)


def test_files_of_different_sets_are_not_put_together(tmp_path, monkeypatch):
    folder = tmp_path / "MNIST" / "raw"
    folder.mkdir(parents=True)
    for name, array in zip(NAMES, arrays(), strict=True):
        short = array[:5] if "labels" in name else array
        (folder / name).with_suffix("").write_bytes(idx(short))
    with pytest.raises(DataError, match="do not belong together"):
        load_dataset(Choice("mnist"), tmp_path)
