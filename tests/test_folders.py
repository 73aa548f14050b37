"""Where the user's files are kept."""

from pathlib import Path

import platformdirs
import pytest

from netstudio.folders import user_folder

VARIABLE = "NETSTUDIO_TESTED_FOLDER"


@pytest.mark.parametrize("kind", ["data", "cache", "log"])
def test_each_kind_is_where_the_system_has_it(monkeypatch, kind):
    monkeypatch.delenv(VARIABLE, raising=False)
    root = getattr(platformdirs, f"user_{kind}_path")("netstudio", appauthor=False)
    assert user_folder(VARIABLE, kind) == root
    assert user_folder(VARIABLE, kind, "runs") == root / "runs"


def test_a_variable_names_another_folder_as_it_stands(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert user_folder(VARIABLE, "data", "runs") == tmp_path
    monkeypatch.setenv(VARIABLE, "~/elsewhere")
    assert user_folder(VARIABLE, "data") == Path.home() / "elsewhere"
