"""Images whose channels come last, as files and NumPy have them, put in torch's order."""

from __future__ import annotations

from collections.abc import Iterator

from netstudio.catalog.clash import Clash
from netstudio.compiler.diagnosis.repairs.insert import InsertLayer
from netstudio.compiler.diagnosis.site import Site
from netstudio.compiler.problem import Fix
from netstudio.document.table import Table
from netstudio.sentence import say

_LIKELY_CHANNELS = (1, 3, 4)


def channels_first(site: Site, clash: Clash) -> Iterator[Fix]:
    """Move a last dimension that is a number of channels to its place after the batch."""
    x = site.input()
    if x is None or x.rank not in (4, 5):
        return
    last, claimed = x.shape[-1], clash.details.get("claimed")
    pinned = clash.code == "pin" and last == claimed
    if not pinned and (clash.code == "pin" or last not in _LIKELY_CHANNELS):
        return
    order = (0, x.rank - 1, *range(1, x.rank - 1))
    edit = InsertLayer(site.scope, site.id, "Permute", Table({"dims": order}))
    yield Fix(say("Move the channels first before {name} (Permute)", name=site.name), edit)
