"""What one row of a form shows. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from netstudio.document.values import Value


@dataclass(frozen=True, slots=True)
class ParameterState:
    """What a row shows.

    Attributes:
        value: given, or the default; None for an inferred one that is not known.
        given: whether it was set, so that there is something to reset or unpin.
        source: where an inferred value comes from, such as `from pool1`.
        follows: the inferred value as text, empty where it is not known.
        clashes: whether it is part of a problem, which is told elsewhere.
        mixed: whether it stands for several layers whose values differ; there is no `value` then.
    """

    value: Value
    given: bool = False
    source: str = ""
    follows: str = ""
    clashes: bool = False
    mixed: bool = False
