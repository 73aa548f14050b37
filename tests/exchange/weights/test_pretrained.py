"""Pretrained weights from a server on this machine: fetched once, checked, stopped, explained."""

from __future__ import annotations

import hashlib
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import torch

from netstudio.errors import Cancelled, CheckpointError
from netstudio.exchange.weights.pretrained import obtain_pretrained, place_of


def saved(state: object) -> bytes:
    buffer = io.BytesIO()
    torch.save(state, buffer)
    return buffer.getvalue()


CONTENT = saved({"weight": torch.rand(300, 300)})
NAME = f"net-{hashlib.sha256(CONTENT).hexdigest()[:8]}.pth"


class Hub(BaseHTTPRequestHandler):
    """Gives CONTENT, or other bytes below /damaged."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        body = CONTENT[:-1] + b"!" if "damaged" in self.path else CONTENT
        self.send_response(404 if "missing" in self.path else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if "missing" not in self.path:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    torch.hub.set_dir(str(tmp_path / "hub"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hub)
    server.asked = []
    server.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()
    torch.hub._hub_dir = None


def test_weights_are_fetched_once_with_progress(hub: ThreadingHTTPServer, tmp_path: Path) -> None:
    url, told = f"{hub.base}/{NAME}", list[str]()
    path = obtain_pretrained(url, told.append)
    assert path == tmp_path / "hub" / "checkpoints" / NAME == place_of(url)
    assert path.read_bytes() == CONTENT
    assert told[0] == f"Downloading {NAME}: 0.0 MB"
    assert told[-1] == f"Downloading {NAME}: 0.4 of 0.4 MB"
    assert obtain_pretrained(url, told.append) == path
    assert hub.asked == [f"/{NAME}"]


def test_a_stopped_download_leaves_nothing(hub: ThreadingHTTPServer, tmp_path: Path) -> None:
    told = list[str]()
    with pytest.raises(Cancelled):
        obtain_pretrained(f"{hub.base}/{NAME}", told.append, lambda: bool(told))
    assert not list((tmp_path / "hub" / "checkpoints").iterdir())


@pytest.mark.parametrize("way", ["damaged", "missing", "offline"])
def test_what_cannot_be_had_is_told_with_the_way_out(
    hub: ThreadingHTTPServer, tmp_path: Path, way: str
) -> None:
    base = "http://127.0.0.1:1" if way == "offline" else hub.base
    with pytest.raises(CheckpointError, match="download http.* elsewhere and put it into") as error:
        obtain_pretrained(f"{base}/{way}/{NAME}", lambda _: None)
    folder = tmp_path / "hub" / "checkpoints"
    assert str(folder) in str(error.value)
    assert not list(folder.iterdir())


class Intruder:
    def __reduce__(self) -> tuple:
        return (Path.touch, (Path("intruded"),))


def test_a_file_put_there_by_hand_is_read_as_tensors_alone(
    hub: ThreadingHTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = place_of(f"{hub.base}/{NAME}")
    path.parent.mkdir(parents=True)
    path.write_bytes(saved({"weight": Intruder()}))
    with pytest.raises(CheckpointError, match="more than weights"):
        obtain_pretrained(f"{hub.base}/{NAME}", lambda _: None)
    assert hub.asked == [] and not Path("intruded").exists()
