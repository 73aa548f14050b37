"""The operations that a project may name: torch functions, tensor methods and operators.

The reviewed list. A project file is data from anywhere, and an operation in it is a name: only
names that compute tensors from tensors are on the list. In-place methods are: they change the
values of a tensor that the network has made itself. Argument names that would reach further are
in `REFUSED_KEYWORDS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from netstudio.catalog.ops import functional_names, library_names, tensor_names, torch_names
from netstudio.catalog.ops.reason import Reason

OpKind = Literal["function", "method", "operator", "attribute"]

OPERATORS = frozenset(
    """
    add sub mul truediv floordiv mod matmul neg pow getitem eq ne lt le gt ge and_ or_ xor invert
    setitem
    """.split()
)

REFUSED_KEYWORDS = frozenset({"out", "generator", "pin_memory"})
"""Arguments no operation may be given: they write into, draw from or pin what is not its own."""


@dataclass(frozen=True, slots=True)
class OpSpec:
    """An operation: a torch function, a tensor method or attribute, or an operator.

    Attributes:
        name: such as `torch.roll`, `F.pad`, `Tensor.view`, `Tensor.shape`, `operator.add`.
        doc: path of torch's documentation page below `docs/stable/generated/`; an operator has
            none.
    """

    name: str
    kind: OpKind
    doc: str = ""


@lru_cache(maxsize=4096)
def find_op(name: str) -> OpSpec | None:
    """The operation with this name, or None where the list does not have it."""
    head, _, rest = name.partition(".")
    if head == "operator":
        return OpSpec(name, "operator") if rest in OPERATORS else None
    if head == "F" and rest in functional_names.FUNCTIONS:
        return OpSpec(name, "function", f"torch.nn.functional.{rest}.html")
    if head == "Tensor":
        return _tensor_op(name, rest)
    if head == "torch" and _is_function(rest):
        return OpSpec(name, "function", f"{name}.html")
    return None


def _tensor_op(name: str, rest: str) -> OpSpec | None:
    if rest in tensor_names.METHODS:
        return OpSpec(name, "method", f"torch.{name}.html")
    if rest in tensor_names.ATTRIBUTES:
        return OpSpec(name, "attribute", f"torch.{name}.html")
    return None


def _is_function(rest: str) -> bool:
    library, dot, last = rest.rpartition(".")
    if dot:
        return last in library_names.FUNCTIONS.get(library, frozenset())
    return rest in torch_names.FUNCTIONS or rest in torch_names.PRIVATE


def refusal(name: str) -> Reason | None:
    """Why the review left a name of torch out; None where it is allowed or was never seen."""
    head, _, rest = name.partition(".")
    reviewed = {
        "torch": torch_names.REFUSED,
        "F": functional_names.REFUSED,
        "Tensor": tensor_names.REFUSED,
    }.get(head, {})
    library, dot, last = rest.rpartition(".")
    if head == "torch" and dot:
        reviewed, rest = library_names.REFUSED.get(library, {}), last
    return next((reason for reason, names in reviewed.items() if rest in names), None)


def all_ops() -> Iterator[OpSpec]:
    """Every operation, by name."""
    names = [f"torch.{name}" for name in torch_names.FUNCTIONS | torch_names.PRIVATE]
    for library, functions in library_names.FUNCTIONS.items():
        names += [f"torch.{library}.{name}" for name in functions]
    names += [f"F.{name}" for name in functional_names.FUNCTIONS]
    names += [f"Tensor.{name}" for name in tensor_names.METHODS | tensor_names.ATTRIBUTES]
    names += [f"operator.{name}" for name in OPERATORS]
    return (spec for name in sorted(names) if (spec := find_op(name)) is not None)
