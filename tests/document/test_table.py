"""The ordered immutable mapping."""

from __future__ import annotations

import pickle

import pytest

from netstudio.document.table import Table


def test_order_is_part_of_equality():
    assert Table({"a": 1, "b": 2}) == Table([("a", 1), ("b", 2)])
    assert Table({"a": 1, "b": 2}) != Table({"b": 2, "a": 1})
    assert hash(Table({"a": 1})) == hash(Table({"a": 1}))
    assert Table({"a": 1}) != {"a": 1}


def test_a_table_is_apart_from_what_it_was_made_of():
    source = {"a": 1}
    table = Table(source)
    source["b"] = 2
    assert dict(table) == {"a": 1}
    with pytest.raises(TypeError):
        table["a"] = 3


def test_set_keeps_the_place_or_appends():
    table = Table({"a": 1, "b": 2})
    assert list(table.set("a", 9).items()) == [("a", 9), ("b", 2)]
    assert list(table.set("c", 3)) == ["a", "b", "c"]
    assert list(table.items()) == [("a", 1), ("b", 2)]


def test_update_without_insert_and_reordered():
    table = Table({"a": 1, "b": 2, "c": 3})
    assert table.update({}) is table
    assert list(table.update({"d": 4, "b": 0}).items()) == [("a", 1), ("b", 0), ("c", 3), ("d", 4)]
    assert list(table.without("b", "absent")) == ["a", "c"]
    assert list(table.insert(1, "n", 0)) == ["a", "n", "b", "c"]
    assert list(table.insert(0, "c", 7).items()) == [("c", 7), ("a", 1), ("b", 2)]
    assert list(table.reordered(["c", "a", "b"]).items()) == [("c", 3), ("a", 1), ("b", 2)]
    with pytest.raises(KeyError):
        table.reordered(["absent"])


def test_it_travels_between_processes_and_shows_itself():
    table = Table({"a": (1, 2)})
    assert pickle.loads(pickle.dumps(table)) == table
    assert repr(table) == "Table({'a': (1, 2)})"
