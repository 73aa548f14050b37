"""A part of a graph on the system's clipboard: text in the format of project files, and a picture.

The text pastes into any editor and back from there: what mail programs do to a text, such as
quoting it, indenting it, or bending its quotation marks, is undone. The Python files of custom
modules stand in it as one more entry, `"code"`, which files do not have; where they come in they
are text, and wait for the user's trust as those of a project that is opened do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from netstudio.document.file.code import MAX_BYTES as MAX_CODE
from netstudio.document.file.code import code_files
from netstudio.document.file.project import read_project
from netstudio.document.file.text import parse
from netstudio.document.project import Project
from netstudio.document.project_file import project_to_text
from netstudio.document.table import Table
from netstudio.errors import NetStudioError, ProjectFileError
from netstudio.sentence import say

_QUOTE_MARKS = re.compile(r"^[ \t]*(?:[>|][ \t]?)+", re.MULTILINE)
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u200b": "", "\ufeff": ""})
_EXCERPT = 40


class NoNetworkError(NetStudioError):
    """What is on the clipboard is no part of a network; the message says what it is instead."""


def put(part: Project, image: QImage | None = None) -> None:
    """Put a part on the clipboard, as text and, where there is one, as a picture beside it."""
    data = QMimeData()
    data.setText(text_of(part))
    if image is not None and not image.isNull():
        data.setImageData(image)
    QGuiApplication.clipboard().setMimeData(data)


def text_of(part: Project) -> str:
    """A part as text, the Python files of its custom modules at the end."""
    text = project_to_text(part)
    code = {file: part.code[file] for file in code_files(part) if file in part.code}
    if not code:
        return text
    return f'{text.rstrip().removesuffix("}").rstrip()},\n "code": {json.dumps(code)}}}\n'


def put_text(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def put_image(image: QImage) -> None:
    """Put a picture on the clipboard."""
    QGuiApplication.clipboard().setImage(image)


def take() -> Project:
    """The part on the clipboard.

    Raises:
        NoNetworkError: where it holds something else.
    """
    # None where another program took the clipboard, or nothing was ever put there.
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is not None and data.hasText() and data.text().strip():
        return part_in(data.text())
    if data is not None and data.hasImage():
        raise NoNetworkError(say("The clipboard holds a picture; a network pastes as text."))
    raise NoNetworkError(say("The clipboard is empty; copy some nodes first."))


def part_in(text: str) -> Project:
    """The part of a network that stands in a text, whatever stands around it.

    Raises:
        NoNetworkError: where there is none, or it cannot be read.
    """
    fault: ProjectFileError | None = None
    for reading in _readings(text):
        try:
            return _read(parse(reading))
        except ProjectFileError as error:
            fault = fault or error
    if fault is None or '"format"' not in text.translate(_STRAIGHT):
        words = " ".join(text.split())
        excerpt = words if len(words) <= _EXCERPT else words[:_EXCERPT].rstrip() + "…"
        raise NoNetworkError(
            say("The text “{excerpt}” on the clipboard is no part of a network.", excerpt=excerpt)
        )
    raise NoNetworkError(say("The copied network cannot be read. {reason}", reason=str(fault)))


def _read(data: Any) -> Project:
    """The part in data: a project, and the code that its custom modules are from."""
    code = data.pop("code", {}) if isinstance(data, dict) else {}
    project, _ = read_project(data)
    wanted = code_files(project)
    is_text = isinstance(code, dict) and all(isinstance(text, str) for text in code.values())
    if not is_text or any(len(text) > MAX_CODE for text in code.values()):
        raise ProjectFileError(say("Its Python files are no texts of a usual length."))
    return replace(project, code=Table({file: code[file] for file in wanted if file in code}))


def _readings(text: str) -> Iterator[str]:
    """The text as it may have been before it was mailed, the likeliest first."""
    for plain in (text, _QUOTE_MARKS.sub("", text)):
        for straight in dict.fromkeys((plain, plain.translate(_STRAIGHT))):
            begin, end = straight.find("{"), straight.rfind("}")
            if 0 <= begin < end:
                yield straight[begin : end + 1]
