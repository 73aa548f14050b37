"""What an import could not capture soundly, and where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from netstudio.records import dataclass

Severity = Literal["error", "warning", "note"]
"""An error: the import differs from the original. A warning: it may, for other inputs."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a reader of the imported network has to know.

    Attributes:
        address: the path of the module it was found in, such as `layer1.0`; empty for the model.
        severity: how much it matters.
        message: a sentence: what was met, and the way out.
        wants_example: whether another example would tell more.
    """

    address: str
    severity: Severity
    message: str
    wants_example: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The same thing found in one or more places, as it is told.

    Attributes:
        addresses: where, in the order they were found; empty ones stand for the model.
    """

    severity: Severity
    message: str
    addresses: tuple[str, ...]

    @property
    def places(self) -> str:
        """The addresses as a list that stays short: `a, b, c, …, z (12)`."""
        named = [address for address in self.addresses if address]
        if len(named) <= _NAMED:
            return ", ".join(named)
        return f"{', '.join(named[: _NAMED - 1])}, …, {named[-1]} ({len(named)})"


_NAMED = 4


def told_once(findings: Iterable[Finding]) -> list[Told]:
    """Findings that say the same, told together: a network's layers are often alike."""
    places: dict[tuple[Severity, str], list[str]] = {}
    for item in findings:
        places.setdefault((item.severity, item.message), []).append(item.address)
    return [Told(severity, message, tuple(found)) for (severity, message), found in places.items()]
