"""The catalogue of layers: all of them, by name, and by search."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from netstudio.catalog.layers.index import FAMILY_OF
from netstudio.catalog.spec import FAMILIES, Family, LayerSpec


@cache
def _declared(family: Family) -> dict[str, LayerSpec]:
    """The layers of a family by name; its file and its tuple of layers are named like it."""
    module = import_module(f"netstudio.catalog.layers.{family}")
    layers: tuple[LayerSpec, ...] = getattr(module, family.upper())
    return {spec.name: spec for spec in layers}


def find_layer(name: str) -> LayerSpec | None:
    """The layer with this name, or None."""
    family = FAMILY_OF.get(name)
    return None if family is None else _declared(family)[name]


@cache
def all_layers() -> tuple[LayerSpec, ...]:
    """Every layer, in palette order."""
    return tuple(spec for family in FAMILIES for spec in _declared(family).values())


def layers_by_family() -> dict[Family, tuple[LayerSpec, ...]]:
    """The layers of each family, in palette order."""
    return {family: tuple(_declared(family).values()) for family in FAMILIES}


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
