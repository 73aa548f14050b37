"""Whether a module can be recorded at all, before it is tried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch
from torch import nn
from torch.nn.parameter import is_lazy

from netstudio.errors import ModelImportError
from netstudio.sentence import say


def check_ready(module: nn.Module) -> None:
    """Refuse a module with parts that no recording sees into.

    Raises:
        ModelImportError: for TorchScript, and for lazy layers that have not run yet.
    """
    for path, part in module.named_modules():
        if isinstance(part, torch.jit.ScriptModule):
            raise ModelImportError(
                say(
                    "“{path}” is TorchScript, which has no Python left to follow. Import what it "
                    "was made of: take the torch.jit.script or torch.jit.trace away.",
                    path=path or type(module).__name__,
                )
            )
    lazy = lazy_parts(module)
    if lazy:
        raise ModelImportError(
            say(
                "“{path}” takes its sizes from the first batch that it sees. Call the module once "
                "before it is imported.",
                path=lazy[0],
            )
        )


def lazy_parts(module: nn.Module) -> list[str]:
    """The paths of the layers whose sizes are not known before they have run."""
    return [
        path
        for path, part in module.named_modules()
        if any(
            tensor is not None and is_lazy(tensor)
            for tensor in (*part._parameters.values(), *part._buffers.values())
        )
    ]


def settle_sizes(module: nn.Module, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:
    """Run a module with lazy layers once, in evaluation mode, so that they have their sizes."""
    if not lazy_parts(module):
        return
    before = module.training
    module.eval()
    with torch.no_grad():
        module(*args, **kwargs)
    module.train(before)
