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

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from netstudio.catalog.inference import Inference
from netstudio.catalog.registry import find_layer
from netstudio.codegen.generate import generate
from netstudio.codegen.model_source import LineOrigin
from netstudio.codegen.naming import class_name
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.graph import Graph
from netstudio.document.node import Input, Layer
from netstudio.document.project import ROOT, UNKNOWN_BEGINNING, Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Value
from netstudio.errors import CodegenError
from netstudio.exchange.python_in.assembly import ScopeBuilder, ScopeDraft
from netstudio.exchange.python_in.file_reader import blocks_of, inner_first, read_file
from netstudio.exchange.python_in.following import (
    Earlier,
    Following,
    SlotKey,
    carried_parameters,
    literal_among,
    uses_of,
    with_pins,
    written_otherwise,
)
from netstudio.exchange.python_in.forms import FileForm
from netstudio.exchange.python_in.forward_reader import read_forward
from netstudio.exchange.python_in.revised_project import (
    earlier_names,
    earlier_scopes,
    renamed_uses,
    revised_project,
)
from netstudio.exchange.python_in.revising import revised_graph
from netstudio.exchange.python_in.shapes import input_shapes
from netstudio.exchange.python_in.text import Place, SourceText, parse
from netstudio.sentence import say

Infer = Callable[[Project], Inference]
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
) -> PythonReading:
    """The project that a file describes.

    Args:
        like: an earlier project, whose ids, names, places, recipe and hidden parts are kept.
        before: what was read from the text that the earlier project was written as. A size that
            is as it was there follows the graph, even where the edit gives it another value.
        infer: works out shapes; torch is loaded only where the file has operations.

    Raises:
        SourceError: where the file is not in the form; it names line, column and what is allowed.
    """
    reading = _read(text, like, before, infer, False)
    if like is None and not _is_written_so(reading.project, text, infer):
        exact = _read(text, like, before, infer, True)
        return exact if _is_written_so(exact.project, text, infer) else reading
    return reading


def _is_written_so(project: Project, text: str, infer: Infer) -> bool:
    """Whether codegen writes a project as exactly this text."""
    try:
        return generate(project, infer(project)).text == text
    except CodegenError:
        return False


def _read(
    text: str, like: Project | None, before: PythonReading | None, infer: Infer, exact: bool
) -> PythonReading:
    source = parse(text)
    file = read_file(source, earlier_names(like)) if like is not None else read_file(source)
    _check_count(source, file)
    names = earlier_scopes(file, like) if like is not None else {}
    earlier = Earlier(before.slots if before is not None else {}, _pinned(like, names))
    drafted = _Drafted(source, file, like, names, exact)
    following = drafted.followed(infer, earlier)
    project = with_pins(drafted.project, following.pins, following.scope_of)
    more = written_otherwise(project, following, infer)
    project = with_pins(project, more, following.scope_of)
    if like is None:
        scopes = {following.scope_of(name): name for name in drafted.scopes}
        places = _places(drafted.scopes, scopes)
        return PythonReading(project, *places, following.slots())
    return _revised(drafted, project, like, names, following.slots())


def read_python(
    text: str, *, like: Project | None = None, infer: Infer = infer_shapes_of
) -> Project:
    """The project that a Python file describes; see `read_source`."""
    return read_source(text, like, infer=infer).project


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


def _places(
    scopes: Mapping[str, ScopeDraft], names: Mapping[str, str]
) -> tuple[dict[tuple[str, str], Place], dict[tuple[str, str], Place]]:
    nodes: dict[tuple[str, str], Place] = {}
    members: dict[tuple[str, str], Place] = {}
    for scope, name in names.items():
        draft = scopes[name]
        nodes |= {(scope, node_id): place for node_id, place in draft.node_places.items()}
        members |= {(scope, key): place for key, place in draft.member_places.items()}
    return nodes, members


class _Drafted:
    """The classes of a file as graphs, once it is known which sizes only follow."""

    def __init__(
        self,
        source: SourceText,
        file: FileForm,
        like: Project | None,
        names: Mapping[str, str],
        exact: bool,
    ) -> None:
        self.source, self.file, self.like, self.names = source, file, like, names
        self.exact = exact
        self.extras = dict(carried_parameters(file.classes, inner_first(dict(file.classes))))
        self.extras[file.main] = frozenset()
        self.scopes: dict[str, ScopeDraft] = {}
        self.project = Project()

    def followed(self, infer: Infer, earlier: Earlier) -> Following:
        """Decide about the sizes; a constructor argument that a pin needs becomes a parameter."""
        while True:
            self.scopes = self._scopes()
            self.project = _project(self.source, self.file, self.scopes, self.extras)
            following = Following(self.scopes, self.file.main, self.extras, earlier)
            following.decide(self.project, infer(self.project))
            if not following.broken:
                return following
            for name, broken in following.broken.items():
                self.extras[name] = self.extras[name] - broken

    def _scopes(self) -> dict[str, ScopeDraft]:
        """The classes that the network uses, the inner ones first."""
        used = _used(self.file)
        outputs: dict[str, int] = {}
        scopes: dict[str, ScopeDraft] = {}
        for name in inner_first(dict(self.file.classes)):
            if name not in used:
                continue
            form = self.file.classes[name]
            draft = read_forward(self.source, form, outputs, self._preferred(name), self.exact)
            outputs[name] = draft.outputs
            inputs = self._inputs() if name == self.file.main else None
            builder = ScopeBuilder(self.source, self.file, draft, self.extras, inputs)
            scopes[name] = builder.build()
        return scopes

    def _preferred(self, name: str) -> dict[str, str]:
        """The layers that members are in the earlier project, where a text may mean several."""
        if self.like is None or name not in self.names:
            return {}
        members = self.like.scope(self.names[name]).members.values()
        return {m.name: m.target.type for m in members if isinstance(m.target, Layer)}

    def _inputs(self) -> list[Input]:
        nodes = self.like.graph.inputs() if self.like is not None else ()
        earlier = [node.target for node in nodes if isinstance(node.target, Input)]
        return input_shapes(self.source, self.file, earlier)


def _revised(
    drafted: _Drafted,
    fresh: Project,
    like: Project,
    names: Mapping[str, str],
    slots: Mapping[SlotKey, str],
) -> PythonReading:
    """What was read, in terms of the earlier project."""
    main = drafted.file.main
    node_places: dict[tuple[str, str], Place] = {}
    member_places: dict[tuple[str, str], Place] = {}
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
        for node_id, place in draft.node_places.items():
            node_places[key, revised.nodes[node_id]] = place
        for member_id, place in draft.member_places.items():
            member_places[key, revised.members[member_id]] = place
    project = revised_project(fresh, graphs, like, names)
    return PythonReading(project, node_places, member_places, slots)


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


def _used(file: FileForm) -> set[str]:
    used: set[str] = set()
    waiting = [file.main]
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += blocks_of(file.classes[name])
    return used


def _project(
    source: SourceText,
    file: FileForm,
    scopes: Mapping[str, ScopeDraft],
    extras: Mapping[str, frozenset[str]],
) -> Project:
    blocks = {
        name: Block(name, scope.graph, Table(_parameters(source, file, name, scopes, extras)))
        for name, scope in scopes.items()
        if name != file.main
    }
    order = [name for name in file.classes if name in blocks]
    names = {class_name(name) for name in order}
    title = project_name(file.title, file.main, frozenset(names))
    return Project(
        title,
        "" if file.knows_beginning else UNKNOWN_BEGINNING,
        graph=scopes[file.main].graph,
        blocks=Table({name: blocks[name] for name in order}),
    )


def _parameters(
    source: SourceText,
    file: FileForm,
    name: str,
    scopes: Mapping[str, ScopeDraft],
    extras: Mapping[str, frozenset[str]],
) -> dict[str, Value]:
    """The parameters of a block, each with a default: its own, or what its first use gives."""
    builder = ScopeBuilder.__new__(ScopeBuilder)
    builder.source, builder.file = source, file
    defaults = builder._defaults(name)
    found: dict[str, Value] = {}
    for parameter in file.classes[name].parameters:
        if parameter in extras[name]:
            continue
        if parameter in defaults:
            found[parameter] = defaults[parameter]
            continue
        given = [use[parameter] for use in uses_of(scopes, name) if parameter in use]
        found[parameter] = literal_among(given)
    return found


def project_name(title: str, main: str, taken: frozenset[str]) -> str:
    """A name that gives both the title of the file and its class."""
    candidates = [title, "", main]
    for name in candidates:
        if class_name(name, taken) == main and (name or title == "A network"):
            return name
    return main
