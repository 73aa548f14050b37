"""Names of nodes and members: what is allowed, what is free, and positions inside a Sequential."""

from __future__ import annotations

import keyword
import re
from collections.abc import Container, Iterable

from netstudio.errors import EditError
from netstudio.sentence import say

MAX_LENGTH = 200

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
    zero_grad self
    """.split()
)

_POSITION = re.compile(r"0|[1-9][0-9]{0,5}", re.ASCII)
_SNAKE_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def check_name(name: str) -> None:
    """Raise an EditError unless `name` is a Python name, or a dotted path such as `features.3`."""
    if len(name) > MAX_LENGTH:
        raise EditError(
            say(
                "A name may have {max_length} characters; “{name}…” has {count_name}.",
                max_length=MAX_LENGTH,
                name=name[:20],
                count_name=len(name),
            )
        )
    parts = name.split(".")
    head_ok = parts[0].isidentifier() and not keyword.iskeyword(parts[0])
    if not head_ok or not parts[0].isascii():
        raise EditError(
            say(
                "“{name}” cannot be a name: use letters, digits and underscores, starting with a "
                "letter, and none of Python's own words.",
                name=name,
            )
        )
    if parts[0] in RESERVED or parts[0].startswith("__"):
        raise EditError(
            say("“{parts}” is an attribute of nn.Module; choose another name.", parts=parts[0])
        )
    for part in parts[1:]:
        if not _POSITION.fullmatch(part):
            raise EditError(
                say(
                    "“{name}” cannot be a name: after a dot comes a position in a Sequential, "
                    "such as features.3.",
                    name=name,
                )
            )


def position(name: str) -> tuple[str, int] | None:
    """`("features", 3)` for `features.3`; None for a plain name."""
    group, dot, index = name.rpartition(".")
    return (group, int(index)) if dot and index.isdecimal() else None


def snake_case(type_name: str) -> str:
    """`Conv2d` -> `conv2d`, `MaxPool2d` -> `max_pool2d`, `ReLU` -> `relu`."""
    if type_name.isupper():
        return type_name.lower()
    for word in ("PReLU", "RReLU", "ReLU", "SiLU"):
        type_name = type_name.replace(word, word.capitalize())
    return _SNAKE_BOUNDARY.sub("_", type_name).lower()


def free_name(stem: str, taken: Container[str]) -> str:
    """`stem`, or `stem` with the lowest number from 2 that makes it free."""
    if stem not in taken and stem not in RESERVED and not keyword.iskeyword(stem):
        return stem
    base = stem.rstrip("0123456789") or stem
    return next(name for n in range(2, 10**9) if (name := f"{base}{n}") not in taken)


def renumbered(names: Iterable[str]) -> dict[str, str]:
    """New names that close the gaps in each Sequential; unchanged ones are left out."""
    groups: dict[str, list[int]] = {}
    for name in names:
        if place := position(name):
            groups.setdefault(place[0], []).append(place[1])
    return {
        f"{group}.{old}": f"{group}.{new}"
        for group, indices in groups.items()
        for new, old in enumerate(sorted(indices))
        if new != old
    }
