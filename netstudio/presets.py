"""The projects that come with the program: famous networks, and a clinic of well-known mistakes.

They are ordinary project files. A preset's name is its path in the preset folder without the
ending, such as `lenet5` or `clinic/lenet5_padding`; it opens as a copy, never in place.
"""

from __future__ import annotations

import json
from pathlib import Path

from netstudio.assets import preset_folder
from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file
from netstudio.errors import UnknownPresetError
from netstudio.records import dataclass
from netstudio.sentence import say

CLINIC = "clinic/"


@dataclass(frozen=True, slots=True)
class PresetInfo:
    """A preset as a list shows it.

    Attributes:
        name: what it is asked for by.
        title: the project's own name.
        description: what it is, or for the clinic, what is wrong with it.
    """

    name: str
    title: str
    description: str

    @property
    def in_clinic(self) -> bool:
        """Whether it is there for its mistake."""
        return self.name.startswith(CLINIC)


def preset_names() -> tuple[str, ...]:
    """The names of all presets: the networks in alphabetical order, then the clinic."""
    folder = preset_folder()
    names = [path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.json")]
    return tuple(sorted(names, key=lambda name: (name.startswith(CLINIC), name)))


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
    """The title and description of a preset.

    Raises:
        UnknownPresetError: when there is none of that name; the message suggests near ones.
    """
    data = json.loads(preset_path(name).read_text(encoding="utf-8"))
    return PresetInfo(name, data.get("name", name), data.get("description", ""))


def all_presets() -> tuple[PresetInfo, ...]:
    """Every preset, in the order of `preset_names`."""
    return tuple(preset_info(name) for name in preset_names())


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
