"""What the search over the canvas understands, and whether a node is meant by it. No Qt.

A query is words that must all hold. A word is looked for in the name and the kind of a node, unless
it reads as a parameter (`kernel_size=3`, `out_channels>64`), an output shape (`64×28×28`, `N×10`,
`?` for any size), or a state (`has:error`, `is:frozen`).
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.types import TensorType, ValueType
from netstudio.document.graph import Graph
from netstudio.document.node import Member, Node
from netstudio.errors import NetStudioError
from netstudio.gui.canvas.selecting import kind_of
from netstudio.records import dataclass
from netstudio.sentence import say


class QueryError(NetStudioError):
    """A query that says nothing; the message names the word and the way out."""


@dataclass(frozen=True)
class Candidate:
    """A node with all that a query may ask of it."""

    graph: Graph
    node: Node
    member: Member | None
    known: NodeInference | None
    severities: frozenset[str]


Test: TypeAlias = Callable[[Candidate], bool]


@dataclass(frozen=True)
class Query:
    """A query read: the tests that must all hold, and the parameters that it names."""

    tests: tuple[Test, ...]
    parameters: tuple[str, ...]

    def matches(self, candidate: Candidate) -> bool:
        """Whether a node is meant."""
        return all(test(candidate) for test in self.tests)


COUNTS = ("parameters", "macs")
"""Names that stand for what inference counts, not for an argument of a layer."""
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
_OPERATOR = r"==|!=|>=|<=|=|>|<"
_PARAMETER = re.compile(rf"([A-Za-z_]\w*)({_OPERATOR})(.*)")
_SPACED = re.compile(rf"\s*({_OPERATOR}|×)\s*")
_SIZE = r"(?:[Nn?]|\d+)"
_SHAPE = re.compile(rf"{_SIZE}(?:[×xX*]{_SIZE})+")
_STATES: Mapping[str, Test] = {
    "has:problem": lambda it: bool(it.severities),
    "has:error": lambda it: "error" in it.severities,
    "has:warning": lambda it: "warning" in it.severities,
    "is:bypassed": lambda it: it.node.bypassed,
    "is:frozen": lambda it: it.member is not None and it.member.frozen,
}


def read_query(text: str) -> Query:
    """The query that a text means; one without words matches nothing.

    Raises:
        QueryError: where a word is no query, with what it might be.
    """
    tests: list[Test] = []
    parameters: list[str] = []
    for word in _SPACED.sub(r"\1", text.strip()).split():
        compared = _PARAMETER.fullmatch(word)
        if compared:
            name, sign, value = compared.groups()
            tests.append(_comparison(name, sign, value))
            parameters.append(name)
        else:
            tests.append(_test_of(word))
    return Query(tuple(tests), tuple(parameters))


def parameters_of(candidate: Candidate) -> Mapping[str, Any]:
    """The arguments of a node by name: complete where they are known, else those written down."""
    if candidate.known is not None and candidate.known.args:
        return candidate.known.args
    target = candidate.member.target if candidate.member else None
    return getattr(target, "args", None) or candidate.node.kwargs


def _test_of(word: str) -> Test:
    state = _STATES.get(word.lower())
    if state is not None:
        return state
    if word.lower().startswith(("has:", "is:")):
        known = ", ".join(_STATES)
        raise QueryError(say("“{word}” is not known. There are: {known}.", word=word, known=known))
    if _SHAPE.fullmatch(word):
        wanted = tuple(re.split("[×xX*]", word.upper()))
        return lambda it: it.known is not None and _has_shape(it.known.type, wanted)
    plain = word.casefold()
    return lambda it: any(plain in text.casefold() for text in _texts(it))


def _texts(candidate: Candidate) -> Iterable[str]:
    sort, name = kind_of(candidate.graph, candidate.node)
    return (candidate.node.name, name or sort)


def _has_shape(value: ValueType, wanted: tuple[str, ...]) -> bool:
    """Whether a tensor, or one of several, has these sizes, with or without the batch."""
    if isinstance(value, tuple):
        return any(_has_shape(item, wanted) for item in value)
    if not isinstance(value, TensorType):
        return False
    sizes = tuple(str(size) for size in value.shape)
    return any(
        len(part) == len(wanted)
        and all(mine in ("?", size) for mine, size in zip(wanted, part, strict=True))
        for part in (sizes, sizes[1:])
    )


def _comparison(name: str, sign: str, text: str) -> Test:
    if not text:
        raise QueryError(
            say("Write a value behind “{word}”, such as {word}3.", word=f"{name}{sign}")
        )
    value = _value(text)
    if sign[0] in "<>" and not _is_number(value):
        raise QueryError(say("“{text}” is not a number; {sign} compares.", text=text, sign=sign))
    compare = _COMPARISONS[sign]

    def test(candidate: Candidate) -> bool:
        if name in COUNTS:
            return _holds(compare, getattr(candidate.known, name, 0), value)
        args = parameters_of(candidate)
        return name in args and _holds(compare, args[name], value)

    return test


def _holds(compare: Callable[[Any, Any], bool], given: Any, value: Any) -> bool:
    """Whether a comparison holds; of a size with several numbers, in every direction."""
    if isinstance(value, tuple) and _is_number(given):
        given = (given,) * len(value)  # a size that is the same in every direction
    if isinstance(given, tuple) and not isinstance(value, tuple):
        if compare is operator.ne:
            return not _holds(operator.eq, given, value)
        return bool(given) and all(_holds(compare, part, value) for part in given)
    if compare in (operator.eq, operator.ne):
        alike = _plain(given) == _plain(value)
        return alike is (compare is operator.eq)
    return _is_number(given) and compare(given, value)


def _plain(value: Any) -> Any:
    """A value as it compares: `True` is not 1 here, and words do not mind their case."""
    if isinstance(value, bool):
        return str(value).casefold()
    return value.casefold() if isinstance(value, str) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _value(text: str) -> Any:
    """The value that a word stands for: a number, a size in several directions, or the word."""
    parts = re.split("[×xX,]", text.strip("()"))
    numbers = [_number(part) for part in parts]
    if all(number is not None for number in numbers):
        return numbers[0] if len(numbers) == 1 else tuple(numbers)
    return {"true": True, "false": False, "none": None}.get(text.casefold(), text.strip("\"'"))


def _number(text: str) -> int | float | None:
    plain = text.replace("_", "")
    if re.fullmatch(r"[+-]?\d+", plain):
        return int(plain)
    if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", plain, re.IGNORECASE):
        return float(plain)
    return None
