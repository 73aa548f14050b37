"""A project and the weights beside it, written together or not at all."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from netstudio.errors import ExchangeError
from netstudio.sentence import say

if TYPE_CHECKING:
    from netstudio.document.project import Project


def save_with_weights(
    project: Project, output: Path, write_weights: Callable[[Path], None]
) -> Path:
    """Write a project and, beside it, its weights; where one fails, nothing is left of the other.

    Args:
        write_weights: writes the weights to a path.

    Returns:
        The weights' file.

    Raises:
        NetStudioError: when either cannot be written.
    """
    from netstudio.api import save_project

    weights = output.with_name(f"{output.stem}.weights.safetensors")
    waiting = output.with_name(f".{weights.stem}-{secrets.token_hex(4)}.safetensors")
    try:
        write_weights(waiting)
        save_project(project, output)
        waiting.replace(weights)
    except OSError as error:
        raise ExchangeError(
            say("{path} cannot be written: {reason}.", path=weights, reason=error.strerror or error)
        ) from error
    finally:
        waiting.unlink(missing_ok=True)
    return weights
