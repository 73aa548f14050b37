"""What a layer is: one declaration that drives palette, form, check, shape and source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any, Literal, TypeAlias

from netstudio.catalog.param import ParamSpec
from netstudio.catalog.types import TensorType, ValueType
from netstudio.records import dataclass

Family = Literal[
    "convolution",
    "pooling",
    "linear",
    "activation",
    "normalisation",
    "dropout",
    "padding",
    "upsampling",
    "recurrent",
    "embedding",
    "attention",
    "merge",
    "shape",
    "reduction",
    "math",
]
FAMILIES: tuple[Family, ...] = Family.__args__  # type: ignore[attr-defined]

Args: TypeAlias = Mapping[str, Any]
"""Arguments by name, complete: given, inferred or default; sizes are integers or symbolic."""

Inputs: TypeAlias = tuple[TensorType | None, ...]
"""The types at the ports, in port order; None where an optional port has no wire."""

ShapeRule: TypeAlias = Callable[[Args, Inputs], ValueType]
"""The type of the output. Raises ClashError where the inputs do not fit."""

InferRule: TypeAlias = Callable[[Args, Inputs], Any]
"""The value of a parameter that follows from the inputs. Raises ClashError where none does."""

CountRule: TypeAlias = Callable[[Args, Inputs, ValueType], Any]
"""A count (of parameters, of multiply-accumulates for one sample) from arguments and types."""


@dataclass(frozen=True, slots=True)
class Port:
    """An input port. A variadic port, always the last, takes any number of wires."""

    name: str = "x"
    optional: bool = False
    variadic: bool = False
    help: str = ""


def no_count(args: Args, inputs: Inputs, output: ValueType) -> int:
    """A layer without parameters, or without multiply-accumulates."""
    return 0


@dataclass(frozen=True, slots=True)
class LayerSpec:
    """A layer of the catalogue.

    Templates are Python expressions in which names stand for values. A choice is a conditional
    expression over parameters, `module(x)[0][:, -1] if returns == 'last' else module(x)[0]`, of
    which `netstudio.catalog.template.simplify` leaves the branch that holds. An argument
    `name=value if condition else None` is left out where the condition does not hold, so that
    None must be the callee's default.

    Attributes:
        name: unique; torch's class name where it is torch's class with torch's meaning.
        family: which group of the palette it is in.
        summary: one sentence for palette and inspector.
        rule: the shape rule.
        params: parameters in the order of the constructor.
        ports, outputs: input ports and names of outputs; several outputs come as a tuple. Where
            their number depends on the arguments, `output_names` gives the names.
        construct: the module's constructor, as a template. A bare dotted name
            (`nn.Conv2d`) is called with the parameters; a call (`nn.AdaptiveAvgPool2d(1)`) is
            taken as it is, with parameter names standing for their values. Empty: no module.
        call: the call, as a template over `module`, port names and the names of `in_call`
            parameters; a variadic port's name stands for a list.
        functional: the call without a module, for a stateless layer that reads better so. It is
            used unless the layer sits in a Sequential.
        support: the name of a helper class in codegen's support source that `construct` uses.
        infer: for each INFERRED parameter, how it follows from the inputs.
        parameters, macs: counts; multiply-accumulates are per sample.
        formula: the mathematics, in plain text.
        docs: path of torch's documentation page below `docs/stable/generated/`.
        keywords: further words that search finds it by.
        mode_dependent: whether it acts differently in training and in evaluation.
    """

    name: str
    family: Family
    summary: str
    rule: ShapeRule
    params: tuple[ParamSpec, ...] = ()
    ports: tuple[Port, ...] = (Port(),)
    outputs: tuple[str, ...] = ("out",)
    construct: str = ""
    call: str = "module(x)"
    functional: str = ""
    support: str = ""
    infer: Mapping[str, InferRule] = field(default_factory=dict)
    parameters: CountRule = no_count
    macs: CountRule = no_count
    formula: str = ""
    docs: str = ""
    keywords: tuple[str, ...] = ()
    mode_dependent: bool = False

    @property
    def docs_url(self) -> str:
        """The address of torch's documentation page, or nothing."""
        return f"https://docs.pytorch.org/docs/stable/generated/{self.docs}" if self.docs else ""

    def param(self, name: str) -> ParamSpec | None:
        """The parameter with this name, if there is one."""
        return next((param for param in self.params if param.name == name), None)

    def output_names(self, value: ValueType) -> tuple[str, ...]:
        """A name for each output of this value: the declared ones, or numbered where more come."""
        count = len(value) if isinstance(value, tuple) else 1
        if count == len(self.outputs):
            return self.outputs
        return tuple(f"{self.outputs[0]}{index}" for index in range(count))
