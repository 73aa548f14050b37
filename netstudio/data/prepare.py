"""One's own picture as an input for a network trained on a data set."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageOps
from torch import Tensor

from netstudio.catalog.datasets import DataDescription, find_dataset
from netstudio.data.normalisation import Normalisation
from netstudio.data.picture import cropped, open_picture, to_pixels
from netstudio.data.resize import resize

_HALF = 128
_INK_SHARE = 0.25  # of the strongest ink: what is fainter is shade or noise of the ground


def prepare_image(
    path: Path,
    description: DataDescription,
    normalisation: Normalisation,
    *,
    invert: bool | None = None,
) -> Tensor:
    """A picture file as a batch of one, as the images of the training set are.

    It is turned grey or RGB as the set is, resized (the longer side is cut, the middle kept; by way
    of the set's original size, so as sharp as its images) and normalised with the numbers of the
    training split. For a set of light drawings on a dark ground (digits, MNIST, Fashion-MNIST) the
    drawing is instead cut out and laid on a ground with the set's own margin; and a picture whose
    edge is mostly light, such as ink on paper, is inverted.

    Args:
        invert: whether to turn light into dark; None decides as above, and never for other sets.

    Returns:
        Normalised float32, shape (1, C, H, W).

    Raises:
        DataError: the file is missing or is no picture.
    """
    channels, size, _ = description.sample_shape
    spec = find_dataset(description.name)
    margin = spec.margin if spec else None
    image = open_picture(path, channels)
    if invert is None:
        invert = margin is not None and _has_light_edge(image)
    if invert:
        image = ImageOps.invert(image)
    original = (spec.original_size if spec else None) or size
    fitted = cropped(image, original) if margin is None else _framed(image, original, margin)
    pixels = torch.from_numpy(to_pixels(fitted)).unsqueeze(0)
    return normalisation.apply(resize(pixels, size))


def _has_light_edge(image: Image.Image) -> bool:
    return _edge_level(_levels(image)) >= _HALF


def _levels(image: Image.Image) -> NDArray[np.int64]:
    return np.asarray(image.convert("L")).astype(np.int64)


def _edge_level(levels: NDArray[np.int64]) -> float:
    """The median of the outermost pixels: the brightness of the ground."""
    edges = (levels[0], levels[-1], levels[:, 0], levels[:, -1])
    return float(np.median(np.concatenate(edges)))


def _framed(image: Image.Image, size: int, margin: float) -> Image.Image:
    """The drawing alone, centred on a square of its ground with `margin` left at each edge."""
    levels = _levels(image)
    ground = round(_edge_level(levels))
    left, top, right, bottom = _ink_box(levels - ground)
    side = max(right - left, bottom - top)
    frame = round(side / (1 - 2 * margin))
    square = Image.new(image.mode, (frame, frame), ground)
    drawing = image.crop((left, top, right, bottom))
    square.paste(drawing, ((frame - drawing.width) // 2, (frame - drawing.height) // 2))
    return square.resize((size, size), Image.Resampling.BILINEAR)


def _ink_box(ink: NDArray[np.int64]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is lighter than the ground; everything where nothing is."""
    strong = ink > _INK_SHARE * ink.max(initial=0)
    if not strong.any() or ink.max() <= 0:
        return 0, 0, ink.shape[1], ink.shape[0]
    rows, columns = np.flatnonzero(strong.any(1)), np.flatnonzero(strong.any(0))
    return int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
