"""Sentences for a user that remember how they were made, so that a window can say them otherwise.

Below the window everything speaks English. A `Sentence` is that English text, and besides it the
pattern and the values it was made of: whoever has the pattern in another language can fill it in
again. It is a `str` everywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

_MOST_FORMAT = 8


class Sentence(str):
    """A text made of a pattern.

    Attributes:
        pattern: the text with `{name}` where values go.
        values: what goes there; a value may be a sentence itself.
    """

    pattern: str
    values: Mapping[str, object]

    def __add__(self, other: str) -> Sentence:
        """Both, each still known by its own pattern."""
        return say("{first}{second}", first=self, second=other)

    def __radd__(self, other: str) -> Sentence:
        return say("{first}{second}", first=other, second=self)

    def __str__(self) -> str:
        """Itself: an error's message stays a sentence when it is taken out by `str`."""
        return self


def say(pattern: str, /, **values: object) -> Sentence:
    """`pattern` with `{name}` replaced by the value called `name`.

    The pattern has to be a literal, for its translations to be found.
    """
    sentence = Sentence(pattern.format(**values))
    sentence.pattern = pattern
    sentence.values = values
    return sentence


def packed(text: str) -> Any:
    """A text as plain data, with which another process makes the same sentence."""
    if not isinstance(text, Sentence):
        return str(text)
    values = {name: _packed(value) for name, value in text.values.items()}
    return {"text": str.__str__(text), "pattern": text.pattern, "values": values}


def _packed(value: object) -> Any:
    if isinstance(value, str):
        return packed(value)
    return value if isinstance(value, bool | int | float) else str(value)


def unpacked(data: Any) -> str:
    """The text that `packed` wrote down; a plain one where the data are not as that writes them."""
    if not isinstance(data, dict):
        return str(data)
    text, pattern, values = (data.get(key) for key in ("text", "pattern", "values"))
    if not isinstance(pattern, str) or not isinstance(values, dict) or not _fits(pattern, values):
        return str(text)
    sentence = Sentence(text)
    sentence.pattern = pattern
    sentence.values = {name: _unpacked(value) for name, value in values.items()}
    return sentence


def _unpacked(value: Any) -> object:
    return value if isinstance(value, bool | int | float) else unpacked(value)


def _fits(pattern: str, values: Mapping[str, Any]) -> bool:
    """Whether a pattern does nothing but to put these values in."""
    try:
        fields = list(Formatter().parse(pattern))
    except ValueError:
        return False
    return all(
        name is None
        or (name in values and len(form or "") <= _MOST_FORMAT and "{" not in str(form))
        for _, name, form, _ in fields
    )
