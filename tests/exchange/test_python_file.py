"""The Python file that is written, whatever it is called."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import netstudio
from netstudio.exchange.python_file import export_python, export_weights


@pytest.mark.parametrize("stem", ['"""\nimport os\n"""', 'a"b', "back\\", "it's"])
def test_a_hostile_file_name_stays_words(stem: str, tmp_path: Path) -> None:
    project = netstudio.load_project("mlp")
    weights = tmp_path / "given.safetensors"
    export_weights(project, weights)
    path = tmp_path / f"{stem}.py"
    export_python(project, path, weights)
    tree = ast.parse(path.read_text())
    imported = [ast.unparse(node) for node in tree.body if isinstance(node, ast.Import)]
    assert imported == ["import torch"]
    assert "load_file(" in (ast.get_docstring(tree) or "")
