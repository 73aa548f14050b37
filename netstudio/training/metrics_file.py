"""The numbers of a run on the disk: JSON lines, appended while it trains.

Steps come in pieces (`{"step": 0, "loss": [...], ...}`), epochs a line each (`{"epoch": 1, ...}`),
events likewise. Numbers are written so that float32 comes back exactly. A line cut off by a power
failure is passed over; lines beyond the checkpoint that a run goes on from are taken out.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from netstudio.document.file.atomic import write_atomically
from netstudio.errors import CheckpointError, ProjectFileError
from netstudio.sentence import say
from netstudio.training.ledger import StepRecords
from netstudio.training.telemetry import EpochMetrics, Event, Telemetry


class MetricsFile:
    """An append-only file of metrics."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: list[str] = []

    def add_steps(self, records: StepRecords) -> None:
        """Notes steps; `write` brings them to the disk."""
        if len(records):
            self._add(
                {
                    "step": records.first,
                    "loss": _numbers(records.losses),
                    "accuracy": _numbers(records.accuracies),
                    "learning_rate": _numbers(records.learning_rates),
                }
            )

    def add_epoch(self, metrics: EpochMetrics) -> None:
        """Notes an epoch."""
        self._add({key: _number(value) for key, value in asdict(metrics).items()})

    def add_event(self, event: Event) -> None:
        """Notes an event."""
        self._add({"event": event.kind, "at": event.step, "text": event.text, "value": event.value})

    def write(self) -> None:
        """Appends what was noted.

        Raises:
            CheckpointError: when the disk refuses; the notes are kept for the next try.
        """
        if not self._lines:
            return
        text = "".join(f"{line}\n" for line in self._lines)
        try:
            with self._path.open("a", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise CheckpointError(
                say(
                    "The metrics {path} could not be written: {strerror}.",
                    path=self._path,
                    strerror=error.strerror or error,
                )
            ) from error
        self._lines = []

    def _add(self, record: dict[str, Any]) -> None:
        self._lines.append(json.dumps(record))


def read_metrics(path: Path, telemetry: Telemetry) -> None:
    """Puts what a file holds into `telemetry`; a file that is not there holds nothing.

    Raises:
        CheckpointError: when the file holds something else than metrics.
    """
    for record in _records(path):
        try:
            _put(record, telemetry)
        except (KeyError, TypeError, ValueError) as error:
            raise CheckpointError(
                say("The metrics {path} are damaged: {error}.", path=path, error=error)
            ) from error


def _put(record: dict[str, Any], telemetry: Telemetry) -> None:
    if "loss" in record:
        telemetry.add_steps(
            _array(record["loss"]), _array(record["accuracy"]), _array(record["learning_rate"])
        )
    elif "event" in record:
        telemetry.events.append(
            Event(record["event"], record["at"], record["text"], record["value"])
        )
    elif "epoch" in record:
        numbers = {key: _float(value) for key, value in record.items()}
        epoch, step = int(numbers.pop("epoch")), int(numbers.pop("step"))
        telemetry.epochs.append(EpochMetrics(epoch, step, **numbers))


def copy_metrics(source: Path, target: Path) -> None:
    """Copies a file of metrics.

    Raises:
        CheckpointError: when it cannot be read or written.
    """
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise CheckpointError(
            say(
                "The metrics {target} could not be written: {strerror}.",
                target=target,
                strerror=error.strerror or error,
            )
        ) from error


def cut_metrics(path: Path, step: int) -> None:
    """Takes out what happened after `step` steps: a run goes on from there.

    Raises:
        CheckpointError: when the file cannot be rewritten.
    """
    kept = [json.dumps(record) for record in _cut(_records(path), step)]
    try:
        write_atomically(path, "".join(f"{line}\n" for line in kept).encode())
    except ProjectFileError as error:
        raise CheckpointError(str(error)) from error


def _cut(records: Iterable[dict[str, Any]], step: int) -> Iterator[dict[str, Any]]:
    for record in records:
        if "loss" in record:
            count = max(0, step - record["step"])
            columns = ("loss", "accuracy", "learning_rate")
            if count:
                yield record | {name: record[name][:count] for name in columns}
        elif record.get("at", record.get("step", 0)) <= step:
            yield record


def _records(path: Path) -> Iterator[dict[str, Any]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            try:
                record = json.loads(line)
            except ValueError:
                continue  # the last line of a run that was killed
            if isinstance(record, dict):
                yield record


def _numbers(values: NDArray[np.float32]) -> list[float | None]:
    """Shortest decimals that give the same float32 again; None for nan."""
    return [_number(float(np.format_float_scientific(value))) for value in values]


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


def _float(value: float | None) -> float:
    return math.nan if value is None else value


def _array(values: list[float | None]) -> NDArray[np.float32]:
    return np.array([_float(value) for value in values], np.float32)
