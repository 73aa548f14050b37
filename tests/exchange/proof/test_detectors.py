"""Proofs of what chooses: layers that no output tells of are compared by what they give."""

from __future__ import annotations

import pytest
import torch

from netstudio.exchange.importing import record_module
from netstudio.exchange.proof.examples import Example
from netstudio.exchange.proof.prove import prove
from tests.exchange.importing.test_detection import DETECTORS

from .same_process import proof_here
from .test_prove import HEAD, made

CHOOSER = (
    HEAD
    + """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.likely = nn.Linear(3, 4)
        self.unlikely = nn.Linear(3, 4)
        self.unused = nn.Linear(3, 4)

    def forward(self, x):
        proposed = torch.stack([self.unlikely(x), self.likely(x) + 1000.0])
        return proposed.max(0).values
"""
)
EXAMPLE = Example((torch.randn(2, 3, generator=torch.Generator().manual_seed(0)),))


def test_what_is_never_chosen_is_compared_by_its_layers() -> None:
    proof = proof_here(made(CHOOSER), CHOOSER, "Net", EXAMPLE, chooses=True)
    assert proof.verdict == "identical"
    assert {case.mode for case in proof.cases} == {"eval"}
    evaluation, unused, closer = sorted(proof.notes)
    assert "in evaluation alone" in evaluation
    assert unused.startswith("No run uses") and unused.endswith("unused.weight, unused.bias.")
    assert closer.endswith("unlikely.weight, unlikely.bias.")


def test_no_other_network_is_given_that_credit() -> None:
    proof = proof_here(made(CHOOSER), CHOOSER, "Net", EXAMPLE)
    assert proof.verdict == "nothing"
    assert "whose gradient is zero: unlikely.weight" in proof.reason


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("self.unlikely(x)", "self.unlikely(x + 0.1)", "what the layer unlikely gives differs"),
        ("self.unlikely(x),", "self.likely(x),", "what the layer unlikely gives is missing"),
        ("self.unlikely(x),", "self.unlikely(x) + 2000,", "0 differs by"),
    ],
)
def test_a_mistake_in_what_is_never_chosen_is_found(old: str, new: str, said: str) -> None:
    proof = proof_here(made(CHOOSER), CHOOSER.replace(old, new), "Net", EXAMPLE, chooses=True)
    assert proof.verdict == "different"
    assert said in str(proof.sentence())


def test_a_detector_whose_proposals_have_no_gradient_is_proved() -> None:
    torch.manual_seed(0)
    detector = DETECTORS["FasterRCNN"]()
    images = torch.rand(2, 3, 64, 64)
    proof = prove(detector, record_module(detector, (images,)).project, [Example((images,))])
    assert proof.verdict == "identical"
    assert "rpn.head.conv.0.0.weight" in proof.notes[-1]
    assert not any("does not run" in note for note in proof.notes)
