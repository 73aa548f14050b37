"""The command line as a person at a terminal sees it."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import pytest
import torch
from safetensors.torch import save_model

import netstudio
from netstudio.cli import main
from netstudio.cli.presets import preset_lines
from netstudio.document.edits import SetArguments
from netstudio.presets import all_presets, preset_names
from netstudio.training.run_store import open_run


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    project = netstudio.load_project("lenet5")
    path = tmp_path / "broken.json"
    netstudio.save_project(SetArguments("", "fc1", {"in_features": 5}).change(project), path)
    return path


def test_presets_lists_names_and_descriptions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets"]) == 0
    assert "lenet5" in capsys.readouterr().out


def test_presets_is_a_line_each_where_nobody_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["presets"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(preset_names())


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_presets_fits_a_terminal(columns: int) -> None:
    infos = all_presets()
    lines = list(preset_lines(infos, columns))
    assert max(map(len, lines)) <= min(columns, 100)
    told = " ".join(" ".join(lines).split())
    assert all(info.description.split()[0] in told for info in infos)
    clinic = next(at for at, line in enumerate(lines) if line.startswith("Clinic"))
    names = {info.name: info.in_clinic for info in infos}
    found = {line.split()[0]: at for at, line in enumerate(lines) if line[2:3].strip()}
    assert {name: found[name] > clinic for name in names} == names


def test_help_tells_each_command_in_full(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert main(["--help"]) == 0
    commands = capsys.readouterr().out.partition("Commands:")[2].strip().splitlines()
    assert len(commands) == 5
    assert not [line for line in commands if line.endswith("...")]


def test_check_shows_shapes_and_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "lenet5"]) == 0
    out = capsys.readouterr().out
    assert "(N, 16, 10, 10)" in out
    assert "61,706 parameters" in out
    assert "No problems." in out


def test_check_json_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "lenet5", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["parameters"] == 61_706
    assert report["problems"] == []
    assert report["nodes"][1]["shape"] == ["N", 6, 28, 28]


def test_check_of_a_broken_network_exits_1_with_both_numbers(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(broken)]) == 1
    out = capsys.readouterr().out
    assert "error: fc1:" in out
    assert "5" in out and "400" in out
    assert main(["check", str(broken), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["claimed"], problem["true"]) == ("5", "400")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "no_such_preset"], "no preset"),
        (["check", "nowhere.json"], "nowhere.json"),
        (["check"], "Missing argument"),
        (["check", "lenet5", "--sideways"], "--sideways"),
        (["train", "lenet5", "--epochs", "0"], "0"),
        (["train", "lenet5", "--dataset", "nonsense"], "nonsense"),
        (["train", "lenet5", "--device", "gpu"], "cuda:1"),
        (["train", "lenet5", "--seed", str(2**64)], str(2**63 - 1)),
    ],
)
def test_wrong_usage_exits_2_with_a_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert words in captured.err
    assert "Traceback" not in captured.err


def test_an_unreadable_file_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "damaged.json"
    path.write_text('{"format": 1, "graph": ')
    assert main(["check", str(path)]) == 2
    assert "damaged.json" in capsys.readouterr().err


def test_training_a_broken_network_exits_1_and_trains_nothing(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", str(broken), "--run", str(tmp_path / "run")]) == 1
    assert "fc1" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_train_ends_with_one_json_line(tmp_path: Path) -> None:
    run = tmp_path / "run"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "netstudio",
            "train",
            "lenet5",
            "--epochs",
            "1",
            "--seed",
            "0",
            "--run",
            str(run),
            "--json",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout.strip().split("\n")[-1])
    assert report.keys() == {
        "epochs", "train_loss", "val_loss", "val_accuracy", "images_per_second", "run",
    }  # fmt: skip
    assert report["epochs"] == 1
    assert report["val_accuracy"] > 0.5
    assert Path(report["run"]) == run
    assert (
        main(
            ["export", "lenet5", "--no-proof", "-o", str(tmp_path / "m.py"), "--weights", str(run)]
        )
        == 0
    )
    assert (tmp_path / "m.safetensors").exists()


def test_export_writes_the_very_source(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "model.py"
    assert main(["export", "lenet5", "--no-proof", "-o", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
    assert path.read_text() == netstudio.generate_source(netstudio.load_project("lenet5"))


def test_export_with_weights_says_how_to_load_them(tmp_path: Path) -> None:
    module = netstudio.build_module(netstudio.load_project("lenet5"))
    save_model(module, str(tmp_path / "given.safetensors"))
    path = tmp_path / "model.py"
    assert (
        main(
            [
                "export",
                "lenet5",
                "--no-proof",
                "-o",
                str(path),
                "--weights",
                str(tmp_path / "given.safetensors"),
            ]
        )
        == 0
    )
    code = (
        "import torch, model as file\n"
        "from safetensors.torch import load_file\n"
        "net = file.LeNet5()\n"
        "net.load_state_dict(load_file('model.safetensors'))\n"
        "torch.save(net(torch.ones(1, 1, 28, 28)), 'out.pt')\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True)
    output = torch.load(tmp_path / "out.pt", weights_only=True)
    assert torch.equal(output, module(torch.ones(1, 1, 28, 28)))


def test_export_to_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "lenet5", "-o", str(tmp_path / "no" / "model.py")]) != 0
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert err.count("model.py") == 1


def test_export_of_a_broken_network_says_that_it_will_not_run(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(broken), "-o", str(tmp_path / "model.py")]) == 1
    captured = capsys.readouterr()
    assert "error: fc1:" in captured.err
    assert (tmp_path / "model.py").exists()


def test_a_start_that_fails_leaves_no_run_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETSTUDIO_RUNS", str(tmp_path))
    assert main(["train", "lenet5", "--device", "cuda:99"]) == 1
    assert "cuda:99" in capsys.readouterr().err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@contextmanager
def commanded(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """The program with these words, which says `ready` on standard output when it begins."""
    code = (
        "import signal, netstudio.cli as cli\n"
        # A test run in the background of a shell inherits that Ctrl+C is ignored.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "print('ready', flush=True)\n"
        f"raise SystemExit(cli.main({list(arguments)!r}))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"ready"
        yield process


def errors_until(process: subprocess.Popen[bytes], words: bytes) -> None:
    assert process.stderr is not None
    seen = b""
    while words not in seen:
        read = process.stderr.read1()
        assert read, seen
        seen += read


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent to one process there")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_run_is_kept_and_says_how_to_go_on(
    number: signal.Signals, code: int, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    with commanded("train", "mlp", "--epochs", "500", "--run", str(run), "--json") as process:
        errors_until(process, b"epoch   1 ")
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert out == b""
    assert b"Traceback" not in err
    last = err.splitlines()[-1]
    assert b" of 500 epochs" in last
    assert str(run).encode() in last
    assert open_run(run).checkpoint() is not None


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent to one process there")
@pytest.mark.parametrize("seconds", [0.0, 0.3])
def test_ctrl_c_before_training_begins_is_said_in_a_word(seconds: float, tmp_path: Path) -> None:
    with commanded("train", "mlp", "--epochs", "500", "--run", str(tmp_path / "run")) as process:
        sleep(seconds)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err
    assert err.splitlines()[-1].startswith(b"Stopped")


def test_a_run_that_is_at_its_end_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["train", "mlp", "--epochs", "1", "--run", str(tmp_path / "run")]
    assert main(arguments) == 0
    assert "Trained 1 epoch:" in capsys.readouterr().out
    assert main(arguments) == 0
    assert "nothing was left to train" in capsys.readouterr().out


def test_an_output_that_cannot_be_written_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Full:
        def write(self, text: str) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def flush(self) -> None:
            """Nothing was taken in."""

    monkeypatch.setattr(sys, "stdout", Full())
    assert main(["check", "lenet5"]) == 2
    assert os.strerror(errno.ENOSPC) in capsys.readouterr().err


def test_check_sums_a_network_up_as_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "lenet5", "--summary"]) == 0
    table = [line for line in capsys.readouterr().out.splitlines() if line.startswith("|")]
    assert len({len(line) for line in table}) == 1
    assert "conv1" in table[3] and "156" in table[3]
    assert "**61,706**" in table[-1]
