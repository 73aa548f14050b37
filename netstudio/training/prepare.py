"""From a network and a data set to a trainer, the same way for the window and the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netstudio.data import BatchSource, Dataset
from netstudio.errors import TrainingError
from netstudio.sentence import say
from netstudio.training.fit import check_fit
from netstudio.training.randomness import derive_seed, seed_generators, undisturbed
from netstudio.training.trainer import Trainer

if TYPE_CHECKING:
    import torch

    from netstudio.compiler import CompiledModel
    from netstudio.document.project import Project

SMALLEST_EVALUATION_BATCH = 64
"""Evaluation keeps no gradients, so that small training batches need not slow it down."""


def build_seeded(project: Project) -> CompiledModel:
    """A project's network with the initial weights of the recipe's seed, on the CPU.

    The weights are those of a script that calls `torch.manual_seed(seed)` and makes the module.

    Raises:
        CompileError: when the network is not complete.
    """
    import torch

    from netstudio.compiler import build

    with undisturbed(torch.device("cpu")):
        seed_generators(project.recipe.seed)
        return build(project)


def make_trainer(
    model: CompiledModel,
    dataset: Dataset,
    device: torch.device,
    *,
    epochs: int | None = None,
    channels_last: bool = False,
) -> Trainer:
    """A trainer of `model` on `dataset`, at the start of its first epoch.

    Raises:
        RunError: when network and data do not fit.
        TrainingError: when the recipe does not hold.
    """
    recipe = model.project.recipe
    if recipe.batch_size < 0:
        raise TrainingError(
            say(
                "The batch size must be 1 or more, or 0 for the full set, not {batch_size}.",
                batch_size=recipe.batch_size,
            )
        )
    check_fit(model.project, model.inference, dataset.description)
    train = BatchSource(
        dataset,
        "train",
        device=device,
        batch_size=recipe.batch_size,
        seed=derive_seed(recipe.seed, "shuffle"),
        drop_last=_leaves_one(len(dataset.train), recipe.batch_size) and _has_batch_norm(model),
    )
    evaluated = recipe.batch_size and max(recipe.batch_size, SMALLEST_EVALUATION_BATCH)
    test = BatchSource(dataset, "test", device=device, batch_size=evaluated, shuffle=False)
    return Trainer(model, train, test, device, epochs=epochs, channels_last=channels_last)


def _leaves_one(samples: int, batch_size: int) -> bool:
    """Whether the last batch would be of one sample, which batch norm cannot train on."""
    return batch_size > 1 and samples % batch_size == 1


def _has_batch_norm(model: CompiledModel) -> bool:
    from torch.nn.modules.batchnorm import _BatchNorm

    return any(isinstance(part, _BatchNorm) for part in model.module.modules())
