"""Nodes and members: calls on one side, what a module registers on the other.

A node is a call, not a module (as in Keras). A `Member` is what a module registers in `__init__`:
a layer, a block, a parameter, a buffer. A `Node` is a value computed in `forward`. The usual layer
is one of each under the same id; a module that is called twice is one member and two nodes; a
module that is registered but never called is a member alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Literal, TypeAlias

from netstudio.document.naming import position
from netstudio.document.table import Table
from netstudio.document.values import Ref, Value, references
from netstudio.records import dataclass

Arguments: TypeAlias = Table[str, Value]
Dimension: TypeAlias = int | str
UNKNOWN_SIZE = "?"
"""A size of a declared value that nothing is known of."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the catalogue, by name; an unknown name is kept and stays inert."""

    type: str
    args: Arguments = field(default_factory=Table)


@dataclass(frozen=True, slots=True)
class BlockUse:
    """An instance of a block, or a stack of `repeat` instances in a row.

    `first` overrides arguments for the first copy, which may see another input than the rest.
    The copies stand in a container of the member's name, `stage.0`, `stage.1`; with `numbered`
    beside each other under that name, counted up: `layer1`, `layer2`. A member whose name is a
    position (`features.3`) is always numbered.
    """

    block: str
    args: Arguments = field(default_factory=Table)
    repeat: Value = 1
    first: Arguments = field(default_factory=Table)
    numbered: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it is one instance and no stack."""
        return self.repeat == 1 and not isinstance(self.repeat, bool)


TensorRole = Literal["parameter", "buffer", "constant"]


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor that the module owns.

    `data` names its values in the project's tensor file by hash; without it the tensor is made by
    `init` (a name from torch.nn.init without the underscore, or `zeros`, `ones`, `randn`), which
    is given `init_args`.
    `persistent` is false for a buffer that state_dict leaves out; a constant is never in it.
    """

    role: TensorRole
    shape: tuple[Value, ...]
    dtype: str = "float32"
    init: str = "zeros"
    data: str | None = None
    persistent: bool = True
    init_args: Arguments = field(default_factory=Table)


@dataclass(frozen=True, slots=True)
class Declared:
    """What is said of a value that a custom module gives.

    A size is a number, a name, `N` for the batch, or `?` for one that nothing is known of. Without
    a shape it is no tensor, or nothing is known of it. `name` is what its port is called.
    """

    shape: tuple[Dimension, ...] | None = None
    dtype: str = "float32"
    name: str = ""


@dataclass(frozen=True, slots=True)
class CustomModule:
    """A module written in Python, kept in its own file beside the project and trusted by hash.

    `sha256` is of the file's content: with another content it is another module. `outputs` says
    what it gives where that is declared: one is the value, several are the items of a tuple.
    """

    file: str
    class_name: str
    sha256: str
    args: Arguments = field(default_factory=Table)
    outputs: tuple[Declared, ...] = ()


@dataclass(frozen=True, slots=True)
class Init:
    """How a tensor of a layer begins: a function of torch.nn.init without its underscore."""

    function: str
    args: Arguments = field(default_factory=Table)


MemberTarget: TypeAlias = Layer | BlockUse | Tensor | CustomModule


@dataclass(frozen=True, slots=True)
class Member:
    """Something registered by the module: `name` is its attribute, and so its state_dict key.

    A name is a path of Python names and positions (`features.3`, see `document.naming`). `init`
    says how tensors of a layer begin where torch's own way is not meant, by their path below the
    member: `{"weight": Init("kaiming_normal", {"mode": "fan_out"})}`.
    """

    id: str
    name: str
    target: MemberTarget
    frozen: bool = False
    init: Table[str, Init] = field(default_factory=Table)

    @property
    def is_numbered(self) -> bool:
        """Whether it is a stack whose copies stand beside each other, counted up from its name."""
        use = self.target
        if not isinstance(use, BlockUse) or use.is_single:
            return False
        return use.numbered or position(self.name) is not None

    @property
    def width(self) -> int:
        """How many names beside each other it takes; 1 where a parameter decides."""
        repeat = self.target.repeat if isinstance(self.target, BlockUse) else 1
        return repeat if self.is_numbered and type(repeat) is int else 1


@dataclass(frozen=True, slots=True)
class Input:
    """An input of the graph. `shape` leaves the batch out unless `batch` is false."""

    shape: tuple[Dimension, ...] | None = None
    dtype: str = "float32"
    batch: bool = True


@dataclass(frozen=True, slots=True)
class Output:
    """An output of the graph; several outputs are returned as a tuple in node order.

    Where all outputs of the network have a `key` of their own, it returns a dict of them. One that
    is there on a condition alone is `otherwise` None, or another value.
    """

    key: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of a member, or a direct read of it where it is a tensor."""

    member: str


@dataclass(frozen=True, slots=True)
class Op:
    """A torch function or tensor method from the reviewed list, such as `torch.roll`."""

    name: str


NodeTarget: TypeAlias = Input | Output | Call | Op


@dataclass(frozen=True, slots=True)
class When:
    """A condition under which a node runs; otherwise its value is `otherwise`.

    `condition` is an expression over block parameters and `training`.
    """

    condition: str
    otherwise: Value = None


@dataclass(frozen=True, slots=True)
class Node:
    """A value computed in `forward`: what is called, and with which arguments.

    An argument that is `None` where a tensor is needed is a port with no wire. A node that is
    `bypassed` hands on what its first wire brings, as if it were not there; what it calls is kept.
    """

    id: str
    name: str
    target: NodeTarget
    args: tuple[Value, ...] = ()
    kwargs: Arguments = field(default_factory=Table)
    when: When | None = None
    bypassed: bool = False

    def references(self) -> Iterator[Ref]:
        """Every reference to another node's value, in argument order."""
        for value in (*self.args, *self.kwargs.values()):
            yield from references(value)
        if self.when is not None:
            yield from references(self.when.otherwise)

    def sources(self) -> tuple[str, ...]:
        """The ids of the nodes that this one reads, each once, in argument order."""
        return tuple(dict.fromkeys(ref.node for ref in self.references()))
