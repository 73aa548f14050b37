"""Source that Qt for Python carries as text, kept compiled beside this module's own bytecode.

Qt for Python packs the part that knows signatures as source inside its library and compiles it anew
at every start: 20 ms, a fifth of what a bare window takes. Kept as Python keeps its own bytecode,
under the same name rules and settings, and known by the hash of its source, it costs 2 ms. Where it
cannot be kept nothing changes.
"""

from __future__ import annotations

import builtins
import marshal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

_CARRIED = ("signature_bootstrap.py", "shibokensupport/")
"""How the names of that source begin."""
_FUTURES = 0x1FFE0000
"""The bits of a code object's flags that say which `from __future__ import` it was compiled with;
what it compiles inherits them."""


@contextmanager
def kept_bytecode() -> Iterator[None]:
    """Compile source of Qt for Python only where it is not known yet."""
    place = Path(cache_from_source(__file__, optimization="qt"))
    known = _read(place)
    before, plain = len(known), builtins.compile

    def compile_once(source: Any, filename: Any, mode: str, *rest: Any, **more: Any) -> Any:
        is_carried = mode == "exec" and str(filename).startswith(_CARRIED)
        if not is_carried or rest or more:
            return plain(source, filename, mode, *rest, **more)
        futures = sys._getframe(1).f_code.co_flags & _FUTURES
        text = source.encode() if isinstance(source, str) else bytes(source)
        key = f"{filename} {futures} {source_hash(text).hex()}"
        if key not in known:
            known[key] = plain(source, filename, mode, futures, dont_inherit=True)
        return known[key]

    builtins.compile = compile_once
    try:
        yield
    finally:
        builtins.compile = plain
    if len(known) > before and not sys.dont_write_bytecode:
        _write(place, known)


def _read(place: Path) -> dict[str, CodeType]:
    """What was kept; nothing where there is no such file, or not a whole one."""
    try:
        return dict(marshal.loads(place.read_bytes()))
    except (OSError, ValueError, EOFError, TypeError):
        return {}


def _write(place: Path, known: dict[str, CodeType]) -> None:
    # A folder that cannot be written is no fault: then the next start compiles again.
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f"{place.name}.{id(known):x}")
        draft.write_bytes(marshal.dumps(known))
        draft.replace(place)
