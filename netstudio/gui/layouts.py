"""Arrangements of the panels for three kinds of work: building, training, inspecting.

Each remembers what the user made of it. Sizes are kept as shares of the window, so that they hold
on another screen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from netstudio.gui.settings import LAYOUT
from netstudio.records import dataclass

if TYPE_CHECKING:
    from netstudio.gui.workbench import Workbench

PANELS = ("palette", "side", "instruments")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which panels are shown, and how large.

    Attributes:
        shown: names out of `PANELS`.
        tab: of the side panel.
        upper: shares of the width: palette, canvas, side panel.
        lower: shares of the height: canvas, instruments.
    """

    shown: tuple[str, ...]
    tab: str
    upper: tuple[float, ...]
    lower: tuple[float, ...]


STANDARD = {
    "building": Arrangement(PANELS, "layer", (0.14, 0.66, 0.2), (0.74, 0.26)),
    "training": Arrangement(("side", "instruments"), "training", (0.14, 0.64, 0.22), (0.52, 0.48)),
    "inspecting": Arrangement(("side", "instruments"), "layer", (0.14, 0.56, 0.3), (0.6, 0.4)),
}


class Layouts(QObject):
    """Switches a window between arrangements."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench, self._window = bench, bench.window
        self._settings = bench.window.settings
        self._mark()

    @property
    def current(self) -> str:
        """The name of the arrangement in use."""
        return self._settings.get(LAYOUT)

    def use(self, name: str) -> None:
        """Remember what the user made of the present arrangement, and go to another one."""
        self.remember()
        self._settings.set(LAYOUT, name)
        self._apply(self._stored(name))
        self._mark()

    def reset(self) -> None:
        """Forget what the user made of the present arrangement."""
        self._apply(STANDARD[self.current])
        self.remember()

    def remember(self) -> None:
        """Keep how the panels are now as the user's form of this arrangement."""
        kept = self._seen()
        text = json.dumps([kept.shown, kept.tab, kept.upper, kept.lower])
        self._settings.set_words(f"arrangement/{self.current}", [text])

    def _seen(self) -> Arrangement:
        standard = self._stored(self.current)
        return Arrangement(
            tuple(name for name in PANELS if self._bench.actions[name].isChecked()),
            self._bench.side.current,
            _shares(self._window.upper_split, standard.upper),
            _shares(self._window.lower_split, standard.lower),
        )

    def _apply(self, arrangement: Arrangement) -> None:
        for name in PANELS:
            self._bench.actions[name].setChecked(name in arrangement.shown)
        self._bench.side.open(arrangement.tab)
        for splitter, shares in (
            (self._window.upper_split, arrangement.upper),
            (self._window.lower_split, arrangement.lower),
        ):
            room = sum(splitter.sizes())
            splitter.setSizes([round(share * room) for share in shares])

    def _stored(self, name: str) -> Arrangement:
        words = self._settings.words(f"arrangement/{name}")
        return (read_arrangement(words[0]) if words else None) or STANDARD[name]

    def _mark(self) -> None:
        for name in STANDARD:
            self._bench.actions[f"layout_{name}"].setChecked(name == self.current)


def read_arrangement(text: str) -> Arrangement | None:
    """The arrangement that was stored as `text`; None where it is damaged."""
    from netstudio.gui.slots.panels import TABS

    try:
        shown, tab, upper, lower = json.loads(text)
        sizes = tuple(float(share) for share in upper), tuple(float(share) for share in lower)
        known = tuple(name for name in PANELS if name in shown)
    except (TypeError, ValueError):
        return None
    whole = all(0 <= share <= 1 for share in (*sizes[0], *sizes[1]))
    if tab not in TABS or (len(sizes[0]), len(sizes[1])) != (3, 2) or not whole:
        return None
    return Arrangement(known, tab, *sizes)


def _shares(splitter: QSplitter, standard: Sequence[float]) -> tuple[float, ...]:
    """How the parts share the room; a hidden part has none, and keeps the share it had."""
    sizes = splitter.sizes()
    whole = sum(sizes) or 1
    return tuple(
        round(size / whole, 4) if size else share
        for size, share in zip(sizes, standard, strict=True)
    )
