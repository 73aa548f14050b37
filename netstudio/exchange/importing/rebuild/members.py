"""The members of a block: what its module registers, containers dissolved into dotted names."""

from __future__ import annotations

from collections.abc import Iterator

from torch import Tensor as TorchTensor
from torch import nn

from netstudio.document.node import BlockUse, Member, Tensor, TensorRole
from netstudio.errors import ModelImportError
from netstudio.exchange.importing.rebuild.names import identity
from netstudio.exchange.importing.rebuild.roles import Roles
from netstudio.exchange.importing.rebuild.tensors import TensorStore
from netstudio.exchange.importing.recording.layers import layer_of
from netstudio.exchange.importing.recording.trace import Path
from netstudio.sentence import say


def members_of(
    block: Path, roles: Roles, called: set[Path], store: TensorStore
) -> Iterator[tuple[Path, Member]]:
    """The members of the block at `block` in registration order, each with its path.

    A block inside is a `BlockUse` of its own path, until equal ones have been found.

    Args:
        called: the paths that something calls; what is neither called nor has tensors is left out.
    """
    yield from _inside(block, "", roles, called, store)


def _inside(
    path: Path, prefix: str, roles: Roles, called: set[Path], store: TensorStore
) -> Iterator[tuple[Path, Member]]:
    module = roles.modules[path]
    for name, tensor in _tensors(module):
        role: TensorRole = "parameter" if isinstance(tensor, nn.Parameter) else "buffer"
        persistent = name not in module._non_persistent_buffers_set
        if prefix and not persistent:
            continue  # no part of the state, and a container holds none: it stands where it is read
        if prefix and role == "buffer":
            raise _no_place(path, name)
        target = store.of(tensor, role, persistent=persistent)
        frozen = role == "parameter" and not tensor.requires_grad
        known = identity(prefix + name)
        # What no key of the state stands for needs no container that it is found in.
        yield (
            _join(path, name),
            Member(known, prefix + name if persistent else known, target, frozen),
        )
    for name, child in module._modules.items():
        if child is None:
            continue
        for at, member in _child(_join(path, name), prefix + name, roles, called, store):
            if prefix and not isinstance(member.target, Tensor):
                _refuse_tensors(path, module)
            yield at, member


def _refuse_tensors(path: Path, module: nn.Module) -> None:
    """Containers of torch hold modules or parameters, not both."""
    for name, _ in _tensors(module):
        if name not in module._non_persistent_buffers_set:
            raise _no_place(path, name)


def _no_place(path: Path, name: str) -> ModelImportError:
    return ModelImportError(
        say(
            "“{path}” has the tensor {name}, and is used otherwise than by being called (by other "
            "methods, or its parts from outside), for which a project has no form. Let it have a "
            "forward that does its work, or give the tensor to the module around it.",
            path=path,
            name=name,
        )
    )


def _child(
    path: Path, name: str, roles: Roles, called: set[Path], store: TensorStore
) -> Iterator[tuple[Path, Member]]:
    module = roles.modules[path]
    if path in roles.blocks:
        yield path, Member(identity(name), name, BlockUse(path))
        return
    if path in roles.custom:
        yield path, Member(identity(name), name, roles.custom[path], _is_frozen(module))
        return
    layer = layer_of(module) if path not in roles.opened else None
    if layer is None:
        yield from _inside(path, f"{name}.", roles, called, store)
    elif (
        path in called
        or any(True for _ in _tensors(module))
        or any(True for _ in module.parameters())
    ):
        yield path, Member(identity(name), name, layer, _is_frozen(module))


def _is_frozen(module: nn.Module) -> bool:
    parameters = list(module.parameters())
    return bool(parameters) and not any(p.requires_grad for p in parameters)


def _tensors(module: nn.Module) -> Iterator[tuple[str, TorchTensor]]:
    for name, tensor in (*module._parameters.items(), *module._buffers.items()):
        if tensor is not None:
            yield name, tensor


def _join(path: Path, name: str) -> Path:
    return f"{path}.{name}" if path else name
