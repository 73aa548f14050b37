"""What would make a wire fit that does not: layers put into it, or numbers let go.

The repairs of diagnosis and some that suit a wire that is only being drawn; each is tried, as a
repair is, before it is offered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import isqrt

from netstudio.catalog.inference import Inference, infer, scope_addresses, select
from netstudio.catalog.size import product
from netstudio.catalog.types import TensorType, Unknown, ValueType
from netstudio.compiler.check import Infer
from netstudio.compiler.diagnosis.clashes import find_clashes
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.diagnosis.repairs import (
    adaptive,
    dtype,
    flatten,
    merge,
    permute,
    pin,
    wires,
)
from netstudio.compiler.diagnosis.repairs import replace as replace_layer
from netstudio.compiler.diagnosis.repairs.flatten import average_and_flatten_before, flatten_before
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.repairs.table import repairs_of
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.diagnosis.verify import verified
from netstudio.compiler.problem import Fix
from netstudio.document.edit import Compound, Edit
from netstudio.document.node import Arguments
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.view import WireEnd
from netstudio.document.wires import source_of
from netstudio.errors import EditError
from netstudio.sentence import say

MOST = 5
_CHANNELS_LAST = (1, 3, 4)
_ADAPTING = (
    adaptive.pool_to_claimed,
    dtype.cast_before,
    flatten.flatten_to_pin,
    merge.flatten_inputs,
    merge.match_other_input,
    merge.pool_to_smallest,
    merge.transpose_second,
    permute.channels_first,
    pin.mend,
    pin.unpin,
    replace_layer.for_these_dimensions,
    wires.choose_item,
)
"""The repairs that make this wire fit; others would change the network elsewhere."""


@dataclass(frozen=True)
class Adapter:
    """A way to make a wire fit, the wire included.

    Attributes:
        label: what it does, in a few words.
        edit: the wire and its adapter as one step.
        arrives: the type that then enters the port; None where it is not known.
        leaves: the type of the node's value then; None likewise.
    """

    label: str
    edit: Edit
    arrives: ValueType | None
    leaves: ValueType | None


def adapters_for(
    project: Project, scope: str, wire: Edit, end: WireEnd, infer: Infer = infer
) -> tuple[Adapter, ...]:
    """What would make the wire fit that the edit `wire` draws into `end`, the best first.

    Empty where the wire fits as it is, cannot be drawn, or nothing is known that would help.
    """
    try:
        wired = wire.change(project)
    except EditError:
        return ()
    exam = Examination(wired, infer(wired), None)
    found = tuple(find_clashes(exam))
    misfit = next((item for item in found if _is_of(item, scope, end[0])), None)
    if misfit is None:
        return ()
    finding = replace(misfit, repairs=partial(_candidates, exam, scope, end))
    fixes = verified(
        finding,
        exam,
        found,
        lambda changed: tuple(find_clashes(Examination(changed, infer(changed), None))),
    )
    tried = (_adapter(wired, scope, wire, end, fix, infer) for fix in fixes)
    return tuple(adapter for adapter in tried if _keeps(adapter))[:MOST]


def _is_of(item: Finding, scope: str, node_id: str) -> bool:
    problem = item.problem
    return (problem.scope, problem.node) == (scope, node_id)


def _keeps(adapter: Adapter) -> bool:
    """Whether the wire still arrives: a repair that takes the node out is no adapter."""
    return adapter.arrives is not None


def _adapter(
    wired: Project, scope: str, wire: Edit, end: WireEnd, fix: Fix, infer: Infer
) -> Adapter:
    mended = fix.edit.change(wired)
    known = infer(mended)
    source = source_of(mended.scope(scope), end)
    arrives = _type(mended, known, scope, source.node) if source else None
    if source is not None and arrives is not None and source.item:
        arrives = select(arrives, source.item)
    leaves = _type(mended, known, scope, end[0])
    words = say("{wire}: {repair}", wire=wire.label_in(wired), repair=fix.label)
    step = Compound(words, (wire, fix.edit))
    return Adapter(fix.label, step, arrives, leaves)


def _type(project: Project, known: Inference, scope: str, node_id: str) -> ValueType | None:
    address = scope_addresses(project, known, scope).get(node_id)
    found = known.nodes.get(address) if address is not None else None
    return None if found is None or isinstance(found.type, Unknown) else found.type


def _candidates(exam: Examination, scope: str, end: WireEnd) -> Iterator[Fix]:
    """What suits a wire that is being drawn, and those repairs of the clash that adapt a wire."""
    address = exam.addresses[scope].get(end[0])
    if address is None:
        return
    site = Site(exam, scope, exam.scopes[scope].nodes[end[0]], address)
    port = end[1]
    x = site.input(port) if isinstance(port, int) else None
    if x is not None and isinstance(port, int):
        yield from _to_features(site, x, port)
        yield from _to_channels(site, x, port)
        yield from _to_rank(site, x, port)
    for clash in site.known.clashes:
        for repair in repairs_of(site, clash):
            if repair in _ADAPTING:
                yield from repair(site, clash)


def _to_features(site: Site, x: TensorType, port: int) -> Iterator[Fix]:
    """Maps for a layer that counts on a row of features."""
    claimed = site.argument("in_features")
    if x.rank < 3 or not site.has("in_features"):
        return
    if not isinstance(claimed, int) or product(x.shape[1:]) == claimed:
        yield flatten_before(site, port)
    if port == 0 and x.rank == 4 and x.shape[1] == claimed:
        yield average_and_flatten_before(site)
    channels = x.shape[1]
    if x.rank == 4 and isinstance(claimed, int) and isinstance(channels, int) and channels:
        side = isqrt(claimed // channels)
        if side > 1 and side * side * channels == claimed:
            label = say(
                "Pool to {side}×{side} and flatten before {name}", side=side, name=site.name
            )
            pool: Arguments = Table({"output_size": side})
            yield _insert_all(
                site, port, label, (("AdaptiveAvgPool2d", pool), ("Flatten", Table()))
            )
    if isinstance(claimed, int):
        label = say(
            "Flatten and a Linear to {count} features before {name}", count=claimed, name=site.name
        )
        linear: Arguments = Table({"out_features": claimed})
        yield _insert_all(site, port, label, (("Flatten", Table()), ("Linear", linear)))


def _to_channels(site: Site, x: TensorType, port: int) -> Iterator[Fix]:
    """Another number of channels than a layer counts on."""
    names = [name for name in ("in_channels", "num_features", "num_channels") if site.has(name)]
    claimed = site.argument(names[0]) if names else None
    if not isinstance(claimed, int) or x.rank not in (3, 4, 5) or x.shape[1] == claimed:
        return
    dims = x.rank - 2
    if x.shape[-1] == claimed or x.shape[-1] in _CHANNELS_LAST:
        order: Arguments = Table({"dims": (0, x.rank - 1, *range(1, x.rank - 1))})
        label = say("Move the channels first before {name} (Permute)", name=site.name)
        yield _insert_all(site, port, label, (("Permute", order),))
    size = "×".join("1" * dims)
    label = say(
        "A {size} convolution to {count} channels before {name}",
        size=size,
        count=claimed,
        name=site.name,
    )
    args: Arguments = Table({"out_channels": claimed, "kernel_size": 1})
    yield _insert_all(site, port, label, ((f"Conv{dims}d", args),))


def _to_rank(site: Site, x: TensorType, port: int) -> Iterator[Fix]:
    """A row of features for a layer of maps, a sequence for one of rows."""
    dims = next((n for n in (1, 2, 3) if site.type.endswith(f"{n}d")), None)
    if dims is None or x.rank == dims + 2:
        return
    if x.rank == 2:
        size = (-1, *((1,) * dims))
        args: Arguments = Table({"dim": 1, "unflattened_size": size})
        label = say("Each feature a channel of its own before {name} (Unflatten)", name=site.name)
        yield _insert_all(site, port, label, (("Unflatten", args),))
    elif x.rank == 4 and dims == 1:
        flat: Arguments = Table({"start_dim": 2})
        label = say("Pixels in a row before {name} (Flatten from dimension 2)", name=site.name)
        yield _insert_all(site, port, label, (("Flatten", flat),))


def _insert_all(site: Site, port: int, label: str, layers: Iterable[tuple[str, Arguments]]) -> Fix:
    edits = tuple(InsertLayer(site.scope, site.id, name, args, port) for name, args in layers)
    return Fix(label, edits[0] if len(edits) == 1 else Compound(label, edits))
