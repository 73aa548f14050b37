"""What is computed from constants alone is computed once, by torch's own function.

The graph then holds the result. Files may ask for anything here, so that how much is computed has
bounds; what is beyond them stays an operation of the graph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from netstudio.catalog.clash import ClashError
from netstudio.compiler.shapes import op_function
from netstudio.document.values import DType, ListValue, SliceValue
from netstudio.exchange.onnx.arguments import Argument, depends_on_input, plain
from netstudio.exchange.onnx.values import Carried, Constant, Items

if TYPE_CHECKING:
    import torch

MAX_FOLDED = 2**26
"""The largest number of elements that is computed beforehand."""
MAX_GROWN = 2**27
"""How many elements are computed beforehand in all, where results are larger than arguments."""
MAX_PRODUCT = 2**40
"""How large result times argument may be where each number of one needs many of the other."""
_PRODUCTS = ("matmul", "bmm", "einsum", "linear", "conv", "linalg", "dot", "fft", "unfold")
_RANDOM = ("rand", "bernoulli", "dropout", "multinomial", "normal", "poisson", "rrelu")


class Folding:
    """Computes operations on constants, as long as the results of a file stay small."""

    def __init__(self) -> None:
        self._grown = 0

    def result(
        self, name: str, args: Sequence[Argument], kwargs: Mapping[str, Argument]
    ) -> Carried | None:
        """What an operation gives; None where it is to be a node.

        Raises:
            ClashError: when torch refuses the arguments.
        """
        given = (*args, *kwargs.values())
        if any(map(depends_on_input, given)) or any(word in name for word in _RANDOM):
            return None
        import torch

        function = op_function(name)

        def meta(array: NDArray[Any]) -> torch.Tensor:
            return torch.from_numpy(array).to("meta")

        def run(made: Any) -> Any:
            return function(
                *(_torch(value, made) for value in args),
                **{key: _torch(value, made) for key, value in kwargs.items()},
            )

        try:
            with torch.no_grad():
                if not self._may_compute(name, _size_of_result(run, meta), given):
                    return None
                done = run(torch.from_numpy)
        except (RuntimeError, ValueError, IndexError, TypeError, MemoryError) as error:
            raise ClashError("operation", str(error).split("\n")[0]) from error
        return _carried(done, _name_of(args)) if _has_arrays(done) else None

    def _may_compute(self, name: str, size: int, given: Sequence[Argument]) -> bool:
        """Whether a result is small enough to be computed, and quickly enough."""
        largest = max((arg.array.size for arg in given if isinstance(arg, Constant)), default=1)
        is_product = any(word in name for word in _PRODUCTS)
        if (
            size > MAX_FOLDED
            or "repeat_interleave" in name
            or (is_product and size * largest > MAX_PRODUCT)
        ):
            return False
        self._grown += size if size > largest else 0
        return self._grown <= MAX_GROWN


def _torch(value: Argument, made: Any) -> Any:
    """An argument without anything that flows, as torch takes it."""
    import torch

    if isinstance(value, Constant):
        return made(np.array(value.array))
    if isinstance(value, tuple):
        return tuple(_torch(item, made) for item in value)
    if isinstance(value, ListValue):
        return [_torch(item, made) for item in value.items]
    if isinstance(value, Items):
        return [_torch(item, made) for item in value.values]
    if isinstance(value, SliceValue):
        return slice(*(_torch(part, made) for part in (value.start, value.stop, value.step)))
    if isinstance(value, DType):
        return getattr(torch, value.name)
    return plain(value)


def _size_of_result(run: Any, meta: Any) -> int:
    """How many numbers an operation gives, as a trial run tells."""
    import torch

    try:
        with torch.device("meta"):
            return _count(run(meta))
    except NotImplementedError:  # its size depends on the values
        return 0


def _count(value: Any) -> int:
    if isinstance(value, tuple | list):
        return sum(map(_count, value))
    return int(value.numel()) if hasattr(value, "numel") else 1


def _has_arrays(value: Any) -> bool:
    """Whether NumPy has the dtypes of a result."""
    if isinstance(value, tuple | list):
        return all(_has_arrays(item) for item in value)
    return str(getattr(value, "dtype", "")) != "torch.bfloat16"


def _carried(value: Any, name: str) -> Carried:
    if isinstance(value, tuple | list):
        return Items(tuple(_carried(item, name) for item in value))
    if not hasattr(value, "numpy"):
        return Constant(np.asarray(value))
    return Constant(value.resolve_conj().contiguous().numpy(), name)


def _name_of(args: Sequence[Argument]) -> str:
    """The name of the only named constant among the arguments."""
    names = {arg.name for arg in args if isinstance(arg, Constant) and arg.name}
    return names.pop() if len(names) == 1 else ""
