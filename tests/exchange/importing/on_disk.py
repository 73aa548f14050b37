"""Large tensors in files rather than in memory: weights, and what is kept for the way back.

The system lays in memory what is looked at, and takes it from there where there is no room; so a
model is computed that does not fit, as quickly as the disk is read.
"""

from __future__ import annotations

import ctypes
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.autograd.graph import saved_tensors_hooks

from tests.exchange.importing.making import Emptied

_M_MMAP_THRESHOLD = -3
LARGE = 1 << 18
"""Elements from which on a tensor is in a file."""


@contextmanager
def made_in_files() -> Iterator[None]:
    """Lay large tensors that are yet to be filled in files."""
    with Emptied(LARGE, _in_file):
        yield


@contextmanager
def kept_in_files(module: nn.Module) -> Iterator[None]:
    """Lay what is kept for the way back in files, but for the weights, which are kept as it is."""
    weights = {parameter.untyped_storage().data_ptr() for parameter in module.parameters()}

    def lay(tensor: Tensor) -> Tensor:
        if tensor.numel() < LARGE or tensor.untyped_storage().data_ptr() in weights:
            return tensor
        return _in_file(tensor).copy_(tensor.detach())

    with saved_tensors_hooks(lay, lambda tensor: tensor):
        yield


def give_back_large_blocks() -> None:
    """Have the memory of a large tensor go back to the system as soon as the tensor is gone.

    glibc would keep it, and small blocks amid the large ones would keep it from being used again.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, 1 << 22)


def _in_file(like: Tensor) -> Tensor:
    """An empty tensor of this shape and type in a file, which goes with the tensor."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        path = str(Path(folder) / "tensor")
        storage = torch.UntypedStorage.from_file(path, True, like.numel() * like.element_size())
    return torch.empty(0, dtype=like.dtype).set_(storage, 0, like.shape)
