"""The child that makes a model, records it and proves the record."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import nn

from netstudio.document.project_file import save_project_file
from netstudio.errors import ModelImportError
from netstudio.exchange.child import tell
from netstudio.exchange.importing import Imported, record_module
from netstudio.exchange.importing.construction.record import (
    Construction,
    recorded_construction,
)
from netstudio.exchange.importing.recording.constructors import constructors_noted
from netstudio.exchange.proof.examples import Example
from netstudio.exchange.proof.prove import prove
from netstudio.exchange.sources.importing import PROJECT_FILE, WEIGHTS_FILE
from netstudio.exchange.sources.inputs import InputSpec
from netstudio.exchange.sources.readiness import check_ready, settle_sizes
from netstudio.exchange.sources.source import Arguments, Source
from netstudio.exchange.sources.user_code import maker_in_file, placed_errors, user_errors
from netstudio.exchange.sources.zoo import zoo_example, zoo_maker
from netstudio.sentence import packed, say
from netstudio.training.checkpoint import load_weights
from netstudio.training.weight_mismatch import Renaming
from netstudio.training.weights import save_weights


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Import as the request says; project and weights are written into its folder.

    Raises:
        NetStudioError: when any of it fails.
    """
    warnings.simplefilter("ignore")
    folder = Path(request["folder"])
    source = _source(request["source"])
    with recorded_construction() as construction:
        module = _module(request, source)
    example = _example(request, source, module)
    with user_errors(say("{name} does not run with the example inputs", name=source)):
        settle_sizes(module, example.args, example.kwargs)
    check_ready(module)
    more = [_given(specs, seed) for seed, specs in enumerate(request["more"], start=1)]
    imported = _recorded(module, [example, *more], source, request["keep"], construction)
    save_project_file(imported.project, folder / PROJECT_FILE)
    if request["keep_weights"]:
        tell(say("Writing the weights"))
        save_weights(module, folder / WEIGHTS_FILE)
    proof = None
    if request["prove"]:
        proof = prove(module, imported.project, [example, *more], tell=tell)
    findings = [
        [item.address, item.severity, packed(item.message), item.wants_example]
        for item in imported.findings
    ]
    return {"findings": findings, "proof": proof.as_json() if proof else None}


def _source(data: dict[str, Any]) -> Source:
    path = Path(data["path"]) if data["path"] else None
    return Source(data["kind"], data["name"], data["weights"], path)


def _module(request: dict[str, Any], source: Source) -> nn.Module:
    tell(say("Loading {source}", source=source))
    arguments = Arguments(tuple(request["args"]), request["kwargs"])
    make: Callable[[], nn.Module]
    if source.path is not None:
        make = maker_in_file(source.path, source.name, arguments, request["sha256"])
    else:
        make = zoo_maker(source, arguments, tell)
    torch.manual_seed(0)
    with constructors_noted():
        module = make()
    if request["weights"]:
        before, _, after = request["rename"].partition("=")
        renaming = Renaming(before, after) if request["rename"] else None
        load_weights(module, Path(request["weights"]), renaming)
    return module


def _example(request: dict[str, Any], source: Source, module: nn.Module) -> Example:
    if request["inputs"]:
        return _given(request["inputs"], 0)
    if source.path is not None:
        raise ModelImportError(
            say(
                "Say which inputs {name} takes, such as --input 2x3x224x224, the batch first.",
                name=source.name,
            )
        )
    return zoo_example(source, module)


def _given(inputs: list[dict[str, Any]], number: int) -> Example:
    """The example that a user describes; the number says which of several it is."""
    specs = [
        InputSpec(tuple(data["shape"]), data["dtype"], data["name"], data["below"])
        for data in inputs
    ]
    tensors = [
        (spec.name, spec.tensor(number * len(specs) + seed)) for seed, spec in enumerate(specs)
    ]
    args = tuple(tensor for name, tensor in tensors if not name)
    return Example(args, {name: tensor for name, tensor in tensors if name})


def _refuse_whole(module: nn.Module, keep: list[str]) -> None:
    """Refuse to keep the model itself: it would be one custom node, and none of its layers."""
    inside = [(path, type(part).__name__) for path, part in module.named_modules() if path]
    name = type(module).__name__
    if name in keep and not any(name in part for part in inside):
        raise ModelImportError(
            say(
                "“{name}” is the whole model, and only a part of it can be kept: give the path "
                "of a module inside, or its class.",
                name=name,
            )
        )


def _recorded(
    module: nn.Module,
    examples: list[Example],
    source: Source,
    keep: list[str],
    construction: Construction,
) -> Imported:
    tell(say("Recording {source}", source=source))
    first, *others = examples
    _refuse_whole(module, keep)
    with user_errors(say("{name} cannot be recorded", name=source)), placed_errors():
        return record_module(
            module,
            first.args,
            first.kwargs,
            more_examples=[(item.args, item.kwargs) for item in others],
            name=source.name,
            keep=keep,
            construction=construction,
        )
