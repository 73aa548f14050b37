"""Another layer in place of one that is unknown, or made for other dimensions."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from netstudio.catalog.clash import Clash
from netstudio.catalog.registry import all_layers, find_layer
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.repairs.window import removal
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edits import SetLayer
from netstudio.document.node import BlockUse, Layer
from netstudio.document.table import Table
from netstudio.sentence import say


def known_layer(site: Site, clash: Clash) -> Iterator[Fix]:
    """The layer or block whose name is spelt almost so."""
    member = site.member
    if member is None:
        return
    if isinstance(member.target, Layer):
        names = {spec.name.lower(): spec.name for spec in all_layers()}
        for near in difflib.get_close_matches(member.target.type.lower(), names, n=2):
            yield _turn_into(site, names[near])
    if isinstance(member.target, BlockUse):
        blocks = [name for name in site.exam.project.blocks if name != site.scope]
        for near in difflib.get_close_matches(member.target.block, blocks, n=2):
            use = BlockUse(near, member.target.args, member.target.repeat, member.target.first)
            yield Fix(say("Use the block {near}", near=near), SetLayer(site.scope, member.id, use))


def for_these_dimensions(site: Site, clash: Clash) -> Iterator[Fix]:
    """The same layer for as many dimensions as the input has: Conv1d for Conv2d, and so on."""
    x = site.input()
    if x is None or not re.search(r"[1-3]d$", site.type):
        return
    ranks = (x.rank - 1, x.rank - 2) if "Norm" in site.type and x.rank == 2 else (x.rank - 2,)
    for dims in ranks:
        name = f"{site.type[:-2]}{dims}d"
        if name != site.type and find_layer(name) is not None:
            yield _turn_into(site, name)


def add_dimension(site: Site, clash: Clash) -> Iterator[Fix]:
    """A dimension of size 1 where one is missing: a channel, or a step in time."""
    x, expected = site.input(), clash.details.get("expected_rank")
    if x is None or expected != x.rank + 1:
        return
    edit = InsertLayer(site.scope, site.id, "Unsqueeze", Table({"dim": 1}))
    yield Fix(say("Add a dimension of size 1 before {name} (Unsqueeze)", name=site.name), edit)


def drop_dimension(site: Site, clash: Clash) -> Iterator[Fix]:
    """A dimension of size 1 that is one too many goes."""
    x, expected = site.input(), clash.details.get("expected_rank")
    if x is None or expected != x.rank - 1 or 1 not in x.shape[1:]:
        return
    dim = x.shape.index(1, 1)
    edit = InsertLayer(site.scope, site.id, "Squeeze", Table({"dim": dim}))
    yield Fix(say("Drop dimension {dim} before {name} (Squeeze)", dim=dim, name=site.name), edit)


def without_flatten(site: Site, clash: Clash) -> Iterator[Fix]:
    """The Flatten before a layer of maps goes, or this layer goes."""
    for earlier in site.upstream():
        if earlier.type in ("Flatten", "Reshape"):
            yield removal((earlier,))
            break
    yield removal((site,))


def _turn_into(site: Site, name: str) -> Fix:
    """Another type with those of the arguments that it knows."""
    spec, layer, member = find_layer(name), site.layer, site.member
    assert spec is not None and layer is not None and member is not None
    args = {
        key: value
        for key, value in layer.args.items()
        if (param := spec.param(key)) is not None and param.reject(value) is None
    }
    target = Layer(name, Table(args))
    return Fix(
        say("Turn {name} into {name2}", name=site.name, name2=name),
        SetLayer(site.scope, member.id, target),
    )
