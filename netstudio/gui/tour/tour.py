"""The tour itself: goes from part to part as the user does them, and ends without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from netstudio.gui.commands.sources import key_of
from netstudio.gui.language import tr
from netstudio.gui.tour.callout import Callout
from netstudio.gui.tour.spotlight import Spotlight
from netstudio.gui.tour.steps import Part, parts

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from netstudio.gui.workbench import Workbench

PRESET = "lenet5"
_FOLLOW_MS = 120
"""How often the light follows what it is on: cards and panels move."""


class Tour(QObject):
    """Runs in one window; deletes itself at its end."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._at = 0
        self._revision = 0
        self._watched: tuple[SignalInstance, ...] = ()
        self.spotlight = Spotlight(bench.window)
        self.callout = Callout(bench.window)
        self.callout.next_asked.connect(self.advance)
        self.callout.back_asked.connect(self.go_back)
        self.callout.end_asked.connect(self.end)
        self.callout.offer_taken.connect(self._take_offer)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.callout)
        self._escape.setContext(Qt.ShortcutContext.WindowShortcut)
        self._escape.activated.connect(self.end)
        self._timer = QTimer(self)
        self._timer.setInterval(_FOLLOW_MS)
        self._timer.timeout.connect(self.place)
        bench.window.installEventFilter(self)
        bench.files.opened.connect(self.end)

    @property
    def part(self) -> Part:
        """What the tour is at."""
        return parts()[self._at]

    def begin(self) -> None:
        """Show the first step."""
        self._timer.start()
        self._show()
        self.spotlight.show()
        self.spotlight.raise_()
        self.callout.show()
        self.callout.raise_()
        self.callout.next_button.setFocus()

    def advance(self) -> None:
        """Go to the next part, or end behind the last."""
        self._move(1)

    def go_back(self) -> None:
        """Go to the part before."""
        if self._at > 0:
            self._move(-1)

    def _move(self, by: int) -> None:
        self._at += by
        if self._at == len(parts()):
            self.end()
        elif self.part.applies(self._bench):
            self._show()
        else:
            self._move(by)

    def end(self) -> None:
        """Leave the window as it is."""
        self._unwatch()
        self._timer.stop()
        self._bench.files.opened.disconnect(self.end)
        self._bench.window.removeEventFilter(self)
        for part in (self.spotlight, self.callout):
            part.hide()
            part.deleteLater()
        self.deleteLater()
        self._bench.window.canvas.take_focus()

    def place(self) -> None:
        """Put light and callout where what they are about lies now."""
        lit = self.part.target(self._bench)
        room: QRect = self._bench.window.rect()
        self.spotlight.light(lit)
        self.callout.place_beside(lit, room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def _show(self) -> None:
        self._unwatch()
        part = self.part
        part.prepare(self._bench)
        self._revision = self._bench.bridge.revision
        key = key_of(self._bench.actions[part.key_of]) if part.key_of else ""
        self.callout.show_part(part, key)
        self.place()
        self._watched = part.watch(self._bench)
        for signal in self._watched:
            signal.connect(self._look)

    def _look(self, *_: object) -> None:
        if self.part.is_done(self._bench, self._revision):
            self._unwatch()
            # In a turn of its own: what was done may still be under way to other listeners.
            QTimer.singleShot(0, self, self.advance)

    def _unwatch(self) -> None:
        for signal in self._watched:
            signal.disconnect(self._look)
        self._watched = ()

    def _take_offer(self) -> None:
        if self.part.offer is not None:
            self.part.offer.act(self._bench)


def begin_tour(bench: Workbench) -> Tour | None:
    """Begin the tour on LeNet-5; None where what is open shall stay, or a tour is on already."""
    from netstudio.presets import load_preset

    running = bench.window.findChild(Tour)
    if running is not None:
        return None
    fresh = bench.bridge.project == load_preset(PRESET)
    if not fresh and not bench.files.open_preset(PRESET):
        return None
    _close_start_page(bench)
    bench.bridge.set_scope("")
    tour = Tour(bench)
    tour.begin()
    return tour


def offer_tour(bench: Workbench) -> None:
    """Ask once, quietly, whether to take the tour."""
    settings = bench.window.settings
    if settings.was_tour_offered:
        return
    settings.was_tour_offered = True
    bench.toast.show_message(
        tr("New here? The tour takes two minutes, on this network."),
        action=tr("Take the tour"),
        act=lambda: begin_tour(bench),
        seconds=OFFER_SECONDS,
    )


OFFER_SECONDS = 20


def _close_start_page(bench: Workbench) -> None:
    from netstudio.gui.start.page import StartPage

    page = bench.window.findChild(StartPage)
    if page is not None:
        page.hide()
