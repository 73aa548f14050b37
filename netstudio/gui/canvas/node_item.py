"""A node as a card: name, type, key parameters, shape, count, ports, a badge for its problem.

The item only shows. What it says comes as a `Card`; what it does is up to the gestures.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QStaticText
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from netstudio.compiler.problem import Problem, Severity
from netstudio.document.values import Path
from netstudio.gui.canvas import card_painter
from netstudio.gui.canvas.card_text import (
    CardText,
    Line,
    Mark,
    card_text,
    far_shape,
    far_title,
    farther_title,
)
from netstudio.gui.canvas.paint import Face
from netstudio.layout.card import Card
from netstudio.layout.geometry import BADGE, WIDTH, Geometry, geometry
from netstudio.layout.ports import PortKey
from netstudio.layout.routing import Box
from netstudio.records import dataclass

MARGIN = 10.0
"""Around the card, for ports, glow, shadow and badge."""


_FarTexts = tuple[QStaticText, QStaticText | None, tuple[QStaticText, Face]]


class PortState(Enum):
    """How a port looks while a wire is dragged."""

    FITS = "fits"
    CLASHES = "clashes"
    AIMED = "aimed"


@dataclass(frozen=True, slots=True)
class Spot:
    """A port by its side and its key: an argument for an input, an item's path for an output."""

    is_input: bool
    key: PortKey | Path


@dataclass(frozen=True)
class Heat:
    """What the heat mode says of a card: a colour, and a share such as `42 %`."""

    colour: QColor
    share: str


class NodeItem(QGraphicsItem):
    """The card of one node. Its position is the card's top left corner."""

    def __init__(
        self, node_id: str, card: Card, changed: Callable[[str], None] | None = None
    ) -> None:
        """`changed` is told the id whenever the card looks different or lies elsewhere."""
        super().__init__()
        self._changed = changed
        self.node_id = node_id
        self._card = card
        self._picture: QPixmap | None = None
        self._problems: tuple[Problem, ...] = ()
        self._selected = False
        self._hovered = False
        self._has_focus = False
        self._heat: Heat | None = None
        self._look: tuple[Hashable, ...] | None = None
        self._port_states: Mapping[Spot, PortState] | None = None
        self._text: CardText | None = None
        self.port_places: list[tuple[Spot, QPointF]] = []
        """Its ports, and where they lie on the card."""
        self._afar: _FarTexts | None = None
        self._bounds = QRectF()
        self.setZValue(1)
        self._lay_out()

    @property
    def card(self) -> Card:
        """What the card says."""
        return self._card

    @property
    def geometry(self) -> Geometry:
        """Where the parts of the card lie."""
        return self._geometry

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the node, the worst first."""
        return self._problems

    @property
    def severity(self) -> Severity | None:
        """How bad the worst problem is."""
        return self._problems[0].severity if self._problems else None

    @property
    def is_selected(self) -> bool:
        """Whether it is drawn as selected."""
        return self._selected

    @property
    def thumbnail(self) -> QPixmap | None:
        """The picture on the card."""
        return self._picture

    @property
    def port_states(self) -> Mapping[Spot, PortState] | None:
        """How its ports are lit while a wire is dragged; the others are dim. None: no drag."""
        return self._port_states

    @property
    def lines(self) -> list[Line]:
        """The texts as they are drawn, laid out when they are first seen."""
        return self._texts().lines

    @property
    def marks(self) -> list[Mark]:
        """The small drawings among the texts."""
        return self._texts().marks

    @property
    def heat(self) -> Heat | None:
        """What the heat mode says of it; None while it is off or has nothing to say."""
        return self._heat

    @property
    def has_focus(self) -> bool:
        """Whether keys go to this card: it is the current one of a canvas that has the keyboard."""
        return self._has_focus

    @property
    def look(self) -> tuple[Hashable, ...]:
        """All that its outline depends on, besides the theme."""
        if self._look is None:
            card = self._card
            self._look = (
                self._geometry.height,
                self._selected,
                self._has_focus and self._selected,
                self._hovered,
                self.severity,
                card.conditional or card.bypassed or card.unknown,
                bool(card.copies),
            )
        return self._look

    def set_card(self, card: Card) -> bool:
        """Say something else; whether that was news."""
        if card == self._card:
            return False
        self._card = card
        self._lay_out()
        return True

    def set_thumbnail(self, image: QImage | None) -> None:
        """Show a live picture on the card, or none; it may come from any loop but not any thread.

        A picture of the same size as the last only repaints its part of the card.
        """
        old = self._picture.size() if self._picture else None
        self._picture = QPixmap.fromImage(image) if image and not image.isNull() else None
        if (self._picture.size() if self._picture else None) != old:
            self._lay_out()
        elif self._geometry.picture:
            top, height = self._geometry.picture
            self.update(0, top, WIDTH, height)

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show what is wrong with the node, errors before warnings."""
        ordered = tuple(sorted(problems, key=lambda problem: problem.severity != "error"))
        if ordered != self._problems:
            self._problems = ordered
            self._refresh()

    def set_selected(self, selected: bool) -> None:
        """Draw it as selected, above its neighbours, or not."""
        if selected != self._selected:
            self._selected = selected
            self.setZValue(2 if selected else 1)
            self._refresh()

    def set_focus(self, has_focus: bool) -> None:
        """Draw the ring of the keyboard's focus around it, or not."""
        if has_focus != self._has_focus:
            self._has_focus = has_focus
            self._refresh()

    def set_heat(self, heat: Heat | None) -> None:
        """Show a colour and a share of the heat mode, or the card's own colours."""
        if heat != self._heat:
            if (heat.share if heat else "") != (self._heat.share if self._heat else ""):
                self._text = None
            self._heat = heat
            self._refresh()

    def set_hovered(self, hovered: bool) -> None:
        """Draw it as under the pointer or not."""
        if hovered != self._hovered:
            self._hovered = hovered
            self._look = None
            self.update()

    def set_port_states(self, states: Mapping[Spot, PortState] | None) -> None:
        """Light these ports and dim the others, while a wire is dragged; None for no drag."""
        if states != self._port_states:
            self._port_states = states
            self.update()

    def setPos(self, *place: Any) -> None:
        super().setPos(*place)
        if self._changed is not None:
            self._changed(self.node_id)

    def refresh_texts(self) -> None:
        """Lay the texts out again, after the fonts changed."""
        self._lay_out()

    def input_point(self, key: PortKey) -> QPointF:
        """Where a wire enters, in the scene."""
        inputs = self._geometry.inputs
        index = self._card.ports.input_index(key)
        return self.pos() + QPointF(0, inputs[index] if index < len(inputs) else 0)

    def output_point(self, item: Path) -> QPointF:
        """Where a wire leaves, in the scene."""
        outputs = self._geometry.outputs
        index = self._card.ports.output_index(item)
        return self.pos() + QPointF(WIDTH, outputs[index] if index < len(outputs) else 0)

    def spots(self) -> list[tuple[Spot, QPointF]]:
        """Its ports and where they lie in the scene."""
        origin = self.pos()
        return [(spot, origin + place) for spot, place in self.port_places]

    @property
    def card_rect(self) -> QRectF:
        """The card's outline in the scene, without ports and glow."""
        return QRectF(self.x(), self.y(), WIDTH, self._geometry.height)

    @property
    def badge_point(self) -> QPointF:
        """The centre of its badge, in the scene."""
        return self.pos() + QPointF(*BADGE)

    @property
    def box(self) -> Box:
        """The card's outline for wires to go around."""
        x, y = self.x(), self.y()
        return Box(x, y, x + WIDTH, y + self._geometry.height)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        card_painter.paint(painter, self)

    @property
    def is_hovered(self) -> bool:
        """Whether the pointer is over it."""
        return self._hovered

    @property
    def far_text(self) -> QStaticText:
        """The name, large, for a canvas seen from some way off."""
        return self._far_texts()[0]

    @property
    def far_shape(self) -> QStaticText | None:
        """The shape, large; None where it has no room."""
        return self._far_texts()[1]

    @property
    def farther_text(self) -> tuple[QStaticText, Face]:
        """The name, as large as the card, and its face."""
        return self._far_texts()[2]

    def _far_texts(self) -> _FarTexts:
        if self._afar is None:
            card = self._card
            self._afar = (far_title(card), far_shape(card), farther_title(card))
        return self._afar

    def _texts(self) -> CardText:
        if self._text is None:
            share = self._heat.share if self._heat else ""
            self._text = card_text(self._card, self._geometry, share)
        return self._text

    def _lay_out(self) -> None:
        picture = self._picture
        size = (float(picture.width()), float(picture.height())) if picture else None
        self._geometry = geometry(self._card, size)
        self._text = None
        self.port_places = _port_places(self._card, self._geometry)
        self._afar = None
        bounds = QRectF(0, 0, WIDTH, self._geometry.height).adjusted(
            -MARGIN, -MARGIN, MARGIN, MARGIN
        )
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self._refresh()

    def _refresh(self) -> None:
        self._look = None
        self.update()
        if self._changed is not None:
            self._changed(self.node_id)


def _port_places(card: Card, places: Geometry) -> list[tuple[Spot, QPointF]]:
    inputs = zip(card.ports.inputs, places.inputs, strict=True)
    outputs = zip(card.ports.outputs, places.outputs, strict=True)
    return [
        *((Spot(True, port.key), QPointF(0, y)) for port, y in inputs),
        *((Spot(False, port.item), QPointF(WIDTH, y)) for port, y in outputs),
    ]
