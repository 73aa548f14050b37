"""A project as a running module: its source, executed, with the way back from module to node."""

from __future__ import annotations

import itertools
import linecache
import tempfile
import traceback
import types
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from torch import Tensor, nn

from netstudio.catalog.inference import Inference
from netstudio.codegen.generate import generate
from netstudio.codegen.model_source import ModelSource
from netstudio.compiler.addresses import module_paths
from netstudio.compiler.custom_module import module_class
from netstudio.compiler.memory import TooLargeError, is_out_of_memory, refuse_too_large
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.edits.bypass import without_bypassed
from netstudio.document.file.atomic import write_atomically
from netstudio.document.file.code import custom_modules
from netstudio.document.node import Call
from netstudio.document.project import ROOT, Project
from netstudio.errors import CodegenError, CompileError, NetStudioError
from netstudio.sentence import say

_serial = itertools.count(1)


class _Enough(Exception):  # noqa: N818 -- not an error: the recorder has what it was asked for
    """Raised by the recorder once it has all it was asked for."""


@dataclass(frozen=True)
class CompiledModel:
    """A built network. It belongs to the thread that builds it.

    Attributes:
        project: the revision that it was built from.
        inference: shapes, arguments and counts of that revision.
        source: the text that runs.
        module: the network, with PyTorch's own initial weights.
        filename: the name under which tracebacks show the source.
        waiting: weights of members that this network leaves out, because they are bypassed: by
            address and tensor, for a later build that has them again.
    """

    project: Project
    inference: Inference
    source: ModelSource
    module: nn.Module
    filename: str
    _recorder: dict[str, type[nn.Module]] = field(default_factory=dict, repr=False)
    waiting: dict[tuple[str, str], Tensor] = field(default_factory=dict, repr=False)

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Address of a member or block instance -> its attribute path in the module."""
        return module_paths(self.running, self.inference)

    @cached_property
    def running(self) -> Project:
        """The project without what is bypassed: the network that the source writes down."""
        return without_bypassed(self.project)

    def member_module(self, address: str) -> nn.Module | Tensor | None:
        """The module or tensor that the node at an address calls; None where there is none."""
        path = self.paths.get(self._member_address(address))
        if path is None:
            return None
        target: Any = self.module
        for part in path.split("."):
            target = getattr(target, part, None)
        return target if isinstance(target, nn.Module | Tensor) else None

    def _member_address(self, address: str) -> str:
        """The address of the member that a node calls; they differ where a module is shared."""
        prefix, dot, node_id = address.rpartition(".")
        scope = next(
            (item.block for item in self.inference.instances if item.address == prefix), ROOT
        )
        node = self.project.scope(scope).nodes.get(node_id)
        if node is None or not isinstance(node.target, Call):
            return address
        return f"{prefix}{dot}{node.target.member}"

    def record(self, inputs: tuple[Tensor, ...], wanted: frozenset[str]) -> dict[str, Any]:
        """The values of nodes for these inputs, by address.

        Runs an instrumented copy of the source on the same module and stops once it has them all.
        The caller decides on gradients and on training or evaluation mode.

        Raises:
            CompileError: when the forward pass fails.
        """
        found: dict[str, Any] = {}

        def receive(address: str, value: Any) -> None:
            if address in wanted:
                found[address] = value
                if len(found) == len(wanted):
                    raise _Enough

        self.follow(inputs, receive)
        return found

    def follow(self, inputs: tuple[Tensor, ...], receive: Callable[[str, Any], None]) -> None:
        """Hand `receive` the address and the value of every node, as soon as it is there.

        Runs an instrumented copy of the source on the same module. The caller decides on gradients
        and on training or evaluation mode.

        Raises:
            CompileError: when the forward pass fails.
        """
        prefixes = self._prefixes()

        def record(module: nn.Module, node_id: str, value: Any) -> None:
            receive(prefixes[id(module)] + node_id, value)

        classes = self._recording_classes()
        first = next(iter(classes.values()))
        first.forward.__globals__["record"] = record
        patched = self._patch(classes)
        try:
            self.module(*inputs)
        except _Enough:
            pass
        except (RuntimeError, ValueError, IndexError, TypeError) as error:
            raise CompileError(f"The forward pass failed: {error}") from error
        finally:
            for module, names in patched:
                for name in names:
                    del module.__dict__[name]

    def _prefixes(self) -> dict[int, str]:
        prefixes = {id(self.module): ""}
        for instance in self.inference.instances:
            module = self._instance_module(instance.address)
            if module is not None:
                prefixes[id(module)] = f"{instance.address}."
        return prefixes

    def _instance_module(self, address: str) -> nn.Module | None:
        path = self.paths.get(address)
        if path is None:
            return None
        try:
            return self.module.get_submodule(path)
        except AttributeError:
            return None  # a block that a condition leaves out

    def _patch(
        self, classes: Mapping[str, type[nn.Module]]
    ) -> list[tuple[nn.Module, tuple[str, ...]]]:
        """Give each instance the recording `forward`, and the block parameters it may read.

        What was put into a module is told, for it to be taken out again.
        """
        targets: list[tuple[str, nn.Module, Mapping[str, Any]]] = [(ROOT, self.module, {})]
        for instance in self.inference.instances:
            module = self._instance_module(instance.address)
            if module is not None:
                targets.append((instance.block, module, instance.env))
        patched = []
        for scope, module, env in targets:
            forward = types.MethodType(classes[scope].forward, module)
            added = {"forward": forward, **_missing(module, env)}
            module.__dict__.update(added)
            patched.append((module, tuple(added)))
        return patched

    def _recording_classes(self) -> dict[str, type[nn.Module]]:
        if not self._recorder:
            source = generate(self.project, self.inference, record=True)
            namespace = execute(source, f"{self.filename} recorded", self.project)
            for scope, name in source.classes.items():
                self._recorder[scope] = namespace[name]
        return self._recorder

    def locate(self, error: BaseException) -> str | None:
        """The id of the node whose source line raised `error`; None where it was none of ours."""
        node: str | None = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.filename:
                node = self._node_at(trace) or node
            trace = trace.tb_next
        return node

    def _node_at(self, trace: types.TracebackType) -> str | None:
        origin = self.source.lines.get(trace.tb_lineno)
        if origin is None:
            return None
        if len(origin.nodes) == 1:
            return origin.nodes[0]
        called = _called_text(self.source.text, trace)
        graph = self.running.scope(origin.scope)
        for node_id in origin.nodes:
            member = graph.member_of(graph.nodes[node_id]) if node_id in graph.nodes else None
            if member is not None and called.startswith(f"self.{member.name}("):
                return node_id
        return origin.nodes[0]


def _missing(module: nn.Module, env: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters that an instance does not keep; `forward` reads `downsample_` where a member
    has the parameter's name."""
    found = {}
    for name, value in env.items():
        free = name if not hasattr(module, name) else f"{name}_"
        if not hasattr(module, free):
            found[free] = value
    return found


def _called_text(source: str, trace: types.TracebackType) -> str:
    """The piece of source that was being evaluated, from the instruction's position."""
    positions = list(trace.tb_frame.f_code.co_positions())
    line, end_line, start, end = positions[trace.tb_lasti // 2]
    if line is None or line != end_line:
        return ""
    return source.split("\n")[line - 1][start:end]


def execute(source: ModelSource, filename: str, project: Project) -> dict[str, Any]:
    """Run generated source as a module of its own; tracebacks and debuggers find its text.

    Where the source reads tensors beside it, they are written into a folder for the time being.
    """
    lines = source.text.splitlines(keepends=True)
    linecache.cache[filename] = (len(source.text), None, lines, filename)
    namespace: dict[str, Any] = {"__name__": "netstudio_model"}
    code = compile(source.text, filename, "exec")
    if not source.tensors:
        exec(code, namespace)
        return namespace
    with tempfile.TemporaryDirectory(prefix="netstudio-") as folder:
        namespace["__file__"] = str(Path(folder) / "model.py")
        save_source_tensors(source, project, Path(namespace["__file__"]))
        exec(code, namespace)
    return namespace


def _refuse_other_than_modules(project: Project, namespace: dict[str, Any]) -> None:
    """Nothing of custom Python is called but classes of modules."""
    for module in custom_modules(project):
        if module.class_name in namespace:
            module_class(namespace, module.class_name)


def save_source_tensors(source: ModelSource, project: Project, path: Path) -> Path | None:
    """Write the tensors that the source at `path` reads; the file's path, or None for none."""
    if not source.tensors:
        return None
    tensors = {
        name: torch.from_numpy(project.tensors[digest].copy())
        for name, digest in source.tensors.items()
    }
    beside = path.with_suffix(".tensors.safetensors")
    write_atomically(beside, safetensors.torch.save(tensors))
    return beside


@contextmanager
def _custom_errors(source: ModelSource, filename: str) -> Iterator[None]:
    """Custom Python may raise anything, even when it is only imported: say what, and where."""
    try:
        yield
    except (Exception, SystemExit) as error:
        if not source.custom or isinstance(error, NetStudioError) or is_out_of_memory(error):
            raise
        raise CompileError(
            say(
                "The custom Python of the network does not run: {kind}: {error}{line}",
                kind=type(error).__name__,
                error=str(error).split("\n")[0][:300],
                line=_line_of(error, source, filename),
            )
        ) from error


def _line_of(error: BaseException, source: ModelSource, filename: str) -> str:
    """The last line of the source that an error went through, quoted."""
    numbers = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == filename and frame.lineno
    ]
    if not numbers:
        return ""
    return say(", in “{line}”.", line=source.text.split("\n")[numbers[-1] - 1].strip())


def build(project: Project, inference: Inference | None = None) -> CompiledModel:
    """Generate a project's source, execute it, and make its module.

    Raises:
        CompileError: when the network is not complete, too large for this machine, or its source
            does not run; the message names the node.
    """
    inference = inference or infer_shapes_of(project, run_custom=True)
    if torch.get_default_device().type != "meta":  # there it takes no memory
        refuse_too_large(inference)
    try:
        source = generate(project, inference)
    except CodegenError as error:
        raise CompileError(str(error)) from error
    filename = f"<netstudio {source.class_name} {next(_serial)}>"
    try:
        with _custom_errors(source, filename):
            namespace = execute(source, filename, project)
            _refuse_other_than_modules(project, namespace)
            maker: Callable[[], nn.Module] = namespace[source.class_name]
            module = maker()
    except (RuntimeError, ValueError, TypeError, AssertionError, MemoryError) as error:
        if is_out_of_memory(error):
            raise TooLargeError(inference) from error
        raise CompileError(say("The network cannot be made: {error}", error=str(error))) from error
    return CompiledModel(project, inference, source, module, filename)
