"""Which statements of a source are the user's own: those of the files that are trusted."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from netstudio.codegen.custom_code import code_file
from netstudio.document.naming import TAKEN
from netstudio.errors import UnsafeSourceError
from netstudio.sentence import say
from netstudio.trust import fingerprint, is_trusted


class Inlining:
    """The statements of trusted files.

    `classes` are the names that they bind and that modules may be made of.

    Raises:
        UnsafeSourceError: for a file that is not trusted.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._statements: set[str] = set()
        self._imports: set[tuple[str, str, str]] = set()
        self.classes: set[str] = set()
        for file, text in texts.items():
            if not is_trusted(fingerprint(text.encode("utf-8"))):
                raise UnsafeSourceError(
                    say("{file} is not trusted; nothing of it was run.", file=file)
                )
            parts = code_file(text, file)
            self._statements |= set(parts.statements)
            self.classes |= set(parts.classes) - TAKEN
            self._imports |= {(item.module, item.name, item.alias) for item in parts.imports}
            self._imports |= {("__future__", name, "") for name in parts.future}

    def allows(self, statement: ast.stmt) -> bool:
        """Whether a statement at the top level is one of theirs, word for word."""
        if isinstance(statement, ast.Import | ast.ImportFrom):
            module = (statement.module or "") if isinstance(statement, ast.ImportFrom) else ""
            return all(
                (module, item.name, item.asname or "") in self._imports for item in statement.names
            )
        return bool(self._statements) and ast.dump(statement) in self._statements
