"""What a family of repairs is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from netstudio.catalog.clash import Clash
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix

Repair: TypeAlias = Callable[[Site, Clash], Iterator[Fix]]
"""Proposes repairs of a clash on the node where it shows, the best first."""
