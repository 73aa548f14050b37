"""Groups that do not divide the channels."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd

from netstudio.catalog.clash import Clash
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.sentence import say


def dividing_groups(site: Site, clash: Clash) -> Iterator[Fix]:
    """The nearest smaller number that divides all channels; then one group."""
    name, groups = clash.details.get("parameter"), clash.details.get("groups")
    size = clash.details.get("size")
    if not isinstance(name, str) or not isinstance(groups, int) or not isinstance(size, int):
        return
    shared = gcd(size, *(other for other in _channels(site) if isinstance(other, int)))
    below = [number for number in range(min(groups, shared), 0, -1) if shared % number == 0]
    for number in dict.fromkeys((*below[:1], 1)):
        yield Fix(
            say("Set {name} to {number}", name=name, number=number), site.set(**{name: number})
        )


def dividing_channels(site: Site, clash: Clash) -> Iterator[Fix]:
    """The number of output channels rounded to a multiple of the groups."""
    groups, size, of = (clash.details.get(key) for key in ("groups", "size", "of"))
    if of != "out_channels" or not isinstance(groups, int) or not isinstance(size, int):
        return
    nearest = max(groups, round(size / groups) * groups)
    yield Fix(say("Set out_channels to {nearest}", nearest=nearest), site.set(out_channels=nearest))


def dividing_input(site: Site, clash: Clash) -> Iterator[Fix]:
    """The layer before makes as many channels as can be divided."""
    groups, size = clash.details.get("groups"), clash.details.get("size")
    if not isinstance(groups, int) or not isinstance(size, int):
        return
    for maker in site.upstream():
        name = next((name for name in ("out_channels", "out_features") if maker.has(name)), "")
        if name:
            nearest = max(groups, -(-size // groups) * groups)
            yield Fix(
                say(
                    "Set {name} of {name2} to {nearest}",
                    name=name,
                    name2=maker.name,
                    nearest=nearest,
                ),
                maker.set(**{name: nearest}),
            )
            return


def _channels(site: Site) -> tuple[object, ...]:
    """The channels that a grouped convolution divides."""
    x = site.input()
    into = x.shape[1] if x is not None and x.rank > 1 else None
    return (into, site.argument("out_channels")) if site.has("out_channels") else ()
