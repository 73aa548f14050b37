"""The form in which a model returns its tensors, and what of it a graph does not have."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import Any

import torch

from netstudio.document.naming import is_output_key
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.recording.parts import named_items
from netstudio.sentence import say

_PLAIN = (dict, OrderedDict, tuple, list)


@dataclasses.dataclass(frozen=True, slots=True)
class Returned:
    """What a model gave, but for the tensors themselves.

    Attributes:
        kind: the name of its type; empty for a tensor, and for what is plain Python's.
        keys: of the dict that its tensors are returned in, in their order; empty where they are
            returned in a tuple.
        is_nested: whether tensors are in something that is inside it.
        lost: what is in it and no tensor, with its type: `cache (DynamicCache)`.
    """

    kind: str = ""
    keys: tuple[str, ...] = ()
    is_nested: bool = False
    lost: tuple[str, ...] = ()

    def findings(self) -> Iterator[Finding]:
        """What a reader has to know where the form is not kept."""
        if self.is_nested:
            said = say(
                "The original returns tensors inside of what it returns; here all are returned "
                "as one tuple, in the same order."
            )
            yield Finding("", "note", said)
        elif self.kind and self.keys:
            said = say(
                "The original returns “{kind}”; here its tensors are returned as a dict: {keys}.",
                kind=self.kind,
                keys=", ".join(self.keys),
            )
            yield Finding("", "note", said)
        elif self.kind:
            said = say(
                "The original returns “{kind}”; here its tensors are returned as a tuple.",
                kind=self.kind,
            )
            yield Finding("", "note", said)
        if self.lost:
            said = say(
                "What the original returns beside tensors is left out here: {lost}.",
                lost=", ".join(self.lost),
            )
            yield Finding("", "note", said)


def returned(value: Any) -> Returned:
    """The form of what a model gave."""
    if isinstance(value, torch.Tensor):
        return Returned()
    kind = "" if type(value) in _PLAIN else type(value).__name__
    items = [(name, item) for name, item in named_items("out", value) if item is not None]
    holding = [(name, item) for name, item in items if _has_tensors(item)]
    lost = tuple(
        f"{name} ({type(item).__name__})" for name, item in items if not _has_tensors(item)
    )
    is_nested = not all(isinstance(item, torch.Tensor) for _, item in holding)
    keys = tuple(name for name, _ in holding) if _has_keys(value) and not is_nested else ()
    return Returned(kind, keys, is_nested, lost)


def _has_keys(value: Any) -> bool:
    """Whether what is in a value is found by texts."""
    if isinstance(value, Mapping):
        return all(isinstance(key, str) and is_output_key(key) for key in value)
    return dataclasses.is_dataclass(value)


def _has_tensors(value: Any) -> bool:
    if isinstance(value, torch.Tensor):
        return True
    return any(_has_tensors(item) for _, item in named_items("", value))
