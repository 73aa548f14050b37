"""Pinned numbers that disagree with the input: unpin them, or pin the true one."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.catalog.clash import Clash
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.edits import UNSET
from netstudio.sentence import say


def unpin(site: Site, clash: Clash) -> Iterator[Fix]:
    """Let the number follow the input."""
    name, true = clash.details["parameter"], clash.details["true"]
    yield Fix(
        say("Unpin {name} (follow the input: {true})", name=name, true=true),
        site.set(**{name: UNSET}),
    )


def mend(site: Site, clash: Clash) -> Iterator[Fix]:
    """Set the number that the input has."""
    name, true = clash.details.get("parameter"), clash.details.get("true")
    if isinstance(name, str) and isinstance(true, int):
        yield Fix(say("Set {name} to {true}", name=name, true=true), site.set(**{name: true}))
