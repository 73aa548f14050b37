"""Mistakes planted into generated source: the proof catches every one that changes the function."""

from __future__ import annotations

import random

import pytest

from netstudio.codegen.generate import generate
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.exchange.importing import record_module

from .mutation import mutants
from .mutation_networks import NETWORKS
from .same_process import proof_here

SAMPLE = 5
"""Mutants of each network that the default tests try."""


def escaped(name: str, most: int | None) -> tuple[int, list[tuple[str, str]]]:
    """How many mutants were tried, and the mistakes that the proof let pass, with its verdict."""
    make, example = NETWORKS[name]
    module = make()
    project = record_module(module, example.args, example.kwargs).project
    source = generate(project, infer_shapes_of(project))
    assert proof_here(module, source.text, source.class_name, example).verdict == "identical"
    chosen = mutants(source.text)
    if most is not None:
        chosen = random.Random(7).sample(chosen, most)
    verdicts = [
        (mutant.mistake, proof_here(module, mutant.text, source.class_name, example).verdict)
        for mutant in chosen
    ]
    return len(chosen), [item for item in verdicts if item[1] not in ("different", "failed")]


@pytest.mark.parametrize("name", NETWORKS)
def test_a_sample_of_mistakes_is_caught(name: str) -> None:
    assert escaped(name, SAMPLE) == (SAMPLE, [])


@pytest.mark.slow
@pytest.mark.parametrize("name", NETWORKS)
def test_every_mistake_is_caught(name: str) -> None:
    tried, passed = escaped(name, None)
    assert passed == []
    assert tried > 70
