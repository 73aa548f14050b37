"""What the torch thread holds: one module, and what can be asked of it whatever state it is in.

Everything here is called in that thread, between two steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import torch
from numpy.typing import NDArray

from netstudio.document.project import Project
from netstudio.errors import NetStudioError, TrainingError
from netstudio.sentence import say
from netstudio.training.board import Board
from netstudio.training.checkpoint import load_weights
from netstudio.training.data_shelf import DataShelf
from netstudio.training.looking import Looking, Subject
from netstudio.training.observation import observing
from netstudio.training.prediction import Prediction, predict
from netstudio.training.probe import ProbeRequest, Probes
from netstudio.training.run import Run
from netstudio.training.status import State, Status
from netstudio.training.weights import save_weights

if TYPE_CHECKING:
    from netstudio.compiler import CompiledModel

T = TypeVar("T")


class ModelHolder:
    """Looks inside, weights in and out, predictions; what is going on is put up on the board."""

    def __init__(
        self, board: Board, probes: Probes, data_root: Path | None, cancelled: Callable[[], bool]
    ) -> None:
        self._board = board
        self._looking = Looking(probes)
        self._data = DataShelf(data_root, cancelled)
        self._project: Project | None = None
        self._revision = 0
        self._model: CompiledModel | None = None
        self._run: Run | None = None

    @property
    def is_training(self) -> bool:
        """Whether `turn` has something to do."""
        return self._board.status.state is State.TRAINING

    # Looks

    def show_probes(self, requests: Iterable[ProbeRequest]) -> None:
        """Makes these what is looked at."""
        self._looking.show(requests)
        self._board.put_probes(self._looking.results)

    def look_at_rest(self) -> None:
        """Brings every look up to date while nothing trains."""
        if self._model is not None and not self.is_training:
            self._looking.at_rest(self._subject(self._model, self._step))
            self._board.put_probes(self._looking.results)

    # Weights and answers

    def load_weights(self, path: Path) -> None:
        """Loads weights into the network, between or before runs."""
        if self._board.status.state.is_running:
            raise TrainingError(
                "Weights cannot be loaded into a network in training; stop it first."
            )
        load_weights(self._needed(self._model).module, path)
        self._looking.forget()
        self._put(State.READY, say("The weights in {path} are loaded.", path=path))

    def export_weights(self, path: Path) -> Path:
        """Writes the weights as safetensors."""
        save_weights(self._needed(self._model).module, path)
        return path

    def predict(self, image: Path | NDArray[Any]) -> Prediction:
        """What the network says of a picture or an array."""
        model, project = self._needed(self._model), self._needed(self._project)
        return predict(model, self._data.get(project.recipe.data), self._device, image)

    def find_sample(self, label: int, after: int) -> int | None:
        """The next image of a class in the test split after an index, round at the end."""
        dataset = self._data.at_hand(self._needed(self._project).recipe.data)
        if dataset is None:
            raise TrainingError("The data set is not loaded yet; it is once training starts.")
        found = (dataset.test.labels == label).nonzero().flatten().tolist()
        return next((index for index in found if index > after), found[0] if found else None)

    def use_model(self, function: Callable[[CompiledModel], T]) -> T:
        """Calls `function` with the network; what it disturbs is put back."""
        model = self._needed(self._model)
        with observing(model.module, self._device):
            return function(model)

    # Parts

    @property
    def _device(self) -> torch.device:
        """Where the module is."""
        if self._model is None:
            return torch.device("cpu")
        tensors = [*self._model.module.parameters(), *self._model.module.buffers()]
        return tensors[0].device if tensors else torch.device("cpu")

    def _needed(self, thing: T | None) -> T:
        if thing is None:
            raise TrainingError("There is no network yet; open one that has no problems.")
        return thing

    @property
    def _step(self) -> int:
        """How many steps the weights there are have made in this run."""
        return self._run.trainer.step if self._run is not None else 0

    def _subject(self, model: CompiledModel, step: int) -> Subject:
        dataset = self._data.at_hand(model.project.recipe.data)
        return Subject(model, self._device, dataset, step)

    def _put(self, state: State, message: str = "") -> None:
        """Puts up a state; what was said last stays to be read until the state is another."""
        run, before = self._run, self._board.status
        status = run.status(state) if run is not None else Status(state)
        kept = before.message if state is before.state else ""
        said = message or status.message or kept
        self._board.put(replace(status, revision=self._revision, message=said))

    def _fail(self, error: NetStudioError) -> None:
        self._board.fail(str(error), getattr(error, "node", None))
