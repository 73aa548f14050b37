"""Causes further up: padding, strides and poolings that made the maps too large or too small."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.catalog.clash import Clash
from netstudio.compiler.diagnosis.repairs.window import is_pooling, removal, size_keeping_padding
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edit import Compound
from netstudio.sentence import say

MAX_LAYERS = 8
"""How far back a cause is looked for, in layers that change the size."""


def earlier_padding(site: Site, clash: Clash) -> Iterator[Fix]:
    """No padding, or padding that keeps the size, in one earlier convolution or in all."""
    convolutions = [other for other in _sizing(site) if size_keeping_padding(other) is not None]
    padded = [other for other in convolutions if other.argument("padding") != 0]
    bare = [other for other in convolutions if other.argument("padding") == 0]
    for other in padded:
        yield Fix(say("Set padding of {name} to 0", name=other.name), other.set(padding=0))
    for other in bare:
        yield _keep_size((other,))
    if len(bare) > 1:
        yield _keep_size(tuple(reversed(bare)))


def earlier_stride(site: Site, clash: Clash) -> Iterator[Fix]:
    """Smaller steps in an earlier convolution: half of them, or single ones."""
    for other in _sizing(site):
        stride = other.argument("stride")
        if is_pooling(other) or not isinstance(stride, int) or stride < 2:
            continue
        for value in dict.fromkeys((stride // 2, 1)):
            yield Fix(
                say("Set stride of {name} to {value}", name=other.name, value=value),
                other.set(stride=value),
            )


def earlier_pooling(site: Site, clash: Clash) -> Iterator[Fix]:
    """One pooling less on the way here: the nearest."""
    pooling = next((other for other in _sizing(site) if is_pooling(other)), None)
    if pooling is not None:
        yield removal((pooling,))


def _sizing(site: Site) -> list[Site]:
    """The nearest earlier layers that change the size of the maps, the nearest first."""
    found = [other for other in site.upstream() if other.has("kernel_size")]
    return found[:MAX_LAYERS]


def _keep_size(sites: tuple[Site, ...]) -> Fix:
    paddings = [size_keeping_padding(site) for site in sites]
    names = " and ".join(site.name for site in sites)
    amounts = " and ".join(str(value) for value in dict.fromkeys(paddings))
    label = say("Set padding of {names} to {amounts}", names=names, amounts=amounts)
    edits = tuple(site.set(padding=value) for site, value in zip(sites, paddings, strict=True))
    return Fix(label, edits[0] if len(edits) == 1 else Compound(label, edits))
