"""Weights in files: safetensors, or torch's own format read without running anything in it."""

from __future__ import annotations

import os
import pickle
import secrets
import warnings
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netstudio.compiler.memory import physical_memory
from netstudio.errors import CheckpointError
from netstudio.sentence import say
from netstudio.training.weight_mismatch import Mismatch, Renaming, WeightsMismatchError

if TYPE_CHECKING:
    from torch import Tensor, nn

TORCH_SUFFIXES = (".pt", ".pth")
WRAPPERS = ("state_dict", "model", "model_state_dict")
"""Keys under which training scripts put the weights beside other things."""

MOST_LETTERS = 200
_COUNT = "num_batches_tracked"
WRAPPER_RENAMINGS = (Renaming("module."), Renaming("_orig_mod."), Renaming("_orig_mod.module."))
"""What `nn.DataParallel` and `torch.compile` put before keys."""


def put_weights(
    module: nn.Module,
    weights: Mapping[str, Tensor],
    source: str,
    renaming: Renaming | None = None,
) -> None:
    """Copies weights into a module, all or none. `source` names where they are from.

    Keys that only differ by what `nn.DataParallel` and `torch.compile` put before them are taken
    for the same; another renaming has to be asked for. Files that are older than PyTorch's counts
    of batches may lack these, as torch's own loading lets them.

    Raises:
        WeightsMismatchError: when keys or shapes differ, key by key.
    """
    wanted = shapes_of(module.state_dict())
    if renaming is not None:
        weights = renaming.apply(weights)
    weights = {**_counts_missing(module, weights), **weights}
    mismatch = Mismatch.between(wanted, shapes_of(weights))
    if mismatch and mismatch.renaming in WRAPPER_RENAMINGS:
        weights = mismatch.renaming.apply(weights)
    elif mismatch:
        raise WeightsMismatchError(mismatch, source)
    module.load_state_dict(dict(weights))


def _counts_missing(module: nn.Module, weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The counts of batches that a file lacks although it has the statistics; all of them, or none.

    They only matter to a norm whose momentum is None.
    """
    import torch

    counts = {key for key in module.state_dict() if key.endswith(f".{_COUNT}")}
    if any(key.endswith(_COUNT) for key in weights):
        return {}
    stems = (key.removesuffix(_COUNT) for key in counts)
    return {f"{stem}{_COUNT}": torch.tensor(0) for stem in stems if f"{stem}running_var" in weights}


def shapes_of(weights: Mapping[str, Tensor]) -> dict[str, tuple[int, ...]]:
    """The shapes of weights by key."""
    return {key: tuple(value.shape) for key, value in weights.items()}


def read_weights(path: Path) -> dict[str, Tensor]:
    """The tensors in a file, on the CPU, by state_dict key. Nothing in the file is run.

    Raises:
        CheckpointError: when it is missing, damaged, or holds no weights.
    """
    if not path.is_file():
        raise CheckpointError(say("There is no file of weights at {path}.", path=path))
    _refuse_too_large(path)
    if path.suffix == ".safetensors":
        return _read_safetensors(path)
    if path.suffix in TORCH_SUFFIXES:
        return _tensors(_read_torch(path), path)
    raise CheckpointError(
        say(
            "The weights in {path} cannot be read: the name must end in .safetensors, .pt or .pth.",
            path=path,
        )
    )


def _read_safetensors(path: Path) -> dict[str, Tensor]:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        loaded: dict[str, Tensor] = load_file(path)
    except (SafetensorError, OSError, ValueError, KeyError, RuntimeError, MemoryError) as error:
        raise _damaged(path, error) from error
    return loaded


def _read_torch(path: Path) -> Any:
    import torch

    _refuse_unfolding(path)
    try:
        with warnings.catch_warnings(action="ignore"):  # of kinds of tensors that are refused below
            return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # its reader of pickles trusts their form, and raises anything
        if isinstance(error, pickle.UnpicklingError) and "Unsupported" in str(error):
            raise _more_than_weights(path) from error
        raise _damaged(path, error) from error


def _more_than_weights(path: Path) -> CheckpointError:
    return CheckpointError(
        say(
            "{path} holds more than weights, which could run code when it is read; save "
            "`module.state_dict()` instead, best as .safetensors.",
            path=path,
        )
    )


def _refuse_unfolding(path: Path) -> None:
    """Refuse a zip whose records are compressed or lie over one another: it may fill the memory."""
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK":
                return  # torch's old format, which is no zip
        with zipfile.ZipFile(path) as archive:
            records = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _damaged(path, error) from error
    plain = all(record.compress_type == zipfile.ZIP_STORED for record in records)
    if not plain or sum(record.file_size for record in records) > path.stat().st_size:
        raise CheckpointError(
            say(
                "{path} is a compressed archive, and weights are not compressed; save "
                "`module.state_dict()` with torch.save, or as .safetensors.",
                path=path,
            )
        )


def _refuse_too_large(path: Path) -> None:
    memory, size = physical_memory(), path.stat().st_size
    if memory is not None and size > memory:
        raise CheckpointError(
            say(
                "{path} has {size:.3g} GB, more than this machine's memory of {memory:.3g} GB.",
                path=path,
                size=size / 1e9,
                memory=memory / 1e9,
            )
        )


def _tensors(loaded: Any, path: Path) -> dict[str, Tensor]:
    for wrapper in WRAPPERS:
        if isinstance(loaded, Mapping) and isinstance(loaded.get(wrapper), Mapping):
            loaded = loaded[wrapper]
    if not isinstance(loaded, Mapping) or not loaded:
        raise CheckpointError(
            say(
                "{path} holds no weights, but a {name}; save `module.state_dict()`.",
                path=path,
                name=type(loaded).__name__,
            )
        )
    others = [key for key, value in loaded.items() if not _is_plain(value)]
    if others:
        raise CheckpointError(
            say(
                "{path} holds something other than tensors under “{others}”; save "
                "`module.state_dict()` alone.",
                path=path,
                others=_short(others[0]),
            )
        )
    return {str(key): value for key, value in loaded.items()}


def _is_plain(value: object) -> bool:
    """Whether a value is a tensor with elements, rather than a sparse, nested or empty shell."""
    import torch

    if type(value) not in (torch.Tensor, torch.nn.Parameter):
        return False
    assert isinstance(value, torch.Tensor)
    return value.layout == torch.strided and not value.is_meta and not value.is_quantized


def save_weights(module: nn.Module, path: Path) -> None:
    """Writes a module's state_dict, whole or not at all.

    Args:
        path: of a .pt or .pth file for torch's own format; anything else is safetensors.

    Raises:
        CheckpointError: when the place does not allow it; an older file stays then.
    """
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(4)}.tmp")
    try:
        if path.suffix in TORCH_SUFFIXES:
            _write_torch(temporary, module.state_dict())
        else:
            write_tensors(temporary, module.state_dict())
        temporary.replace(path)
    except OSError as error:
        raise CheckpointError(
            say(
                "The weights {path} could not be written: {strerror}; make room or choose "
                "another place.",
                path=path,
                strerror=error.strerror or error,
            )
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _write_torch(path: Path, tensors: Mapping[str, Tensor]) -> None:
    import torch

    try:
        torch.save({key: tensor.detach().cpu() for key, tensor in tensors.items()}, path)
    except RuntimeError as error:  # it wraps what the system said
        raise OSError(None, str(error).split("\n")[0]) from error
    sync_file(path)


def write_tensors(path: Path, tensors: Mapping[str, Tensor], *, durable: bool = True) -> None:
    """Writes a safetensors file; tensors that share memory are written each.

    Args:
        durable: whether it has to be on the disk before the function returns.

    Raises:
        OSError: when the system refuses.
    """
    from safetensors import SafetensorError
    from safetensors.torch import save_file

    seen: set[int] = set()
    plain: dict[str, Tensor] = {}
    for key, tensor in tensors.items():
        tensor = tensor.detach().cpu().contiguous()
        memory = tensor.untyped_storage().data_ptr()
        plain[key] = tensor.clone() if memory in seen else tensor
        seen.add(memory)
    try:
        save_file(plain, path)
    except SafetensorError as error:  # it wraps what the system said
        raise OSError(None, str(error)) from error
    if durable:
        sync_file(path)


def sync_file(path: Path) -> None:
    """Has the system bring a file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _damaged(path: Path, error: Exception) -> CheckpointError:
    reason = _short(next(iter(str(error).splitlines()), "") or type(error).__name__)
    return CheckpointError(
        say("The weights in {path} cannot be read: {rstrip}.", path=path, rstrip=reason.rstrip("."))
    )


def _short(value: object) -> str:
    """A text from a file, fit for a sentence."""
    text = "".join(letter for letter in str(value)[:MOST_LETTERS] if letter.isprintable())
    return text if len(text) == len(str(value)) else f"{text}…"
