"""The onnx packages are an extra: what to say where they are not installed."""

from __future__ import annotations

from importlib.util import find_spec

from netstudio.errors import ExchangeError
from netstudio.sentence import say


def require_onnx(*more: str) -> None:
    """Raise an ExchangeError unless `onnx` and the packages named `more` are installed."""
    missing = [name for name in ("onnx", *more) if find_spec(name) is None]
    if missing:
        raise ExchangeError(
            say(
                "ONNX files need the package {missing}; install it with "
                'pip install "netstudio[onnx]".',
                missing=", ".join(missing),
            )
        )
