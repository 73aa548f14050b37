"""Proofs: what they show, what they refuse to show, and that they disturb nothing."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import torch
from torch import nn

from netstudio.exchange.proof.examples import Example
from netstudio.exchange.proof.prove import prove_path
from netstudio.exchange.proof.verdict import Proof, sha256_of

from .same_process import proof_here

HEAD = "import torch\nimport torch.nn.functional as F\nfrom torch import nn\n\n\n"
NET = (
    HEAD
    + """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 6, 3, padding=1, bias=False)
        self.norm = nn.BatchNorm2d(6)
        self.drop = nn.Dropout(0.4)
        self.head = nn.Linear(6, 5)

    def forward(self, x):
        y = F.relu(self.norm(self.conv(x)))
        return self.head(self.drop((y + x.mean(1, keepdim=True)).mean((2, 3))))
"""
)


def made(text: str, name: str = "Net") -> nn.Module:
    namespace: dict = {"__name__": "original"}
    exec(text, namespace)
    return namespace[name]()


def written(folder: Path, text: str) -> Path:
    path = folder / "net.py"
    path.write_text(text)
    return path


def image(*shape: int) -> Example:
    return Example((torch.randn(shape or (2, 3, 16, 16)),))


def test_a_fresh_process_shows_that_source_is_the_same_to_the_bit(tmp_path: Path) -> None:
    module = made(NET)
    before = {key: value.clone() for key, value in module.state_dict().items()}
    example = image()
    torch.manual_seed(3), random.seed(3)
    drawn = (torch.rand(1), random.random())
    torch.manual_seed(3), random.seed(3)
    threads = torch.get_num_threads()

    told: list[str] = []
    proof = prove_path(module, written(tmp_path, NET), "Net", [example], tell=told.append)

    assert proof.verdict == "identical"
    assert "the same to the last bit in 7 cases" in proof.sentence()
    assert {(case.mode, case.shapes[0]) for case in proof.cases} >= {
        ("eval", (3, 3, 16, 16)),
        ("train", (3, 3, 16, 16)),
        ("eval", (1, 3, 16, 16)),
        ("train", (3, 3, 13, 15)),
    }
    assert all(case.gradients == 0.0 and case.buffers == 0.0 for case in proof.cases)
    assert not any(case.recorded for case in proof.cases)
    assert len(told) > len(proof.cases)
    assert proof.source_sha256 == sha256_of(NET)
    # The caller's weights, mode, gradients, random numbers and threads are as they were.
    assert module.training
    assert all(parameter.grad is None for parameter in module.parameters())
    assert all(torch.equal(before[key], value) for key, value in module.state_dict().items())
    assert (torch.rand(1), random.random()) == drawn
    assert torch.get_num_threads() == threads


def test_the_process_of_a_proof_has_no_netstudio(tmp_path: Path) -> None:
    path = written(tmp_path, "import netstudio\n" + NET)
    proof = prove_path(made(NET), path, "Net", [image()])
    assert proof.verdict == "failed"
    assert "netstudio" in proof.reason


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("F.relu(", "F.gelu(", "differs by"),
        ("Dropout(0.4)", "Dropout(0.5)", "differs by"),
        ("BatchNorm2d(6)", "BatchNorm2d(6, momentum=0.2)", "running"),
        ("BatchNorm2d(6)", "BatchNorm2d(6, eps=1e-6)", "differs by"),
        ("y + x.mean", "y - x.mean", "differs by"),
        ("self.drop((y", "(y).mean((2, 3)) and self.drop((y", "cannot run"),
        ("return self.head(", "return 0 * self.head(", "differs by"),
        (".mean((2, 3))", ".mean((2, 3))[:2]", "(2, 5) float32, and (3, 5) float32"),
        ("F.relu(", "F.relu(1e38 * 1e38 * ", "differs by|is not finite"),
    ],
)
def test_what_differs_is_named(old: str, new: str, word: str) -> None:
    proof = proof_here(made(NET), NET.replace(old, new, 1), "Net", image(2, 3, 8, 8))
    assert proof.verdict == "different"
    assert any(part in proof.sentence() for part in word.split("|")), proof.sentence()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("self.norm", "self.bn", "bn.weight: (6) in the file, nothing in the network"),
        ("Linear(6, 5)", "Linear(6, 4)", "head.weight: (4, 6) in the file, (5, 6) in the network"),
        ("(6, 5)", "(6, 5, bias=False)", "head.bias: missing in the file; the network has (5)"),
    ],
)
def test_other_weights_are_explained_key_by_key(old: str, new: str, line: str) -> None:
    proof = proof_here(made(NET), NET.replace(old, new), "Net", image())
    assert proof.verdict == "different"
    assert line in proof.sentence()


def test_another_order_of_weights_is_noted() -> None:
    lines = NET.splitlines()
    norm = next(at for at, line in enumerate(lines) if "self.norm =" in line)
    lines[norm - 1 : norm + 1] = [lines[norm], lines[norm - 1]]
    proof = proof_here(made(NET), "\n".join(lines), "Net", image())
    assert proof.holds
    assert "another order" in proof.notes[0]


def test_rounding_is_told_from_a_difference_by_double_precision() -> None:
    text = NET.replace(".mean((2, 3))", ".sum(3).sum(2) * (1 / (y.shape[2] * y.shape[3]))")
    proof = proof_here(made(NET), text, "Net", image())
    assert proof.verdict == "equal"
    assert 0 < proof.difference < 1e-5
    slight = text.replace("self.head(", "1.0000001 * self.head(")
    assert proof_here(made(NET), slight, "Net", image()).verdict == "different"


def test_weights_that_are_tied_have_to_stay_tied() -> None:
    tied = HEAD + (
        "class Net(nn.Module):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        "        self.a, self.b = nn.Linear(4, 4), nn.Linear(4, 4)\n"
        "        self.b.weight = self.a.weight\n\n"
        "    def forward(self, x):\n"
        "        return self.b(self.a(x).tanh())\n"
    )
    loose = tied.replace("        self.b.weight = self.a.weight\n", "")
    assert proof_here(made(tied), tied, "Net", image(2, 4)).verdict == "identical"
    assert proof_here(made(tied), loose, "Net", image(2, 4)).verdict == "different"


def net(body: str, members: str = "self.a = nn.Linear(4, 4)") -> str:
    return HEAD + (
        "class Net(nn.Module):\n"
        "    def __init__(self):\n"
        "        super().__init__()\n"
        f"        {members}\n\n"
        "    def forward(self, x, mask=None):\n"
        f"        {body}\n"
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("return self.a(x) * 0", "do not depend on the inputs"),
        ("return self.a(x) / 0", "do not depend on the inputs, or are not finite"),
        ("return self.a(x).detach()", "no gradient reaches any weight"),
        ("return x.sum(-1) + 0 * self.a(x).sum(-1)", "whose gradient is zero: a.weight, a.bias"),
    ],
)
def test_a_proof_says_when_it_proves_nothing(body: str, reason: str) -> None:
    text = net(body)
    proof = proof_here(made(text), text, "Net", image(2, 4))
    assert proof.verdict == "nothing" and not proof.holds
    assert reason in proof.sentence()


def test_weights_that_nothing_uses_are_noted() -> None:
    text = net("return self.a(x)", "self.a, self.spare = nn.Linear(4, 4), nn.Linear(2, 2)")
    proof = proof_here(made(text), text, "Net", image(2, 4))
    assert proof.verdict == "identical"
    assert "spare.weight, spare.bias" in proof.notes[0]


def test_sizes_that_the_original_refuses_are_noted() -> None:
    text = net("return self.a(x.flatten(1)[:, :4].reshape(2, 4) if len(x) == 2 else 1 / 0)")
    proof = proof_here(made(text), text, "Net", image(2, 1, 4, 4))
    assert proof.holds and proof.cases[0].recorded
    text = net("assert x.shape[-1] == 16\n        return self.a(x[..., :4])")
    proof = proof_here(made(text), text, "Net", image(2, 3, 16, 16))
    assert proof.holds
    assert "does not take batch 3, 8 × 24: AssertionError" in " ".join(proof.notes)


@pytest.mark.parametrize(
    ("wait", "patience", "said"),
    [("3600", 5.0, "The source does not run"), ("0", 0.0, "proves nothing")],
)
def test_a_proof_does_not_go_on_for_ever(
    wait: str, patience: float, said: str, tmp_path: Path
) -> None:
    slow = net(f"import time; time.sleep({wait}); return self.a(x)")
    module = made(net("return self.a(x)"))
    proof = prove_path(module, written(tmp_path, slow), "Net", [image(2, 4)], patience=patience)
    assert not proof.holds
    assert said in proof.sentence()
    assert f"longer than {patience:g} seconds" in proof.sentence()


def test_sizes_and_masks_that_are_baked_in_are_found() -> None:
    mask = torch.ones(2, 6, dtype=torch.bool)
    mask[1, 4:] = False
    example = Example((torch.randn(2, 6, 4),), {"mask": mask})
    right = net("return self.a(x.masked_fill(~mask[..., None], 0.0)).mean(1)")
    length = right.replace(".mean(1)", ".sum(1) / 6")
    baked = right.replace("~mask[..., None]", "torch.arange(x.shape[1])[None, :, None] > 4 + 0 * x")
    assert proof_here(made(right), right, "Net", example).verdict == "identical"
    assert proof_here(made(right), length, "Net", example).verdict == "different"
    assert proof_here(made(right), baked, "Net", example).verdict == "different"


def test_a_module_that_cannot_run_is_not_the_source_s_fault() -> None:
    text = net("raise KeyError('lost')")
    proof = proof_here(made(text), text, "Net", image(2, 4))
    assert proof.verdict == "failed"
    assert "The original does not run: KeyError: 'lost'" in proof.sentence()


@pytest.mark.parametrize(
    ("original", "source"),
    [
        (net("raise KeyError('lost')"), net("return self.a(x)")),
        (net("return self.a(x)"), net("return self.a(x)", "raise KeyError('lost')")),
        (net("return self.a(x)"), net("return self.a(x)", "self.a = nn.Linear(4, 5)")),
        (net("return self.a(x) * 0"), net("return self.a(x) * 0")),
    ],
)
def test_a_reason_is_told_once(original: str, source: str) -> None:
    proof = proof_here(made(original), source, "Net", image(2, 4))
    assert not proof.holds and proof.reason
    assert proof.reason in proof.sentence()
    assert not any(note in proof.sentence() for note in proof.notes)


def test_a_proof_is_plain_data_and_back() -> None:
    proof = proof_here(made(NET), NET.replace("[", "[").replace("relu", "gelu"), "Net", image())
    other = Proof("different", proof.cases, ("a note",), sha256_of(NET), 1.5, "a reason")
    data = json.loads(json.dumps(other.as_json()))
    again = Proof.from_json(data)
    assert again == other
    assert data["sentence"] == str(other.sentence())
    for damaged in (
        {},
        {**data, "verdict": "perfect"},
        {**data, "cases": [1]},
        {**data, "cases": 0},
    ):
        with pytest.raises(ValueError, match=r"proof|perfect"):
            Proof.from_json(damaged)


def test_larger_images_are_tried_where_smaller_ones_are_refused() -> None:
    text = net(
        "assert x.shape[-1] % 16 == 0 and x.shape[-2] >= 64\n        return self.a(x[..., :4])"
    )
    proof = proof_here(made(text), text, "Net", image(2, 1, 64, 64))
    assert {case.shapes[0][-2:] for case in proof.cases} == {(64, 64), (96, 128)}
