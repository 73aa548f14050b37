"""How often the user adds each layer, remembered from one day to the next.

Every choice makes the older ones count a little less, so that the order follows what is being done
now. Kept as one line of JSON in the settings; a damaged one counts as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netstudio.gui.settings import Settings

DECAY = 0.98
"""What is left of a count after the next choice: half after 34."""
_LEAST = 0.05
MOST = 64


class LayerUses:
    """The user's own counts."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._counts = _read(settings.layer_uses)

    @property
    def counts(self) -> Mapping[str, float]:
        """How much each type was used lately."""
        return self._counts

    def note(self, type_name: str) -> None:
        """A layer of this type was added."""
        faded = {name: count * DECAY for name, count in self._counts.items()}
        faded[type_name] = faded.get(type_name, 0.0) + 1.0
        kept = sorted(faded.items(), key=lambda item: -item[1])[:MOST]
        self._counts = {name: count for name, count in kept if count >= _LEAST}
        rounded = {name: round(count, 3) for name, count in self._counts.items()}
        self._settings.layer_uses = json.dumps(rounded)


def _read(stored: str) -> dict[str, float]:
    try:
        data = json.loads(stored) if stored else {}
    except json.JSONDecodeError:
        return {}
    if not isinstance(data, dict):
        return {}
    return {
        str(name): float(count)
        for name, count in data.items()
        if isinstance(count, int | float) and isfinite(count) and count > 0
    }
