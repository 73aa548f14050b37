"""Laying nodes out anew: worked out beside the window where it takes long, then one edit.

The document has the new places at once; the cards glide there. Whatever happens meanwhile, an edit
or a press of the mouse, finds every card where the document has it.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QTimer, QVariantAnimation, Signal

from netstudio.document.edit import Compound, Edit
from netstudio.document.edits import MoveNodes, RemoveBend
from netstudio.gui.language import tr_count
from netstudio.gui.theme.motion import glide_ms
from netstudio.layout import routing
from netstudio.layout.arrange import Cancelled, Position
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.document.project import Project
    from netstudio.gui.canvas.card_places import Layout
    from netstudio.gui.canvas.scene import CanvasScene
    from netstudio.gui.canvas.view import CanvasView
    from netstudio.gui.canvas.wire_item import WireKey

AT_ONCE = 250
"""Up to so many nodes, the layout takes less time than the eye notices."""
_MOST_GLIDING = 300
_LOOK_MS = 30
_SIGN_AFTER_MS = 150


class Arranger(QObject):
    """Arranges the selection or the whole graph of one canvas."""

    finished = Signal()
    """The nodes have their new places, or keep the old ones."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._work: _Work | None = None
        self._for: tuple[Project, str] | None = None
        self._glide = _Glide(view.canvas, self)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._collect)
        self._sign = QTimer(self)
        self._sign.setSingleShot(True)
        self._sign.setInterval(_SIGN_AFTER_MS)
        self._sign.timeout.connect(self._show_sign)
        view.bridge.changed.connect(self._interrupted)
        view.canvas.rebuilt.connect(self._forget)

    @property
    def is_busy(self) -> bool:
        """Whether a layout is being worked out, or cards are on their way."""
        return self._work is not None or self._glide.is_running

    def arrange(self) -> None:
        """Lay the selected nodes out, or all of them where at most one is selected."""
        self.settle()
        scene = self._view.canvas
        ids = self._view.selection.ids
        chosen = ids if len(ids) > 1 else tuple(scene.nodes)
        chosen = tuple(n for n in chosen if not scene.nodes[n].card.locked)
        if not chosen:
            return
        layout = scene.layout_of(chosen, as_before=True)
        if len(chosen) <= AT_ONCE:
            self._take(layout(lambda: None))
            return
        self._for = (self._view.bridge.project, scene.scope)
        self._work = _Work(layout, len(chosen))
        self._look.start()
        self._sign.start()

    def settle(self) -> bool:
        """Give up what is being worked out, and be where cards glide to; whether there was any."""
        was_busy = self.is_busy
        self._glide.finish()
        self._cancel()
        return was_busy

    def _collect(self) -> None:
        if self._work is None or not self._work.is_done:
            return
        work = self._work
        self._cancel()
        self._take(work.result())

    def _cancel(self) -> None:
        if self._work is not None:
            self._work.cancel()
            self._work = None
            self._look.stop()
            self._sign.stop()
            self._view.hint.hide()
            self.finished.emit()

    def _take(self, places: Mapping[str, Position]) -> None:
        """Make the edit, and let the cards glide from where they were."""
        scene = self._view.canvas
        before = scene.positions()
        corner = (0.0, 0.0)
        if len(places) < len(before):
            held = [before[node_id] for node_id in places]
            corner = (min(x for x, _ in held), min(y for _, y in held))
        moved = {n: (x + corner[0], y + corner[1]) for n, (x, y) in places.items()}
        edit: Edit = MoveNodes(scene.scope, moved, say("Arrange"))
        along: list[Edit] = [RemoveBend(scene.scope, key) for key in self._bent(moved)]
        if self._view.notes.items:
            from netstudio.gui.canvas.frame_following import following

            along += following(self._view.notes, moved)
        if along:
            edit = Compound(edit.label, (edit, *along))
        if self._view.bridge.push(edit):
            self._glide.start({n: before[n] for n in moved})
        self.finished.emit()

    def _bent(self, moved: Mapping[str, Position]) -> list[WireKey]:
        """The wires with dots between nodes that were arranged: the dots lie where they were."""
        scene = self._view.canvas
        bends = self._view.bridge.project.view.bends_in(scene.scope)
        wires = [scene.wires[key].wire for key in bends if key in scene.wires]
        return [w.key for w in wires if w.source.node in moved and w.target in moved]

    def _show_sign(self) -> None:
        if self._work is not None:
            text = tr_count(
                self._work.count,
                "Arranging {count} node… Esc stops it",
                "Arranging {count} nodes… Esc stops it",
            )
            self._view.hint.point_at(self._view.middle().toPoint())
            self._view.hint.say(text)

    def _interrupted(self, *_: object) -> None:
        """An edit: a layout of the graph as it was is of no use, and cards go where they belong."""
        self._glide.finish()
        if self._for is not None and self._for[0] is not self._view.bridge.project:
            self._cancel()

    def _forget(self) -> None:
        self._glide.drop()
        self._cancel()


class _Work:
    """A layout on a thread of its own."""

    def __init__(self, layout: Layout, count: int) -> None:
        self.count = count
        self._cancelled = threading.Event()
        threads = ThreadPoolExecutor(1, thread_name_prefix="netstudio-layout")
        self._future = threads.submit(layout, self._check)
        threads.shutdown(wait=False)  # the thread ends with its work

    @property
    def is_done(self) -> bool:
        """Whether there is a result."""
        return self._future.done()

    def cancel(self) -> None:
        """Nobody waits for the result any more; the thread ends at its next look."""
        self._cancelled.set()

    def result(self) -> dict[str, Position]:
        """The places; an error of the layout is raised here, where it is seen."""
        return self._future.result()

    def _check(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled


class _Glide(QObject):
    """Cards on their way from where they were to where the document has them."""

    def __init__(self, scene: CanvasScene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._ways: dict[str, tuple[QPointF, QPointF]] = {}
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.finish)

    @property
    def is_running(self) -> bool:
        """Whether cards are on their way."""
        return bool(self._ways)

    def start(self, before: Mapping[str, Position]) -> None:
        """Glide from these places; at once where there is to be no motion, or too much to draw."""
        duration = glide_ms()
        nodes = self._scene.nodes
        ways = {n: (QPointF(*place), nodes[n].pos()) for n, place in before.items()}
        ways = {n: way for n, way in ways.items() if way[0] != way[1]}
        if not duration or len(ways) > _MOST_GLIDING:
            return
        self._ways = ways
        if ways:
            self._animation.setDuration(duration)
            self._animation.start()
            self._step(0.0)

    def finish(self) -> None:
        """Be where the document has the cards."""
        if not self._ways:
            return
        ids = [node_id for node_id in self._ways if node_id in self._scene.nodes]
        self.drop()
        self._scene.put_back(ids)
        self._scene.route_around(ids)

    def drop(self) -> None:
        """Stop, and leave the cards as they are."""
        self._ways = {}
        self._animation.stop()

    def _step(self, share: float) -> None:
        nodes, keys = self._scene.nodes, set()
        for node_id, (start, end) in self._ways.items():
            nodes[node_id].setPos(start + (end - start) * share)
            keys |= self._scene.wires_at(node_id)
        for key in keys:  # on the way wires run straight across: to go around takes too long
            item = self._scene.wires[key]
            wire = item.wire
            begin = nodes[wire.source.node].output_point(wire.source.item)
            finish = nodes[wire.target].input_point(wire.port)
            start_at, end_at = (begin.x(), begin.y()), (finish.x(), finish.y())
            item.set_route(start_at, routing.direct(start_at, end_at))
