"""One operation of an ONNX graph, as a converter sees it: inputs, attributes, and what to build.

Between versions of the operators an attribute may become an input; what is asked for here is found
in either place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import onnx
from numpy.typing import NDArray

from netstudio.catalog.clash import ClashError
from netstudio.catalog.size import Size, product
from netstudio.catalog.types import TensorType
from netstudio.document.values import DType
from netstudio.errors import ExchangeError
from netstudio.exchange.onnx.arguments import Argument
from netstudio.exchange.onnx.builder import Builder
from netstudio.exchange.onnx.size_term import SizeTerm
from netstudio.exchange.onnx.values import Carried, Constant, Flow, Items, Sizes
from netstudio.sentence import say

Results: TypeAlias = Carried | tuple[Carried | None, ...]
Converter: TypeAlias = Callable[["Operation"], Results]


MAX_NUMBERS = 2**26
"""How many numbers a conversion makes at most where the file names a size alone."""
MAX_RANK = 64
"""How many sizes are read one by one while it runs."""
MAX_PARTS = 4096
"""Into how many values one is taken apart at most."""


class UnsupportedError(ExchangeError):
    """What an operation does has no counterpart here. The message completes “X cannot…: ”."""


class Operation:
    """An operation to be converted.

    Attributes:
        kind: its type, such as `Conv`.
        version: of the operators of its domain.
        inputs: in order; None where an optional one is left out.
        outputs: the names of its results; empty where one is not asked for.
        wanted: the name that the main node of the conversion should have.
        added_after: the constant of that many numbers that is added to the result, and nothing
            else done with it; asked for, it counts as done.
    """

    def __init__(
        self,
        builder: Builder,
        node: onnx.NodeProto,
        version: int,
        inputs: Sequence[Carried | None],
        wanted: str,
        tensor: Callable[[Any], NDArray[Any]],
        added_after: Callable[[int], Constant | None] = lambda count: None,
    ) -> None:
        self.builder = builder
        self.node = node
        self.kind: str = node.op_type
        self.version = version
        self.inputs = tuple(inputs)
        self.outputs = tuple(node.output)
        self.wanted = wanted
        self._tensor = tensor
        self.added_after = added_after
        self._attributes = {entry.name: entry for entry in node.attribute}

    # Attributes

    def has(self, name: str) -> bool:
        """Whether an attribute is given."""
        return name in self._attributes

    def attribute(self, name: str, default: Any = None) -> Any:
        """An attribute as Python has it: texts are str, lists are lists."""
        entry = self._attributes.get(name)
        if entry is None:
            return default
        if entry.type == onnx.AttributeProto.TENSOR:
            return self._tensor(entry.t)
        value = onnx.helper.get_attribute_value(entry)
        if isinstance(value, bytes):
            return value.decode(errors="replace")
        if isinstance(value, float):
            return short(value)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [_text(item) for item in value]
        return value

    def sparse(self, name: str) -> NDArray[Any]:
        """The full array of a sparse tensor in an attribute."""
        return self._tensor(self._attributes[name].sparse_tensor)

    # Inputs

    def given(self, index: int) -> bool:
        """Whether there is an input at a place."""
        return index < len(self.inputs) and self.inputs[index] is not None

    def at(self, index: int) -> Carried:
        """The input at a place. Raises UnsupportedError where there is none."""
        value = self.inputs[index] if index < len(self.inputs) else None
        if value is None:
            raise UnsupportedError(say("its input {index} is missing", index=index + 1))
        return value

    def constant(self, index: int) -> NDArray[Any] | None:
        """The array at an input, where it is known."""
        value = self.inputs[index] if index < len(self.inputs) else None
        return value.array if isinstance(value, Constant) else None

    def known(self, index: int, what: str) -> NDArray[Any]:
        """The array at an input. Raises UnsupportedError where it depends on other inputs."""
        array = self.constant(index)
        if array is None:
            raise UnsupportedError(say("{what} would be known only while it runs", what=what))
        return array

    def sizes(self, index: int, what: str) -> tuple[Any, ...]:
        """The integers and size terms of a one-dimensional input."""
        value = self.at(index)
        if isinstance(value, Constant):
            return tuple(int(item) for item in value.array.reshape(-1).tolist())
        if isinstance(value, Sizes):
            return tuple(value.items.reshape(-1).tolist())
        return self._read_sizes(value, what)

    def _read_sizes(self, value: Carried, what: str) -> tuple[Any, ...]:
        """Sizes that are computed while it runs: the lengths of ranges up to them."""
        known = self.type_of(value)
        count = product(known.shape)
        if not isinstance(count, int) or known.rank > 1 or count > MAX_RANK:
            raise UnsupportedError(say("{what} would be known only while it runs", what=what))
        return tuple(self._read_size(value, known, place) for place in range(count))

    def _read_size(self, value: Carried, known: TensorType, place: int) -> SizeTerm:
        one = self.call("operator.getitem", value, place) if known.rank else value
        ones = self.call("torch.ones", (1,))
        shifted = self.call("operator.add", self.call("Tensor.long", one), 1)
        length = self.call("Tensor.reshape", shifted, 1)
        counted = self.call("Tensor.repeat_interleave", ones, length)
        assert isinstance(counted, Flow)
        name = counted.ref.node.replace(".", "_")
        return SizeTerm(f"{name}.shape[0] - 1", {name: counted.ref}, None, 1)

    def ints(self, name: str, index: int | None = None) -> tuple[int, ...] | None:
        """Integers from an attribute or, in newer versions, an input; None where not given."""
        if self.has(name):
            value = self.attribute(name)
            return tuple(value) if isinstance(value, list) else (int(value),)
        if index is None or not self.given(index):
            return None
        return tuple(int(item) for item in self.known(index, name).reshape(-1).tolist())

    # Types

    def type_of(self, value: Carried) -> TensorType:
        """The shape and dtype of a value. Raises UnsupportedError where they are not known."""
        if isinstance(value, Constant):
            return TensorType(tuple(value.array.shape), value.array.dtype.name)
        if isinstance(value, Sizes):
            return TensorType(tuple(value.items.shape), value.dtype)
        if isinstance(value, Flow) and isinstance(value.type, TensorType):
            return value.type
        raise UnsupportedError(say("the shape of its input is not known"))

    def shape(self, index: int = 0) -> tuple[Size, ...]:
        """The shape of an input."""
        return self.type_of(self.at(index)).shape

    def rank(self, index: int = 0) -> int:
        """The number of dimensions of an input."""
        return self.type_of(self.at(index)).rank

    def dtype(self, index: int = 0) -> str:
        """The dtype of an input."""
        return self.type_of(self.at(index)).dtype

    def is_float(self, index: int = 0) -> bool:
        """Whether an input holds real numbers."""
        return "float" in self.dtype(index)

    def axis(self, name: str = "axis", default: int = 0, index: int = 0) -> int:
        """A dimension of an input, counted from the front."""
        return self.from_front(int(self.attribute(name, default)), self.rank(index))

    def from_front(self, axis: int, rank: int) -> int:
        """A dimension counted from the front. Raises UnsupportedError where there is none such."""
        if not -rank <= axis < max(rank, 1):
            raise UnsupportedError(say("there is no axis {axis} of {rank}", axis=axis, rank=rank))
        return axis % rank if rank else 0

    def size(self, value: Carried, axis: int) -> Any:
        """The size of a dimension: an integer, or a term that reads it."""
        size = self.type_of(value).shape[axis]
        if isinstance(size, int):
            return size
        assert isinstance(value, Flow)
        name = "_".join(map(str, (value.ref.node, *value.ref.item))).replace(".", "_")
        return SizeTerm(f"{name}.shape[{axis}]", {name: value.ref}, size)

    # Building

    def layer(
        self,
        kind: str,
        *inputs: Carried | None,
        weights: Mapping[str, NDArray[Any]] | None = None,
        **args: Any,
    ) -> Carried:
        """A call of a catalogue layer. Raises ClashError where it does not take its inputs."""
        return self.builder.layer(self.wanted, kind, args, inputs, weights or {})

    def call(self, name: str, *args: Argument, **kwargs: Argument) -> Carried:
        """An operation of the reviewed list."""
        return self.builder.operation(self.wanted, name, args, kwargs)

    def either(
        self, kind: str, name: str, *args: Argument, layer: Mapping[str, Any] | None = None
    ) -> Carried:
        """A catalogue layer of the first argument, or the operation where that does not fit."""
        first = args[0]
        if isinstance(first, Flow):
            try:
                return self.layer(kind, first, **(layer or {}))
            except ClashError:  # what the layer does not take, the operation may
                return self.call(name, *args)
        return self.call(name, *args)

    def either_with(
        self,
        kind: str,
        name: str,
        value: Carried,
        layer: Mapping[str, Any],
        kwargs: Mapping[str, Argument],
    ) -> Carried:
        """A catalogue layer of a value, or the operation with keywords where that does not fit."""
        if isinstance(value, Flow):
            try:
                return self.layer(kind, value, **layer)
            except ClashError:  # what the layer does not take, the operation may
                return self.call(name, value, **kwargs)
        return self.call(name, value, **kwargs)

    def either_of(self, kind: str, name: str, *values: Carried) -> Carried:
        """A catalogue layer of several values, or the operation where that does not fit."""
        if all(isinstance(value, Flow) for value in values):
            try:
                return self.layer(kind, *values)
            except ClashError:  # what the layer does not take, the operation may
                return self.call(name, *values)
        return self.call(name, *values)

    def either_many(
        self, kind: str, name: str, values: Sequence[Carried], *rest: Argument, **args: Any
    ) -> Carried:
        """A layer of any number of values, or the operation on a list of them."""
        try:
            return self.layer(kind, *values, **args)
        except ClashError:  # what the layer does not take, the operation may
            return self.call(name, Items(tuple(values)), *rest)

    def cast(self, value: Carried, dtype: str) -> Carried:
        """A value in another dtype; the same where it has it."""
        if self.type_of(value).dtype == dtype:
            return value
        return self.call("Tensor.to", value, DType(dtype))

    def item(self, value: Carried, index: int) -> Carried:
        """An item of a value that has several."""
        return self.builder.item(value, index)

    def items(self, value: Carried, count: int) -> tuple[Carried, ...]:
        """The first items of a value that has several."""
        return tuple(self.item(value, index) for index in range(count))


def bounded(count: int, limit: int = MAX_NUMBERS) -> int:
    """A count that the file names. Raises UnsupportedError where so many would be made of it."""
    if count > limit:
        raise UnsupportedError(say("it would make {count:,} numbers or values", count=count))
    return count


def _text(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    return short(value) if isinstance(value, float) else value


def short(value: float) -> float:
    """The shortest number that is the same in single precision: 0.1 for 0.10000000149."""
    if not np.isfinite(value) or abs(value) > 3e38:
        return float(value)
    return float(str(np.float32(value)))


def literal(value: Carried | None) -> Any:
    """A known single number as Python has it; None for anything else."""
    if not isinstance(value, Constant) or value.array.size != 1:
        return None
    one = value.array.reshape(()).item()
    return short(one) if value.array.dtype.name == "float32" else one


def as_items(values: Sequence[Carried]) -> Items:
    """Values as a list."""
    return Items(tuple(values))
