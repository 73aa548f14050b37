"""`torchvision:resnet18`, `timm:convnext_tiny`, `path/to/file.py:ClassName`: what to import."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from netstudio.errors import ModelImportError
from netstudio.sentence import say

Kind = Literal["torchvision", "timm", "file"]
ZOOS: tuple[Kind, ...] = ("torchvision", "timm")
_FORMS = (
    "torchvision:resnet18",
    "timm:convnext_tiny",
    "path/to/file.py:ClassName",
    "exported.py",
    "model.onnx",
)
_ARGUMENTS = ('{"channels":16}', "[16,3]")


@dataclass(frozen=True, slots=True)
class Source:
    """A model that can be made.

    Attributes:
        name: of the model in its zoo, or of the class in the file.
        weights: the name of pretrained weights, such as `IMAGENET1K_V1`; `DEFAULT` are the best
            there are, and empty means none.
        path: of the Python file.
    """

    kind: Kind
    name: str
    weights: str = ""
    path: Path | None = None

    def __str__(self) -> str:
        where = str(self.path) if self.path else self.kind
        return f"{where}:{self.name}{'@' if self.weights else ''}{self.weights}"


def parse_source(text: str) -> Source:
    """The source that a text names.

    Raises:
        ModelImportError: when it names none; whether there is such a model is seen later.
    """
    head, colon, tail = text.rpartition(":")
    if not colon:
        if text.endswith(".py"):
            raise ModelImportError(
                say("Say which class of {text} to import: {text}:ClassName.", text=text)
            )
        raise _unknown(text)
    for zoo in ZOOS:
        if head == zoo:
            return _in_zoo(zoo, tail, text)
    if head.endswith(".py") and _is_class_path(tail):
        return Source("file", tail, path=Path(head))
    raise _unknown(text)


def _in_zoo(zoo: Kind, tail: str, text: str) -> Source:
    name, _, weights = tail.partition("@")
    if not name or not name.replace("_", "").replace(".", "").replace("-", "").isalnum():
        raise _unknown(text)
    return Source(zoo, name, weights)


def _is_class_path(text: str) -> bool:
    return all(part.isidentifier() for part in text.split("."))


def _unknown(text: str) -> ModelImportError:
    return ModelImportError(
        say("“{text}” names no model; write {forms}.", text=text[:200], forms=", ".join(_FORMS))
    )


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a model's constructor is called with."""

    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] | None = None


def parse_arguments(text: str) -> Arguments:
    """Constructor arguments from JSON: an object by name, or a list in order.

    Raises:
        ModelImportError: for anything else.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelImportError(
            say(
                "The arguments {text} are no JSON ({error}); write {example}.",
                text=text[:200],
                error=str(error)[:200],
                example=", ".join(_ARGUMENTS),
            )
        ) from error
    if isinstance(value, list):
        return Arguments(tuple(value))
    if isinstance(value, dict) and all(key.isidentifier() for key in value):
        return Arguments((), value)
    raise ModelImportError(
        say(
            "The arguments {text} are neither an object with names nor a list; write {example}.",
            text=text[:200],
            example=", ".join(_ARGUMENTS),
        )
    )
