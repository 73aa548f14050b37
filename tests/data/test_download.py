"""Downloads against a server on this machine: whole, broken, cancelled, damaged, unreachable."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from netstudio.data import LoadCancelledError
from netstudio.data.download import CHUNK_BYTES, RemoteFile, obtain
from netstudio.data.progress import Watcher
from netstudio.errors import DataError, DownloadError

CONTENT = bytes(range(256)) * (5 * CHUNK_BYTES // 256)
MD5 = hashlib.md5(CONTENT).hexdigest()


class Mirror(BaseHTTPRequestHandler):
    """Serves CONTENT; the first part of the path says how it misbehaves."""

    def do_GET(self):
        self.server.requests.append((self.path, self.headers.get("Range")))
        way = self.path.split("/")[1]
        if way == "missing":
            self.send_error(404)
            return
        start = 0
        asked = self.headers.get("Range")
        if asked and way == "breaking":
            start = int(asked.removeprefix("bytes=").removesuffix("-"))
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}")
        else:
            self.send_response(200)
        body = CONTENT[start:] if way != "damaged" else CONTENT[:-1] + b"!"
        if way != "unsized":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if way in ("breaking", "deaf") and len(self.server.requests) < 3:
            body = body[: 2 * CHUNK_BYTES]
        if way == "stuck":
            body = b""
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def mirror(monkeypatch):
    """A server; `mirror.file("ok", "missing", ...)` is a file on mirrors that behave so."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Mirror)
    server.requests = []
    server.base = f"http://127.0.0.1:{server.server_port}"
    server.file = lambda *ways: RemoteFile(
        "set.bin", MD5, tuple(f"{server.base}/{way}/set.bin" for way in ways)
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_file_arrives_whole_and_is_not_fetched_again(mirror, tmp_path):
    heard = []
    folder = tmp_path / "new" / "raw"
    for _ in range(2):
        (path,) = obtain([mirror.file("ok")], folder, "Set", Watcher(heard.append))
    assert path.read_bytes() == CONTENT
    assert [entry.name for entry in folder.iterdir()] == ["set.bin"]
    assert len(mirror.requests) == 1
    assert [step.done for step in heard] == sorted(step.done for step in heard)
    assert (heard[-1].done, heard[-1].total) == (len(CONTENT), len(CONTENT))
    assert heard[-1].stage == "Downloading set.bin"
    assert len(heard) >= 5


def test_without_a_length_the_total_is_not_known(mirror, tmp_path):
    heard = []
    (path,) = obtain([mirror.file("unsized")], tmp_path, "Set", Watcher(heard.append))
    assert path.read_bytes() == CONTENT
    assert heard[-1].total is None
    assert heard[-1].fraction is None


@pytest.mark.parametrize("first", ["missing", "damaged", "stuck"])
def test_a_mirror_that_fails_is_followed_by_the_next(mirror, tmp_path, first):
    (path,) = obtain([mirror.file(first, "ok")], tmp_path, "Set", Watcher())
    assert path.read_bytes() == CONTENT
    assert [entry.name for entry in tmp_path.iterdir()] == ["set.bin"]


@pytest.mark.parametrize(("way", "ranges"), [("breaking", True), ("deaf", False)])
def test_a_broken_connection_is_taken_up_where_it_broke(mirror, tmp_path, way, ranges):
    """`deaf` does not know of ranges and sends the whole file again."""
    (path,) = obtain([mirror.file(way)], tmp_path, "Set", Watcher())
    assert path.read_bytes() == CONTENT
    asked = [request[1] for request in mirror.requests]
    assert asked[0] is None
    assert asked[1] == f"bytes={2 * CHUNK_BYTES}-"
    assert len(asked) == 3


def test_cancelling_leaves_nothing_and_the_next_time_works(mirror, tmp_path):
    heard = []
    watcher = Watcher(heard.append, lambda: len(heard) >= 3)
    with pytest.raises(LoadCancelledError):
        obtain([mirror.file("ok")], tmp_path, "Set", watcher)
    assert 0 < heard[-1].done < len(CONTENT)
    assert list(tmp_path.iterdir()) == []
    (path,) = obtain([mirror.file("ok")], tmp_path, "Set", Watcher())
    assert path.read_bytes() == CONTENT


def test_when_every_mirror_fails_the_message_says_all_that_helps(mirror, tmp_path):
    with pytest.raises(DownloadError) as caught:
        obtain([mirror.file("missing", "damaged")], tmp_path, "Some Set", Watcher())
    message = str(caught.value)
    for part in (
        "Some Set could not be downloaded",
        f"{mirror.base}: HTTP 404 Not Found",
        "arrived damaged",
        f"put set.bin into {tmp_path} by hand",
        "digits or shapes",
    ):
        assert part in message, message
    assert message.count("\n") == 0
    assert list(tmp_path.iterdir()) == []


def test_without_a_network_the_message_says_so(tmp_path):
    # A port that was free a moment ago: nothing listens there.
    with ThreadingHTTPServer(("127.0.0.1", 0), Mirror) as closed:
        url = f"http://127.0.0.1:{closed.server_port}/set.bin"
    with pytest.raises(DownloadError, match=r"http://127\.0\.0\.1:\d+: .*refused"):
        obtain([RemoteFile("set.bin", MD5, (url,))], tmp_path, "Set", Watcher())


def test_a_file_put_there_by_hand_needs_no_network(mirror, tmp_path):
    (tmp_path / "set.bin").write_bytes(CONTENT)
    (path,) = obtain([mirror.file("missing")], tmp_path, "Set", Watcher())
    assert path.read_bytes() == CONTENT
    assert mirror.requests == []


def test_a_damaged_file_is_named_and_left_alone(mirror, tmp_path):
    damaged = tmp_path / "set.bin"
    damaged.write_bytes(CONTENT[:-7])
    with pytest.raises(DataError) as caught:
        obtain([mirror.file("ok")], tmp_path, "Set", Watcher())
    assert str(damaged) in str(caught.value)
    assert "delete it" in str(caught.value)
    assert damaged.stat().st_size == len(CONTENT) - 7
    assert mirror.requests == []


def test_a_folder_that_cannot_be_made_is_named(mirror, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(DataError, match="NETSTUDIO_DATA") as caught:
        obtain([mirror.file("ok")], tmp_path / "file" / "raw", "Set", Watcher())
    assert not isinstance(caught.value, DownloadError)
