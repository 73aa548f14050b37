"""Tries models one after the other, each in a process of its own.

The processes are forked from one that has torch and the zoo loaded, so that a model costs what it
costs, and one that crashes, hangs or eats the memory costs a row.
"""

from __future__ import annotations

import importlib
import multiprocessing
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from multiprocessing.connection import Connection
from typing import Any, cast

from tests.exchange.zoo.case import Zoo
from tests.exchange.zoo.ledger import Result

_LOOK_SECONDS = 0.5
_GIB = 2**30


@dataclass(frozen=True)
class Limits:
    """What one model may take.

    Attributes:
        seconds: of the clock, everything included.
        memory: bytes that its process may ask for.
        parameters: above so many, a model is made without memory and nothing is computed.
        sharing: above so many, the weights are in memory once and no gradient is kept.
        filing: above so many, the weights are in files, and what is kept for the way back.
    """

    seconds: float = 300
    memory: int = 8 * _GIB
    parameters: int = 320_000_000
    sharing: int = 300_000_000
    filing: int = sys.maxsize


def zoo_of(name: str) -> Zoo:
    """The zoo of this name."""
    return cast(Zoo, importlib.import_module(f"tests.exchange.zoo.of_{name}"))


def tried(zoo: str, model: str, limits: Limits) -> Result:
    """What comes of a model, tried in a process of its own."""
    told: dict[str, Any] = {}
    ending = _in_child(_try, zoo, (model, limits), limits.seconds, told.update)
    known = {field.name for field in fields(Result)}
    result = Result(**{key: value for key, value in told.items() if key in known})
    if ending and result.keys:
        result.left_out = ending  # the import is right; the computation was too much
    elif ending:
        result.error = ending
    return result


def measure(zoo: str, models: list[str], tell: Callable[[str, int], None], seconds: float) -> None:
    """Count the parameters of models for so long, and tell each as it is known."""

    def heard(told: Mapping[str, int]) -> None:
        for model, parameters in told.items():
            tell(model, parameters)

    _in_child(_measure, zoo, (models,), seconds, heard)


def _in_child(
    work: Callable[..., None],
    zoo: str,
    args: tuple[Any, ...],
    seconds: float,
    heard: Callable[[Mapping[str, Any]], object],
) -> str:
    """Run `work` with a connection to tell by; how it ended, empty where it ended well."""
    context = multiprocessing.get_context("forkserver")
    files = ("preloaded", f"of_{zoo}", f"preloaded_{zoo}")  # a missing one is passed over
    context.set_forkserver_preload([f"{__package__}.{file}" for file in files])
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(theirs, zoo, *args), daemon=True)
    child.start()
    theirs.close()
    deadline = time.monotonic() + seconds
    try:
        while time.monotonic() < deadline:
            if ours.poll(_LOOK_SECONDS):
                heard(ours.recv())
        return f"took longer than {seconds:g} seconds"
    except EOFError:  # it has told everything
        child.join()
        code = child.exitcode
        return "" if code == 0 else f"its process ended with {code}"
    finally:
        child.kill()
        child.join()
        ours.close()


def _try(connection: Connection, zoo: str, model: str, limits: Limits) -> None:
    from tests.exchange.importing.on_disk import give_back_large_blocks
    from tests.exchange.zoo.trial import Bounds, attempt

    _limit_memory(limits.memory)
    if limits.filing < limits.parameters:
        give_back_large_blocks()
    case = zoo_of(zoo).case(model)
    attempt(case, connection.send, Bounds(limits.parameters, limits.sharing, limits.filing))


def _measure(connection: Connection, zoo: str, models: list[str]) -> None:
    from tests.exchange.zoo.trial import size_of

    found = zoo_of(zoo)
    for model in models:
        try:
            connection.send({model: size_of(found.maker(model))})
        except Exception:  # noqa: BLE001 -- the model's own row says what is wrong; it comes late
            continue


def _limit_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
