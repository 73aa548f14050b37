"""A text that somebody is writing: is it a network, and if not, where is it wrong and why."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from netstudio.catalog.inference import Inference
from netstudio.codegen.generate import generate
from netstudio.codegen.model_source import ModelSource
from netstudio.codegen.naming import class_name
from netstudio.document.project import ROOT, Project
from netstudio.errors import CodegenError, SourceError
from netstudio.exchange.python_in.drafting import Infer
from netstudio.exchange.python_in.reading import PythonReading, read_source
from netstudio.exchange.python_in.text import Place

_CLASS = re.compile(r"class\s+(\w+)")
_OWN = re.compile(r"self\.(\w+)")


@dataclass(frozen=True)
class Fault:
    """Something wrong in a text.

    Attributes:
        place: where; it marks at least one letter.
        node, scope: the node it concerns, by the earlier project's id; empty where it is none.
    """

    message: str
    place: Place
    node: str = ""
    scope: str = ROOT


@dataclass(frozen=True)
class Examined:
    """What became of a text.

    Attributes:
        reading: what was read; None where it is not in the form.
        source: the source as codegen writes it; None where something is wrong.
        faults: what is wrong, in the order of the text.
        has_comments: whether it holds comments, which are lost when the source is written anew.
    """

    text: str
    reading: PythonReading | None = None
    source: ModelSource | None = None
    faults: tuple[Fault, ...] = ()
    has_comments: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether the text is a network that can be written and run."""
        return self.source is not None and not self.faults


def examine(text: str, like: Project, before: PythonReading | None, infer: Infer) -> Examined:
    """Read a text over a project, and look for what does not fit in it."""
    try:
        reading = read_source(text, like, before, infer)
    except SourceError as error:
        return Examined(text, faults=(_fault_of(error, text, like),))
    inference = infer(reading.project)
    faults = tuple(sorted(_clashes(reading, inference), key=lambda f: f.place.line))
    if faults:
        return Examined(text, reading, faults=faults)
    try:
        source = generate(reading.project, inference)
    except CodegenError as error:
        return Examined(text, reading, faults=(Fault(str(error), Place(1, 1, 1, 2)),))
    return Examined(text, reading, source, has_comments=has_comments(text))


def _clashes(reading: PythonReading, inference: Inference) -> Iterator[Fault]:
    """What does not fit together, each at the line that computes or makes it; once a node."""
    prefixes = _prefixes(inference)
    seen: set[tuple[str, str]] = set()
    for address, known in inference.nodes.items():
        if not known.clashes:
            continue
        scope, node_id = _node_at(address, prefixes)
        if (scope, node_id) in seen:
            continue
        seen.add((scope, node_id))
        clash = known.clashes[0]
        node = reading.project.scope(scope).nodes.get(node_id)
        member = reading.project.scope(scope).member_of(node) if node is not None else None
        place = reading.node_places.get((scope, node_id))
        if clash.code in ("pin", "argument") and member is not None:
            place = reading.member_places.get((scope, member.id), place)
        yield Fault(clash.message, place or Place(1, 1, 1, 2), node_id, scope)


def _prefixes(inference: Inference) -> Mapping[str, str]:
    return {f"{instance.address}.": instance.block for instance in inference.instances}


def _node_at(address: str, prefixes: Mapping[str, str]) -> tuple[str, str]:
    """Scope and id of a node by its address; ids may hold dots themselves."""
    best = max((p for p in prefixes if address.startswith(p)), key=len, default="")
    return prefixes.get(best, ROOT), address[len(best) :]


# Errors of the text itself


def _fault_of(error: SourceError, text: str, like: Project) -> Fault:
    lines = text.splitlines()
    line = min(max(error.line, 1), max(len(lines), 1))
    content = lines[line - 1] if lines else ""
    column = min(max(error.column, 1), len(content) + 1)
    end = _end_of_word(content, column)
    scope, node = _named_on(lines, line, like)
    return Fault(error.what, Place(line, column, line, end), node, scope)


def _end_of_word(content: str, column: int) -> int:
    """Behind the word at a column; at the end of the line there is nothing more to mark."""
    match = re.compile(r"[\w.]+|.").match(content, column - 1)
    return match.end() + 1 if match is not None else column + 1


def _named_on(lines: list[str], line: int, like: Project) -> tuple[str, str]:
    """The node that a line speaks of by the name of a member; empty where it speaks of none."""
    scope = ROOT
    by_class = {class_name(block): block for block in like.blocks}
    for above in reversed(lines[:line]):
        match = _CLASS.match(above)
        if match is not None:
            scope = by_class.get(match[1], ROOT)
            break
    graph = like.scope(scope)
    for name in _OWN.findall(lines[line - 1] if lines else ""):
        for member in graph.members.values():
            if member.name == name or member.name.startswith(f"{name}."):
                callers = graph.callers(member.id)
                if callers:
                    return scope, callers[0].id
    return scope, ""


def has_comments(text: str) -> bool:
    """Whether a text holds comments that its network does not: they are lost when it is written.

    Comments with shapes, such as `# (N, 10)`, are written anew each time.
    """
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return False
    comments = [token.string for token in tokens if token.type == tokenize.COMMENT]
    return any(not re.fullmatch(r"#\s*\(.*", comment) for comment in comments)
