"""How large a network is, in the words of the status bar. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass

from netstudio.catalog.inference import Inference
from netstudio.catalog.size import Size
from netstudio.document.node import BlockUse, Layer
from netstudio.document.project import Project
from netstudio.gui.language import tr, tr_count

BYTES_A_WEIGHT = 4


@dataclass(frozen=True, slots=True)
class NetworkCounts:
    """Layers, parameters and multiply-accumulates for one sample."""

    layers: int
    parameters: int
    macs: Size

    @property
    def macs_text(self) -> str:
        """`0.42 M`; in full where it is small, as an expression where it is symbolic."""
        return magnitude_text(self.macs) if isinstance(self.macs, int) else str(self.macs)

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


def magnitude_text(count: int) -> str:
    """`1,210`, `0.42 M`, `1.14 G`, `2.6 T`: three figures or so from ten thousand on."""
    if count >= 10**12:
        return _large_text(count)
    for unit, size, least in (("G", 10**9, 10**9), ("M", 10**6, 10**4)):
        if count >= least:
            scaled = count / size
            return f"{scaled:,.{0 if scaled >= 100 else 1 if scaled >= 10 else 2}f} {unit}"
    return f"{count:,}"


def bytes_text(count: int) -> str:
    """`0.2 MB`, `170 TB`; megabytes of a million bytes, as disks are sold."""
    if count >= 10**12:
        return f"{_large_text(count)}B"
    if count >= 10**9:
        return f"{count / 10**9:.1f} GB"
    if count >= 10**5:
        return f"{count / 10**6:.1f} MB"
    return f"{count / 1000:.1f} kB"


def _large_text(count: int) -> str:
    """`2.6 T`, `170 T`, `3.0 P`: of what no machine has, only the size is of interest."""
    unit, size = ("P", 10**15) if count >= 10**15 else ("T", 10**12)
    scaled = count / size
    return f"{scaled:,.{0 if scaled >= 100 else 1}f} {unit}"
