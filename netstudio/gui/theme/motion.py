"""Whether things glide or jump: the one place that decides how long a movement takes.

Nothing moves where the user asks for less motion in the settings, where the desktop has its
animations switched off, or where the environment says so.
"""

from __future__ import annotations

import os

from PySide6.QtWidgets import QApplication, QStyle

VARIABLE = "NETSTUDIO_MOTION"
"""Set to `off`, nothing glides."""
GLIDE_MS = 200

_reduced = False


def reduce_motion(reduced: bool) -> None:
    """Let things be where they go at once from now on, or glide again."""
    global _reduced
    _reduced = reduced


def glide_ms(usual: int = GLIDE_MS) -> int:
    """How long a movement takes that takes `usual` milliseconds; 0 where there is to be none."""
    if _reduced or os.environ.get(VARIABLE) == "off":
        return 0
    # Qt asks the platform: a desktop with animations switched off says 0.
    wanted = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
    return usual if wanted > 0 else 0
