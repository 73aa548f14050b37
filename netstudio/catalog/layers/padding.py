"""Padding by itself, for what a convolution's own padding cannot do."""

from __future__ import annotations

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.padding import pad
from netstudio.catalog.spec import LayerSpec

_SIDES = {
    1: "left, right",
    2: "left, right, top, bottom",
    3: "left, right, top, bottom, front, back",
}
_EACH = (1, 2, 3)


def _pad(
    kind: str,
    dims: int,
    summary: str,
    mode: str,
    keywords: tuple[str, ...],
    *more: ParamSpec,
) -> LayerSpec:
    return LayerSpec(
        f"{kind}Pad{dims}d",
        "padding",
        summary,
        pad(dims, mode),
        (
            ParamSpec(
                "padding",
                "size",
                1,
                f"Cells added on every side, or for {_SIDES[dims]}; negative numbers crop.",
                dims=2 * dims,
                positional=True,
                explicit=True,
            ),
            *more,
        ),
        construct=f"nn.{kind}Pad{dims}d",
        docs=f"torch.nn.{kind}Pad{dims}d.html",
        keywords=("pad", "border", *keywords),
    )


def _zero(dims: int) -> LayerSpec:
    return _pad("Zero", dims, "Zeros around the input.", "constant", ("crop",))


_VALUE = ParamSpec("value", "float", 0.0, "What the padding holds.", positional=True, explicit=True)


def _constant(dims: int) -> LayerSpec:
    summary = "A number of your choice around the input."
    return _pad("Constant", dims, summary, "constant", ("crop",), _VALUE)


def _reflection(dims: int) -> LayerSpec:
    summary = "The input mirrored at its edges, the edge itself left out."
    return _pad("Reflection", dims, summary, "reflect", ("mirror",))


def _replication(dims: int) -> LayerSpec:
    return _pad("Replication", dims, "The edge values repeated.", "replicate", ("edge", "repeat"))


def _circular(dims: int) -> LayerSpec:
    summary = "The input continued from its other end."
    return _pad("Circular", dims, summary, "circular", ("wrap", "periodic", "torus"))


PADDING = (
    *map(_zero, _EACH),
    *map(_constant, _EACH),
    *map(_reflection, _EACH),
    *map(_replication, _EACH),
    *map(_circular, _EACH),
)
