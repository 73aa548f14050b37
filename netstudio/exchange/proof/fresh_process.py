"""A fresh Python process with the source to be proved, and the talk with it."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from torch import Tensor

from netstudio.errors import NetStudioError
from netstudio.sentence import say
from netstudio.training.weights import write_tensors

PATIENCE_SECONDS = 900.0
SCRIPT = Path(__file__).with_name("clean_process.py")


class CandidateError(NetStudioError):
    """The source under proof could not run; the message ends with what Python said."""


class FreshProcess:
    """The process of a proof. It ends with the `with` block, or with this process."""

    def __init__(
        self, source: Path, class_name: str, threads: int, patience: float = PATIENCE_SECONDS
    ) -> None:
        """Start it, for a class in the Python file `source`; it imports torch meanwhile.

        `patience`: seconds after which an answer is not waited for any more.
        """
        self._patience, self._is_late = patience, False
        self._source, self._class_name, self._threads = source, class_name, threads
        self._folder = tempfile.TemporaryDirectory(prefix="netstudio-proof-")
        self._place = Path(self._folder.name)
        self._log = (self._place / "log.txt").open("w+", encoding="utf-8")
        # -P: its own folder must not become a place to import from.
        self._process = subprocess.Popen(
            [sys.executable, "-P", str(SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> FreshProcess:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._log):
            if stream is not None:
                _close(stream)
        self._folder.cleanup()

    layers: frozenset[str] = frozenset()
    """The paths of the modules inside the one that was made."""

    def open(self) -> dict[str, tuple[int, ...]]:
        """Make the module; the shapes of its state_dict in order.

        Raises:
            CandidateError: when the source cannot be run.
        """
        self._tell(
            "open",
            source=str(self._source.resolve()),
            class_name=self._class_name,
            threads=self._threads,
        )
        answer = self._answer()
        self.layers = frozenset(answer["layers"])
        return {key: tuple(shape) for key, shape in answer["keys"].items()}

    def give_weights(self, weights: Mapping[str, Tensor], *, wide: bool) -> None:
        """Have it load weights, in double precision where `wide`.

        Raises:
            CandidateError: when they do not fit.
        """
        path = self._place / "weights.safetensors"
        _save(path, weights)
        self._tell("weights", path=str(path), wide=wide)
        self._answer()
        path.unlink()

    def begin(
        self,
        inputs: Sequence[Tensor],
        *,
        training: bool,
        seed: int,
        watched: Collection[str] = (),
    ) -> None:
        """Have it run its module while the caller goes on; `digests` is to be called next."""
        path = self._place / "inputs.safetensors"
        _save(path, {f"given:{at}": tensor for at, tensor in enumerate(inputs)})
        self._tell("run", path=str(path), training=training, seed=seed, watched=list(watched))

    def digests(self) -> dict[str, str]:
        """The hashes of what came of the run.

        Raises:
            CandidateError: when it failed.
        """
        found: dict[str, str] = self._answer()["digests"]
        return found

    def differences(self, expected: Mapping[str, Tensor]) -> dict[str, Any]:
        """How far the results of the last run are from others.

        Raises:
            CandidateError: when there are none.
        """
        path = self._place / "expected.safetensors"
        _save(path, expected)
        self._tell("compare", path=str(path))
        answer = self._answer()
        path.unlink()
        return answer

    def _tell(self, order: str, **details: Any) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps({"order": order, **details}) + "\n")
            self._process.stdin.flush()
        except OSError as error:
            raise CandidateError(self._ended()) from error

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        clock = threading.Timer(self._patience, self._lose_patience)
        clock.start()
        try:
            line = self._process.stdout.readline()
        finally:
            clock.cancel()
        if not line:
            raise CandidateError(self._ended())
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise CandidateError(answer["error"])
        return answer

    def _lose_patience(self) -> None:
        self._is_late = True
        self._process.kill()

    def _ended(self) -> str:
        code = self._process.wait()
        if self._is_late:
            return say("it took longer than {seconds:g} seconds.", seconds=self._patience)
        self._log.seek(0)
        last = self._log.read().strip().splitlines()[-1:]
        return say(
            "the process that ran the source ended with code {code}{last}",
            code=code,
            last=f": {last[0]}" if last else "",
        )


def _close(stream: IO[str]) -> None:
    try:
        stream.close()
    except OSError:  # what was not read any more goes down with the process
        return


def _save(path: Path, tensors: Mapping[str, Tensor]) -> None:
    """Write tensors for the other side; those that share memory are written each."""
    write_tensors(path, tensors, durable=False)
