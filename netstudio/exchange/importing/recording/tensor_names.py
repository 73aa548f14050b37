"""The tensors that a model owns, and where it has them."""

from __future__ import annotations

import torch

from netstudio.exchange.importing.recording.copying import Copied
from netstudio.exchange.importing.recording.trace import OwnTensor


def memory_of(tensor: torch.Tensor) -> int:
    """What is the same for all tensors that look at one memory."""
    with torch._C.DisableTorchFunction():  # the question is not the model's
        return int(tensor.untyped_storage()._cdata)


class TensorNames:
    """Gives each tensor that the model owns, or made before it ran, an id of its own."""

    def __init__(self, copied: Copied) -> None:
        self.copied = copied
        self.used: dict[str, OwnTensor] = {}
        self._ids: dict[int, str] = {}
        self._kept: list[torch.Tensor] = []
        self._paths: dict[int, list[str]] = {}
        self._hints: dict[int, str] = {}
        self._memories: dict[int, list[torch.Tensor]] | None = None
        for path, module in copied.module.named_modules(remove_duplicate=False):
            prefix = f"{path}." if path else ""
            for name, tensor in (*module._parameters.items(), *module._buffers.items()):
                if tensor is not None:
                    self._paths.setdefault(id(tensor), []).append(prefix + name)
            for name, value in module.__dict__.items():
                if isinstance(value, torch.Tensor):
                    self._hints.setdefault(id(value), name)

    def is_registered(self, tensor: torch.Tensor) -> bool:
        """Whether the model has the tensor as a parameter or buffer."""
        return id(tensor) in self._paths

    def is_own(self, tensor: torch.Tensor) -> bool:
        """Whether the model had the tensor before it ran, or no run can have made it."""
        from_outside = self.copied.is_meta and not tensor.is_meta
        return self.copied.original(tensor) is not None or from_outside

    def in_memory(self, memory: int) -> list[torch.Tensor]:
        """The parameters and buffers that lie in a memory: what is written there is theirs."""
        if self._memories is None:
            self._memories = {}
            for tensor in (*self.copied.module.parameters(), *self.copied.module.buffers()):
                self._memories.setdefault(memory_of(tensor), []).append(tensor)
        return self._memories.get(memory, [])

    def id_of(self, tensor: torch.Tensor) -> str:
        """The id of a tensor that no event gave: one of the model's, or a constant."""
        known = self._ids.get(id(tensor))
        if known is None:
            known = self._ids[id(tensor)] = f"t{len(self.used)}"
            self._kept.append(tensor)
            original = self.copied.original(tensor)
            self.used[known] = OwnTensor(
                tuple(self._paths.get(id(tensor), ())),
                tensor if original is None else original,
                self._hints.get(id(tensor), "constant"),
            )
        return known
