"""How tensors begin: a function of torch.nn.init each, or torch's own way.

They are those that layers learn, each with its name below the layer, or parameters of the module
itself, whose name below the member is empty.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from netstudio.document.edit import Namer, ScopedEdit
from netstudio.document.edits.argument import Unset, member_in, updated
from netstudio.document.node import Init, Layer, Member, Tensor
from netstudio.document.project import Project
from netstudio.document.table import Table
from netstudio.document.values import Value
from netstudio.errors import EditError
from netstudio.records import dataclass
from netstudio.sentence import say

_FIRST = Init("zeros")
"""How a tensor of the module itself begins where nothing is said."""


@dataclass(frozen=True)
class SetInitialiser(ScopedEdit):
    """Let a tensor of some members begin with a function of torch.nn.init.

    `path` is the tensor's name below each member, such as `weight`, and empty for a member that is
    a tensor itself. Without `init` a layer's begins as torch does, a tensor with zeros.
    """

    scope: str
    members: tuple[str, ...]
    path: str
    init: Init | None

    def said(self, name: Namer) -> str:
        path, what = self.path, _named(self.members, name)
        if not path:
            function = self.init.function if self.init is not None else _FIRST.function
            return say("Initialise {what} with {function}", what=what, function=function)
        if self.init is None:
            return say("Let PyTorch initialise {path} of {what}", path=path, what=what)
        function = self.init.function
        return say(
            "Initialise {path} of {what} with {function}", path=path, what=what, function=function
        )

    def change(self, project: Project) -> Project:
        return _changed(project, self.scope, self.members, self._changed)

    def _changed(self, member: Member) -> Member:
        return _begun(member, self.path, self.init)


@dataclass(frozen=True)
class SetInitialiserArguments(ScopedEdit):
    """Set arguments of the function that a tensor of some layers begins with already."""

    scope: str
    members: tuple[str, ...]
    path: str
    changes: Mapping[str, Value | Unset]

    def said(self, name: Namer) -> str:
        return say(
            "Set {parameters} of the initialiser of {name}",
            parameters=", ".join(self.changes),
            name=_named(self.members, name),
        )

    @property
    def merge_key(self) -> object:
        return (SetInitialiserArguments, self.scope, self.members, self.path, *self.changes)

    def change(self, project: Project) -> Project:
        return _changed(project, self.scope, self.members, self._changed)

    def _changed(self, member: Member) -> Member:
        init = init_of(member, self.path)
        if init is None:
            raise EditError(
                say(
                    "“{path}” of “{name}” begins as PyTorch does; choose an initialiser first.",
                    path=self.path,
                    name=member.name,
                )
            )
        changed = replace(init, args=updated(init.args, self.changes))
        return _begun(member, self.path, changed)


def init_of(member: Member, path: str) -> Init | None:
    """How a tensor of a member begins; None: as torch does, or with zeros."""
    tensor = member.target
    if not isinstance(tensor, Tensor):
        return member.init.get(path)
    init = Init(tensor.init, tensor.init_args)
    return None if init == _FIRST else init


def _named(members: tuple[str, ...], name: Namer) -> str:
    return name(members[0]) if len(members) == 1 else say("{count} layers", count=len(members))


def _changed(
    project: Project, scope: str, ids: tuple[str, ...], change: Callable[[Member], Member]
) -> Project:
    members = [member_in(project, scope, member_id) for member_id in ids]
    changed = [new for member in members if (new := change(member)) != member]
    if not changed:
        return project
    return project.with_scope(scope, project.scope(scope).with_members(changed))


def _begun(member: Member, path: str, init: Init | None) -> Member:
    target = member.target
    if isinstance(target, Tensor) and not path and target.data is None:
        init = init or _FIRST
        return replace(member, target=replace(target, init=init.function, init_args=init.args))
    if not isinstance(target, Layer) or not path:
        raise EditError(say("“{name}” has no weights of its own to initialise.", name=member.name))
    if init is None:
        return replace(member, init=member.init.without(path))
    return replace(member, init=_with(member.init, path, init))


def _with(inits: Table[str, Init], path: str, init: Init) -> Table[str, Init]:
    """A weight stands before its bias, whichever was set first: equal layers are written alike."""
    bias = f"{path.removesuffix('weight')}bias"
    if path in inits or not path.endswith("weight") or bias not in inits:
        return inits.set(path, init)
    return inits.insert(list(inits).index(bias), path, init)
