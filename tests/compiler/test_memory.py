"""A network that is too large is refused in plain words, before any memory is taken."""

import pytest

from netstudio.compiler import build, memory, model
from netstudio.document.edits import SetArguments
from netstudio.errors import CompileError
from tests.networks import lenet


def wide(features):
    return SetArguments("", "fc1", {"out_features": features}).change(lenet())


def test_weights_larger_than_the_memory_are_refused_with_both_sizes(monkeypatch):
    monkeypatch.setattr(memory, "physical_memory", lambda: 64 * 10**9)
    monkeypatch.setattr(model, "execute", pytest.fail)
    with pytest.raises(
        CompileError, match=r"TB.*64 GB; make its largest layer, fc1, smaller"
    ) as caught:
        build(wide(10**9))
    assert isinstance(caught.value, memory.TooLargeError)
    assert caught.value.node == "fc1"


def test_a_failed_allocation_is_told_in_the_same_words(monkeypatch):
    monkeypatch.setattr(memory, "physical_memory", lambda: None)
    with pytest.raises(CompileError, match="PB, which does not fit") as caught:
        build(wide(10**12))
    assert "alloc_cpu" not in str(caught.value)
