"""What a network says of an image of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from netstudio.catalog.losses import Expects, find_loss
from netstudio.data import Dataset, prepare_image
from netstudio.document.project import Project
from netstudio.errors import TrainingError
from netstudio.sentence import say
from netstudio.training.objective import LABEL, Place, pick, place_of
from netstudio.training.observation import observing
from netstudio.training.wiring import feed

if TYPE_CHECKING:
    from netstudio.compiler import CompiledModel

GREY = (0.299, 0.587, 0.114)
"""How red, green and blue weigh in a grey value (ITU-R BT.601)."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """A network's answer.

    Attributes:
        classes: the names of all classes.
        probabilities: of each; shape (classes,), float32.
        image: as the network saw it: float32 in [0, 1], shape (C, H, W).
    """

    classes: tuple[str, ...]
    probabilities: NDArray[np.float32]
    image: NDArray[np.float32]

    @property
    def best(self) -> str:
        """The name of the most likely class."""
        return self.classes[int(self.probabilities.argmax())]


def predict(
    model: CompiledModel, dataset: Dataset, device: torch.device, image: Path | NDArray[Any]
) -> Prediction:
    """Classifies an image: a picture file, or uint8 of shape (H, W) or (H, W, C).

    It is brought to the data set's size and channels, and normalised as its images are.

    Raises:
        DataError: when the file is missing or no picture.
        TrainingError: when the array is no image, or the network gives no class scores.
    """
    prepared = _prepared(dataset, image)
    batch = prepared.to(device)
    labels = torch.zeros(len(batch), dtype=torch.int64, device=device)
    with observing(model.module, device):
        outputs = model.module(*feed(model.project, batch, labels))
    place, expects = _class_output(model.project)
    scores = pick(outputs, place)[0].float().cpu()
    classes = dataset.description.classes
    if scores.ndim != 1 or len(scores) < len(classes):
        raise TrainingError(
            say(
                "The network gives values of shape {tuple}, not a score for each of "
                "{count_classes} classes; there is nothing to predict with.",
                tuple=tuple(scores.shape),
                count_classes=len(classes),
            )
        )
    probabilities = to_probabilities(scores, expects)[: len(classes)]
    return Prediction(classes, probabilities.numpy(), dataset.invert(prepared)[0].numpy())


def _prepared(dataset: Dataset, image: Path | NDArray[Any]) -> Tensor:
    description = dataset.description
    if isinstance(image, Path):
        return prepare_image(image, description, dataset.normalisation)
    return dataset.normalise(fit_image(image, description.sample_shape))


def fit_image(image: NDArray[Any], sample_shape: tuple[int, int, int]) -> Tensor:
    """An image as a batch of one in another size and number of channels: uint8, (1, C, H, W).

    Raises:
        TrainingError: when it is not uint8 of shape (H, W) or (H, W, C).
    """
    pixels = image[:, :, None] if image.ndim == 2 else image
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] not in (1, 3, 4):
        raise TrainingError(
            say(
                "An image must be uint8 of shape (H, W) or (H, W, C) with 1, 3 or 4 channels, "
                "not {dtype} of shape {shape}.",
                dtype=image.dtype,
                shape=image.shape,
            )
        )
    channels, height, width = sample_shape
    colours = torch.from_numpy(pixels[:, :, :3].astype(np.float32)).permute(2, 0, 1)
    if channels == 1 and len(colours) == 3:
        colours = (colours * torch.tensor(GREY)[:, None, None]).sum(0, keepdim=True)
    elif channels == 3 and len(colours) == 1:
        colours = colours.expand(3, -1, -1)
    resized = F.interpolate(
        colours[None], (height, width), mode="bilinear", antialias=True, align_corners=False
    )
    return resized.round().clamp(0, 255).to(torch.uint8)


def to_probabilities(scores: Tensor, expects: Expects) -> Tensor:
    """Class scores (classes,) as probabilities, by what the loss takes them for."""
    if expects == "logits":
        return scores.softmax(0)
    if expects == "log_probabilities":
        return scores.exp()
    if expects == "class_logits":
        return scores.sigmoid()
    return scores.clamp(0, 1)  # trained towards 0 and 1


def _class_output(project: Project) -> tuple[Place, Expects]:
    """Which output a loss measures against labels, and what that loss takes it for."""
    for step in project.recipe.steps:
        for term in step.losses:
            if term.target == LABEL:
                return place_of(term.output, project), find_loss(term.loss.name).expects
    return place_of("", project), "logits"
