"""Kernels: the weights of a convolution, or of any layer with a weight, as small images."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from netstudio.sentence import say
from netstudio.training.probe import Found, Look, ProbeError, ProbeRequest, to_array

MOST_OUT, MOST_IN = 64, 16
MOST_SIDE = 512
_TRANSPOSED = (nn.ConvTranspose1d, nn.ConvTranspose2d, nn.ConvTranspose3d)


class Kernels:
    """The kernels of the layer that a node calls.

    Arrays: `kernels`, float32 of shape (out, in, height, width), at most 64 x 16 of them; `count`,
    how many (out, in) there are. A linear layer's weight is one image, output by input.
    """

    spans_step = False

    def before(self, look: Look, request: ProbeRequest) -> object:
        """Nothing to remember."""
        return None

    def measure(self, look: Look, request: ProbeRequest, before: object) -> Found:
        """Reads the weight.

        Raises:
            ProbeError: when the node calls no layer with a weight.
        """
        layer = look.model.member_module(request.address)
        weight = layer if isinstance(layer, Tensor) else getattr(layer, "weight", None)
        if not isinstance(weight, Tensor) or weight.ndim < 2:
            raise ProbeError(say("The node “{address}” has no kernels.", address=request.address))
        kernels = as_kernels(weight, transposed=isinstance(layer, _TRANSPOSED))
        shown = kernels[:MOST_OUT, :MOST_IN, :MOST_SIDE, :MOST_SIDE]
        count = torch.tensor(kernels.shape[:2]).numpy()
        return {"kernels": to_array(shown), "count": count}, (request.address,)


def as_kernels(weight: Tensor, transposed: bool = False) -> Tensor:
    """A weight as images, shape (out, in, height, width)."""
    kernels = weight.detach()
    if kernels.ndim == 2:
        return kernels[None, None]
    if transposed:
        kernels = kernels.transpose(0, 1)
    if kernels.ndim == 3:
        return kernels.unsqueeze(2)
    return kernels if kernels.ndim == 4 else kernels.flatten(2, -2)
