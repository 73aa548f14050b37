"""Pages that are written from the program itself: a layer's, and a problem's. No Qt."""

from __future__ import annotations

from netstudio.catalog.param import INFERRED, REQUIRED, ParamSpec
from netstudio.catalog.spec import LayerSpec
from netstudio.compiler.problem import Problem
from netstudio.gui.language import tr
from netstudio.gui.palette.entries import family_title


def layer_page(spec: LayerSpec) -> str:
    """What a layer does, its parameters, and where torch describes it, as Markdown."""
    parts = [f"# {spec.name}", f"*{tr(family_title(spec.family))}*", _plain(tr(spec.summary))]
    if spec.formula:
        parts.append("\n".join(f"    {line}" for line in spec.formula.splitlines()))
    if spec.params:
        parts.append(f"## {tr('Parameters')}")
        parts.append("\n".join(_parameter_line(param) for param in spec.params))
    named = [port for port in spec.ports if len(spec.ports) > 1 or port.help]
    if named:
        parts.append(f"## {tr('Inputs')}")
        parts.append("\n".join(f"- **{_plain(p.name)}** {_plain(tr(p.help))}" for p in named))
    if spec.mode_dependent:
        parts.append(tr("It acts differently in training and in evaluation."))
    if spec.docs_url:
        parts.append(f"[{tr('PyTorch’s own page')}]({spec.docs_url})")
    return "\n\n".join(parts)


def _parameter_line(param: ParamSpec) -> str:
    if param.default is INFERRED:
        default = tr("follows from the input")
    elif param.default is REQUIRED:
        default = tr("has to be given")
    else:
        default = f"`{param.default}`"
    choices = ", ".join(f"`{choice}`" for choice in param.choices)
    words = [
        _plain(tr(param.help)),
        f"({default})",
        f"{tr('One of')} {choices}." if choices else "",
    ]
    return f"- **{_plain(param.name)}** " + " ".join(word for word in words if word)


def problem_page(problem: Problem, where: str, explanation: str) -> str:
    """What one problem says, and what is to be known of its kind, as Markdown."""
    parts = [f"# {_plain(where) or tr('A problem')}", _plain(problem.message)]
    if problem.claimed or problem.true:
        parts.append(
            tr(
                "Claimed **{claimed}**, true **{true}**.",
                claimed=_plain(problem.claimed) or "–",
                true=_plain(problem.true) or "–",
            )
        )
    if explanation:
        parts.append(explanation)
    parts.append(f"[{tr('Problems and repairs')}](topic:problems)")
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    """`text` without what Markdown would take for a mark of its own."""
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#|" else letter for letter in text)
