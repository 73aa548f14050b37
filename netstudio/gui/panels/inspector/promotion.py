"""Letting an argument of a layer inside a block be set from outside: what its row offers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from netstudio.catalog.param import ParamSpec
from netstudio.document.edits import PromoteArgument
from netstudio.document.naming import TAKEN, free_name
from netstudio.document.project import ROOT
from netstudio.document.substitution import parameter_names
from netstudio.gui.document_bridge import DocumentBridge
from netstudio.gui.language import tr
from netstudio.gui.panels.form.parameter_state import ParameterState

Entry = tuple[str, Callable[[], object]]


def promotions(
    bridge: DocumentBridge, member: str, param: ParamSpec, state: ParameterState
) -> list[Entry]:
    """A new parameter of the block with the present value as default, or one that it has."""
    block = bridge.project.blocks.get(bridge.scope)
    follows = param.is_inferred and not state.given
    if bridge.scope == ROOT or block is None or follows or parameter_names(state.value):
        return []

    def entry(words: str, parameter: str) -> Entry:
        edit = PromoteArgument(block.name, member, param.name, parameter, state.value)
        return (words, partial(bridge.push, edit))

    name = free_name(param.name, {*block.parameters, *TAKEN})
    offered = [entry(tr("Promote to the block parameter {name}", name=name), name)]
    return offered + [
        entry(tr("Use the block parameter {name}", name=known), known)
        for known in block.parameters
        if type(block.parameters[known]) is type(state.value)
    ]
