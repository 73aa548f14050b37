"""Custom Python that cannot run: its file is missing, changed, not trusted, or given nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from netstudio.codegen.custom_code import (
    code_file,
    forward_parameters,
    standing,
    standing_sentence,
)
from netstudio.codegen.inlining import Inlined
from netstudio.compiler.diagnosis.examination import Examination, Finding
from netstudio.compiler.problem import Fix, Problem
from netstudio.document.edits.custom import SetCode
from netstudio.document.node import CustomModule, Member, Node
from netstudio.document.values import references
from netstudio.errors import CodegenError
from netstudio.sentence import say


def find_unready_custom(exam: Examination) -> Iterator[Finding]:
    """An error at each node whose custom module cannot be part of the source.

    The codes are `custom_missing`, `custom_changed`, `custom_untrusted` and `custom_file`.
    """
    together = Inlined()
    for scope, graph in exam.scopes.items():
        for member in graph.members.values():
            if not isinstance(member.target, CustomModule):
                continue
            finding = _unready(exam, member, member.target, scope, together)
            if finding is not None:
                yield finding


def _unready(
    exam: Examination, member: Member, module: CustomModule, scope: str, together: Inlined
) -> Finding | None:
    callers = exam.scopes[scope].callers(member.id)
    node_id = callers[0].id if callers else ""
    state = standing(exam.project, module)
    if state != "trusted":
        message = standing_sentence(state, member.name, module.file)
        problem = Problem(f"custom_{state}", message, node=node_id, scope=scope)
        return Finding(problem, partial(_taken, exam, module, state), member.id)
    reason = _reason(exam.project.code[module.file], module, together)
    if reason is None:
        return None
    return Finding(Problem("custom_file", reason, node=node_id, scope=scope), aspect=member.id)


def find_unfed_custom(exam: Examination) -> Iterator[Finding]:
    """Custom modules that no wire enters, an error, or that get None for a value, a warning.

    The code is `unconnected`.
    """
    for scope, graph in exam.scopes.items():
        for member in graph.members.values():
            module = member.target
            if isinstance(module, CustomModule) and module.file in exam.project.code:
                asked = _asked_for(exam.project.code[module.file], module)
                for node in graph.callers(member.id):
                    yield from _unfed(node, scope, asked)


def _asked_for(text: str, module: CustomModule) -> int:
    try:
        return forward_parameters(text, module.file, module.class_name)
    except CodegenError:
        return 0  # what is no Python is another finding


def _unfed(node: Node, scope: str, asked: int) -> Iterator[Finding]:
    if node.kwargs or node.bypassed:
        return  # by name, nothing tells what is missing
    code, given = "unconnected", node.args[:asked]
    if asked and next((ref for value in node.args for ref in references(value)), None) is None:
        message = say("Nothing is connected to {where}.", where=node.name)
        yield Finding(Problem(code, message, node=node.id, scope=scope))
        return
    for number, value in enumerate((*given, *(None,) * (asked - len(given))), 1):
        if value is None:
            message = say(
                "“{name}” is given None as value {number}: nothing is connected there.",
                name=node.name,
                number=number,
            )
            problem = Problem(code, message, "warning", node=node.id, scope=scope)
            yield Finding(problem, aspect=str(number))


def _taken(exam: Examination, module: CustomModule, state: str) -> Iterator[Fix]:
    """Taking the file as it is now, which makes another module of it."""
    if state == "changed":
        text = exam.project.code[module.file]
        yield Fix(say("Take {file} as it is now", file=module.file), SetCode(module.file, text))


def _reason(text: str, module: CustomModule, together: Inlined) -> str | None:
    """Why a trusted file cannot stand in the source."""
    try:
        together.add(text, module.file)
        classes = code_file(text, module.file).classes
    except CodegenError as error:
        return str(error)
    if module.class_name in classes:
        return None
    return say(
        "There is no class {name} in {path}; it has: {known}.",
        name=module.class_name,
        path=module.file,
        known=", ".join(classes) or say("none"),
    )
