"""CIFAR-10 and CIFAR-100.

Addresses, sums and names are torchvision's, read from its classes at each load. The files are
pickles. They are read where they lie, unpacked or in the archive, only if their sum is the
published one, and by an unpickler that knows arrays and nothing else: no file can run code here.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import tarfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import torch

from netstudio.data.download import RemoteFile, obtain
from netstudio.data.progress import Watcher
from netstudio.data.resize import sized_split
from netstudio.data.split import Split
from netstudio.errors import DataError
from netstudio.sentence import say

_SIDE = 32


def load_cifar(
    name: str, title: str, size: int, root: Path, watcher: Watcher
) -> tuple[Split, Split]:
    """The training and the test split of `cifar10` or `cifar100`.

    Raises:
        DataError: files are damaged.
        DownloadError: the archive is missing and cannot be downloaded.
        LoadCancelled: the watcher said so.
    """
    from torchvision import datasets  # a second to import

    published = {"cifar10": datasets.CIFAR10, "cifar100": datasets.CIFAR100}[name]
    sums = dict((*published.train_list, *published.test_list))
    folder = root / published.base_folder
    if all((folder / name).is_file() for name in sums):
        contents = {name: (folder / name).read_bytes() for name in sums}
    else:
        remote = RemoteFile(published.filename, published.tgz_md5, (published.url,))
        (archive,) = obtain([remote], root, title, watcher)
        contents = _members(archive, published.base_folder, sums)
        folder = archive
    batches = {
        name: _batch(content, sums[name], f"{folder}: {name}") for name, content in contents.items()
    }
    train = (batches[name] for name, _ in published.train_list)
    test = (batches[name] for name, _ in published.test_list)
    return _split(train, size), _split(test, size)


def _members(archive: Path, folder: str, names: Iterable[str]) -> dict[str, bytes]:
    """The named files in the archive; nothing is unpacked on disk."""
    wanted = {f"{folder}/{name}": name for name in names}
    found = {}
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.name in wanted else None
                if content is not None:
                    found[wanted[member.name]] = content.read()
    except (OSError, EOFError, zlib.error, tarfile.TarError) as error:
        raise DataError(_damaged(str(archive), str(error))) from error
    missing = sorted(set(wanted.values()) - set(found))
    if missing:
        raise DataError(
            _damaged(str(archive), say("it lacks {missing}", missing=", ".join(missing)))
        )
    return found


def _damaged(what: str, reason: str) -> str:
    return say(
        "The file {what} is damaged ({reason}); delete it, and it will be downloaded again.",
        what=what,
        reason=reason,
    )


def _batch(content: bytes, md5: str, what: str) -> dict[str, Any]:
    found = hashlib.md5(content, usedforsecurity=False).hexdigest()
    if found != md5:
        raise DataError(
            _damaged(what, say("its MD5 sum is {found}, not {md5}", found=found, md5=md5))
        )
    try:
        batch = _ArrayUnpickler(io.BytesIO(content), encoding="latin1").load()
    except pickle.UnpicklingError as error:
        raise DataError(_damaged(what, str(error))) from error
    assert isinstance(batch, dict)
    return batch


class _ArrayUnpickler(pickle.Unpickler):
    """Rebuilds numpy arrays from a pickle, and refuses every other class or function."""

    def find_class(self, module: str, name: str) -> Any:
        """What a pickle may name."""
        if module in ("numpy.core.multiarray", "numpy._core.multiarray") and name == "_reconstruct":
            return np.empty(0).__reduce__()[0]
        if module == "numpy" and name in ("ndarray", "dtype"):
            return getattr(np, name)
        if (module, name) == ("_codecs", "encode"):  # how Python 3 writes bytes in protocol 2
            return _encode
        raise pickle.UnpicklingError(say("it names {module}.{name}", module=module, name=name))


def _encode(text: str, encoding: str) -> bytes:
    if encoding != "latin1":
        raise pickle.UnpicklingError(say("it has text in {encoding}", encoding=encoding))
    return text.encode("latin1")


def _split(batches: Iterable[dict[str, Any]], size: int) -> Split:
    batches = list(batches)
    images = np.concatenate([batch["data"] for batch in batches]).reshape(-1, 3, _SIDE, _SIDE)
    labels = np.concatenate([batch.get("labels", batch.get("fine_labels")) for batch in batches])
    return sized_split(torch.from_numpy(images), torch.from_numpy(labels.astype(np.int64)), size)
