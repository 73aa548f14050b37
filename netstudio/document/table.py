"""An immutable mapping that keeps its order, because order is meaning here.

The order of a graph's members is the order of registration, and so the order of state_dict keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Table(Mapping[K, V], Generic[K, V]):
    """An immutable ordered mapping; every change gives a new table that shares its values."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self._items: dict[K, V] = dict(items)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return self is other or list(self._items.items()) == list(other._items.items())

    def __hash__(self) -> int:
        return hash(tuple(self._items.items()))

    def __repr__(self) -> str:
        return f"Table({self._items!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (Table, (self._items,))

    def set(self, key: K, value: V) -> Table[K, V]:
        """The table with `key` set: in its old place, or at the end."""
        return Table({**self._items, key: value})

    def update(self, changes: Mapping[K, V]) -> Table[K, V]:
        """The table with every key of `changes` set."""
        return Table({**self._items, **changes}) if changes else self

    def without(self, *keys: K) -> Table[K, V]:
        """The table without `keys`; those that it lacks are passed over."""
        dropped = set(keys)
        return Table({key: value for key, value in self._items.items() if key not in dropped})

    def insert(self, index: int, key: K, value: V) -> Table[K, V]:
        """The table with a new `key` at position `index`."""
        items = [item for item in self._items.items() if item[0] != key]
        items.insert(index, (key, value))
        return Table(items)

    def reordered(self, keys: Iterable[K]) -> Table[K, V]:
        """The same items in the order of `keys`, which names each of them once."""
        return Table({key: self._items[key] for key in keys})
