"""The function for Python: a module in, a project out."""

from __future__ import annotations

import torch

import netstudio


def test_the_public_function_gives_a_project() -> None:
    project = netstudio.import_module(torch.nn.Linear(3, 2), torch.randn(4, 3), prove=False)
    names = [node.name for node in project.graph.nodes.values()]
    assert names == ["input", "weight", "bias", "linear", "out"]
