"""What the gallery offers, how it is filtered and searched, and what is known of each. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from netstudio.catalog.inference import infer
from netstudio.document.node import Input
from netstudio.document.project import Project
from netstudio.gui.language import mark, tr
from netstudio.gui.panels.counts import NetworkCounts, network_counts
from netstudio.presets import PresetInfo, load_preset
from netstudio.records import dataclass

FILTERS = (
    ("all", mark("All")),
    ("templates", mark("Templates")),
    ("images", mark("Small images")),
    ("large", mark("Large images")),
    ("sequences", mark("Sequences")),
    ("papers", mark("Classic papers")),
    ("clinic", mark("Clinic")),
)
"""The filters by name, and their words."""


@dataclass(frozen=True, slots=True)
class PresetFacts:
    """The figures of a preset.

    Attributes:
        counts: layers, parameters, multiply-accumulates and the room of the weights.
        inputs: the shape of one sample, such as `1 × 28 × 28`.
        has_clash: whether shapes clash, so that the counts are those of a part only.
    """

    counts: NetworkCounts
    inputs: str
    has_clash: bool


def passes(preset: PresetInfo, filter_name: str) -> bool:
    """Whether a preset is in the part of the gallery that a filter shows."""
    return {
        "all": True,
        "templates": preset.is_template,
        "images": _reads_images(preset) and not preset.reads_large_images,
        "large": _reads_images(preset) and preset.reads_large_images,
        "sequences": preset.reads_sequences,
        "papers": preset.paper is not None and not preset.is_template,
        "clinic": preset.in_clinic,
    }[filter_name]


def _reads_images(preset: PresetInfo) -> bool:
    return not preset.reads_sequences and not preset.in_clinic


def found(presets: Iterable[PresetInfo], query: str, filter_name: str) -> list[PresetInfo]:
    """The presets of a filter that hold every word of `query`, those named so first.

    A name that begins with what was typed stands before one that only holds it.
    """
    words = query.casefold().split()
    chosen = [preset for preset in presets if passes(preset, filter_name)]
    matching = [p for p in chosen if all(word in _words_of(p) for word in words)]

    def rank(preset: PresetInfo) -> tuple[bool, bool]:
        title = preset.title.casefold()
        return not all(word in title for word in words), not title.startswith(query.casefold())

    return sorted(matching, key=rank)


def _words_of(preset: PresetInfo) -> str:
    paper = preset.paper
    parts = [preset.title, preset.name, preset.description]
    parts += [tr(preset.title), tr(preset.description)]
    parts += [paper.authors, paper.title, str(paper.year)] if paper else []
    return " ".join(parts).casefold()


def kind_of(preset: PresetInfo) -> str:
    """A word or two on what sort of preset it is."""
    if preset.in_clinic:
        return tr("clinic")
    if preset.is_template:
        return tr("template")
    return str(preset.paper.year) if preset.paper else tr("network")


@lru_cache(maxsize=128)
def facts_of(name: str) -> PresetFacts:
    """The figures of a preset, worked out once."""
    return facts(load_preset(name))


def facts(project: Project) -> PresetFacts:
    """The figures of a project."""
    known = infer(project)
    shapes = (n.target.shape for n in project.graph.nodes.values() if isinstance(n.target, Input))
    inputs = ", ".join(" × ".join(map(str, shape)) for shape in shapes if shape)
    return PresetFacts(network_counts(project, known), inputs, not known.is_sound)


def folder_text(path: Path) -> str:
    """A file's folder, the user's own written `~`."""
    folder = path.parent
    home = Path.home()
    if folder == home:
        return "~"
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
