"""Where data sets are kept on disk."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

ROOT_VARIABLE = "NETSTUDIO_DATA"


def data_root(root: Path | None = None) -> Path:
    """`root`, else the folder that NETSTUDIO_DATA names, else one in the user's cache folder."""
    if root is not None:
        return root.expanduser()
    named = os.environ.get(ROOT_VARIABLE)
    if named:
        return Path(named).expanduser()
    return platformdirs.user_cache_path("netstudio", appauthor=False) / "data"
