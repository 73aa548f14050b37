"""From a recipe's choice to a data set in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from netstudio.catalog.datasets import OptionValues, dataset_options, describe
from netstudio.data.dataset import Dataset, measure_normalisation
from netstudio.data.digits import load_digits
from netstudio.data.progress import Progress, Watcher
from netstudio.data.split import Split
from netstudio.document.recipe import Choice


def load_dataset(
    choice: Choice,
    root: Path | None = None,
    *,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Dataset:
    """Loads the chosen data set, downloading it first where it must.

    Args:
        root: the folder for downloads; None: NETSTUDIO_DATA, else the user's cache folder.
        progress: called now and then, in the calling thread.
        cancelled: asked now and then whether to stop.

    Raises:
        DataError: the choice is wrong, or files are missing or damaged.
        DownloadError: the set could not be downloaded.
        LoadCancelledError: `cancelled` said so.
    """
    options = dataset_options(choice)
    watcher = Watcher(progress, cancelled)
    description = describe(choice)
    assert description is not None
    train, test = _LOADERS[choice.name](options, root, watcher)
    description = replace(
        description,
        sample_shape=train.sample_shape,
        train_size=len(train),
        test_size=len(test),
    )
    return Dataset(description, train, test, measure_normalisation(train))


def _digits(options: OptionValues, root: Path | None, watcher: Watcher) -> tuple[Split, Split]:
    size = options["size"]
    assert isinstance(size, int)
    return load_digits(size)


Loader = Callable[[OptionValues, Path | None, Watcher], tuple[Split, Split]]
_LOADERS: dict[str, Loader] = {"digits": _digits}
