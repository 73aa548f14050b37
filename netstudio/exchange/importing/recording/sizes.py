"""Sizes that remember where they were read, so that a size expression survives the recording.

`x.shape[2] // 7` in a model's forward is arithmetic on a Python integer. The recorder hands out
integers of this kind instead; Python and torch take them for what they are, and arithmetic on them
gives another one that knows its expression. Where one is turned into a plain number (`int()`, a
division, `math.sqrt`), its origin is lost, and a second recording at other sizes tells whether
that mattered.
"""

from __future__ import annotations

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


Term: TypeAlias = "int | Dimension | tuple[str, Term, Term] | tuple[str, Term]"

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


def _arithmetic(symbol: str, compute: Callable[[int, int], Any]) -> tuple[Any, Any]:
    def forward(self: Size, other: object) -> Any:
        return _combined(symbol, compute, self, other)

    def backward(self: Size, other: object) -> Any:
        return _combined(symbol, compute, other, self)

    return forward, backward


def _combined(symbol: str, compute: Callable[[int, int], Any], left: Any, right: Any) -> Any:
    if not _is_whole(left) or not _is_whole(right):
        return NotImplemented
    unchanged = _neutral(symbol, left, right)
    if unchanged is not None:
        return unchanged
    value = compute(int(left), int(right))
    terms = getattr(left, "terms", 1) + getattr(right, "terms", 1)
    if terms > _MAX_TERMS:
        return value
    return Size(value, (symbol, term_of(left), term_of(right)), terms)


def _neutral(symbol: str, left: int, right: int) -> int | None:
    """The operand that is the result already: `x + 0`, `1 * x`; None where neither is."""
    neutral = {"+": 0, "-": 0, "*": 1, "//": 1}.get(symbol)
    if _is_plain(right, neutral):
        return left
    return right if symbol in "+*" and _is_plain(left, neutral) else None


def _is_plain(value: int, neutral: int | None) -> bool:
    return not isinstance(value, Size) and value == neutral


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def term_of(value: int) -> Term:
    """The expression of an integer: itself, where it has none."""
    return value.term if isinstance(value, Size) else int(value)


_asked = 0


def times_asked() -> int:
    """How often a size that remembers its origin has been compared: each time may be a branch."""
    return _asked


def _comparison(name: str) -> Callable[[Size, object], Any]:
    compare = getattr(int, name)

    def asked(self: Size, other: object) -> Any:
        global _asked
        _asked += 1
        return compare(self, other)

    return asked


for _name in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__", "__ne__"):
    setattr(Size, _name, _comparison(_name))
Size.__hash__ = int.__hash__  # type: ignore[method-assign]


for _symbol, _names, _compute in (
    ("+", ("__add__", "__radd__"), lambda a, b: a + b),
    ("-", ("__sub__", "__rsub__"), lambda a, b: a - b),
    ("*", ("__mul__", "__rmul__"), lambda a, b: a * b),
    ("//", ("__floordiv__", "__rfloordiv__"), lambda a, b: a // b),
    ("%", ("__mod__", "__rmod__"), lambda a, b: a % b),
):
    for _name, _method in zip(_names, _arithmetic(_symbol, _compute), strict=True):
        setattr(Size, _name, _method)


_STRENGTH = {"+": 1, "-": 1, "*": 2, "//": 2, "%": 2}


def expression(size: Size, refer: Callable[[torch.Tensor], Ref]) -> Expr:
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
    if isinstance(term, int):
        return str(term) if term >= 0 else f"({term})"
    if isinstance(term, Dimension):
        return f"{name(term.tensor)}.shape[{term.axis}]"
    if len(term) == 2:
        return f"-{_text(term[1], name, 3)}"
    symbol, left, right = term
    own = _STRENGTH[symbol]
    text = f"{_text(left, name, own)} {symbol} {_text(right, name, own + 1)}"
    return f"({text})" if own < strength else text
