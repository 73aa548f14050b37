"""Elementwise mathematics."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import dim
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.activation import numbers, real_valued
from netstudio.catalog.rules.arithmetic import (
    cast,
    clamp,
    cumulative,
    power,
    square,
    with_parameter,
)
from netstudio.catalog.rules.common import same_shape
from netstudio.catalog.spec import LayerSpec, ShapeRule
from netstudio.document.values import DType


def _function(
    name: str,
    summary: str,
    rule: ShapeRule,
    call: str,
    docs: str,
    formula: str,
    *keywords: str,
    params: tuple[ParamSpec, ...] = (),
) -> LayerSpec:
    return LayerSpec(
        name,
        "math",
        summary,
        rule,
        params,
        call=call,
        formula=formula,
        docs=f"torch.{docs}.html",
        keywords=keywords,
    )


def _number(name: str, default: float, help: str) -> ParamSpec:
    return ParamSpec(name, "float", default, help, explicit=True, in_call=True)


def _bound(name: str, default: float, help: str) -> ParamSpec:
    return ParamSpec(name, "float", default, help, optional=True, explicit=True, in_call=True)


_WITH_NUMBERS = (
    _function(
        "Scale",
        "Every value times a number.",
        with_parameter("factor"),
        "x * factor",
        "mul",
        "factor · x",
        "multiply",
        "times",
        "divide",
        params=(_number("factor", 1.0, "The number."),),
    ),
    _function(
        "Shift",
        "Every value plus a number.",
        with_parameter("amount"),
        "x + amount",
        "add",
        "x + amount",
        "add",
        "plus",
        "bias",
        "offset",
        params=(_number("amount", 0.0, "The number."),),
    ),
    _function(
        "Power",
        "Every value to a power.",
        power,
        "x**exponent",
        "pow",
        "x^exponent",
        "exponent",
        "pow",
        params=(_number("exponent", 2.0, "The power."),),
    ),
    _function(
        "Clamp",
        "Values outside a range move to its ends.",
        clamp,
        "x.clamp(min=min, max=max)",
        "clamp",
        "min(max(x, min), max)",
        "clip",
        "limit",
        params=(
            _bound("min", 0.0, "Smallest value; None has no bound."),
            _bound("max", 1.0, "Largest value; None has no bound."),
        ),
    ),
)

_REAL = (
    _function("Exp", "The exponential.", real_valued, "torch.exp(x)", "exp", "eˣ", "exponential"),
    _function(
        "Log", "The natural logarithm.", real_valued, "torch.log(x)", "log", "ln x", "logarithm"
    ),
    _function(
        "Log1p",
        "The logarithm of 1 + x, exact near zero.",
        real_valued,
        "torch.log1p(x)",
        "log1p",
        "ln(1 + x)",
        "logarithm",
    ),
    _function("Sqrt", "The square root.", real_valued, "torch.sqrt(x)", "sqrt", "√x", "root"),
    _function(
        "Rsqrt",
        "One over the square root.",
        real_valued,
        "torch.rsqrt(x)",
        "rsqrt",
        "1 / √x",
        "root",
        "inverse",
    ),
    _function(
        "Reciprocal",
        "One over each value.",
        real_valued,
        "torch.reciprocal(x)",
        "reciprocal",
        "1 / x",
        "inverse",
        "divide",
    ),
    _function("Sin", "The sine.", real_valued, "torch.sin(x)", "sin", "sin x", "siren", "periodic"),
    _function("Cos", "The cosine.", real_valued, "torch.cos(x)", "cos", "cos x", "periodic"),
    _function("Atan", "The arctangent.", real_valued, "torch.atan(x)", "atan", "arctan x", "angle"),
    _function(
        "Erf", "The error function.", real_valued, "torch.erf(x)", "erf", "erf x", "gaussian"
    ),
)

_ANY_NUMBER = (
    _function("Square", "Every value squared.", square, "torch.square(x)", "square", "x²"),
    _function("Abs", "The absolute value.", numbers, "torch.abs(x)", "abs", "|x|", "magnitude"),
    _function("Neg", "The value with its sign turned.", numbers, "-x", "neg", "-x", "minus"),
    _function("Sign", "The sign: -1, 0 or 1.", same_shape, "torch.sign(x)", "sign", "sign x"),
    _function(
        "Round", "The nearest whole number.", numbers, "torch.round(x)", "round", "⌊x⌉", "quantize"
    ),
    _function(
        "Floor", "The whole number below.", numbers, "torch.floor(x)", "floor", "⌊x⌋", "quantize"
    ),
    _function(
        "Ceil", "The whole number above.", numbers, "torch.ceil(x)", "ceil", "⌈x⌉", "quantize"
    ),
    _function(
        "CumSum",
        "The sum of all values so far along a dimension.",
        cumulative,
        "x.cumsum(dim)",
        "cumsum",
        "Σ_{j ≤ i} xⱼ",
        "cumulative",
        "running sum",
        params=(dim(-1, "The dimension.", in_call=True),),
    ),
    _function(
        "Cast",
        "The same values as another dtype.",
        cast,
        "x.to(dtype)",
        "Tensor.to",
        "",
        "dtype",
        "convert",
        "float",
        "long",
        "type",
        params=(
            ParamSpec(
                "dtype", "dtype", DType("float32"), "The dtype.", explicit=True, in_call=True
            ),
        ),
    ),
)

MATH = (*_WITH_NUMBERS, *_REAL, *_ANY_NUMBER)
