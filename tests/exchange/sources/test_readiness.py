"""Lazy layers get their sizes, and TorchScript is refused with the way out."""

from __future__ import annotations

import warnings

import pytest
import torch
from torch import nn

import netstudio
from netstudio.errors import ModelImportError
from netstudio.exchange.sources.readiness import check_ready, lazy_parts, settle_sizes


def lazy() -> nn.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch says that lazy layers may change
        return nn.Sequential(
            nn.LazyConv2d(4, 3), nn.LazyBatchNorm2d(), nn.Flatten(), nn.LazyLinear(2)
        )


def test_lazy_layers_have_their_sizes_after_one_run() -> None:
    module = lazy()
    assert lazy_parts(module) == ["0", "1", "3"]
    settle_sizes(module, (torch.ones(2, 1, 6, 6),), {})
    check_ready(module)
    assert module.training and torch.equal(module[1].running_mean, torch.zeros(4))


def test_a_lazy_module_is_to_be_called_first() -> None:
    with pytest.raises(ModelImportError, match=r"“0” takes its sizes.*Call the module once"):
        netstudio.import_module(lazy(), torch.ones(2, 1, 6, 6))


def test_torchscript_is_refused() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # TorchScript is on its way out
        inner = torch.jit.script(nn.Sequential(nn.Linear(4, 4), nn.ReLU()))
    with pytest.raises(ModelImportError, match=r"“0” is TorchScript.*take the torch\.jit\.script"):
        netstudio.import_module(nn.Sequential(inner, nn.Linear(4, 2)), torch.ones(2, 4))
