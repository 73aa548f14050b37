"""How the canvas is looked at: zoom, colours by cost, pictures on the cards, the small map."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup

from netstudio.gui.panels.heat_map import HeatMap
from netstudio.gui.panels.node_costs import Cost
from netstudio.gui.panels.thumbnails import Picture

if TYPE_CHECKING:
    from netstudio.gui.panels.heat_legend import HeatLegend
    from netstudio.gui.workbench import Workbench


def slots(bench: Workbench) -> dict[str, Callable[[], object]]:
    """By the names of the actions."""
    canvas = bench.window.canvas
    _offer_costs(bench)
    _offer_pictures(bench)
    _offer_minimap(bench)
    return {
        "fit": canvas.fit,
        "frame": canvas.frame_selection,
        "zoom_in": lambda: canvas.camera.zoom_by(1.25),
        "zoom_out": lambda: canvas.camera.zoom_by(0.8),
        "zoom_full": lambda: canvas.camera.zoom_to(canvas.camera.full_size),
    }


def _offer_costs(bench: Workbench) -> None:
    """One of the colourings is on; the legend is made when first one is chosen."""
    canvas = bench.window.canvas
    heat = HeatMap(canvas, bench.bridge, bench.session)
    actions = {cost: bench.actions[f"colour_{cost.value}"] for cost in Cost}
    group = QActionGroup(heat)
    for cost, action in actions.items():
        group.addAction(action)
        action.toggled.connect(lambda on, cost=cost: heat.set_cost(cost) if on else None)
    actions[Cost.FAMILY].setChecked(True)
    legend: list[HeatLegend] = []

    def follow() -> None:
        if not legend and heat.cost is not Cost.FAMILY:
            from netstudio.gui.panels.heat_legend import HeatLegend

            legend.append(HeatLegend(canvas, heat))
            bench.toast.keep_clear_of(legend[0])
        actions[heat.cost].setChecked(True)

    heat.changed.connect(follow)
    heat.changed.connect(canvas.minimap.look_later)


def _offer_pictures(bench: Workbench) -> None:
    settings, thumbnails = bench.window.settings, bench.thumbnails
    group = QActionGroup(thumbnails)

    def choose(picture: Picture) -> None:
        thumbnails.set_picture(picture)
        settings.card_picture = picture.value

    known = {picture.value: picture for picture in Picture}
    chosen = known.get(settings.card_picture, Picture.FEATURE_MAPS)
    thumbnails.set_picture(chosen)
    for picture in Picture:
        action = bench.actions[f"picture_{picture.value}"]
        group.addAction(action)
        action.setChecked(picture is chosen)
        action.toggled.connect(lambda on, picture=picture: choose(picture) if on else None)


def _offer_minimap(bench: Workbench) -> None:
    action, minimap = bench.actions["minimap"], bench.window.canvas.minimap
    action.setChecked(minimap.is_wanted)
    action.toggled.connect(minimap.set_wanted)
