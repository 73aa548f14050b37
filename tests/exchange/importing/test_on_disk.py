"""Tensors in files: of them a process may have more than memory."""

from __future__ import annotations

import subprocess
import sys

import pytest
import torch
from torch import nn

from tests.exchange.importing.comparing import randomised
from tests.exchange.importing.on_disk import kept_in_files, made_in_files

PROGRAM = """
import resource, sys, torch
from contextlib import nullcontext
from torch import nn
from tests.exchange.importing.making import Uninitialised
from tests.exchange.importing.on_disk import (
    give_back_large_blocks, kept_in_files, made_in_files
)

filed = sys.argv[1] == "filed"
give_back_large_blocks()
resource.setrlimit(resource.RLIMIT_DATA, (1200 * 2**20, 1200 * 2**20))
with Uninitialised(), made_in_files() if filed else nullcontext():
    module = nn.Sequential(*(nn.Linear(4096, 4096) for _ in range(12)))  # 768 MiB
x = torch.rand(1024, 4096, requires_grad=True)
with kept_in_files(module) if filed else nullcontext():
    y = module[0](x)
    for _ in range(48):
        y = y.sin()  # keeps 16 MiB
    y.sum().backward()
print("computed")
"""


def outcome(how: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, how], capture_output=True, text=True, check=False
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited otherwise there")
def test_what_is_too_much_for_memory_is_computed() -> None:
    assert "can't allocate memory" in outcome("plain").stderr
    filed = outcome("filed")
    assert filed.stdout == "computed\n", filed.stderr


def test_it_computes_what_memory_computes() -> None:
    def gradients(filed: bool) -> list[torch.Tensor]:
        torch.manual_seed(0)
        x = torch.rand(600, 500)
        if filed:
            with made_in_files():
                module = randomised(nn.Sequential(nn.Linear(500, 600), nn.GELU()))
            assert module[0].weight.untyped_storage().filename is not None
            with kept_in_files(module):
                module(x).sum().backward()
        else:
            module = randomised(nn.Sequential(nn.Linear(500, 600), nn.GELU()))
            module(x).sum().backward()
        return [parameter.grad for parameter in module.parameters()]

    pairs = zip(gradients(True), gradients(False), strict=True)
    assert all(torch.equal(one, other) for one, other in pairs)
