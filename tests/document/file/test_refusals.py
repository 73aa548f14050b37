"""Every malformed file is refused with one sentence that says where and what."""

from __future__ import annotations

import json

import pytest

from netstudio.document.file import text as project_text
from netstudio.document.file.blocks import MAX_INSTANCES
from netstudio.document.project_file import load_project_file, project_from_text
from netstudio.errors import ProjectFileError


def _refusal(text: str) -> str:
    with pytest.raises(ProjectFileError) as caught:
        project_from_text(text)
    message = str(caught.value)
    assert "\n" not in message
    assert message.endswith(".")
    assert len(message) < 600
    return message


def _graph(*nodes: str, more: str = "") -> str:
    return f'{{"format": 1, "graph": {{"nodes": [{", ".join(nodes)}]{more}}}}}'


def _argument(value: str) -> str:
    return _graph(f'{{"id": "a", "layer": "Conv2d", "args": {{"kernel_size": {value}}}}}')


INPUT = '{"id": "x", "kind": "input"}'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("{", "line 1, column 2"),
        ("[]", "expected an object with the key “format”, found a list of 0"),
        ("null", "found null"),
        ("{}", "“format” is missing"),
        ('{"format": "1"}', 'format: expected an integer from 1 to 2147483647, found "1"'),
        ('{"format": 0}', "found 0"),
        ('{"format": true}', "found true"),
        ('{"format": 1, "nmae": "x"}', 'the key "nmae" is unknown'),
        ('{"format": 1, "name": 3}', "name: expected a string, found 3"),
        ('{"format": 1, "format": 1}', 'the key "format" stands twice'),
        ('{"format": 1, "graph": {"nodes": {}}}', "graph.nodes: expected a list"),
        ('{"format": 1, "graph": {"nodes": [3]}}', "graph.nodes[0]: expected a node, found 3"),
        ('{"format": 1, "name": "\\ud800"}', 'name: the string "\\ud800" is not Unicode'),
        ('{"format": 1, "\\ud800": 1}', "half of a surrogate pair"),
        ('{"format": 1, "name": NaN}', "NaN, which is not JSON"),
        ('{"format": 1, "tensors": "../up.safetensors"}', "tensors: expected the name of a"),
        ('{"format": 1, "tensors": "/etc/passwd"}', "without folders"),
        ('{"format": 1, "tensors": "..\\\\x.safetensors"}', "without folders"),
        ('{"format": 1, "tensors": ".safetensors"}', "without folders"),
        ('{"format": 1, "paper": {"year": 1998, "title": "t"}}', "paper: the key “authors”"),
        (
            '{"format": 1, "paper": {"authors": "a", "year": 1, "title": "t"}}',
            "paper.year: expected an integer from 1800 to 2999, found 1",
        ),
        (
            '{"format": 1, "paper": {"authors": "a", "year": 1998, "title": "t", '
            '"link": "file:///etc/passwd"}}',
            "paper.link: expected an address that begins with https://",
        ),
    ],
)
def test_the_frame(text, says):
    assert says in _refusal(text)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("1e999", "graph.nodes[0].args.kernel_size: expected a finite number, found inf"),
        ("1" * 5000, "thousands of digits"),
        (str(2**64), "at most 64 bits, found one of 65"),
        ('{"float": "big"}', 'kernel_size.float: expected a float (-inf, inf, nan), found "big"'),
        ('{"exrp": "c"}', "found none of them"),
        ('{"expr": "c", "list": []}', "found “expr” and “list”"),
        ('{"expr": "c", "extra": 1}', 'the key "extra" is unknown'),
        ('{"expr": "open(\'x\')"}', "kernel_size.expr: “open('x')” uses Call"),
        ('{"expr": "a.b"}', "uses Attribute"),
        ('{"expr": "("}', "is not an expression"),
        ('{"expr": 3}', "expected a string, found 3"),
        ('{"expr": "1if 2 else 3"}', "a letter right after a number"),
        ('{"slice": [1]}', "three items start, stop and step"),
        ('{"ellipsis": false}', "expected true, found false"),
        ('{"dtype": "float99"}', "expected a dtype"),
        ('{"ref": "x"}', 'a reference to the node "x" cannot stand here'),
        ('{"expr": "x", "where": {"x": "y"}}', "cannot stand here"),
        ("[" * 200 + "]" * 200, "nested too deep"),
        ("[" * 100_000 + "]" * 100_000, "nested too deep"),
        ('{"list": ' * 50 + "1" + "}" * 50, "nested too deep"),
    ],
)
def test_values(value, says):
    assert says in _refusal(_argument(value))


@pytest.mark.parametrize(
    ("node", "says"),
    [
        ("{}", "graph.nodes[1]: the key “id” is missing"),
        ('{"id": ""}', "expected an id"),
        ('{"id": "a\\nb", "op": "f"}', "expected an id"),
        ('{"id": "a"}', "exactly one of the keys kind, call, op, layer"),
        ('{"id": "a", "op": "f", "layer": "ReLU"}', "found “op” and “layer”"),
        ('{"id": "a", "op": "f", "args": {}}', 'the key "args" is unknown'),
        ('{"id": "a", "layer": "ReLU", "repeat": 2}', 'the key "repeat" is unknown'),
        ('{"id": "a", "layer": "os system"}', "expected a name such as"),
        ('{"id": "a", "op": "f(x)"}', "expected a name such as"),
        ('{"id": "a", "layer": "ReLU", "args": {"a b": 1}}', "expected a Python name"),
        ('{"id": "a", "layer": "ReLU", "args": {"lambda": 1}}', "expected a Python name"),
        ('{"id": "for", "op": "f"}', "nodes[1].id: “for” cannot be a name"),
        ('{"id": "a", "name": "forward", "op": "f"}', "attribute of nn.Module"),
        ('{"id": "a", "name": "b.01", "op": "f"}', "such as features.3"),
        ('{"id": "a", "name": "b.%s", "op": "f"}' % ("9" * 4000), "may have 200 characters"),
        ('{"id": "x", "op": "f"}', "graph.nodes: the id “x” is used twice"),
        ('{"id": "a", "op": "f", "of": ["gone"]}', "refers to the node “gone”, which is not"),
        ('{"id": "a", "op": "f", "kwargs": {"k": [{"ref": "gone"}]}}', "“gone”, which is not"),
        (
            '{"id": "a", "op": "f", "when": {"condition": "training", "otherwise": {"ref": "g"}}}',
            "“g”, which is not there",
        ),
        ('{"id": "a", "op": "f", "when": {"condition": "import os"}}', "is not an expression"),
        ('{"id": "a", "op": "f", "when": {}}', "“condition” is missing"),
        ('{"id": "a", "call": "gone"}', "calls the member “gone”, which is not there"),
        ('{"id": "a", "kind": "module"}', "expected a kind (input, output)"),
        ('{"id": "a", "kind": "input", "of": ["x"]}', 'the key "of" is unknown'),
        ('{"id": "a", "kind": "output", "kwargs": {}}', 'the key "kwargs" is unknown'),
        ('{"id": "a", "kind": "output", "key": 3}', "expected a string"),
        ('{"id": "a", "kind": "output", "key": ""}', "expected one line of 100 characters"),
        ('{"id": "a", "kind": "output", "key": "\\n"}', "expected one line of 100 characters"),
        ('{"id": "a", "kind": "input", "shape": [-1]}', "shape[0]: expected an integer from 0"),
        ('{"id": "a", "kind": "input", "shape": [1.5]}', "shape[0]"),
        ('{"id": "a", "kind": "input", "shape": ["T("]}', "is not an expression"),
        ('{"id": "a", "kind": "input", "dtype": "float"}', "expected a dtype"),
        ('{"id": "a", "kind": "input", "batch": 1}', "expected true or false, found 1"),
        ('{"id": "a", "block": "Gone"}', "the block “Gone”, which is not there"),
        ('{"id": "a", "block": "Gone", "repeat": 10001}', "repeat: expected an integer from 0"),
        ('{"id": "a", "block": "Gone", "repeat": true}', "repeat"),
        ('{"id": "a", "tensor": {"role": "weight", "shape": []}}', "expected a role"),
        ('{"id": "a", "tensor": {"role": "buffer", "shape": [], "data": "12"}}', "SHA-256"),
        ('{"id": "a", "tensor": {"role": "buffer", "shape": ["T"]}}', "shape[0]"),
        ('{"id": "a", "custom": {"file": "../a.py", "class": "A", "sha256": ""}}', "without fol"),
        ('{"id": "a", "custom": {"file": "a.so", "class": "A", "sha256": ""}}', "a .py file"),
    ],
)
def test_nodes(node, says):
    assert says in _refusal(_graph(INPUT, node))


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (', "modules": [{"id": "m"}]', "graph.modules[0]: a module has exactly one"),
        (', "modules": [{"id": "m", "layer": "A", "of": []}]', 'the key "of" is unknown'),
        (', "modules": [{"id": "c", "layer": "A"}]', "graph.modules: the id “c” is used twice"),
        (', "modules": [{"id": "m", "name": "c", "layer": "A"}]', "have the same name “c”"),
        (', "order": []', "graph.order: expected each of the 1 members once"),
        (', "order": ["x"]', "graph.order"),
        (', "order": ["c", "c"]', "graph.order"),
        (', "ties": [{"target": "a.b"}]', "graph.ties[0]: the key “source” is missing"),
        (', "ties": [{"target": "a-b", "source": "c"}]', "the dotted path of a tensor"),
        (
            ', "ties": [{"target": "a", "source": "c"}, {"target": "a", "source": "d"}]',
            "ties[1]: “a” is tied twice",
        ),
    ],
)
def test_graphs(more, says):
    assert says in _refusal(_graph(INPUT, '{"id": "c", "layer": "ReLU"}', more=more))


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("view", '{"a": [1]}', "view.a: expected a list of two numbers"),
        ("view", '{"a": [1, "2"]}', 'view.a[1]: expected a number, found "2"'),
        ("view", '{"a": {"at": [0, 0], "colour": "red"}}', "view.a.colour: expected a colour"),
        ("view", '{"a b/c": [0, 0]}', "expected a Python name"),
        ("view", '{"a": [0, 0], "/a": [1, 1]}', "“a” is placed twice"),
        ("view", '{"notes": [{"id": "n", "text": ""}]}', "notes[0]: the key “at” is missing"),
        ("view", '{"notes": []}', None),
        ("recipe", '{"epochs": 1.5}', "recipe.epochs: expected an integer"),
        ("recipe", '{"epochs": -1}', "found -1"),
        ("recipe", '{"batch_size": 99999999999}', "recipe.batch_size"),
        ("recipe", '{"optimizer": 3}', "recipe.optimizer: expected a name"),
        ("recipe", '{"optimizer": {"lr": 3}}', "recipe.optimizer: the key “name” is missing"),
        ("recipe", '{"steps": [], "loss": "mse"}', "“loss” belongs into the steps"),
        ("recipe", '{"steps": [{"losses": [{"weight": true}]}]}', "weight: expected a number"),
        ("recipe", '{"device": "rm -rf"}', "recipe.device: expected a device"),
        ("blocks", '{"a b": {}}', "expected a Python name"),
        ("blocks", '{"A": []}', "blocks.A: expected a block"),
        ("blocks", '{"A": {"nodes": [{"id": "a", "block": "A"}]}}', "“A” inside itself: A in A"),
        ("blocks", '{"A": {"parameters": {"c": {"ref": "x"}}}}', "cannot stand here"),
    ],
)
def test_the_rest(key, value, says):
    text = f'{{"format": 1, "{key}": {value}}}'
    if says is None:
        project_from_text(text)
    else:
        assert says in _refusal(text)


def _tower(levels: int, uses: int, repeat: int, *, leaf_first: bool) -> str:
    blocks = {"B0": {}}
    for level in range(1, levels):
        use = {"block": f"B{level - 1}", "repeat": repeat}
        blocks[f"B{level}"] = {"nodes": [{"id": f"n{i}", **use} for i in range(uses)]}
    names = list(blocks) if leaf_first else list(reversed(blocks))
    return json.dumps({"format": 1, "blocks": {name: blocks[name] for name in names}})


@pytest.mark.parametrize("leaf_first", [True, False])
def test_blocks_that_stand_for_a_billion_layers_are_counted_first(leaf_first):
    assert "instances; at most" in _refusal(_tower(30, 2, 1, leaf_first=leaf_first))
    assert f"{MAX_INSTANCES:,}" in _refusal(_tower(4, 1, 1000, leaf_first=leaf_first))
    project_from_text(_tower(10, 2, 1, leaf_first=leaf_first))


@pytest.mark.parametrize("leaf_first", [True, False])
def test_blocks_nested_deeper_than_anyone_can_follow(leaf_first):
    assert "more than 40 levels" in _refusal(_tower(60, 1, 1, leaf_first=leaf_first))
    assert "more than 40 levels" in _refusal(_tower(5000, 1, 1, leaf_first=leaf_first))
    project_from_text(_tower(40, 1, 1, leaf_first=leaf_first))


def test_blocks_inside_each_other_name_the_chain():
    blocks = {
        "A": {"nodes": [{"id": "b", "block": "B"}]},
        "B": {"nodes": [{"id": "a", "block": "A"}]},
    }
    assert "inside itself: A in B in A" in _refusal(json.dumps({"format": 1, "blocks": blocks}))


def test_a_hostile_key_is_shown_on_one_line():
    assert _refusal('{"format": 1, "view": {"a\\nb": 3}}')
    assert "view" in _refusal('{"format": 1, "view": {"%s": 3}}' % ("k" * 5000))
    assert _refusal('{"format": 1, "%s": 3}' % ("k\\n" * 5000))


def test_a_newer_format_names_both_numbers_and_leaves_the_file_alone(tmp_path):
    path = tmp_path / "new.json"
    path.write_text('{"format": 7, "quantum": true}')
    with pytest.raises(ProjectFileError, match=r"new\.json.*format 7.*up to 1"):
        load_project_file(path)
    assert path.read_text() == '{"format": 7, "quantum": true}'


def test_files_that_are_no_text(tmp_path):
    path = tmp_path / "p.json"
    path.write_bytes(b'{"format": 1, "name": "\xff"}')
    with pytest.raises(ProjectFileError, match="not UTF-8 text: byte 23 is 0xff"):
        load_project_file(path)
    with pytest.raises(ProjectFileError, match="is not there"):
        load_project_file(tmp_path / "absent.json")
    with pytest.raises(ProjectFileError, match="not an ordinary file"):
        load_project_file(tmp_path)
    with pytest.raises(ProjectFileError):
        load_project_file(tmp_path / "nul\0.json")


def test_a_file_too_large_is_not_even_read(tmp_path):
    path = tmp_path / "p.json"
    with path.open("wb") as file:
        file.truncate(project_text.MAX_BYTES + 1)
    with pytest.raises(ProjectFileError, match="a project file has at most 67,108,864"):
        load_project_file(path)


def test_a_file_with_too_many_values_is_refused_early(monkeypatch):
    monkeypatch.setattr(project_text, "MAX_VALUES", 1000)
    nodes = ", ".join(f'{{"id": "n{i}", "op": "f"}}' for i in range(400))
    assert "more than 1,000 values" in _refusal(f'{{"format": 1, "graph": {{"nodes": [{nodes}]}}}}')
    monkeypatch.undo()
    assert "at most 100000 items" in _refusal(_argument(f"[{'0, ' * 100_000}0]"))
