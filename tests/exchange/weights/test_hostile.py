"""Weights from elsewhere: damaged and hostile files are refused in our words, and run nothing."""

from __future__ import annotations

import encodings.cp437  # noqa: F401 -- imported where a damaged file asks for it, as are two of torch
import io
import json
import pickle
import struct
import sys
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
import torch
import torch._subclasses.schema_check_mode
import torch.nested._internal.ops
from safetensors.torch import save

from netstudio.errors import CheckpointError
from netstudio.training.weights import read_weights

STATE = {
    "conv.weight": torch.arange(54.0).reshape(2, 3, 3, 3),
    "norm.running_var": torch.ones(2),
    "norm.num_batches_tracked": torch.tensor(3),
    "half": torch.ones(3, dtype=torch.bfloat16),
}
NAMES = (b"os", b"posix", b"builtins", b"subprocess", b"torch.hub", b"shutil", b"ctypes", b"sys")
CALLS = (b"system", b"eval", b"Popen", b"load", b"rmtree", b"exit", b"__import__", b"exec")
TORCH = str(Path(torch.__file__).parent)
"""Torch reads its own source where a file names a kind of tensor that it has to look up."""
HOSTILE_VALUES: tuple[Any, ...] = (
    None, -1, 2**31, 2**63, 2**70, 1e308, "", "F31", "\ud800", [], {}, [2**40, 2**40], [-1],
    [0, 2**60], "x" * 5000,
)  # fmt: skip


def _torch_file(state: object = STATE, **options: Any) -> bytes:
    buffer = io.BytesIO()
    torch.save(state, buffer, **options)
    return buffer.getvalue()


def _bases() -> list[tuple[str, bytes]]:
    return [
        (".safetensors", save(STATE)),
        (".pt", _torch_file()),
        (".pth", _torch_file({"state_dict": STATE, "epoch": 3})),
        (".pt", _torch_file(_use_new_zipfile_serialization=False)),
    ]


def _bytes_changed(rng: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    at, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    kind = rng.randrange(5)
    if kind == 0:
        for _ in range(rng.randint(1, 6)):
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    elif kind == 1:
        del changed[at:]
    elif kind == 2:
        del changed[at : min(end, at + 40)]
    elif kind == 3:
        changed[at:at] = changed[at : min(end, at + 200)]
    else:
        size = rng.choice((4, 8))
        changed[at : at + size] = rng.choice((b"\xff", b"\x00", b"\x7f")) * size
    return bytes(changed)


def _header_changed(rng: Random, data: bytes) -> bytes:
    """A safetensors header with a hostile value in one place."""
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    entry = header[rng.choice([key for key in header if key != "__metadata__"])]
    entry[rng.choice(list(entry))] = rng.choice(HOSTILE_VALUES)
    text = json.dumps(header).encode("utf-8", "surrogatepass")
    claimed = rng.choice((len(text), len(text), 0, 2**40, 2**64 - 1))
    return struct.pack("<Q", claimed) + text + data[8 + size :]


def _pickle_changed(rng: Random, data: bytes) -> bytes:
    """The pickle inside a torch file naming other things, or simply damaged."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return _renamed(rng, data)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename.endswith("data.pkl"):
                change = rng.choice((_renamed, _renamed, _bytes_changed, _intruding))
                content = change(rng, content)
            new.writestr(info.filename, content)
    return buffer.getvalue()


def _renamed(rng: Random, data: bytes) -> bytes:
    for old in (b"torch._utils\n_rebuild_tensor_v2", b"collections\nOrderedDict", b"torch\nFloat"):
        if rng.random() < 0.7:
            data = data.replace(old, rng.choice(NAMES) + b"\n" + rng.choice(CALLS))
    return data


class _Touch:
    def __reduce__(self) -> tuple:
        return (Path.touch, (Path("intruded"),))


def _intruding(rng: Random, _: bytes) -> bytes:
    return pickle.dumps({"weight": _Touch()}, protocol=rng.choice((2, 3, 4, 5)))


class _Audit:
    """What the interpreter does while armed that reading weights must not."""

    EVENTS = ("os.", "subprocess.", "exec", "import", "socket.", "shutil.", "ctypes.", "open")

    def __init__(self) -> None:
        self.armed, self.allowed = False, TORCH
        self.events: list[tuple[str, str]] = []
        sys.addaudithook(self._hook)

    def _hook(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.armed or not event.startswith(self.EVENTS):
            return
        if event == "open" and str(args[0]).startswith((self.allowed, TORCH)):
            return
        self.events.append((event, repr(args)[:200]))


@pytest.fixture(scope="module")
def audit() -> _Audit:
    return _Audit()


def _outcome(path: Path, audit: _Audit) -> str:
    audit.allowed, audit.armed = str(path), True
    try:
        weights = read_weights(path)
    except CheckpointError as error:
        return str(error)
    finally:
        audit.armed = False
    assert all(isinstance(value, torch.Tensor) for value in weights.values())
    return ""


def _try_mutants(folder: Path, audit: _Audit, count: int) -> tuple[int, list[str]]:
    rng, bases = Random(5), _bases()
    for suffix, data in bases:  # Python imports and caches what reading needs
        path = folder / f"sound{suffix}"
        path.write_bytes(data)
        read_weights(path)
        path.unlink()
    messages = []
    for _ in range(count):
        suffix, data = rng.choice(bases)
        inside = _header_changed if suffix == ".safetensors" else _pickle_changed
        path = folder / f"mutant{suffix}"
        path.write_bytes(rng.choice((_bytes_changed, inside))(rng, data))
        messages.append(_outcome(path, audit))
        path.unlink()
    return sum(not message for message in messages), messages


def _check(folder: Path, audit: _Audit, count: int) -> None:
    loaded, messages = _try_mutants(folder, audit, count)
    assert audit.events == []
    assert not any("\n" in message or len(message) > 1000 for message in messages)
    assert count * 0.03 < loaded < count * 0.6
    assert list(folder.iterdir()) == []


def test_mutated_weights_are_refused_or_load_and_run_nothing(
    tmp_path: Path, audit: _Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _check(tmp_path, audit, 400)


@pytest.mark.slow
def test_ten_thousand_mutants(
    tmp_path: Path, audit: _Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _check(tmp_path, audit, 10_000)


def test_the_audit_would_notice(audit: _Audit, tmp_path: Path) -> None:
    audit.armed = True
    try:
        (tmp_path / "other").write_text("x")
        exec("1")
    finally:
        audit.armed = False
    assert {event for event, _ in audit.events} >= {"open", "exec"}
    audit.events.clear()


def test_a_file_that_unfolds_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb/data.pkl", b"\x80\x02.")
        archive.writestr("bomb/data/0", bytes(50_000_000))
    with pytest.raises(CheckpointError, match="compressed"):
        read_weights(path)


def test_a_file_larger_than_the_memory_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.safetensors"
    path.write_bytes(save(STATE))
    monkeypatch.setattr("netstudio.training.weights.physical_memory", lambda: 100)
    with pytest.raises(CheckpointError, match="more than this machine's memory"):
        read_weights(path)
