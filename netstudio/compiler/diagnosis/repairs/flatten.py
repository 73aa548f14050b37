"""Flattening: feature maps become one row of features for each sample."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.catalog.clash import Clash
from netstudio.catalog.size import Size, product
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edit import Compound
from netstudio.document.edits import SetLayer
from netstudio.document.node import Layer
from netstudio.sentence import say


def flatten_before(site: Site, port: int = 0) -> Fix:
    """A new Flatten in front of a node."""
    edit = InsertLayer(site.scope, site.id, "Flatten", port=port)
    return Fix(say("Flatten before {name}", name=site.name), edit)


def average_and_flatten_before(site: Site) -> Fix:
    """A global average pooling and a Flatten in front of a node: a feature for each channel."""
    label = say("Average each channel (GlobalAvgPool2d) and flatten before {name}", name=site.name)
    edits = tuple(
        InsertLayer(site.scope, site.id, layer) for layer in ("GlobalAvgPool2d", "Flatten")
    )
    return Fix(label, Compound(label, edits))


def flatten_to_pin(site: Site, clash: Clash) -> Iterator[Fix]:
    """The pinned number counts all features of a sample, or its channels; the input is unmerged."""
    x, claimed = site.input(), clash.details.get("claimed")
    if x is None or x.rank < 3:
        return
    if product(x.shape[1:]) == claimed:
        yield flatten_before(site)
    if x.rank == 4 and x.shape[1] == claimed:
        yield average_and_flatten_before(site)


def flatten_instead(site: Site, clash: Clash) -> Iterator[Fix]:
    """A reshape that loses the samples becomes a Flatten, which keeps each in its row."""
    x = site.input()
    if site.member is None or x is None or x.rank < 2:
        return
    label = say("Turn {name} into Flatten (each sample keeps its row)", name=site.name)
    yield Fix(label, SetLayer(site.scope, site.member.id, Layer("Flatten")))


def reshape_to_true(site: Site, clash: Clash) -> Iterator[Fix]:
    """The same reshape with the number that each sample has."""
    x = site.input()
    wanted = site.argument("shape")
    if x is None or not isinstance(wanted, tuple) or len(wanted) != 2:
        return
    features: Size = product(x.shape[1:])
    if isinstance(features, int):
        yield Fix(
            say("Set shape to (-1, {features})", features=features), site.set(shape=(-1, features))
        )


def keep_batch(site: Site, clash: Clash) -> Iterator[Fix]:
    """A batch size written into a reshape gives way to -1: whatever the batch is."""
    wanted = site.argument("shape")
    if not isinstance(wanted, tuple) or len(wanted) < 2 or -1 in wanted[1:]:
        return
    sizes = ", ".join(str(size) for size in wanted[1:])
    yield Fix(say("Set shape to (-1, {sizes})", sizes=sizes), site.set(shape=(-1, *wanted[1:])))


def flatten_from_one(site: Site, clash: Clash) -> Iterator[Fix]:
    """An earlier Flatten that merged the batch too starts at dimension 1."""
    for earlier in site.upstream():
        if earlier.type == "Flatten" and earlier.argument("start_dim") == 0:
            yield Fix(
                say("Set start_dim of {name} to 1", name=earlier.name), earlier.set(start_dim=1)
            )
