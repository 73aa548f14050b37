"""Pretrained weights from the network, kept where torch.hub keeps them.

A file that torchvision has downloaded before, or that was put there by hand, is found; its name
ends in the first digits of its SHA-256, and it is read as tensors alone before anything uses it.
"""

from __future__ import annotations

import re
import time
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from netstudio.data.download import RemoteFile, TransferError, fetch
from netstudio.data.progress import LoadCancelledError, Progress, Watcher
from netstudio.errors import Cancelled, CheckpointError, DataError
from netstudio.exchange.listening import IsCancelled, Tell, never
from netstudio.sentence import say
from netstudio.training.weights import read_weights

_HASH = re.compile(r"-([0-9a-f]{8,64})\.")
_SECONDS_BETWEEN = 0.2
_MEGABYTE = 1e6


def obtain_pretrained(url: str, tell: Tell, cancelled: IsCancelled = never) -> Path:
    """The file behind an address, downloaded where it is not there yet, and read once.

    Args:
        tell: hears of the download, a few times a second.
        cancelled: asked just as often.

    Raises:
        CheckpointError: when it cannot be downloaded; the message says where to put it by hand.
        Cancelled: when `cancelled` said yes; nothing is left behind.
    """
    path = place_of(url)
    if not path.is_file():
        _download(url, path, tell, cancelled)
    try:
        read_weights(path)
    except CheckpointError as error:
        if not _remote(url, path).wrong_sum(path):
            raise
        raise CheckpointError(
            say("{error} Delete that file, and it is downloaded again.", error=str(error))
        ) from error
    return path


def place_of(url: str) -> Path:
    """Where torch.hub keeps the file behind an address."""
    import torch.hub

    return Path(torch.hub.get_dir()) / "checkpoints" / PurePosixPath(urlsplit(url).path).name


def _download(url: str, path: Path, tell: Tell, cancelled: IsCancelled) -> None:
    file = _remote(url, path)
    watcher = Watcher(_Told(tell), cancelled)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fetch(file, path.parent, path.name, watcher)
    except LoadCancelledError as error:
        raise Cancelled("The download was stopped; nothing was kept.") from error
    except (TransferError, DataError, OSError) as error:
        raise CheckpointError(
            say(
                "The weights {name} could not be downloaded ({reason}); connect to the network and "
                "try again, or download {url} elsewhere and put it into {folder}.",
                name=path.name,
                reason=str(error).rstrip("."),
                url=url,
                folder=path.parent,
            )
        ) from error


def _remote(url: str, path: Path) -> RemoteFile:
    found = _HASH.search(path.name)
    return RemoteFile(path.name, "", (url,), sha256=found[1] if found else "")


class _Told:
    """Says how far a download is, now and then."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last < _SECONDS_BETWEEN and progress.done != progress.total:
            return
        self._last = now
        done = f"{progress.done / _MEGABYTE:.1f}"
        if progress.total is None:
            self._tell(say("{stage}: {done} MB", stage=progress.stage, done=done))
            return
        total = f"{progress.total / _MEGABYTE:.1f}"
        self._tell(
            say("{stage}: {done} of {total} MB", stage=progress.stage, done=done, total=total)
        )
