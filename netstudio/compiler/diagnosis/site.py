"""A node under examination, with its surroundings: what repairs ask about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from netstudio.catalog.arguments import NO_NAMES, Environment, plain
from netstudio.catalog.clash import ClashError
from netstudio.catalog.inference import NodeInference, select
from netstudio.catalog.param import Marker
from netstudio.catalog.registry import find_layer
from netstudio.catalog.spec import LayerSpec
from netstudio.catalog.types import TensorType, Unknown, ValueType
from netstudio.compiler.diagnosis.examination import Examination
from netstudio.document.edits import SetArguments
from netstudio.document.edits.argument import Unset
from netstudio.document.graph import Graph
from netstudio.document.node import Layer, Member, Node
from netstudio.document.values import Ref, Value

_NOTHING = NodeInference(Unknown("nothing known"))


@dataclass(frozen=True, eq=False)
class Site:
    """A node at an address: of a block's node, one instance stands for the others."""

    exam: Examination
    scope: str
    node: Node
    address: str

    @property
    def graph(self) -> Graph:
        """The graph that the node is in."""
        return self.exam.scopes[self.scope]

    @property
    def id(self) -> str:
        """The node's id."""
        return self.node.id

    @property
    def name(self) -> str:
        """The node's name, as messages and labels show it."""
        return self.node.name

    @cached_property
    def member(self) -> Member | None:
        """What the node calls, if it calls a member."""
        return self.graph.member_of(self.node)

    @cached_property
    def layer(self) -> Layer | None:
        """The catalogue layer that the node calls, if it is one."""
        return self.graph.layer_of(self.node)

    @property
    def type(self) -> str:
        """The name of that layer; empty where the node calls none."""
        return self.layer.type if self.layer else ""

    @cached_property
    def spec(self) -> LayerSpec | None:
        """The declaration of that layer, if the catalogue knows it."""
        return find_layer(self.type) if self.layer else None

    @cached_property
    def known(self) -> NodeInference:
        """What inference knows of the node."""
        return self.exam.inference.nodes.get(self.address, _NOTHING)

    @property
    def _prefix(self) -> str:
        return self.address[: len(self.address) - len(self.id)]

    @property
    def env(self) -> Environment:
        """The block parameters of the instance."""
        return self.exam.environments.get(self._prefix.removesuffix("."), NO_NAMES)

    def at(self, node_id: str) -> Site | None:
        """Another node of the same instance."""
        node = self.graph.nodes.get(node_id)
        return Site(self.exam, self.scope, node, self._prefix + node_id) if node else None

    def source(self, port: int = 0) -> Ref | None:
        """The wire at a port, if there is one."""
        value = self.node.args[port] if port < len(self.node.args) else None
        return value if isinstance(value, Ref) else None

    def input(self, port: int = 0) -> TensorType | None:
        """The tensor type at a port; None where there is none, or nothing is known of it."""
        value = self.value_at(port)
        return value if isinstance(value, TensorType) else None

    def value_at(self, port: int = 0) -> ValueType | None:
        """The type of the value that the wire at a port brings."""
        ref = self.source(port)
        before = self.at(ref.node) if ref else None
        if ref is None or before is None:
            return None
        try:
            return select(before.known.type, ref.item)
        except ClashError:
            return None

    @property
    def output(self) -> TensorType | None:
        """The tensor type of the node's value, where it is one tensor of known shape."""
        return self.known.type if isinstance(self.known.type, TensorType) else None

    def upstream(self) -> Iterator[Site]:
        """The nodes before this one along first ports, the nearest first."""
        seen = {self.id}
        site: Site | None = self
        while site is not None:
            ref = site.source()
            site = site.at(ref.node) if ref else None
            if site is None or site.id in seen:
                return
            seen.add(site.id)
            yield site

    def downstream(self) -> Iterator[Site]:
        """The nodes behind this one, as long as each has a single reader."""
        consumers = self.exam.consumers[self.scope]
        seen = {self.id}
        site: Site | None = self
        while site is not None:
            readers = consumers[site.id]
            site = self.at(readers[0]) if len(readers) == 1 else None
            if site is None or site.id in seen:
                return
            seen.add(site.id)
            yield site

    def argument(self, name: str) -> Any:
        """An argument's value: as given, or its default; None where it has neither."""
        if name in self.known.args:
            return self.known.args[name]
        if self.layer is None or self.spec is None:
            return None
        param = self.spec.param(name)
        if param is None:
            return None
        value = self.layer.args.get(name, param.default)
        if isinstance(value, Marker):
            return None
        try:
            return plain(value, self.env)
        except ClashError:
            return None

    def has(self, name: str) -> bool:
        """Whether the layer has a parameter of this name."""
        return self.spec is not None and self.spec.param(name) is not None

    def set(self, **changes: Value | Unset) -> SetArguments:
        """The edit that sets arguments of the node's member."""
        assert self.member is not None, "only a node that calls a member has arguments to set"
        return SetArguments(self.scope, self.member.id, changes)


def sites(exam: Examination, scope: str) -> Iterator[Site]:
    """Every node of a scope that has an address, in the order of the document."""
    addresses = exam.addresses[scope]
    for node in exam.scopes[scope].nodes.values():
        address = addresses.get(node.id)
        if address is not None:
            yield Site(exam, scope, node, address)
