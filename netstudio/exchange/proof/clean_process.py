"""The other side of a proof: a process that has torch and a Python file, and nothing of netstudio.

It is started as a script, is told on standard input which file to run with which weights, and then
of one case after the other: a file with inputs and with what the original made of them. It answers
each line with a line. What runs a module (`run`) is imported by the first side too, so that both
do exactly the same.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import itertools
import json
import math
import os
import random
import sys
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, TextIO, TypeAlias

import torch
from safetensors import safe_open
from torch import Tensor, nn

SEED_LIMIT = 2**31
TRACE_LINES = 12
SMALLEST = 5e-324
"""A difference below what a number can hold is still one."""
KINDS = {
    "outputs": ("output",),
    "layers": ("layer",),
    "gradients": ("gradient", "input"),
    "buffers": ("buffer",),
}

Fault: TypeAlias = dict[str, Any]


def leaves_of(value: Any) -> Iterator[Tensor]:
    """The tensors in a nested value, in order; numbers count as tensors of no dimension."""
    if isinstance(value, Tensor):
        yield value
    elif isinstance(value, bool | int | float):
        yield torch.tensor(value)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from leaves_of(item)
    elif isinstance(value, tuple | list):
        for item in value:
            yield from leaves_of(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from leaves_of(getattr(value, field.name))


def run(
    module: nn.Module,
    call: Callable[[Sequence[Tensor]], Any],
    inputs: Sequence[Tensor],
    training: bool,
    seed: int,
    backward: bool = True,
    watched: Collection[str] = (),
) -> dict[str, Tensor]:
    """One forward and backward pass, as tensors by name.

    Args:
        call: calls the module with tensors like `inputs`.
        backward: whether gradients are wanted.
        watched: paths of layers inside whose values count as outputs too.

    Returns:
        `output:0`, ... in order; `layer:PATH:0`, ... of what is watched, in order of its calls;
        `gradient:KEY` of parameters and `input:0`, ... of inputs, of a random weighting of all
        these; `buffer:KEY` as the pass leaves them. A gradient that does not reach something is
        absent.
    """
    module.train(training)
    for parameter in module.parameters():
        parameter.grad = None
        parameter.requires_grad_(_is_differentiable(parameter))
    given = [
        tensor.detach().clone().requires_grad_(_is_differentiable(tensor)) for tensor in inputs
    ]
    _seed(seed)
    # An original may write into its input, which it must not into a leaf.
    with torch.set_grad_enabled(backward), _watching(module, watched) as seen:
        outputs = list(leaves_of(call([tensor.clone() for tensor in given])))
    named = {f"output:{at}": value for at, value in enumerate(outputs)} | dict(sorted(seen.items()))
    _backward(list(named.values()), seed)
    results = {name: value.detach() for name, value in named.items()}
    for name, parameter in module.named_parameters():
        if parameter.grad is not None:
            results[f"gradient:{name}"] = parameter.grad
    for at, tensor in enumerate(given):
        if tensor.grad is not None:
            results[f"input:{at}"] = tensor.grad
    kept = module.state_dict()
    for name, buffer in module.named_buffers():
        if name in kept:
            results[f"buffer:{name}"] = buffer.detach().clone()
    return results


@contextlib.contextmanager
def _watching(module: nn.Module, paths: Collection[str]) -> Iterator[dict[str, Tensor]]:
    """What layers give while this lasts, by path and call, before anything writes into it."""
    seen: dict[str, Tensor] = {}
    hooks = [
        layer.register_forward_hook(_noting(seen, path))
        for path, layer in module.named_modules()
        if path in paths
    ]
    try:
        yield seen
    finally:
        for hook in hooks:
            hook.remove()


def _noting(seen: dict[str, Tensor], path: str) -> Callable[..., None]:
    calls = itertools.count()

    def note(_layer: nn.Module, _given: Any, value: Any) -> None:
        if isinstance(value, Tensor):
            seen[f"layer:{path}:{next(calls):04}"] = value.clone()

    return note


def _is_differentiable(tensor: Tensor) -> bool:
    return tensor.is_floating_point() or tensor.is_complex()


def _seed(seed: int) -> None:
    torch.manual_seed(seed)
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed % SEED_LIMIT)


def _backward(outputs: Sequence[Tensor], seed: int) -> None:
    """Gradients of one number that depends on every element of every output differently."""
    generator = torch.Generator().manual_seed(seed + 1)
    total: Tensor | None = None
    for output in outputs:
        if not output.requires_grad:
            continue
        weights = torch.rand(output.shape, generator=generator, dtype=torch.float32) + 0.5
        value = torch.view_as_real(output).sum(-1) if output.is_complex() else output
        term = (value * weights.to(value.dtype)).sum()
        total = term if total is None else total + term
    if total is not None:
        total.backward()  # type: ignore[no-untyped-call]


def widen(module: nn.Module) -> nn.Module:
    """The module in double precision, where rounding is far below any real difference."""
    return module.double()


def digests(results: Mapping[str, Tensor]) -> dict[str, str]:
    """A hash of each result's kind and bytes; no gradient and one of zeros have the same."""
    return {name: _digest(value) for name, value in results.items()}


def _digest(tensor: Tensor) -> str:
    plain = tensor.detach().cpu().contiguous()
    found = hashlib.sha256(_kind(plain).encode())
    if plain.numel():
        found.update(plain.reshape(-1).view(torch.uint8).numpy().data)
    return found.hexdigest()


def differences(expected: Mapping[str, Tensor], found: Mapping[str, Tensor]) -> dict[str, Any]:
    """How far two runs are apart: a number for each kind of result, and the worst of all.

    Each difference is relative to the largest value of its kind, since a gradient that is nothing
    but rounding would be far off relative to itself.
    """
    answer: dict[str, Any] = {"worst": None}
    largest = 0.0
    for kind, names in KINDS.items():
        answer[kind], worst = _difference(_of_kind(expected, names), _of_kind(found, names))
        if answer[kind] > largest:
            largest, answer["worst"] = answer[kind], worst
    return answer


def _of_kind(results: Mapping[str, Tensor], names: tuple[str, ...]) -> dict[str, Tensor]:
    return {name: value for name, value in results.items() if name.split(":", 1)[0] in names}


def _difference(
    expected: Mapping[str, Tensor], found: Mapping[str, Tensor]
) -> tuple[float, dict[str, Any] | None]:
    scale = max((_largest(value) for value in expected.values()), default=0.0)
    largest: float = 0.0
    worst: dict[str, Any] | None = None
    for name in dict.fromkeys((*expected, *found)):
        apart, fault = _apart(expected.get(name), found.get(name), scale)
        if apart > largest:
            largest, worst = apart, {"name": name, **fault}
    return largest, worst


def _apart(ours: Tensor | None, theirs: Tensor | None, scale: float) -> tuple[float, Fault]:
    if ours is None or theirs is None:
        there = ours if theirs is None else theirs
        assert there is not None
        if there.numel() == 0 or not bool(there.any()):
            return 0.0, {}  # no gradient and a gradient of zeros are the same
        return math.inf, {"fault": "missing" if theirs is None else "extra"}
    if ours.shape != theirs.shape or ours.dtype != theirs.dtype:
        return math.inf, {"fault": "kind", "found": _kind(theirs), "expected": _kind(ours)}
    if torch.equal(ours, theirs):
        return 0.0, {}
    apart = _largest(_wide(ours) - _wide(theirs))
    if not math.isfinite(apart):
        return math.inf, {"fault": "infinite"}
    relative = max(apart / scale, SMALLEST) if scale > 0 else math.inf
    return relative, {"fault": "value", "found": relative}


def _wide(tensor: Tensor) -> Tensor:
    return tensor.to(torch.complex128 if tensor.is_complex() else torch.float64)


def _kind(tensor: Tensor) -> str:
    return f"{tuple(tensor.shape)} {str(tensor.dtype).removeprefix('torch.')}"


def _largest(tensor: Tensor) -> float:
    """The largest magnitude, which single precision holds as well as double."""
    if tensor.numel() == 0:
        return 0.0
    return float((tensor if _is_differentiable(tensor) else _wide(tensor)).abs().max())


class Candidate:
    """A Python file with a module class, made and given weights."""

    def __init__(self, text: str, class_name: str, filename: str = "<candidate>") -> None:
        namespace: dict[str, Any] = {"__name__": "candidate", "__file__": filename}
        exec(compile(text, filename, "exec"), namespace)
        make: Callable[[], nn.Module] = namespace[class_name]
        self.module = make()
        self._buffers: dict[str, Tensor] = {}

    def keys(self) -> dict[str, list[int]]:
        """The shapes of what is saved, in order."""
        return {key: list(value.shape) for key, value in self.module.state_dict().items()}

    def layers(self) -> list[str]:
        """The paths of all modules inside."""
        return [path for path, _ in self.module.named_modules()]

    def take(self, weights: Mapping[str, Tensor], wide: bool = False) -> None:
        """Weights for every case from now on, without a missing or an extra one."""
        self.module.load_state_dict(dict(weights), strict=True)
        if wide:
            widen(self.module)
        self._buffers = kept_buffers(self.module)

    def run(
        self, inputs: Sequence[Tensor], training: bool, seed: int, watched: Collection[str] = ()
    ) -> dict[str, Tensor]:
        """What this module makes of inputs."""
        put_buffers(self.module, self._buffers)

        def call(tensors: Sequence[Tensor]) -> Any:
            return self.module(*tensors)

        return run(self.module, call, inputs, training, seed, watched=watched)


def kept_buffers(module: nn.Module) -> dict[str, Tensor]:
    """A copy of the buffers, which a run in training changes."""
    return {name: buffer.detach().clone() for name, buffer in module.named_buffers()}


def put_buffers(module: nn.Module, buffers: Mapping[str, Tensor]) -> None:
    """Buffers as they were when they were kept."""
    with torch.no_grad():
        for name, buffer in module.named_buffers():
            if name in buffers and buffers[name].shape == buffer.shape:
                buffer.copy_(buffers[name])


class Server:
    """Answers the orders of the first side."""

    def __init__(self) -> None:
        self._candidate: Candidate | None = None
        self._found: dict[str, Tensor] = {}

    def answer(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """The answer to an order: `open`, `weights`, `run` or `compare`, with what it needs."""
        answers = {
            "open": self._open,
            "weights": self._weights,
            "run": self._run,
            "compare": self._compare,
        }
        return answers[order["order"]](order)

    def _open(self, order: Mapping[str, Any]) -> dict[str, Any]:
        torch.set_num_threads(order["threads"])
        with open(order["source"], encoding="utf-8") as file:  # noqa: PTH123 -- the bare minimum
            self._candidate = Candidate(file.read(), order["class_name"], order["source"])
        return {"keys": self._candidate.keys(), "layers": self._candidate.layers()}

    def _weights(self, order: Mapping[str, Any]) -> dict[str, Any]:
        assert self._candidate is not None
        self._candidate.take(read_tensors(order["path"]), order["wide"])
        return {}

    def _run(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """The hashes of what the module makes of the inputs in a file."""
        assert self._candidate is not None
        given = read_tensors(order["path"])
        inputs = [given[f"given:{at}"] for at in range(len(given))]
        self._found = self._candidate.run(
            inputs, order["training"], order["seed"], order["watched"]
        )
        return {"digests": digests(self._found)}

    def _compare(self, order: Mapping[str, Any]) -> dict[str, Any]:
        """How far the last results are from those in a file."""
        return differences(read_tensors(order["path"]), self._found)


def read_tensors(path: str) -> dict[str, Tensor]:
    """The tensors of a safetensors file."""
    with safe_open(path, framework="pt") as file:
        return {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118


def _serve(orders: TextIO, answers: TextIO) -> None:
    server = Server()
    for line in orders:
        try:
            answer = server.answer(json.loads(line))
        except Exception as error:  # noqa: BLE001 -- whatever the file does is the answer
            trace = traceback.format_exc().splitlines()[-TRACE_LINES:]
            answer = {"error": f"{type(error).__name__}: {error}", "trace": trace}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def main() -> None:
    """Answer orders until there are no more; what the file itself prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    # Whoever has the file has not got netstudio.
    sys.modules["netstudio"] = None  # type: ignore[assignment]
    _serve(sys.stdin, answers)


if __name__ == "__main__":
    main()
