"""A checkpoint: a folder with everything to go on from, whole or not there at all.

`weights.safetensors` is the module's state_dict, for any program; `training.safetensors` holds the
optimizers' tensors, the generators and the weights of bypassed members; `state.json` the rest.
Nothing is pickled. The folder is written under another name and renamed when all of it is on the
disk.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from netstudio.errors import CheckpointError
from netstudio.sentence import say
from netstudio.training.ledger import StepRecords
from netstudio.training.trainer_state import TrainerState, UpdateState
from netstudio.training.weight_mismatch import Renaming
from netstudio.training.weights import (
    put_weights,
    read_weights,
    save_weights,
    sync_file,
    write_tensors,
)

if TYPE_CHECKING:
    from torch import Tensor, nn

__all__ = [
    "Checkpoint",
    "Keys",
    "Kind",
    "load_weights",
    "newest",
    "numbered",
    "read_checkpoint",
    "save_weights",
    "write_checkpoint",
]

FORMAT = 1
_WAITING = "waiting."
WEIGHTS, TRAINING, STATE = "weights.safetensors", "training.safetensors", "state.json"

Kind = Literal["last", "best"]
"""The newest checkpoint of a run, and the one with the best validation accuracy."""

Keys = Mapping[str, tuple[str, str]]
"""state_dict key -> (address of the member, the tensor's name below it)."""


Waiting = Mapping[tuple[str, str], "Tensor"]
"""(address of a member that is bypassed, the tensor's name below it) -> its weights."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint holds.

    Attributes:
        weights: by state_dict key, as they were named then.
        keys: whose tensors they are: renaming a layer does not lose its weights.
        state: of the trainer.
        waiting: weights of bypassed members, by address and tensor.
    """

    weights: dict[str, Tensor]
    keys: Keys
    state: TrainerState
    waiting: Waiting = field(default_factory=dict)


def write_checkpoint(
    folder: Path,
    weights: Mapping[str, Tensor],
    keys: Keys,
    state: TrainerState,
    waiting: Waiting | None = None,
) -> None:
    """Writes a checkpoint; `folder` must not exist yet.

    Raises:
        CheckpointError: when the place does not allow it; nothing is left behind then.
    """
    tensors, plain = _taken_apart(state)
    document = {"format": FORMAT, "keys": dict(keys), "waiting": list(waiting or ()), **plain}
    tensors |= {f"{_WAITING}{i}": value for i, value in enumerate((waiting or {}).values())}
    temporary = folder.with_name(f".{folder.name}-{secrets.token_hex(4)}.tmp")
    try:
        temporary.mkdir(parents=True)
        write_tensors(temporary / WEIGHTS, weights)
        write_tensors(temporary / TRAINING, tensors)
        (temporary / STATE).write_text(json.dumps(document), "utf-8")
        sync_file(temporary / STATE)
        temporary.rename(folder)
    except OSError as error:
        shutil.rmtree(temporary, ignore_errors=True)
        raise CheckpointError(
            say(
                "The checkpoint {folder} could not be written: {strerror}; make room or choose "
                "another folder.",
                folder=folder,
                strerror=error.strerror or error,
            )
        ) from error


def read_checkpoint(folder: Path) -> Checkpoint:
    """Reads a checkpoint.

    Raises:
        CheckpointError: when a file is missing, damaged or of a newer format.
    """
    weights = read_weights(folder / WEIGHTS)
    tensors = read_weights(folder / TRAINING)
    try:
        document = json.loads((folder / STATE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointError(
            say("The checkpoint {folder} cannot be read: {error}.", folder=folder, error=error)
        ) from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        found = document.get("format") if isinstance(document, dict) else None
        raise CheckpointError(
            say(
                "The checkpoint {folder} is of format {found}, and this version reads format "
                "{format}.",
                folder=folder,
                found=found,
                format=FORMAT,
            )
        )
    try:
        keys = {key: (owner, name) for key, (owner, name) in document["keys"].items()}
        # Earlier checkpoints have no such list.
        waiting = {
            (owner, name): tensors[f"{_WAITING}{i}"]
            for i, (owner, name) in enumerate(document.get("waiting", ()))
        }
        return Checkpoint(weights, keys, _put_together(tensors, document), waiting)
    except (KeyError, TypeError, ValueError) as error:
        raise CheckpointError(
            say(
                "The checkpoint {folder} is damaged: {name} at {error}.",
                folder=folder,
                name=type(error).__name__,
                error=error,
            )
        ) from error


def numbered(run: Path, kind: Kind) -> Iterator[tuple[int, Path]]:
    """The checkpoints of a kind in a run's folder, with their numbers."""
    for entry in run.glob(f"{kind}-*"):
        number = entry.name.removeprefix(f"{kind}-")
        if number.isdigit() and entry.is_dir():
            yield int(number), entry


def newest(run: Path, kind: Kind = "last") -> Path | None:
    """The newest checkpoint of a kind in a run's folder; None where there is none."""
    return max(numbered(run, kind), default=(0, None))[1]


def load_weights(module: nn.Module, path: Path, renaming: Renaming | None = None) -> None:
    """Loads weights that a module must have the keys and shapes of exactly.

    Args:
        path: a file (.safetensors, .pt, .pth), a checkpoint, or a run, whose newest one counts.
        renaming: done to the file's keys first.

    Raises:
        CheckpointError: when there are none, they are damaged, or they are of another network; in
            the last case key by key, and the module keeps its own.
    """
    found = path
    if path.is_dir():
        folder = newest(path) or path
        found = folder / WEIGHTS
        if not found.is_file():
            raise CheckpointError(
                say("There are no trained weights in the folder {path}.", path=path)
            )
    put_weights(module, read_weights(found), str(path), renaming)


_COUNTERS = (
    "epoch",
    "step",
    "images",
    "evaluating",
    "seconds",
    "epoch_began",
    "evaluation_seconds",
    "evaluated_images",
    "scaler",
)


def _taken_apart(state: TrainerState) -> tuple[dict[str, Tensor], dict[str, Any]]:
    """The tensors of a state by name, and the rest as JSON."""
    import torch

    tensors: dict[str, Tensor] = {"batches.generator": state.batches.generator}
    tensors |= {f"random.{device}": value for device, value in state.random.items()}
    records = state.records
    for name in ("losses", "learning_rates", "hits", "answers", "samples"):
        tensors[f"records.{name}"] = torch.from_numpy(getattr(records, name).copy())
    updates = []
    for index, update in enumerate(state.updates):
        scalars: dict[str, dict[str, Any]] = {}
        for parameter, kept in update.parameters.items():
            scalars[parameter] = {}
            for key, value in kept.items():
                if isinstance(value, torch.Tensor):
                    tensors[f"update{index}.{key}.{parameter}"] = value
                    scalars[parameter][key] = {"tensor": f"update{index}.{key}.{parameter}"}
                else:
                    scalars[parameter][key] = value
        updates.append(
            {"optimizer": update.optimizer, "scale": update.scale, "parameters": scalars}
        )
    plain = {name: getattr(state, name) for name in _COUNTERS}
    plain["batches"] = {"epoch": state.batches.epoch, "position": state.batches.position}
    plain["first_record"] = records.first
    plain["updates"] = updates
    return tensors, plain


def _put_together(tensors: Mapping[str, Tensor], plain: Mapping[str, Any]) -> TrainerState:
    from netstudio.data import BatchState

    def array(name: str) -> np.ndarray[Any, Any]:
        values: np.ndarray[Any, Any] = tensors[f"records.{name}"].numpy().copy()
        return values

    def update(saved: Mapping[str, Any]) -> UpdateState:
        parameters = {
            parameter: {
                key: tensors[value["tensor"]] if isinstance(value, dict) else value
                for key, value in kept.items()
            }
            for parameter, kept in saved["parameters"].items()
        }
        return UpdateState(saved["optimizer"], float(saved["scale"]), parameters)

    records = StepRecords(
        int(plain["first_record"]),
        array("losses"),
        array("learning_rates"),
        array("hits"),
        array("answers"),
        array("samples"),
    )
    batches = plain["batches"]
    return TrainerState(
        **{name: plain[name] for name in _COUNTERS},
        batches=BatchState(batches["epoch"], batches["position"], tensors["batches.generator"]),
        random={
            key.removeprefix("random."): value
            for key, value in tensors.items()
            if key.startswith("random.")
        },
        updates=tuple(update(saved) for saved in plain["updates"]),
        records=records,
    )
