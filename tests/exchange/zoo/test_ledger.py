"""The ledger of a zoo: what counts, what comes next, and what a crash costs."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from netstudio.compiler import memory
from netstudio.exchange.importing import record_module
from tests.exchange.importing.comparing import differences, randomised
from tests.exchange.importing.sharing import rebuilt_sharing
from tests.exchange.zoo.__main__ import main
from tests.exchange.zoo.case import Case
from tests.exchange.zoo.code_hash import importing_hash
from tests.exchange.zoo.compared import compared_files, digest_of, keep_compared, marked
from tests.exchange.zoo.ledger import Ledger, Result, in_turn
from tests.exchange.zoo.score import row, score
from tests.exchange.zoo.trial import Bounds, attempt

EXACT = Result("a", 10, 0.1, 0, True, 0.0, 0.0, 0.0, 0.0)
X = ((torch.rand(2, 3),), {})


def test_only_results_of_the_current_code_count(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "ledger.sqlite"
    earlier = Ledger(file, "zoo 1", "old")
    earlier.write("net", Result(error="broken"))
    earlier.write_size("net", 12)
    earlier.close()
    ledger = Ledger(file, "zoo 1", "new")
    assert ledger.results() == {}
    assert ledger.results(any_code=True)["net"].has_failed
    ledger.write("net", EXACT)
    ledger.write("net", EXACT)
    assert ledger.results() == {"net": EXACT}
    assert ledger.sizes() == {"net": 12}
    ledger.close()


def test_the_smallest_of_every_family_comes_first() -> None:
    families = {"a": ["a9", "a2"], "b": ["b5", "b6"], "none": []}
    sizes = {"a9": 9, "a2": 2, "b5": 5, "b6": 1}
    assert in_turn(families, sizes, ["b6"]) == ["a2", "b5", "a9"]


def test_the_hash_sees_the_code_and_not_its_words(tmp_path: Path) -> None:
    file = tmp_path / "document" / "edit.py"
    file.parent.mkdir()
    file.write_text('"""Says."""\nx = 1  # one\n')
    one = importing_hash(tmp_path)
    file.write_text('"""Says more."""\n\nx = 1\n')
    assert importing_hash(tmp_path) == one
    judging = tmp_path / "compiler" / "diagnosis" / "unused.py"
    judging.parent.mkdir(parents=True)
    judging.write_text("y = 1\n")
    assert importing_hash(tmp_path) == one
    file.write_text("x = 2\n")
    assert importing_hash(tmp_path) != one


def test_the_score_counts_and_groups_what_failed() -> None:
    results = {
        "a1": EXACT,
        "a2": Result("a", keys=True, left_out="too large"),
        "b1": Result("b", error="Size 12 of 3"),
        "b2": Result("b", error="Size 8 of 4"),
        "b3": Result("b", keys=True, evaluation=0.0, training=0.5, gradients=0.1, buffers=0.0),
    }
    lines = score({"a": ["a1", "a2"], "b": ["b1", "b2", "b3", "b4"]}, results).splitlines()
    assert lines[1].split() == ["a", "2", "of", "2", "2", "1", "0", "0", "1", "0"]
    assert lines[3].split() == ["all", "5", "of", "6", "3", "1", "0", "0", "1", "3"]
    assert lines[5] == "   2 Size # of #: b1, b2"
    assert lines[6] == "   1 differs: training, gradients: b3"


def test_what_has_the_file_that_was_compared_is_as_before(tmp_path: Path) -> None:
    assert compared_files("zoo 1", tmp_path) == {}
    keep_compared("zoo 1", {"a1": digest_of("x"), "a2": digest_of("y")}, tmp_path)
    keep_compared("zoo 1", {"a2": digest_of("z")}, tmp_path)
    assert (
        digest_of("f(x, 1)  # (N, 3)")
        == digest_of("f(\n    x,\n    1,\n)\n")
        != digest_of("f(x, 2)")
    )
    assert compared_files("zoo 1", tmp_path) == {"a1": digest_of("x"), "a2": digest_of("z")}
    assert compared_files("zoo 2", tmp_path) == {}
    large = Result("a", keys=True, left_out="too large", file=digest_of("x"))
    results = {"a1": large, "a2": large, "a3": Result("a", keys=True, left_out="too large")}
    found = marked("zoo 1", {**results, "a4": EXACT}, tmp_path)
    assert [model for model, result in found.items() if result.as_compared] == ["a1"]
    assert "as before" in row("a1", found["a1"])
    line = score({"a": ["a1", "a2", "a3", "a4"]}, found).splitlines()[1]
    assert line.split() == ["a", "4", "of", "4", "4", "1", "0", "1", "2", "0"]


class Told(dict):
    """What a trial told."""

    def result(self) -> Result:
        return Result(**self)


def test_a_trial_tells_differences_or_what_went_wrong() -> None:
    told = Told()
    attempt(Case(lambda: nn.Linear(3, 2), X, [X], [X]), told.update, Bounds(100))
    assert told.result().is_exact
    assert told["parameters"] == 8
    told = Told()
    attempt(Case(lambda: nn.Linear(4, 2), X, [X], [X]), told.update, Bounds(100))
    assert "does not run with the example inputs" in told.result().error


class Watched(nn.Module):
    """Says what its weights are."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.empty(3))
        nn.init.normal_(self.weight)

    def forward(self, x: Tensor) -> Tensor:
        assert self.weight.is_meta or 0.1 < self.weight.std() < 2
        return x * self.weight


def test_what_is_compared_has_random_weights() -> None:
    told = Told()
    attempt(Case(Watched, X, [X], [X]), told.update, Bounds(100))
    assert told.result().is_exact, told


class Switches(nn.Module):
    """Does something else with more columns, which its import says."""

    def __init__(self) -> None:
        super().__init__()
        self.factor = nn.Parameter(torch.ones(1))

    def forward(self, x: Tensor) -> Tensor:
        return (x * 2 if x.shape[1] > 3 else x - 1) * self.factor


def test_what_the_findings_say_is_compared_at_the_recorded_size() -> None:
    wide = ((torch.rand(2, 4),), {})
    recorded = ((torch.rand(2, 3),), {})
    told = Told()
    attempt(Case(Switches, recorded, [wide, recorded], [recorded]), told.update, Bounds(100))
    result = told.result()
    assert (result.is_exact, result.reported, result.findings > 0) == (True, True, True), told
    assert result.recorded_only


def test_what_the_findings_say_is_compared_at_an_unseen_size_that_is_alike() -> None:
    wide, narrow, recorded = (((torch.rand(2, columns),), {}) for columns in (4, 2, 3))
    told = Told()
    attempt(Case(Switches, recorded, [wide, narrow, recorded], [narrow]), told.update, Bounds(100))
    result = told.result()
    assert (result.is_exact, result.reported, result.recorded_only) == (True, True, False), told


def test_what_the_model_does_not_take_is_not_compared() -> None:
    wrong = ((torch.ones(2, 5),), {})
    told = Told()
    attempt(Case(lambda: nn.Linear(3, 2), X, [wrong, X], [wrong, X]), told.update, Bounds(100))
    assert told.result().is_exact


def test_a_large_model_is_imported_without_memory() -> None:
    made: list[nn.Module] = []

    def make() -> nn.Module:
        made.append(nn.Linear(3, 2))
        return made[-1]

    told = Told()
    attempt(Case(make, X, [X], [X]), told.update, Bounds(7))
    assert all(parameter.is_meta for module in made for parameter in module.parameters())
    result = told.result()
    assert (result.keys, result.left_out, result.has_failed) == (True, "too large", False)
    assert not result.is_exact


class Computed(nn.Linear):
    """Works its width out with a tensor, which needs a value."""

    def __init__(self) -> None:
        super().__init__(3, int(torch.linspace(1, 4, 2)[1].item()))


def test_a_large_model_that_cannot_be_made_without_memory_is_imported() -> None:
    told = Told()
    attempt(Case(Computed, X, [X], [X]), told.update, Bounds(7))
    result = told.result()
    assert (result.keys, result.parameters, result.left_out) == (True, 16, "too large"), told


def test_a_crash_or_an_endless_model_costs_one_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["samples", "--folder", str(tmp_path), "--seconds"]
    assert main([*arguments, "60", "--only", "[!h]*"]) == 1
    assert main([*arguments, "1", "--only", "hangs"]) == 1
    assert main([*arguments, "1", "--minutes", "0"]) == 1
    said = capsys.readouterr().out
    assert said.count("  exact\n") == 1  # what has a row is not tried again
    assert "its process ended with -#: dies" in said
    assert "took longer than # seconds: hangs" in said
    assert "families tried: 2 of 2" in said


class Tied(nn.Module):
    """Counts its calls, uses one weight twice and another never."""

    def __init__(self) -> None:
        super().__init__()
        self.one = nn.Linear(1100, 1000)  # large enough to be made without memory
        self.other = nn.Linear(1100, 1000, bias=False)
        self.other.weight = self.one.weight
        self.unused = nn.Linear(2, 2)
        self.norm = nn.BatchNorm1d(1000)
        self.gain = nn.Parameter(torch.ones(()))

    def forward(self, x: Tensor) -> Tensor:
        return self.norm(self.one(x)) * self.gain + self.other(x)


@pytest.mark.parametrize("bounds", [Bounds(10**9, 100), Bounds(10**9, 100, 100)])
def test_a_very_large_model_and_its_import_share_their_weights(bounds: Bounds) -> None:
    wide, narrow = (((torch.rand(batch, 1100),), {}) for batch in (3, 5))
    case = Case(Tied, wide, [narrow], [((torch.rand(1, 7),), {})], frugal=[narrow])
    told = Told()
    attempt(case, told.update, bounds)
    assert told.result().is_exact, told


def test_shared_weights_take_memory_once_and_other_gradients_are_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "physical_memory", lambda: 1000)
    module = randomised(Tied())
    made = rebuilt_sharing(record_module(module, (torch.rand(3, 1100),)).project, module)
    pairs = zip(made.named_parameters(), module.named_parameters(), strict=True)
    assert all(a == b and x.data_ptr() == y.data_ptr() for (a, x), (b, y) in pairs)
    x = torch.rand(4, 1100)
    found = differences(module, made, (x,), training=True, digests=True)
    assert found.are_none
    assert all(parameter.grad is None for parameter in made.parameters())
    made.one.weight.register_hook(lambda gradient: gradient * 1.0001)
    found = differences(module, made, (x,), training=True, digests=True)
    assert (found.outputs, math.isnan(found.gradients)) == (0, True)
    assert not found.are_none
