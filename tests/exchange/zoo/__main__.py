"""A whole zoo, imported and compared: `python -m tests.exchange.zoo timm --minutes 60`.

Results are kept in a ledger and a later run goes on where this one ends. Of each family the
smallest model comes first, then all by their size. At the end, or with `--score` alone, the
results of the current importing code are shown as a table.
"""

from __future__ import annotations

import argparse
import fnmatch
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from netstudio.folders import user_folder
from tests.exchange.zoo.code_hash import importing_hash
from tests.exchange.zoo.compared import keep_compared, marked
from tests.exchange.zoo.ledger import Ledger, Result, in_turn
from tests.exchange.zoo.running import Limits, measure, tried, zoo_of
from tests.exchange.zoo.score import row, score

VARIABLE = "NETSTUDIO_CACHE"
_SHARE_OF_MEASURING = 0.2
"""Of the time, while the sizes of some models are not known."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Try models until the time is up; 1 where any that counts has failed."""
    asked = _parser().parse_args(arguments)
    zoo = zoo_of(asked.zoo)
    families = {
        family: [m for m in models if fnmatch.fnmatch(m, asked.only)]
        for family, models in zoo.families().items()
    }
    folder = asked.folder or user_folder(VARIABLE, "cache", "zoo")
    ledger = Ledger(folder / "ledger.sqlite", f"{asked.zoo} {zoo.version()}", importing_hash())
    try:
        if not asked.score:
            _run(asked, families, ledger)
        results = marked(ledger.zoo, ledger.results(any_code=asked.any_code))
        if asked.keep:
            exact = {m: r.file for m, r in results.items() if r.file and r.is_exact}
            _say(f"Kept in {keep_compared(ledger.zoo, exact)}")
    finally:
        ledger.close()
    results = {m: r for models in families.values() for m in models if (r := results.get(m))}
    _say(f"\n{ledger.zoo}, importing code {ledger.code}\n{score(families, results)}")
    return int(any(result.has_failed for result in results.values()))


def _run(asked: argparse.Namespace, families: Mapping[str, Sequence[str]], ledger: Ledger) -> None:
    deadline = time.monotonic() + 60 * asked.minutes
    family_of = {model: family for family, models in families.items() for model in models}
    unknown = sorted(family_of.keys() - ledger.sizes().keys())
    if unknown:
        measure(asked.zoo, unknown, ledger.write_size, _SHARE_OF_MEASURING * 60 * asked.minutes)
    sizes = ledger.sizes()
    done = {m for m, r in ledger.results().items() if not (asked.left_out and r.left_out)}
    waiting = in_turn(families, sizes, () if asked.again else done)
    if asked.failed:
        latest = ledger.results(any_code=True)
        waiting = [m for m in waiting if m in latest and latest[m].has_failed]
    bounds = (int(millions * 1e6) for millions in (asked.millions, asked.sharing, asked.filing))
    limits = Limits(asked.seconds, int(asked.memory * 2**30), *bounds)
    earlier = ledger.results()
    for model, result in _each_tried(asked.zoo, waiting, limits, asked.jobs, deadline):
        result.family = family_of[model]
        result.file = result.file or (earlier[model].file if model in earlier else "")
        ledger.write(model, result)
        _say(row(model, result))


def _each_tried(
    zoo: str, models: Sequence[str], limits: Limits, jobs: int, deadline: float
) -> Iterator[tuple[str, Result]]:
    """Models with their results as they come, so many at a time; none begins past the deadline."""

    def one(model: str) -> Result | None:
        return None if time.monotonic() > deadline else tried(zoo, model, limits)

    with ThreadPoolExecutor(jobs) as threads:
        doing = {threads.submit(one, model): model for model in models}
        for done in as_completed(doing):
            if (result := done.result()) is not None:
                yield doing[done], result


def _parser() -> argparse.ArgumentParser:
    plain = Limits()
    parser = argparse.ArgumentParser(prog="python -m tests.exchange.zoo", description=__doc__)
    parser.add_argument("zoo", help="torchvision, timm or transformers")
    parser.add_argument("--minutes", type=float, default=60, help="when to stop")
    parser.add_argument("--jobs", type=int, default=1, help="models at a time")
    parser.add_argument("--only", default="*", help="a pattern of names, such as 'resnet*'")
    parser.add_argument("--folder", type=Path, help="where the ledger is; else the user's cache")
    parser.add_argument("--failed", action="store_true", help="only what failed when last tried")
    parser.add_argument("--again", action="store_true", help="also what has a row already")
    parser.add_argument("--left-out", action="store_true", help="also what was not compared")
    parser.add_argument("--score", action="store_true", help="try nothing, show the table")
    parser.add_argument(
        "--keep",
        action="store_true",
        help="note the files of what is exact, of models tried with --millions 0 before",
    )
    parser.add_argument("--any-code", action="store_true", help="show rows of earlier code too")
    parser.add_argument("--seconds", type=float, default=plain.seconds, help="for one model")
    parser.add_argument("--memory", type=float, default=plain.memory / 2**30, help="GiB")
    parser.add_argument(
        "--millions", type=float, default=plain.parameters / 1e6, help="largest to be computed"
    )
    parser.add_argument(
        "--sharing",
        type=float,
        default=plain.sharing / 1e6,
        help="millions of parameters above which weights are in memory once: quicker, and smaller, "
        "but of gradients that differ it is not known by how much",
    )
    parser.add_argument(
        "--filing",
        type=float,
        default=plain.filing / 1e6,
        help="millions of parameters above which weights are in files, as is what training keeps: "
        "slow, for what does not fit in memory",
    )
    return parser


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
