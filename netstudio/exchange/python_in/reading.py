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
from netstudio.codegen.naming import class_name
from netstudio.document.project import ROOT, Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Value
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


def read_literally(text: str, infer: Infer, earlier: Earlier | None = None) -> PythonReading:
    """The project that a file describes, by itself.

    Raises:
        SourceError: where the file is not in the form; it names line, column and what is allowed.
    """
    source = parse(text)
    file = read_file(source)
    _check_count(source, file)
    extras = dict(carried_parameters(file.classes, inner_first(dict(file.classes))))
    extras[file.main] = frozenset()
    earlier = earlier or Earlier()
    while True:
        scopes = _scopes(source, file, extras)
        project = _project(source, file, scopes, extras)
        following = Following(scopes, file.main, extras, earlier)
        following.decide(project, infer(project))
        if not following.broken:
            break
        for name, names in following.broken.items():
            extras[name] = extras[name] - names
    project = with_pins(project, following.pins, following.scope_of)
    more = written_otherwise(project, following, infer)
    project = with_pins(project, more, following.scope_of)
    return PythonReading(
        project,
        {
            (following.scope_of(name), node_id): place
            for name, scope in scopes.items()
            for node_id, place in scope.node_places.items()
        },
        {
            (following.scope_of(name), member): place
            for name, scope in scopes.items()
            for member, place in scope.member_places.items()
        },
        following.slots(),
    )


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


def _scopes(
    source: SourceText, file: FileForm, extras: Mapping[str, frozenset[str]]
) -> dict[str, ScopeDraft]:
    """The classes that the network uses, as graphs; the inner ones first."""
    used = _used(file)
    outputs: dict[str, int] = {}
    scopes: dict[str, ScopeDraft] = {}
    for name in inner_first(dict(file.classes)):
        if name not in used:
            continue
        draft = read_forward(source, file.classes[name], outputs, {})
        outputs[name] = draft.outputs
        inputs = input_shapes(source, file) if name == file.main else None
        scopes[name] = ScopeBuilder(source, file, draft, extras, inputs).build()
    return scopes


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
        title, graph=scopes[file.main].graph, blocks=Table({name: blocks[name] for name in order})
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


__all__ = ["ROOT", "Infer", "PythonReading", "read_literally"]
