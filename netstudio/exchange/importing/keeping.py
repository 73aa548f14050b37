"""Modules that are kept as they are: custom nodes, for what no graph can hold.

The node's file beside the project is what the module's class needs of the user's own file, cut out
of it, or for a class of an installed package the line that imports it.
"""

from __future__ import annotations

import inspect
import linecache
import sys
import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

import torch
from torch import nn

from netstudio.codegen.slicing import sliced
from netstudio.document.node import UNKNOWN_SIZE, CustomModule, Declared
from netstudio.document.table import Table
from netstudio.document.values import DTYPES, DType, ListValue, Value
from netstudio.errors import ModelImportError
from netstudio.exchange.importing.recording.constructors import constructed_with
from netstudio.exchange.importing.recording.trace import CustomCall, Path, Shaped, Trace
from netstudio.records import dataclass
from netstudio.sentence import say
from netstudio.trust import fingerprint

_RECURRENT: Mapping[str, Any] = {
    "input_size": None,
    "hidden_size": None,
    "num_layers": 1,
    "bias": True,
    "batch_first": False,
    "dropout": 0.0,
    "bidirectional": False,
    "proj_size": 0,
    "nonlinearity": "tanh",
}
"""The arguments of torch's recurrent layers, with what they are where they are not given."""

_STAGES = "netstudio.exchange.importing.detection.stages"


@dataclass(frozen=True)
class Kept:
    """Modules that are kept, by their path, and the files that they are from, by name."""

    modules: Mapping[Path, CustomModule]
    files: Mapping[str, str]

    def declaring(self, outputs: Mapping[Path, tuple[Declared, ...]]) -> Mapping[Path, Any]:
        """The custom modules, with what they give."""
        return {
            path: CustomModule(
                module.file, module.class_name, module.sha256, module.args, outputs.get(path, ())
            )
            for path, module in self.modules.items()
        }


NOTHING = Kept({}, {})


def kept_modules(model: nn.Module, keep: Sequence[str]) -> Kept:
    """The modules that are kept: those of these paths and classes, and the stages of detectors.

    Raises:
        ModelImportError: where a name is none's, or a module cannot be made again.
    """
    found = dict(_matching(model, keep))
    if not found:
        return NOTHING
    files: dict[str, list[type[nn.Module]]] = {}
    for module in found.values():
        files.setdefault(_file_name(type(module)), []).append(type(module))
    texts = {file: _text(list(dict.fromkeys(kinds))) for file, kinds in files.items()}
    hashes = {file: fingerprint(text.encode("utf-8")) for file, text in texts.items()}
    modules = {}
    for path, module in found.items():
        kind, file = type(module), _file_name(type(module))
        modules[path] = CustomModule(file, kind.__name__, hashes[file], _arguments(path, module))
    return Kept(modules, texts)


def _matching(model: nn.Module, keep: Sequence[str]) -> Iterator[tuple[Path, nn.Module]]:
    left = set(keep)
    kept: list[Path] = []
    for path, module in model.named_modules(remove_duplicate=False):
        names = {path, type(module).__name__} & set(keep)
        left -= names
        is_inside = any(path.startswith(f"{outer}.") for outer in kept)
        if path and not is_inside and (names or type(module).__module__ == _STAGES):
            kept.append(path)
            yield path, module
    if left:
        raise ModelImportError(
            say(
                "There is no part “{name}” to keep; give the path of a module inside, or its "
                "class.",
                name=min(left),
            )
        )


def declared_outputs(
    trace: Trace, other: Trace | None, modules: Mapping[Path, nn.Module]
) -> dict[Path, tuple[Declared, ...]]:
    """What kept modules are said to give, from two recordings at different sizes.

    A first size that is the batch in both is the batch; one that differs is not known.
    """
    later = {event.id: event for event in _custom_calls(other)} if other is not None else {}
    batches = [trace.inputs[0].shape[:1], other.inputs[0].shape[:1] if other is not None else ()]
    found: dict[Path, tuple[Declared, ...]] = {}
    for event in _custom_calls(trace):
        again = later.get(event.id)
        same = again is not None and len(again.given) == len(event.given)
        shapes = again.given if again is not None and same else event.given
        declared = tuple(
            _declared(one, two, batches) for one, two in zip(event.given, shapes, strict=True)
        )
        found[event.path] = _known(modules[event.path], declared)
    return found


def _custom_calls(trace: Trace) -> Iterator[CustomCall]:
    return (event for event in trace.root.walk() if isinstance(event, CustomCall))


def _declared(
    one: Shaped | None, two: Shaped | None, batches: Sequence[tuple[int, ...]]
) -> Declared:
    if one is None or two is None or len(one[0]) != len(two[0]):
        return Declared()
    sizes: list[int | str] = [
        a if a == b else UNKNOWN_SIZE for a, b in zip(one[0], two[0], strict=True)
    ]
    if sizes and [one[0][:1], two[0][:1]] == list(batches) and one[0][:1] != two[0][:1]:
        sizes[0] = "N"
    return Declared(tuple(sizes), one[1])


def _known(module: Any, declared: tuple[Declared, ...]) -> tuple[Declared, ...]:
    """What is known better of a detector's stages than two runs can tell."""
    shape, name = declared[0].shape, type(module).__name__
    if type(module).__module__ != _STAGES:
        return declared
    if name == "Preparation" and shape is not None:
        return (Declared(("N", shape[1], *_prepared_sizes(module))), *declared[1:])
    if name == "RegionFeatures" and shape is not None:
        return (Declared((UNKNOWN_SIZE, *shape[1:])), *declared[1:])
    return declared


def _prepared_sizes(preparation: Any) -> tuple[int | str, int | str]:
    """The height and width that images are brought to; unknown where they follow the image."""
    if preparation.fixed_size is None:
        return UNKNOWN_SIZE, UNKNOWN_SIZE
    width, height = preparation.fixed_size
    step = preparation.size_divisible
    return -(-height // step) * step, -(-width // step) * step


def _is_installed(kind: type[nn.Module]) -> bool:
    """Whether a class comes with Python or with a package, rather than from the user's files."""
    file = getattr(sys.modules.get(kind.__module__), "__file__", None)
    if file is None:
        return False
    folders = {sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")}
    path = FilePath(file).resolve()
    return any(path.is_relative_to(FilePath(folder).resolve()) for folder in folders if folder)


def _file_name(kind: type[nn.Module]) -> str:
    if kind.__module__ == _STAGES:
        return "detection.py"
    if _is_installed(kind):
        return f"{kind.__module__.partition('.')[0]}_custom.py"
    return f"{kind.__module__.rpartition('.')[2].strip('_')}_custom.py"


def _text(kinds: list[type[nn.Module]]) -> str:
    """What stands in the file of these classes."""
    if all(_is_installed(kind) and kind.__module__ != _STAGES for kind in kinds):
        lines = sorted(f"from {kind.__module__} import {kind.__name__}" for kind in kinds)
        return "\n".join(lines) + "\n"
    source = _source(kinds[0])
    return sliced(source, [kind.__name__ for kind in kinds])


def _source(kind: type[nn.Module]) -> str:
    """The text of the file that a class is defined in, as it was run: it will be trusted."""
    module = sys.modules.get(kind.__module__)
    file = getattr(module, "__file__", None)
    try:
        if file is not None and (lines := linecache.getlines(file)):
            return "".join(lines)
        return inspect.getsource(kind)
    except (OSError, TypeError, UnicodeDecodeError) as error:
        raise ModelImportError(
            say("{name} cannot be kept: its source is not to be found.", name=kind.__name__)
        ) from error


def _arguments(path: Path, module: nn.Module) -> Table[str, Value]:
    given = constructed_with(module)
    if given is None:
        given = _remembered(module)
    return Table({name: _value(path, name, value) for name, value in given.items()})


def _remembered(module: nn.Module) -> dict[str, Any]:
    """What a module keeps of its constructor's arguments, under their names."""
    if isinstance(module, nn.RNNBase):  # torch's own take what they are given by any name
        known = {name: getattr(module, name, other) for name, other in _RECURRENT.items()}
        return {name: value for name, value in known.items() if value != _RECURRENT[name]}
    found: dict[str, Any] = {}
    for name, parameter in inspect.signature(type(module)).parameters.items():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        value = getattr(module, name, parameter.default)
        if value is parameter.empty:
            raise ModelImportError(
                say(
                    "{name} cannot be kept: it does not remember its argument {argument}.",
                    name=type(module).__name__,
                    argument=name,
                )
            )
        if value is not parameter.default:
            found[name] = value
    return found


def _value(path: Path, name: str, value: Any) -> Value:
    """An argument as a document has it."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, tuple):
        return tuple(_value(path, name, item) for item in value)
    if isinstance(value, list):
        return ListValue(tuple(_value(path, name, item) for item in value))
    if isinstance(value, torch.dtype) and str(value).removeprefix("torch.") in DTYPES:
        return DType(str(value).removeprefix("torch."))
    raise ModelImportError(
        say(
            "“{path}” cannot be kept: its argument {name} is a {type}, which a project cannot "
            "write down; keep a part inside it, or what holds it.",
            path=path,
            name=name,
            type=type(value).__name__,
        )
    )
