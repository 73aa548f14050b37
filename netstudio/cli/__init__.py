"""The same powers without a window: `netstudio check`, `train`, `import`, `export`, `presets`.

The commands, and the library that parses them, are imported when there are words to parse: the
window alone opens without them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main", "window"]

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; without arguments, open the window."""
    words = sys.argv[1:] if arguments is None else arguments
    if not words:
        return _open([])
    try:
        from netstudio.cli.commands import main as run_command

        return run_command(words)
    except KeyboardInterrupt:  # before there is a command, or after
        sys.stderr.write("Stopped.\n")
        return INTERRUPTED


def window() -> int:
    """Open the window; the entry point of the desktop launcher."""
    return _open(sys.argv[1:])


def _open(words: Sequence[str]) -> int:
    from netstudio.gui.launch import launch

    return launch(words)
