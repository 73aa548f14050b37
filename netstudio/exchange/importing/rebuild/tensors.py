"""Tensors of a module as the document has them, and the values that weights do not bring."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray

from netstudio.document.file.tensors import tensor_hash
from netstudio.document.node import Tensor, TensorRole
from netstudio.exchange.importing.finding import Finding
from netstudio.sentence import say


@dataclass
class TensorStore:
    """The values that a project keeps itself, by the hash of their content.

    Attributes:
        without_values: tensors that should be kept and hold no memory, by their identity.
    """

    arrays: dict[str, NDArray[np.generic]] = field(default_factory=dict)
    without_values: dict[int, torch.Tensor] = field(default_factory=dict)

    def findings(self) -> list[Finding]:
        """That values are missing, where some are."""
        if not self.without_values:
            return []
        said = say(
            "The model was made without memory: {count} of its tensors that no weights file "
            "holds have no values, and are zeros here. Import a model with its values.",
            count=len(self.without_values),
        )
        return [Finding("", "error", said)]

    def constant(self, tensor: torch.Tensor) -> Tensor:
        """A tensor that the module holds without having registered it."""
        return self.of(tensor, "constant", persistent=False)

    def of(
        self, tensor: torch.Tensor, role: TensorRole, *, persistent: bool, keep: bool = False
    ) -> Tensor:
        """A tensor of the document; its values are kept where state_dict does not have them.

        Args:
            keep: also keep values that state_dict has.
        """
        dtype = str(tensor.dtype).removeprefix("torch.")
        kept = keep or not persistent
        if kept and tensor.is_meta:
            self.without_values[id(tensor)] = tensor
        data = self._keep(tensor) if kept and not tensor.is_meta else None
        return Tensor(role, tuple(tensor.shape), dtype, data=data, persistent=persistent)

    def _keep(self, tensor: torch.Tensor) -> str:
        values = tensor.detach().cpu().contiguous()
        array = values.float().numpy() if values.dtype is torch.bfloat16 else values.numpy()
        name = tensor_hash(array)
        self.arrays.setdefault(name, array.copy())
        return name
