"""Whether things glide or jump: less motion where the system or the user asks for it."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QApplication, QStyle

VARIABLE = "NETSTUDIO_MOTION"
"""Set to `off`, nothing glides."""
GLIDE_MS = 200


def glide_ms() -> int:
    """How long something takes to its new place; 0 where it is to be there at once."""
    if os.environ.get(VARIABLE) == "off":
        return 0
    # Qt asks the platform: a desktop with animations switched off says 0.
    wanted = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return GLIDE_MS if wanted > 0 else 0
