"""What the palette offers, and how a search orders it. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from netstudio.catalog.registry import all_layers, find_layer, layers_by_family, search_layers
from netstudio.catalog.spec import LayerSpec
from netstudio.document.node import Layer
from netstudio.document.project import Project
from netstudio.gui.canvas.block_types import block_name
from netstudio.gui.canvas.build import INPUT, OUTPUT
from netstudio.records import dataclass

MIME_TYPE = "application/x-netstudio-layer"
"""The type of a dragged layer; its data is the layer's name in UTF-8."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be added: a layer of the catalogue, an input or an output."""

    type_name: str
    family: str
    summary: str
    formula: str = ""
    is_broken: bool = False
    """Whether it is listed only to say what is the matter with it."""

    @property
    def title(self) -> str:
        """What it is called in a list."""
        return block_name(self.type_name)

    @property
    def tooltip(self) -> str:
        """What it does, and its formula."""
        return "\n".join(part for part in (self.summary, self.formula) if part)


ENDS = (
    Entry(INPUT, "input_output", "A value that comes into the network, such as an image."),
    Entry(OUTPUT, "input_output", "A value that the network gives back."),
)

_TITLES = {
    "input_output": "Input and output",
    "block": "Blocks of this project",
    "my_blocks": "My blocks",
}


def family_title(family: str) -> str:
    """A family's name as the palette writes it."""
    return _TITLES.get(family, family.replace("_", " ").capitalize())


def entries_by_family() -> dict[str, tuple[Entry, ...]]:
    """Everything that can be added, by family, in palette order; empty families left out."""
    layers = {
        str(family): tuple(_entry(spec) for spec in specs)
        for family, specs in layers_by_family().items()
        if specs
    }
    return {"input_output": ENDS, **layers}


def layer_count() -> int:
    """How many layers there are."""
    return len(all_layers())


def search(
    query: str,
    uses: Mapping[str, int] | None = None,
    fits: Callable[[str], bool] | None = None,
) -> tuple[Entry, ...]:
    """What matches every word of `query`, best first.

    Args:
        uses: how often each type is used already; among equal matches the most used come first.
        fits: whether a type may be offered at all.
    """
    uses = uses or {}
    words = query.lower().split()
    ends = [entry for entry in ENDS if all(_names(entry, word) for word in words)]
    found = [*(_entry(spec) for spec in search_layers(query)), *ends]
    if fits is not None:
        found = [entry for entry in found if fits(entry.type_name)]
    order = {entry.type_name: index for index, entry in enumerate(found)}
    return tuple(
        sorted(
            found,
            key=lambda e: (not _starts(e, words), -uses.get(e.type_name, 0), order[e.type_name]),
        )
    )


def uses_in(project: Project) -> Counter[str]:
    """How often each type of layer is used in a project, blocks included."""
    graphs = [project.graph, *(block.graph for block in project.blocks.values())]
    return Counter(
        member.target.type
        for graph in graphs
        for member in graph.members.values()
        if isinstance(member.target, Layer)
    )


def entry_of(type_name: str) -> Entry | None:
    """The entry of a type, or None."""
    spec = find_layer(type_name)
    return _entry(spec) if spec else next((e for e in ENDS if e.type_name == type_name), None)


def _entry(spec: LayerSpec) -> Entry:
    return Entry(spec.name, spec.family, spec.summary, spec.formula)


def _names(entry: Entry, word: str) -> bool:
    return word in entry.type_name.lower() or word in entry.summary.lower()


def _starts(entry: Entry, words: list[str]) -> bool:
    name = entry.type_name.lower()
    return not words or any(name.startswith(word) for word in words)
