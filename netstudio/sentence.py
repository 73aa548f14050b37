"""Sentences for a user that remember how they were made, so that a window can say them otherwise.

Below the window everything speaks English. A `Sentence` is that English text, and besides it the
pattern and the values it was made of: whoever has the pattern in another language can fill it in
again. It is a `str` everywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping


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
