"""The function for Python: a module in, a project out."""

from __future__ import annotations

import torch

import netstudio
from netstudio.exchange.importing import record_module


def test_the_public_function_gives_a_project() -> None:
    project = netstudio.import_module(torch.nn.Linear(3, 2), torch.randn(4, 3), prove=False)
    names = [node.name for node in project.graph.nodes.values()]
    assert names == ["input", "weight", "bias", "linear", "out"]


def test_a_hook_on_the_gradient_of_a_parameter_is_told() -> None:
    net = torch.nn.Sequential(torch.nn.Linear(4, 4), torch.nn.Linear(4, 2))
    net[1].weight.register_hook(lambda gradient: gradient * 5)
    findings = record_module(net, (torch.randn(2, 4),)).findings
    told = [(item.address, item.severity) for item in findings if "hook" in item.message]
    assert told == [("1", "error")]
