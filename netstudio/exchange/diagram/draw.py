"""A network as a drawing."""

from __future__ import annotations

from netstudio.catalog.inference import Inference
from netstudio.document.project import Project
from netstudio.exchange.diagram.content import figure_of
from netstudio.exchange.diagram.drawing import Drawing
from netstudio.exchange.diagram.options import DiagramOptions
from netstudio.exchange.diagram.paint import drawing_of

_USUAL = DiagramOptions()


def draw(project: Project, inference: Inference, options: DiagramOptions = _USUAL) -> Drawing:
    """The diagram of a project.

    Args:
        inference: what is known of it; shapes and key parameters come from there.
    """
    figure = figure_of(project, inference, options)
    return drawing_of(figure, options.direction, project.name)
