"""Helper classes that generated source brings along, for layers that torch does not have."""

from __future__ import annotations

from collections.abc import Mapping

SUPPORT: Mapping[str, str] = {}
"""Class name to the source of an nn.Module that uses only torch, nn, F, math and Tensor."""
