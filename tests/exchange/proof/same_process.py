"""The other side of a proof in this process: the same orders and answers, without the start."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import torch
from torch import nn

from netstudio.exchange.proof.clean_process import Server
from netstudio.exchange.proof.examples import Example
from netstudio.exchange.proof.fresh_process import CandidateError, FreshProcess
from netstudio.exchange.proof.prove import compare
from netstudio.exchange.proof.verdict import Proof


class SameProcess(FreshProcess):
    def __init__(self, source: str, class_name: str) -> None:
        self._class_name, self._threads = class_name, torch.get_num_threads()
        self._folder = tempfile.TemporaryDirectory()
        self._place = Path(self._folder.name)
        self._source = self._place / "network.py"
        self._source.write_text(source)
        self._server = Server()

    def __exit__(self, *_) -> None:
        self._folder.cleanup()

    def _tell(self, order, **details) -> None:
        try:
            self._said = self._server.answer({"order": order, **details})
        except Exception as error:  # noqa: BLE001 -- as the process does
            self._said = CandidateError(f"{type(error).__name__}: {error}")

    def _answer(self):
        if isinstance(self._said, CandidateError):
            raise self._said
        return self._said


def proof_here(
    module: nn.Module,
    text: str,
    name: str,
    example: Example,
    resized: bool = True,
    chooses: bool = False,
) -> Proof:
    """`prove_path` within this process."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    with SameProcess(text, name) as process, contextlib.ExitStack() as stack:
        stack.callback(torch.set_num_threads, threads)
        return compare(module, process, [example], resized, chooses=chooses)
