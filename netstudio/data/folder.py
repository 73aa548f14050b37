"""A folder of one's own: a folder of pictures for each class.

Classes and files are taken in the order of their names, and the test split is drawn with a fixed
seed, so that the same folder always gives the same splits. Where the folder holds `train` and
`test` (or `val`) instead, those are the splits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from netstudio.catalog.datasets import DataDescription, find_dataset
from netstudio.data.picture import SUFFIXES, check_picture, cropped, open_picture, to_pixels
from netstudio.data.progress import Progress, Watcher
from netstudio.data.split import LazySplit, Pixels, Split, TensorSplit
from netstudio.data.stratify import stratified_split
from netstudio.errors import DataError
from netstudio.sentence import say

EAGER_BYTES = 256 << 20  # decoded at once; a larger set is decoded as it is read
SPLIT_SEED = 0
_TEST_NAMES = ("test", "val", "valid", "validation")
_NAMED_FILES = 3  # of those left out

Labelled = tuple[Path, int]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a folder, by split, each with the number of its class."""

    classes: tuple[str, ...]
    train: tuple[Labelled, ...]
    test: tuple[Labelled, ...]


def list_folder(path: str, test_fraction: float) -> Listing:
    """What is in the folder; no picture is opened.

    Raises:
        DataError: there is no such folder, it has no classes, or a class has no pictures.
    """
    root = Path(path).expanduser()
    if not root.is_dir():
        raise DataError(
            say("There is no folder {root}; choose one with a folder for each class.", root=root)
        )
    parts = _ready_splits(root)
    if parts is None:
        classes, files = _labelled(root, _class_names(root))
        labels = np.array([label for _, label in files], dtype=np.int64)
        train, test = stratified_split(labels, test_fraction, SPLIT_SEED)
        listing = Listing(classes, _pick(files, train), _pick(files, test))
    else:
        classes, train_files = _labelled(parts[0], _class_names(parts[0]))
        listing = Listing(classes, train_files, _labelled(parts[1], classes)[1])
    if not listing.test:
        raise DataError(
            say(
                "The folder {root} has one picture for each class, which leaves none for the "
                "test; add pictures.",
                root=root,
            )
        )
    return listing


def _ready_splits(root: Path) -> tuple[Path, Path] | None:
    """The folders of a training and a test split, if that is all there is."""
    names = _class_names(root)
    tests = [name for name in names if name in _TEST_NAMES]
    if len(names) - len(tests) == 1 and "train" in names and tests:
        return root / "train", root / min(tests, key=_TEST_NAMES.index)
    return None


def _class_names(root: Path) -> tuple[str, ...]:
    visible = (entry for entry in root.iterdir() if not entry.name.startswith("."))
    return tuple(sorted(entry.name for entry in visible if entry.is_dir()))


def _labelled(root: Path, classes: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Labelled, ...]]:
    if not classes:
        raise DataError(
            say(
                "The folder {root} has no folders in it; put the pictures of each class in a "
                "folder with the name of the class.",
                root=root,
            )
        )
    files: list[Labelled] = []
    for label, name in enumerate(classes):
        pictures = _pictures(root / name)
        if not pictures:
            raise DataError(
                say(
                    "The folder {root} has no pictures ({suffixes}); add some, or take the class "
                    "away.",
                    root=root / name,
                    suffixes=", ".join(sorted(SUFFIXES)),
                )
            )
        files += [(picture, label) for picture in pictures]
    return classes, tuple(files)


def _pictures(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def _pick(files: tuple[Labelled, ...], indices: NDArray[np.int64]) -> tuple[Labelled, ...]:
    return tuple(files[index] for index in indices)


def describe_folder(
    path: str, *, size: int = 64, colour: str = "rgb", test_fraction: float = 0.2
) -> DataDescription:
    """What a folder holds, by its file names: the options are those of the data set `folder`.

    Raises:
        DataError: there is no such folder, it has no classes, or a class has no pictures.
    """
    return _description(list_folder(path, test_fraction), size, colour)


def _description(listing: Listing, size: int, colour: str) -> DataDescription:
    spec = find_dataset("folder")
    assert spec is not None
    shape = (_channels(colour), size, size)
    counts = len(listing.train), len(listing.test)
    return DataDescription(spec.name, spec.title, shape, listing.classes, *counts)


def _channels(colour: str) -> int:
    return 1 if colour == "grey" else 3


@dataclass(frozen=True, slots=True)
class LoadedFolder:
    """A folder's splits, and a sentence on the files that could not be read, if any."""

    description: DataDescription
    train: Split
    test: Split
    notes: tuple[str, ...]


def load_folder(
    path: str, size: int, colour: str, test_fraction: float, watcher: Watcher
) -> LoadedFolder:
    """The pictures of a folder; files that are no pictures are left out, and noted.

    Raises:
        DataError: as list_folder; or a class has no picture that can be read.
        LoadCancelled: the watcher said so.
    """
    listing = list_folder(path, test_fraction)
    reader = _Reader(_channels(colour), size, len(listing.train) + len(listing.test), watcher)
    train, test = reader.split(listing.train), reader.split(listing.test)
    _check_classes(listing.classes, train, test, Path(path))
    return LoadedFolder(_description(listing, size, colour), train, test, reader.notes())


def _check_classes(classes: tuple[str, ...], train: Split, test: Split, path: Path) -> None:
    counts = torch.bincount(train.labels, minlength=len(classes))
    empty = [name for name, count in zip(classes, counts.tolist(), strict=True) if not count]
    if empty or not len(test):
        what = say("for training in {empty}", empty=", ".join(empty)) if empty else "for the test"
        raise DataError(
            say(
                "The folder {path} has no picture that can be read {what}; add some.",
                path=path,
                what=what,
            )
        )


class _Reader:
    """Reads the pictures of both splits, counting on from one to the other."""

    def __init__(self, channels: int, size: int, total: int, watcher: Watcher) -> None:
        self._shape = (channels, size, size)
        self._total, self._watcher = total, watcher
        self._eager = total * channels * size**2 <= EAGER_BYTES
        self._done = 0
        self._left_out: list[Path] = []

    def split(self, files: tuple[Labelled, ...]) -> Split:
        """The files as a split: decoded now, or looked at now and decoded when read."""
        return self._decoded(files) if self._eager else self._lazy(files)

    def notes(self) -> tuple[str, ...]:
        """What to tell of the files that were left out."""
        count = len(self._left_out)
        if not count:
            return ()
        names = ", ".join(str(path) for path in self._left_out[:_NAMED_FILES])
        more = ", ..." if count > _NAMED_FILES else ""
        files = "1 file is" if count == 1 else say("{count} files are", count=count)
        return (
            say(
                "{files} left out as unreadable: {names}{more}.",
                files=files,
                names=names,
                more=more,
            ),
        )

    def _decoded(self, files: tuple[Labelled, ...]) -> TensorSplit:
        images = torch.empty((len(files), *self._shape), dtype=torch.uint8)
        labels: list[int] = []
        for pixels, (_, label) in self._readable(files, self._pixels):
            images[len(labels)] = torch.from_numpy(pixels)
            labels.append(label)
        return TensorSplit(images[: len(labels)], torch.tensor(labels, dtype=torch.int64))

    def _lazy(self, files: tuple[Labelled, ...]) -> LazySplit:
        good = [file for _, file in self._readable(files, check_picture)]
        labels = torch.tensor([label for _, label in good], dtype=torch.int64)

        def make(indices: NDArray[np.int64]) -> Pixels:
            return np.stack([self._pixels(good[index][0]) for index in indices])

        return LazySplit(labels, self._shape, make, keep=False)

    def _readable(
        self, files: tuple[Labelled, ...], read: Callable[[Path], T]
    ) -> Iterator[tuple[T, Labelled]]:
        """What `read` gives for each file; those that it fails on are kept for the notes."""
        for file in files:
            self._watcher.report(Progress("Reading pictures", self._done, self._total, "images"))
            self._done += 1
            try:
                value = read(file[0])
            except DataError:
                self._left_out.append(file[0])
                continue
            yield value, file

    def _pixels(self, path: Path) -> Pixels:
        return to_pixels(cropped(open_picture(path, self._shape[0]), self._shape[1]))
