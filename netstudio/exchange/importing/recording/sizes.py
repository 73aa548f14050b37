"""Sizes that remember where they were read, so that a size expression survives the recording.

`x.shape[2] // 7` in a model's forward is arithmetic on a Python integer. The recorder hands out
integers of this kind instead; Python and torch take them for what they are, and arithmetic on them
gives another one that knows its expression; a division gives a number with a fraction that does.
Where one is turned into a plain number (`int()`, `math.sqrt`), its origin is lost, and a second
recording at other sizes tells whether that mattered.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from netstudio.document.values import Expr, Ref

if TYPE_CHECKING:
    import torch


class Dimension:
    """The size of a tensor along one of its dimensions."""

    __slots__ = ("axis", "tensor")

    def __init__(self, tensor: torch.Tensor, axis: int) -> None:
        self.tensor = tensor
        self.axis = axis


Term: TypeAlias = "int | float | Dimension | tuple[str, Term, Term] | tuple[str, Term]"

_MAX_TERMS = 24


class Size(int):
    """An integer with the expression it came from."""

    term: Term
    terms: int

    def __new__(cls, value: int, term: Term, terms: int = 1) -> Size:
        """An integer that knows its term, which has so many leaves."""
        size = super().__new__(cls, value)
        size.term = term
        size.terms = terms
        return size

    def __reduce__(self) -> tuple[Any, ...]:
        return (int, (int(self),))

    def __deepcopy__(self, memo: object) -> Size:
        return self

    def __neg__(self) -> int:
        return Size(-int(self), ("-", self.term), self.terms)

    def __pos__(self) -> int:
        return self


class Fraction(float):
    """A number with a fraction that came from sizes, with its expression."""

    term: Term
    terms: int

    def __new__(cls, value: float, term: Term, terms: int = 1) -> Fraction:
        """A number that knows its term, which has so many leaves."""
        number = super().__new__(cls, value)
        number.term = term
        number.terms = terms
        return number

    def __reduce__(self) -> tuple[Any, ...]:
        return (float, (float(self),))

    def __deepcopy__(self, memo: object) -> Fraction:
        return self

    def __neg__(self) -> float:
        return Fraction(-float(self), ("-", self.term), self.terms)

    def __pos__(self) -> float:
        return self

    def __floor__(self) -> int:
        match self.term:
            case ("/", over, under) if _is_of_sizes(over) and _is_of_sizes(under):
                return Size(math.floor(float(self)), ("//", over, under), self.terms)
        return math.floor(float(self))

    def __ceil__(self) -> int:
        match self.term:
            case ("/", over, under) if _is_of_sizes(over) and _is_of_sizes(under):
                term: Term = ("-", ("//", ("-", over), under))
                return Size(math.ceil(float(self)), term, self.terms)
        return math.ceil(float(self))


def _is_of_sizes(term: Term) -> bool:
    """Whether a term has whole numbers alone."""
    if isinstance(term, tuple):
        return term[0] != "/" and all(_is_of_sizes(operand) for operand in term[1:])
    return not isinstance(term, float)


Known: TypeAlias = Size | Fraction
"""A number that knows its expression."""


def _arithmetic(symbol: str, compute: Callable[[Any, Any], Any]) -> tuple[Any, Any]:
    def forward(self: Known, other: object) -> Any:
        return combined(symbol, compute, self, other)

    def backward(self: Known, other: object) -> Any:
        return combined(symbol, compute, other, self)

    return forward, backward


def combined(symbol: str, compute: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """What `compute` makes of two numbers, with the expression `left symbol right`."""
    if not _is_number(left) or not _is_number(right):
        return NotImplemented
    unchanged = _neutral(symbol, left, right)
    if unchanged is not None:
        return unchanged
    value = compute(_plain(left), _plain(right))
    terms = getattr(left, "terms", 1) + getattr(right, "terms", 1)
    if terms > _MAX_TERMS:
        return value
    term = _folded((symbol, term_of(left), term_of(right)))
    return Fraction(value, term, terms) if isinstance(value, float) else Size(value, term, terms)


def _neutral(symbol: str, left: Any, right: Any) -> Any:
    """The operand that is the result already: `x + 0`, `1 * x`; None where neither is."""
    neutral = {"+": 0, "-": 0, "*": 1, "//": 1}.get(symbol)
    if _is_just(right, neutral) and not (symbol == "//" and isinstance(left, float)):
        return left
    return right if symbol in "+*" and _is_just(left, neutral) else None


def _is_just(value: Any, neutral: int | None) -> bool:
    return type(value) is int and value == neutral


def _folded(term: tuple[str, Term, Term]) -> Term:
    """`(x + 2) + 1` as `x + 3`, and `x - x // 2` as `(x + 1) // 2`."""
    match term:
        case ("+" | "-" as sign, ("+" | "-" as inner, rest, int(first)), int(second)):
            total = (first if inner == "+" else -first) + (second if sign == "+" else -second)
            return rest if not total else ("+" if total > 0 else "-", rest, abs(total))
        case ("-", whole, ("//", half, 2)) if whole == half:
            return ("//", ("+", whole, 1), 2)
    return term


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, float) else int(value)


def term_of(value: Any) -> Term:
    """The expression of a number: itself, where it has none."""
    return value.term if isinstance(value, Size | Fraction) else _plain(value)


_asked = 0


def times_asked() -> int:
    """How often a size that remembers its origin has been compared: each time may be a branch."""
    return _asked


def _comparison(kind: type, name: str) -> Callable[[Known, object], Any]:
    compare = getattr(kind, name)

    def asked(self: Known, other: object) -> Any:
        global _asked
        _asked += 1
        return compare(self, other)

    return asked


for _kind, _base in ((Size, int), (Fraction, float)):
    for _name in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__"):
        setattr(_kind, _name, _comparison(_base, _name))
    _kind.__hash__ = _base.__hash__  # type: ignore[method-assign]
    for _symbol, _names, _compute in (
        ("+", ("__add__", "__radd__"), operator.add),
        ("-", ("__sub__", "__rsub__"), operator.sub),
        ("*", ("__mul__", "__rmul__"), operator.mul),
        ("/", ("__truediv__", "__rtruediv__"), operator.truediv),
        ("//", ("__floordiv__", "__rfloordiv__"), operator.floordiv),
        ("%", ("__mod__", "__rmod__"), operator.mod),
    ):
        for _name, _method in zip(_names, _arithmetic(_symbol, _compute), strict=True):
            setattr(_kind, _name, _method)


_STRENGTH = {"+": 1, "-": 1, "*": 2, "/": 2, "//": 2, "%": 2}
_CALLS = frozenset({"max", "min"})


def expression(size: Known, refer: Callable[[torch.Tensor], Ref]) -> Expr:
    """The document's expression of a size, with a name for each tensor it reads."""
    names: dict[Ref, str] = {}
    leaves = [refer(leaf.tensor) for leaf in _leaves(size.term)]
    distinct = list(dict.fromkeys(leaves))
    for index, ref in enumerate(distinct):
        names[ref] = "x" if len(distinct) == 1 else f"x{index + 1}"
    text = _text(size.term, lambda tensor: names[refer(tensor)], 0)
    return Expr(text, tuple((name, ref) for ref, name in names.items()))


def _leaves(term: Term) -> Iterator[Dimension]:
    if isinstance(term, Dimension):
        yield term
    elif isinstance(term, tuple):
        for operand in term[1:]:
            yield from _leaves(operand)


def _text(term: Term, name: Callable[[torch.Tensor], str], strength: int) -> str:
    if isinstance(term, int | float):
        return str(term) if term >= 0 else f"({term})"
    if isinstance(term, Dimension):
        return f"{name(term.tensor)}.shape[{term.axis}]"
    if len(term) == 2:
        return f"-{_text(term[1], name, 3)}"
    symbol, left, right = term
    if symbol in _CALLS:
        return f"{symbol}({_text(left, name, 0)}, {_text(right, name, 0)})"
    own = _STRENGTH[symbol]
    text = f"{_text(left, name, own)} {symbol} {_text(right, name, own + 1)}"
    return f"({text})" if own < strength else text
