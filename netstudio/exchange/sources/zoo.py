"""Models of torchvision and timm by name, and the inputs they expect."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

import torch
from torch import Tensor, nn

from netstudio.errors import ModelImportError
from netstudio.exchange.listening import Tell
from netstudio.exchange.proof.examples import Example
from netstudio.exchange.sources.source import Arguments, Source
from netstudio.exchange.sources.user_code import user_errors
from netstudio.exchange.weights.pretrained import obtain_pretrained
from netstudio.sentence import say

BATCH = 2
IMAGE_SIZE = 224
DETECTION_SIZE = 320
FLOW_SIZE = 128
FRAMES, VIDEO_SIZE = 16, 112
_SIZES = {"inception_v3": 299}
_UNINITIALISED = ("googlenet", "inception_v3")
"""Their own initialisation takes most of a minute, and warns when it is left to its default."""

Maker = Callable[[], nn.Module]


def zoo_maker(source: Source, arguments: Arguments, tell: Tell) -> Maker:
    """What makes a zoo's model; pretrained weights are downloaded first where they are named.

    Raises:
        ModelImportError: when there is no such model, or its zoo is not installed.
        CheckpointError: when its weights cannot be had.
    """
    maker = {"torchvision": _torchvision_maker, "timm": _timm_maker}[source.kind]
    return maker(source, arguments, tell)


def zoo_example(source: Source, module: nn.Module) -> Example:
    """Inputs of the sizes that a model was made for, two in a batch."""
    if source.kind == "timm":
        config: Any = getattr(module, "pretrained_cfg", None) or {}
        channels, height, width = config.get("input_size", (3, IMAGE_SIZE, IMAGE_SIZE))
        return Example((_noise(BATCH, channels, height, width),))
    return Example(_torchvision_inputs(source.name, _family(source.name)))


def _torchvision_inputs(name: str, family: str) -> tuple[Any, ...]:
    if family == "detection":
        return (_noise(BATCH, 3, DETECTION_SIZE, DETECTION_SIZE),)
    if family == "optical_flow":
        return tuple(_noise(BATCH, 3, FLOW_SIZE, FLOW_SIZE, seed=seed) for seed in (0, 1))
    if family == "video":
        side = IMAGE_SIZE if "mvit" in name or "swin" in name else VIDEO_SIZE
        return (_noise(BATCH, 3, FRAMES, side, side),)
    side = _SIZES.get(name, IMAGE_SIZE)
    return (_noise(BATCH, 3, side, side),)


def _noise(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def _family(name: str) -> str:
    """The package of torchvision.models that a model is from."""
    from torchvision import models

    module: str = models.get_model_builder(name).__module__
    return module.removeprefix("torchvision.models.").split(".")[0]


def _torchvision_maker(source: Source, arguments: Arguments, tell: Tell) -> Maker:
    from torchvision import models

    _check_name(source, models.list_models())
    weights = torchvision_weights(source)
    given = dict(arguments.kwargs or {})
    if weights is not None:
        obtain_pretrained(weights.url, tell)
    elif source.name in _UNINITIALISED:
        given.setdefault("init_weights", False)
    if _family(source.name) in ("segmentation", "detection"):
        given.setdefault("weights_backbone", None)

    def make() -> nn.Module:
        with user_errors(say("{name} cannot be made", name=source)):
            model: nn.Module = models.get_model(
                source.name, *arguments.args, weights=weights, progress=False, **given
            )
        return model

    return make


def torchvision_weights(source: Source) -> Any:
    """The entry of torchvision's table that a source names; None where it names none.

    Raises:
        ModelImportError: when there is no such model, or it has no weights of that name.
    """
    from torchvision import models

    if not source.weights:
        return None
    _check_name(source, models.list_models())
    known: Any = models.get_model_weights(source.name)
    names = [weights.name for weights in known]
    if source.weights == "DEFAULT" and names:
        return known.DEFAULT
    if source.weights not in names:
        raise ModelImportError(
            say(
                "{name} has no weights “{weights}”; there are: {known}.",
                name=source.name,
                weights=source.weights,
                known=", ".join(names) or say("none"),
            )
        )
    return known[source.weights]


def _timm_maker(source: Source, arguments: Arguments, tell: Tell) -> Maker:
    timm: Any = _installed("timm")
    _check_name(source, timm.list_models())
    tag = f".{source.weights}" if source.weights not in ("", "DEFAULT") else ""
    if source.weights:
        tell(say("Downloading the weights of {name}", name=source.name))

    def make() -> nn.Module:
        with user_errors(say("{name} cannot be made", name=source)):
            model: nn.Module = timm.create_model(
                f"{source.name}{tag}", pretrained=bool(source.weights), **(arguments.kwargs or {})
            )
        return model

    return make


def _installed(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ModelImportError(
            say(
                "{name} is not installed; install it with {command}.",
                name=name,
                command=f"pip install {name}",
            )
        ) from error


def _check_name(source: Source, known: Sequence[str]) -> None:
    if source.name.split(".")[0] in known:
        return
    near = difflib.get_close_matches(source.name, known, 3)
    raise ModelImportError(
        say(
            "{zoo} has no model “{name}”{near}.",
            zoo=source.kind,
            name=source.name,
            near=say("; did you mean {names}?", names=", ".join(near)) if near else "",
        ).replace("?.", "?")
    )
