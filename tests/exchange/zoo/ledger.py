"""Results of imports, a row for each model and each state of the importing code.

A run of a whole zoo takes hours. The ledger is kept between runs, so that one can be broken off
and taken up again; only rows of the current code and the current release of the zoo count.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

_TABLES = """
    create table if not exists rows (
        zoo text, model text, code text, result text,
        written timestamp default current_timestamp,
        primary key (zoo, model, code));
    create table if not exists sizes (
        zoo text, model text, parameters integer, primary key (zoo, model));
"""


@dataclass
class Result:
    """What came of one model.

    Attributes:
        family: of the model.
        parameters: how many numbers it has.
        seconds: that recording and rebuilding took.
        findings: how many things the import says it could not capture soundly.
        keys: whether the generated module has the same state_dict keys in the same order, and
            tensors of the same shapes.
        evaluation, training, gradients, buffers: the largest differences; None where it was not
            compared.
        reported: whether it is not equal at every size, as its findings say.
        recorded_only: whether it is so at the recorded size alone.
        error: what went wrong; empty where nothing did.
        left_out: why nothing, or less, was compared; empty where all was.
        file: the digest of the file that is generated without values of weights.
        as_compared: whether it was not compared now, and its file is one that was.
    """

    family: str = ""
    parameters: int = 0
    seconds: float | None = None
    findings: int = 0
    keys: bool = False
    evaluation: float | None = None
    training: float | None = None
    gradients: float | None = None
    buffers: float | None = None
    reported: bool = False
    recorded_only: bool = False
    error: str = ""
    left_out: str = ""
    file: str = ""
    as_compared: bool = False

    @property
    def differences(self) -> tuple[float | None, ...]:
        """All that was compared."""
        return self.evaluation, self.training, self.gradients, self.buffers

    @property
    def is_exact(self) -> bool:
        """Whether keys are equal, and everything was compared and differs by nothing."""
        return self.keys and not self.error and all(value == 0 for value in self.differences)

    @property
    def has_failed(self) -> bool:
        """Whether something is known to be wrong."""
        differs = any(value not in (0, None) for value in self.differences)
        return bool(self.error) or not self.keys or differs


class Ledger:
    """The rows in a file.

    Args:
        path: of the file, made where there is none.
        zoo: the zoo with its release.
        code: the hash of the importing code.
    """

    def __init__(self, path: Path, zoo: str, code: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.zoo, self.code = zoo, code
        self._file = sqlite3.connect(path, timeout=60, isolation_level=None)
        self._file.executescript(_TABLES)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def results(self, *, any_code: bool = False) -> dict[str, Result]:
        """The results of the current code by model; with `any_code`, the latest of whatever."""
        rows = self._file.execute(
            "select model, result from rows where zoo = ? and (code = ? or ?) order by written",
            (self.zoo, self.code, any_code),
        )
        return {model: Result(**json.loads(text)) for model, text in rows}

    def write(self, model: str, result: Result) -> None:
        """Keep what came of a model, in place of an earlier row of the same code."""
        self._file.execute(
            "insert or replace into rows (zoo, model, code, result) values (?, ?, ?, ?)",
            (self.zoo, model, self.code, json.dumps(asdict(result))),
        )

    def sizes(self) -> dict[str, int]:
        """The known numbers of parameters by model."""
        found = self._file.execute("select model, parameters from sizes where zoo = ?", [self.zoo])
        return dict(found.fetchall())

    def write_size(self, model: str, parameters: int) -> None:
        """Keep the number of parameters of a model."""
        row = (self.zoo, model, parameters)
        self._file.execute("insert or replace into sizes values (?, ?, ?)", row)


def in_turn(
    families: Mapping[str, Sequence[str]], sizes: Mapping[str, int], done: Iterable[str]
) -> list[str]:
    """The models that are still to be tried: the smallest of each family first, then by size.

    One whose size is not known comes late.
    """
    known = set(done)

    def size(model: str) -> float:
        return sizes.get(model, math.inf)

    firsts = sorted((min(models, key=size) for models in families.values() if models), key=size)
    rest = sorted((model for models in families.values() for model in models), key=size)
    return [model for model in dict.fromkeys((*firsts, *rest)) if model not in known]
