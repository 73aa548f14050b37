"""A network's weights as a file of their own: safetensors, or torch's format."""

from __future__ import annotations

from pathlib import Path

from netstudio.compiler.model import build
from netstudio.document.project import Project
from netstudio.training.checkpoint import load_weights
from netstudio.training.weights import save_weights


def export_weights(project: Project, path: Path, weights: Path | None = None) -> None:
    """Write the weights of a network under the keys of its state_dict.

    Args:
        path: ends in .safetensors, or in .pt or .pth for torch's own format.
        weights: a run's folder or a file of weights, of this very network; without it the network
            is initialised anew.

    Raises:
        CompileError: when the network is not complete.
        CheckpointError: when weights cannot be read or written, or are of another network.
    """
    module = build(project).module
    if weights is not None:
        load_weights(module, weights)
    save_weights(module, path)
