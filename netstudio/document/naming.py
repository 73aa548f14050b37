"""Names of nodes and members: what is allowed, what is free, and positions inside a container.

A name is a dotted path whose parts are Python names or positions: `conv1`, `features.3`,
`features.denseblock1.norm`; labels with hyphens (`block1-0`) are what some models have. All but
the last part are containers (`nn.Sequential`, `nn.ModuleList`, `nn.ModuleDict`) that the module
registers. A first part that is a position (`0`) is an item of the class itself, which then is a
Sequential.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Container, Iterable, Iterator, Mapping

from netstudio.errors import EditError
from netstudio.sentence import say

MAX_LENGTH = 200
MAX_KEY = 100

# Attributes of nn.Module that a member of the same name would hide.
RESERVED = frozenset(
    """
    T_destination add_module apply bfloat16 buffers call_super_init children compile cpu cuda
    double dump_patches eval extra_repr float forward get_buffer get_extra_state get_parameter
    get_submodule half ipu load_state_dict modules mtia named_buffers named_children named_modules
    named_parameters parameters register_backward_hook register_buffer register_forward_hook
    register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook
    register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module
    register_parameter register_state_dict_post_hook register_state_dict_pre_hook requires_grad_
    set_extra_state set_submodule share_memory state_dict to to_empty train training type xpu
    zero_grad
    """.split()
)

# Attributes of nn.Sequential, nn.ModuleList and nn.ModuleDict, which no item of one may hide.
RESERVED_IN_CONTAINERS = RESERVED | frozenset(
    """
    append clear extend insert items keys pop update values
    """.split()
)

LIBRARIES = frozenset({"torch", "nn", "F", "math"})
"""The modules that generated source imports."""

TAKEN = (
    frozenset(dir(builtins)) - {"_"}  # which an interactive Python adds
    | LIBRARIES
    | {"Tensor", "Path", "load_file", "TENSORS", "OrderedDict"}
)
"""Names with a meaning in generated source, which it binds to nothing else."""

_POSITION = re.compile(r"0|[1-9][0-9]{0,5}", re.ASCII)
_LABEL = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(-[A-Za-z0-9_]+)+", re.ASCII)
_LAST_NUMBER = re.compile(r"(0|[1-9][0-9]{0,5})$", re.ASCII)
_SNAKE_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def check_name(name: str) -> None:
    """Raise an EditError unless `name` is a path of Python names and positions: `features.3`."""
    if len(name) > MAX_LENGTH:
        raise EditError(
            say(
                "A name may have {max_length} characters; “{name}…” has {count_name}.",
                max_length=MAX_LENGTH,
                name=name[:20],
                count_name=len(name),
            )
        )
    first, *inner = name.split(".")
    parts = (first, *inner)
    if not all(is_position(p) or is_attribute(p) or _LABEL.fullmatch(p) for p in parts):
        raise EditError(
            say(
                "“{name}” cannot be a name: use letters, digits and underscores, starting with a "
                "letter, and none of Python's own words; after a dot comes a name inside a "
                "container or a position, such as features.3.",
                name=name,
            )
        )
    for part, reserved in ((first, RESERVED), *((part, RESERVED_IN_CONTAINERS) for part in inner)):
        if part in reserved or part.startswith("__"):
            raise EditError(
                say("“{parts}” is an attribute of nn.Module; choose another name.", parts=part)
            )


OUTPUT_KEY = "one line of 100 characters at most"


def is_output_key(key: str) -> bool:
    """Whether an output may be returned under this key: any text that a person can read."""
    return 0 < len(key) <= MAX_KEY and key.isprintable()


def is_position(part: str) -> bool:
    """Whether a part of a name is a position: `3`, but not `03` or `conv3`."""
    return _POSITION.fullmatch(part) is not None


def is_attribute(part: str) -> bool:
    """Whether a part is a Python name; a label such as `block1-0` is none, nor is a position."""
    return part.isascii() and part.isidentifier() and not keyword.iskeyword(part)


def counted(name: str, count: int) -> str:
    """`name` with the number that it ends in raised: `features.3` -> `features.5` for 2.

    A name without a number begins to count at 0: `layer` -> `layer2` for 2.
    """
    if not count:
        return name
    found = _LAST_NUMBER.search(name)
    if found is None:
        return f"{name}{count}"
    return f"{name[: found.start()]}{int(found.group()) + count}"


def position(name: str) -> tuple[str, int] | None:
    """`("features", 3)` for `features.3`; None where the last part is no position.

    The container of a position without one is the module itself: `("", 3)` for `3`.
    """
    group, _, last = name.rpartition(".")
    return (group, int(last)) if is_position(last) else None


def snake_case(type_name: str) -> str:
    """`Conv2d` -> `conv2d`, `MaxPool2d` -> `max_pool2d`, `ReLU` -> `relu`."""
    if type_name.isupper():
        return type_name.lower()
    for word in ("PReLU", "RReLU", "ReLU", "SiLU"):
        type_name = type_name.replace(word, word.capitalize())
    return _SNAKE_BOUNDARY.sub("_", type_name).lower()


def free_name(stem: str, taken: Container[str]) -> str:
    """`stem`, or `stem` with the lowest number from 2 that makes it free; a position for one."""
    if stem not in taken and stem not in RESERVED and not keyword.iskeyword(stem):
        return stem
    base = stem.rstrip("0123456789")
    return next(name for n in range(2, 10**9) if (name := f"{base}{n}") not in taken)


def renumbered(
    names: Iterable[str],
    *,
    containers: Container[str] | None = None,
    widths: Mapping[str, int] | None = None,
) -> dict[str, str]:
    """New names that close the gaps in containers of positions; unchanged ones are left out.

    Args:
        containers: those that may change, by path; all of them where it is not given.
        widths: how many positions a name takes up where it is not one: a stack stands in a row.
    """
    names = list(names)
    moved: dict[str, str] = {}
    for path, parts in _parts_in_containers(names).items():
        if (containers is None or path in containers) and all(map(is_position, parts)):
            moved |= _closed_up(path, sorted(parts, key=int), widths or {})
    new = {name: ".".join(_moved(name.split("."), moved)) for name in names}
    return {old: name for old, name in new.items() if old != name}


def emptied_or_changed(lost: Iterable[str], left: Iterable[str]) -> set[str]:
    """The containers that lost an item with these names: their own, and those around an empty one.

    The container of a name without a dot is the module itself, the empty path.
    """
    left = list(left)
    found: set[str] = set()
    for name in lost:
        path = name.rpartition(".")[0]
        found.add(path)
        while path and not any(other.startswith(f"{path}.") for other in left):
            path = path.rpartition(".")[0]
            found.add(path)
    return found


def _parts_in_containers(names: Iterable[str]) -> dict[str, set[str]]:
    """By container path, the parts of names directly inside it."""
    found: dict[str, set[str]] = {}
    for name in names:
        parts = name.split(".")
        for depth, part in enumerate(parts):
            found.setdefault(".".join(parts[:depth]), set()).add(part)
    return found


def _closed_up(path: str, parts: list[str], widths: Mapping[str, int]) -> dict[str, str]:
    """For each item of a container, by its old path, its new last part."""
    moved: dict[str, str] = {}
    place = 0
    for part in parts:
        old = f"{path}.{part}" if path else part
        moved[old] = str(place)
        place += widths.get(old, 1)
    return moved


def _moved(parts: list[str], moved: Mapping[str, str]) -> Iterator[str]:
    for depth, part in enumerate(parts, 1):
        yield moved.get(".".join(parts[:depth]), part)
