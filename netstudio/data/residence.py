"""Whether a data set may live on the training device, or streams to it batch by batch.

A resident set is float32: four bytes a value. It may take 1 GiB on the CPU and half of that is
free at most; on CUDA and MPS a quarter of what is free, as a network needs the rest.
"""

from __future__ import annotations

import os
from pathlib import Path

import torch

from netstudio.data.dataset import Dataset
from netstudio.data.split import Split, TensorSplit

_FLOAT_BYTES = 4
CPU_LIMIT = 1 << 30
CPU_SHARE = 1 / 2
DEVICE_SHARE = 1 / 4


def fits_on_device(dataset: Dataset, device: torch.device | str) -> bool:
    """Whether both splits are in memory and, as float32, small enough to live on `device`."""
    splits = (dataset.train, dataset.test)
    if not all(isinstance(split, TensorSplit) for split in splits):
        return False
    return sum(map(_resident_bytes, splits)) <= _limit(torch.device(device))


def _resident_bytes(split: Split) -> int:
    channels, height, width = split.sample_shape
    return len(split) * channels * height * width * _FLOAT_BYTES


def _limit(device: torch.device) -> int:
    if device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        return int(free * DEVICE_SHARE)
    if device.type == "mps":
        free = torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()
        return int(free * DEVICE_SHARE)
    available = _free_memory()
    return CPU_LIMIT if available is None else min(CPU_LIMIT, int(available * CPU_SHARE))


def _free_memory() -> int | None:
    """Bytes that can be had without swapping; None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return _free_pages()
    for line in lines:
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return _free_pages()


def _free_pages() -> int | None:
    names = getattr(os, "sysconf_names", {})
    if "SC_AVPHYS_PAGES" not in names:
        return None
    return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
