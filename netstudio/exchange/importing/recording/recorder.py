"""Runs a module's real forward once and writes down what it calls.

A `TorchFunctionMode` sees every torch function, and `nn.Module.__call__`, patched while the
recording runs, tells in which module. The forward is Python as it is: loops, conditions and helper
functions need no rules of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch
from torch import nn
from torch.overrides import TorchFunctionMode

from netstudio.document.values import Ref, Value
from netstudio.exchange.importing.finding import Finding
from netstudio.exchange.importing.recording.copying import Copied
from netstudio.exchange.importing.recording.encoding import Encoder
from netstudio.exchange.importing.recording.extremes import extremes_followed
from netstudio.exchange.importing.recording.functional_layers import (
    linear_layer,
    linear_modules,
)
from netstudio.exchange.importing.recording.known_values import REFUSED, UNKNOWN, KnownValues
from netstudio.exchange.importing.recording.layer_calls import layer_arguments
from netstudio.exchange.importing.recording.layers import layer_of
from netstudio.exchange.importing.recording.mutation import Mutations
from netstudio.exchange.importing.recording.observing import observed_by
from netstudio.exchange.importing.recording.op_names import operation_name, torch_name
from netstudio.exchange.importing.recording.parts import named_items, named_tensors, shapes_given
from netstudio.exchange.importing.recording.questions import NO_QUESTION, answer
from netstudio.exchange.importing.recording.returned import returned
from netstudio.exchange.importing.recording.shortcuts import like_input
from netstudio.exchange.importing.recording.signature import arguments_of, without_defaults
from netstudio.exchange.importing.recording.sized_by_values import SizedByValues
from netstudio.exchange.importing.recording.sizes import times_asked
from netstudio.exchange.importing.recording.tensor_names import TensorNames
from netstudio.exchange.importing.recording.trace import (
    CustomCall,
    Event,
    LayerCall,
    ModuleCall,
    Operation,
    Passed,
    RecordedInput,
    Trace,
    parents,
)
from netstudio.exchange.importing.recording.unread import without_unread
from netstudio.exchange.importing.recording.without_gradients import WithoutGradients
from netstudio.sentence import say

# Conversions that return their argument where there is nothing to convert.
_CONVERSIONS = frozenset(
    """
    Tensor.to Tensor.float Tensor.half Tensor.double Tensor.bfloat16 Tensor.long Tensor.int
    Tensor.bool Tensor.type Tensor.type_as Tensor.requires_grad_ Tensor.cpu
    Tensor.cuda Tensor.expand_as Tensor.expand Tensor.detach_
    """.split()
)


_INDEXING = frozenset({"operator.getitem", "operator.setitem"})


class Recorder(TorchFunctionMode):
    """Writes down one run of a module's copy."""

    def __init__(
        self,
        copied: Copied,
        opened: frozenset[str] = frozenset(),
        kept: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__()
        self.copied = copied
        self.opened = set(opened)
        self.kept = kept
        self.findings: list[Finding] = []
        self.names = TensorNames(copied)
        self.encoder = Encoder(self.names, self.report, self._compute)
        self.mutations = Mutations(self.encoder)
        self.known = KnownValues(copied)
        self.sized = SizedByValues()
        self.ungraded = WithoutGradients(self._detached, self._is_input)
        self.scopes = self.encoder.scopes
        self.inputs: list[RecordedInput] = []
        self.root = ModuleCall("")
        self.count = 0
        self.inside_layer = 0
        self.linears = linear_modules(copied.module)
        self.paths: dict[int, list[str]] = {}
        for path, module in copied.module.named_modules(remove_duplicate=False):
            self.paths.setdefault(id(module), []).append(path)

    def run(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Trace:
        """Run the copy with these arguments, and give what was recorded."""
        asked = times_asked()
        with observed_by(self), extremes_followed(), self:
            self.copied.module(*args, **kwargs)
        asks = times_asked() > asked
        self.mutations.settle(self.root)
        without_unread(self.root)
        self.opened |= self.mutations.kept_layers | self._read_layers() | self._called_both_ways()
        return Trace(self.root, self.inputs, self.names.used, self.findings, self.opened, asks)

    def _called_both_ways(self) -> set[str]:
        """The layers of which one call is the layer's own, and another is more than that."""
        plain = {event.path for event in self.root.walk() if isinstance(event, LayerCall)}
        return plain & {event.path for event in self.root.walk() if isinstance(event, ModuleCall)}

    def _read_layers(self) -> set[str]:
        """The layers whose tensors something reads: they have to be taken apart."""
        modules = dict(self.copied.module.named_modules(remove_duplicate=False))
        looked_into = {e.path for e in self.root.walk() if isinstance(e, ModuleCall)}
        return {
            owner
            for own in self.names.used.values()
            for path in own.paths
            for owner in parents(path)
            if owner and owner not in looked_into and layer_of(modules[owner]) is not None
        }

    @property
    def scope(self) -> ModuleCall:
        """The module call that is running."""
        return self.scopes[-1]

    def report(self, message: str, severity: str = "error", wants_example: bool = False) -> None:
        """Note a finding at the module that is running, unless it is kept as it is."""
        if self.inside_layer:
            return
        address = self.scope.path if self.scopes else ""
        finding = Finding(address, severity, message, wants_example)  # type: ignore[arg-type]
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
            known = like_input(func, args, kwargs) if self.inside_layer else None
            return func(*args, **kwargs) if known is None else known
        given_out = kwargs.get("out")
        if isinstance(given_out, torch.Tensor):
            plain = {key: value for key, value in kwargs.items() if key != "out"}
            made = self.__torch_function__(func, types, args, plain)
            return self.__torch_function__(torch.Tensor.copy_, types, (given_out, made))
        path = torch_name(func)
        answered = answer(path, func, args, kwargs, self)
        if answered is not NO_QUESTION:
            return answered
        if self.ungraded.holds():
            return self._without_gradients(path, func, args, kwargs)
        if path == "nn.functional.linear":
            called = self._linear(func, args, kwargs)
            if called is not None:
                return called
        return self._operation(path, func, args, kwargs)

    def _without_gradients(
        self, path: str, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """The result of a function in a region without gradients."""
        taken, named = self.ungraded.taken(path, (args, kwargs))
        out = self._operation(path, func, taken, named)
        return args[0] if taken is not args and taken and out is taken[0] else out

    def _detached(self, tensor: torch.Tensor) -> torch.Tensor:
        """A tensor that passes no gradient on, recorded."""
        if self.encoder.known(tensor) is None and not self.names.is_registered(tensor):
            return tensor
        detach = torch.Tensor.detach
        return self._operation("Tensor.detach", detach, (tensor,), {})  # type: ignore[no-any-return]

    def _is_input(self, tensor: torch.Tensor) -> bool:
        known = self.encoder.known(tensor)
        return known is not None and known.node.startswith("in") and tensor.is_floating_point()

    def _linear(
        self, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> torch.Tensor | None:
        """The result of `F.linear` where it is a call of one of the model's layers."""
        found = linear_layer(args, kwargs, self.linears)
        if found is None:
            return None
        module, given = found
        path = self._visible_path(module)
        if path in self.opened or path == self.scope.path:
            return None
        event = LayerCall(self._new_id(), path, (self.encoder.ref(given),))
        out: torch.Tensor = func(*args, **kwargs)
        self._add(event)
        self.encoder.bind(out, Ref(event.id))
        self.mutations.after(event, out, None)
        return out

    def _operation(
        self, path: str, func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        written = without_defaults(func, kwargs)
        if "training" in kwargs:  # what it is in one mode may be the default, in the other not
            written["training"] = kwargs["training"]
        name, is_reversed = operation_name(path, len(args), frozenset(written))
        aliases = self.mutations.before(name, args, kwargs)
        encoded = tuple(
            self.encoder.index(value)
            if place == 1 and name in _INDEXING
            else self.encoder.value(value)
            for place, value in enumerate(args)
        )
        encoded_kwargs: dict[str, Value] = {
            key: value
            for key, given in written.items()
            if (value := self.encoder.value(given)) is not None
        }
        value = self.known.beside(path, func, args, kwargs)
        if aliases is not None and value is UNKNOWN:
            self.known.forget(args[0])
        out = _called(func, args, kwargs, value)
        if value is UNKNOWN:
            self._look_at_size(name, args, out)
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
        self.known.note(out, value)
        self.mutations.after(event, result, aliases)
        return out

    def _look_at_size(self, name: str, args: tuple[Any, ...], out: Any) -> None:
        if self.sized.steps(name, args):
            self.report(
                say(
                    "It goes through a tensor that is as long as values say, step by step; the "
                    "import makes as many steps as it took for the example."
                ),
                "warning",
            )
        self.sized.note(name, args, out)

    def _compute(self, name: str, source: Ref) -> Ref:
        """The value of an attribute of a tensor, computed once in a module."""
        for event in self.scope.events:
            if isinstance(event, Operation) and (event.name, event.args) == (name, (source,)):
                return Ref(event.id)
        made = Operation(self._new_id(), name, (source,))
        self._add(made)
        return Ref(made.id)

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
        called = None
        if path in self.kept:
            called = (self._custom_call(original, module, path, args, kwargs),)
        elif path not in self.opened and self.scopes:
            called = self._layer_call(original, module, path, args, kwargs)
        if called is None:
            return self._module_call(original, module, path, args, kwargs)
        if not self.ungraded.holds():
            return called[0]
        return self.ungraded.given(called[0], module, (args, kwargs))

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

    def _custom_call(
        self, original: Callable[..., Any], module: nn.Module, path: str, args: Any, kwargs: Any
    ) -> Any:
        """The result of a call of a kept module, which is not looked into."""
        encoded = tuple(self.encoder.by_items(value) for value in args)
        named = {name: self.encoder.by_items(value) for name, value in kwargs.items()}
        self.inside_layer += 1
        try:
            out = original(module, *args, **kwargs)
            given = tuple(shapes_given(out))
        finally:
            self.inside_layer -= 1
        event = CustomCall(self._new_id(), path, encoded, named, given)
        self._add(event)
        self.encoder.bind_whole(out, Ref(event.id))
        return out

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
        if isinstance(out, torch.Tensor) and self.scopes:
            self._pass_on(call, given, out)
        call.outputs = list(self._outputs([("out", out)]))
        if not self.scopes:
            call.returned = returned(out)
        return out

    def _outputs(self, given: list[tuple[str, Any]]) -> Iterator[tuple[str, Ref]]:
        """What a module returns, by parts: tensors, and what a kept module gave as a whole."""
        for name, value in given:
            whole = self.encoder.whole(value)
            if whole is not None:
                yield name, whole
            elif isinstance(value, torch.Tensor):
                yield name, self.encoder.ref(value)
            else:
                yield from self._outputs(named_items(name, value))

    def _pass_on(self, call: ModuleCall, given: list[tuple[str, Any]], out: torch.Tensor) -> None:
        """Give what a module returns unchanged a new name, so that the call is not lost."""
        before = self.encoder.ref(out)
        if any(value is out for _, value in given) and not _makes(call, before):
            passed = Passed(self._new_id(), before)
            call.events.append(passed)
            self.encoder.bind(out, Ref(passed.id))

    def _bind_inputs(self, given: list[tuple[str, Any]]) -> None:
        for name, tensor in named_tensors(given):
            known = self.encoder.known(tensor)
            if known is not None:
                continue
            dtype = str(tensor.dtype).removeprefix("torch.")
            entry = RecordedInput(f"in{len(self.inputs)}", name, tuple(tensor.shape), dtype)
            self.inputs.append(entry)
            self.encoder.bind(tensor, Ref(entry.id))


def _called(
    func: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], value: Any
) -> Any:
    """What an operation gives; where it needs values to run, the known ones tell."""
    try:
        return func(*args, **kwargs)
    except REFUSED:
        if value is UNKNOWN:
            raise
        return value.to("meta") if isinstance(value, torch.Tensor) else value


def _makes(call: ModuleCall, ref: Ref) -> bool:
    """Whether an event inside a call gave a value."""
    return any(not isinstance(e, ModuleCall) and e.id == ref.node for e in call.walk())
