"""Windows that are larger than what is left: a smaller one, more padding, or none at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from netstudio.catalog.clash import Clash
from netstudio.catalog.rules.common import per_dim
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edits import RemoveNodes
from netstudio.document.values import Value
from netstudio.sentence import say


def smaller_kernel(site: Site, clash: Clash) -> Iterator[Fix]:
    """The largest window that still fits."""
    sizes, kernel = _padded_sizes(site), site.argument("kernel_size")
    if not sizes or kernel is None:
        return
    fitting = tuple(min(a, b) for a, b in zip(per_dim(kernel, len(sizes)), sizes, strict=True))
    # A pooling of 1 would do nothing: it is removed instead.
    if min(fitting) >= (2 if is_pooling(site) else 1):
        value: Value = fitting[0] if len(set(fitting)) == 1 else fitting
        yield Fix(
            say("Set kernel_size of {name} to {value}", name=site.name, value=value),
            site.set(kernel_size=value),
        )


def no_dilation(site: Site, clash: Clash) -> Iterator[Fix]:
    """A window without gaps."""
    if site.has("dilation") and site.argument("dilation") != 1:
        yield Fix(say("Set dilation of {name} to 1", name=site.name), site.set(dilation=1))


def more_padding(site: Site, clash: Clash) -> Iterator[Fix]:
    """As much padding as keeps the size, which is enough for any input."""
    padding = size_keeping_padding(site)
    if padding is not None and padding != site.argument("padding"):
        yield Fix(
            say("Set padding of {name} to {padding}", name=site.name, padding=padding),
            site.set(padding=padding),
        )


def less_padding(site: Site, clash: Clash) -> Iterator[Fix]:
    """No padding, where padding eats a transposed convolution's output."""
    if site.argument("padding"):
        yield Fix(say("Set padding of {name} to 0", name=site.name), site.set(padding=0))


def remove_pooling(site: Site, clash: Clash) -> Iterator[Fix]:
    """Without this pooling; and without the poolings behind it too, which would not fit either."""
    if not is_pooling(site):
        return
    yield removal((site,))
    later = tuple(other for other in site.downstream() if is_pooling(other))
    if later:
        yield removal((site, *later))


def removal(sites: tuple[Site, ...]) -> Fix:
    """Taking layers out of their chain, the wires healed."""
    names = " and ".join(site.name for site in sites)
    edit = RemoveNodes(sites[0].scope, tuple(site.id for site in sites), heal=True)
    return Fix(say("Remove {names}", names=names), edit)


def is_pooling(site: Site) -> bool:
    """Whether a node pools with a sliding window."""
    spec = site.spec
    return spec is not None and spec.family == "pooling" and site.has("kernel_size")


def size_keeping_padding(site: Site) -> int | None:
    """The padding by which a convolution of stride 1 with an odd kernel keeps the size."""
    kernel, dilation = site.argument("kernel_size"), site.argument("dilation")
    if not site.has("padding") or not isinstance(kernel, int) or not isinstance(dilation, int):
        return None
    spec = site.spec
    if spec is None or spec.family != "convolution" or kernel % 2 == 0:
        return None
    return dilation * (kernel - 1) // 2


def _padded_sizes(site: Site) -> tuple[int, ...]:
    """The spatial sizes that the window sees, padding included; empty where they are not known."""
    x = site.input()
    if x is None or x.rank < 3:
        return ()
    padding: Any = site.argument("padding")
    pads = per_dim(0 if padding is None or isinstance(padding, str) else padding, x.rank - 2)
    sizes = [size + 2 * pad for size, pad in zip(x.shape[2:], pads, strict=True)]
    return tuple(sizes) if all(isinstance(size, int) for size in sizes) else ()
