"""A module of custom Python by itself, made from a file's text. This runs the file."""

from __future__ import annotations

import linecache
from collections.abc import Mapping
from typing import Any

from torch import nn

from netstudio.codegen.custom_code import code_file
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
    if class_name not in code_file(text, file).classes:
        raise CompileError(say("There is no class {name} in {path}.", name=class_name, path=file))
    namespace: dict[str, Any] = {"__name__": "netstudio_custom"}
    exec(compile(text, filename, "exec"), namespace)
    made = module_class(namespace, class_name)(**args)
    if not isinstance(made, nn.Module):
        raise CompileError(
            say(
                "{name} gives a {type}, not a torch.nn.Module.",
                name=class_name,
                type=type(made).__name__,
            )
        )
    return made


def module_class(namespace: Mapping[str, Any], name: str) -> type[nn.Module]:
    """A class of a file that has run.

    A project may choose what is called and with what: of a trusted file only modules, and nothing
    else that it holds.

    Raises:
        CompileError: when it is no class of modules.
    """
    found = namespace.get(name)
    if not (isinstance(found, type) and issubclass(found, nn.Module)):
        raise CompileError(say("{name} is no torch.nn.Module; it was not called.", name=name))
    return found
