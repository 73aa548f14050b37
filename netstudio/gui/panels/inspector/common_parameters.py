"""What several nodes can be given together: the parameters that all of them have. Qt-free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from netstudio.catalog.param import REQUIRED, Marker, ParamSpec
from netstudio.catalog.registry import find_layer
from netstudio.document.graph import Graph
from netstudio.document.node import BlockUse, Layer, Member
from netstudio.document.project import Project
from netstudio.document.values import Value, identical
from netstudio.gui.language import tr
from netstudio.gui.panels.form.parameter_state import ParameterState


def members_of(graph: Graph, ids: Sequence[str]) -> tuple[Member | None, ...]:
    """What each node calls, a shared member once; None for a node that calls nothing."""
    found = [graph.member_of(graph.nodes[node_id]) for node_id in ids]
    seen: dict[str, Member | None] = {member.id if member else "": member for member in found}
    return tuple(seen.values())


def declared(project: Project, member: Member) -> tuple[ParamSpec, ...]:
    """The parameters of a layer, or those of a block as declarations of a form."""
    match member.target:
        case Layer(type=name):
            spec = find_layer(name)
            return spec.params if spec is not None else ()
        case BlockUse(block=name):
            block = project.blocks.get(name)
            given = block.parameters.items() if block else ()
            help_text = tr("A parameter of {block}.", block=name)
            return tuple(
                ParamSpec(parameter, "value", default, help_text, optional=True)
                for parameter, default in given
            )
    return ()


def common_parameters(project: Project, members: Sequence[Member | None]) -> tuple[ParamSpec, ...]:
    """The parameters that every member has under one name and of one kind.

    What follows from the input is left out: it is for each to follow its own. Bounds are those that
    suit all; a default that differs is none.
    """
    kinds: dict[object, Member] = {}  # of a thousand selected layers there are a few kinds
    for member in members:
        if member is None:
            return ()
        kinds.setdefault(_kind(member), member)
    if not kinds:
        return ()
    first, *others = [declared(project, member) for member in kinds.values()]
    shared = [param for param in first if not param.is_inferred]
    for params in others:
        by_name = {param.name: param for param in params if not param.is_inferred}
        shared = [
            _joined(param, by_name[param.name])
            for param in shared
            if param.name in by_name and _are_alike(param, by_name[param.name])
        ]
    return tuple(shared)


def _kind(member: Member) -> object:
    match member.target:
        case Layer(type=name):
            return (Layer, name)
        case BlockUse(block=name):
            return (BlockUse, name)
    return member.id


def common_state(members: Sequence[Member], param: ParamSpec) -> ParameterState:
    """What the members hold for a parameter: one value, or values that differ."""
    values: list[Value] = []
    given = False
    for member in members:
        args = member.target.args if isinstance(member.target, Layer | BlockUse) else {}
        given = given or param.name in args
        values.append(args[param.name] if param.name in args else _default(member, param))
    if all(identical(value, values[0]) for value in values):
        return ParameterState(values[0], given=given)
    return ParameterState(None, given=given, mixed=True)


def _default(member: Member, param: ParamSpec) -> Value:
    """A layer's own default: those of different layers may differ."""
    own: ParamSpec | None = param
    if isinstance(member.target, Layer):
        spec = find_layer(member.target.type)
        own = spec.param(param.name) if spec is not None else None
    return None if own is None or isinstance(own.default, Marker) else own.default


def _are_alike(a: ParamSpec, b: ParamSpec) -> bool:
    return (a.kind, a.dims, a.choices, a.optional) == (b.kind, b.dims, b.choices, b.optional)


def _joined(a: ParamSpec, b: ParamSpec) -> ParamSpec:
    lows = [low for low in (a.minimum, b.minimum) if low is not None]
    highs = [high for high in (a.maximum, b.maximum) if high is not None]
    same_default = (
        a.default is b.default
        if isinstance(a.default, Marker) or isinstance(b.default, Marker)
        else identical(a.default, b.default)
    )
    return replace(
        a,
        minimum=max(lows, default=None),
        maximum=min(highs, default=None),
        default=a.default if same_default else REQUIRED,
    )
