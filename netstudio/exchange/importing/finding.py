"""What an import could not capture soundly, and where."""

from __future__ import annotations

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
