"""Sizes found by trial: an operation runs at several values of the open sizes, and what it gives
at each is solved for an expression in them.

Trials change one open size at a time. A size of the result is the product of some of them times a
number, or a sum; one that is neither is an open size of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias

from netstudio.catalog.size import Size, product, symbol
from netstudio.catalog.types import Shape, TensorType, Unknown, ValueType

Trial: TypeAlias = Mapping[str, int]
"""A value for each open size."""

# A prime, so that the batch is not mistaken for a size of the network.
_BATCH, _BATCH_STEP = 83, 6
# Other sizes are halved by networks again and again, and lead back to themselves.
_UNIT, _TIMES = 96, (5, 7, 11, 13, 17, 19, 23, 29)
_LARGEST_PRODUCT = 3


def open_names(types: Iterable[ValueType]) -> tuple[str, ...]:
    """The open sizes in types, the batch first."""
    found = {"N"}
    for value in types:
        if isinstance(value, tuple):
            found |= set(open_names(value))
        elif isinstance(value, TensorType):
            sizes = (size for size in value.shape if not isinstance(size, int))
            found |= {name for size in sizes for term in size.terms for name in term}
    return ("N", *sorted(found - {"N"}))


def trials(names: Sequence[str]) -> list[Trial]:
    """A first trial, one with each size raised, and with several a last one with all of them."""
    first = {name: _first(at) for at, name in enumerate(names)}
    raised = [{**first, name: first[name] + _step(name)} for name in names]
    check = [{n: value + 2 * _step(n) for n, value in first.items()}] if len(names) > 1 else []
    return [first, *raised, *check]


def _first(at: int) -> int:
    if at == 0:
        return _BATCH
    rounds, place = divmod(at - 1, len(_TIMES))
    return _UNIT * (_TIMES[place] + 30 * rounds)


def _step(name: str) -> int:
    return _BATCH_STEP if name == "N" else _UNIT


def shape_at(shape: Shape, trial: Trial) -> tuple[int, ...]:
    """A shape with every open size filled in."""
    return tuple(size_at(size, trial) for size in shape)


def size_at(size: Size, trial: Trial) -> int:
    """The value of a size at a trial."""
    if isinstance(size, int):
        return size
    total = 0
    for term, factor in size.terms.items():
        value = factor
        for name in term:
            value *= trial[name]
        total += value  # type: ignore[assignment]
    return int(total)


def solved(found: Sequence[int], tried: Sequence[Trial], unknown: str) -> Size:
    """The size that has these values at these trials; `unknown` names one that is not found."""
    first, names = tried[0], list(tried[0])
    changing = [name for name, value in zip(names, found[1:], strict=False) if value != found[0]]
    if not changing:
        return int(found[0])
    for count in range(1, _LARGEST_PRODUCT + 1):
        for chosen in combinations(changing, count):
            factor, rest = divmod(found[0], size_at(_of(chosen), first))
            guess = _of(chosen) * factor
            if not rest and _agrees(guess, found, tried):
                return guess
    line = _line(found, tried)
    return line if _agrees(line, found, tried) else symbol(unknown)


def solved_type(results: Sequence[Any], tried: Sequence[Trial], name: str) -> ValueType:
    """The type of a value that was these at these trials."""
    first = results[0]
    if isinstance(first, tuple | list):
        if any(len(item) != len(first) for item in results):
            return Unknown("a number of values that depends on the batch")
        items = zip(*results, strict=True)
        return tuple(solved_type(item, tried, f"{name}.{at}") for at, item in enumerate(items))
    if not hasattr(first, "shape") or not hasattr(first, "dtype"):
        return Unknown(f"a {type(first).__name__}")
    if any(result.dim() != first.dim() for result in results):
        return Unknown("a number of dimensions that depends on the batch")
    columns = zip(*(result.shape for result in results), strict=True)
    sizes = tuple(solved(sizes, tried, f"?{name}.{at}") for at, sizes in enumerate(columns))
    return TensorType(sizes, str(first.dtype).removeprefix("torch."))


def _of(names: Sequence[str]) -> Size:
    return product(tuple(symbol(name) for name in names))


def _line(found: Sequence[int], tried: Sequence[Trial]) -> Size:
    """The sum of the open sizes, each as often as it counts, and a number."""
    total: Size = found[0]
    for name, value in zip(tried[0], found[1:], strict=False):
        slope = (value - found[0]) // _step(name)
        total = total + symbol(name) * slope - slope * tried[0][name]
    return total


def _agrees(size: Size, found: Sequence[int], tried: Sequence[Trial]) -> bool:
    return all(size_at(size, trial) == value for trial, value in zip(tried, found, strict=True))
