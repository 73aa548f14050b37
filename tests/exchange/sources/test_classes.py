"""The classes of a Python file that may be modules, by its text alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from netstudio.errors import ModelImportError
from netstudio.exchange.sources.classes import module_classes


def test_the_last_class_comes_first_and_others_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "nets.py"
    path.write_text(
        "raise SystemExit\n"
        "class Layer(nn.Module): ...\n"
        "class Config: ...\n"
        "class Net(Layer): ...\n"
        "class Plain:\n    def forward(self, x): ...\n"
    )
    assert module_classes(path) == ("Plain", "Net", "Layer")


def test_what_is_no_python_says_where(tmp_path: Path) -> None:
    path = tmp_path / "broken.py"
    path.write_text("import torch\n\nclass Net(nn.Module:\n    pass\n")
    with pytest.raises(ModelImportError) as caught:
        module_classes(path)
    assert str(caught.value).startswith("broken.py is not Python: ")
    assert str(caught.value).endswith(", line 3.") and "<unknown>" not in str(caught.value)
