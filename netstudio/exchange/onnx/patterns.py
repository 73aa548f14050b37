"""Activations that exporters spell out in products, found again: SiLU, Hardswish, GELU."""

from __future__ import annotations

import math
from typing import TypeAlias

from netstudio.document.values import Value
from netstudio.exchange.onnx.builder import Builder
from netstudio.exchange.onnx.operation import literal
from netstudio.exchange.onnx.values import Carried, Flow

Factors: TypeAlias = tuple[float, list[Flow]]

_GATES = {"Sigmoid": "SiLU", "Hardsigmoid": "Hardswish"}
_PRODUCTS = ("Multiply", "operator.mul", "Scale")


def activation_of(builder: Builder, left: Carried, right: Carried) -> tuple[str, Flow] | None:
    """The activation that a product of two values is, and its input; None where it is none."""
    for x, gate in ((left, right), (right, left)):
        if not isinstance(x, Flow):
            continue
        for kind, name in _GATES.items():
            if builder.made_by(gate, kind) == (x.ref,):
                return name, x
    return _gelu(builder, left, right)


def _gelu(builder: Builder, left: Carried, right: Carried) -> tuple[str, Flow] | None:
    """`x (1 + erf(x / √2)) / 2`, the factors in any order."""
    number, flows = _joined(_factors(builder, left), _factors(builder, right))
    if not math.isclose(number, 0.5) or len(flows) != 2:
        return None
    for x, curve in (flows, flows[::-1]):
        if _is_shifted_erf(builder, curve, x):
            return "GELU", x
    return None


def _factors(builder: Builder, value: Carried) -> Factors:
    """A product as a number and the values that flow; one step deep."""
    number = literal(value)
    if isinstance(number, int | float):
        return float(number), []
    args = builder.made_by(value, *_PRODUCTS)
    if args is None:
        return 1.0, [value] if isinstance(value, Flow) else []
    total, flows = 1.0, list[Flow]()
    for argument in args:
        found = builder.value_of(argument)
        if isinstance(found, Flow):
            flows.append(found)
        elif isinstance(argument, int | float):
            total *= argument
    return total, flows


def _joined(left: Factors, right: Factors) -> Factors:
    return left[0] * right[0], [*left[1], *right[1]]


def _is_shifted_erf(builder: Builder, value: Carried, x: Flow) -> bool:
    """Whether a value is `1 + erf(x / √2)`."""
    shifted = builder.made_by(value, "operator.add")
    if shifted is None or 1 not in _numbers(shifted):
        return False
    curve = next((found for arg in shifted if (found := builder.value_of(arg))), None)
    inner = None if curve is None else builder.made_by(curve, "Erf", "torch.erf")
    scaled = builder.value_of(inner[0]) if inner else None
    return scaled is not None and _is_scaled(builder, scaled, x)


def _is_scaled(builder: Builder, value: Carried, x: Flow) -> bool:
    """Whether a value is `x / √2`, as a quotient or a product."""
    for kind, factor in (("operator.truediv", math.sqrt(2)), ("operator.mul", math.sqrt(0.5))):
        args = builder.made_by(value, kind)
        if args and x.ref in args:
            return any(math.isclose(number, factor, rel_tol=1e-5) for number in _numbers(args))
    return False


def _numbers(args: tuple[Value, ...]) -> list[float]:
    return [float(arg) for arg in args if isinstance(arg, int | float)]
