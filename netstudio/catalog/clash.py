"""What a shape rule says when an input does not fit: a name, plain words, and the numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from netstudio.records import dataclass


@dataclass(frozen=True, slots=True)
class Clash:
    """Why a layer cannot take its input.

    Attributes:
        code: the kind of clash, by which repairs are found: `rank`, `channels`, `features`,
            `too_small`, `elements`, `batch_moved`, `broadcast`, `concatenate`, `divisible`,
            `pin`, `argument`, `unconnected`, `unknown_layer`, `dtype`, `axis`, `cycle`, `item`,
            `symbolic` (a number that must be fixed changes with the batch), `operation`.
        message: one sentence with the shapes or numbers that clash.
        details: the facts behind the message, for repairs: `claimed`, `true`, `parameter`,
            `expected_rank`, `axis`, `port` and the like.
    """

    code: str
    message: str
    details: Mapping[str, Any] = field(default_factory=dict)


class ClashError(Exception):
    """Raised inside a shape rule; inference turns it into the node's clash."""

    def __init__(self, code: str, message: str, **details: Any) -> None:
        super().__init__(message)
        self.clash = Clash(code, message, details)
