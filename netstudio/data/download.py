"""Files from the network: in pieces, verified, whole or not at all.

A file is written beside its place under another name, checked against its MD5 sum and only then
moved there, so that a cancelled or broken download leaves nothing behind. A connection that breaks
is taken up where it broke; a mirror that fails is followed by the next.
"""

from __future__ import annotations

import hashlib
import http.client
import secrets
import urllib.error
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from netstudio.data.progress import Progress, Watcher
from netstudio.errors import DataError, DownloadError
from netstudio.sentence import say

CHUNK_BYTES = 1 << 16
TIMEOUT_SECONDS = 15.0
_ATTEMPTS = 4  # at one mirror, each from where the last broke
_NETWORK_ERRORS = (OSError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file, the sum that it must have, and the addresses it can be had from, best first.

    Attributes:
        md5: its MD5 sum; empty where it has another or none.
        sha256: the first digits of its SHA-256.
    """

    name: str
    md5: str
    urls: tuple[str, ...]
    sha256: str = ""

    def wrong_sum(self, path: Path) -> str:
        """What is wrong with the sum of a copy of the file, in words; empty where nothing is."""
        if self.md5 and (found := md5_of(path)) != self.md5:
            return say("with the MD5 sum {found}", found=found)
        if self.sha256 and not (found := sha256_of(path)).startswith(self.sha256):
            return say("with the SHA-256 {found}", found=found)
        return ""


class TransferError(Exception):
    """A file cannot be had from any of its addresses; the message says why."""


def md5_of(path: Path) -> str:
    """The MD5 sum of a file, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, _md5).hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _md5() -> hashlib._Hash:
    # Said not to be for security, it works where policy forbids MD5 otherwise.
    return hashlib.md5(usedforsecurity=False)


def verify(path: Path, md5: str, title: str) -> None:
    """Checks a file that was there already.

    Raises:
        DataError: it is not the published file.
    """
    found = md5_of(path)
    if found != md5:
        raise DataError(
            say(
                "The file {path} of {title} is damaged (its MD5 sum is {found}, not {md5}); "
                "delete it, and it will be downloaded again.",
                path=path,
                title=title,
                found=found,
                md5=md5,
            )
        )


def obtain(files: Iterable[RemoteFile], folder: Path, title: str, watcher: Watcher) -> list[Path]:
    """The files in `folder`: those already there are verified, the others downloaded.

    Raises:
        DataError: a file that was there is damaged, or the folder cannot be written.
        DownloadError: a file is missing and no mirror gives it.
        LoadCancelled: the watcher said so; files already finished stay.
    """
    files = list(files)
    missing = [file for file in files if not (folder / file.name).is_file()]
    for file in files:
        if file not in missing:
            verify(folder / file.name, file.md5, title)
    for file in missing:
        try:
            fetch(file, folder, title, watcher)
        except TransferError as error:
            raise _out_of_reach(title, missing, folder, str(error)) from error
    return [folder / file.name for file in files]


def _out_of_reach(
    title: str, missing: list[RemoteFile], folder: Path, reason: str
) -> DownloadError:
    names = ", ".join(file.name for file in missing if not (folder / file.name).is_file())
    return DownloadError(
        say(
            "{title} could not be downloaded ({reason}); connect to the network and try again, "
            "put {names} into {folder} by hand, or choose digits or shapes, which need no "
            "download.",
            title=title,
            reason=reason,
            names=names,
            folder=folder,
        )
    )


def fetch(file: RemoteFile, folder: Path, title: str, watcher: Watcher) -> None:
    """Downloads a file into `folder`: verified and whole, or not at all.

    Raises:
        DataError: the folder cannot be written.
        TransferError: no address gives the file.
        LoadCancelledError: the watcher said so.
    """
    partial = folder / f".{file.name}.{secrets.token_hex(4)}.part"  # two programs may download
    target = _create(partial, title)
    try:
        with target:
            _from_mirrors(file, target, title, watcher)
        partial.replace(folder / file.name)
    finally:
        partial.unlink(missing_ok=True)


def _create(path: Path, title: str) -> BinaryIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("x+b")
    except OSError as error:
        raise DataError(
            say(
                "{title} cannot be kept in {parent} ({strerror}); choose another folder for data "
                "with --data-root or NETSTUDIO_DATA.",
                title=title,
                parent=path.parent,
                strerror=error.strerror,
            )
        ) from error


def _from_mirrors(file: RemoteFile, target: BinaryIO, title: str, watcher: Watcher) -> None:
    reasons = []
    for url in file.urls:
        target.seek(0)
        target.truncate()
        try:
            _from_mirror(url, file, target, title, watcher)
            return
        except TransferError as error:
            address = urlsplit(url)
            reasons.append(f"{address.scheme}://{address.netloc}: {error}")
    raise TransferError("; ".join(reasons))


def _from_mirror(
    url: str, file: RemoteFile, target: BinaryIO, title: str, watcher: Watcher
) -> None:
    for attempt in range(_ATTEMPTS):
        try:
            _transfer(url, file, target, title, watcher)
            break
        except _NETWORK_ERRORS as error:
            if target.tell() == 0 or attempt == _ATTEMPTS - 1:
                raise TransferError(_reason(error)) from error
    target.flush()
    wrong = file.wrong_sum(Path(target.name))
    if wrong:
        raise TransferError(say("{name} arrived damaged, {wrong}", name=file.name, wrong=wrong))


def _reason(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        return say("HTTP {code} {reason}", code=error.code, reason=error.reason)
    if isinstance(error, urllib.error.URLError):
        return str(getattr(error.reason, "strerror", None) or error.reason)
    return str(error) or type(error).__name__


def _transfer(url: str, file: RemoteFile, target: BinaryIO, title: str, watcher: Watcher) -> None:
    """Appends what is missing of the file to `target`.

    Raises an error of the network where it breaks; what came until then is in `target`.
    """
    stage = say("Downloading {name}", name=file.name)
    watcher.report(Progress(stage, target.tell(), None, "bytes"))  # may cancel before a slow answer
    headers = {"User-Agent": "netstudio"}
    if target.tell():
        headers["Range"] = f"bytes={target.tell()}-"
    request = urllib.request.Request(url, headers=headers)
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as response:
        if target.tell() and not _continues(response, target.tell()):
            target.seek(0)
            target.truncate()
        total = None if response.length is None else target.tell() + response.length
        while chunk := response.read(CHUNK_BYTES):
            _write(target, chunk, title)
            watcher.report(Progress(stage, target.tell(), total, "bytes"))
    if total is not None and target.tell() < total:
        raise ConnectionError(
            say("the connection broke at {tell} of {total} bytes", tell=target.tell(), total=total)
        )


def _continues(response: http.client.HTTPResponse, start: int) -> bool:
    """Whether the answer goes on from byte `start`, rather than giving the whole file again."""
    content = response.headers.get("Content-Range", "")
    return response.status == http.client.PARTIAL_CONTENT and content.startswith(f"bytes {start}-")


def _write(target: BinaryIO, chunk: bytes, title: str) -> None:
    try:
        target.write(chunk)
    except OSError as error:
        folder = Path(target.name).parent
        raise DataError(
            say(
                "{title} cannot be written to {folder}: {strerror}.",
                title=title,
                folder=folder,
                strerror=error.strerror,
            )
        ) from error
