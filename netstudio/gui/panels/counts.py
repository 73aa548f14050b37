"""How large a network is, in the words of the status bar. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from netstudio.catalog.inference import Inference
from netstudio.catalog.size import Size
from netstudio.document.node import BlockUse, Layer
from netstudio.document.project import Project
from netstudio.gui.language import tr, tr_count
from netstudio.layout.amounts import bytes_text, magnitude_text, short_expression

BYTES_A_WEIGHT = 4


@dataclass(frozen=True, slots=True)
class NetworkCounts:
    """Layers, parameters and multiply-accumulates for one sample."""

    layers: int
    parameters: int
    macs: Size

    @property
    def macs_text(self) -> str:
        """`0.42 M`; in full where it is small, as a short expression where it is symbolic."""
        if isinstance(self.macs, int):
            return magnitude_text(self.macs)
        return short_expression(str(self.macs))

    @property
    def weight_text(self) -> str:
        """The room the weights take."""
        return bytes_text(self.parameters * BYTES_A_WEIGHT)

    @property
    def sentence(self) -> str:
        """All of it in one line."""
        layers = tr_count(self.layers, "{count} layer", "{count} layers")
        parts = [layers, tr("{count} parameters", count=f"{self.parameters:,}")]
        if self.macs != 0:
            parts.append(tr("{count} multiply-accumulates", count=self.macs_text))
        return " · ".join([*parts, self.weight_text])


def network_counts(project: Project, inference: Inference) -> NetworkCounts:
    """The size of a project's network."""
    return NetworkCounts(_layers(project), inference.parameters, inference.macs)


def _layers(project: Project) -> int:
    """Registered layers of the main graph; a block counts as what it holds, once an instance."""

    def within(scope: str) -> int:
        count = 0
        for member in project.scope(scope).members.values():
            if isinstance(member.target, Layer):
                count += 1
            elif isinstance(member.target, BlockUse) and member.target.block in project.blocks:
                repeat = member.target.repeat
                count += within(member.target.block) * (repeat if isinstance(repeat, int) else 1)
        return count

    return within("")
