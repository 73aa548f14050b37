"""The way out for a Python file that cannot be read: its model can be made and recorded."""

from __future__ import annotations

from pathlib import Path

from netstudio.errors import ModelImportError
from netstudio.sentence import say

_MOST = 8


def how_to_run(path: Path) -> str:
    """How a model of the file is imported by running it; nothing where the file has none."""
    names = _classes(path)
    if not names:
        return ""
    return say(
        "It can be imported by running it, with a class and the sizes of what that takes: "
        "{path}:{name} --input 2x3x64x64. Classes found: {names}.",
        path=path,
        name=names[0],
        names=_listed(names),
    )


def model_to_run(path: Path) -> str:
    """What names a model of the file to be run; nothing where the file has none."""
    names = _classes(path)
    if not names:
        return ""
    return say(
        "To run it, name a class behind a colon: {path}:{name}. Classes found: {names}.",
        path=path,
        name=names[0],
        names=_listed(names),
    )


def _classes(path: Path) -> tuple[str, ...]:
    from netstudio.exchange.sources.classes import module_classes

    if path.suffix != ".py":
        return ()
    try:
        return module_classes(path)
    except ModelImportError:
        return ()


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join((*names[:_MOST], "…") if len(names) > _MOST else names)
