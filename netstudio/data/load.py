"""From a recipe's choice to a data set in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from netstudio.catalog.datasets import DataDescription, dataset_options, dataset_spec, describe
from netstudio.data.cifar import load_cifar
from netstudio.data.dataset import Dataset, measure_normalisation
from netstudio.data.digits import load_digits
from netstudio.data.folder import describe_folder, load_folder
from netstudio.data.location import data_root
from netstudio.data.mnist import load_mnist
from netstudio.data.progress import Progress, Watcher
from netstudio.data.shapes import load_shapes
from netstudio.data.split import Split
from netstudio.document.recipe import Choice

Splits = tuple[Split, Split]


def load_dataset(
    choice: Choice,
    root: Path | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Dataset:
    """Loads the chosen data set, downloading it first where it must.

    Args:
        root: the folder for downloads; None: NETSTUDIO_DATA, else the user's cache folder.
        progress: called now and then, in the calling thread.
        cancelled: asked now and then whether to stop.

    Raises:
        DataError: the choice is wrong, or files are missing or damaged.
        DownloadError: the set could not be downloaded.
        LoadCancelledError: `cancelled` said so.
    """
    watcher = Watcher(progress, cancelled)
    if choice.name == "folder":
        return _folder(choice, watcher)
    description = describe(choice)
    assert description is not None  # a folder is the only set that it cannot describe
    train, test = _splits(choice, description, root, watcher)
    return _dataset(description, train, test)


def describe_on_disk(choice: Choice) -> DataDescription:
    """What the chosen data set holds, also where only the names of its files can tell.

    Raises:
        DataError: the choice is wrong, or its folder is missing or lacks pictures.
    """
    description = describe(choice)
    if description is not None:
        return description
    path, size, colour, fraction = _folder_options(choice)
    return describe_folder(path, size=size, colour=colour, test_fraction=fraction)


def _splits(
    choice: Choice, description: DataDescription, root: Path | None, watcher: Watcher
) -> Splits:
    options = dataset_options(choice)
    size = description.sample_shape[1]
    if choice.name == "digits":
        return load_digits(size)
    if choice.name == "shapes":
        counts = description.train_size, description.test_size
        seed = options["seed"]
        assert isinstance(seed, int)
        return load_shapes(size, *counts, seed, watcher)
    load = load_cifar if choice.name.startswith("cifar") else load_mnist
    return load(choice.name, dataset_spec(choice).title, size, data_root(root), watcher)


def _folder(choice: Choice, watcher: Watcher) -> Dataset:
    loaded = load_folder(*_folder_options(choice), watcher)
    return _dataset(loaded.description, loaded.train, loaded.test, loaded.notes)


def _folder_options(choice: Choice) -> tuple[str, int, str, float]:
    options = dataset_options(choice)
    path, size = options["path"], options["size"]
    colour, fraction = options["colour"], options["test_fraction"]
    assert isinstance(path, str) and isinstance(size, int)
    assert isinstance(colour, str) and isinstance(fraction, int | float)
    return path, size, colour, float(fraction)


def _dataset(
    description: DataDescription, train: Split, test: Split, notes: tuple[str, ...] = ()
) -> Dataset:
    found = replace(description, train_size=len(train), test_size=len(test))
    return Dataset(found, train, test, measure_normalisation(train), notes)
