"""Arguments that are missing, unknown or out of bounds."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from netstudio.catalog.clash import Clash
from netstudio.catalog.param import Marker, ParamSpec
from netstudio.compiler.diagnosis.repairs.window import size_keeping_padding
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edits import UNSET
from netstudio.document.edits.argument import Unset
from netstudio.document.values import Value
from netstudio.sentence import say


def known_name(site: Site, clash: Clash) -> Iterator[Fix]:
    """A misspelt parameter gets its right name; one that is not there goes."""
    name = clash.details.get("parameter")
    if not clash.details.get("unknown") or not isinstance(name, str):
        return
    spec, layer = site.spec, site.layer
    if spec is None or layer is None:
        return
    free = [param.name for param in spec.params if param.name not in layer.args]
    for near in difflib.get_close_matches(name, free, n=1):
        changes: dict[str, Value | Unset] = {name: UNSET, near: layer.args[name]}
        yield Fix(say("Rename {name} to {near}", name=name, near=near), site.set(**changes))
    yield Fix(say("Take out {name}", name=name), site.set(**{name: UNSET}))


def within_bounds(site: Site, clash: Clash) -> Iterator[Fix]:
    """The allowed value that is nearest, or the default."""
    param = _parameter(site, clash)
    if param is None or site.layer is None:
        return
    true = clash.details.get("true")
    if isinstance(true, int):
        yield _set(site, param, true)
    for choice in param.choices:
        yield _set(site, param, choice)
    value = site.layer.args.get(param.name)
    bounded = _bounded(param, value)
    if bounded is not None:
        yield _set(site, param, bounded)
    if param.name in site.layer.args and param.default is not Marker.REQUIRED:
        default = "follow the input" if isinstance(param.default, Marker) else param.default
        yield Fix(
            say("Reset {name} ({default})", name=param.name, default=default),
            site.set(**{param.name: UNSET}),
        )


def smallest_value(site: Site, clash: Clash) -> Iterator[Fix]:
    """A number that has no value yet gets the smallest it may have."""
    param = _parameter(site, clash)
    if param is None or not clash.details.get("missing"):
        return
    if param.kind in ("int", "size") and param.minimum is not None:
        yield _set(site, param, int(param.minimum))
    if param.kind == "choice" and param.choices:
        yield _set(site, param, param.choices[0])


def same_without_stride(site: Site, clash: Clash) -> Iterator[Fix]:
    """`same` padding needs a stride of 1: that, or the padding as a number."""
    if site.argument("padding") != "same":
        return
    padding = size_keeping_padding(site)
    if padding is not None:
        yield Fix(say("Set padding to {padding}", padding=padding), site.set(padding=padding))
    yield Fix("Set stride to 1", site.set(stride=1))


def existing_axis(site: Site, clash: Clash) -> Iterator[Fix]:
    """A dimension that the input has: the default, else the last."""
    param = _parameter(site, clash)
    if param is None or param.kind not in ("int", "ints") or site.layer is None:
        return
    if param.name in site.layer.args and not isinstance(param.default, Marker):
        yield Fix(
            say("Set {name} to {default}", name=param.name, default=param.default),
            site.set(**{param.name: UNSET}),
        )
    yield _set(site, param, -1)


def _parameter(site: Site, clash: Clash) -> ParamSpec | None:
    name = clash.details.get("parameter")
    return site.spec.param(name) if site.spec is not None and isinstance(name, str) else None


def _set(site: Site, param: ParamSpec, value: Value) -> Fix:
    return Fix(
        say("Set {name} to {value}", name=param.name, value=value), site.set(**{param.name: value})
    )


def _bounded(param: ParamSpec, value: Value) -> Value:
    """`value` moved inside the parameter's bounds; None where that does not apply."""
    if isinstance(value, tuple):
        items = tuple(_bounded_number(param, item) for item in value)
        return items if None not in items else None
    return _bounded_number(param, value)


def _bounded_number(param: ParamSpec, value: Value) -> Value:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    number = value if param.minimum is None else max(value, param.minimum)
    number = number if param.maximum is None else min(number, param.maximum)
    return number if param.kind in ("float", "floats") else int(number)
