"""Whether something has weights that training could leave alone, and the row that says so."""

from __future__ import annotations

from collections.abc import Iterable

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.registry import find_layer
from netstudio.catalog.spec import no_count
from netstudio.document.node import BlockUse, Layer, Member, Tensor
from netstudio.document.project import Project
from netstudio.gui.language import mark
from netstudio.gui.panels.form.parameter_state import ParameterState

FROZEN = ParamSpec(
    "frozen",
    "bool",
    False,
    mark("Training leaves its weights as they are; gradients still reach the layers before it."),
)


def can_learn(project: Project, member: Member) -> bool:
    """Whether a member may register parameters; of a block, whether anything inside may."""
    match member.target:
        case Layer(type=name):
            spec = find_layer(name)
            return spec is not None and spec.parameters is not no_count
        case Tensor(role=role):
            return role == "parameter"
        case BlockUse(block=name):
            block = project.blocks.get(name)
            inner = block.graph.members.values() if block else ()
            return any(can_learn(project, item) for item in inner)
    return True


def frozen_state(members: Iterable[Member]) -> ParameterState:
    """What the row shows for these members together."""
    values = {member.frozen for member in members}
    if len(values) > 1:
        return ParameterState(None, given=True, mixed=True)
    is_frozen = values == {True}
    return ParameterState(is_frozen, given=is_frozen)
