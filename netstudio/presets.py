"""The projects that come with the program: famous networks, templates to begin with, and a
clinic of well-known mistakes.

They are ordinary project files. A preset's name is its path in the preset folder without the
ending, such as `lenet5` or `clinic/lenet5_padding`; it opens as a copy, never in place.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from netstudio.assets import preset_folder
from netstudio.document.node import Dimension, Input, Layer
from netstudio.document.project import Paper, Project
from netstudio.document.project_file import load_project_file
from netstudio.errors import UnknownPresetError
from netstudio.records import dataclass
from netstudio.sentence import say

CLINIC = "clinic/"
LARGE = 128
"""From this height in pixels on, images count as large."""
TEMPLATES = "templates/"
_READ_IN_ORDER = ("recurrent", "embedding", "attention")
"""Families of layers by which a network is one for sequences."""


@dataclass(frozen=True, slots=True)
class PresetInfo:
    """What is said of a preset before it is opened.

    Attributes:
        name: what it is asked for by.
        title: the project's own name.
        description: what it is, or for the clinic, what is wrong with it.
        paper: the publication it comes from, where there is one.
        reads_sequences: whether it reads its input step by step, told by its layers.
        reads_large_images: whether its images are as large as ImageNet's, so that training it
            takes a graphics card or patience.
    """

    name: str
    title: str
    description: str
    paper: Paper | None = None
    reads_sequences: bool = False
    reads_large_images: bool = False

    @property
    def in_clinic(self) -> bool:
        """Whether it is there for its mistake."""
        return self.name.startswith(CLINIC)

    @property
    def is_template(self) -> bool:
        """Whether it is there to begin one's own network with."""
        return self.name.startswith(TEMPLATES)


def preset_names() -> tuple[str, ...]:
    """The names of all presets in alphabetical order: the networks, the templates, the clinic."""
    folder = preset_folder()
    names = [path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.json")]
    folders = (TEMPLATES, CLINIC)
    return tuple(sorted(names, key=lambda name: (*map(name.startswith, folders[::-1]), name)))


def preset_path(name: str) -> Path:
    """The file of a preset.

    Raises:
        UnknownPresetError: when there is none of that name; the message suggests near ones.
    """
    names = preset_names()
    if name not in names:
        raise UnknownPresetError(_unknown(name, names))
    return preset_folder() / f"{name}.json"


def load_preset(name: str) -> Project:
    """The project of a preset.

    Raises:
        UnknownPresetError: when there is none of that name; the message suggests near ones.
    """
    return load_project_file(preset_path(name))


def preset_info(name: str) -> PresetInfo:
    """What a preset says of itself.

    Raises:
        UnknownPresetError: when there is none of that name; the message suggests near ones.
    """
    path = preset_path(name)
    return _info(name, path, path.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _info(name: str, path: Path, _changed: int) -> PresetInfo:
    """Read once as long as the file stays the same."""
    project = load_project_file(path)
    return PresetInfo(
        name,
        project.name,
        project.description,
        project.paper,
        _reads_sequences(project),
        _reads_large_images(project),
    )


def _image_heights(project: Project) -> list[Dimension]:
    shapes = (n.target.shape for n in project.graph.nodes.values() if isinstance(n.target, Input))
    return [shape[1] for shape in shapes if shape is not None and len(shape) == 3]


def _reads_large_images(project: Project) -> bool:
    heights = _image_heights(project)
    return any(isinstance(height, int) and height >= LARGE for height in heights)


def _reads_sequences(project: Project) -> bool:
    from netstudio.catalog.layers.index import FAMILY_OF

    graphs = (project.graph, *(block.graph for block in project.blocks.values()))
    types = {
        m.target.type for g in graphs for m in g.members.values() if isinstance(m.target, Layer)
    }
    # A transformer that reads an image makes a sequence of it by itself.
    families = _READ_IN_ORDER[:1] if _image_heights(project) else _READ_IN_ORDER
    return any(FAMILY_OF.get(name) in families for name in types)


def all_presets() -> tuple[PresetInfo, ...]:
    """Every preset, in the order of `preset_names`."""
    folder = preset_folder()
    found = ((name, folder / f"{name}.json") for name in preset_names())
    return tuple(_info(name, path, path.stat().st_mtime_ns) for name, path in found)


def _unknown(name: str, names: tuple[str, ...]) -> str:
    near = _near(name, names)
    if near:
        return say(
            "There is no preset “{name}”; did you mean {near}?", name=name, near=" or ".join(near)
        )
    return say(
        "There is no preset “{name}”; the presets are: {names}.",
        name=name,
        names=", ".join(names) or "none",
    )


def _near(name: str, names: tuple[str, ...]) -> list[str]:
    """Names that are spelt alike, with or without their folder, best first."""
    import difflib  # here, since only a name that is spelt wrong needs it

    by_letters = {_letters(candidate): candidate for candidate in reversed(names)}
    by_letters |= {_letters(candidate.rpartition("/")[2]): candidate for candidate in names}
    found = difflib.get_close_matches(_letters(name), by_letters, n=3, cutoff=0.6)
    return list(dict.fromkeys(by_letters[letters] for letters in found))


def _letters(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum() or letter == "/")
