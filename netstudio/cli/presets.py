"""`netstudio presets`: what can be opened by name."""

from __future__ import annotations

import click


@click.command()
def presets() -> None:
    """List the presets: networks to start from, and a clinic of well-known mistakes."""
    from netstudio.presets import all_presets

    infos = all_presets()
    width = max(len(info.name) for info in infos)
    for info in infos:
        click.echo(f"{info.name:<{width}}  {info.description}")
