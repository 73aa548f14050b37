"""Reference of the activation functions."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Paper, Reference, arxiv
from netstudio.catalog.reference.shapes import SAME


def _each(text: str, formula: str, paper: Paper | None = None, shapes: str = SAME) -> Reference:
    return Reference(text, shapes, formula, paper=paper)


_RELU = Paper(
    "Nair and Hinton, Rectified linear units improve restricted Boltzmann machines (2010)",
    "https://icml.cc/Conferences/2010/papers/432.pdf",
)
_LEAKY = Paper(
    "Maas, Hannun and Ng, Rectifier nonlinearities improve neural network acoustic models (2013)",
    "https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf",
)
_SELU = arxiv("Klambauer et al., Self-normalizing neural networks (2017)", "1706.02515")

REFERENCES: dict[str, Reference] = {
    "ReLU": _each(
        "Keeps positive values and sets the rest to zero: the usual activation. It is cheap and "
        "its gradient does not fade, but a unit that is negative for every input stops learning.",
        "y = max(0, x)",
        _RELU,
    ),
    "LeakyReLU": _each(
        "A ReLU that lets a little of negative values through, so that no unit stops learning.",
        "y = max(0, x) + negative_slope · min(0, x)",
        _LEAKY,
    ),
    "PReLU": _each(
        "A leaky ReLU whose slope is learned, one for all channels or one for each.",
        "y = max(0, x) + a · min(0, x), a learned",
        arxiv("He et al., Delving deep into rectifiers (2015)", "1502.01852"),
    ),
    "RReLU": _each(
        "A leaky ReLU whose slope is drawn at random for each value while training; evaluation "
        "uses the mean of the bounds.",
        "y = max(0, x) + a · min(0, x), a ~ U(lower, upper)",
        arxiv("Xu et al., Empirical evaluation of rectified activations (2015)", "1505.00853"),
    ),
    "ReLU6": _each(
        "A ReLU that stops at 6, which keeps values small enough for low-precision arithmetic.",
        "y = min(max(0, x), 6)",
        arxiv("Howard et al., MobileNets (2017)", "1704.04861"),
    ),
    "ELU": _each(
        "Negative values run smoothly towards −α, which keeps the mean of activations near zero.",
        "y = x for x > 0, else α (e^{x} − 1)",
        arxiv("Clevert et al., Exponential linear units (2015)", "1511.07289"),
    ),
    "SELU": _each(
        "An ELU with scales chosen so that, with weights of variance 1/n, activations keep mean "
        "zero and variance one through many layers. Use it with AlphaDropout.",
        "y = 1.0507 · (x for x > 0, else 1.6733 (e^{x} − 1))",
        _SELU,
    ),
    "CELU": _each(
        "An ELU whose slope is continuous at zero for every α.",
        "y = max(0, x) + min(0, α (e^{x/α} − 1))",
        arxiv("Barron, Continuously differentiable exponential linear units (2017)", "1704.07483"),
    ),
    "Threshold": _each(
        "Replaces every value that is not above a threshold by a number of your choice.",
        "y = x for x > threshold, else value",
    ),
    "GELU": _each(
        "Weights each value by the share of the normal distribution that lies below it: a smooth "
        "ReLU, usual in transformers.",
        "y = x · Φ(x), Φ(x) = ½ (1 + erf(x / √2))",
        arxiv("Hendrycks and Gimpel, Gaussian error linear units (2016)", "1606.08415"),
    ),
    "SiLU": _each(
        "Weights each value by its own sigmoid, also known as swish: smooth, and slightly negative "
        "just below zero.",
        "y = x · σ(x)",
        arxiv("Ramachandran et al., Searching for activation functions (2017)", "1710.05941"),
    ),
    "Mish": _each(
        "As SiLU, with the tanh of the softplus as the weight.",
        "y = x · tanh(ln(1 + e^{x}))",
        arxiv("Misra, Mish (2019)", "1908.08681"),
    ),
    "Softplus": _each(
        "A smooth ReLU, always positive: for values that must be, such as a variance. Above the "
        "threshold it is taken as linear.",
        "y = ln(1 + e^{βx}) / β",
    ),
    "Sigmoid": _each(
        "Squashes values into (0, 1): a probability, or a gate. Far from zero its gradient fades.",
        "y = 1 / (1 + e^{−x})",
    ),
    "LogSigmoid": _each(
        "The logarithm of the sigmoid, computed so that it stays exact for large negative values.",
        "y = −ln(1 + e^{−x})",
    ),
    "Tanh": _each(
        "Squashes values into (−1, 1) around zero: the activation of the classic networks.",
        "y = (e^{x} − e^{−x}) / (e^{x} + e^{−x})",
    ),
    "Tanhshrink": _each(
        "What tanh takes away: nearly zero for small values, nearly linear for large ones.",
        "y = x − tanh(x)",
    ),
    "Softsign": _each(
        "Squashes values into (−1, 1) as tanh does, and comes to the ends more slowly.",
        "y = x / (1 + |x|)",
    ),
    "Hardtanh": _each(
        "Clips values to a range: a tanh of three straight pieces.",
        "y = min(max(x, min_val), max_val)",
    ),
    "Hardsigmoid": _each(
        "A sigmoid of three straight pieces, without an exponential.",
        "y = min(max(x + 3, 0), 6) / 6",
    ),
    "Hardswish": _each(
        "A swish of straight pieces, cheap on phones.",
        "y = x · min(max(x + 3, 0), 6) / 6",
        arxiv("Howard et al., Searching for MobileNetV3 (2019)", "1905.02244"),
    ),
    "Hardshrink": _each(
        "Sets values near zero to zero and keeps the others as they are: for sparse codes.",
        "y = x for |x| > λ, else 0",
    ),
    "Softshrink": _each(
        "Moves every value towards zero by λ, and those within λ of it to zero.",
        "y = sign(x) · max(|x| − λ, 0)",
    ),
    "Softmax": _each(
        "Turns scores into probabilities: positive, and summing to one along a dimension. The loss "
        "cross-entropy contains it already, so a classifier trained by that does not need it.",
        "y_{i} = e^{xᵢ} / Σ_{j} e^{xⱼ}",
    ),
    "LogSoftmax": _each(
        "The logarithm of the softmax, exact where the softmax itself is near zero; the negative "
        "log-likelihood loss needs it.",
        "y_{i} = x_{i} − ln Σ_{j} e^{xⱼ}",
    ),
    "Softmin": _each(
        "The softmax of the negated values: the smallest score gets the largest share.",
        "y_{i} = e^{−xᵢ} / Σ_{j} e^{−xⱼ}",
    ),
    "Softmax2d": _each(
        "A softmax over the channels, at each place of an image by itself.",
        "y_{i} = e^{xᵢ} / Σ_{j} e^{xⱼ}",
        shapes="(N, C, H, W) → (N, C, H, W)",
    ),
    "GLU": _each(
        "Halves a dimension: one half holds values, the sigmoid of the other half decides how much "
        "of each comes through.",
        "y = a · σ(b), x = (a, b)",
        arxiv("Dauphin et al., Gated convolutional networks (2016)", "1612.08083"),
        shapes="(…, F, …) → (…, F/2, …)",
    ),
    "Maxout": _each(
        "Computes several linear maps and keeps the largest for each output feature: a learned, "
        "piecewise linear activation.",
        "y_{o} = max_{k} (W_{k} x + b_{k})_{o}",
        arxiv("Goodfellow et al., Maxout networks (2013)", "1302.4389"),
        shapes="(…, F_{in}) → (…, F_{out})",
    ),
}
