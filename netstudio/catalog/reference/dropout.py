"""Reference of the dropout layers."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference, arxiv
from netstudio.catalog.reference.shapes import DIMENSIONS, SAME, spatial

_DROPOUT = arxiv(
    "Hinton et al., Improving neural networks by preventing co-adaptation (2012)", "1207.0580"
)
_SPATIAL = arxiv("Tompson et al., Efficient object localization (2014)", "1411.4280")
_ALPHA = arxiv("Klambauer et al., Self-normalizing neural networks (2017)", "1706.02515")
_FORMULA = "y = x · m / (1 − p), m ~ Bernoulli(1 − p)"


def _channels(dims: int) -> Reference:
    return Reference(
        "While training, sets whole channels to zero with probability p and scales up the rest. "
        "Neighbouring places of a channel are alike, so dropping single values would hide little. "
        "Evaluation leaves everything as it is.",
        f"{spatial(dims)} → the same shape",
        _FORMULA,
        "one m for each channel of each sample",
        _SPATIAL,
    )


REFERENCES: dict[str, Reference] = {
    "Dropout": Reference(
        "While training, sets each value to zero with probability p and scales up the rest, so "
        "that no unit can rely on another. Evaluation leaves everything as it is.",
        SAME,
        _FORMULA,
        "one m for each value",
        _DROPOUT,
    ),
    **{f"Dropout{dims}d": _channels(dims) for dims in DIMENSIONS},
    "AlphaDropout": Reference(
        "Dropout for networks of SELUs: dropped values become SELU's negative limit, and an affine "
        "map afterwards restores mean and variance.",
        SAME,
        "y = a (x · m + α′ (1 − m)) + b, α′ = −1.7581",
        "one m for each value; a and b keep mean and variance",
        _ALPHA,
    ),
    "FeatureAlphaDropout": Reference(
        "AlphaDropout of whole channels at once, for networks of SELUs.",
        "(N, C, …) → the same shape",
        "y = a (x · m + α′ (1 − m)) + b, α′ = −1.7581",
        "one m for each channel of each sample",
        _ALPHA,
    ),
    "StochasticDepth": Reference(
        "Before the sum of a residual block: while training, leaves the branch out for a share p "
        "of the samples and scales it up for the rest, so that a deep network trains as many "
        "shallower ones. Evaluation leaves everything as it is.",
        "(N, …) → the same shape",
        _FORMULA,
        "one m for each sample",
        arxiv("Huang et al., Deep networks with stochastic depth (2016)", "1603.09382"),
    ),
}
