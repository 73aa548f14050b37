"""What a recording holds: calls of modules, layers and operations, in the order they ran.

Values are written as the document writes them: a `Ref` names the event that gave the value, or a
tensor that the model owns (`t0`, `t1`, ...) or an input (`in0`, ...).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from netstudio.document.values import Ref, Value
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.recording.returned import Returned

if TYPE_CHECKING:
    import torch

Path: TypeAlias = str
"""The dotted path of a module in the model; empty for the model itself."""


Shaped: TypeAlias = tuple[tuple[int, ...], str]
"""The shape and dtype of a tensor."""


def parents(path: Path) -> Iterator[Path]:
    """The paths of the modules that hold `path`, the nearest first; the model is the last."""
    while path:
        path = path.rpartition(".")[0]
        yield path


@dataclass(slots=True)
class Operation:
    """A call of a torch function, tensor method or operator."""

    id: str
    name: str
    args: tuple[Value, ...]
    kwargs: dict[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class LayerCall:
    """A call of a module that the catalogue has as a layer."""

    id: str
    path: Path
    args: tuple[Value, ...]


@dataclass(slots=True)
class CustomCall:
    """A call of a module that is kept as it is.

    Attributes:
        given: what it gave, as shapes and dtypes: a tensor, or the items of a sequence; None for
            what is no tensor.
    """

    id: str
    path: Path
    args: tuple[Value, ...]
    kwargs: dict[str, Value] = field(default_factory=dict)
    given: tuple[Shaped | None, ...] = ()


@dataclass(slots=True)
class Passed:
    """A module returns what it was given: the value is known by a new name from here on."""

    id: str
    value: Ref


@dataclass(slots=True)
class Argument:
    """What one parameter of a module's forward was given."""

    name: str
    value: Value


@dataclass(slots=True)
class ModuleCall:
    """A call of a module that is looked into.

    Attributes:
        lists: lists of tensors that it was given whole, by an id for each.
        outputs: the tensors it returned, each with a name for its place in the result.
        returned: the form in which the model returned them.
    """

    path: Path
    arguments: list[Argument] = field(default_factory=list)
    lists: dict[str, tuple[Ref, ...]] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    outputs: list[tuple[str, Ref]] = field(default_factory=list)
    returned: Returned = field(default_factory=Returned)

    def walk(self) -> Iterator[Event]:
        """Every event inside, depth first, in the order they ran."""
        for event in self.events:
            yield event
            if isinstance(event, ModuleCall):
                yield from event.walk()


Event: TypeAlias = Operation | LayerCall | CustomCall | ModuleCall | Passed


def values_of(event: Event) -> Iterator[Value]:
    """Every value that an event itself reads."""
    if isinstance(event, Passed):
        yield event.value
    elif not isinstance(event, ModuleCall):
        yield from event.args
    if isinstance(event, Operation | CustomCall):
        yield from event.kwargs.values()


@dataclass(slots=True)
class OwnTensor:
    """A parameter or buffer of the model by its paths, or a tensor that it holds otherwise.

    Attributes:
        paths: every dotted path it is registered under; none for a constant.
        value: the real tensor.
        hint: what a constant may be called.
    """

    paths: tuple[str, ...]
    value: torch.Tensor
    hint: str = "constant"


@dataclass(slots=True)
class RecordedInput:
    """One tensor among the arguments of the model."""

    id: str
    name: str
    shape: tuple[int, ...]
    dtype: str


@dataclass(slots=True)
class Trace:
    """One run of a model in one mode.

    Attributes:
        asks_sizes: whether it compares a size of its input with something.
    """

    root: ModuleCall
    inputs: list[RecordedInput]
    tensors: dict[str, OwnTensor]
    findings: list[Finding]
    opened: set[Path] = field(default_factory=set)
    asks_sizes: bool = False
