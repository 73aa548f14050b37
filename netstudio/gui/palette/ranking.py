"""How well something matches what was typed, and in which order matches are offered. No Qt.

A match is found in a name, in its capitals, in the other names people have for it, in what is said
about it, and at last in its letters alone. What fits comes before what matches a little better.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

ALIASES: Mapping[str, tuple[str, ...]] = {
    "Add": ("residual add", "skip connection", "shortcut", "plus", "sum"),
    "BatchNorm1d": ("bn", "bn1d"),
    "BatchNorm2d": ("bn", "bn2d"),
    "Concatenate": ("cat", "concat"),
    "Conv2d": ("conv", "cnn"),
    "Flatten": ("reshape to a row", "view"),
    "GlobalAvgPool2d": ("gap",),
    "LayerNorm": ("ln",),
    "Linear": ("fc", "dense", "fully connected", "mlp"),
    "MultiheadAttention": ("mha", "attention"),
}
"""What people call layers besides what the catalogue lists."""

WORST = 9
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+d?")
_NAME, _CAPITALS, _PART, _INSIDE, _OTHER, _SAID, _LETTERS = 0, 1, 2, 3, 4, 5, 7


def match_rank(
    query: str,
    name: str,
    text: str = "",
    *,
    aliases: Sequence[str] = (),
    keywords: Sequence[str] = (),
) -> int | None:
    """How well something matches: 0 by its name's beginning, `WORST` at most; None where not.

    Args:
        text: what is said about it, searched by the beginnings of its words.
        aliases: what else it is called; a whole alias counts as much as the name.
        keywords: words that go with it.
    """
    wanted = query.lower().strip()
    if not wanted:
        return 0
    if any(wanted == alias.lower() for alias in aliases):
        return _NAME
    others = " ".join((*aliases, *keywords)).lower().split()
    ranks = [_word_rank(word, name, others, text) for word in wanted.split()]
    found = [rank for rank in ranks if rank is not None]
    return max(found) if len(found) == len(ranks) else None


def _word_rank(word: str, name: str, others: Sequence[str], text: str) -> int | None:
    plain = name.lower()
    parts = [part.lower() for part in _PARTS.findall(name)]
    if plain.startswith(word):
        return _NAME
    if _by_parts(word, parts):
        return _CAPITALS
    if any(part.startswith(word) for part in parts):
        return _PART
    if word in plain:
        return _INSIDE
    if any(piece.startswith(word) for piece in others):
        return _OTHER
    if any(piece.startswith(word) for piece in text.lower().split()):
        return _SAID
    letters = iter(plain)
    return _LETTERS if all(letter in letters for letter in word) else None


def _by_parts(word: str, parts: Sequence[str]) -> bool:
    """Whether a word is made of beginnings of a name's parts in turn: `bn2` of BatchNorm2d."""
    if not word:
        return True
    if not parts or not word.startswith(parts[0][0]):
        return False
    longest = 0
    while longest < min(len(word), len(parts[0])) and word[longest] == parts[0][longest]:
        longest += 1
    return any(_by_parts(word[size:], parts[1:]) for size in range(longest, 0, -1))
