"""How well a name answers a few typed letters. No Qt."""

from __future__ import annotations

from netstudio.records import dataclass

WORD_START, INSIDE, SCATTERED = range(3)
"""How a typed word is found, the best first: at the start of a word, inside one, letter by letter.
"""


@dataclass(frozen=True, slots=True)
class Match:
    """Where the letters of a query were found in a name.

    Attributes:
        rank: the worse the higher: how the worst word of the query was found.
        spread: how far apart scattered letters lie; 0 where they are all together.
        places: the indices of the matched letters, in order.
    """

    rank: int
    spread: int
    places: tuple[int, ...]


def match(query: str, name: str) -> Match | None:
    """The match of every word of `query` in `name`, in any order; None where one is missing."""
    text = name.casefold()
    if len(text) != len(name):  # a letter that folds into two: places would not fit
        text = name.lower()
    found = [_match_word(word, text) for word in query.casefold().split()]
    if any(part is None for part in found):
        return None
    parts = [part for part in found if part is not None]
    return Match(
        max((part.rank for part in parts), default=WORD_START),
        sum(part.spread for part in parts),
        tuple(sorted({place for part in parts for place in part.places})),
    )


def _match_word(word: str, text: str) -> Match | None:
    at = _at_word_start(word, text)
    if at is not None:
        return Match(WORD_START, 0, tuple(range(at, at + len(word))))
    at = text.find(word)
    if at >= 0:
        return Match(INSIDE, 0, tuple(range(at, at + len(word))))
    return _scattered(word, text)


def _at_word_start(word: str, text: str) -> int | None:
    at = text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            return at
        at = text.find(word, at + 1)
    return None


def _scattered(word: str, text: str) -> Match | None:
    """The letters in order; begun at the start of a word, so that not everything matches."""
    best: Match | None = None
    for start, letter in enumerate(text):
        if letter != word[0] or (start and text[start - 1].isalnum()):
            continue
        places = _follow(word, text, start)
        if places is not None:
            spread = places[-1] - places[0] + 1 - len(word)
            if best is None or spread < best.spread:
                best = Match(SCATTERED, spread, places)
    return best


def _follow(word: str, text: str, start: int) -> tuple[int, ...] | None:
    places = []
    at = start
    for letter in word:
        at = text.find(letter, at)
        if at < 0:
            return None
        places.append(at)
        at += 1
    return tuple(places)
