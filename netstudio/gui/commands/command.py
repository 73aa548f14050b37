"""A command: what it is called, where it belongs, and what it does. And how a search ranks them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from netstudio.gui.commands.fuzzy import Match, match
from netstudio.records import dataclass

MOST = 300
"""How many are listed: all actions fit, and nobody reads further than that."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something to ask for.

    Attributes:
        key: what it is remembered by, such as `action:train` or `preset:lenet5`.
        text: its name.
        topic: the group it belongs to, in a word.
        run: does it.
        help: one sentence.
        shortcut: the keys as the platform writes them; empty for none.
        why_not: why it cannot be done now, in a few words; None where it can.
        on_search: whether it is listed only when something is typed, being one of very many.
    """

    key: str
    text: str
    topic: str
    run: Callable[[], object]
    help: str = ""
    shortcut: str = ""
    why_not: str | None = None
    on_search: bool = False

    @property
    def is_enabled(self) -> bool:
        """Whether it can be done now."""
        return self.why_not is None


@dataclass(frozen=True, slots=True)
class Found:
    """A command that answers a search, and which letters of its name do."""

    command: Command
    places: tuple[int, ...]


def search(commands: Iterable[Command], query: str, used: Sequence[str] = ()) -> list[Found]:
    """What answers `query`, best first.

    How well the name fits comes first; among equals those used last, then short names. What only
    the explaining sentence answers comes behind all names. Nothing typed lists the commands used
    last, then all that are not there for searching only.
    """
    recency = {key: place for place, key in enumerate(used)}
    ranked: list[tuple[tuple[int, ...], Found]] = []
    for order, command in enumerate(commands):
        place = recency.get(command.key, len(used))
        if not query.strip():
            if not command.on_search or command.key in recency:
                ranked.append(((place, order), Found(command, ())))
            continue
        answer = match(query, command.text) or _by_help(query, command)
        if answer is not None:
            closeness = (answer.rank, not command.is_enabled, place, answer.spread)
            ranked.append(((*closeness, len(command.text), order), Found(command, answer.places)))
    ranked.sort(key=lambda pair: pair[0])
    return [found for _, found in ranked[:MOST]]


def _by_help(query: str, command: Command) -> Match | None:
    words = f"{command.text} {command.topic} {command.help}".casefold()
    return Match(3, 0, ()) if all(word in words for word in query.casefold().split()) else None
