"""Reference of the layers that enlarge, rearrange and unfold images."""

from __future__ import annotations

from netstudio.catalog.reference.entry import Reference, arxiv

_WINDOWS = "P = Π (⌊(size + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1)"
_SHUFFLE = arxiv("Shi et al., Sub-pixel convolution (2016)", "1609.05158")

REFERENCES: dict[str, Reference] = {
    "Upsample": Reference(
        "Enlarges (or shrinks) an image by repeating the nearest value or by interpolating between "
        "neighbours. Nothing is learned; a convolution behind it often is.",
        "(N, C, H, W) → (N, C, H′, W′)",
        "y(p) = x at p / scale, nearest or interpolated",
        "H′ = ⌊H · scale_factor⌋, or size",
    ),
    "PixelShuffle": Reference(
        "Rearranges groups of r² channels into squares of r × r places: an image r times larger, "
        "whose details the layer before has computed as channels.",
        "(N, C·r^{2}, H, W) → (N, C, H·r, W·r)",
        "y[c, h·r + i, w·r + j] = x[c·r^{2} + i·r + j, h, w]",
        paper=_SHUFFLE,
    ),
    "PixelUnshuffle": Reference(
        "The inverse of PixelShuffle: squares of r × r places become r² channels, and nothing is "
        "lost by the smaller size.",
        "(N, C, H·r, W·r) → (N, C·r^{2}, H, W)",
        "y[c·r^{2} + i·r + j, h, w] = x[c, h·r + i, w·r + j]",
        paper=_SHUFFLE,
    ),
    "ChannelShuffle": Reference(
        "Deals the channels of each group out to all groups, so that grouped convolutions one "
        "after another see each other's results.",
        "(N, C, …) → the same shape",
        "y[k·g + i] = x[i·C/g + k] for group i of g",
        paper=arxiv("Zhang et al., ShuffleNet (2017)", "1707.01083"),
    ),
    "Unfold": Reference(
        "Takes each window of an image out as a column: the patches that a convolution would see, "
        "one after another.",
        "(N, C, H, W) → (N, C·k_{h}·k_{w}, P)",
        "y[:, p] = the values of window p",
        _WINDOWS,
    ),
    "Fold": Reference(
        "Puts windows back into an image and adds up where they overlap: the reverse of Unfold, "
        "though not its inverse.",
        "(N, C·k_{h}·k_{w}, P) → (N, C, H, W)",
        "y = Σ_{p} window p at its place",
        _WINDOWS,
    ),
}
