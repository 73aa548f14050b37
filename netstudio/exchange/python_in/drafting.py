"""The classes of a file as graphs, once it is known which sizes only follow from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from netstudio.catalog.inference import Inference
from netstudio.codegen.naming import class_name
from netstudio.document.node import Input, Layer
from netstudio.document.project import UNKNOWN_BEGINNING, Block, Project
from netstudio.document.table import Table
from netstudio.document.values import Value
from netstudio.exchange.python_in.assembly import ScopeBuilder, ScopeDraft, defaults_of
from netstudio.exchange.python_in.draft import Style
from netstudio.exchange.python_in.file_reader import blocks_of, inner_first
from netstudio.exchange.python_in.following import (
    Earlier,
    Following,
    carried_parameters,
    literal_among,
    uses_of,
)
from netstudio.exchange.python_in.forms import FileForm
from netstudio.exchange.python_in.forward_reader import read_forward
from netstudio.exchange.python_in.shapes import input_shapes
from netstudio.exchange.python_in.tensor_reader import Stored, TensorReader
from netstudio.exchange.python_in.text import SourceText

Infer = Callable[[Project], Inference]
Styles = Callable[[str], Style]
"""How each class is read."""


class Drafted:
    """The classes of a file as graphs, once it is known which sizes only follow."""

    def __init__(
        self,
        source: SourceText,
        file: FileForm,
        like: Project | None,
        names: Mapping[str, str],
        stored: Stored,
        styles: Styles,
    ) -> None:
        self.source, self.file, self.like, self.names = source, file, like, names
        self.stored, self.styles = stored, styles
        self.extras = dict(carried_parameters(file.classes, inner_first(dict(file.classes))))
        self.extras[file.main] = frozenset()
        self.scopes: dict[str, ScopeDraft] = {}
        self.tensors = TensorReader(source, stored)
        self.project = Project()

    def followed(self, infer: Infer, earlier: Earlier) -> Following:
        """Decide about the sizes; a constructor argument that a pin needs becomes a parameter."""
        while True:
            self.scopes = self._scopes()
            self.project = self._project()
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
        self.tensors = TensorReader(self.source, self.stored)
        for name in inner_first(dict(self.file.classes)):
            if name not in used:
                continue
            form = self.file.classes[name]
            draft = read_forward(
                self.source,
                form,
                outputs,
                self._preferred(name),
                self.styles(name),
                is_network=name == self.file.main,
            )
            outputs[name] = draft.outputs
            inputs = self._inputs() if name == self.file.main else None
            builder = ScopeBuilder(self.source, self.file, draft, self.tensors, self.extras, inputs)
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

    def _project(self) -> Project:
        order = [name for name in self.file.classes if name in self.scopes]
        blocks = {
            name: Block(name, self.scopes[name].graph, Table(self._parameters(name)))
            for name in order
            if name != self.file.main
        }
        names = {class_name(name) for name in blocks}
        return Project(
            project_name(self.file.title, self.file.main, frozenset(names)),
            "" if self.file.knows_beginning else UNKNOWN_BEGINNING,
            graph=self.scopes[self.file.main].graph,
            blocks=Table(blocks),
            tensors=Table(self.tensors.arrays),
        )

    def _parameters(self, name: str) -> dict[str, Value]:
        """The parameters of a block, each with a default: its own, or what its first use gives."""
        form = self.file.classes[name]
        defaults = defaults_of(self.source, form)
        found: dict[str, Value] = {}
        for parameter in form.parameters:
            if parameter in self.extras[name]:
                continue
            if parameter in defaults:
                found[parameter] = defaults[parameter]
                continue
            given = [use[parameter] for use in uses_of(self.scopes, name) if parameter in use]
            found[parameter] = literal_among(given)
        return found


def _used(file: FileForm) -> set[str]:
    used: set[str] = set()
    waiting = [file.main]
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += blocks_of(file.classes[name])
    return used


def project_name(title: str, main: str, taken: frozenset[str]) -> str:
    """A name that gives both the title of the file and its class."""
    candidates = [title, "", main]
    for name in candidates:
        if class_name(name, taken) == main and (name or title == "A network"):
            return name
    return main
