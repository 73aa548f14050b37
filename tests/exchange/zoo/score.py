"""What a ledger says, as a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tests.exchange.zoo.ledger import Result


def score(families: Mapping[str, Sequence[str]], results: Mapping[str, Result]) -> str:
    """A table of how many models of each family were tried and are exact, and what failed.

    `reported` are those of the exact ones that are not so at every size, which their findings
    say; `as before` are not compared, and their files are the same as when they were.
    """
    lines = [
        f"{'':28}{'tried':>12}{'keys':>7}{'exact':>7}{'reported':>10}{'as before':>11}"
        f"{'too large':>11}{'failed':>8}"
    ]
    for family, models in families.items():
        tried = [results[model] for model in models if model in results]
        if tried:
            lines.append(_line(family, tried, len(models)))
    everything = [results[m] for models in families.values() for m in models if m in results]
    total = sum(map(len, families.values()))
    met = sum(any(model in results for model in models) for models in families.values())
    lines += [_line("all", everything, total), f"families tried: {met} of {len(families)}"]
    return "\n".join([*lines, *_causes(results)])


def _line(name: str, tried: Sequence[Result], of: int) -> str:
    keys = sum(result.keys for result in tried)
    exact = sum(result.is_exact for result in tried)
    reported = sum(result.is_exact and result.reported for result in tried)
    failed = sum(result.has_failed for result in tried)
    before = sum(result.as_compared for result in tried)
    large = sum(not result.has_failed and not result.is_exact for result in tried) - before
    counted = f"{len(tried)} of {of}"
    columns = f"{keys:7}{exact:7}{reported:10}{before:11}{large:11}{failed:8}"
    return f"{name:28}{counted:>12}{columns}"


def _causes(results: Mapping[str, Result]) -> Iterator[str]:
    """The models that failed, by what they say."""
    causes: dict[str, list[str]] = {}
    for model, result in results.items():
        if result.has_failed:
            causes.setdefault(_cause(result), []).append(model)
    for cause, models in sorted(causes.items(), key=lambda item: -len(item[1])):
        yield f"{len(models):4} {cause}: {', '.join(models[:6])}{', …' if models[6:] else ''}"


def _cause(result: Result) -> str:
    if result.error:
        return re.sub(r"\d+", "#", result.error)[:150]
    if not result.keys:
        return "keys or shapes differ"
    names = ("evaluation", "training", "gradients", "buffers")
    wrong = [
        name
        for name, value in zip(names, result.differences, strict=True)
        if value not in (0, None)
    ]
    return f"differs: {', '.join(wrong)}"


def row(model: str, result: Result) -> str:
    """One model in a line."""
    verdict = "exact" if result.is_exact else _cause(result) if result.has_failed else "keys"
    verdict = "as before" if result.as_compared else verdict
    seconds = "" if result.seconds is None else f"{result.seconds:.1f} s"
    millions = result.parameters / 1e6
    found = f"{result.findings} findings" if result.findings else ""
    where = "at the recorded size" if result.recorded_only else "not at all sizes"
    said = result.left_out or (f"{where}, as reported" if result.reported else "")
    left = f"  ({said})" if said else ""
    return f"{model:44}{millions:8.1f} M {seconds:>8} {found:>12}  {verdict}{left}"
