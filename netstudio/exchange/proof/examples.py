"""Inputs that a network was not recorded with: other batches, image sizes and lengths.

What varies together is told by sizes: the first tensor's first dimension is the batch wherever it
stands first; of images the last two dimensions change; of sequences every size that equals the
length, so that masks and positions follow. Which of these the network takes is seen by trying.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from netstudio.sentence import say

Shapes = tuple[tuple[int, ...], ...]

IMAGE_RANK = 4
VIDEO_RANK = 5
SEQUENCE_RANK = 3
LARGEST_STEP = 32
TRAINABLE_BATCH = 2
"""The smallest batch that batch normalisation takes in training whatever the image size."""


@dataclass(frozen=True, slots=True)
class Example:
    """What a module is called with: tensors anywhere inside, and other values as they are."""

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any] = field(default_factory=dict)

    def tensors(self) -> tuple[Tensor, ...]:
        """The tensors in order, those of keyword arguments last."""
        return tuple(_tensors((self.args, dict(self.kwargs))))

    def with_tensors(self, tensors: Sequence[Tensor]) -> Example:
        """The same call with other tensors in the same places."""
        fresh = iter(tensors)
        args, kwargs = _replaced((self.args, dict(self.kwargs)), lambda _: next(fresh))
        return Example(args, kwargs)


def _tensors(value: Any) -> Iterator[Tensor]:
    if isinstance(value, Tensor):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _tensors(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _tensors(item)


def _replaced(value: Any, change: Callable[[Tensor], Tensor]) -> Any:
    if isinstance(value, Tensor):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _replaced(item, change) for key, item in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(_replaced(item, change) for item in value))
    if isinstance(value, tuple | list):
        return type(value)(_replaced(item, change) for item in value)
    return value


@dataclass(frozen=True, slots=True)
class Variant:
    """Shapes to compare at.

    Attributes:
        sizes: in words: `batch 3, 160 × 192`.
        recorded: whether they are those of the example.
    """

    sizes: str
    shapes: Shapes
    recorded: bool = False


def batch_variants(example: Example) -> list[Variant]:
    """The example's sizes at other batch sizes, and as they are, best first."""
    shapes = tuple(tuple(tensor.shape) for tensor in example.tensors())
    variants = []
    batch = _batch(shapes)
    if batch is not None:
        for other in (3 if batch == TRAINABLE_BATCH else TRAINABLE_BATCH, batch + 1, batch):
            sizes = say("batch {batch}{rest}", batch=other, rest=_comma_image(shapes))
            variants.append(Variant(sizes, with_batch(shapes, batch, other), other == batch))
        return list(dict.fromkeys(variants))
    return [Variant(say("the recorded sizes"), shapes, True)]


def single(variant: Variant) -> Variant | None:
    """A variant with a batch of one; None where there is no batch or it is one already."""
    batch = _batch(variant.shapes)
    if batch in (None, 1):
        return None
    assert batch is not None
    shapes = with_batch(variant.shapes, batch, 1)
    return Variant(say("batch {batch}{rest}", batch=1, rest=_comma_image(shapes)), shapes)


def size_variants(example: Example, batched: Variant) -> Iterator[list[Variant]]:
    """Other image sizes or lengths, at the batch of another variant.

    Each list holds alternatives to one another.
    """
    tensors, shapes = example.tensors(), batched.shapes
    if any(_is_image(tensor) for tensor in tensors) and not _token_length(tensors):
        yield from _image_variants(tensors, shapes)
        return
    lengths = [_token_length(tensors)] if _token_length(tensors) else _loose_lengths(tensors)
    for shorter in (True, False):
        yield [_length_variant(tensors, shapes, length, shorter) for length in lengths if length]


def _batch(shapes: Shapes) -> int | None:
    return next((shape[0] for shape in shapes if shape), None)


def with_batch(shapes: Shapes, batch: int, other: int) -> Shapes:
    """Shapes whose first dimension is `other` where it was `batch`."""
    return tuple((other, *shape[1:]) if shape and shape[0] == batch else shape for shape in shapes)


def _is_image(tensor: Tensor) -> bool:
    return tensor.dim() >= IMAGE_RANK and tensor.is_floating_point()


def _comma_image(shapes: Shapes) -> str:
    image = next((shape for shape in shapes if len(shape) >= IMAGE_RANK), None)
    return "" if image is None else f", {image[-2]} × {image[-1]}"


def _image_variants(tensors: Sequence[Tensor], shapes: Shapes) -> Iterator[list[Variant]]:
    first = next(tensor for tensor in tensors if _is_image(tensor))
    height, width = first.shape[-2:]
    step = _step(height, width)
    larger = (height + step, width + 2 * step)
    for sizes in ((_even_sizes(height, width), larger), (_odd_sizes(height, width),)):
        yield [_resized(shapes, (height, width), size) for size in sizes]
    if first.dim() == VIDEO_RANK:
        yield [_lengthened(shapes, first.shape[2] * 2)]


def _resized(shapes: Shapes, old: tuple[int, int], new: tuple[int, int]) -> Variant:
    resized = tuple(
        (*shape[:-2], *new) if len(shape) >= IMAGE_RANK and shape[-2:] == old else shape
        for shape in shapes
    )
    rest = f", {new[0]} × {new[1]}"
    return Variant(say("batch {batch}{rest}", batch=_batch(shapes), rest=rest), resized)


def _lengthened(shapes: Shapes, frames: int) -> Variant:
    longer = tuple(
        (*shape[:2], frames, *shape[3:]) if len(shape) == VIDEO_RANK else shape for shape in shapes
    )
    return Variant(say("{frames} frames", frames=frames), longer)


def _even_sizes(height: int, width: int) -> tuple[int, int]:
    """Sizes divisible by what the old ones are, so that networks with strides take them."""
    step = _step(height, width)
    shorter = -(-height // (4 * step)) * step
    wider = width - step if width > 2 * LARGEST_STEP else width + step
    return max(height - shorter, step), wider


def _step(height: int, width: int) -> int:
    step = LARGEST_STEP
    while step > 1 and (height % step or width % step or step > height // 2):
        step //= 2
    return step


def _odd_sizes(height: int, width: int) -> tuple[int, int]:
    return (height * 3 // 4) | 1, (width * 7 // 8) | 1


def _token_length(tensors: Sequence[Tensor]) -> int | None:
    """The length of sequences of indices."""
    return next(
        (
            tensor.shape[1]
            for tensor in tensors
            if tensor.dim() == 2 and not tensor.is_floating_point() and tensor.dtype != torch.bool
        ),
        None,
    )


def _loose_lengths(tensors: Sequence[Tensor]) -> list[int]:
    """Sizes of a float sequence that may be its length: features come last or in the middle."""
    found = [tensor.shape for tensor in tensors if tensor.dim() == SEQUENCE_RANK]
    return list(dict.fromkeys((found[0][1], found[0][2], found[0][0]))) if found else []


def _length_variant(
    tensors: Sequence[Tensor], shapes: Shapes, length: int, shorter: bool
) -> Variant:
    other = length - max(1, length // 4) if shorter and length > 1 else length + 3
    resized = tuple(
        tuple(
            other if old == length and (at > 0 or tensor.dim() == 2) else size
            for at, (size, old) in enumerate(zip(shape, tensor.shape, strict=True))
        )
        for tensor, shape in zip(tensors, shapes, strict=True)
    )
    return Variant(say("length {length}", length=other), resized)
