"""The operations that a project may name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class OpSpec:
    """An operation: a torch function, a tensor method or attribute, or an operator."""

    name: str
    kind: Literal["function", "method", "operator", "attribute"]


_OPS = {
    spec.name: spec
    for spec in (
        OpSpec("operator.add", "operator"),
        OpSpec("operator.getitem", "operator"),
        OpSpec("torch.roll", "function"),
        OpSpec("Tensor.mean", "method"),
    )
}


def find_op(name: str) -> OpSpec | None:
    """The operation with this name, or None where the list does not have it."""
    return _OPS.get(name)
