"""What a model returns: a dict stays one, and what a graph cannot return is told."""

from __future__ import annotations

from collections import OrderedDict, namedtuple
from dataclasses import dataclass
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from netstudio.compiler.check import check
from netstudio.compiler.model import build
from netstudio.document.node import Output
from netstudio.exchange.importing import record_module
from netstudio.exchange.python_in import read_python
from tests.exchange.importing.comparing import differences, rebuilt


class Heads(nn.Module):
    """Two values; what is made of them is up to a subclass."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Linear(4, 5)
        self.head = nn.Linear(5, 6)

    def forward(self, x: Tensor) -> Any:
        hidden = self.body(x)
        return self.given(self.head(hidden), hidden)

    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        raise NotImplementedError


class Dict(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return {"scores": scores, "0": hidden}


class Ordered(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return OrderedDict(hidden=hidden, scores=scores)


@dataclass
class Pair:
    scores: Tensor
    hidden: Tensor
    nothing: Tensor | None = None


class Dataclass(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return Pair(scores, hidden)


Named = namedtuple("Named", "scores hidden")


class NamedTuple(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return Named(scores, hidden)


class Nested(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return {"scores": scores, "states": (hidden, hidden + 1)}


class Beside(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return {"scores": scores, "temperature": 2.0}


class Numbered(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return {0: scores, 1: hidden}


class List(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return [scores, hidden]


class DictInTraining(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return {"out": scores} if self.training else scores


class MoreInTraining(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return (scores, hidden) if self.training else scores


class OthersInTraining(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return (scores, hidden) if self.training else hidden


class MeanInEvaluation(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        parts = scores[:, :5], hidden
        return parts if self.training else (parts[0] + parts[1]) / 2


class AnotherInTraining(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        active = hidden.relu()
        return scores + active.sum(), hidden if self.training else active


class KeyInTraining(Heads):
    def given(self, scores: Tensor, hidden: Tensor) -> Any:
        return {"scores": scores, "hidden": hidden} if self.training else {"scores": scores}


@pytest.mark.parametrize(
    ("made", "line", "counts"),
    [
        (MoreInTraining, "return self.head(x), x if self.training else None", (2, 1)),
        (
            OthersInTraining,
            "return head if self.training else x, x if self.training else None",
            (2, 1),
        ),
        (MeanInEvaluation, ", x if self.training else None", (2, 1)),
        (AnotherInTraining, ", x if self.training else relu", ()),
        (KeyInTraining, '"hidden": x if self.training else None}', (2, 1)),
    ],
)
def test_what_one_of_the_modes_returns_alone(
    made: type[Heads], line: str, counts: tuple[int, ...]
) -> None:
    module, x = made(), torch.randn(3, 4)
    imported = record_module(module, (x,))
    again = rebuilt(imported.project, module)
    for training in (False, True):
        assert differences(module, again, (x,), training=training).are_none
    text = build(imported.project).source.text
    assert line in text
    told = [f.message for f in imported.findings if "another number of values" in f.message]
    assert len(told) == bool(counts)
    assert all(f"training ({counts[0]})" in message for message in told)
    assert build(read_python(text)).source.text == text


@pytest.mark.parametrize(
    ("made", "keys", "said"),
    [
        (Dict, ("scores", "0"), ""),
        (Ordered, ("hidden", "scores"), ""),
        (
            Dataclass,
            ("scores", "hidden"),
            "returns “Pair”; here its tensors are returned as a",
        ),
        (NamedTuple, (), "returns “Named”; here its tensors are returned as a tuple"),
        (Nested, (), "here all are returned as one tuple"),
        (Beside, ("scores",), "left out here: temperature (float)"),
        (Numbered, (), ""),
        (List, (), ""),
        (DictInTraining, (), ""),
    ],
)
def test_the_form_of_what_is_returned(made: type[Heads], keys: tuple[str, ...], said: str) -> None:
    module, x = made(), torch.randn(3, 4)
    imported = record_module(module, (x,))
    assert imported.project.graph.returned_keys() == keys
    found = [str(f.message) for f in imported.findings if "original returns" in f.message]
    assert len(found) == bool(said)
    assert all(said in text for text in found)
    again = rebuilt(imported.project, module)
    for training in (False, True):
        assert differences(module, again, (x,), training=training).are_none
    given = again(x)
    assert (list(given) if isinstance(given, dict) else []) == list(keys)


def test_a_dict_comes_back_from_its_file_with_its_keys() -> None:
    project = record_module(Dict(), (torch.randn(3, 4),)).project
    read = read_python(build(project).source.text)
    targets = {node.name: node.target for node in read.graph.outputs()}
    assert targets == {"scores": Output("scores"), "out1": Output("0")}


def test_a_part_that_returns_a_dict_is_a_block_like_others() -> None:
    class Outer(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.inner = Dict()

        def forward(self, x: Tensor) -> Tensor:
            given = self.inner(x)
            return given["scores"].sum(1) + given["0"].mean(1)

    module, x = Outer(), torch.randn(3, 4)
    imported = record_module(module, (x,))
    assert imported.project.graph.returned_keys() == ()
    assert not [f for f in imported.findings if "original returns" in f.message]
    assert differences(module, rebuilt(imported.project, module), (x,), training=False).are_none


class Auxiliary(nn.Module):
    """A model whose keys are its layers' names."""

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Linear(4, 5)
        self.aux = nn.Linear(4, 6)

    def forward(self, x: Tensor) -> dict[str, Tensor]:
        return {"head": self.head(x), "aux": self.aux(x)}


def test_an_output_is_not_named_as_the_layer_before_it() -> None:
    project = record_module(Auxiliary(), (torch.randn(3, 4),)).project
    assert project.graph.returned_keys() == ("head", "aux")
    assert [node.name for node in project.graph.outputs()] == ["head_out", "aux_out"]
    assert not [problem for problem in check(project) if problem.code == "doubled_name"]
