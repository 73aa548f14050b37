"""Activations."""

from __future__ import annotations

from netstudio.catalog.layers.parameters import BIAS, chosen, dim, inferred
from netstudio.catalog.param import ParamSpec
from netstudio.catalog.rules.activation import (
    along_dim,
    glu,
    maxout,
    maxout_macs,
    maxout_parameters,
    not_zero,
    numbers,
    ordered,
    prelu,
    real_valued,
    real_valued_numbers,
    slopes,
    softmax_2d,
)
from netstudio.catalog.rules.common import same_shape, size_at
from netstudio.catalog.rules.dtype import floating
from netstudio.catalog.spec import LayerSpec, ShapeRule
from netstudio.document.values import Value

_FLOATING = floating(same_shape)


def _number(name: str, default: Value, help: str, *, first: bool = True) -> ParamSpec:
    """A number of the formula; the first is written without its name."""
    return ParamSpec(name, "float", default, help, positional=first)


def _pointwise(
    name: str,
    summary: str,
    functional: str,
    formula: str,
    params: tuple[ParamSpec, ...] = (),
    *keywords: str,
    rule: ShapeRule = _FLOATING,
    mode_dependent: bool = False,
) -> LayerSpec:
    """A layer that maps each value by itself."""
    return LayerSpec(
        name,
        "activation",
        summary,
        rule,
        params,
        construct=f"nn.{name}",
        functional=functional,
        formula=formula,
        docs=f"torch.nn.{name}.html",
        keywords=keywords,
        mode_dependent=mode_dependent,
    )


_RECTIFIERS = (
    _pointwise(
        "ReLU",
        "Negative values become zero.",
        "torch.relu(x)",
        "max(0, x)",
        (),
        "rectifier",
        "rectified linear unit",
        rule=numbers,
    ),
    _pointwise(
        "LeakyReLU",
        "Negative values are scaled down instead of dropped.",
        "F.leaky_relu(x, negative_slope=negative_slope)",
        "max(0, x) + slope · min(0, x)",
        (_number("negative_slope", 0.01, "Factor of negative values."),),
        "rectifier",
        "lrelu",
    ),
    LayerSpec(
        "PReLU",
        "activation",
        "Negative values are scaled by a learned slope (He et al., 2015).",
        prelu,
        (
            ParamSpec(
                "num_parameters",
                "int",
                1,
                "Slopes: 1 for all channels, or one for each channel.",
                minimum=1,
                positional=True,
            ),
            ParamSpec("init", "float", 0.25, "What the slopes start from."),
        ),
        construct="nn.PReLU",
        parameters=slopes,
        formula="max(0, x) + a · min(0, x)",
        docs="torch.nn.PReLU.html",
        keywords=("rectifier", "parametric", "learned slope"),
    ),
    _pointwise(
        "RReLU",
        "Negative values are scaled by a slope drawn at random while training.",
        "",
        "max(0, x) + a · min(0, x), a ~ U(lower, upper)",
        (
            ParamSpec("lower", "float", 1 / 8, "Smallest slope."),
            ParamSpec("upper", "float", 1 / 3, "Largest slope."),
        ),
        "rectifier",
        "randomized",
        "noise",
        rule=ordered(_FLOATING, "lower", "upper", strictly=False),
        mode_dependent=True,
    ),
    _pointwise(
        "ReLU6",
        "ReLU that stops at 6 (MobileNet).",
        "F.relu6(x)",
        "min(max(0, x), 6)",
        (),
        "rectifier",
        "mobilenet",
        "clipped",
        rule=numbers,
    ),
    _pointwise(
        "ELU",
        "Negative values saturate exponentially (Clevert et al., 2016).",
        "F.elu(x, alpha=alpha)",
        "x for x > 0, else α (eˣ - 1)",
        (_number("alpha", 1.0, "What negative values approach, with a minus."),),
        "exponential",
    ),
    _pointwise(
        "SELU",
        "ELU scaled so that means and variances stay as they are (Klambauer et al., 2017).",
        "torch.selu(x)",
        "1.0507 (x for x > 0, else 1.6733 (eˣ - 1))",
        (),
        "self normalizing",
        "exponential",
    ),
    _pointwise(
        "CELU",
        "An ELU whose slope at zero is one for every alpha (Barron, 2017).",
        "F.celu(x, alpha=alpha)",
        "max(0, x) + min(0, α (e^(x/α) - 1))",
        (_number("alpha", 1.0, "What negative values approach, with a minus."),),
        "exponential",
        "continuously differentiable",
        rule=not_zero(_FLOATING, "alpha"),
    ),
    _pointwise(
        "Threshold",
        "Values up to a threshold are replaced.",
        "F.threshold(x, threshold, value)",
        "x for x > threshold, else value",
        (
            ParamSpec("threshold", "float", 0.0, "The threshold.", positional=True, explicit=True),
            ParamSpec("value", "float", 0.0, "What replaces them.", positional=True, explicit=True),
        ),
        "cut",
        rule=numbers,
    ),
)

_SMOOTH = (
    _pointwise(
        "GELU",
        "x weighted by the normal distribution's share below it (Hendrycks and Gimpel, 2016).",
        "F.gelu(x, approximate=approximate)",
        "x Φ(x)",
        (
            ParamSpec(
                "approximate",
                "choice",
                "none",
                "Whether Φ is approximated by a tanh.",
                choices=("none", "tanh"),
            ),
        ),
        "gaussian",
        "transformer",
    ),
    _pointwise(
        "SiLU",
        "x weighted by its own sigmoid, also called swish.",
        "F.silu(x)",
        "x σ(x)",
        (),
        "swish",
        "sigmoid linear unit",
    ),
    _pointwise(
        "Mish",
        "x weighted by the tanh of its softplus (Misra, 2019).",
        "F.mish(x)",
        "x tanh(ln(1 + eˣ))",
    ),
    _pointwise(
        "Softplus",
        "A smooth ReLU.",
        "F.softplus(x, beta=beta, threshold=threshold)",
        "ln(1 + e^(βx)) / β",
        (
            ParamSpec("beta", "float", 1.0, "How sharp the bend at zero is."),
            ParamSpec("threshold", "float", 20.0, "Where βx is above it, x is given back."),
        ),
    ),
    _pointwise(
        "Sigmoid",
        "Squashes values into (0, 1).",
        "torch.sigmoid(x)",
        "1 / (1 + e⁻ˣ)",
        (),
        "logistic",
        "probability",
        rule=real_valued,
    ),
    _pointwise(
        "LogSigmoid",
        "The logarithm of the sigmoid.",
        "F.logsigmoid(x)",
        "-ln(1 + e⁻ˣ)",
        (),
        "logistic",
    ),
    _pointwise(
        "Tanh",
        "Squashes values into (-1, 1).",
        "torch.tanh(x)",
        "(eˣ - e⁻ˣ) / (eˣ + e⁻ˣ)",
        (),
        "hyperbolic tangent",
        rule=real_valued,
    ),
    _pointwise(
        "Tanhshrink",
        "What tanh takes away.",
        "F.tanhshrink(x)",
        "x - tanh(x)",
        rule=real_valued_numbers,
    ),
    _pointwise(
        "Softsign",
        "Squashes values into (-1, 1), with slow tails.",
        "F.softsign(x)",
        "x / (1 + |x|)",
        rule=real_valued_numbers,
    ),
)

_PIECEWISE = (
    _pointwise(
        "Hardtanh",
        "Clips values to a range.",
        "F.hardtanh(x, min_val=min_val, max_val=max_val)",
        "min(max(x, min_val), max_val)",
        (
            ParamSpec("min_val", "float", -1.0, "Smallest value."),
            ParamSpec("max_val", "float", 1.0, "Largest value."),
        ),
        "clip",
        "clamp",
        rule=ordered(numbers, "min_val", "max_val", strictly=True),
    ),
    _pointwise(
        "Hardsigmoid",
        "A sigmoid of three straight pieces.",
        "F.hardsigmoid(x)",
        "min(max(x + 3, 0), 6) / 6",
        (),
        "mobilenet",
    ),
    _pointwise(
        "Hardswish",
        "A swish of straight pieces (MobileNetV3).",
        "F.hardswish(x)",
        "x min(max(x + 3, 0), 6) / 6",
        (),
        "mobilenet",
        "swish",
    ),
    _pointwise(
        "Hardshrink",
        "Values near zero become zero; others stay.",
        "F.hardshrink(x, lambd=lambd)",
        "x for |x| > λ, else 0",
        (_number("lambd", 0.5, "Half the width of the gap."),),
        "threshold",
        "sparse",
    ),
    _pointwise(
        "Softshrink",
        "Values move towards zero by a fixed step.",
        "F.softshrink(x, lambd=lambd)",
        "sign(x) max(|x| - λ, 0)",
        (ParamSpec("lambd", "float", 0.5, "The step.", minimum=0, positional=True),),
        "threshold",
        "sparse",
    ),
)


def _normalising(name: str, summary: str, functional: str, formula: str, *words: str) -> LayerSpec:
    """A layer whose values along a dimension belong together."""
    return LayerSpec(
        name,
        "activation",
        summary,
        along_dim,
        (dim(1, "The dimension whose values belong together."),),
        construct=f"nn.{name}",
        functional=functional,
        formula=formula,
        docs=f"torch.nn.{name}.html",
        keywords=words,
    )


_ALONG_A_DIMENSION = (
    _normalising(
        "Softmax",
        "Positive values that sum to one along a dimension.",
        "F.softmax(x, dim=dim)",
        "eˣⁱ / Σⱼ eˣʲ",
        "probabilities",
        "normalized exponential",
    ),
    _normalising(
        "LogSoftmax",
        "The logarithm of the softmax, which NLL loss needs.",
        "F.log_softmax(x, dim=dim)",
        "xᵢ - ln Σⱼ eˣʲ",
        "log probabilities",
        "nll",
    ),
    _normalising(
        "Softmin",
        "The softmax of the negated values.",
        "F.softmin(x, dim=dim)",
        "e⁻ˣⁱ / Σⱼ e⁻ˣʲ",
        "probabilities",
    ),
    LayerSpec(
        "Softmax2d",
        "activation",
        "A softmax over the channels at each place of an image.",
        softmax_2d,
        construct="nn.Softmax2d",
        formula="eˣᶜ / Σⱼ eˣʲ at each place",
        docs="torch.nn.Softmax2d.html",
        keywords=("probabilities", "segmentation", "spatial"),
    ),
    LayerSpec(
        "GLU",
        "activation",
        "Half of the values, gated by the sigmoid of the other half (Dauphin et al., 2017).",
        glu,
        (ParamSpec("dim", "int", -1, "The dimension that is halved.", positional=True),),
        construct="nn.GLU",
        functional="F.glu(x, dim=dim)",
        formula="a σ(b), x = (a, b)",
        docs="torch.nn.GLU.html",
        keywords=("gated linear unit", "gate"),
    ),
    LayerSpec(
        "Maxout",
        "activation",
        "The largest of several linear maps, for each output feature (Goodfellow et al., 2013).",
        maxout,
        (
            inferred("in_features", "Features of the input."),
            chosen("out_features", 64, "Features of the output."),
            ParamSpec("pieces", "int", 2, "Linear maps to choose from.", minimum=1),
            BIAS,
        ),
        construct="Maxout",
        support="Maxout",
        infer={"in_features": size_at(-1)},
        parameters=maxout_parameters,
        macs=maxout_macs,
        formula="max_k (x W_kᵀ + b_k)",
        keywords=("dense", "maximum"),
    ),
)

ACTIVATION = (*_RECTIFIERS, *_SMOOTH, *_PIECEWISE, *_ALONG_A_DIMENSION)
