"""Further examples: what one example leaves open, others answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from netstudio import trust
from netstudio.cli import main
from netstudio.exchange.importing import record_module


class Checking(nn.Module):
    """Looks at its input, and does the same whatever it sees there."""

    def __init__(self) -> None:
        super().__init__()
        self.fc = nn.Linear(4, 2)

    def forward(self, x: Tensor) -> Tensor:
        if float(x.abs().max()) > 1e9:
            raise ValueError("too large")
        return self.fc(x)


class Branching(Checking):
    """Does something else where its input is small."""

    def forward(self, x: Tensor) -> Tensor:
        return self.fc(x) if float(x.abs().max()) > 1 else self.fc(-x)


LARGE, SMALL = torch.full((2, 4), 2.0), torch.full((2, 4), 0.5)


def test_one_example_leaves_open_what_a_value_decides() -> None:
    (finding,) = record_module(Checking(), (LARGE,)).findings
    assert finding.wants_example and finding.severity == "warning"


def test_another_example_answers() -> None:
    more = [((SMALL,), {})]
    same = record_module(Checking(), (LARGE,), more_examples=more).findings
    assert [item.severity for item in same] == ["note"]
    assert "it did the same" in same[0].message and not same[0].wants_example
    apart = record_module(Branching(), (LARGE,), more_examples=more).findings
    assert any("it calls something else" in item.message for item in apart)
    assert not any(item.wants_example for item in apart)


@pytest.mark.slow
def test_further_examples_and_kept_parts_from_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(trust.VARIABLE, str(tmp_path / "trusted"))
    monkeypatch.setenv(trust.FOR_NOW, "")
    file = tmp_path / "net.py"
    file.write_text(
        "from torch import nn\n\n\n"
        "class Part(nn.Module):\n"
        "    def __init__(self, size):\n"
        "        super().__init__()\n"
        "        self.fc = nn.Linear(size, size)\n\n"
        "    def forward(self, x):\n"
        "        return self.fc(x) if float(x.sum()) > 0 else self.fc(-x)\n\n\n"
        "class Net(nn.Module):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "        self.part, self.last = Part(4), nn.Linear(4, 2)\n\n"
        "    def forward(self, x):\n"
        "        return self.last(self.part(x))\n"
    )
    output = tmp_path / "out.json"
    command = ["import", f"{file}:Net", "-o", str(output), "--trust", "--json", "--input", "2x4"]
    assert main([*command, "--more", "5x4", "--keep", "part"]) == 0
    report = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert report["findings"] == [] and report["proof"]["verdict"] == "identical"
    assert (tmp_path / "net_custom.py").read_text().count("class ") == 1
    main(["check", str(output), "--json"])
    nodes = json.loads(capsys.readouterr().out)["nodes"]
    assert {
        "id": "part",
        "name": "part",
        "kind": "Part",
        "shape": ["N", 4],
        "parameters": 20,
    } in nodes
