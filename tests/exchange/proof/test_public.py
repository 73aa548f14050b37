"""`netstudio.import_module` and `netstudio.prove`, as a Python program calls them."""

from __future__ import annotations

import warnings

import pytest
import torch
from torch import nn

import netstudio
from netstudio.document.edits import SetArguments
from netstudio.errors import ProofError
from netstudio.exchange.importing import Finding
from netstudio.exchange.proof import imported
from netstudio.exchange.proof.verdict import Proof


def small() -> nn.Sequential:
    return nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten(), nn.LazyLinear(3))


def test_an_import_is_proved() -> None:
    module, image = small(), torch.randn(2, 1, 6, 6)
    module(image)
    project = netstudio.import_module(module, image)
    assert list(netstudio.build_module(project).state_dict()) == list(module.state_dict())


@pytest.mark.slow
def test_a_project_that_is_another_is_told_apart() -> None:
    module, image = small(), torch.randn(2, 1, 6, 6)
    module(image)
    project = netstudio.import_module(module, image, prove=False)
    conv = next(item for item in project.graph.members.values() if item.name == "0")
    other = SetArguments("", conv.id, {"padding": 1}).change(project)
    assert netstudio.prove(module, project, image).holds
    assert not netstudio.prove(module, other, image).holds


def test_a_proof_that_fails_is_an_error_with_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    proof = Proof("different", reason="they differ.")
    monkeypatch.setattr(imported, "prove", lambda *_: proof)
    with pytest.raises(ProofError, match="Not the same network: they differ") as error:
        netstudio.import_module(nn.Linear(3, 2), {"input": torch.randn(2, 3)})
    assert error.value.proof is proof
    assert error.value.project.graph.nodes


def test_a_proof_of_nothing_and_findings_are_warnings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imported, "prove", lambda *_: Proof("nothing", reason="no reason."))
    with pytest.warns(ImportWarning, match="proves nothing: no reason"):
        netstudio.import_module(nn.Linear(3, 2), torch.randn(2, 3))
    with pytest.warns(ImportWarning, match="layer1: It branches"):
        imported.warn_of_findings([Finding("layer1", "warning", "It branches.")])
    with warnings.catch_warnings(action="error"):
        imported.warn_of_findings([Finding("", "note", "Nothing to worry about.")])
