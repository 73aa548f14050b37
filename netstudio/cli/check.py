"""`netstudio check`: shapes, parameters and problems of a project."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from netstudio.catalog.inference import Inference
from netstudio.catalog.size import Size
from netstudio.catalog.types import TensorType, type_text
from netstudio.cli.custom import load, trust_option
from netstudio.compiler.problem import Problem
from netstudio.document.node import BlockUse, Call, CustomModule, Input, Layer, Node
from netstudio.document.project import Project
from netstudio.layout.amounts import short_expression
from netstudio.layout.card import TIMES


@click.command()
@click.argument("project")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@trust_option
@click.option("--summary", is_flag=True, help="Print the layers as a Markdown table.")
def check(project: str, as_json: bool, summary: bool, trusted: bool) -> None:
    """Show the shapes, parameters and problems of PROJECT.

    PROJECT is a file or a preset's name. The exit code is 1 where there are errors.
    """
    from netstudio.api import check as check_project
    from netstudio.compiler.shapes import infer_shapes_of

    loaded = load(project, trusted)
    inference = infer_shapes_of(loaded, run_custom=True)
    problems = check_project(loaded)
    if as_json:
        click.echo(json.dumps(_report(loaded, inference, problems), ensure_ascii=False))
    else:
        sized = _at_recorded_size(loaded, inference)
        lines = _summary(loaded, sized) if summary else _table(loaded, inference, sized.macs)
        for line in lines:
            click.echo(line)
        for line in _problem_lines(problems):
            click.echo(line)
    if any(problem.severity == "error" for problem in problems):
        raise SystemExit(1)


def kind_text(project: Project, node: Node) -> str:
    """What a node is: `Conv2d`, a block's name, `input`, `torch.roll`."""
    member = project.graph.member_of(node)
    if member is not None and isinstance(member.target, Layer):
        return member.target.type
    if member is not None and isinstance(member.target, BlockUse):
        return member.target.block
    if member is not None and isinstance(member.target, CustomModule):
        return member.target.class_name
    if isinstance(node.target, Call):
        return "tensor"
    return getattr(node.target, "name", type(node.target).__name__.lower())


def _at_recorded_size(project: Project, inference: Inference) -> Inference:
    """The same, with sizes that the network chooses as it runs; as it is where there are none."""
    if isinstance(inference.macs, int):
        return inference
    from netstudio.exchange.summary.recorded_size import inferred_at_recorded_size

    return inferred_at_recorded_size(project, inference) or inference


def _table(project: Project, inference: Inference, macs: Size) -> Iterator[str]:
    rows = [("name", "layer", "output", "parameters")]
    for node in project.graph.nodes.values():
        known = inference.nodes[node.id]
        count = f"{known.parameters:,}" if known.parameters else ""
        rows.append((node.name, kind_text(project, node), type_text(known.type), count))
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        cells = [f"{cell:<{width}}" for cell, width in zip(row[:3], widths, strict=False)]
        yield "  ".join((*cells, f"{row[3]:>{widths[3]}}")).rstrip()
    yield ""
    words = _macs_words(project, macs, at_size=macs != inference.macs)
    yield f"{inference.parameters:,} parameters, {words}"


def _macs_words(project: Project, macs: Size, *, at_size: bool) -> str:
    """The multiply-accumulates, and of which input where they are not those of any."""
    targets = (node.target for node in project.graph.inputs())
    shapes = (TIMES.join(map(str, one.shape or ())) for one in targets if isinstance(one, Input))
    size = f" of {', '.join(shapes)}" if at_size else ""
    count = f"{macs:,}" if isinstance(macs, int) else short_expression(str(macs))
    return f"{count} multiply-accumulates a sample{size}"


def _summary(project: Project, inference: Inference) -> Iterator[str]:
    """The table that the window's Summary tab copies, what is inside blocks left out."""
    from netstudio.exchange.summary.rows import summary_rows, totals
    from netstudio.exchange.summary.text import as_markdown

    rows = summary_rows(project, inference)
    yield as_markdown(rows, totals(rows), f"{len(rows)} nodes").rstrip()


def _problem_lines(problems: tuple[Problem, ...]) -> Iterator[str]:
    yield ""
    if not problems:
        yield "No problems."
    for problem in problems:
        where = f"{problem.scope}/{problem.node}" if problem.scope else problem.node
        yield f"{problem.severity}: {where + ': ' if where else ''}{problem.message}"
        for fix in problem.fixes:
            yield f"    way out: {fix.label}"


def _report(
    project: Project, inference: Inference, problems: tuple[Problem, ...]
) -> dict[str, Any]:
    return {
        "project": project.name,
        "parameters": inference.parameters,
        "macs": inference.macs if isinstance(inference.macs, int) else str(inference.macs),
        "nodes": [_node_report(project, inference, node) for node in project.graph.nodes.values()],
        "problems": [_problem_report(problem) for problem in problems],
    }


def _node_report(project: Project, inference: Inference, node: Node) -> dict[str, Any]:
    known = inference.nodes[node.id]
    shape = None
    if isinstance(known.type, TensorType):
        shape = [size if isinstance(size, int) else str(size) for size in known.type.shape]
    return {
        "id": node.id,
        "name": node.name,
        "kind": kind_text(project, node),
        "shape": shape,
        "parameters": known.parameters,
    }


def _problem_report(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "node": problem.node,
        "scope": problem.scope,
        "message": problem.message,
        "claimed": problem.claimed,
        "true": problem.true,
        "fixes": [fix.label for fix in problem.fixes],
    }
