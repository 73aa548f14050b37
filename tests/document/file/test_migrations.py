"""The migration hook: one format at a time, and nothing newer."""

from __future__ import annotations

import pytest

from netstudio.document.file.migrations import FORMAT, MIGRATIONS, migrate
from netstudio.errors import ProjectFileError


def _two(data):
    return {"format": 2, "name": data["title"]}


def _three(data):
    return {**data, "name": data["name"].upper()}


def test_each_step_runs_once_and_in_order():
    data = {"format": 1, "title": "net"}
    assert migrate(data, {1: _two, 2: _three}, 3) == {"format": 3, "name": "NET"}
    assert migrate({"format": 2, "name": "net"}, {1: _two, 2: _three}, 3)["name"] == "NET"
    assert data == {"format": 1, "title": "net"}


def test_a_migration_need_not_count():
    assert migrate({"format": 1}, {1: lambda data: {}}, 2) == {"format": 2}


def test_every_older_format_has_its_migration():
    assert set(MIGRATIONS) == set(range(1, FORMAT))


def test_newer_absent_and_unreachable_formats_are_refused():
    with pytest.raises(ProjectFileError, match=r"format 4.*up to 3"):
        migrate({"format": 4}, {1: _two, 2: _three}, 3)
    with pytest.raises(ProjectFileError, match="format 1 can no longer be read"):
        migrate({"format": 1}, {2: _three}, 3)
    with pytest.raises(ProjectFileError, match="“format” is missing"):
        migrate({}, {}, 1)


def test_a_damaged_old_file_is_an_error_of_ours():
    with pytest.raises(ProjectFileError, match=r"older format 1.*title"):
        migrate({"format": 1}, {1: _two}, 2)
