"""Reading JSON strictly: each reader takes data and where it stands, and gives a value or refuses.

Every refusal is a ProjectFileError that says where, what is expected and what was found. Nothing
is guessed and nothing is passed over: a key that nobody asked for is an error too.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable
from typing import Any, NoReturn, TypeAlias, TypeVar

from netstudio.document.table import Table
from netstudio.errors import ProjectFileError
from netstudio.sentence import say

T = TypeVar("T")
D = TypeVar("D")
Reader: TypeAlias = Callable[[Any, str], T]

MAX_ID = 200
MAX_COUNT = 2**31 - 1
MAX_ITEMS = 100_000
_SHOWN = 60


def wrong(where: str, expected: str, found: Any) -> NoReturn:
    """Refuse `found`, which stands at `where` in place of what was expected."""
    raise ProjectFileError(
        say(
            "{where}: expected {expected}, found {shown}.",
            where=where or "the file",
            expected=expected,
            shown=shown(found),
        )
    )


def shown(value: Any) -> str:
    """A short rendering of a JSON value for a message, on one line."""
    if isinstance(value, dict):
        return (
            say("an object with {count_value} keys", count_value=len(value))
            if len(value) != 1
            else "an object with one key"
        )
    if isinstance(value, list):
        return say("a list of {count_value}", count_value=len(value))
    if isinstance(value, int) and abs(value) >= 10**_SHOWN:
        return say("an integer of {bit_length} bits", bit_length=value.bit_length())
    text = json.dumps(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def inside(where: str, key: str) -> str:
    """Where the value of `key` stands in the object at `where`."""
    plain = key.isidentifier() and key.isascii() and len(key) <= _SHOWN
    if not plain:
        return f"{where}[{shown(key)}]"
    return f"{where}.{key}" if where else key


class Fields:
    """The keys of one JSON object, each read once; `finish` refuses those that are left."""

    def __init__(self, data: Any, where: str, expected: str = "an object") -> None:
        if not isinstance(data, dict):
            wrong(where, expected, data)
        self.where = where
        self._data = dict(data)

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def need(self, key: str, read: Reader[T]) -> T:
        """The value of a key that must be there."""
        if key not in self._data:
            raise ProjectFileError(
                say("{where}: the key “{key}” is missing.", where=self.where or "the file", key=key)
            )
        return read(self._data.pop(key), inside(self.where, key))

    def take(self, key: str, read: Reader[T], default: D) -> T | D:
        """The value of a key that may be left out."""
        return self.need(key, read) if key in self._data else default

    def one_of(self, keys: tuple[str, ...], what: str) -> str:
        """The only one of `keys` that is there."""
        present = [key for key in keys if key in self._data]
        if len(present) != 1:
            found = " and ".join(f"“{key}”" for key in present) or "none of them"
            choices = ", ".join(keys)
            raise ProjectFileError(
                say(
                    "{where}: {what} has exactly one of the keys {choices}; found {found}.",
                    where=self.where or "the file",
                    what=what,
                    choices=choices,
                    found=found,
                )
            )
        return present[0]

    def rest(self) -> dict[str, Any]:
        """The keys not read yet with their data; they count as read from now on."""
        rest, self._data = self._data, {}
        return rest

    def finish(self) -> None:
        """Refuse a key that nobody read."""
        for key in self._data:
            raise ProjectFileError(
                say(
                    "{where}: the key {shown} is unknown.",
                    where=self.where or "the file",
                    shown=shown(key),
                )
            )


def text(data: Any, where: str) -> str:
    """Any string."""
    if not isinstance(data, str):
        wrong(where, "a string", data)
    return data


def flag(data: Any, where: str) -> bool:
    """True or false."""
    if not isinstance(data, bool):
        wrong(where, "true or false", data)
    return data


def number(data: Any, where: str) -> float:
    """A finite number, as a float."""
    if isinstance(data, bool) or not isinstance(data, int | float):
        wrong(where, "a number", data)
    try:
        value = float(data)
    except OverflowError:
        value = math.inf
    if not math.isfinite(value):
        wrong(where, "a finite number", data)
    return value


def integer(low: int, high: int = MAX_COUNT) -> Reader[int]:
    """A reader of integers from `low` to `high`."""

    def read(data: Any, where: str) -> int:
        if isinstance(data, bool) or not isinstance(data, int) or not low <= data <= high:
            wrong(where, say("an integer from {low} to {high}", low=low, high=high), data)
        return data

    return read


def matching(pattern: str, expected: str) -> Reader[str]:
    """A reader of strings that match `pattern` as a whole."""
    compiled = re.compile(pattern, re.ASCII)

    def read(data: Any, where: str) -> str:
        if not isinstance(data, str) or len(data) > MAX_ID or not compiled.fullmatch(data):
            wrong(where, expected, data)
        return data

    return read


def one_of(choices: frozenset[str], what: str) -> Reader[str]:
    """A reader of one of a few strings."""

    def read(data: Any, where: str) -> str:
        if not isinstance(data, str) or data not in choices:
            wrong(where, f"{what} ({', '.join(sorted(choices))})", data)
        return data

    return read


def items(read_item: Reader[T], most: int = MAX_ITEMS) -> Reader[tuple[T, ...]]:
    """A reader of lists of at most `most` items."""

    def read(data: Any, where: str) -> tuple[T, ...]:
        if not isinstance(data, list):
            wrong(where, "a list", data)
        if len(data) > most:
            wrong(where, say("at most {most} items", most=most), data)
        return tuple(read_item(item, f"{where}[{index}]") for index, item in enumerate(data))

    return read


def mapping(read_key: Reader[str], read_value: Reader[T]) -> Reader[Table[str, T]]:
    """A reader of objects whose keys are data too."""

    def read(data: Any, where: str) -> Table[str, T]:
        fields = Fields(data, where)
        return Table(
            (read_key(key, where), read_value(value, inside(where, key)))
            for key, value in fields.rest().items()
        )

    return read


def identity(data: Any, where: str) -> str:
    """An id: a printable string that is neither empty nor longer than 200 characters."""
    if not isinstance(data, str) or not 0 < len(data) <= MAX_ID or not data.isprintable():
        wrong(where, say("an id of 1 to {max_id} printable characters", max_id=MAX_ID), data)
    return data


_NOT_IN_FILE_NAMES = frozenset('/\\:*?"<>|')


def file_name(suffix: str) -> Reader[str]:
    """A reader of bare file names: a file beside the project, never one elsewhere."""

    def read(data: Any, where: str) -> str:
        fits = isinstance(data, str) and data.endswith(suffix) and len(data) <= MAX_ID
        if not fits or plain_file_name(data) != data:
            wrong(
                where,
                say(
                    "the name of a {suffix} file beside the project, without folders", suffix=suffix
                ),
                data,
            )
        return str(data)

    return read


def code_file_name(data: Any, where: str) -> str:
    """A reader of the names of Python files that nothing imports by accident.

    Saving a project writes its files. One called `torch.py` would run, trusted or not, with the
    next program that is started beside it.
    """
    name = file_name(".py")(data, where)
    if is_module_name(name):
        wrong(where, say("another name than that of a module that programs import"), data)
    return name


def is_module_name(file: str) -> bool:
    """Whether a Python file would be taken for a module of Python or of a well-known package."""
    stem = file.removesuffix(".py")
    return stem in sys.stdlib_module_names or stem in _PACKAGES


_PACKAGES = frozenset(
    """
    sitecustomize usercustomize conftest setup setuptools pip pkg_resources netstudio torch
    torchvision torchaudio torchgen functorch triton numpy safetensors scipy sympy mpmath networkx
    jinja2 markupsafe fsspec filelock typing_extensions packaging PySide6 shiboken6 onnx onnxruntime
    onnxscript onnx_ir ml_dtypes google timm transformers tokenizers huggingface_hub datasets
    accelerate diffusers einops lightning pandas sklearn matplotlib PIL cv2 tqdm yaml requests
    urllib3 certifi idna regex click pytest hypothesis psutil ipykernel IPython
    """.split()
)


def plain_file_name(name: str) -> str:
    """`name` with what a bare file name may not hold replaced by underscores."""
    plain = "".join(
        char if char.isprintable() and char not in _NOT_IN_FILE_NAMES else "_" for char in name
    )
    return f"_{plain[1:]}" if plain.startswith(".") else plain


colour = matching("#[0-9a-fA-F]{6}", "a colour such as “#3fb6a8”")
sha256 = matching("[0-9a-f]{64}", "a SHA-256 hash of 64 hexadecimal digits")
dotted = matching(
    r"[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*", "a name such as “Conv2d” or “torch.roll”"
)
tensor_path = matching(
    r"([A-Za-z_][A-Za-z0-9_]*|[0-9]+)(\.([A-Za-z_][A-Za-z0-9_]*|[0-9]+))*",
    "the dotted path of a tensor such as “decoder.weight”",
)
