"""Keeping the log: Python's logging and Qt's messages in memory, and in a file that rotates."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler

from netstudio.folders import user_folder
from netstudio.gui.log.entries import entries

FOLDER_VARIABLE = "NETSTUDIO_LOGS"
FILE = "netstudio.log"
_BYTES, _OLDER = 1_000_000, 3
_FORMAT = "%(asctime)s %(levelname)-8s %(threadName)s %(name)s: %(message)s"
_LOG = logging.getLogger("netstudio.log")
_QT = logging.getLogger("qt")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_folder() -> Path:
    """The folder that NETSTUDIO_LOGS names, else the user's folder of logs."""
    return user_folder(FOLDER_VARIABLE, "log")


def start_log(owner: QObject) -> Log:
    """Keep the log for as long as `owner` lives."""
    return Log(log_folder(), owner)


class Log(QObject):
    """Listens to everything noted until `stop`."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file: RotatingFileHandler | None = None
        root = logging.getLogger()
        root.addHandler(entries)
        logging.getLogger("netstudio").setLevel(logging.INFO)
        _QT.setLevel(logging.INFO)
        self._open_file(folder)
        logging.captureWarnings(True)
        self._previous = qInstallMessageHandler(self._note_qt)
        _LOG.info("The program started.")

    def stop(self) -> None:
        """Listen no longer; the file is closed."""
        qInstallMessageHandler(self._previous)
        logging.captureWarnings(False)
        root = logging.getLogger()
        root.removeHandler(entries)
        if self._file is not None:
            root.removeHandler(self._file)
            self._file.close()
            self._file = None

    def _open_file(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = RotatingFileHandler(
                folder / FILE, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8", delay=False
            )
        except OSError as error:
            _LOG.warning("The log is kept in memory alone: %s cannot be written: %s", folder, error)
            return
        self._file.setFormatter(logging.Formatter(_FORMAT))
        logging.getLogger().addHandler(self._file)

    def _note_qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        _QT.log(_LEVELS.get(kind, logging.WARNING), "%s", text)
        if callable(self._previous):
            self._previous(kind, context, text)
