"""What may come next in the source at a place: layers, functions, members, names, parameters."""

from __future__ import annotations

import re

from netstudio.records import dataclass

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*$")
_PATH = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\.$")
_CLASS = re.compile(r"^class\s+(\w+)", re.MULTILINE)
_OWN = re.compile(r"^\s+self\.(\w+)\s*(?::[^=]+)?=|register_buffer\(\s*[\"'](\w+)", re.MULTILINE)
_SET = re.compile(r"^\s+(\w+)(?:\s*:[^=\n]+)?\s*=[^=]|\bfor\s+(\w+)\s+in\b", re.MULTILINE)
_MOST_CALLED_BACK = 4_000


@dataclass(frozen=True, slots=True)
class Word:
    """Something that may be written: the text, and what it is."""

    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What may stand at a place.

    Attributes:
        begun: what of the word stands there already.
        words: those that begin so, the likeliest first.
        is_member: whether they stand behind a dot.
    """

    begun: str
    words: tuple[Word, ...]
    is_member: bool = False


def words_at(text: str, position: int) -> Words:
    """What may be written at a position of a text."""
    before = text[:position]
    line = before.rpartition("\n")[2]
    if "#" in line:
        return Words("", ())
    match = _WORD.search(line)
    begun = match.group() if match is not None else ""
    path = _PATH.search(line[: len(line) - len(begun)])
    if path is not None:
        return Words(begun, _fitting(begun, _behind(path.group(1), text, before)), True)
    call = open_call(before)
    found = _parameters(call) if call else []
    return Words(begun, _fitting(begun, [*found, *_names(text, before)]))


def open_call(before: str) -> str:
    """What is called by the bracket that is open at the end of a text: `nn.Conv2d`."""
    depth = 0
    for place in range(len(before) - 1, max(len(before) - _MOST_CALLED_BACK, -1), -1):
        letter = before[place]
        if letter in ")]}":
            depth += 1
        elif letter in "([{":
            if depth == 0:
                match = re.search(r"[A-Za-z_][A-Za-z0-9_.]*$", before[:place])
                return match.group() if letter == "(" and match is not None else ""
            depth -= 1
    return ""


def call_tip(callee: str) -> str:
    """How a layer's constructor is called, with its defaults; empty for anything else."""
    made = [_parameter(name, default) for name, default in _signature(callee)]
    return f"{callee}({', '.join(made)})" if made else ""


def _fitting(begun: str, words: list[Word]) -> tuple[Word, ...]:
    """Those that begin so; with a small letter, of any case."""
    unique: dict[str, Word] = {}
    for word in words:
        unique.setdefault(word.text, word)
    plain = begun.lower()
    fits = [word for word in unique.values() if word.text.lower().startswith(plain)]
    kept = [word for word in fits if word.text != begun]
    return tuple(
        sorted(kept, key=lambda word: (not word.text.startswith(begun), words.index(word)))
    )


def _behind(path: str, text: str, before: str) -> list[Word]:
    """What stands behind `nn.`, `F.`, `torch.` or `self.`."""
    if path == "self":
        return [Word(name, "member") for name in _members(text, before)]
    if path in ("nn", "torch.nn"):
        return _layers()
    if path in ("F", "torch", "torch.nn.functional"):
        head = "F" if path.endswith(("F", "functional")) else "torch"
        return _functions(head)
    if path.startswith("self.") or path[0].islower():
        return _functions("Tensor")
    return []


def _layers() -> list[Word]:
    from netstudio.exchange.python_in.layer_forms import known_callees, layers_made_by

    found: dict[str, str] = {
        callee.removeprefix("nn."): layers_made_by(callee)[0].family
        for callee in known_callees()
        if callee.startswith("nn.")
    }
    containers = ("Sequential", "ModuleList", "ModuleDict", "Module", "Parameter", "ParameterList")
    found |= dict.fromkeys(containers, "container")
    return [Word(name, about) for name, about in found.items()]


def _functions(head: str) -> list[Word]:
    from netstudio.catalog.ops import all_ops

    names = {op.name.partition(".")[2] for op in all_ops() if op.name.startswith(f"{head}.")}
    return [Word(name, head) for name in sorted(names) if "." not in name]


def _members(text: str, before: str) -> list[str]:
    """The attributes of the class that the place is in."""
    start = max((match.start() for match in _CLASS.finditer(before)), default=0)
    end = _CLASS.search(text, start + 1)
    own = text[start : end.start() if end is not None else len(text)]
    found = dict.fromkeys(one or other for one, other in _OWN.findall(own))
    return [*found, "training"]


def _names(text: str, before: str) -> list[Word]:
    """Values of the method that the place is in, classes of the file, and libraries."""
    start = before.rfind("    def ")
    local: dict[str, None] = {}
    if start >= 0:
        signature, _, body = before[start:].partition(":\n")
        arguments = re.findall(r"[(,]\s*(\w+)", signature)
        local = dict.fromkeys(name for name in arguments)
        local |= dict.fromkeys(one or other for one, other in _SET.findall(body))
    words = [Word(name, "value") for name in local]
    words += [Word(name, "class") for name in _CLASS.findall(text)]
    return [*words, *(Word(name, "library") for name in ("nn", "torch", "F", "self", "return"))]


def _parameters(callee: str) -> list[Word]:
    return [Word(f"{name}=", "parameter") for name, _ in _signature(callee)]


def _signature(callee: str) -> list[tuple[str, str]]:
    """The parameters of a layer's constructor with torch's defaults, empty for none."""
    from netstudio.exchange.python_in.layer_forms import layers_made_by, may_leave_out

    specs = layers_made_by(callee.removeprefix("torch."))
    return [
        (param.name, repr(param.default) if may_leave_out(param) else "")
        for spec in specs[-1:]
        for param in spec.params
        if not param.in_call
    ]


def _parameter(name: str, default: str) -> str:
    return f"{name}={default}" if default else name


_PAIRS = {"(": ")", "[": "]", "{": "}"}
_BACK = {closing: opening for opening, closing in _PAIRS.items()}
_MOST_BETWEEN = 20_000


def brackets_at(text: str, position: int) -> tuple[int, int] | None:
    """The places of the bracket beside a position and of the one that it belongs to."""
    for place in (position - 1, position):
        letter = text[place] if 0 <= place < len(text) else ""
        if letter in _PAIRS or letter in _BACK:
            other = _other(text, place, letter)
            return None if other is None else (place, other)
    return None


def _other(text: str, place: int, letter: str) -> int | None:
    """The bracket that belongs to one; None where there is none near."""
    step = 1 if letter in _PAIRS else -1
    own, other = letter, _PAIRS.get(letter) or _BACK[letter]
    depth = 0
    for at in range(place, place + step * _MOST_BETWEEN, step):
        if not 0 <= at < len(text):
            return None
        depth += (text[at] == own) - (text[at] == other)
        if depth == 0:
            return at
    return None
