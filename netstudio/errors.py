"""The errors that reach a caller or the terminal.

Each message is one clear sentence: what was wrong, the value received, the way out. They live at
the bottom of the package so that every layer can raise them and a caller can catch one type.
"""

from __future__ import annotations

from netstudio.sentence import say


class NetStudioError(Exception):
    """The base of every error that netstudio raises on purpose."""


class ProjectFileError(NetStudioError):
    """A project file cannot be read or written."""


class EditError(NetStudioError):
    """An edit does not fit the project it was applied to."""


class ExpressionError(NetStudioError):
    """A size expression is not in the small language that projects may use."""


class UnknownPresetError(NetStudioError):
    """No preset has the name that was asked for."""


class CodegenError(NetStudioError):
    """The graph cannot be written as source."""


class UnsafeSourceError(CodegenError):
    """Generated text holds something outside the allow-list, and is neither run nor written."""


class CompileError(NetStudioError):
    """The generated source could not be turned into a module."""


class DataError(NetStudioError):
    """A data set is unknown, missing or unreadable."""


class DownloadError(DataError):
    """A data set could not be downloaded."""


class TrainingError(NetStudioError):
    """A run cannot start or go on."""


class CheckpointError(NetStudioError):
    """Saved weights are missing, damaged or belong to another network."""


class ExchangeError(NetStudioError):
    """A file of another format cannot be read, or the network cannot be written in it."""


class OverwriteError(ExchangeError):
    """Writing a Python file would lose what somebody wrote in it by hand."""


class Cancelled(NetStudioError):  # noqa: N818 -- not a mistake: it was asked for
    """Work was stopped because the caller asked for it; nothing was written."""


class ModelImportError(NetStudioError):
    """A PyTorch module cannot be brought onto the canvas."""


class TrustError(NetStudioError):
    """What the user trusts could not be remembered."""


class ProofError(NetStudioError):
    """Source and module were compared, and are not the same.

    Attributes:
        proof: the comparison.
        project: whose source it is.
    """

    def __init__(self, message: str, proof: object, project: object) -> None:
        self.proof, self.project = proof, project
        super().__init__(message)


class SourceError(NetStudioError):
    """A Python file is not in the form that can be read as a network.

    Attributes:
        what: what is wrong, and what is allowed instead.
        line, column: where, counted from 1; line 0 means the file as a whole.
        source: the line itself, without its indentation.
    """

    def __init__(self, what: str, line: int = 0, column: int = 0, source: str = "") -> None:
        place = say("Line {line}, column {column}: ", line=line, column=column) if line else ""
        shown = say(" The line reads: {source}", source=source) if source else ""
        super().__init__(say("{place}{what}{shown}", place=place, what=what, shown=shown))
        self.what, self.line, self.column, self.source = what, line, column, source
