"""The summary as text: cells as they are shown, and the table as Markdown and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from netstudio.catalog.size import Size, Symbolic, at_batch
from netstudio.exchange.summary.rows import SummaryRow, Totals
from netstudio.layout.amounts import magnitude_text, short_expression
from netstudio.layout.card import TIMES

COLUMNS = (
    "Layer",
    "Type",
    "Output",
    "Parameters",
    "Trainable",
    "Multiply-accumulates",
    "Memory",
)
NUMBERS_FROM = 3
"""The first column of numbers, which stand at the right."""
_CSV_NAMES = (
    "layer",
    "type",
    "output",
    "parameters",
    "trainable",
    "multiply_accumulates",
    "memory_bytes",
)


def cells(row: SummaryRow) -> tuple[str, ...]:
    """What a row shows, a text for each column; nothing where there is nothing to count."""
    return (
        row.name,
        row.kind,
        row.shape,
        number_text(row.parameters),
        number_text(row.trainable, of=row.parameters),
        macs_text(row.macs),
        memory_text(row.memory),
    )


def shown_cells(row: SummaryRow) -> tuple[str, ...]:
    """What the table shows of a row: as `cells`, the shape written closely."""
    name, kind, shape, *numbers = cells(row)
    return (name, kind, shape.replace(TIMES, "×"), *numbers)


def total_cells(sums: Totals, words: str) -> tuple[str, ...]:
    """The last line of the table; `words` say what is counted."""
    return (
        words,
        "",
        "",
        f"{sums.parameters:,}",
        f"{sums.trainable:,}",
        macs_text(sums.macs) or "0",
        memory_text(sums.memory) or "0",
    )


def sort_keys(row: SummaryRow) -> tuple[str | int, ...]:
    """What each column is sorted by: texts by letter, the rest by how much it is."""
    return (
        row.path.lower(),
        row.kind.lower(),
        -1 if row.numbers is None else row.numbers,
        row.parameters,
        row.trainable,
        _plain(row.macs),
        -1 if row.memory is None else row.memory,
    )


def number_text(count: int, of: int | None = None) -> str:
    """A count in full; empty for none, unless it is none of some."""
    return f"{count:,}" if count or of else ""


def macs_text(macs: Size) -> str:
    """A count of multiply-accumulates; empty for none, `?` where it is a long expression."""
    if isinstance(macs, Symbolic):
        return short_expression(str(macs))
    return magnitude_text(macs) if macs else ""


def memory_text(count: int | None) -> str:
    """Bytes as people say them: `18.8 kB`; empty for none."""
    if not count:
        return ""
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= size:
            return f"{count / size:,.1f} {unit}"
    return f"{count} B"


def as_markdown(rows: Sequence[SummaryRow], sums: Totals, words: str) -> str:
    """A Markdown table, its columns lined up; what is inside a block by its path."""
    lines = [_escaped((row.path, *cells(row)[1:])) for row in rows]
    last = tuple(f"**{cell}**" if cell else "" for cell in _escaped(total_cells(sums, words)))
    table = [COLUMNS, *lines, last]
    widths = [max(3, *(len(line[column]) for line in table)) for column in range(len(COLUMNS))]
    rule = [
        "-" * width if column < NUMBERS_FROM else "-" * (width - 1) + ":"
        for column, width in enumerate(widths)
    ]
    body = [_line(line, widths) for line in table]
    return "\n".join([body[0], f"| {' | '.join(rule)} |", *body[1:]]) + "\n"


def opened(rows: Sequence[SummaryRow]) -> tuple[SummaryRow, ...]:
    """The rows with all that is inside blocks, each before what it holds."""
    found: list[SummaryRow] = []
    for row in rows:
        found += [row, *opened(row.rows)]
    return tuple(found)


def as_csv(rows: Sequence[SummaryRow]) -> str:
    """Comma-separated values with plain numbers, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_CSV_NAMES)
    for row in rows:
        memory = "" if row.memory is None else row.memory
        counts = (row.parameters, row.trainable, row.macs, memory)
        writer.writerow((row.path, row.kind, row.shape, *counts))
    return out.getvalue()


def _line(line: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        cell.ljust(width) if column < NUMBERS_FROM else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(line, widths, strict=True))
    ]
    return f"| {' | '.join(padded)} |"


def _escaped(line: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.replace("|", "\\|") for cell in line)


def _plain(size: Size) -> int:
    """A number to sort by; a symbolic size counts as for the smallest of what it hangs on."""
    return at_batch(size, 1)
