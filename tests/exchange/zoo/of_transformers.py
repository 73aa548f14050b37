"""Architectures of Hugging Face transformers, tiny: `python -m tests.exchange.zoo transformers`.

Each is recorded with one mask and length, and compared with several others in evaluation: more and
fewer samples, longer and shorter, padded at either end or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import torch
import transformers
from torch import nn

from tests.exchange.zoo.case import Call, Case
from tests.exchange.zoo.transformers_inputs import TAKES, Draw
from tests.exchange.zoo.transformers_table import ARCHITECTURES, FAMILIES, Architecture

_SEED = 71


def version() -> str:
    """The release of transformers."""
    return str(transformers.__version__)


def families() -> Mapping[str, Sequence[str]]:
    """The architectures by what they take."""
    return {family: [row.model for row in rows] for family, rows in FAMILIES.items()}


def maker(name: str) -> Callable[[], nn.Module]:
    """What makes a model with its tiny configuration."""
    row = ARCHITECTURES[name]
    config = dict(row.config)
    experts = config.pop("experts_implementation", None)

    def make() -> nn.Module:
        kind: Any = getattr(transformers, row.model)
        made = kind.config_class(**config)
        if experts is not None:
            made._experts_implementation = experts
        torch.manual_seed(_SEED)
        return kind(made)  # type: ignore[no-any-return]

    return make


def case(name: str) -> Case:
    """A model, recorded with one mask and compared with others."""
    row = ARCHITECTURES[name]
    recorded = _call(row, Draw(2, 9, "right", 0, row.sizes))
    return Case(
        maker(name),
        recorded,
        [_call(row, Draw(3, 12, "left", 1, row.sizes)), recorded],
        [_call(row, Draw(3, 11, "right", 4, row.sizes)), recorded],
        [
            _call(row, Draw(1, 7, "right", 2, row.sizes)),
            _call(row, Draw(3, 10, "none", 3, row.sizes)),
            _call(row, Draw(2, 9, "right", 5, row.sizes)),
        ],
    )


def _call(row: Architecture, draw: Draw) -> Call:
    return (), TAKES[row.takes](draw)
