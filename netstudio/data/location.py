"""Where data sets are kept on disk."""

from __future__ import annotations

from pathlib import Path

from netstudio.folders import user_folder

ROOT_VARIABLE = "NETSTUDIO_DATA"


def data_root(root: Path | None = None) -> Path:
    """`root`, else the folder that NETSTUDIO_DATA names, else one in the user's cache folder."""
    if root is not None:
        return root.expanduser()
    return user_folder(ROOT_VARIABLE, "cache", "data")
