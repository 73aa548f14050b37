"""How a layer's numbers come about, written out: `16 · (6·5·5 + 1) = 2,416`.

Qt-free. An expression is only shown when it gives the number that the catalogue's own rule gives,
so what is written is never wrong; where there is none, the number stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from netstudio.catalog.inference import NodeInference
from netstudio.catalog.size import Size
from netstudio.catalog.spec import LayerSpec
from netstudio.gui.panels.inspector.worked_macs import macs_how
from netstudio.gui.panels.inspector.worked_parameters import parameters_how
from netstudio.gui.panels.inspector.worked_sizes import sizes_how


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """One line: what, how, and how much. `how` may be empty."""

    what: str
    how: str
    result: str


def worked_out(spec: LayerSpec | None, known: NodeInference) -> tuple[WorkedOut, ...]:
    """The lines of a node: sizes, parameters, multiply-accumulates."""
    lines = [] if spec is None else [WorkedOut(*line) for line in sizes_how(spec, known)]
    if known.parameters:
        how = parameters_how(spec, known) if spec is not None else ""
        lines.append(WorkedOut("parameters", how, f"{known.parameters:,}"))
    if known.macs != 0:
        how = macs_how(spec, known) if spec is not None else ""
        lines.append(WorkedOut("multiply-accumulates", how, count_text(known.macs)))
    return tuple(lines)


def count_text(count: Size) -> str:
    """A count in full, or as an expression where it is symbolic."""
    return f"{count:,}" if isinstance(count, int) else str(count)
