"""The data set in use: loaded when it is first needed, kept until another one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from netstudio.catalog.datasets import dataset_spec
from netstudio.data import Dataset, Progress, load_dataset
from netstudio.document.recipe import Choice
from netstudio.errors import NetStudioError


class DataShelf:
    """Holds one data set."""

    def __init__(self, root: Path | None, cancelled: Callable[[], bool] | None = None) -> None:
        self._root, self._cancelled = root, cancelled
        self._choice: Choice | None = None
        self._dataset: Dataset | None = None

    def get(self, choice: Choice, progress: Callable[[Progress], None] | None = None) -> Dataset:
        """The data set of a recipe's choice, loaded or downloaded where it must be.

        Raises:
            DataError: when the choice is wrong or files are missing or damaged.
            LoadCancelledError: when the session was told to stop.
        """
        if self._dataset is None or self._choice != choice:
            self._dataset = None  # the old one's memory is free while the new one is loaded
            self._dataset = load_dataset(
                choice, self._root, progress=progress, cancelled=self._cancelled
            )
            self._choice = choice
        return self._dataset

    def at_hand(self, choice: Choice) -> Dataset | None:
        """The data set if having it takes no download: to look at before training; else None."""
        if self._dataset is not None and self._choice == choice:
            return self._dataset
        try:
            return None if dataset_spec(choice).downloadable else self.get(choice)
        except NetStudioError:
            return None  # what is wrong is said when training starts
