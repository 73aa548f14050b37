"""Reference of the normalisation layers."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Paper, Reference, arxiv
from netstudio.catalog.reference.shapes import DIMENSIONS, SAME, spatial

_NORMALISED = "y = γ · (x − E[x]) / √(Var[x] + ε) + β"
_BATCH = arxiv("Ioffe and Szegedy, Batch normalization (2015)", "1502.03167")
_INSTANCE = arxiv("Ulyanov et al., Instance normalization (2016)", "1607.08022")


def _batch(dims: int) -> Reference:
    also = "(N, C) or " if dims == 1 else ""
    return Reference(
        "Brings each channel to mean zero and variance one over the batch and all places, then "
        "scales and shifts it by learned numbers. While training it uses the batch's own "
        "statistics and keeps running ones, which evaluation uses.",
        f"{also}{spatial(dims)} → the same shape",
        _NORMALISED,
        "E and Var over all dimensions but C",
        _BATCH,
    )


def _instance(dims: int) -> Reference:
    return Reference(
        "Brings each channel of each sample to mean zero and variance one by itself: contrast "
        "goes, which helps where style matters. It has no learned scale unless affine is on.",
        f"{spatial(dims)} → the same shape",
        _NORMALISED,
        "E and Var over the places of one channel of one sample",
        _INSTANCE,
    )


REFERENCES: dict[str, Reference] = {
    **{f"BatchNorm{dims}d": _batch(dims) for dims in DIMENSIONS},
    **{f"InstanceNorm{dims}d": _instance(dims) for dims in DIMENSIONS},
    "LayerNorm": Reference(
        "Brings the features of each position to mean zero and variance one, then scales and "
        "shifts each by learned numbers. It does not look at the batch, so it acts alike in "
        "training and evaluation; usual in transformers.",
        SAME,
        _NORMALISED,
        "E and Var over the last dimensions",
        arxiv("Ba, Kiros and Hinton, Layer normalization (2016)", "1607.06450"),
    ),
    "LayerNorm2d": Reference(
        "Layer normalisation for images: brings the channels at each place to mean zero and "
        "variance one, then scales and shifts each by learned numbers. ConvNeXt has it where "
        "others have batch normalisation.",
        "(N, C, H, W) → the same shape",
        _NORMALISED,
        "E and Var over the channels of a place",
        arxiv("Ba, Kiros and Hinton, Layer normalization (2016)", "1607.06450"),
    ),
    "RMSNorm": Reference(
        "Divides the features of each position by their root mean square and scales them: a layer "
        "normalisation without the mean, cheaper and about as good.",
        SAME,
        "y = γ · x / √(E[x^{2}] + ε)",
        "E over the last dimensions",
        arxiv("Zhang and Sennrich, Root mean square layer normalization (2019)", "1910.07467"),
    ),
    "GroupNorm": Reference(
        "Divides the channels of each sample into groups and brings each group to mean zero and "
        "variance one; then scales and shifts each channel. It works for any batch size.",
        "(N, C, …) → the same shape",
        _NORMALISED,
        "E and Var over the C/groups channels of a group and all places",
        arxiv("Wu and He, Group normalization (2018)", "1803.08494"),
    ),
    "LocalResponseNorm": Reference(
        "Damps a value where its neighbours in channel order are strong at the same place: a "
        "competition between features, used in AlexNet.",
        "(N, C, …) → the same shape",
        "y_{c} = x_{c} / (k + α/size · Σ_{c′} x_{c′}^{2})^{β}",
        "the sum runs over size channels around c",
        Paper(
            "Krizhevsky, Sutskever and Hinton, ImageNet classification with deep convolutional "
            "neural networks (2012)",
            "https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-"
            "neural-networks",
        ),
    ),
    "Normalize": Reference(
        "Scales vectors along a dimension to length one: only their direction is left, for "
        "comparing embeddings.",
        SAME,
        "y = x / max(‖x‖_{p}, ε)",
    ),
}
