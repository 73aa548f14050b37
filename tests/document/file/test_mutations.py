"""Thousands of damaged files: each is refused in our own words or loads, and none runs anything."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from netstudio.document.project_file import (
    load_project_file,
    project_from_text,
    project_to_text,
)
from netstudio.errors import ProjectFileError

from ..strategies import identity_of, random_project
from .test_round_trip import SKETCH

COUNT = 2000

HOSTILE: tuple[Any, ...] = (
    None, True, 0, -1, 2**31, 2**63, 2**70, 1.5, 1e308, "", "x", "__import__('os').system('x')",
    "../../etc/passwd", "\ud800", "\x00", "9" * 5000, "x" * 5000, [], {}, [[]], {"": 0},
    {"expr": "().__class__"}, {"expr": "x" * 400}, {"expr": "(" * 200}, {"expr": "\\"},
    {"ref": "nowhere"}, {"float": "nan"}, {"slice": []}, {"block": "Residual"},
    {"__reduce__": ["os.system", "x"]}, [0] * 50,
)  # fmt: skip


class _Audit:
    """Notes what the interpreter does while armed; an audit hook cannot be taken off again."""

    def __init__(self) -> None:
        self.armed = False
        self.allowed = ""
        self.events: list[tuple[str, str]] = []
        sys.addaudithook(self._hook)

    def _hook(self, event: str, args: tuple[Any, ...]) -> None:
        if self.armed and not self._harmless(event, args):
            self.events.append((event, repr(args)[:200]))

    def _harmless(self, event: str, args: tuple[Any, ...]) -> bool:
        """`ast.parse` compiles to a syntax tree under this name; no code comes of it."""
        if event == "compile":
            return args[1] == "<unknown>"
        return event == "open" and str(args[0]) == self.allowed


@pytest.fixture(scope="module")
def audit() -> _Audit:
    return _Audit()


def _paths(data: Any, path: tuple = ()) -> Iterator[tuple]:
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from _paths(value, (*path, key))


def _parent(data: Any, path: tuple) -> Any:
    for key in path[:-1]:
        data = data[key]
    return data


def _mutate_bytes(rng: Random, text: str) -> bytes:
    data = bytearray(text.encode())
    kind = rng.randrange(4)
    at, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    if kind == 0:
        for _ in range(rng.randint(1, 4)):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    elif kind == 1:
        del data[at:]
    elif kind == 2:
        del data[at : min(end, at + 40)]
    else:
        data[at:at] = data[at : min(end, at + 200)]
    return bytes(data)


def _swap_keys(rng: Random, data: Any, path: tuple) -> None:
    parent = _parent(data, path)
    other = rng.choice(list(_paths(data)))
    value = parent.pop(path[-1])
    if isinstance(parent, list):
        parent.append(value)
    else:
        parent[str(other[-1])] = value


def _nest(rng: Random, data: Any, path: tuple) -> None:
    parent, value = _parent(data, path), _parent(data, path)[path[-1]]
    for _ in range(rng.choice((3, 30, 60, 120))):
        value = rng.choice(([value], {"list": [value]}, {path[-1]: value}))
    parent[path[-1]] = value


def _replace(rng: Random, data: Any, path: tuple) -> None:
    _parent(data, path)[path[-1]] = copy.deepcopy(rng.choice(HOSTILE))


def _drop(_: Random, data: Any, path: tuple) -> None:
    del _parent(data, path)[path[-1]]


def _transplant(rng: Random, data: Any, path: tuple) -> None:
    other = rng.choice(list(_paths(data)))
    _parent(data, path)[path[-1]] = copy.deepcopy(_parent(data, other)[other[-1]])


_TREE: tuple[Callable[[Random, Any, tuple], None], ...] = (
    _swap_keys, _nest, _replace, _replace, _drop, _transplant,
)  # fmt: skip


def _mutate_tree(rng: Random, text: str) -> bytes:
    data = json.loads(text)
    for _ in range(rng.randint(1, 2)):
        paths = list(_paths(data))
        if paths:
            rng.choice(_TREE)(rng, data, rng.choice(paths))
    return json.dumps(data).encode()


def _texts() -> list[str]:
    seeds = (random_project(Random(seed), 4) for seed in range(40))
    return [SKETCH, *(project_to_text(project) for project in seeds)]


def _outcome(path: Path, audit: _Audit) -> str:
    audit.allowed, audit.armed = str(path), True
    try:
        project = load_project_file(path)
    except ProjectFileError as error:
        return str(error)
    finally:
        audit.armed = False
    text = project_to_text(project)
    assert identity_of(project_from_text(text)) == identity_of(project)
    return ""


def _check(tmp_path, audit, count, seed):
    rng, texts = Random(seed), _texts()
    path = tmp_path / "p.json"
    path.write_text(SKETCH)
    load_project_file(path)  # Python imports its codec the first time
    loaded = 0
    for index in range(count):
        mutate = _mutate_bytes if index % 2 else _mutate_tree
        path.write_bytes(mutate(rng, rng.choice(texts)))
        message = _outcome(path, audit)
        loaded += not message
        assert "\n" not in message, message
        assert len(message) < 1000, message
    assert audit.events == []
    assert count * 0.05 < loaded < count * 0.6
    assert [p.name for p in tmp_path.iterdir()] == ["p.json"]


def test_mutated_files_are_refused_or_load_and_run_nothing(tmp_path, audit):
    _check(tmp_path, audit, COUNT, 20)


@pytest.mark.slow
def test_ten_thousand_mutated_files(tmp_path, audit):
    _check(tmp_path, audit, 10_000, 21)


def test_the_audit_would_notice(audit):
    audit.armed = True
    try:
        exec("1 + 1")
        compile("1", "<string>", "eval")
        with Path(__file__).open():
            pass
    finally:
        audit.armed = False
    assert {event for event, _ in audit.events} >= {"exec", "compile", "open"}
    audit.events.clear()
