"""Source written over a Python file that somebody worked on by hand."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netstudio
from netstudio.document.edits import SetArguments
from netstudio.document.project import ROOT, Project
from netstudio.errors import OverwriteError
from netstudio.exchange.overwriting import overwriting
from netstudio.exchange.overwriting.comments import comments_of, with_comments
from netstudio.exchange.python_file import export_python

SOURCE = netstudio.generate_source(netstudio.load_project("lenet5"))
LINES = SOURCE.split("\n")


def lenet(**args: int) -> Project:
    """LeNet-5, with other arguments for its second convolution."""
    return SetArguments(ROOT, "conv2", args).change(netstudio.load_project("lenet5"))


def changed(before: str, after: str, text: str = SOURCE) -> str:
    assert before in text
    return text.replace(before, after, 1)


def test_comments_stay_at_their_lines_when_the_network_changes(tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    export_python(lenet(), path)
    text = changed(
        "        self.conv2", "        # first thought\n        # second\n        self.conv2"
    )
    text = changed("padding=2)", "padding=2)  # keeps the size", text)
    text = changed("class LeNet5", "# LeCun, 1998\nclass LeNet5", f"# mine\n{text}# the end\n")
    path.write_text(text)
    export_python(lenet(kernel_size=3), path)
    again = path.read_text()
    assert (
        "        # first thought\n        # second\n        self.conv2 = nn.Conv2d(6, 16, 3)"
        in again
    )
    assert "nn.Conv2d(1, 6, 5, padding=2)  # keeps the size" in again
    assert "\n# LeCun, 1998\nclass LeNet5" in again
    assert again.startswith("# mine\n") and again.endswith("\n# the end\n")
    assert ast.dump(ast.parse(again)) == ast.dump(
        ast.parse(netstudio.generate_source(lenet(kernel_size=3)))
    )


def test_a_comment_behind_a_line_with_shapes_stands_above_it() -> None:
    old = changed("# (N, 400)", "# one row an image")
    made, lost = with_comments(SOURCE, old)
    assert not lost
    assert "        # one row an image\n        x = torch.flatten(x, 1)  # (N, 400)\n" in made
    assert with_comments(SOURCE, made) == (made, ())


def test_shapes_are_no_comments_and_words_in_brackets_are() -> None:
    assert comments_of("x = 1  # (N, 3*C, 7) -> ((N, 1), (N, 2))") == []
    assert [comment.text for comment in comments_of("x = 1  # (see page 3)")] == ["# (see page 3)"]


def test_a_comment_whose_line_is_gone_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    export_python(lenet(), path)
    path.write_text(changed("# (N, 16, 5, 5)", "# the trick"))
    project = netstudio.load_project("mlp")
    with pytest.raises(OverwriteError, match=r"model\.py holds .*# the trick.*--force"):
        export_python(project, path)
    assert "# the trick" in path.read_text()
    export_python(project, path, overwrite=True)
    assert path.read_text() == netstudio.generate_source(project)


def test_an_earlier_export_is_overwritten_without_a_word(tmp_path: Path) -> None:
    path = tmp_path / "model.py"
    for project in (lenet(), lenet(kernel_size=3), netstudio.load_project("mlp")):
        export_python(project, path)
        assert path.read_text() == netstudio.generate_source(project)


BY_HAND = {
    "def train": f"{SOURCE}\n\ndef train(model):\n    return model\n",
    "print(x.shape)": changed("x = torch.flat", "print(x.shape)\n        x = torch.flat"),
    "self.conv2 = nn.Conv2d(6, 16, 7)": changed("nn.Conv2d(6, 16, 5)", "nn.Conv2d(6, 16, 7)"),
    "Written at night.": changed("a PyTorch module.", "a PyTorch module.\n\nWritten at night.\n"),
    "not Python at all": "not Python at all",
    "class Trainer": "class Trainer:\n    rate = 1\n",
}


@pytest.mark.parametrize(("lost", "text"), BY_HAND.items())
def test_what_was_written_by_hand_is_not_lost_unasked(tmp_path: Path, lost: str, text: str) -> None:
    path = tmp_path / "model.py"
    path.write_text(text)
    assert [one.text for one in overwriting(path, SOURCE).lost] == [lost]
    with pytest.raises(OverwriteError):
        export_python(lenet(), path)
    assert path.read_text() == text


def test_many_lines_are_told_as_a_few() -> None:
    lines = tuple(f"x{n} = {n}" for n in range(9))
    path = Path("none.py")
    found = overwriting(path, SOURCE)
    assert found.text == SOURCE and not found.lost
    from netstudio.exchange.overwriting import Lost, Overwriting

    many = Overwriting(SOURCE, tuple(Lost(at, line) for at, line in enumerate(lines, 1)))
    assert many.examples()[0] == "1: x0 = 0" and many.examples()[-1] == "… +4"


ROWS = [at for at, line in enumerate(LINES) if line and '"""' not in line]


@given(
    st.lists(st.tuples(st.sampled_from(ROWS), st.booleans()), max_size=8, unique_by=lambda x: x[0])
)
@settings(max_examples=40, deadline=None)
def test_no_comment_is_ever_lost_over_the_same_code(places: list[tuple[int, bool]]) -> None:
    lines = list(LINES)
    for at, above in sorted(places, reverse=True):
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        if above:
            lines.insert(at, f"{indent}# note {at}")
        else:
            lines[at] = f"{lines[at].split('  #')[0]}  # note {at}"
    made, lost = with_comments(SOURCE, "\n".join(lines))
    assert not lost
    assert ast.dump(ast.parse(made)) == ast.dump(ast.parse(SOURCE))
    assert sorted(c.text for c in comments_of(made)) == sorted(f"# note {at}" for at, _ in places)
