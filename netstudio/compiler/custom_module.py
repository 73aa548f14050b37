"""A module of custom Python by itself, made from a file's text. This runs the file."""

from __future__ import annotations

import linecache
from collections.abc import Mapping
from typing import Any

from torch import nn

from netstudio.errors import CompileError
from netstudio.sentence import say
from netstudio.trust import fingerprint, is_trusted


def make_custom(text: str, file: str, class_name: str, args: Mapping[str, Any]) -> nn.Module:
    """The module of a class in a trusted file.

    Raises:
        CompileError: when the file is not trusted, or the class makes no module. What else the
            file raises goes through.
    """
    if not is_trusted(fingerprint(text.encode("utf-8"))):
        raise CompileError(say("{file} is not trusted; nothing of it was run.", file=file))
    filename = f"<{file}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
    namespace: dict[str, Any] = {"__name__": "netstudio_custom"}
    exec(compile(text, filename, "exec"), namespace)
    made = namespace[class_name](**args)
    if not isinstance(made, nn.Module):
        raise CompileError(
            say(
                "{name} gives a {type}, not a torch.nn.Module.",
                name=class_name,
                type=type(made).__name__,
            )
        )
    return made
