"""Reference of the pooling layers."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference, arxiv
from netstudio.catalog.reference.shapes import DIMENSIONS, SPACE, spatial, spatial_out

_MAX_SIZE = "H′ = ⌊(H + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1"
_MEAN_SIZE = "H′ = ⌊(H + 2·padding − kernel) / stride⌋ + 1"
_PLAIN_SIZE = "H′ = ⌊(H − kernel) / stride⌋ + 1"
_BACK_SIZE = "H′ = (H − 1)·stride − 2·padding + kernel"
_GLOBAL = arxiv("Lin, Chen and Yan, Network in network (2013)", "1312.4400")


def _along(dims: int, size: str) -> str:
    return size.replace("H", "L") if dims == 1 else size


def _to(dims: int) -> str:
    return f"{spatial(dims)} → {spatial_out(dims)}"


def _max(dims: int) -> Reference:
    return Reference(
        "Keeps the largest value of each window, channel by channel: features stay where they are "
        "strongest, at a lower resolution. The gradient goes to that value alone.",
        _to(dims),
        "y = max_{window} x",
        _along(dims, _MAX_SIZE),
    )


def _mean(dims: int) -> Reference:
    return Reference(
        "Averages each window, channel by channel: a blur and a smaller size in one. Padding "
        "counts as zeros in the mean unless count_include_pad is off.",
        _to(dims),
        "y = Σ_{window} x / size of the window",
        _along(dims, _MEAN_SIZE),
    )


def _global(dims: int, what: str, formula: str) -> Reference:
    ones = ", ".join("1" * dims)
    return Reference(
        f"Reduces each channel to {what}, whatever the size of the input: one number a feature, "
        "for a classifier to weigh.",
        f"{spatial(dims)} → (N, C, {ones})",
        formula,
        paper=_GLOBAL,
    )


def _adaptive(dims: int, what: str, formula: str) -> Reference:
    return Reference(
        f"Divides the input into as many windows as the output has places, and takes {what} of "
        "each. Windows may overlap and differ by one in size; any input gives the size you set.",
        f"{spatial(dims)} → (N, C, output_size)",
        formula,
        "window i: from ⌊i·H / H′⌋ up to ⌈(i + 1)·H / H′⌉".replace("H", "L" if dims == 1 else "H"),
    )


def _power(dims: int) -> Reference:
    return Reference(
        "The p-norm of each window. With p = 1 it is the sum of the window; the larger p, the "
        "nearer to its maximum. Torch takes the sum of xᵖ, not of |x|ᵖ.",
        _to(dims),
        "y = (Σ_{window} x^{p})^{1/p}",
        _along(dims, _PLAIN_SIZE),
    )


def _fractional(dims: int) -> Reference:
    return Reference(
        "Maximum pooling over windows whose places are drawn at random, so that sizes shrink by a "
        "ratio that need not be whole. Another draw for every batch acts as a regulariser.",
        f"{spatial(dims)} → (N, C, output_size), or ⌊{SPACE[dims].split(', ')[-1]}·output_ratio⌋",
        "y = max_{window} x",
        paper=arxiv("Graham, Fractional max-pooling (2014)", "1412.6071"),
    )


def _unpool(dims: int) -> Reference:
    return Reference(
        "Partly undoes a maximum pooling: each value goes back to the place where the pooling "
        "layer, with return_indices on, found it; all other places become zero.",
        f"{spatial(dims)} and indices of the same shape → {spatial_out(dims)}",
        "y[indices] = x, else 0",
        _along(dims, _BACK_SIZE),
        arxiv("Zeiler and Fergus, Visualizing convolutional networks (2013)", "1311.2901"),
    )


REFERENCES: dict[str, Reference] = {}
for _dims in DIMENSIONS:
    REFERENCES[f"MaxPool{_dims}d"] = _max(_dims)
    REFERENCES[f"AvgPool{_dims}d"] = _mean(_dims)
    REFERENCES[f"GlobalAvgPool{_dims}d"] = _global(_dims, "its mean", "y_{c} = mean x_{c}")
    REFERENCES[f"GlobalMaxPool{_dims}d"] = _global(_dims, "its largest value", "y_{c} = max x_{c}")
    REFERENCES[f"AdaptiveAvgPool{_dims}d"] = _adaptive(_dims, "the mean", "y = mean_{window} x")
    REFERENCES[f"AdaptiveMaxPool{_dims}d"] = _adaptive(_dims, "the maximum", "y = max_{window} x")
    REFERENCES[f"LPPool{_dims}d"] = _power(_dims)
    REFERENCES[f"MaxUnpool{_dims}d"] = _unpool(_dims)
for _dims in (2, 3):
    REFERENCES[f"FractionalMaxPool{_dims}d"] = _fractional(_dims)
