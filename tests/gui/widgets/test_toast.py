"""A toast keeps clear of what floats in the corner."""

from PySide6.QtWidgets import QWidget

from netstudio.gui.widgets.toast import Toast


def test_it_lies_above_what_it_would_cover(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(500, 400)
    corner = QWidget(parent)
    corner.setGeometry(370, 320, 120, 70)
    toast = Toast(parent)
    toast.keep_clear_of(corner)
    parent.show()
    toast.show_message("A message of many words that needs nearly all the room there is here")
    assert not toast.geometry().intersects(corner.geometry())
    corner.hide()
    toast.show_message("A message of many words that needs nearly all the room there is here")
    assert toast.geometry().intersects(corner.geometry())


def test_it_goes_to_the_top_rather_than_into_the_middle(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(500, 400)
    tall = QWidget(parent)
    tall.setGeometry(200, 180, 290, 210)
    toast = Toast(parent)
    toast.keep_clear_of(tall)
    parent.show()
    toast.show_message("A message of many words that needs nearly all the room there is here")
    assert toast.geometry().bottom() < 120
