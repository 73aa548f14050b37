"""The words of the window in the user's language.

Every text that a user reads passes through `tr` when it is shown. What is declared before there is
an application (actions, tables) is plain English there, and translated where it is used. What comes
from below the window (problems, repairs, errors) is a `Sentence`, which knows its pattern.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from netstudio.sentence import Sentence

CONTEXT = "NetStudio"


def tr(text: str, /, **values: object) -> str:
    """`text` in the language chosen, with `{name}` replaced by the value called `name`.

    The text is a literal, for its translation to be found, or a sentence from below the window;
    values come in by name, since other languages put them elsewhere.
    """
    if isinstance(text, Sentence):
        return tr(text.pattern, **{name: _value(part) for name, part in text.values.items()})
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def plain(text: str) -> str:
    """A menu's text as words: without the mnemonic, `(&S)` in languages of other letters."""
    return re.sub(r"\s*\(&\w\)|&", "", text).rstrip("…")


def mark(text: str) -> str:
    """`text` as it is: a literal in a table, so that it is gathered; `tr` where it is shown."""
    return text


def tr_count(count: int, one: str, many: str, /, **values: object) -> str:
    """`one` or `many`, with `{count}` and the named values filled in."""
    return tr(one if count == 1 else many, count=f"{count:,}", **values)


def _value(part: object) -> object:
    """A phrase inside a sentence, translated too; names have no spaces and stay as they are."""
    is_phrase = isinstance(part, Sentence) or (type(part) is str and " " in part)
    return tr(str(part)) if is_phrase else part
