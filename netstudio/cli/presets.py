"""`netstudio presets`: what can be opened by name."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from netstudio.presets import PresetInfo

NARROWEST_TEXT = 30
"""Columns that a description has at least; in a narrower terminal it stands below its name."""
WIDEST = 100
"""Columns beyond which lines are hard to read."""


@click.command()
def presets() -> None:
    """List the presets: networks, templates, and known mistakes.

    At a terminal the descriptions are wrapped; elsewhere each preset is one line.
    """
    from netstudio.presets import all_presets

    infos = all_presets()
    if not sys.stdout.isatty():
        width = max(len(info.name) for info in infos)
        for info in infos:
            click.echo(f"{info.name:<{width}}  {info.description}")
        return
    for line in preset_lines(infos, shutil.get_terminal_size().columns):
        click.echo(line)


def preset_lines(infos: Sequence[PresetInfo], columns: int) -> Iterator[str]:
    """The list for a terminal that is `columns` wide, networks, templates and clinic apart."""
    columns = min(columns, WIDEST)
    yield "Networks"
    networks = [info for info in infos if not info.in_clinic and not info.is_template]
    yield from _entries(networks, columns)
    for title, part in (
        ("Templates to begin with", [info for info in infos if info.is_template]),
        ("Clinic: networks with a known mistake", [info for info in infos if info.in_clinic]),
    ):
        if part:
            yield ""
            yield title
            yield from _entries(part, columns)


def _entries(infos: Sequence[PresetInfo], columns: int) -> Iterator[str]:
    name_width = max((len(info.name) for info in infos), default=0)
    indent = 2 + name_width + 2
    beside = columns - indent >= NARROWEST_TEXT
    margin = " " * (indent if beside else 4)
    for info in infos:
        first = f"  {info.name:<{name_width}}  "
        if not beside:
            yield first.rstrip()
        yield from textwrap.wrap(
            info.description,
            max(columns, NARROWEST_TEXT),
            initial_indent=first if beside else margin,
            subsequent_indent=margin,
            break_on_hyphens=False,
        ) or ([first.rstrip()] if beside else [])
