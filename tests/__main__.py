"""Every check of the project in one command: `python -m tests`. Further words go to pytest."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS: dict[str, list[str]] = {
    "ruff": [str(BIN / "ruff"), "check", "."],
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "types": [str(BIN / "mypy")],
    "layers": [str(BIN / "lint-imports")],
    "tests": [sys.executable, "-m", "pytest", "-q", "-n", "2"],
}


def main(arguments: list[str]) -> int:
    """Run all checks, whatever the earlier ones say; the exit code is 1 where one fails."""
    # One thread a process: two processes share the cores, and sums come out the same everywhere.
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"}
    failed = []
    for name, command in CHECKS.items():
        start = time.monotonic()
        extra = arguments if name == "tests" else []
        code = subprocess.run([*command, *extra], cwd=ROOT, env=environment, check=False).returncode
        verdict = "passed" if code == 0 else "FAILED"
        sys.stdout.write(f"== {name}: {verdict} in {time.monotonic() - start:.0f} s\n")
        sys.stdout.flush()
        if code:
            failed.append(name)
    if failed:
        sys.stdout.write(f"Failed: {', '.join(failed)}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
