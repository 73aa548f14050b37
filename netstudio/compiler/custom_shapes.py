"""What a custom module gives and how many weights it has, found by running it.

It runs on `meta` tensors, at several values of the batch and of other open sizes, and where it
cannot, on small tensors of numbers. Only what the user trusts is run, and only where the caller
says so: the window's own thread asks a child process and uses what came of it (`remember`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from netstudio.catalog.arguments import Environment, plain
from netstudio.catalog.clash import ClashError
from netstudio.catalog.custom_inference import CustomRule
from netstudio.catalog.layer_inference import NodeInference
from netstudio.catalog.types import TensorType, Unknown, ValueType
from netstudio.codegen.custom_code import standing
from netstudio.compiler.open_sizes import Trial, open_names, shape_at, solved_type, trials
from netstudio.document.node import CustomModule
from netstudio.document.project import Project
from netstudio.sentence import say

Key: TypeAlias = str
"""What decides what a module gives: its file's content, its arguments and its inputs."""

MOST_ELEMENTS = 2**23
"""So many numbers a trial may have that is not on `meta`."""

_known: dict[Key, NodeInference] = {}
_MOST_KNOWN = 1000


def custom_rule(project: Project, *, run: bool) -> CustomRule:
    """What is known of calls of a project's custom modules; nothing of those not trusted.

    Args:
        run: whether a module may be run here.
    """

    def rule(
        module: CustomModule, inputs: tuple[ValueType | None, ...], env: Environment
    ) -> NodeInference:
        if standing(project, module) != "trusted":
            return NodeInference(Unknown("custom Python that is not run", broken=True), inputs)
        args = {name: plain(value, env) for name, value in module.args.items()}
        key = known_by(module, args, inputs)
        if key not in _known and run:
            remember(key, _run(project.code[module.file], module, args, inputs))
        return _known.get(key) or NodeInference(Unknown("a custom module"), inputs)

    return rule


def known_by(
    module: CustomModule, args: Mapping[str, Any], inputs: tuple[ValueType | None, ...]
) -> Key:
    """The key under which a run of a module is remembered."""
    return repr((module.sha256, module.class_name, dict(args), inputs, bool(module.outputs)))


def remember(key: Key, found: NodeInference) -> None:
    """Keep what a run found."""
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    _known[key] = found


def runs() -> Mapping[Key, NodeInference]:
    """What runs have found so far."""
    return dict(_known)


def _run(
    text: str,
    module: CustomModule,
    args: Mapping[str, Any],
    inputs: tuple[ValueType | None, ...],
) -> NodeInference:
    import torch

    from netstudio.compiler.custom_module import make_custom

    with torch.random.fork_rng(devices=[]):
        try:
            made = make_custom(text, module.file, module.class_name, args)
        except (Exception, SystemExit) as error:  # noqa: BLE001 -- it is the user's, and may raise anything
            return _failed(module, inputs, error)
        count = sum(parameter.numel() for parameter in made.parameters())
        if module.outputs:
            return NodeInference(Unknown("declared"), inputs, parameters=count)
        if any(item is None or _has_unknown(item) for item in inputs):
            return NodeInference(Unknown("an input of unknown shape"), inputs, parameters=count)
        try:
            value = _value(text, module, args, made, inputs)
        except (Exception, SystemExit) as error:  # noqa: BLE001 -- as above
            return _failed(module, inputs, error)
        return NodeInference(value, inputs, parameters=count)


def _failed(
    module: CustomModule, inputs: tuple[ValueType | None, ...], error: BaseException
) -> NodeInference:
    first = str(error).split("\n")[0][:300]
    clash = ClashError(
        "custom",
        say(
            "{name} of {file} does not run: {kind}: {error}",
            name=module.class_name,
            file=module.file,
            kind=type(error).__name__,
            error=first,
        ),
    ).clash
    return NodeInference(Unknown("behind a problem", broken=True), inputs, clashes=(clash,))


def _has_unknown(value: ValueType) -> bool:
    if isinstance(value, tuple):
        return any(_has_unknown(item) for item in value)
    return isinstance(value, Unknown)


def _value(
    text: str,
    module: CustomModule,
    args: Mapping[str, Any],
    made: Any,
    inputs: tuple[ValueType | None, ...],
) -> ValueType:
    """The type of what a module gives."""
    import torch

    from netstudio.compiler.custom_module import make_custom

    types = [item for item in inputs if item is not None]
    tried = trials(open_names(types))
    try:
        with torch.device("meta"):
            bare = make_custom(text, module.file, module.class_name, args)
        results = [_called(bare, types, trial, "meta") for trial in tried]
    except (Exception, SystemExit):  # noqa: BLE001 -- what needs numbers says so in many ways
        tried = _small(types)
        results = [_called(made, types, trial, "cpu") for trial in tried]
    return solved_type(results, tried, module.class_name)


def _small(types: Sequence[ValueType]) -> list[Trial]:
    """Trials of few numbers."""
    names = open_names(types)
    first = {name: 2 if name == "N" else 64 for name in names}
    raised = [{**first, name: size + (1 if name == "N" else 32)} for name, size in first.items()]
    return [first, *raised]


def _called(module: Any, types: Sequence[ValueType], trial: Trial, device: str) -> Any:
    import torch

    module.train(False)
    with torch.no_grad(), torch.device(device):
        return module(*(_tensor(value, trial, device) for value in types))


def _tensor(value: ValueType, trial: Trial, device: str) -> Any:
    import torch

    if isinstance(value, tuple):
        return tuple(_tensor(item, trial, device) for item in value)
    assert isinstance(value, TensorType)
    dtype: torch.dtype = getattr(torch, value.dtype)
    shape = shape_at(value.shape, trial)
    made = torch.zeros(shape, dtype=dtype, device="meta")
    if device == "meta":
        return made
    if made.numel() > MOST_ELEMENTS:
        raise ValueError(say("its input {shape} is too large to try it", shape=shape))
    if dtype.is_floating_point:
        return torch.randn(shape, dtype=dtype)
    return torch.zeros(shape, dtype=dtype)
