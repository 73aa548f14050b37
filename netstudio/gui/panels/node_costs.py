"""What each node of the open graph costs: parameters, arithmetic, memory, time. Qt-free."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from math import log

from netstudio.catalog.inference import Inference, NodeInference
from netstudio.catalog.size import at_batch
from netstudio.catalog.value_size import bytes_of
from netstudio.document.graph import Graph
from netstudio.layout.amounts import bytes_text, magnitude_text
from netstudio.layout.card import count_text
from netstudio.records import dataclass

LOG_FROM = 50.0
"""A span of costs this wide, greatest over least, is shown on a logarithmic scale."""
_END_OF_ID = re.compile(r"[.\[]")


class Cost(Enum):
    """By what the cards of the canvas are coloured."""

    FAMILY = "family"
    PARAMETERS = "parameters"
    MACS = "macs"
    MEMORY = "memory"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class CostScale:
    """From the least to the greatest cost that is not zero."""

    least: float
    greatest: float

    @property
    def is_logarithmic(self) -> bool:
        """Whether equal steps are equal ratios."""
        return self.least > 0 and self.greatest / self.least >= LOG_FROM

    def place(self, cost: float) -> float:
        """Where a cost lies, from 0 to 1."""
        if self.greatest <= self.least:
            return 1.0
        low, high, at = self.least, self.greatest, min(max(cost, self.least), self.greatest)
        if self.is_logarithmic:
            return log(at / low) / log(high / low)
        return (at - low) / (high - low)


def scale_of(costs: Iterable[float]) -> CostScale | None:
    """The scale of these costs; None where all are zero."""
    counted = [cost for cost in costs if cost > 0]
    return CostScale(min(counted), max(counted)) if counted else None


def node_costs(
    cost: Cost,
    graph: Graph,
    inference: Inference,
    addresses: Mapping[str, str],
    seconds: Mapping[str, float],
) -> dict[str, float]:
    """What each node of a graph costs, by id; a block costs what all its instances do inside.

    Args:
        addresses: where each node of the graph stands in the project.
        seconds: the measured time of each address.
    """
    if cost is Cost.TIME:
        return _summed(graph, addresses, seconds)
    if cost is Cost.MEMORY:
        return _summed(graph, addresses, _leaf_bytes(inference))
    known = {node_id: inference.nodes.get(addresses.get(node_id, "")) for node_id in graph.nodes}
    return {node_id: _counted(cost, item) for node_id, item in known.items() if item is not None}


def cost_text(cost: Cost, value: float) -> str:
    """A cost with its unit, in few characters."""
    match cost:
        case Cost.MEMORY:
            return bytes_text(round(value)) if value >= 1000 else f"{value:.0f} B"
        case Cost.TIME:
            return seconds_text(value)
        case Cost.PARAMETERS:
            return count_text(round(value))
    return magnitude_text(round(value))


def seconds_text(seconds: float) -> str:
    """`420 µs`, `1.3 ms`, `2.1 s`."""
    for unit, factor in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= factor:
            return f"{seconds / factor:.3g} {unit}"
    return f"{seconds * 1e6:.0f} µs"


def share_text(value: float, total: float) -> str:
    """The share of a whole: `42 %`, `0.3 %`, `< 0.1 %`."""
    share = 100 * value / total
    if share >= 9.95:
        return f"{share:.0f} %"
    return f"{share:.1f} %" if share >= 0.1 else "< 0.1 %"


def _counted(cost: Cost, known: NodeInference) -> float:
    return float(known.parameters if cost is Cost.PARAMETERS else at_batch(known.macs, 1))


def _leaf_bytes(inference: Inference) -> dict[str, float]:
    """The bytes of every node that holds no others: a block's value is that of a node inside."""
    holders = {_END_OF_ID.split(item.address)[0] for item in inference.instances}
    holders |= {item.address for item in inference.instances}
    return {
        address: float(bytes_of(item.type) or 0)
        for address, item in inference.nodes.items()
        if address not in holders
    }


def _summed(
    graph: Graph, addresses: Mapping[str, str], costs: Mapping[str, float]
) -> dict[str, float]:
    """Costs by address, summed up for the node of the graph that they belong to."""
    found = dict.fromkeys(graph.nodes, 0.0)
    some = next(iter(addresses.items()), None)
    if some is None:
        return {}
    prefix = some[1].removesuffix(some[0])
    for address, value in costs.items():
        if address.startswith(prefix):
            node_id = _END_OF_ID.split(address.removeprefix(prefix), maxsplit=1)[0]
            if node_id in found:
                found[node_id] += value
    return found
