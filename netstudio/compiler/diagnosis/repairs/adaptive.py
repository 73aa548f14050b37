"""Adaptive pooling: whatever the input's size, the feature maps get the size that was counted on.

As torchvision's AlexNet and VGG do it, in front of the classifier.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt

from netstudio.catalog.clash import Clash
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.node import Arguments
from netstudio.document.table import Table
from netstudio.sentence import say


def pool_to_claimed(site: Site, clash: Clash) -> Iterator[Fix]:
    """Pool the last feature maps before a node to the square that makes the claimed number."""
    claimed = clash.details.get("claimed")
    target = _end_of_maps(site)
    x = target.input() if target else None
    if target is None or x is None or not isinstance(claimed, int):
        return
    channels = x.shape[1]
    if not isinstance(channels, int) or claimed % channels:
        return
    side = isqrt(claimed // channels)
    if side >= 1 and side * side * channels == claimed:
        args: Arguments = Table({"output_size": side})
        edit = InsertLayer(target.scope, target.id, "AdaptiveAvgPool2d", args)
        yield Fix(
            say(
                "Pool to {side}×{side} before {name} (AdaptiveAvgPool2d)",
                side=side,
                name=target.name,
            ),
            edit,
        )


def _end_of_maps(site: Site) -> Site | None:
    """The node, this one or before it, that turns (N, C, H, W) into something flat."""
    for candidate in (site, *site.upstream()):
        x = candidate.input()
        if x is not None and x.rank == 4:
            return candidate
    return None
