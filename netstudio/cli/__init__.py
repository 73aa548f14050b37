"""The same powers without a window: `netstudio check`, `train`, `export`, `presets`."""

from netstudio.cli.main import main, window

__all__ = ["main", "window"]
