"""MNIST and Fashion-MNIST.

Addresses, sums and the layout of folders are torchvision's, read from its classes at each load, so
that files it has downloaded are found and files downloaded here serve it. The compressed files are
read as they are: nothing is unpacked, and a folder that cannot be written will do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch

from netstudio.data.download import RemoteFile, obtain
from netstudio.data.idx import read_idx
from netstudio.data.progress import Watcher
from netstudio.data.resize import sized_split
from netstudio.data.split import Split
from netstudio.errors import DataError
from netstudio.sentence import say


def load_mnist(
    name: str, title: str, size: int, root: Path, watcher: Watcher
) -> tuple[Split, Split]:
    """The training and the test split of `mnist` or `fashion_mnist`.

    Raises:
        DataError: files are damaged.
        DownloadError: files are missing and cannot be downloaded.
        LoadCancelled: the watcher said so.
    """
    from torchvision import datasets  # a second to import

    published = {"mnist": datasets.MNIST, "fashion_mnist": datasets.FashionMNIST}[name]
    folder = root / published.__name__ / "raw"
    files = _unpacked(published, folder) or obtain(_remote(published), folder, title, watcher)
    return _split(files[0], files[1], size), _split(files[2], files[3], size)


def _remote(published: Any) -> list[RemoteFile]:
    """Images and labels for training, images and labels for the test."""
    return [
        RemoteFile(name, md5, tuple(mirror + name for mirror in published.mirrors))
        for name, md5 in published.resources
    ]


def _unpacked(published: Any, folder: Path) -> list[Path]:
    """The unpacked files, where torchvision has left them and the compressed ones are gone."""
    packed = [folder / name for name, _ in published.resources]
    plain = [path.with_suffix("") for path in packed]
    if all(path.is_file() for path in plain) and not all(path.is_file() for path in packed):
        return plain
    return []


def _split(images_path: Path, labels_path: Path, size: int) -> Split:
    images, labels = read_idx(images_path), read_idx(labels_path)
    if images.ndim != 3 or labels.shape != images.shape[:1]:
        raise DataError(
            say(
                "The files {images_path} and {labels_path} do not belong together: images of "
                "shape {shape}, labels of shape {shape2}; delete both, and load again.",
                images_path=images_path,
                labels_path=labels_path,
                shape=images.shape,
                shape2=labels.shape,
            )
        )
    # A copy: torch warns of memory that it may not write.
    pixels = torch.from_numpy(images.copy()).unsqueeze(1)
    return sized_split(pixels, torch.from_numpy(labels.astype(np.int64)), size)
