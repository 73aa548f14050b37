"""Work in a process of its own: what blocks, prints or may fall over does not do so in ours.

A worker is a module of this package with `answer(request)`; request and answer are JSON. What it
prints goes nowhere: the end of it is quoted where the worker dies. What it says with `tell` is
heard while it works.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from netstudio.errors import Cancelled, ExchangeError, NetStudioError
from netstudio.exchange.listening import IsCancelled, Tell, never, unheard
from netstudio.sentence import packed, say, unpacked

PACKAGE = "netstudio.exchange"
PATIENCE_SECONDS = 3600.0
_LOOK_SECONDS = 0.05
_RARELY = (50_000, 20, 20)
"""When a child looks for garbage: it lives for one answer, and makes graphs of many objects."""
_TOLD_VARIABLE = "NETSTUDIO_CHILD_TELLS"
"""The file that a child writes to when it tells how far it is."""


def tell(text: str) -> None:
    """Say how far the work is: in a child to who started it, elsewhere to nobody."""
    path = os.environ.get(_TOLD_VARIABLE)
    if path:
        with Path(path).open("a", encoding="utf-8") as told:
            told.write(json.dumps(packed(text)) + "\n")


def in_child(
    worker: str,
    request: Mapping[str, Any],
    *,
    cancelled: IsCancelled = never,
    heard: Tell = unheard,
    patience: float = PATIENCE_SECONDS,
) -> dict[str, Any]:
    """What `answer` of the worker module gives for a request, worked out in a child process.

    Args:
        worker: the module's name below `netstudio.exchange`.
        cancelled: asked twenty times a second; the child is ended when it says yes.
        heard: called with what the worker tells, as it tells it.
        patience: seconds after which the child is ended.

    Raises:
        ExchangeError: in the worker's own words, or when it dies or takes too long.
        Cancelled: when `cancelled` said yes.
    """
    # A child of the child may write for a moment longer than its folder is there.
    with tempfile.TemporaryDirectory(prefix="netstudio-", ignore_cleanup_errors=True) as folder:
        asked, answered = Path(folder, "request.json"), Path(folder, "answer.json")
        asked.write_text(json.dumps(request), encoding="utf-8")
        # -P: the current folder must not become a place to import from.
        command = [sys.executable, "-P", "-m", __name__, worker, str(asked), str(answered)]
        told = _Told(Path(folder, "told.txt"), heard)
        with Path(folder, "said.txt").open("w+b") as said:
            code = _wait(command, said, told, cancelled, patience)
            try:
                answer: dict[str, Any] = json.loads(answered.read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise ExchangeError(_last_words(said, code)) from error
    if "error" in answer:
        raise ExchangeError(unpacked(answer["error"]))
    return answer


class _Told:
    """The file in which a child tells how far it is, read as it grows."""

    def __init__(self, path: Path, heard: Tell) -> None:
        self.path = path
        self._heard = heard
        self._read = 0
        path.touch()

    def hear(self) -> None:
        """Pass on what is new, whole lines only."""
        with self.path.open("rb") as file:
            file.seek(self._read)
            fresh, end, _ = file.read().rpartition(b"\n")
        self._read += len(fresh) + len(end)
        for line in fresh.splitlines():
            self._heard(unpacked(json.loads(line)))


def _wait(
    command: list[str],
    said: IO[bytes],
    told: _Told,
    cancelled: IsCancelled,
    patience: float,
) -> int:
    """Wait for a child, and give its exit code."""
    deadline = time.monotonic() + patience
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=said,
        env=_environment(told.path),
        start_new_session=True,  # so that what it starts can be ended with it
    )
    try:
        while child.poll() is None:
            told.hear()
            if cancelled():
                raise Cancelled("Stopped; nothing was written.")
            if time.monotonic() > deadline:
                raise ExchangeError(
                    say("It took longer than {seconds:g} seconds.", seconds=patience)
                )
            time.sleep(_LOOK_SECONDS)
    finally:
        if child.poll() is None:
            _end(child)
        child.wait()
    told.hear()
    return child.returncode


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a child, and with it the processes that it started, where the system can do that."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()


def _environment(told: Path) -> dict[str, str]:
    """Ours, with this very package found first and never the current folder.

    Temporary files go to the folder of the job, so that those of a killed child vanish with it.
    """
    here = str(Path(__file__).resolve().parents[2])
    known = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    path = os.pathsep.join(filter(None, [here, *known]))  # an empty entry is the current folder
    temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(told.parent))
    return {**os.environ, **temporary, "PYTHONPATH": path, _TOLD_VARIABLE: str(told)}


def _last_words(said: IO[bytes], code: int) -> str:
    if code == -getattr(signal, "SIGKILL", 9):
        return say("The system ended the process that did the work, probably for lack of memory.")
    said.seek(0)
    lines = [line for line in said.read().decode(errors="replace").splitlines() if line.strip()]
    return say(
        "The process that did the work ended early: {words}",
        words=lines[-1].strip()[:300] if lines else "it said nothing, perhaps for lack of memory.",
    )


def main(worker: str, asked: str, answered: str) -> None:
    """The child's side."""
    gc.disable()  # what an import makes stays: looking for garbage in it takes a fifth of the time
    module = importlib.import_module(f"{PACKAGE}.{worker}")
    gc.freeze()
    gc.set_threshold(*_RARELY)
    gc.enable()
    request = json.loads(Path(asked).read_text(encoding="utf-8"))
    try:
        answer = module.answer(request)
    except NetStudioError as error:
        answer = {"error": packed(str(error))}
    beside = Path(f"{answered}.part")
    beside.write_text(json.dumps(answer), encoding="utf-8")
    beside.replace(answered)


if __name__ == "__main__":
    main(*sys.argv[1:])
    # Taking down torch and a network takes a second, in which nobody gets anything.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
