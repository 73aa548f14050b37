"""Values that are joined and do not agree: adapt one of the wires."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.catalog.clash import Clash
from netstudio.catalog.size import product
from netstudio.catalog.types import Shape, TensorType
from netstudio.compiler.diagnosis.repairs.flatten import flatten_before
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edit import Compound
from netstudio.document.node import Arguments
from netstudio.document.table import Table
from netstudio.document.topology import ancestors
from netstudio.document.values import Value
from netstudio.sentence import say


def match_other_input(site: Site, clash: Clash) -> Iterator[Fix]:
    """A 1×1 convolution, a Linear or a pooling on one wire gives it the other's shape.

    The shorter way to the sum goes first: as in ResNet's projection shortcuts (He, Zhang, Ren and
    Sun, Deep residual learning, 2015, section 3.3, option B).
    """
    for port in _ports_by_depth(site):
        x, wanted = site.input(port), site.input(1 - port)
        if x is None or wanted is None:
            continue
        if x.rank == wanted.rank:
            yield from _match_sizes(site, port, x, wanted)
        elif x.rank > wanted.rank == 2 and product(x.shape[1:]) == wanted.shape[1]:
            yield flatten_before(site, port)
        elif x.rank == 2 < wanted.rank and x.shape[1] == wanted.shape[1]:
            yield _per_channel(site, port, wanted)


def _per_channel(site: Site, port: int, wanted: TensorType) -> Fix:
    """A number for each channel, as squeeze-and-excitation has it, spread over its map."""
    size: Value = (-1, *((1,) * (wanted.rank - 2)))
    args: Arguments = Table({"dim": 1, "unflattened_size": size})
    return _insert(site, port, "Unflatten", args, "dimensions of size 1 (Unflatten)")


def transpose_second(site: Site, clash: Clash) -> Iterator[Fix]:
    """A matrix product whose second matrix stands the wrong way."""
    a, b = site.input(0), site.input(1)
    if a is not None and b is not None and a.rank > 1 < b.rank and a.shape[-1] == b.shape[-1]:
        args: Arguments = Table({"dim0": -2, "dim1": -1})
        edit = InsertLayer(site.scope, site.id, "Transpose", args, 1)
        yield Fix(say("Transpose the second input of {name}", name=site.name), edit)


def _ports_by_depth(site: Site) -> list[int]:
    """The two ports, the one with less computed before it first."""
    depths: dict[int, int] = {}
    for port in (0, 1):
        ref = site.source(port)
        if ref is not None and ref.node in site.graph.nodes:
            depths[port] = len(ancestors(site.graph, ref.node))
    return sorted(depths, key=lambda port: (depths[port], -port))


def _match_sizes(site: Site, port: int, x: TensorType, wanted: TensorType) -> Iterator[Fix]:
    channels = wanted.shape[1] if wanted.rank > 1 else None
    if not isinstance(channels, int):
        return
    if x.rank == 2:
        yield _insert(site, port, "Linear", Table({"out_features": channels}), "a Linear")
        return
    if x.rank not in (3, 4, 5):
        return
    stride = _stride(x.shape[2:], wanted.shape[2:])
    if x.shape[1] != channels and stride is not None:
        args: dict[str, Value] = {"out_channels": channels, "kernel_size": 1}
        args |= {"stride": stride} if stride > 1 else {}
        dims = x.rank - 2
        what = say(
            "a {value} convolution, {shape} to {channels} channels",
            value="×".join("1" * dims),
            shape=x.shape[1],
            channels=channels,
        )
        yield _insert(site, port, f"Conv{dims}d", Table(args), what)
    elif stride is not None:
        yield _insert(site, port, *_pooling(wanted.shape[2:]), "adaptive pooling")


def _stride(sizes: Shape, wanted: Shape) -> int | None:
    """The stride by which a window of 1 turns one size into the other, the same for all."""
    strides = set()
    for size, goal in zip(sizes, wanted, strict=True):
        if size == goal:
            strides.add(1)
        elif isinstance(size, int) and isinstance(goal, int) and size > goal:
            strides.add(-(-size // goal))
        else:
            return None
    stride = strides.pop() if len(strides) == 1 else None
    fits = stride is not None and all(
        size == goal or (isinstance(size, int) and (size - 1) // stride + 1 == goal)
        for size, goal in zip(sizes, wanted, strict=True)
    )
    return stride if fits else None


def _pooling(sizes: Shape) -> tuple[str, Arguments]:
    whole = tuple(size for size in sizes if isinstance(size, int))
    value: Value = whole[0] if len(set(whole)) == 1 else whole
    return f"AdaptiveAvgPool{len(sizes)}d", Table({"output_size": value})


def _insert(site: Site, port: int, layer: str, args: Arguments, what: str) -> Fix:
    ref = site.source(port)
    assert ref is not None, "only connected ports are adapted"
    before = site.graph.nodes[ref.node].name
    edit = InsertLayer(site.scope, site.id, layer, args, port)
    return Fix(say("Match {before} to the other input with {what}", before=before, what=what), edit)


def pool_to_smallest(site: Site, clash: Clash) -> Iterator[Fix]:
    """Before a Concatenate, pool the larger maps to the size of the smallest."""
    inputs = [site.input(port) for port in range(len(site.node.args))]
    maps = [x for x in inputs if x is not None]
    ranks = {x.rank for x in maps}
    if len(maps) != len(inputs) or len(ranks) != 1 or not ranks <= {3, 4, 5}:
        return
    if not all(isinstance(size, int) for x in maps for size in x.shape[2:]):
        return
    smallest: Shape = tuple(
        min(column, key=int) for column in zip(*(x.shape[2:] for x in maps), strict=True)
    )
    layer, args = _pooling(smallest)
    edits = tuple(
        InsertLayer(site.scope, site.id, layer, args, port)
        for port, x in enumerate(maps)
        if x.shape[2:] != smallest
    )
    if edits:
        label = say(
            "Pool the inputs of {name} to {smallest}",
            name=site.name,
            smallest="×".join(str(size) for size in smallest),
        )
        yield Fix(label, Compound(label, edits))


def flatten_inputs(site: Site, clash: Clash) -> Iterator[Fix]:
    """Before a Concatenate of features, flatten the inputs that are still maps."""
    ports = [
        port
        for port in range(len(site.node.args))
        if (x := site.input(port)) is not None and x.rank > 2
    ]
    if ports:
        label = say("Flatten the inputs of {name}", name=site.name)
        edits = tuple(InsertLayer(site.scope, site.id, "Flatten", port=port) for port in ports)
        yield Fix(label, Compound(label, edits))


def other_dimension(site: Site, clash: Clash) -> Iterator[Fix]:
    """Concatenate along a dimension along which the inputs do agree."""
    x = site.input()
    for dim in range(1, x.rank if x is not None else 0):
        if dim != site.argument("dim"):
            yield Fix(say("Set dim to {dim}", dim=dim), site.set(dim=dim))
