"""The topics of the help: Markdown files, a folder a language, in `resources/help`. No Qt.

Keys stand in the texts as `{key:train}`, by the action they belong to, so that a text never names a
key that the program does not have. A language that lacks a topic shows it in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from netstudio.assets import resource
from netstudio.records import dataclass

ENGLISH = "en"
INDEX = "index"
KINDS = "problem_kinds"
ORDER = (
    INDEX,
    "canvas",
    "wires",
    "blocks",
    "training",
    "problems",
    KINDS,
    "shortcuts",
    "files",
    "export",
    "data",
    "terminal",
    "python",
)
"""The topics as they are listed."""
_KEY = re.compile(r"\{key:([a-z_0-9]+)\}")
_CODES = re.compile(r'^\[codes\]: # "([a-z_ ]+)"$')


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the help: its name, its heading, its Markdown."""

    name: str
    title: str
    text: str


def load_topics(language: str = ENGLISH) -> dict[str, Topic]:
    """All topics by name, in the order of the list."""
    return {name: _load(name, language) for name in ORDER}


def _load(name: str, language: str) -> Topic:
    folder = resource("help")
    own = folder / language / f"{name}.md"
    path: Path = own if own.is_file() else folder / ENGLISH / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    return Topic(name, text.partition("\n")[0].removeprefix("# ").strip(), text)


def with_keys(text: str, key_of: Callable[[str], str]) -> str:
    """`text` with each `{key:action}` replaced by that action's key, as code."""
    return _KEY.sub(lambda found: f"`{key_of(found[1])}`", text)


def named_actions(text: str) -> set[str]:
    """The actions whose keys a text speaks of."""
    return set(_KEY.findall(text))


def search(topics: dict[str, Topic], query: str) -> list[Topic]:
    """The topics that hold every word of `query`, those with it in their heading first."""
    words = query.casefold().split()
    found = [
        topic for topic in topics.values() if all(word in topic.text.casefold() for word in words)
    ]
    return sorted(found, key=lambda t: not all(word in t.title.casefold() for word in words))


def explanations(text: str) -> dict[str, str]:
    """The sections of the page of kinds by the code of the problem that each explains."""
    by_code: dict[str, str] = {}
    codes: list[str] = []
    for line in text.splitlines():
        marked = _CODES.match(line)
        if marked:
            codes = marked[1].split()
        for code in codes:
            if not marked:
                by_code[code] = by_code.get(code, "") + line + "\n"
    return {code: section.strip() for code, section in by_code.items()}
