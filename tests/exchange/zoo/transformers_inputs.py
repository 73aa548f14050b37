"""Inputs of the table's architectures at any batch size and length, with masks of several kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import torch
from torch import Tensor

Padding = Literal["right", "left", "none"]
VOCABULARY = 99


@dataclass(frozen=True)
class Draw:
    """What is varied between calls.

    Attributes:
        sizes: what an architecture wants, by name: see the table.
        grown: how many units longer (tokens, samples of sound) than the shortest it is.
    """

    batch: int
    length: int
    padding: Padding
    seed: int
    sizes: Mapping[str, int]

    def __post_init__(self) -> None:
        generator = torch.Generator().manual_seed(self.seed)
        object.__setattr__(self, "generator", generator)

    generator: torch.Generator = None  # type: ignore[assignment]

    def ids(self, length: int, top: int = VOCABULARY) -> Tensor:
        return torch.randint(3, top, (self.batch, length), generator=self.generator)

    def normal(self, *shape: int) -> Tensor:
        return torch.randn(self.batch, *shape, generator=self.generator)

    def mask(self, length: int) -> Tensor:
        """1 where a token counts; but without padding some rows are always shorter."""
        kept = torch.randint(
            max(1, length // 2), length + 1, (self.batch, 1), generator=self.generator
        )
        kept[0] = length if self.batch > 1 else length - 1
        if self.batch > 1:
            kept[1] = length - 2
        places = torch.arange(length)[None]
        if self.padding == "none":
            return torch.ones(self.batch, length, dtype=torch.long)
        if self.padding == "left":
            places = places.flip(1)
        return (places < kept).long()

    def image(self, channels: int = 3) -> Tensor:
        size = self.sizes.get("image", 32)
        return self.normal(channels, size, size)


Inputs = dict[str, Any]


def plain_tokens(draw: Draw) -> Inputs:
    return {"input_ids": draw.ids(_length(draw))}


def tokens(draw: Draw) -> Inputs:
    length = _length(draw)
    return {"input_ids": draw.ids(length), "attention_mask": draw.mask(length)}


def typed_tokens(draw: Draw) -> Inputs:
    length = _length(draw)
    return {**tokens(draw), "token_type_ids": draw.ids(length) % 2}


def boxed_tokens(draw: Draw) -> Inputs:
    corners = [draw.ids(draw.length, 30) for _ in range(4)]
    low, high = corners[:2], [a + b for a, b in zip(corners[:2], corners[2:], strict=True)]
    return {**tokens(draw), "bbox": torch.stack([*low, *high], -1)}


def box_points(draw: Draw) -> Inputs:
    return {**tokens(draw), "bbox": draw.normal(draw.length, 8)}


def pairs(draw: Draw) -> Inputs:
    target = draw.length - 2
    return {
        **tokens(draw),
        "decoder_input_ids": draw.ids(target),
        "decoder_attention_mask": draw.mask(target),
    }


def images(draw: Draw) -> Inputs:
    return {"pixel_values": draw.image()}


def captions(draw: Draw) -> Inputs:
    return {**tokens(draw), "pixel_values": draw.image()}


def captioned(draw: Draw) -> Inputs:
    return {**typed_tokens(draw), "pixel_values": draw.image()}


def seen_tokens(draw: Draw) -> Inputs:
    return {
        **typed_tokens(draw),
        "visual_embeds": draw.normal(5, 12),
        "visual_attention_mask": draw.mask(5),
    }


def seen_places(draw: Draw) -> Inputs:
    places = torch.rand(draw.batch, 5, 4, generator=draw.generator)
    return {**typed_tokens(draw), "visual_feats": draw.normal(5, 12), "visual_pos": places}


def sounds(draw: Draw) -> Inputs:
    length = 400 + 40 * draw.length
    return {"input_values": draw.normal(length), "attention_mask": draw.mask(length)}


def sound_pairs(draw: Draw) -> Inputs:
    return {**sounds(draw), "decoder_input_ids": draw.ids(draw.length)}


def waves(draw: Draw) -> Inputs:
    return {"input_values": draw.normal(1, 64 + 8 * draw.length)}


def spoken_pairs(draw: Draw) -> Inputs:
    features = draw.normal(draw.sizes["channels"], draw.sizes["frames"])
    return {"input_features": features, "decoder_input_ids": draw.ids(draw.length)}


def frame_pairs(draw: Draw) -> Inputs:
    length = 4 * draw.length
    return {
        "input_features": draw.normal(length, draw.sizes["channels"]),
        "attention_mask": draw.mask(length),
        "decoder_input_ids": draw.ids(draw.length),
    }


def frames(draw: Draw) -> Inputs:
    return {"input_values": draw.normal(draw.sizes["frames"], draw.sizes["channels"])}


def masked_frames(draw: Draw) -> Inputs:
    length = draw.length * draw.sizes.get("longer", 1)
    return {
        "input_features": draw.normal(length, draw.sizes["channels"]),
        "attention_mask": draw.mask(length),
    }


def clips(draw: Draw) -> Inputs:
    return {"input_features": draw.normal(1, 256, 16)}


def series(draw: Draw) -> Inputs:
    return {"past_values": draw.normal(draw.sizes["frames"], draw.sizes["channels"])}


def decisions(draw: Draw) -> Inputs:
    length = draw.length
    return {
        "states": draw.normal(length, 5),
        "actions": draw.normal(length, 3),
        "rewards": draw.normal(length, 1),
        "returns_to_go": draw.normal(length, 1),
        "timesteps": draw.ids(length, 60),
        "attention_mask": draw.mask(length),
    }


def films(draw: Draw) -> Inputs:
    return {"pixel_values": draw.normal(draw.sizes["frames"], 3, 32, 32)}


def more_films(draw: Draw) -> Inputs:
    return {"pixel_values_videos": draw.normal(draw.sizes["frames"], 3, 32, 32)}


def _length(draw: Draw) -> int:
    return draw.sizes.get("length", 1) * draw.length if "length" in draw.sizes else draw.length


TAKES: dict[str, Callable[[Draw], Inputs]] = {
    function.__name__: function
    for function in (
        plain_tokens,
        tokens,
        typed_tokens,
        boxed_tokens,
        box_points,
        pairs,
        images,
        captions,
        captioned,
        seen_tokens,
        seen_places,
        sounds,
        sound_pairs,
        waves,
        spoken_pairs,
        frame_pairs,
        frames,
        masked_frames,
        clips,
        series,
        decisions,
        films,
        more_films,
    )
}
