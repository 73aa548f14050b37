"""What the user can ask for, declared: words, key, icon and explanation of each action.

A topic a tuple; what they do stands in `slots`, and where they appear in `menus`. Texts are marked
here and translated where they are shown.
"""

from __future__ import annotations

from netstudio.gui.action_specs.canvas import ARRANGE, BLOCKS, FIND, WIRES
from netstudio.gui.action_specs.document import EDIT, FILE
from netstudio.gui.action_specs.spec import ActionSpec, Key
from netstudio.gui.action_specs.window import HELP, PANELS, TRAIN, VIEW, WINDOWS

ALL = (
    *FILE,
    *EDIT,
    *ARRANGE,
    *BLOCKS,
    *WIRES,
    *FIND,
    *VIEW,
    *PANELS,
    *TRAIN,
    *WINDOWS,
    *HELP,
)
"""Every action, in the order of the topics."""

__all__ = [
    "ALL",
    "ARRANGE",
    "BLOCKS",
    "EDIT",
    "FILE",
    "FIND",
    "HELP",
    "PANELS",
    "TRAIN",
    "VIEW",
    "WINDOWS",
    "WIRES",
    "ActionSpec",
    "Key",
]
