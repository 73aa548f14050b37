"""How weights begin where torch's own way is not meant: calls of torch.nn.init.

What all layers of a class share, such as He's initialisation of every convolution, is said once:
in a loop over the modules of the network. What only some have is said where they are made.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from netstudio.catalog.initialisers import INITIALISERS, MAKERS
from netstudio.catalog.registry import find_layer
from netstudio.catalog.support import SUPPORT
from netstudio.catalog.weights import weights_of
from netstudio.codegen.class_plan import ClassPlan
from netstudio.codegen.constructor import no_references
from netstudio.codegen.expressions import Names, call, dotted, name, value_tree
from netstudio.codegen.layout import statement, text_of
from netstudio.codegen.line import Line
from netstudio.document.node import CustomModule, Init, Layer, Member, Tensor
from netstudio.document.project import ROOT
from netstudio.document.table import Table
from netstudio.document.values import Expr, Value, children
from netstudio.errors import CodegenError
from netstudio.sentence import say

ENOUGH_FOR_A_LOOP = 3
"""From so many modules on, a loop says it better than a line for each."""

_BLANKS = " " * 8
_BIAS = "bias"
_TORCH_CLASS = re.compile(r"\bnn\.[A-Z]\w*")
_ALL_THERE = {"bias": True, "affine": True, "elementwise_affine": True, "num_layers": 64}
"""Arguments with which a layer has every tensor that its type can have."""

Inits = Table[str, Init]


def initialiser_call(target: ast.expr, init: Init, names: Names) -> ast.expr:
    """`nn.init.kaiming_normal_(target, mode="fan_out")`.

    Raises:
        CodegenError: for a function or an argument that is not on the reviewed list.
    """
    known = INITIALISERS.get(init.function)
    if known is None:
        raise CodegenError(
            say(
                "“{init}” does not initialise a tensor; choose one of {makers}.",
                init=init.function,
                makers=", ".join(sorted(INITIALISERS)),
            )
        )
    unknown = [key for key in init.args if key not in known]
    if unknown:
        raise CodegenError(
            say(
                "{function} takes no {unknown}; it takes: {known}.",
                function=init.function,
                unknown=", ".join(unknown),
                known=", ".join(known) or "nothing",
            )
        )
    kwargs = {key: value_tree(value, no_references, names) for key, value in init.args.items()}
    return call(dotted(f"nn.init.{init.function}_"), [target], **kwargs)


def is_filled(tensor: Tensor) -> bool:
    """Whether a tensor is made empty, and then filled by a function of torch.nn.init."""
    made = tensor.init in MAKERS or tensor.init == "constant"
    return tensor.data is None and not made


class Initialisers:
    """The initialisers of a project's classes."""

    def __init__(self, plans: Iterable[ClassPlan]) -> None:
        self._shared = _shared(list(plans))

    def lines(self, plan: ClassPlan, names: Names) -> Iterator[Line]:
        """What a class's `__init__` ends with."""
        if plan.scope == ROOT and self._shared:
            yield from _loop_lines(self._shared)
        for member in plan.graph.members.values():
            inits = _inits(member)
            shared = self._shared.get(_torch_class(member) or "")
            if inits and (shared is None or not shared.holds_for(member)):
                if not isinstance(member.target, Layer) or _torch_class(member) is None:
                    raise CodegenError(
                        say("“{name}” has no weights of its own to initialise.", name=member.name)
                    )
                yield from _member_lines(plan, member, inits, names)
            elif _is_in_container(member):
                assert isinstance(member.target, Tensor)
                init = Init(member.target.init, member.target.init_args)
                yield from _member_lines(plan, member, Table({"": init}), names)


def _is_in_container(member: Member) -> bool:
    """Whether a member is a tensor in a container, where it is made but not yet filled."""
    tensor = member.target
    return isinstance(tensor, Tensor) and "." in member.name and is_filled(tensor)


def _member_lines(plan: ClassPlan, member: Member, inits: Inits, names: Names) -> Iterator[Line]:
    module = plan.members.access(member.id, names)
    condition = plan.members.needed(member.id)
    nodes = tuple(node.id for node in plan.callers(member.id))
    indent = 8
    if condition is not None:
        test = text_of(value_tree(Expr(condition), no_references, names))
        yield Line(f"{_BLANKS}if {test}:", nodes)
        indent += 4
    for text in _calls(module, inits, names):
        yield from (Line(part, nodes) for part in statement(text, indent))


def _inits(member: Member) -> Inits:
    """The initialisers of the tensors that a layer has with its present arguments.

    That of a bias which was turned off waits until there is one again. A name that no layer of the
    type has is kept, for torch to complain of.
    """
    layer = member.target
    if (
        not member.init
        or not isinstance(layer, Layer)
        or any(map(_is_expression, layer.args.values()))
    ):
        return member.init
    spec = find_layer(layer.type)
    defaults = {p.name: p.default for p in spec.params if not p.is_inferred} if spec else {}
    args = {**defaults, **layer.args}
    there = {weight.path for weight in weights_of(layer.type, args)}
    missing = [path for path in member.init if path not in there]
    if not missing:
        return member.init
    possible = {weight.path for weight in weights_of(layer.type, {**args, **_ALL_THERE})}
    return member.init.without(*(path for path in missing if path in possible))


def _calls(module: ast.expr, inits: Inits, names: Names) -> Iterator[str]:
    for path, init in inits.items():
        target = module
        for part in filter(None, path.split(".")):
            target = ast.Attribute(target, part, ast.Load())
        yield text_of(initialiser_call(target, init, names))


def _loop_lines(shared: Mapping[str, _Shared]) -> Iterator[Line]:
    """`for module in self.modules():`, with a branch for each way to begin."""
    yield Line(f"{_BLANKS}for module in self.modules():")
    branches: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for torch_class, found in shared.items():
        calls = tuple(_calls(name("module"), found.inits, {}))
        branches.setdefault((calls, found.asks), []).append(torch_class)
    word = "if"
    for (calls, asks), classes in branches.items():
        kinds = classes[0] if len(classes) == 1 else f"({', '.join(classes)})"
        yield Line(f"{_BLANKS}    {word} isinstance(module, {kinds}):")
        for text in calls:
            indent = 16
            if asks and "(module.bias" in text:
                yield Line(f"{_BLANKS}        if module.bias is not None:")
                indent = 20
            yield from (Line(part) for part in statement(text, indent))
        word = "elif"


@dataclass(frozen=True)
class _Shared:
    """How the weights of all layers of a class begin; `asks` where some have no bias."""

    inits: Inits
    asks: bool

    def holds_for(self, member: Member) -> bool:
        """Whether a layer begins so."""
        inits = _inits(member)
        return inits == (self.inits.without(_BIAS) if _lacks_bias(member) else self.inits)


@dataclass(frozen=True)
class _Entry:
    """A layer, how many instances it has, and whether the main class has it."""

    member: Member
    count: int
    is_root: bool


def _shared(plans: list[ClassPlan]) -> dict[str, _Shared]:
    """By torch class, how the weights of all its modules begin, where they are many and agree."""
    found: dict[str, list[_Entry]] = {}
    held: set[str] = set()
    for plan in plans:
        for member in plan.graph.members.values():
            if isinstance(member.target, CustomModule) or _is_composite(member):
                return {}  # it may hold layers of its own, which a loop would find too
            held |= _held(member)
            torch_class = _torch_class(member)
            if torch_class is not None:
                entry = _Entry(member, len(plan.instances), plan.scope == ROOT)
                found.setdefault(torch_class, []).append(entry)
    common = {torch_class: _common(entries) for torch_class, entries in found.items()}
    return {key: found for key, found in common.items() if found is not None and key not in held}


def _common(entries: list[_Entry]) -> _Shared | None:
    """How nearly all begin; those of the main class may differ, for they begin after the loop."""
    inner = [entry for entry in entries if not entry.is_root] or entries[:1]
    inits = max((_inits(entry.member) for entry in inner), key=len)
    shared = _Shared(inits, _BIAS in inits and any(_lacks_bias(entry.member) for entry in entries))
    differing = [entry for entry in entries if not shared.holds_for(entry.member)]
    alike = sum(entry.count for entry in entries) - sum(entry.count for entry in differing)
    sound = all(e.is_root and _inits(e.member).keys() >= inits.keys() for e in differing)
    is_plain = not any(map(_is_expression, _arguments(inits)))
    return shared if inits and sound and is_plain and alike >= ENOUGH_FOR_A_LOOP else None


def _lacks_bias(member: Member) -> bool:
    target = member.target
    return isinstance(target, Layer) and target.args.get(_BIAS) is False


def _torch_class(member: Member) -> str | None:
    """The class of torch that a layer registers, such as `nn.Conv2d`."""
    spec = find_layer(member.target.type) if isinstance(member.target, Layer) else None
    if spec is None or not spec.construct:
        return None
    return spec.construct.partition("(")[0]


def _is_composite(member: Member) -> bool:
    spec = find_layer(member.target.type) if isinstance(member.target, Layer) else None
    return spec is not None and spec.family == "attention" and not spec.support


def _held(member: Member) -> set[str]:
    """The classes of torch that a layer with source of its own is, or holds."""
    spec = find_layer(member.target.type) if isinstance(member.target, Layer) else None
    return set(_TORCH_CLASS.findall(SUPPORT[spec.support])) if spec and spec.support else set()


def _arguments(inits: Inits) -> Iterator[Value]:
    for init in inits.values():
        yield from init.args.values()


def _is_expression(value: Value) -> bool:
    return isinstance(value, Expr) or any(map(_is_expression, children(value)))
