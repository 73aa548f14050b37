"""Older formats of the project file, brought up one step at a time.

A migration turns the JSON data of format n into that of format n + 1. There is only format 1 yet;
the first change of format adds `{1: one_to_two}` here and leaves the reader alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from netstudio.document.file.fields import Fields, integer
from netstudio.errors import ProjectFileError
from netstudio.sentence import say

FORMAT = 1

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: Mapping[int, Migration] = {}


def _stepped(migration: Migration, data: dict[str, Any], step: int) -> dict[str, Any]:
    """One migration. It runs before anything is checked, so a damaged file can trip it."""
    try:
        return migration(data)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise ProjectFileError(
            say(
                "The file has the older format {step} and does not keep to it: {error}.",
                step=step,
                error=repr(error),
            )
        ) from error


def migrate(
    data: Any, migrations: Mapping[int, Migration] = MIGRATIONS, newest: int = FORMAT
) -> dict[str, Any]:
    """The data in the newest format.

    Raises:
        ProjectFileError: when the format is missing, newer than this program, or older than
            anything it can bring up.
    """
    fields = Fields(data, "", "an object with the key “format”")
    if "format" not in fields:
        raise ProjectFileError(
            say(
                'The key “format” is missing; a project file begins with {{"format": {newest}, '
                "…}}.",
                newest=newest,
            )
        )
    found = fields.need("format", integer(1))
    if found > newest:
        raise ProjectFileError(
            say(
                "The file has format {found}, and this version of NetStudio reads formats up to "
                "{newest}; open it with a newer NetStudio. The file was left as it is.",
                found=found,
                newest=newest,
            )
        )
    for step in range(found, newest):
        if step not in migrations:
            raise ProjectFileError(say("A file of format {step} can no longer be read.", step=step))
        data = {**_stepped(migrations[step], data, step), "format": step + 1}
    return dict(data)
