"""The network as a Python file of its own, and its weights beside it."""

from __future__ import annotations

from pathlib import Path

from netstudio.codegen.gate import check_source
from netstudio.codegen.generate import generate
from netstudio.codegen.model_source import ModelSource
from netstudio.compiler.shapes import infer_shapes_of
from netstudio.document.file.atomic import write_atomically
from netstudio.document.project import Project
from netstudio.errors import CodegenError, NetStudioError, OverwriteError
from netstudio.exchange.overwriting import overwriting
from netstudio.exchange.overwriting.own_code import note_own


def export_python(
    project: Project, path: Path, weights: Path | None = None, *, overwrite: bool = False
) -> tuple[Path, ...]:
    """Write the source that trains, to the letter, to `path`.

    Comments of a file that is there are kept, each at its line. What else somebody wrote in it by
    hand is lost with `overwrite` alone.

    With `weights` (a run folder or a weights file) they are checked against the network and
    written beside it as `<stem>.safetensors`, under the keys of the module's state_dict; the
    file's docstring then says how they are loaded. Tensors that are part of the network and too
    large to be written down, such as a table of positions, go to `<stem>.tensors.safetensors`,
    which the file reads when it is imported.

    Returns:
        The files written.

    Raises:
        CodegenError: when the network is not complete, or `path` cannot be written.
        OverwriteError: when work of somebody's would be lost.
        CheckpointError: when the weights are missing, damaged or of another network.
    """
    source = generate(project, infer_shapes_of(project, run_custom=True))
    tensors = path.with_suffix(".safetensors")
    text = source.text if weights is None else _with_weights_note(source, tensors.name)
    found = overwriting(path, text)
    if found.lost and not overwrite:
        raise OverwriteError(found.sentence(path))
    if weights is not None:
        export_weights(project, tensors, weights)
    written = write_source(source, project, path, found.text)
    return (path, *((tensors,) if weights is not None else ()), *written[1:])


def refuse_loss(project: Project, path: Path) -> None:
    """Look whether a Python file may be written, before work that takes long.

    Raises:
        OverwriteError: when work of somebody's would be lost.
    """
    if path.exists():
        found = overwriting(path, generate(project, infer_shapes_of(project, run_custom=True)).text)
        if found.lost:
            raise OverwriteError(found.sentence(path))


def write_source(source: ModelSource, project: Project, path: Path, text: str) -> tuple[Path, ...]:
    """Write a Python file, and beside it the tensors that it reads.

    Args:
        text: the source, with what it keeps of the file that was there.

    Returns:
        The files written, the Python file first.

    Raises:
        CodegenError: when they cannot be written.
    """
    beside = _save_tensors(source, project, path)
    try:
        write_atomically(path, text.encode())
    except (NetStudioError, OSError) as error:
        raise CodegenError(str(error)) from error
    note_own(text)
    return (path, *beside)


def _save_tensors(source: ModelSource, project: Project, path: Path) -> tuple[Path, ...]:
    """Write what the source reads beside it; nothing for most networks, and without torch."""
    if not source.tensors:
        return ()
    from safetensors.numpy import save

    beside = path.with_suffix(".tensors.safetensors")
    try:
        arrays = {name: project.tensors[digest] for name, digest in source.tensors.items()}
        write_atomically(beside, save(arrays))
    except (NetStudioError, OSError) as error:
        raise CodegenError(str(error)) from error
    return (beside,)


def _with_weights_note(source: ModelSource, file_name: str) -> str:
    """The source with a word on its weights; a file's name is anything, so it is looked at anew."""
    shown = "".join(letter for letter in file_name if letter.isprintable() and letter not in '"\\')
    title, rest = source.text.split('"""\n', 1)
    note = (
        "\n\nIts weights lie beside it. To load them:\n"
        "    from safetensors.torch import load_file\n"
        f'    model.load_state_dict(load_file("{shown}"))\n'
    )
    noted = f'{title.rstrip()}{note}"""\n{rest}'
    check_source(noted, custom=source.custom)
    return noted


def export_weights(project: Project, path: Path, weights: Path | None = None) -> None:
    """Write weights as safetensors, under the keys of the module's state_dict.

    They come from `weights` (a run folder or a weights file) and are checked against the network;
    without it they are PyTorch's initial ones.

    Raises:
        CompileError: when the network is not complete.
        CheckpointError: when the weights are missing, damaged or of another network, or `path`
            cannot be written.
    """
    from netstudio.compiler.model import build
    from netstudio.training.checkpoint import load_weights, save_weights

    module = build(project).module
    if weights is not None:
        load_weights(module, weights)
    save_weights(module, path)
