"""Tensors and custom modules: what a node calls that is neither a layer nor a block."""

from __future__ import annotations

from typing import Any

from netstudio.catalog.types import ValueType
from netstudio.document.node import CustomModule, Member, Tensor
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.card import Card, plain
from netstudio.gui.panels.form.parameter_row import ParameterRow
from netstudio.gui.panels.inspector.initialiser_section import InitialiserSection
from netstudio.gui.panels.inspector.initialiser_states import Initialised, initialised
from netstudio.gui.panels.inspector.layer_page import output_lines
from netstudio.gui.panels.inspector.outputs_section import OutputsSection
from netstudio.gui.panels.inspector.page import NodePage
from netstudio.layout.card import value_text


class MemberPage(NodePage):
    """A tensor of the module, of which one says how it begins, or a module written in Python."""

    def __init__(self, bridge: DocumentBridge, node_id: str) -> None:
        super().__init__(bridge, node_id)
        self.about = Card(tr("What it is"))
        self.values = Card(tr("Value"))
        self.add_frozen_row()
        self.initialisers = InitialiserSection(
            bridge, self._initialised, self.push, self.scope_names()
        )
        self.outputs = OutputsSection(
            bridge, lambda: self.bridge.graph.member_of(self.node), self._known, self.push
        )
        self.column.addWidget(self.initialisers)
        self.column.addWidget(self.outputs)
        self.column.addWidget(self.about)
        self.column.addWidget(self.values)
        self.column.addStretch(1)
        self.refresh()

    def form_rows(self) -> dict[Any, ParameterRow]:
        return {**self.rows, **self.initialisers.rows(), **self.outputs.rows()}

    def _initialised(self) -> list[Initialised]:
        return [initialised(member, {}) for member in self._member_now()]

    def _known(self) -> ValueType | None:
        known = self.bridge.node_inference(self.node_id)
        return known.type if known else None

    def refresh_content(self) -> None:
        self.initialisers.refresh()
        self.outputs.refresh()
        member = self.bridge.graph.member_of(self.node)
        self.about.set_lines([plain(line) for line in _member_lines(member)])
        known = self._known()
        self.values.set_lines(output_lines(known) if known is not None else [])


def _member_lines(member: Member | None) -> list[str]:
    if member is None:
        return [tr("What this node calls is missing.")]
    match member.target:
        case Tensor(role, shape, dtype, init, data):
            origin = tr("with values of its own") if data else tr("made by {init}", init=init)
            sizes = value_text(shape) or tr("scalar")
            kind = {"parameter": tr("parameter"), "buffer": tr("buffer")}.get(role, role)
            return [
                tr(
                    "A {kind} of shape {sizes}, {dtype}, {origin}.",
                    kind=kind,
                    sizes=sizes,
                    dtype=dtype,
                    origin=origin,
                )
            ]
        case CustomModule(file, class_name, sha256, args):
            given = ", ".join(f"{name} = {value_text(value)}" for name, value in args.items())
            made = [tr("Made with {arguments}.", arguments=given)] if given else []
            return [
                tr("The module {name} in {file}.", name=class_name, file=file),
                *made,
                f"SHA-256 {sha256[:16]}…",
            ]
    return []
