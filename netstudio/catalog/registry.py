"""The catalogue of layers: all of them, by name, and by search."""

from __future__ import annotations

from functools import cache

from netstudio.catalog.layers import ALL_LAYERS
from netstudio.catalog.spec import FAMILIES, Family, LayerSpec


@cache
def _by_name() -> dict[str, LayerSpec]:
    table = {spec.name: spec for spec in ALL_LAYERS}
    if len(table) != len(ALL_LAYERS):
        names = [spec.name for spec in ALL_LAYERS]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise ValueError(f"Layers are declared twice: {', '.join(twice)}.")
    return table


def find_layer(name: str) -> LayerSpec | None:
    """The layer with this name, or None."""
    return _by_name().get(name)


def all_layers() -> tuple[LayerSpec, ...]:
    """Every layer, in palette order."""
    return tuple(_by_name().values())


def layers_by_family() -> dict[Family, tuple[LayerSpec, ...]]:
    """The layers of each family, in palette order."""
    return {
        family: tuple(spec for spec in all_layers() if spec.family == family) for family in FAMILIES
    }


def search_layers(query: str) -> tuple[LayerSpec, ...]:
    """The layers that match every word of `query`, best first; all of them for an empty query."""
    words = query.lower().split()
    scored = [(score, spec) for spec in all_layers() if (score := _score(spec, words)) is not None]
    return tuple(spec for _, spec in sorted(scored, key=lambda pair: pair[0]))


def _score(spec: LayerSpec, words: list[str]) -> tuple[int, int] | None:
    """Lower is better: where the words are found, then how much longer the name is."""
    name = spec.name.lower()
    others = " ".join((*spec.keywords, spec.family, spec.summary)).lower()
    ranks = []
    for word in words:
        if name.startswith(word):
            ranks.append(0)
        elif word in name:
            ranks.append(1)
        elif any(part.startswith(word) for part in others.split()):
            ranks.append(2)
        elif _is_subsequence(word, name):
            ranks.append(3)
        else:
            return None
    return (max(ranks, default=0), len(name) if words else 0)


def _is_subsequence(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)
