"""A Python file with a network, in the form that codegen writes, as a project.

The file is parsed with `ast` and looked at; nothing of it runs. What is read:

- a class per block, with `__init__` and `forward`; subclasses of nn.Sequential;
- members: layers of torch.nn, blocks, nested nn.Sequential, ModuleList and ModuleDict, stacks
  `*[Block(...) for _ in range(n)]`, `... if condition else None`, parameters and buffers, ties,
  frozen members;
- values: assignments, nested calls, functions and methods of tensors, operators, sizes read from
  shapes, loops over a ModuleList, conditions on `self.training` and on block parameters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from netstudio.catalog.registry import find_layer
from netstudio.codegen.generate import generate
from netstudio.codegen.model_source import LineOrigin
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.graph import Graph
from netstudio.document.node import Layer
from netstudio.document.project import ROOT, Project
from netstudio.errors import CodegenError, SourceError
from netstudio.exchange.python_in.assembly import ScopeDraft
from netstudio.exchange.python_in.draft import ORDERS, Spot, Style
from netstudio.exchange.python_in.drafting import Drafted, Infer, Styles
from netstudio.exchange.python_in.fidelity import classes_alike, classes_of
from netstudio.exchange.python_in.file_reader import inner_first, read_file
from netstudio.exchange.python_in.following import (
    Earlier,
    Following,
    SlotKey,
    with_pins,
    written_otherwise,
)
from netstudio.exchange.python_in.forms import FileForm
from netstudio.exchange.python_in.plain_ids import RevisedScope, with_plain_ids
from netstudio.exchange.python_in.revised_project import (
    earlier_names,
    earlier_scopes,
    renamed_uses,
    revised_project,
)
from netstudio.exchange.python_in.revising import revised_graph
from netstudio.exchange.python_in.tensor_reader import Stored, nothing_stored, stored_in
from netstudio.exchange.python_in.text import Place, SourceText, parse
from netstudio.sentence import say

MOST_INSTANCES = 20_000


@dataclass(frozen=True)
class PythonReading:
    """A file that was read.

    Attributes:
        project: its network; a mismatch of shapes is no error here, it is found in the project.
        node_places, member_places: where in the text each node is computed and each member is
            made, by scope and id.
        slots: the sizes that the text writes down although they follow from the graph.
    """

    project: Project
    node_places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    member_places: Mapping[tuple[str, str], Place] = field(default_factory=dict)
    slots: Mapping[SlotKey, str] = field(default_factory=dict)

    def line_origins(self) -> dict[int, LineOrigin]:
        """The nodes of each line, those that are computed there and those whose member is made."""
        found: dict[int, tuple[str, dict[str, None]]] = {}
        for (scope, node_id), place in self.node_places.items():
            for line in range(place.line, place.end_line + 1):
                found.setdefault(line, (scope, {}))[1][node_id] = None
        for (scope, member_id), place in self.member_places.items():
            for node in self.project.scope(scope).callers(member_id):
                for line in range(place.line, place.end_line + 1):
                    found.setdefault(line, (scope, {}))[1][node.id] = None
        return {line: LineOrigin(scope, tuple(nodes)) for line, (scope, nodes) in found.items()}


def read_source(
    text: str,
    like: Project | None = None,
    before: PythonReading | None = None,
    infer: Infer = infer_shapes_of,
    stored: Stored | None = None,
) -> PythonReading:
    """The project that a file describes.

    Args:
        like: an earlier project, whose ids, names, places, recipe and hidden parts are kept.
        before: what was read from the text that the earlier project was written as. A size that
            is as it was there follows the graph, even where the edit gives it another value.
        infer: works out shapes; torch is loaded only where the file has operations.
        stored: gives the tensors that lie in a file beside the text, by their key in `TENSORS`;
            without it they are those of `like`.

    Raises:
        SourceError: where the file is not in the form; it names line, column and what is allowed.
    """
    if like is not None:
        styles = _same(Style(order="readers"))
        return _read(text, like, before, infer, stored or stored_in(like), styles)[0]
    return _Alone(text, infer, stored or nothing_stored).read()


class _Alone:
    """Reads a text that has no earlier project: each class in the first of several ways that gives
    its text again."""

    def __init__(self, text: str, infer: Infer, stored: Stored) -> None:
        self.text, self.infer, self.stored = text, infer, stored
        parse(text)  # with its limits, before anything else looks at it
        self.wanted = frozenset(classes_of(text))
        self.settled: dict[str, Style] = {}

    def read(self) -> PythonReading:
        first, misfits = self._read(Style())
        alike = self._settle(first, Style())
        ways = [Style(False, misfits)] if misfits else []
        ways += [
            Style(to_the_letter, misfits, order)
            for order in ORDERS
            for to_the_letter in (True, False)
        ]
        reading = first
        for style in ways:
            if alike >= self.wanted:
                return reading
            try:
                reading, _ = self._read(style)
            except SourceError:  # something in it can only be a layer of the palette
                continue
            alike = self._settle(reading, style)
        return reading if alike >= self.wanted else self._read(Style())[0]

    def _settle(self, reading: PythonReading, style: Style) -> frozenset[str]:
        alike = self._alike(reading)
        for name in alike:
            self.settled.setdefault(name, style)
        return alike

    def _read(self, style: Style) -> tuple[PythonReading, frozenset[Spot]]:
        def styles(name: str) -> Style:
            return self.settled.get(name, style)

        return _read(self.text, None, None, self.infer, self.stored, styles)

    def _alike(self, reading: PythonReading) -> frozenset[str]:
        project = reading.project
        try:
            return classes_alike(self.text, generate(project, self.infer(project)).text)
        except CodegenError:
            return frozenset()


def _same(style: Style) -> Styles:
    return lambda name: style


def _read(
    text: str,
    like: Project | None,
    before: PythonReading | None,
    infer: Infer,
    stored: Stored,
    styles: Styles,
) -> tuple[PythonReading, frozenset[Spot]]:
    """What a text says, and which layers in it do not fit where they stand."""
    source = parse(text)
    file = read_file(source, earlier_names(like)) if like is not None else read_file(source)
    _check_count(source, file)
    names = earlier_scopes(file, like) if like is not None else {}
    earlier = Earlier(before.slots if before is not None else {}, _pinned(like, names))
    drafted = Drafted(source, file, like, names, stored, styles)
    following = drafted.followed(infer, earlier)
    project = with_pins(drafted.project, following.pins, following.scope_of)
    more = written_otherwise(project, following, infer)
    project = with_pins(project, more, following.scope_of)
    if like is not None:
        return _revised(drafted, project, like, names, following.slots()), frozenset()
    return _plain(drafted, project, following), following.misfits


def read_python(
    text: str,
    *,
    like: Project | None = None,
    infer: Infer = infer_shapes_of,
    stored: Stored | None = None,
) -> Project:
    """The project that a Python file describes; see `read_source`."""
    return read_source(text, like, infer=infer, stored=stored).project


def _pinned(like: Project | None, names: Mapping[str, str]) -> frozenset[SlotKey]:
    """The sizes that a project pins, by the classes of a file."""
    found: set[SlotKey] = set()
    for name, scope in names.items():
        assert like is not None
        graph = like.scope(scope)
        for member in graph.members.values():
            spec = find_layer(member.target.type) if isinstance(member.target, Layer) else None
            if spec is None or not graph.callers(member.id):
                continue
            assert isinstance(member.target, Layer)
            for parameter in member.target.args:
                param = spec.param(parameter)
                if param is not None and param.is_inferred:
                    found.add((name, member.name, parameter))
    return frozenset(found)


def _plain(drafted: Drafted, project: Project, following: Following) -> PythonReading:
    """What was read by itself, with ids of its own."""
    places = _Places()
    for name, draft in drafted.scopes.items():
        scope = following.scope_of(name)
        plain = with_plain_ids(project.scope(scope))
        project = project.with_scope(scope, plain.graph)
        places.add(scope, draft, plain)
    return PythonReading(project, places.nodes, places.members, following.slots())


@dataclass
class _Places:
    """Where in the text nodes and members stand, by scope and id."""

    nodes: dict[tuple[str, str], Place] = field(default_factory=dict)
    members: dict[tuple[str, str], Place] = field(default_factory=dict)

    def add(self, scope: str, draft: ScopeDraft, revised: RevisedScope) -> None:
        for node_id, place in draft.node_places.items():
            self.nodes[scope, revised.nodes[node_id]] = place
        for member_id, place in draft.member_places.items():
            self.members[scope, revised.members[member_id]] = place


def _revised(
    drafted: Drafted,
    fresh: Project,
    like: Project,
    names: Mapping[str, str],
    slots: Mapping[SlotKey, str],
) -> PythonReading:
    """What was read, in terms of the earlier project."""
    main = drafted.file.main
    places = _Places()
    graphs: dict[str, Graph] = {}
    for name, draft in drafted.scopes.items():
        graph = fresh.scope(ROOT if name == main else name)
        scope = names.get(name)
        revised = (
            revised_graph(draft, graph, like, scope, names)
            if scope is not None
            else renamed_uses(graph, names)
        )
        key = ROOT if name == main else names.get(name, name)
        graphs[key] = revised.graph
        places.add(key, draft, revised)
    project = revised_project(fresh, graphs, like, names)
    return PythonReading(project, places.nodes, places.members, slots)


def _check_count(source: SourceText, file: FileForm) -> None:
    """Refuse blocks within blocks that would be more instances than can be looked at."""
    counts: dict[str, int] = {}
    for name in inner_first(dict(file.classes)):
        form = file.classes[name]
        counts[name] = 1 + sum(
            counts[member.block] * _copies(member.repeat)
            for member in form.members.values()
            if member.block
        )
        if counts[name] > MOST_INSTANCES:
            what = say("“{name}” holds more than {most} blocks.", name=name, most=MOST_INSTANCES)
            raise source.refuse(form.node, what)


def _copies(tree: object) -> int:
    value = getattr(tree, "value", 1)
    return value if isinstance(value, int) else 1
