"""What the program can do, as Python functions; errors are a `NetStudioError` in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netstudio.document.project import Project
from netstudio.document.project_file import load_project_file, save_project_file

if TYPE_CHECKING:
    from torch import nn

    from netstudio.catalog.types import ValueType
    from netstudio.compiler.problem import Problem
    from netstudio.exchange.onnx import ImportedNetwork
    from netstudio.exchange.proof.verdict import Proof


def load_project(path_or_preset: str | Path) -> Project:
    """The project in a file, or the preset of that name (`lenet5`, `clinic/lenet5_padding`).

    A path that exists wins over a preset. A Python file is read as the network that it describes,
    in the form that `generate_source` writes; nothing of it runs.

    Raises:
        ProjectFileError: when the file cannot be read as a project.
        SourceError: when a Python file is not in that form.
        UnknownPresetError: when there is neither such a file nor such a preset.
    """
    from netstudio.presets import load_preset

    path = Path(path_or_preset)
    if path.suffix == ".py":
        from netstudio.exchange.python_in.file import read_python_file

        return read_python_file(path)
    looks_like_file = path.suffix != "" or path.is_file()
    return load_project_file(path) if looks_like_file else load_preset(str(path_or_preset))


def save_project(project: Project, path: str | Path) -> None:
    """Write a project to a file: whole or not at all.

    Raises:
        ProjectFileError: when the file cannot be written.
    """
    save_project_file(project, Path(path))


def generate_source(project: Project) -> str:
    """The network as a Python file that stands alone.

    Raises:
        CodegenError: when the network is not complete; the message names the node.
    """
    from netstudio.codegen.generate import generate
    from netstudio.compiler.shapes import infer_shapes_of

    return generate(project, infer_shapes_of(project, run_custom=True)).text


def import_module(
    module: nn.Module,
    example_inputs: Any,
    *,
    example_kwargs: Mapping[str, Any] | None = None,
    name: str = "",
    prove: bool = True,
    keep: Sequence[str] = (),
) -> Project:
    """The project that computes what a PyTorch module computes.

    The module's forward runs on tensors without memory; the module stays as it is. What could not
    be captured soundly is said in an `ImportWarning`, and so is a proof that proves nothing.

    Args:
        example_inputs: a tensor, a tuple of positional arguments, or a dict of named ones.
        example_kwargs: named arguments besides.
        name: of the project; by default the module's class.
        prove: whether the project's source is compared with the module, in a fresh process, with
            random weights and other inputs; it takes seconds.
        keep: parts that are kept as custom nodes, by path (`roi_heads`) or by class: what no graph
            can hold, such as a loop whose length depends on the data. Detectors of torchvision
            are taken apart so by themselves.

    Raises:
        ModelImportError: when the module does not run with these inputs.
        ProofError: when the project's source differs from the module; it has the project.
    """
    from netstudio.exchange.importing import record_module
    from netstudio.exchange.proof.imported import demand_proof, warn_of_findings
    from netstudio.exchange.sources.readiness import check_ready

    check_ready(module)
    args, kwargs = _call_of(example_inputs, example_kwargs)
    imported = record_module(module, args, kwargs, name=name, keep=keep)
    warn_of_findings(imported.findings)
    if prove:
        demand_proof(module, imported.project, args, kwargs)
    return imported.project


def prove(
    module: nn.Module,
    project: Project,
    example_inputs: Any,
    *,
    example_kwargs: Mapping[str, Any] | None = None,
) -> Proof:
    """Compare the source that a project generates with a module.

    The source runs in a fresh process. Both get random weights and running statistics; outputs,
    gradients and buffers are compared in evaluation and training mode, at batch and image sizes
    that are not those of the example inputs. The module stays as it is.

    Args:
        example_inputs: a tensor, a tuple of positional arguments, or a dict of named ones.
        example_kwargs: named arguments besides.
    """
    from netstudio.exchange.proof.examples import Example
    from netstudio.exchange.proof.prove import prove as prove_project

    return prove_project(module, project, [Example(*_call_of(example_inputs, example_kwargs))])


def _call_of(
    inputs: Any, named: Mapping[str, Any] | None
) -> tuple[tuple[Any, ...], dict[str, Any]]:
    kwargs = dict(named or {})
    if isinstance(inputs, dict):
        return (), {**inputs, **kwargs}
    return inputs if isinstance(inputs, tuple) else (inputs,), kwargs


def build_module(project: Project) -> nn.Module:
    """The network as a PyTorch module with fresh weights, made by running its source.

    Raises:
        CompileError: when the network is not complete; the message names the node.
    """
    from netstudio.compiler.model import build

    return build(project).module


def infer_shapes(project: Project) -> dict[str, ValueType]:
    """The type of every node's value, by node id; inside blocks by address (`stage1[2].conv`).

    A tensor's `shape` holds integers and expressions in the batch size `N`.
    """
    from netstudio.compiler.shapes import infer_shapes_of

    nodes = infer_shapes_of(project, run_custom=True).nodes
    return {address: known.type for address, known in nodes.items()}


def import_onnx(path: str | Path) -> ImportedNetwork:
    """The network in an ONNX file: its project, its weights, and what a reader has to know.

    Raises:
        ExchangeError: when the onnx package is missing, the file is damaged, or it holds an
            operation that has no counterpart.
    """
    from netstudio.exchange.onnx import import_onnx as import_file

    return import_file(path)


def check(project: Project) -> tuple[Problem, ...]:
    """Everything wrong or unwise in a project, errors first, each with its repairs."""
    from functools import partial

    from netstudio.compiler.check import check as check_project
    from netstudio.compiler.shapes import infer_shapes_of

    return check_project(project, infer=partial(infer_shapes_of, run_custom=True))
