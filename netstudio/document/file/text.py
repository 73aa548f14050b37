"""Project text: strict JSON in, and out a layout with a node a line, so that diffs read well."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from netstudio.document.file.fields import inside, shown
from netstudio.document.file.values import MAX_INTEGER, MAX_NESTING, MIN_INTEGER
from netstudio.errors import ProjectFileError
from netstudio.sentence import say

MAX_BYTES = 64 * 2**20
MAX_VALUES = 5_000_000
_MAX_LINE = 100

Layout = Callable[[str, Any, int], str]


class _Doubled(dict[str, Any]):
    """An object in which a key came twice, kept until it is known where it stands."""

    key = ""


def parse(text: str) -> Any:
    """The JSON data in `text`.

    Raises:
        ProjectFileError: for anything that is not strict JSON: doubled keys, NaN, integers of more
            than 64 bits, strings that are not Unicode text, more than 40 levels.
    """
    if len(text) > MAX_BYTES:
        raise ProjectFileError(
            say(
                "The file has {count_text:,} characters; a project file has at most {max_bytes:,}.",
                count_text=len(text),
                max_bytes=MAX_BYTES,
            )
        )
    try:
        data = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise ProjectFileError(
            say(
                "The file is not JSON: {msg} in line {lineno}, column {colno}.",
                msg=error.msg,
                lineno=error.lineno,
                colno=error.colno,
            )
        ) from None
    except RecursionError:
        raise ProjectFileError(_too_deep("the file")) from None
    except ValueError:
        raise ProjectFileError(
            "The file holds an integer of thousands of digits; 64 bits are the most."
        ) from None
    check_data(data)
    return data


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) == len(pairs):
        return data
    doubled = _Doubled(data)
    counts = Counter(key for key, _ in pairs)
    doubled.key = next(key for key, count in counts.items() if count > 1)
    return doubled


def _refuse_constant(name: str) -> NoReturn:
    raise ProjectFileError(
        say(
            'The file holds {name}, which is not JSON; write {{"float": "nan"}}, {{"float": '
            '"inf"}} or {{"float": "-inf"}}.',
            name=name,
        )
    )


def check_data(data: Any) -> None:
    """Refuse what strict JSON data cannot hold, wherever it stands.

    Without recursion, and the place is spelt out only for a refusal: a large file stays cheap.
    """
    path: list[str | int] = []
    _check_one(data, path)
    open_levels = [_entries(data)]
    count = 0
    while open_levels:
        entry = next(open_levels[-1], None)
        if entry is None:
            open_levels.pop()
            del path[-1:]
            continue
        count += 1
        if count > MAX_VALUES:
            raise ProjectFileError(
                say("The file holds more than {max_values:,} values.", max_values=MAX_VALUES)
            )
        key, value = entry
        if isinstance(key, str):
            _check_text(key, path)
        path.append(key)
        _check_one(value, path)
        if isinstance(value, dict | list):
            open_levels.append(_entries(value))
        else:
            path.pop()


def _entries(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return iter(value.items())
    return iter(enumerate(value)) if isinstance(value, list) else iter(())


def _place(path: list[str | int]) -> str:
    where = ""
    for key in path:
        where = inside(where, key) if isinstance(key, str) else f"{where}[{key}]"
    return where or "the file"


def _check_one(value: Any, path: list[str | int]) -> None:
    if len(path) > MAX_NESTING:
        raise ProjectFileError(_too_deep(_place(path[:3])))
    match value:
        case _Doubled():
            raise ProjectFileError(
                say(
                    "{place}: the key {shown} stands twice in one object.",
                    place=_place(path),
                    shown=shown(value.key),
                )
            )
        case str():
            _check_text(value, path)
        case int() if not MIN_INTEGER <= value <= MAX_INTEGER:
            raise ProjectFileError(
                say(
                    "{place}: expected an integer of at most 64 bits, found one of {bit_length}.",
                    place=_place(path),
                    bit_length=value.bit_length(),
                )
            )
        case float() if not math.isfinite(value):
            raise ProjectFileError(
                say(
                    '{place}: expected a finite number, found {value}; a value may be {{"float": '
                    '"inf"}}, {{"float": "-inf"}} or {{"float": "nan"}}.',
                    place=_place(path),
                    value=value,
                )
            )


def _check_text(value: str, path: list[str | int]) -> None:
    if value.isascii():
        return
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ProjectFileError(
            say(
                "{place}: the string {shown} is not Unicode text: it holds half of a surrogate "
                "pair.",
                place=_place(path),
                shown=shown(value),
            )
        ) from None


def _too_deep(where: str) -> str:
    return say(
        "{where}: nested too deep; a project file has at most {max_nesting} levels.",
        where=where,
        max_nesting=MAX_NESTING,
    )


def lay_out(data: dict[str, Any]) -> str:
    """Format 1 as text: one line for each node, module, note, tie and placement."""
    text = _object_lines(data, 0, _top) + "\n"
    if (size := len(text.encode("utf-8"))) > MAX_BYTES:
        raise ProjectFileError(
            say(
                "The project would take {size:,} bytes; a project file has at most {max_bytes:,}.",
                size=size,
                max_bytes=MAX_BYTES,
            )
        )
    return text


def _line(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False)


def _top(key: str, value: Any, indent: int) -> str:
    match key:
        case "blocks":
            return _object_lines(value, indent, lambda _, block, i: _object_lines(block, i, _part))
        case "graph":
            return _object_lines(value, indent, _part)
        case "view":
            return _object_lines(value, indent, _part)
        case "recipe" if len(_line(value)) > _MAX_LINE or "steps" in value:
            return _object_lines(value, indent, _part)
    return _line(value)


def _part(key: str, value: Any, indent: int) -> str:
    """A list of objects takes a line for each of them; anything else takes one."""
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        return _line(value)
    inner = " " * (indent + 1)
    lines = ",\n".join(inner + _line(item) for item in value)
    return f"[\n{lines}\n{' ' * indent}]"


def _object_lines(data: dict[str, Any], indent: int, layout: Layout) -> str:
    if not data:
        return "{}"
    inner = " " * (indent + 1)
    lines = ",\n".join(
        f"{inner}{_line(key)}: {layout(key, value, indent + 1)}" for key, value in data.items()
    )
    return f"{{\n{lines}\n{' ' * indent}}}"


def decoded(data: bytes) -> str:
    """The text of a project file, which is UTF-8; an editor's byte order mark is passed over."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ProjectFileError(
            say(
                "The file is not UTF-8 text: byte {start} is 0x{data:02x}.",
                start=error.start,
                data=data[error.start],
            )
        ) from None
