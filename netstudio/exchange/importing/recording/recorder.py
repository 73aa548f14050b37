"""Runs a module's real forward once and writes down what it calls.

A `TorchFunctionMode` sees every torch function, and `nn.Module.__call__`, patched while the
recording runs, tells in which module. The forward is Python as it is: loops, conditions and helper
functions need no rules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from netstudio.document.values import Ref
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.recording.copying import Copied
from netstudio.exchange.importing.recording.encoding import Encoder
from netstudio.exchange.importing.recording.layer_calls import layer_arguments
from netstudio.exchange.importing.recording.layers import layer_of
from netstudio.exchange.importing.recording.mutation import Mutations
from netstudio.exchange.importing.recording.op_names import operation_name, torch_name
from netstudio.exchange.importing.recording.questions import NO_QUESTION, answer
from netstudio.exchange.importing.recording.signature import arguments_of
from netstudio.exchange.importing.recording.tensor_names import TensorNames
from netstudio.exchange.importing.recording.trace import (
    Event,
    LayerCall,
    ModuleCall,
    Operation,
    RecordedInput,
    Trace,
)

# Conversions that return their argument where there is nothing to convert.
_CONVERSIONS = frozenset(
    """
    Tensor.to Tensor.float Tensor.half Tensor.double Tensor.bfloat16 Tensor.long Tensor.int
    Tensor.bool Tensor.type Tensor.type_as Tensor.contiguous Tensor.requires_grad_ Tensor.cpu
    Tensor.cuda Tensor.expand_as Tensor.expand Tensor.detach_
    """.split()
)


class Recorder(TorchFunctionMode):
    """Writes down one run of a module's copy."""

    def __init__(self, copied: Copied, opened: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.copied = copied
        self.opened = set(opened)
        self.findings: list[Finding] = []
        self.names = TensorNames(copied)
        self.encoder = Encoder(self.names, self._problem)
        self.mutations = Mutations(self.encoder)
        self.scopes: list[ModuleCall] = []
        self.inputs: list[RecordedInput] = []
        self.root = ModuleCall("")
        self.count = 0
        self.inside_layer = 0
        self.paths: dict[int, list[str]] = {}
        for path, module in copied.module.named_modules(remove_duplicate=False):
            self.paths.setdefault(id(module), []).append(path)

    def run(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Trace:
        """Run the copy with these arguments, and give what was recorded."""
        with _module_calls(self), self:
            out = self.copied.module(*args, **kwargs)
        self.mutations.settle(self.root)
        outputs = [(name, self.encoder.ref(t)) for name, t in _named_tensors([("out", out)])]
        used = self.names.used
        return Trace(self.root, self.inputs, outputs, used, self.findings, self.opened)

    @property
    def scope(self) -> ModuleCall:
        """The module call that is running."""
        return self.scopes[-1]

    def _problem(self, message: str, severity: str = "error") -> None:
        address = self.scope.path if self.scopes else ""
        finding = Finding(address, severity, message)  # type: ignore[arg-type]
        if finding not in self.findings:
            self.findings.append(finding)

    def _new_id(self) -> str:
        self.count += 1
        return f"v{self.count}"

    # Torch functions

    def __torch_function__(
        self, func: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        kwargs = kwargs or {}
        if self.inside_layer or not self.scopes:
            return func(*args, **kwargs)
        path = torch_name(func)
        answered = answer(path, func, args, kwargs, self)
        if answered is not NO_QUESTION:
            return answered
        return self._operation(path, func, args, kwargs)

    def _operation(
        self, path: str, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        written = {key: value for key, value in kwargs.items() if value is not None}
        name, is_reversed = operation_name(path, len(args), frozenset(written))
        aliases = self.mutations.before(name, args, kwargs)
        encoded = tuple(self.encoder.value(value) for value in args)
        encoded_kwargs = {key: self.encoder.value(value) for key, value in written.items()}
        out = func(*args, **kwargs)
        result = args[0] if name == "operator.setitem" else out
        if not self.encoder.has_tensor(result):
            return out
        if name in _CONVERSIONS and result is args[0]:
            return out
        event = Operation(
            self._new_id(), name, encoded[::-1] if is_reversed else encoded, encoded_kwargs
        )
        self._add(event)
        self.encoder.bind(result, Ref(event.id))
        self.mutations.after(event, result, aliases)
        return out

    def _add(self, event: Event) -> None:
        self.scope.events.append(event)

    # Module calls

    def module_call(
        self, original: Callable[..., Any], module: nn.Module, args: Any, kwargs: Any
    ) -> Any:
        """What a call of a module does while this records."""
        if self.inside_layer or id(module) not in self.paths:
            return original(module, *args, **kwargs)
        path = self._visible_path(module)
        if path not in self.opened and self.scopes:
            called = self._layer_call(original, module, path, args, kwargs)
            if called is not None:
                return called[0]
        return self._module_call(original, module, path, args, kwargs)

    def _visible_path(self, module: nn.Module) -> str:
        """The path of a module as the running module has it: a shared one has several."""
        paths = self.paths[id(module)]
        prefix = f"{self.scope.path}." if self.scopes and self.scope.path else ""
        return next((path for path in paths if path.startswith(prefix)), paths[0])

    def _layer_call(
        self,
        original: Callable[..., Any],
        module: nn.Module,
        path: str,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> tuple[Any] | None:
        """The result of a call as a layer of the catalogue, in a tuple; None where it is none."""
        layer = layer_of(module)
        ports = layer_arguments(layer, module, args, kwargs) if layer is not None else None
        if layer is None or ports is None:
            return None
        inplace = {"inplace": getattr(module, "inplace", False)}
        aliases = self.mutations.before(layer.type, args, inplace)
        encoded = tuple(self.encoder.value(value) for value in ports)
        self.inside_layer += 1
        try:
            out = original(module, *args, **kwargs)
        finally:
            self.inside_layer -= 1
        event = LayerCall(self._new_id(), path, encoded)
        self._add(event)
        attention = isinstance(module, nn.MultiheadAttention)
        self.encoder.bind(out[0] if attention else out, Ref(event.id))
        self.mutations.after(event, out, aliases)
        return (out,)

    def _module_call(
        self, original: Callable[..., Any], module: nn.Module, path: str, args: Any, kwargs: Any
    ) -> Any:
        call = ModuleCall(path)
        given = arguments_of(module, args, kwargs)
        if not self.scopes:
            self.root = call
            self._bind_inputs(given)
        else:
            self._add(call)
        for name, value in given:
            self.encoder.argument(call, name, value)
        self.scopes.append(call)
        try:
            out = original(module, *args, **kwargs)
        finally:
            self.scopes.pop()
        call.result = self.encoder.structure(out)
        return out

    def _bind_inputs(self, given: list[tuple[str, Any]]) -> None:
        for name, tensor in _named_tensors(given):
            known = self.encoder.known(tensor)
            if known is not None:
                continue
            dtype = str(tensor.dtype).removeprefix("torch.")
            entry = RecordedInput(f"in{len(self.inputs)}", name, tuple(tensor.shape), dtype)
            self.inputs.append(entry)
            self.encoder.bind(tensor, Ref(entry.id))


def _named_tensors(given: list[tuple[str, Any]]) -> Iterator[tuple[str, torch.Tensor]]:
    """The tensors among arguments, named after where they are."""
    for name, value in given:
        if isinstance(value, torch.Tensor):
            yield name, value
        elif isinstance(value, Mapping):
            yield from _named_tensors([(str(key), item) for key, item in value.items()])
        elif isinstance(value, list | tuple):
            yield from _named_tensors(
                [(f"{name}{index}", item) for index, item in enumerate(value)]
            )


@contextmanager
def _module_calls(recorder: Recorder) -> Iterator[None]:
    """Let the recorder see every call of a module."""
    original = nn.Module.__call__

    def observed(module: nn.Module, *args: Any, **kwargs: Any) -> Any:
        return recorder.module_call(original, module, args, kwargs)

    nn.Module.__call__ = observed  # type: ignore[method-assign]
    try:
        yield
    finally:
        nn.Module.__call__ = original  # type: ignore[method-assign]
