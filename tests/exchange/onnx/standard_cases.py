"""The cases that come with the onnx package: a model, inputs, and the outputs it should have."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch

import netstudio
from netstudio.exchange.onnx import import_onnx
from netstudio.exchange.onnx.importing import ImportedNetwork

DATA = Path(onnx.__file__).parent / "backend" / "test" / "data"

# What onnx's own runner allows.
RELATIVE, ABSOLUTE = 1e-3, 1e-7


def case_names(kind: str) -> list[str]:
    """The cases of a kind, as `kind/name`."""
    return sorted(f"{kind}/{path.name}" for path in (DATA / kind).iterdir())


def module_of(imported: ImportedNetwork) -> torch.nn.Module:
    """The module that the imported project makes, with the imported weights."""
    module = netstudio.build_module(imported.project).eval()
    module.load_state_dict(imported.weights, strict=True)
    return module


def outputs_of(module: torch.nn.Module, inputs: list[Any]) -> list[np.ndarray]:
    """What a module gives for arrays."""
    with torch.no_grad():
        given = module(*(torch.from_numpy(np.array(value)) for value in inputs))
    several = given if isinstance(given, tuple | list) else (given,)
    return [value.numpy() for value in several]


def data_sets(name: str) -> Iterator[tuple[list[np.ndarray], list[np.ndarray]]]:
    """Inputs and expected outputs."""
    for folder in sorted((DATA / name).glob("test_data_set_*")):
        yield _arrays(folder, "input"), _arrays(folder, "output")


def _arrays(folder: Path, kind: str) -> list[np.ndarray]:
    found = []
    while (file := folder / f"{kind}_{len(found)}.pb").is_file():
        found.append(onnx.numpy_helper.to_array(onnx.load_tensor(file)))
    return found


def check_case(name: str) -> None:
    """Import a case and compare what it computes with what is stored."""
    module = module_of(import_onnx(DATA / name / "model.onnx"))
    count = 0
    for inputs, wanted in data_sets(name):
        given = outputs_of(module, inputs)
        assert len(given) == len(wanted)
        for ours, theirs in zip(given, wanted, strict=True):
            assert ours.dtype == theirs.dtype
            assert ours.shape == theirs.shape
            np.testing.assert_allclose(ours, theirs, rtol=RELATIVE, atol=ABSOLUTE)
        count += 1
    assert count
