"""A plot of training curves: title, last values, curves, event markers and a legend.

Opens as a light placeholder. numpy comes in with the first curve to be shown; call ``preload`` from
a background thread beforehand and that moment is not felt. While hidden the plot only keeps what it
is given, and draws once when it is seen again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from netstudio.gui.language import tr
from netstudio.gui.plots.curve_words import curve_colour, place_text, three_figures, written
from netstudio.gui.plots.header import PlotHeader
from netstudio.gui.plots.legend import Legend, curve_text
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import notifier
from netstudio.gui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from netstudio.gui.plots.curve_canvas import CurveCanvas
    from netstudio.gui.plots.curve_painter import Reading
    from netstudio.gui.plots.series import Floats, Series


def preload() -> None:
    """Import what the first curve needs; safe in any thread, makes no Qt object."""
    import_module("netstudio.gui.plots.curve_canvas")


class CurvePlot(QWidget):
    """Curves over epochs. Feed it with ``set_curve`` as often as you like."""

    unit_chosen = Signal(str)
    """What the x axis shall count: one of ``x_units``."""
    way_out_asked = Signal()
    """The button of the empty state was pressed."""
    comparing_chosen = Signal(bool)
    """Whether earlier runs shall be shown beside this one."""

    def __init__(
        self,
        title: str,
        *,
        x_label: str = "",
        value_text: Callable[[float], str] = three_figures,
        y_bounds: tuple[float, float] | None = None,
        empty_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._x_label = x_label or tr("epoch")
        self._value_text = value_text
        self._y_bounds = y_bounds
        self._series: dict[str, Series] = {}
        self._hidden_names: set[str] = set()
        self._markers: list[tuple[float, str]] = []
        self._x_range: tuple[float, float] | None = None
        self._logarithmic = False
        self._smoothing = 0.0
        self._hover: float | None = None
        self._stale: set[str] = set()
        self._quiet: set[str] = set()
        self._epochs: list[float] = []
        self._markers_stale = False
        self._canvas: CurveCanvas | None = None
        self.x_units: tuple[str, ...] = ()
        """What the x axis can count: of `epochs`, `steps` and `seconds`; none: no choice."""
        self.x_unit = ""
        self.is_comparing: bool | None = None
        """Whether earlier runs are shown beside this one; None where that is not offered."""
        self._build(title, empty_text or tr("Press Ctrl+R to train"))
        notifier.theme_changed.connect(self._wear_theme)

    def _build(self, title: str, empty_text: str) -> None:
        self._header = PlotHeader(title)
        self._header.add_menu_button(tr("What this plot can do"), self._open_menu)
        self._legend = Legend(self._x_label)
        self._legend.toggled.connect(self._toggle_curve)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_1)
        column.addWidget(self._header)
        column.addLayout(self._stack, 1)
        column.addWidget(self._legend)
        # Last: a stacked layout shows its first page, which without a parent is a window.
        self._empty_text = empty_text
        self._empty = EmptyState(empty_text)
        self._empty.acted.connect(self.way_out_asked)
        self._stack.addWidget(self._empty)
        self.setAccessibleName(title)

    def prepare(self) -> None:
        """Make what curves are drawn on, so that the first one does not have to wait for it."""
        if self._canvas is None:
            self._make_canvas()

    def show_obstacle(self, sentence: str, way_out: str | None = None) -> None:
        """While there are no curves, say what stands in the way; an empty sentence: nothing does.

        With a `way_out`, a button of that name asks for it.
        """
        self._empty.set_text(sentence or self._empty_text)
        self._empty.offer(way_out if sentence else None)

    @property
    def empty_text(self) -> str:
        """What is said while there are no curves."""
        return self._empty.text()

    # Data

    @property
    def header(self) -> PlotHeader:
        """The line above the plot."""
        return self._header

    def set_x_label(self, label: str) -> None:
        """What the x axis counts."""
        self._x_label = label
        self._legend.set_axis(label)

    def set_curve(self, name: str, x: ArrayLike, y: ArrayLike, *, quiet: bool = False) -> None:
        """Replace the points of the curve ``name``: ``x`` rising and ``y``, both (n,).

        NaN and infinite values are gaps. A ``quiet`` curve stays in the background and out of the
        reading at the top. Raises ``ValueError`` on other shapes.
        """
        from netstudio.gui.plots.series import Series

        self._series[name] = Series.of(x, y)
        (self._quiet.add if quiet else self._quiet.discard)(name)
        self._stale.add(name)
        self._refresh()

    def add_marker(self, x: float, label: str) -> None:
        """Mark an event at ``x`` with a dashed line and a few words."""
        self._markers.append((float(x), label))
        self._markers_stale = True
        self._refresh()

    def drop_curve(self, name: str) -> None:
        """Take a curve away; nothing happens where there is none of that name."""
        if self._series.pop(name, None) is not None:
            self._stale.discard(name)
            self._quiet.discard(name)
            if self._canvas is not None:
                self._canvas.keep_curves(set(self._series) - self._hidden_names)
            self._refresh(fit=True)

    def set_markers(self, markers: list[tuple[float, str]], epochs: list[float]) -> None:
        """Mark exactly these events, and these ends of epochs."""
        if (markers, epochs) != (self._markers, self._epochs):
            self._markers, self._epochs = list(markers), list(epochs)
            self._markers_stale = True
            self._refresh()

    def clear(self) -> None:
        """Take away curves and markers and show the empty state again."""
        self._series.clear()
        self._quiet.clear()
        self._markers.clear()
        self._epochs.clear()
        self._stale.clear()
        self._markers_stale = True
        self._hover = None
        if self._canvas is not None:
            self._canvas.keep_curves(set())
            self._canvas.draw_markers([])
            self._canvas.draw_epochs([])
            self._canvas.set_cursor(None, "", [])
            self._canvas.reset_view()
        self._stack.setCurrentIndex(0)
        self._legend.set_entries([])
        self._show_reading()

    def curve_names(self) -> list[str]:
        """The names of the curves, in the order they first came."""
        return list(self._series)

    def markers(self) -> list[tuple[float, str]]:
        """The markers, each with its x and label."""
        return list(self._markers)

    def legend(self) -> Legend:
        """The names below the plot; clicking one hides its curve."""
        return self._legend

    def reading(self) -> str:
        """The values written at the top right: the last ones."""
        return self._header.reading()

    def pointer_reading(self) -> list[tuple[str, str]]:
        """What the note at the pointer says: the x first, then each curve with its value there."""
        if self._hover is None:
            return []
        rows = [(reading.name, reading.text) for reading in self._readings(self._hover)]
        return [(self._x_label, place_text(self._hover)), *rows]

    # View

    def set_x_range(self, low: float, high: float) -> None:
        """Show x from ``low`` to ``high`` rather than as far as there are points."""
        if not low < high:
            raise ValueError(f"the x range must rise; received {low} to {high}")
        if self._x_range != (low, high):
            self._x_range = (float(low), float(high))
            self._refresh(fit=True)

    def set_log_scale(self, logarithmic: bool) -> None:
        """Show the decimal logarithm of the values; those not positive become gaps."""
        self._logarithmic = logarithmic
        self._redraw_all()
        self.reset_view()

    @property
    def log_scale(self) -> bool:
        """Whether the y axis is logarithmic."""
        return self._logarithmic

    def set_smoothing(self, weight: float) -> None:
        """Draw exponential moving averages; ``weight`` in [0, 1) is the share of the past."""
        if not 0 <= weight < 1:
            raise ValueError(f"the smoothing weight must lie in [0, 1); received {weight}")
        self._smoothing = weight
        self._redraw_all()

    @property
    def smoothing(self) -> float:
        """The weight of the moving average; 0 draws the curves as they are."""
        return self._smoothing

    def reset_view(self) -> None:
        """Undo zooming and panning: follow the data."""
        if self._canvas is not None:
            self._canvas.reset_view()

    # Taking it away

    @property
    def x_label(self) -> str:
        """What the x axis counts."""
        return self._x_label

    def series(self) -> dict[str, Series]:
        """The points of every curve, by name."""
        return dict(self._series)

    @contextmanager
    def tidied(self) -> Iterator[None]:
        """Without what is for the hand alone, for a picture."""
        hover, self._hover = self._hover, None
        self._follow_pointer(None)
        self._header.show_buttons(False)
        try:
            yield
        finally:
            self._header.show_buttons(True)
            self._follow_pointer(hover)

    # Drawing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh(fit=True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.globalPos())

    def _open_menu(self, place: QPoint) -> None:
        from netstudio.gui.plots.plot_menu import CurveMenu

        CurveMenu(self).popup(place)

    def _refresh(self, *, fit: bool = False) -> None:
        """Bring the drawing up to date with the data, if anybody can see it."""
        if not self.isVisible() or not self._series:
            return
        fit = fit or bool(self._stale)
        canvas = self._canvas or self._make_canvas()
        for name in self._stale:
            self._draw_curve(canvas, name)
        if fit:
            canvas.set_limits(self._shown_x_range(), self._shown_y_range())
            canvas.follow()
            self._legend.set_entries([(name, self._colour(name)) for name in self._series])
            self._show_reading()
        if self._markers_stale:
            canvas.draw_markers(self._markers)
            canvas.draw_epochs(self._epochs)
            self._markers_stale = False
        self._stale.clear()

    def _make_canvas(self) -> CurveCanvas:
        from netstudio.gui.plots.curve_canvas import CurveCanvas

        canvas = CurveCanvas()
        canvas.hovered.connect(self._follow_pointer)
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        canvas.setAccessibleName(self._header.title())
        canvas.set_logarithmic(self._logarithmic)
        self._canvas = canvas
        self._stack.addWidget(canvas)
        return canvas

    def _draw_curve(self, canvas: CurveCanvas, name: str) -> None:
        self._stack.setCurrentWidget(canvas)
        if name in self._hidden_names:
            canvas.keep_curves(set(self._series) - self._hidden_names)
            return
        series = self._series[name]
        y = self._scaled(series.y)
        quiet = name in self._quiet
        canvas.draw_curve(
            name,
            series.x,
            self._smoothed(y),
            y if self._smoothing and not quiet else None,
            self._colour(name),
            quiet=quiet,
        )

    def _scaled(self, values: Floats) -> Floats:
        from netstudio.gui.plots.series import logarithm, without_infinities

        return logarithm(values) if self._logarithmic else without_infinities(values)

    def _smoothed(self, values: Floats) -> Floats:
        from netstudio.gui.plots.series import smooth, steps_alike

        loud = (series.y.size for name, series in self._series.items() if name not in self._quiet)
        most = max(loud, default=values.size)
        return smooth(values, steps_alike(self._smoothing, values.size, most))

    def _redraw_all(self) -> None:
        if self._canvas is not None:
            self._canvas.set_logarithmic(self._logarithmic)
        self._stale.update(self._series)
        self._refresh()

    def _shown_x_range(self) -> tuple[float, float]:
        if self._x_range is not None:
            return self._x_range
        from netstudio.gui.plots.series import reach

        return reach(self._series.values())

    def _shown_y_range(self) -> tuple[float, float] | None:
        return None if self._logarithmic else self._y_bounds

    def _colour(self, name: str) -> str:
        return curve_colour(name, list(self._series))

    def _wear_theme(self) -> None:
        self._markers_stale = True
        self._redraw_all()

    # Reading and legend

    def _toggle_curve(self, name: str, shown: bool) -> None:
        (self._hidden_names.discard if shown else self._hidden_names.add)(name)
        self._stale.add(name)
        self._refresh()

    def _follow_pointer(self, x: float | None) -> None:
        self._hover = x
        if self._canvas is not None:
            readings = [] if x is None else self._readings(x)
            heading = "" if x is None else f"{self._x_label} {place_text(x)}"
            self._canvas.set_cursor(x, heading, readings)

    def _readings(self, x: float) -> list[Reading]:
        """The values of every curve shown, at ``x``."""
        from netstudio.gui.plots.curve_painter import Reading

        readings = []
        for name, series in self._series.items():
            if name in self._hidden_names:
                continue
            value = series.value_at(x)
            drawn = self._canvas.drawn_y(name, x) if self._canvas is not None else None
            text = written(value, self._value_text)
            readings.append(Reading(curve_text(name), self._colour(name), text, drawn))
        return readings

    def _show_reading(self) -> None:
        shown = [n for n in self._series if n not in self._hidden_names and n not in self._quiet]
        values = (self._series[name].last_value() for name in shown)
        self._header.set_reading(" / ".join(written(v, self._value_text) for v in values))
