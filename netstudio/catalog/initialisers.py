"""The functions of torch.nn.init that a project may name, and the arguments each takes.

A reviewed list: these fill a tensor that the network has made itself, and nothing else.
"""

from __future__ import annotations

from types import MappingProxyType

INITIALISERS = MappingProxyType(
    {
        "uniform": ("a", "b"),
        "normal": ("mean", "std"),
        "constant": ("val",),
        "ones": (),
        "zeros": (),
        "eye": (),
        "dirac": ("groups",),
        "xavier_uniform": ("gain",),
        "xavier_normal": ("gain",),
        "kaiming_uniform": ("a", "mode", "nonlinearity"),
        "kaiming_normal": ("a", "mode", "nonlinearity"),
        "trunc_normal": ("mean", "std", "a", "b"),
        "orthogonal": ("gain",),
        "sparse": ("sparsity", "std"),
    }
)
"""By name without the trailing underscore: the names of the arguments after the tensor."""

MAKERS = frozenset({"zeros", "ones", "randn", "rand", "empty"})
"""The functions of torch that make a tensor of a shape, which may stand for an initialiser."""
