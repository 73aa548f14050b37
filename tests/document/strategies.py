"""Arbitrary valid projects, for property tests.

Everything is drawn from a `random.Random`: the quick tests seed one, and hypothesis lends its own,
so that what it finds it can shrink. `identity_of` tells two documents apart to the letter.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from random import Random

from hypothesis import strategies as st

from netstudio.document.graph import Graph, Tie
from netstudio.document.node import (
    BlockUse,
    Call,
    CustomModule,
    Init,
    Input,
    Layer,
    Member,
    Node,
    Op,
    Output,
    Tensor,
    When,
)
from netstudio.document.project import ROOT, Block, Paper, Project
from netstudio.document.project_file import tensor_hash
from netstudio.document.recipe import Choice, LossTerm, Recipe, Step
from netstudio.document.table import Table
from netstudio.document.values import (
    DTYPES,
    DType,
    Expr,
    ListValue,
    Ref,
    SliceValue,
    Value,
    references,
)
from netstudio.document.view import Note, Placement, View, Viewpoint, WireEnd

LAYERS = ("Conv2d", "Linear", "ReLU", "BatchNorm2d", "Dropout", "LSTM", "NoSuchLayer", "vision.Odd")
OPS = ("torch.cat", "torch.roll", "add", "Tensor.view", "torch.nn.functional.relu")
ARGUMENTS = ("in_features", "out_channels", "kernel_size", "bias", "padding", "dim", "p")
PARAMETERS = ("channels", "width", "training_only", "depth")
TEXTS = (
    "",
    "same",
    "a b",
    "{}",
    "naïve",
    "多层",
    'quote " and \\ slash',
    "two\nlines",
    "\u2028\x00",
)
ODD_IDS = ("notes", "viewpoints", "a/b", "1", "with space", "größe", "format", "__proto__", "g[0]")
EXPRESSIONS = ("channels", "channels * 4 + 1", "min(width, 8) // 2", "-(depth % 3)", "not depth")
SHAPE_EXPRESSIONS = ("x.shape[2] // 7", "(7 - x.shape[2] % 7) % 7 > 0", "x.shape[0] * y.shape[-1]")
COLOURS = ("#3fb6a8", "#FF0000", None)


def identity_of(value: object) -> object:
    """A value that is equal for two documents only where they are the same to the letter.

    It keeps order, tells `1` from `True` and `1.0`, `0.0` from `-0.0`, and finds `nan` itself.
    """
    if isinstance(value, Table):
        return ("Table", [(key, identity_of(item)) for key, item in value.items()])
    if isinstance(value, tuple):
        return ("tuple", [identity_of(item) for item in value])
    if dataclasses.is_dataclass(value):
        names = _compared(type(value))
        return (type(value).__name__, [identity_of(getattr(value, name)) for name in names])
    return (type(value).__name__, repr(value))


@cache
def _compared(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind) if field.compare)


# Values


def _float(rng: Random) -> float:
    special = (0.0, -0.0, 1.0, 1e22, 5e-324, float("inf"), float("-inf"), float("nan"))
    return rng.choice(special) if rng.random() < 0.6 else rng.uniform(-1e3, 1e3)


def _scalar(rng: Random) -> Value:
    makers: Sequence[Callable[[], Value]] = (
        lambda: None,
        lambda: rng.random() < 0.5,
        lambda: rng.choice((0, 1, -1, 3, 64, 2**63, -(2**63), 2**64 - 1)),
        lambda: _float(rng),
        lambda: rng.choice(TEXTS),
        lambda: ...,
        lambda: DType(rng.choice(sorted(DTYPES))),
        lambda: Expr(rng.choice(EXPRESSIONS)),
    )
    return rng.choice(makers)()


def random_reference(rng: Random, ids: Sequence[str]) -> Ref:
    return Ref(rng.choice(ids), rng.choice(((), (), (0,), (1, 0), ("logits", -1))))


def random_value(rng: Random, ids: Sequence[str] = (), depth: int = 2) -> Value:
    """A value; with `ids`, it may refer to nodes of these ids."""
    kind = rng.random()
    if ids and kind < 0.3:
        return random_reference(rng, ids)
    if ids and kind < 0.4:
        text = rng.choice(SHAPE_EXPRESSIONS)
        names = [name for name in ("x", "y") if f"{name}." in text]
        return Expr(text, tuple((name, random_reference(rng, ids)) for name in names))
    if kind < 0.75 or not depth:
        return _scalar(rng)
    items = tuple(random_value(rng, ids, depth - 1) for _ in range(rng.randrange(4)))
    if kind < 0.87:
        return items
    if kind < 0.94:
        return ListValue(items)
    return SliceValue(*(random_value(rng, ids, 0) for _ in range(3)))


def random_arguments(rng: Random, ids: Sequence[str] = (), most: int = 3) -> Table[str, Value]:
    names = rng.sample(ARGUMENTS, rng.randrange(most + 1))
    return Table((name, random_value(rng, ids)) for name in names)


# Graphs


class GraphBuilder:
    """Draws one graph, node by node, so that references always find what they name."""

    def __init__(self, rng: Random, blocks: Sequence[str], tensors: Sequence[str]) -> None:
        self.rng = rng
        self.blocks = blocks
        self.tensors = tensors
        self.nodes: dict[str, Node] = {}
        self.members: dict[str, Member] = {}

    def build(self, size: int) -> Graph:
        rng = self.rng
        for _ in range(rng.randint(1, 2)):
            self._add(self._input())
        for _ in range(rng.randrange(size + 1)):
            self._add(rng.choice((self._call, self._call, self._call, self._again, self._op))())
        for _ in range(rng.randrange(3)):
            key = rng.choice(("", "", "logits", "0", "a key, “quoted”"))
            self._add(Output(key), when=False, keywords=False)
        if rng.random() < 0.2:
            self._register()
        members = list(self.members.items())
        if rng.random() < 0.2:
            rng.shuffle(members)
        return Graph(Table(self.nodes), Table(members), self._ties())

    def _free(self, stem: str) -> str:
        taken = {*self.nodes, *self.members}
        if self.rng.random() < 0.1:
            stem = self.rng.choice(ODD_IDS)
        return next(name for n in range(1000) if (name := f"{stem}{n or ''}") not in taken)

    def _name(self, part_id: str) -> str:
        taken = {part.name for part in (*self.nodes.values(), *self.members.values())}
        plain = part_id.isidentifier() and part_id.isascii() and part_id not in taken
        if plain and not part_id.startswith("__") and self.rng.random() < 0.9:
            return part_id
        if self.rng.random() < 0.5:
            count = len(self.nodes) + len(self.members)
            within = ("features.{}", "features.stage{}", "stages.{}.conv", "blocks.1.0.{}", "{}")
            return self.rng.choice(within).format(count)
        return next(name for n in range(1000) if (name := f"part{n}") not in taken)

    def _input(self) -> Input:
        rng = self.rng
        shape = rng.choice((None, (), (1, 28, 28), ("T", 8), ("width * 2", 0)))
        return Input(shape, rng.choice(("float32", "int64")), rng.random() < 0.8)

    def _add(
        self, target: object, *, part_id: str = "", when: bool = True, keywords: bool = True
    ) -> None:
        rng, ids = self.rng, list(self.nodes)
        node_id = part_id or self._free(type(target).__name__.lower())
        member = self.members.get(node_id)
        name = member.name if member and rng.random() < 0.9 else self._name(node_id)
        if isinstance(target, Input):
            self.nodes[node_id] = Node(node_id, name, target)
            return
        args = tuple(
            random_reference(rng, ids) if rng.random() < 0.6 else random_value(rng, ids)
            for _ in range(rng.randrange(3))
        )
        kwargs = random_arguments(rng, ids, 1) if keywords else Table()
        condition = None
        if when and rng.random() < 0.1:
            otherwise = rng.choice((None, random_reference(rng, ids), random_value(rng)))
            condition = When(rng.choice(("training", "depth > 2 and training")), otherwise)
        self.nodes[node_id] = Node(node_id, name, target, args, kwargs, condition)

    def _call(self) -> object:
        """A new member and, usually under its id, the call of it, which is added here."""
        member_id = self._register()
        if self.rng.random() < 0.9 and member_id not in self.nodes:
            self._add(Call(member_id), part_id=member_id)
            return Op(self.rng.choice(OPS))
        return Call(member_id)

    def _again(self) -> object:
        if not self.members:
            return self._op()
        return Call(self.rng.choice(list(self.members)))

    def _op(self) -> object:
        return Op(self.rng.choice(OPS))

    def _register(self) -> str:
        target = self._target()
        member_id = self._free(type(target).__name__.lower())
        frozen = self.rng.random() < 0.1
        name, init = self._name(member_id), self._inits() if self.rng.random() < 0.1 else Table()
        self.members[member_id] = Member(member_id, name, target, frozen, init)
        return member_id

    def _target(self) -> Layer | BlockUse | Tensor | CustomModule:
        rng, kind = self.rng, self.rng.random()
        if kind < 0.2 and self.blocks:
            repeat = rng.choice((1, 1, 2, 5, Expr("depth")))
            first = random_arguments(rng, (), 1)
            numbered = rng.random() < 0.2
            return BlockUse(rng.choice(self.blocks), random_arguments(rng), repeat, first, numbered)
        if kind < 0.3:
            return self._tensor()
        if kind < 0.35:
            return CustomModule("attention.py", "Attention", "0f" * 32, random_arguments(rng))
        return Layer(rng.choice(LAYERS), random_arguments(rng))

    def _inits(self) -> Table[str, Init]:
        functions = ("kaiming_normal", "zeros", "trunc_normal")
        args = random_arguments(self.rng, (), 1)
        return Table({path: Init(self.rng.choice(functions), args) for path in ("weight", "a.b")})

    def _tensor(self) -> Tensor:
        rng = self.rng
        shape = rng.choice(((), (3, 4), (Expr("channels"), 1)))
        data = rng.choice(self.tensors) if self.tensors and rng.random() < 0.7 else None
        role = rng.choice(("parameter", "buffer", "constant"))
        dtype, init = rng.choice(("float32", "int64")), rng.choice(("zeros", "xavier_uniform"))
        args = random_arguments(rng, (), 1) if rng.random() < 0.2 else Table()
        return Tensor(role, shape, dtype, init, data, rng.random() < 0.8, args)

    def _ties(self) -> tuple[Tie, ...]:
        names = [member.name for member in self.members.values()]
        if len(names) < 2 or self.rng.random() < 0.7:
            return ()
        target, source = self.rng.sample(names, 2)
        return (Tie(f"{target}.weight", f"{source}.weight"),)


# Projects


def _choice(rng: Random, names: Sequence[str]) -> Choice:
    options = {"learning_rate": 0.1, "nesterov": True, "betas": (0.9, 0.999), "step": 3}
    picked = rng.sample(sorted(options), rng.randrange(3))
    return Choice(rng.choice(names), Table((name, options[name]) for name in picked))


def _step(rng: Random) -> Step:
    losses = tuple(
        LossTerm(
            _choice(rng, ("cross_entropy", "mse")),
            rng.choice(("", "logits")),
            rng.choice(("label", "image")),
            rng.choice((1.0, 0.25)),
        )
        for _ in range(rng.randrange(3))
    )
    optimizer, schedule = _choice(rng, ("sgd", "adam")), _choice(rng, ("constant", "cosine"))
    return Step(
        losses, rng.choice(((), ("conv",))), optimizer, schedule, rng.choice(("train", "d"))
    )


def random_recipe(rng: Random) -> Recipe:
    """A recipe: half of the time one usual step, else several or odd ones."""
    if rng.random() < 0.2:
        return Recipe()
    usual = Step(
        (LossTerm(_choice(rng, ("cross_entropy", "nll"))),),
        optimizer=_choice(rng, ("sgd", "adam")),
        schedule=_choice(rng, ("constant", "step")),
    )
    several = tuple(_step(rng) for _ in range(rng.randrange(3)))
    return Recipe(
        _choice(rng, ("digits", "mnist", "folder of mine")),
        rng.choice((64, 0, 128)),
        rng.choice((10, 0, 3)),
        (usual,) if rng.random() < 0.6 else several,
        Table({"image": "input"} if rng.random() < 0.3 else {}),
        rng.choice(("auto", "cpu", "cuda:1")),
        rng.choice((0, 7, 2**64 - 1)),
        rng.random() < 0.2,
    )


def random_position(rng: Random) -> float:
    """A coordinate. Adding nothing makes `-0.0` into `0.0`, which is how a file writes it."""
    return rng.choice((0.0, 200.0, -40.0, rng.uniform(-500, 500))) + 0.0


def random_placement(rng: Random) -> Placement:
    at = random_position(rng), random_position(rng)
    return Placement(*at, rng.choice(COLOURS), rng.random() < 0.2, rng.random() < 0.2)


def random_note(rng: Random, note_id: str, scope: str) -> Note:
    """A note or a frame; its size is not negative."""
    at = (random_position(rng), 10.0, 120.0, rng.choice((0.0, 80.5)))
    kind = rng.choice(("note", "frame"))
    look = (rng.choice(COLOURS), kind, rng.random() < 0.2)
    return Note(note_id, rng.choice(TEXTS), *at, scope, *look)


def random_viewpoint(rng: Random, scope: str) -> Viewpoint:
    """A place to look at, at a zoom that the canvas has."""
    return Viewpoint(random_position(rng), random_position(rng), rng.uniform(0.05, 4.0), scope)


def _view(rng: Random, graphs: dict[str, Graph]) -> View:
    scopes = {}
    for scope, graph in graphs.items():
        placed = {node_id: random_placement(rng) for node_id in graph.nodes if rng.random() < 0.7}
        if placed:
            scopes[scope] = Table(placed)
    notes = {}
    for index in range(rng.randrange(3)):
        scope = rng.choice(list(graphs))
        notes[f"note{index}"] = random_note(rng, f"note{index}", scope)
    bends = {scope: Table(_bends(rng, graph)) for scope, graph in graphs.items()}
    bends = {scope: ends for scope, ends in bends.items() if ends}
    slots = rng.sample(range(1, 10), rng.randrange(3))
    viewpoints = {slot: random_viewpoint(rng, rng.choice(list(graphs))) for slot in slots}
    return View(Table(scopes), Table(notes), Table(bends), Table(viewpoints))


def random_wire(rng: Random, graph: Graph) -> WireEnd | None:
    """Where one of the graph's wires ends; None where it has none."""
    ends = [
        (node.id, port, index)
        for node in graph.nodes.values()
        for port, value in (*enumerate(node.args), *node.kwargs.items())
        for index, _ in enumerate(references(value))
    ]
    return rng.choice(ends) if ends else None


def random_point(rng: Random) -> tuple[float, float]:
    return random_position(rng), random_position(rng)


def _bends(rng: Random, graph: Graph) -> Iterator[tuple[WireEnd, tuple[tuple[float, float], ...]]]:
    for _ in range(rng.randrange(3)):
        if (end := random_wire(rng, graph)) is not None:
            yield end, tuple(random_point(rng) for _ in range(rng.randint(1, 3)))


def random_project(rng: Random, size: int = 6, *, tensors: bool = True) -> Project:
    """A valid project: blocks in blocks, several inputs and outputs, ties, tensors, a recipe."""
    arrays = _arrays(rng) if tensors and rng.random() < 0.3 else {}
    blocks: dict[str, Block] = {}
    for name in ("Residual", "Stage", "Head")[: rng.randrange(4)]:
        graph = GraphBuilder(rng, list(blocks), list(arrays)).build(size // 2)
        parameters = Table((p, random_value(rng, (), 1)) for p in rng.sample(PARAMETERS, 2))
        blocks[name] = Block(name, graph, parameters, rng.choice(TEXTS))
    graph = GraphBuilder(rng, list(blocks), list(arrays)).build(size)
    used = {
        m.target.data
        for g in _graphs(graph, blocks)
        for m in g.members.values()
        if isinstance(m.target, Tensor)
    }
    order = list(blocks.items())
    rng.shuffle(order)
    return Project(
        rng.choice(("tiny", *TEXTS)),
        rng.choice(TEXTS),
        graph,
        Table(order),
        random_recipe(rng),
        _view(rng, {ROOT: graph, **{name: block.graph for name, block in blocks.items()}}),
        Table((digest, array) for digest, array in sorted(arrays.items()) if digest in used),
        _paper(rng),
    )


def _paper(rng: Random) -> Paper | None:
    if rng.random() < 0.5:
        return None
    link = rng.choice(("", "https://example.org/a?b=c"))
    return Paper(rng.choice(TEXTS), rng.randrange(1800, 3000), rng.choice(TEXTS), link)


def _graphs(graph: Graph, blocks: dict[str, Block]) -> list[Graph]:
    return [graph, *(block.graph for block in blocks.values())]


def _arrays(rng: Random) -> dict:
    import numpy as np

    values = np.array([rng.random() for _ in range(12)])
    arrays = (
        values.astype("float32").reshape(3, 4),
        values.reshape(4, 3).T,
        np.array(rng.randrange(9)),
        np.zeros((0, 3), "float16"),
        (values > 0.5),
    )
    return {tensor_hash(array): array for array in rng.sample(arrays, rng.randint(1, 3))}


# For hypothesis

randoms = st.randoms(use_true_random=False)
projects = st.builds(random_project, randoms)
values = st.builds(random_value, randoms, st.just(("image", "conv")), st.integers(0, 5))
