"""The start page, worked by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netstudio.gui.start.first_look import show_first_look
from netstudio.gui.start.page import StartPage
from netstudio.gui.start.recent_files import remove_rect
from netstudio.gui.tour.tour import Tour

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window):
    return open_window("lenet5")


@pytest.fixture
def page(window):
    QTest.keyClick(window, Qt.Key.Key_Home, CTRL)
    return window.findChild(StartPage)


def test_it_covers_the_work_area_and_leaves_the_project_alone(window, page):
    assert page.isVisible()
    assert page.size() == window.lower_split.size()
    window.resize(1200, 800)
    assert page.size() == window.lower_split.size()
    before = window.bridge.project
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert window.bridge.project is before
    assert window.canvas.hasFocus()


def test_typing_searches_and_enter_opens(window, page):
    grid, field = page.gallery.grid, page.gallery.field
    assert grid.hasFocus()
    QTest.keyClicks(grid, "v")
    assert field.hasFocus()
    QTest.keyClicks(field, "gg")
    assert page.gallery.details.title.text() == "VGG-11"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.bridge.project.name == "VGG-11"
    assert not page.isVisible()


def test_arrows_walk_the_cards(page):
    grid = page.gallery.grid
    first = grid.current_preset
    QTest.keyClick(grid, Qt.Key.Key_Right)
    second = grid.current_preset
    assert second != first
    assert page.gallery.details.title.text() == second.title
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert grid.current_preset == first


def test_the_details_tell_the_paper_and_the_figures(page):
    QTest.keyClicks(page.gallery.field, "lenet-5 1998")
    details = page.gallery.details
    assert details.paper_caption.text() == "Paper, 1998"
    assert "Gradient-Based Learning" in details.paper.text()
    assert details.paper_link.toolTip() == "https://doi.org/10.1109/5.726791"
    page.gallery.field.clear()
    page.gallery.set_filter("clinic")
    assert not details.paper_link.isVisible()


def test_the_open_button_and_a_double_click_open(window, page):
    page.gallery.set_filter("sequences")
    QTest.mouseClick(page.gallery.details.open_button, LEFT)
    assert window.bridge.project.name == "LSTM on rows"
    page.open()
    page.gallery.set_filter("templates")
    grid = page.gallery.grid
    place = grid.visualRect(grid.model().index(1, 0)).center()
    QTest.mouseClick(grid.viewport(), LEFT, pos=place)
    QTest.mouseDClick(grid.viewport(), LEFT, pos=place)
    assert window.bridge.project.name == "Image classifier"


def test_in_a_narrow_window_the_cards_have_the_room(window, page):
    window.resize(1000, 700)
    assert not page.gallery.details.isVisible()
    QTest.keyClick(page.gallery.grid, Qt.Key.Key_Right)
    assert not page.gallery.details.isVisible()
    window.resize(1440, 900)
    assert page.gallery.details.isVisible()


def test_nothing_found_offers_the_way_back(page):
    QTest.keyClicks(page.gallery.field, "zzz")
    assert page.gallery.nothing.isVisible()
    assert not page.gallery.details.isVisible()
    page.gallery.nothing.acted.emit()
    assert page.gallery.grid.isVisible()
    assert page.gallery.field.text() == ""


def test_pictures_come_in_their_time(page, qtbot):
    thumbnails = page.gallery.grid.cards.thumbnails
    qtbot.waitUntil(lambda: not thumbnails.is_busy)
    from netstudio.gui.start.preset_model import FACTS, PICTURE

    index = page.gallery.grid.cards.index(0)
    assert not index.data(PICTURE).isNull()
    assert index.data(FACTS).counts.parameters > 0


def test_recent_files_open_and_missing_ones_can_be_removed(window, page, places, qtbot):
    page.dismiss()
    for name in ("gone.json", "there.json"):
        window.bench.files.save_to(places / name)
    (places / "gone.json").unlink()
    window.bench.files.open_preset("mlp")
    page.open()
    recent = page.recent
    assert [p.name for p in window.settings.recent_paths] == ["there.json", "gone.json"]
    gone = recent.visualRect(recent.model().index(1, 0))
    QTest.mouseClick(recent.viewport(), LEFT, pos=gone.center())
    assert page.isVisible()
    QTest.mouseClick(recent.viewport(), LEFT, pos=remove_rect(gone).center())
    assert [p.name for p in window.settings.recent_paths] == ["there.json"]
    recent.setFocus()
    QTest.keyClick(recent, Qt.Key.Key_Return)
    assert window.bridge.path == places / "there.json"
    assert not page.isVisible()
    page.open()
    recent.setFocus()
    QTest.keyClick(recent, Qt.Key.Key_Delete)
    assert window.settings.recent_paths == []
    assert page.no_recent.isVisible()


def test_the_buttons_begin_something_new(window, page):
    QTest.mouseClick(page.template_button, LEFT)
    assert page.gallery.filter_name == "templates"
    QTest.mouseClick(page.new_button, LEFT)
    assert not window.bridge.graph.nodes
    assert not page.isVisible()
    assert window.bench.empty_canvas.isVisible()


def test_at_start_it_shows_only_where_it_was_asked_for(window, page):
    page.dismiss()
    window.settings.was_tour_offered = True
    show_first_look(window.bench, is_named=False)
    assert not page.isVisible()
    page.at_start.setChecked(True)
    show_first_look(window.bench, is_named=True)
    assert not page.isVisible()
    show_first_look(window.bench, is_named=False)
    assert page.isVisible()


def test_the_tour_is_offered_once(window):
    show_first_look(window.bench, is_named=False)
    assert "New here?" in window.bench.toast.text()
    window.bench.toast.hide()
    show_first_look(window.bench, is_named=False)
    assert not window.bench.toast.isVisible()
    assert window.findChild(Tour) is None
