"""Networks drawn small: in the theme's colours, kept in the cache, never stale."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from netstudio.document.project import Project
from netstudio.document.project_file import save_project_file
from netstudio.gui.start.thumbnail import draw_thumbnail
from netstudio.gui.start.thumbnail_store import ThumbnailStore, cache_folder
from netstudio.gui.theme.apply import apply_theme
from netstudio.gui.theme.tokens import DARK, LIGHT
from netstudio.presets import load_preset

SIZE = QSize(120, 60)


@pytest.fixture
def store(qtbot, places):
    found = ThumbnailStore(SIZE)
    yield found
    found.deleteLater()


def _colours(image):
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_a_network_is_drawn_in_the_theme_that_is_worn(qapp):
    for theme in (LIGHT, DARK):
        apply_theme(qapp, theme)
        image = draw_thumbnail(load_preset("lenet5"), SIZE, 2.0)
        assert image.deviceIndependentSize().toSize() == SIZE
        assert image.pixelColor(0, 0) == QColor(theme.canvas)
        assert len(_colours(image)) > 8
        assert _colours(draw_thumbnail(Project(), SIZE)) == {theme.canvas}


def test_a_picture_is_drawn_once_and_kept(qtbot, store, places):
    path = places / "mine.json"
    save_project_file(load_preset("mlp"), path)
    assert store.picture(path) is None
    with qtbot.waitSignal(store.ready):
        assert store.is_busy
    picture = store.picture(path)
    assert picture is not None
    assert not picture.isNull()
    (kept,) = cache_folder().iterdir()
    stamp = kept.stat().st_mtime_ns
    store.forget()
    store.picture(path)
    qtbot.waitUntil(lambda: store.picture(path) is not None)
    assert [item.stat().st_mtime_ns for item in cache_folder().iterdir()] == [stamp]


def test_other_content_and_another_theme_are_other_pictures(qtbot, store, places):
    path = places / "mine.json"
    for preset, theme in (("mlp", DARK), ("lenet5", DARK), ("lenet5", LIGHT)):
        apply_theme(QApplication.instance(), theme)
        save_project_file(load_preset(preset), path)
        store.forget()
        store.picture(path)
        qtbot.waitUntil(lambda: store.picture(path) is not None)
    apply_theme(QApplication.instance(), DARK)
    assert len(list(cache_folder().iterdir())) == 3


def test_a_damaged_file_has_an_empty_picture(qtbot, store, places):
    path = places / "broken.json"
    path.write_text("{")
    store.picture(path)
    qtbot.waitUntil(lambda: store.picture(path) is not None)
    assert store.picture(path).isNull()
    store.picture(places / "nowhere.json")
    qtbot.waitUntil(lambda: store.picture(places / "nowhere.json") is not None)
