"""Which code this program wrote itself, known by its content.

Source that is exported again differs from the last export wherever the network was changed. That
is no loss; it would be one where somebody changed the file by hand. So each export leaves a note
of its code, comments aside, in a folder of the user's; of the oldest notes some are forgotten.
"""

from __future__ import annotations

import ast
import hashlib
from contextlib import suppress
from pathlib import Path

from netstudio.document.file.atomic import write_atomically
from netstudio.document.syntax import parse_module_tree
from netstudio.errors import NetStudioError
from netstudio.folders import user_folder

VARIABLE = "NETSTUDIO_EXPORTED"
"""Names another folder for the notes."""
_MOST = 1000


def note_own(text: str) -> None:
    """Note that the program wrote this code; where that cannot be noted, it asks once more."""
    notes = [*_notes(), _fingerprint(text)]
    kept = list(dict.fromkeys(reversed(notes)))[:_MOST]
    with suppress(OSError, NetStudioError):
        _file().parent.mkdir(parents=True, exist_ok=True)
        write_atomically(_file(), ("\n".join(reversed(kept)) + "\n").encode())


def is_own(text: str) -> bool:
    """Whether the program wrote this code, whatever comments it has got since."""
    return _fingerprint(text) in _notes()


def _fingerprint(text: str) -> str:
    return hashlib.sha256(ast.dump(parse_module_tree(text)).encode("utf-8")).hexdigest()


def _notes() -> list[str]:
    try:
        return _file().read_text("ascii").split()
    except (OSError, UnicodeDecodeError):
        return []


def _file() -> Path:
    return user_folder(VARIABLE, "data", "exported") / "code.txt"
