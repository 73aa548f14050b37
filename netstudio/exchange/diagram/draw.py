"""A network as a drawing."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from netstudio.catalog.inference import Inference
from netstudio.document.project import Project
from netstudio.exchange.diagram.content import figure_of
from netstudio.exchange.diagram.dot import as_dot
from netstudio.exchange.diagram.drawing import Drawing
from netstudio.exchange.diagram.flat import flat
from netstudio.exchange.diagram.mermaid import as_mermaid
from netstudio.exchange.diagram.options import DiagramOptions
from netstudio.exchange.diagram.paint import drawing_of

Language = Literal["mermaid", "dot"]

_USUAL = DiagramOptions()


def draw(project: Project, inference: Inference, options: DiagramOptions = _USUAL) -> Drawing:
    """The diagram of a project.

    Args:
        inference: what is known of it; shapes and key parameters come from there.
    """
    figure = figure_of(project, inference, options)
    return drawing_of(figure, options.direction, project.name)


def text_of(
    project: Project, inference: Inference, language: Language, options: DiagramOptions = _USUAL
) -> str:
    """The diagram as text for a program that lays it out itself."""
    figure = flat(figure_of(project, inference, replace(options, fold=None)))
    if language == "mermaid":
        return as_mermaid(figure, options.direction)
    return as_dot(figure, options.direction, project.name)
