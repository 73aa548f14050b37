"""What the palette offers, and how a search orders it. No Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from netstudio.catalog.ops import all_ops
from netstudio.catalog.registry import all_layers, find_layer, layers_by_family
from netstudio.catalog.spec import LayerSpec
from netstudio.document.node import Layer
from netstudio.document.project import Project
from netstudio.gui.canvas.block_types import block_name
from netstudio.gui.canvas.build import INPUT, OUTPUT
from netstudio.gui.language import tr
from netstudio.gui.palette.ranking import ALIASES, match_rank
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
        return "\n".join(part for part in (tr(self.summary), self.formula) if part)


ENDS = (
    Entry(INPUT, "input_output", "A value that comes into the network, such as an image."),
    Entry(OUTPUT, "input_output", "A value that the network gives back."),
)

_LEAST_LETTERS = 3
"""So many letters, and operations are searched too: they are many, and layers come first."""
_MOST_OPERATIONS = 8


def is_operation_name(type_name: str) -> bool:
    """Whether an entry's type is an operation such as `torch.roll`, and no layer."""
    return "." in type_name


def family_title(family: str) -> str:
    """A family's name as the palette writes it."""
    titles = {
        "input_output": tr("Input and output"),
        "block": tr("Blocks of this project"),
        "my_blocks": tr("My blocks"),
        "convolution": tr("Convolution"),
        "pooling": tr("Pooling"),
        "linear": tr("Linear"),
        "activation": tr("Activation"),
        "normalisation": tr("Normalisation"),
        "dropout": tr("Dropout"),
        "padding": tr("Padding"),
        "upsampling": tr("Upsampling"),
        "recurrent": tr("Recurrent"),
        "embedding": tr("Embedding"),
        "attention": tr("Attention"),
        "merge": tr("Merge"),
        "shape": tr("Shape"),
        "reduction": tr("Reduction"),
        "math": tr("Math"),
    }
    return titles.get(family, family.replace("_", " ").capitalize())


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
    uses: Mapping[str, float] | None = None,
    fits: Callable[[str], bool] | None = None,
    *,
    blocks: Sequence[Entry] = (),
    operations: bool = False,
) -> tuple[Entry, ...]:
    """What matches every word of `query`, best first.

    Args:
        uses: how much each type is used; among equal matches the most used come first.
        fits: whether a type may be offered at all.
        blocks: offered too, behind the layers while nothing is typed.
        operations: whether torch's functions are offered too, after the layers.
    """
    uses = uses or {}
    scored: list[tuple[tuple[float, ...], Entry]] = []
    for order, entry in enumerate((*map(_entry, all_layers()), *ENDS, *blocks)):
        rank = _rank(entry, query)
        if rank is None or (fits is not None and not fits(entry.type_name)):
            continue
        length = len(entry.title) if query.strip() else 0
        scored.append(((rank, -uses.get(entry.type_name, 0), length, order), entry))
    found = tuple(entry for _, entry in sorted(scored, key=lambda pair: pair[0]))
    return (*found, *_operations(query, fits)) if operations else found


def _rank(entry: Entry, query: str) -> int | None:
    spec = find_layer(entry.type_name)
    return match_rank(
        query,
        entry.title,
        f"{entry.family} {entry.summary}",
        aliases=ALIASES.get(entry.type_name, ()),
        keywords=spec.keywords if spec else (),
    )


def _operations(query: str, fits: Callable[[str], bool] | None) -> tuple[Entry, ...]:
    """Operations whose name begins with what was typed, or has it after the dot."""
    wanted = query.strip().lower()
    if len(wanted) < _LEAST_LETTERS:
        return ()
    named = [
        name
        for name in operation_names()
        if name.lower().startswith(wanted) or name.rpartition(".")[2].startswith(wanted)
    ]
    named.sort(key=lambda name: (len(name), name))
    return tuple(
        Entry(name, "other", tr("An operation of torch."))
        for name in named
        if fits is None or fits(name)
    )[:_MOST_OPERATIONS]


@cache
def operation_names() -> tuple[str, ...]:
    """The functions of torch that may be placed by hand.

    Those that write into their argument are left out, and those that are a layer already.
    """
    layers = {spec.name.lower() for spec in all_layers()}
    return tuple(
        op.name
        for op in all_ops()
        if op.kind == "function"
        and op.name.startswith("torch.")
        and not op.name.endswith("_")
        and op.name.rpartition(".")[2].replace("_", "") not in layers
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


def _entry(spec: LayerSpec) -> Entry:
    return Entry(spec.name, spec.family, spec.summary, spec.formula)
