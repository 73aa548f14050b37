"""Making room: which runs are kept on the disk, how large they are, and removing the old ones.

Only folders that hold a run, directly in a project's folder below the root, are ever removed; never
a link, never what is being written, and never the newest run of a network with weights, since that
is the one that gives them back when the project is opened.
"""

from __future__ import annotations

import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from netstudio.errors import CheckpointError
from netstudio.sentence import say
from netstudio.training.run_store import RunFolder, holds_run, open_run

FRESH_SECONDS = 600.0
"""A run that was written to this recently may be going on, here or in another program."""


@dataclass(frozen=True, slots=True)
class StoredRun:
    """A run on the disk and its size.

    Attributes:
        run: its folder.
        size: bytes of all its files.
        changed: when a file of it was written last, as seconds since the epoch.
    """

    run: RunFolder
    size: int
    changed: float


def stored_runs(root: Path, cancelled: Callable[[], bool] = lambda: False) -> list[StoredRun]:
    """Every run below the root, the newest first; what cannot be read is left out."""
    found = []
    for home in _folders(root):
        for path in _folders(home):
            if cancelled():
                return []
            if holds_run(path):
                try:
                    run = open_run(path)
                except CheckpointError:
                    continue  # what is no readable run is nobody's to remove
                found.append(StoredRun(run, *_measure(path)))
    return sorted(found, key=lambda item: item.run.created, reverse=True)


def superfluous(runs: Iterable[StoredRun], keep: int, now: float | None = None) -> list[StoredRun]:
    """The runs that a clean-up removes: all but the newest `keep` of each project.

    Args:
        runs: the newest first.
        keep: how many of each project stay.
        now: seconds since the epoch; the clock's by default.
    """
    moment = time.time() if now is None else now
    counts: defaultdict[Path, int] = defaultdict(int)
    restorable: set[tuple[Path, str]] = set()
    chosen = []
    for item in runs:
        home = item.run.path.parent
        counts[home] += 1
        has_weights = item.run.checkpoint() is not None
        is_restored = has_weights and (home, item.run.structure) not in restorable
        if has_weights:
            restorable.add((home, item.run.structure))
        is_fresh = moment - item.changed < FRESH_SECONDS
        if counts[home] > keep and not is_restored and not is_fresh:
            chosen.append(item)
    return chosen


def remove_runs(
    runs: Iterable[StoredRun],
    progress: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Remove runs one by one; the bytes freed.

    Args:
        progress: called with the number removed so far.
        cancelled: asked before each.

    Raises:
        CheckpointError: when the system refuses; what was removed by then is gone.
    """
    freed = 0
    for place, item in enumerate(runs):
        if cancelled():
            break
        path = item.run.path
        if not path.is_symlink() and holds_run(path):
            try:
                shutil.rmtree(path)
            except OSError as error:
                raise CheckpointError(
                    say(
                        "The run {path} cannot be removed: {strerror}.",
                        path=path,
                        strerror=error.strerror or error,
                    )
                ) from error
            freed += item.size
        progress(place + 1)
    return freed


def _folders(root: Path) -> list[Path]:
    try:
        return sorted(path for path in root.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError:
        return []


def _measure(folder: Path) -> tuple[int, float]:
    """The bytes of a run's files, and when one was written last."""
    size, changed = 0, 0.0
    for path in folder.rglob("*"):
        try:
            status = path.lstat()
        except OSError:
            continue  # gone meanwhile
        size += status.st_size
        changed = max(changed, status.st_mtime)
    return size, changed
