"""Parameters that many layers share, so that they are named and explained alike everywhere."""

from __future__ import annotations

from netstudio.catalog.param import INFERRED, ParamSpec
from netstudio.document.values import Value


def inferred(name: str, help: str) -> ParamSpec:
    """A count that follows from the input unless it is pinned."""
    return ParamSpec(name, "int", INFERRED, help, minimum=1, positional=True)


def chosen(name: str, default: int, help: str) -> ParamSpec:
    """A count that a person chooses; torch has no default for it."""
    return ParamSpec(name, "int", default, help, minimum=1, positional=True, explicit=True)


def kernel(dims: int, default: int) -> ParamSpec:
    """The size of a sliding window."""
    return ParamSpec(
        "kernel_size",
        "size",
        default,
        "Size of the window.",
        minimum=1,
        dims=dims,
        positional=True,
        explicit=True,
    )


def stride(dims: int) -> ParamSpec:
    """The step of a convolution's window."""
    return ParamSpec("stride", "size", 1, "Step of the window.", minimum=1, dims=dims)


def pool_stride(dims: int) -> ParamSpec:
    """The step of a pooling window."""
    return ParamSpec(
        "stride",
        "size",
        None,
        "Step of the window; by default its size.",
        minimum=1,
        dims=dims,
        optional=True,
    )


def padding(dims: int) -> ParamSpec:
    """Cells added on each side."""
    return ParamSpec("padding", "size", 0, "Cells added on each side.", minimum=0, dims=dims)


def dilation(dims: int, of: str = "kernel") -> ParamSpec:
    """The distance of a window's cells."""
    return ParamSpec("dilation", "size", 1, f"Distance between {of} cells.", minimum=1, dims=dims)


GROUPS = ParamSpec("groups", "int", 1, "Groups of channels that do not mix.", minimum=1)
BIAS = ParamSpec("bias", "bool", True, "Whether it learns a bias.")
CEIL_MODE = ParamSpec("ceil_mode", "bool", False, "Whether a last window may hang over the edge.")
PADDING_MODE = ParamSpec(
    "padding_mode",
    "choice",
    "zeros",
    "What the padding holds.",
    choices=("zeros", "reflect", "replicate", "circular"),
)


def epsilon(default: Value = 1e-5, *, name: str = "eps", optional: bool = False) -> ParamSpec:
    """A small number that keeps a division finite."""
    return ParamSpec(
        name, "float", default, "Keeps the division finite.", minimum=0, optional=optional
    )


def probability(default: float, help: str = "Probability of a zero.") -> ParamSpec:
    """The `p` of the dropout family."""
    return ParamSpec(
        "p", "float", default, help, minimum=0, maximum=1, positional=True, explicit=True
    )


def dim(
    default: int, help: str, *, name: str = "dim", explicit: bool = True, in_call: bool = False
) -> ParamSpec:
    """A dimension, counted from 0 with the batch, or from the end with -1."""
    return ParamSpec(name, "int", default, help, explicit=explicit, in_call=in_call)
