"""What is given, as people type it: the sizes of a value, its name, its key. Qt-free."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from netstudio.catalog.param import ParamSpec
from netstudio.document.naming import OUTPUT_KEY, is_attribute, is_output_key
from netstudio.document.node import UNKNOWN_SIZE
from netstudio.document.values import Value
from netstudio.gui.panels.form.parameter_text import NOTHING, TIMES, ParameterText
from netstudio.gui.widgets.number_text import NumberError
from netstudio.sentence import say

MOST_DIMENSIONS = 64
LARGEST = 2**40
_SEPARATORS = re.compile(r"(?<=[\dN?])\s*[xX]\s*(?=[\dN?])|[×,;\s]+")


class SizesText(ParameterText):
    """`N × 64 × ? × width`: numbers, `N` for the batch, `?` for what is not known, and names."""

    def __init__(self, param: ParamSpec) -> None:
        super().__init__(param)

    def read(self, text: str) -> Value:
        bare = text.strip().strip("()[]").strip()
        if bare.lower() == NOTHING or not (bare or text.strip()):
            return None
        sizes = tuple(_size(part) for part in _SEPARATORS.split(bare) if part)
        if len(sizes) > MOST_DIMENSIONS:
            raise NumberError(say("a value has at most {most} dimensions", most=MOST_DIMENSIONS))
        return sizes

    def write(self, value: Value) -> str:
        if not isinstance(value, tuple):
            return ""
        return TIMES.join(map(str, value)) or "()"

    def step(self, value: Value, steps: int) -> Value:
        return value


class _PlainText(ParameterText):
    """A text, or nothing."""

    def write(self, value: Value) -> str:
        return str(value or "")

    def step(self, value: Value, steps: int) -> Value:
        return value


class OutputKeyText(_PlainText):
    """A key under which a value is returned, or nothing."""

    def read(self, text: str) -> Value:
        key = text.strip()
        if key and not is_output_key(key):
            raise NumberError(say("A key is {expected}.", expected=OUTPUT_KEY))
        return key


class OutputNameText(_PlainText):
    """A Python name that no other output has, or nothing."""

    def __init__(self, param: ParamSpec, others: Callable[[], Collection[str]]) -> None:
        super().__init__(param)
        self._others = others

    def read(self, text: str) -> Value:
        name = text.strip()
        if name and not is_attribute(name):
            raise NumberError(
                say("“{name}” is no name: use letters, digits and underscores", name=name)
            )
        if name and name in self._others():
            raise NumberError(say("another output is called “{name}”", name=name))
        return name


def _size(part: str) -> int | str:
    if part == UNKNOWN_SIZE or is_attribute(part):
        return part
    if part.isascii() and part.isdigit() and int(part[:20]) <= LARGEST:
        return int(part)
    raise NumberError(
        say("“{part}” is no size: type a number, N for the batch, a name, or ?", part=part)
    )
