"""Where files of the user's are kept: in the place each system has for it, or where told."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

Kind = Literal["data", "cache", "log"]


def user_folder(variable: str, kind: Kind, name: str = "") -> Path:
    """The folder that an environment variable names, else `name` in the user's folder of a kind.

    It need not exist.
    """
    named = os.environ.get(variable)
    if named:
        return Path(named).expanduser()
    import platformdirs  # here, since who names a folder needs none of it

    folders = {
        "data": platformdirs.user_data_path,
        "cache": platformdirs.user_cache_path,
        "log": platformdirs.user_log_path,
    }
    return folders[kind]("netstudio", appauthor=False) / name
