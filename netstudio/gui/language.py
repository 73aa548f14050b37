"""The words of the window in the user's language.

Every text that a user reads passes through `tr` when it is shown. What is declared before there is
an application (actions, tables) is plain English there, and translated where it is used.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

CONTEXT = "NetStudio"


def tr(text: str, **values: object) -> str:
    """`text` in the language chosen, with `{name}` replaced by the value called `name`.

    The text has to be a literal, for the translation to be found; values come in by name, since
    other languages put them elsewhere.
    """
    translated = QCoreApplication.translate(CONTEXT, text)
    return translated.format(**values) if values else translated


def tr_count(count: int, one: str, many: str, **values: object) -> str:
    """`one` or `many`, with `{count}` and the named values filled in."""
    return tr(one if count == 1 else many, count=f"{count:,}", **values)
