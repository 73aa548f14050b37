"""What the form of initialisers shows: of each weight, how it begins in one layer or in several.

Qt-free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from netstudio.catalog.initialisers import INITIALISER_SPECS, MAKERS, InitialiserSpec
from netstudio.catalog.param import Marker, ParamSpec
from netstudio.catalog.registry import find_layer
from netstudio.catalog.weights import Weight, weights_of
from netstudio.document.edits.initialise import init_of
from netstudio.document.node import Init, Layer, Member, Tensor
from netstudio.document.table import Table
from netstudio.document.values import Value, identical
from netstudio.gui.language import mark
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.records import dataclass


@dataclass(frozen=True, slots=True)
class Initialised:
    """A layer with its complete arguments, or a tensor of the module itself."""

    member: Member
    args: Mapping[str, Any]

    def weights(self) -> tuple[Weight, ...]:
        """The tensors that it learns; one without a name is the member itself."""
        match self.member.target:
            case Layer(type=name):
                return weights_of(name, self.args)
            case Tensor(role="parameter", data=None, shape=shape):
                return (Weight("", len(shape), ""),)
        return ()


def initialised(member: Member, known: Mapping[str, Any]) -> Initialised:
    """A member with the arguments that inference knows, or with what is written down and defaults.

    `known` are complete, or none.
    """
    layer = member.target
    spec = find_layer(layer.type) if isinstance(layer, Layer) else None
    if known or spec is None or not isinstance(layer, Layer):
        return Initialised(member, known)
    defaults = {param.name: param.default for param in spec.params if not param.is_inferred}
    return Initialised(member, {**defaults, **layer.args})


@dataclass(frozen=True, slots=True)
class CommonWeight:
    """A tensor that several layers learn under one name.

    Attributes:
        path: its name below each of them.
        dims: how many dimensions it has in them.
        default: how torch lets it begin; empty where they differ.
    """

    path: str
    dims: frozenset[int]
    default: str


def common_weights(layers: Sequence[Initialised]) -> tuple[CommonWeight, ...]:
    """The tensors that all of them learn, in the order of the first."""
    alike = list(dict.fromkeys(layer.weights() for layer in layers))
    if not alike:
        return ()
    by_path = [{weight.path: weight for weight in weights} for weights in alike]
    shared = [path for path in by_path[0] if all(path in weights for weights in by_path)]
    return tuple(_common(path, [weights[path] for weights in by_path]) for path in shared)


def _common(path: str, weights: list[Weight]) -> CommonWeight:
    defaults = {weight.default for weight in weights}
    default = defaults.pop() if len(defaults) == 1 else ""
    return CommonWeight(path, frozenset(weight.dims for weight in weights), default)


def choice_param(weight: CommonWeight) -> ParamSpec:
    """The choice of a function for a tensor, among those that can fill it."""
    fitting = [s.name for s in INITIALISER_SPECS.values() if all(map(s.suits, weight.dims))]
    nothing = mark("PyTorch's default")
    if not weight.path:
        nothing = "zeros"
        fitting = [name for name in fitting if name != nothing] + sorted(MAKERS - {nothing, "ones"})
    return ParamSpec(
        weight.path or "values",
        "choice",
        None,
        mark("How its values begin before training."),
        choices=tuple(fitting),
        optional=True,
        nothing=nothing,
    )


def inits_of(layers: Sequence[Initialised], path: str) -> list[Init | None]:
    """How a tensor begins in each layer; None: as torch does."""
    return [init_of(layer.member, path) for layer in layers]


def choice_state(inits: Sequence[Init | None]) -> ParameterState:
    """Which function they have in common."""
    functions = {init.function if init else None for init in inits}
    given = functions != {None}
    if len(functions) > 1:
        return ParameterState(None, given=given, mixed=True)
    return ParameterState(functions.pop(), given=given)


def chosen_spec(inits: Sequence[Init | None]) -> InitialiserSpec | None:
    """The function that all of them begin with; None for torch's own way, or where they differ."""
    functions = {init.function if init else "" for init in inits}
    return INITIALISER_SPECS.get(functions.pop()) if len(functions) == 1 else None


def argument_state(inits: Sequence[Init | None], param: ParamSpec) -> ParameterState:
    """What they have for an argument of the function that they share."""
    given = any(init is not None and param.name in init.args for init in inits)
    values = [init.args.get(param.name, _default(param)) for init in inits if init is not None]
    if all(identical(value, values[0]) for value in values):
        return ParameterState(values[0], given=given)
    return ParameterState(None, given=given, mixed=True)


def bounded_params(spec: InitialiserSpec, inits: Sequence[Init | None]) -> tuple[ParamSpec, ...]:
    """The arguments of a function; the ends of a range bound each other where they are alike."""
    first, *others = [init.args for init in inits if init is not None]
    alike = all(args == first for args in others)
    return spec.bounded(first) if alike else spec.params


def begun(function: str, inits: Sequence[Init | None]) -> Init:
    """A function just chosen: arguments that it has in common with the last one stay."""
    spec = INITIALISER_SPECS.get(function)
    if spec is None:
        return Init(function)
    last = INITIALISER_SPECS.get(inits[0].function) if inits and inits[0] else None
    args = dict(spec.begins_with)
    if last is not None and inits[0] is not None and all(init == inits[0] for init in inits):
        kept = [param.name for param in spec.params if param in last.params]
        args |= {name: inits[0].args[name] for name in kept if name in inits[0].args}
    return Init(function, Table(args))


def _default(param: ParamSpec) -> Value:
    return param.default if not isinstance(param.default, Marker) else None
