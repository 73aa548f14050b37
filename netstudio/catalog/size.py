"""Sizes that may be symbolic: integers, and small polynomials in the batch size `N`.

Rules of shapes compute with these as with integers, so that one pass gives shapes for every batch
size. A polynomial has rational coefficients, since `view(-1, 9216)` may leave 25/576 of a row for
each sample, which is exactly what a person needs to be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias, Union

if TYPE_CHECKING:
    from fractions import Fraction

Monomial: TypeAlias = tuple[str, ...]

Coefficient: TypeAlias = "int | Fraction"
"""An integer wherever it is whole: the usual case, and many times faster than a fraction."""


class Symbolic:
    """A polynomial over positive integer symbols; immutable, never a plain number."""

    __slots__ = ("_hash", "_terms")

    def __init__(self, terms: Mapping[Monomial, Coefficient]) -> None:
        self._terms = {key: value for key, value in sorted(terms.items()) if value}
        self._hash = hash(tuple(self._terms.items()))

    @property
    def terms(self) -> Mapping[Monomial, Coefficient]:
        """Coefficient by monomial; the empty monomial is the constant."""
        return self._terms

    @property
    def is_integral(self) -> bool:
        """Whether the value is a whole number for every value of the symbols."""
        return all(isinstance(value, int) for value in self._terms.values())

    def __add__(self, other: Size) -> Size:
        terms = dict(self._terms)
        for key, value in _terms(other).items():
            terms[key] = terms.get(key, 0) + value
        return _size(terms)

    __radd__ = __add__

    def __neg__(self) -> Size:
        return self * -1

    def __sub__(self, other: Size) -> Size:
        return self + other * -1

    def __rsub__(self, other: Size) -> Size:
        return -self + other

    def __mul__(self, other: Size) -> Size:
        terms: dict[Monomial, Coefficient] = {}
        for a, x in self._terms.items():
            for b, y in _terms(other).items():
                key = tuple(sorted(a + b))
                terms[key] = terms.get(key, 0) + x * y
        return _size(terms)

    __rmul__ = __mul__

    def __floordiv__(self, other: Size) -> Size:
        if other == 1:
            return self
        quotient = divide(self, other)
        if quotient is not None and (isinstance(quotient, int) or quotient.is_integral):
            return quotient
        return _floor_divided(self, other)

    def __rfloordiv__(self, other: Size) -> Size:
        return symbol(f"{other} // ({self})")

    def __mod__(self, other: Size) -> Size:
        quotient = self // other
        remainder = self - quotient * other
        if remainder == 0:
            return 0
        return symbol(f"({self}) % {_grouped(other)}")

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Symbolic) and self._terms == other._terms)

    def __hash__(self) -> int:
        return self._hash

    # Symbols are positive, and a size is asked only whether it is large enough: a polynomial
    # that grows counts as large.
    def __lt__(self, other: Size) -> bool:
        return self != other and not self > other

    def __le__(self, other: Size) -> bool:
        return self == other or self < other

    def __gt__(self, other: Size) -> bool:
        gap = self - other
        if isinstance(gap, int):
            return gap > 0
        return max(gap._terms.items(), key=lambda term: len(term[0]))[1] > 0

    def __ge__(self, other: Size) -> bool:
        return self == other or self > other

    def __str__(self) -> str:
        ordered = sorted(self._terms.items(), key=lambda term: (-len(term[0]), term[0]))
        text = " + ".join(_term_text(key, value) for key, value in ordered)
        return text.replace("+ -", "- ")

    __repr__ = __str__


Size: TypeAlias = Union[int, Symbolic]  # noqa: UP007 -- the alias is recursive through Symbolic


def symbol(name: str) -> Symbolic:
    """A positive integer by name."""
    return Symbolic({(name,): 1})


BATCH = symbol("N")
"""The batch size."""


def divide(a: Size, b: Size) -> Size | None:
    """`a / b` exactly, with rational coefficients where need be; None where it is no polynomial."""
    if isinstance(b, int):
        if b == 0:
            return None
        if isinstance(a, int):
            return _size({(): _ratio(a, b)})
        return _size({key: _ratio(value, b) for key, value in a.terms.items()})
    if a == b:
        return 1
    if isinstance(a, int) or len(b.terms) != 1:
        return None
    (divisor, factor), *_ = b.terms.items()
    terms: dict[Monomial, Coefficient] = {}
    for key, value in a.terms.items():
        rest = list(key)
        for name in divisor:
            if name not in rest:
                return None
            rest.remove(name)
        terms[tuple(rest)] = _ratio(value, factor)
    return _size(terms)


def is_whole(size: Size) -> bool:
    """Whether a size is a whole number whatever the symbols are."""
    return isinstance(size, int) or size.is_integral


def product(sizes: tuple[Size, ...]) -> Size:
    """The number of elements of a shape."""
    result: Size = 1
    for size in sizes:
        result = size * result
    return result


def at_batch(size: Size, batch: int) -> int:
    """The value of a size in which only `N` is symbolic, for a batch of `batch` samples."""
    if isinstance(size, int):
        return size
    return int(sum(factor * batch ** len(key) for key, factor in size.terms.items()))


def _floor_divided(a: Symbolic, b: Size) -> Symbolic:
    """`a // b`, and `x // 8` for `x // 4 // 2`, as a chain of strided layers has it."""
    name = next(iter(a.terms))[0] if _is_symbol(a) else ""
    inner, _, divisor = name.rpartition(") // ")
    if isinstance(b, int) and b > 0 and divisor.isdecimal() and _is_one_group(f"{inner})"):
        return symbol(f"{inner}) // {int(divisor) * b}")
    return symbol(f"({a}) // {_grouped(b)}")


def _is_symbol(size: Symbolic) -> bool:
    """Whether it is one symbol and nothing else."""
    (key, value), *more = size.terms.items()
    return not more and value == 1 and len(key) == 1


def _is_one_group(text: str) -> bool:
    """Whether a text is in brackets that open first and close last."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth <= 0 and at < len(text) - 1:
            return False
    return depth == 0


def _terms(size: Size) -> Mapping[Monomial, Coefficient]:
    return size.terms if isinstance(size, Symbolic) else {(): size}


def _size(terms: Mapping[Monomial, Coefficient]) -> Size:
    result = Symbolic({key: _whole(value) for key, value in terms.items()})
    if not result.terms:
        return 0
    constant = result.terms.get(())
    if len(result.terms) == 1 and isinstance(constant, int):
        return constant
    return result


def _whole(value: Coefficient) -> Coefficient:
    return int(value) if value.denominator == 1 else value


def _ratio(a: Coefficient, b: Coefficient) -> Coefficient:
    """`a / b`, whole wherever it can be."""
    if isinstance(a, int) and isinstance(b, int) and a % b == 0:
        return a // b
    from fractions import Fraction

    return _whole(Fraction(a) / b)


def _term_text(key: Monomial, value: Coefficient) -> str:
    names = "·".join(key)
    if not key:
        return str(value)
    if value == 1:
        return names
    if value == -1:
        return f"-{names}"
    return f"{value}{names}" if isinstance(value, int) else f"{value}·{names}"


def _grouped(size: Size) -> str:
    return f"({size})" if isinstance(size, Symbolic) and len(size.terms) > 1 else str(size)


def is_open(size: Size) -> bool:
    """Whether a size is not known, as those are that custom Python gives."""
    return not isinstance(size, int) and any(
        name.startswith("?") for term in size.terms for name in term
    )


def size_text(size: Size) -> str:
    """A size as it is read: `28`, `2·N`; `?` where it is open."""
    return "?" if is_open(size) else str(size)
