"""The part of the plane that a plot shows, and the pixels it is shown on. Qt-free."""

from __future__ import annotations

from dataclasses import dataclass, replace

Span = tuple[float, float]
_NARROWEST = 1e-9
"""Of a span, relative to where it lies: closer than that, floating-point numbers run out."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Values from ``x[0]`` to ``x[1]`` across and ``y[0]`` to ``y[1]`` upwards.

    They fill the rectangle at ``left`` and ``top``, ``width`` by ``height`` pixels.
    """

    x: Span
    y: Span
    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge, in pixels."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge, in pixels."""
        return self.top + self.height

    def across(self, x: float) -> float:
        """The pixel of a value on the x axis."""
        return self.left + (x - self.x[0]) / (self.x[1] - self.x[0]) * self.width

    def down(self, y: float) -> float:
        """The pixel of a value on the y axis."""
        return self.bottom - (y - self.y[0]) / (self.y[1] - self.y[0]) * self.height

    def x_at(self, pixel: float) -> float:
        """The value on the x axis at a pixel."""
        return self.x[0] + (pixel - self.left) / self.width * (self.x[1] - self.x[0])

    def y_at(self, pixel: float) -> float:
        """The value on the y axis at a pixel."""
        return self.y[0] + (self.bottom - pixel) / self.height * (self.y[1] - self.y[0])

    def holds(self, pixel_x: float, pixel_y: float) -> bool:
        """Whether a pixel lies inside."""
        return self.left <= pixel_x <= self.right and self.top <= pixel_y <= self.bottom

    def zoomed(self, factor: float, pixel_x: float | None, pixel_y: float | None) -> Frame:
        """Spans ``factor`` times as long, with the value under the pixel where it is.

        A coordinate of None leaves that axis alone.
        """
        x = self.x if pixel_x is None else _scaled(self.x, factor, self.x_at(pixel_x))
        y = self.y if pixel_y is None else _scaled(self.y, factor, self.y_at(pixel_y))
        return replace(self, x=x, y=y)

    def panned(self, right: float, down: float) -> Frame:
        """What is seen after the content was moved by so many pixels."""
        by_x = -right / self.width * (self.x[1] - self.x[0])
        by_y = down / self.height * (self.y[1] - self.y[0])
        return replace(
            self,
            x=(self.x[0] + by_x, self.x[1] + by_x),
            y=(self.y[0] + by_y, self.y[1] + by_y),
        )


def _scaled(span: Span, factor: float, around: float) -> Span:
    low, high = (around + (end - around) * factor for end in span)
    is_too_narrow = high - low <= _NARROWEST * max(abs(low), abs(high), 1e-30)
    return span if is_too_narrow else (low, high)
