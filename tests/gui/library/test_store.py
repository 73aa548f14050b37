"""The library on disk: kept, listed, renamed, deleted; damage is shown and harms nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from netstudio.catalog.inference import infer
from netstudio.document.edit import Compound
from netstudio.document.edits import AddNodes, SetArguments
from netstudio.document.node import BlockUse, Call, Member, Node
from netstudio.document.table import Table
from netstudio.document.values import Ref
from netstudio.errors import EditError, ProjectFileError
from netstudio.gui.library.incoming import bring_in
from netstudio.gui.library.store import BlockStore, library_folder
from netstudio.presets import load_preset
from tests.networks import tiny_resnet

RESNET = load_preset("resnet20_cifar10")


@pytest.fixture
def store(tmp_path: Path) -> BlockStore:
    return BlockStore(tmp_path / "library")


def test_a_block_is_kept_with_what_it_is_made_of(store):
    assert store.blocks() == ()
    store.save(RESNET, "BasicBlock")
    (saved,) = store.blocks()
    assert (saved.name, saved.problem) == ("BasicBlock", "")
    assert saved.description == RESNET.blocks["BasicBlock"].description
    part = store.load("BasicBlock")
    assert set(part.blocks) == {"BasicBlock", "Projection"}
    assert not part.graph.nodes
    assert part.view.in_scope("BasicBlock") == RESNET.view.in_scope("BasicBlock")


def test_brought_into_another_project_it_works(store):
    store.save(RESNET, "BasicBlock")
    project = tiny_resnet()
    name, edits = bring_in(project, store.load("BasicBlock"))
    node = Node("more", "more", Call("more"), (Ref("stage2"),))
    wide = BlockUse(name, Table({"channels": 32}))
    adding = AddNodes("", (node,), (Member("more", "more", wide),))
    grown = Compound("Add", (*edits, adding)).change(project)
    assert set(grown.blocks) == {"Residual", "Projection", "BasicBlock"}
    assert grown.view.in_scope("BasicBlock") == RESNET.view.in_scope("BasicBlock")
    assert infer(grown).is_sound
    assert bring_in(grown, store.load("BasicBlock")) == ("BasicBlock", ())


def test_another_block_of_the_same_name_gets_a_new_one(store):
    store.save(RESNET, "BasicBlock")
    other = SetArguments("Projection", "conv", {"bias": True}).change(RESNET)
    name, edits = bring_in(other, store.load("BasicBlock"))
    grown = Compound("Add", edits).change(other)
    assert name == "BasicBlock2"  # the same to the letter, but with another projection inside
    use = grown.blocks[name].graph.members["shortcut"].target
    assert use.block == "Projection2"
    assert grown.blocks["Projection2"].graph == RESNET.blocks["Projection"].graph
    changed = SetArguments("BasicBlock", "conv1", {"bias": True}).change(RESNET)
    name, edits = bring_in(changed, store.load("BasicBlock"))
    assert name == "BasicBlock2"
    assert set(Compound("Add", edits).change(changed).blocks) == {
        "Projection",
        "BasicBlock",
        "BasicBlock2",
    }


def test_rename_and_delete(store):
    store.save(RESNET, "BasicBlock")
    store.save(RESNET, "Projection")
    store.rename("BasicBlock", "Residual")
    assert [saved.name for saved in store.blocks()] == ["Projection", "Residual"]
    assert store.load("Residual").blocks["Residual"].graph == RESNET.blocks["BasicBlock"].graph
    for name in ("Projection", "a b", "../out"):
        with pytest.raises(EditError):
            store.rename("Residual", name)
    store.rename("Residual", "Residual")
    store.delete("Residual")
    store.delete("Residual")
    assert [saved.name for saved in store.blocks()] == ["Projection"]


@pytest.mark.parametrize("text", ["", "{", '{"format": 99}', '{"format": 1, "name": "x"}', "\x00"])
def test_a_damaged_file_is_shown_as_such(store, text):
    store.save(RESNET, "Projection")
    (store.folder / "Broken.json").write_text(text, encoding="utf-8")
    broken, sound = store.blocks()
    assert (broken.name, sound.problem) == ("Broken", "")
    assert broken.problem
    with pytest.raises(ProjectFileError):
        store.load("Broken")
    with pytest.raises(ProjectFileError):
        store.rename("Broken", "Mended")


def test_a_folder_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ProjectFileError, match="file"):
        BlockStore(tmp_path / "file").save(RESNET, "BasicBlock")
    assert BlockStore(tmp_path / "file").blocks() == ()


def test_the_folder_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("NETSTUDIO_LIBRARY", str(tmp_path))
    assert library_folder() == tmp_path
    monkeypatch.delenv("NETSTUDIO_LIBRARY")
    assert library_folder().name == "library"
    assert BlockStore(tmp_path).blocks() == ()
