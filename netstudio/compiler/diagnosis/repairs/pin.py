"""Pinned numbers that disagree with the input: unpin them, or pin the true one."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.catalog.clash import Clash
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edits import UNSET


def unpin(site: Site, clash: Clash) -> Iterator[Fix]:
    """Let the number follow the input."""
    name, true = clash.details["parameter"], clash.details["true"]
    yield Fix(f"Unpin {name} (follow the input: {true})", site.set(**{name: UNSET}))


def mend(site: Site, clash: Clash) -> Iterator[Fix]:
    """Set the number that the input has."""
    name, true = clash.details.get("parameter"), clash.details.get("true")
    if isinstance(name, str) and isinstance(true, int):
        yield Fix(f"Set {name} to {true}", site.set(**{name: true}))
