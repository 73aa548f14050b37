"""What holds type grows with it, and one place decides whether anything glides."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QCheckBox, QStyle, QStyleOptionButton, QWidget

from netstudio.gui.theme import fonts, motion
from netstudio.gui.theme.apply import apply_theme, scale_fonts
from netstudio.gui.theme.sizing import fix_size
from netstudio.gui.theme.tokens import DARK
from netstudio.gui.widgets.switch import Switch


@pytest.fixture
def app(qapp):
    assert isinstance(qapp, QApplication)
    yield qapp
    scale_fonts(qapp, 100)


def test_a_fixed_size_follows_the_type(app, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    fix_size(widget, 40)
    fix_size(widget, height=20)
    assert (widget.width(), widget.height()) == (40, 20)
    scale_fonts(app, 150)
    assert fonts.scale() == 1.5
    assert (widget.width(), widget.height()) == (60, 30)
    scale_fonts(app, 100)
    assert (widget.width(), widget.height()) == (40, 20)


def test_nothing_glides_where_less_motion_is_asked_for(app, monkeypatch):
    monkeypatch.delenv(motion.VARIABLE)
    monkeypatch.setattr(
        type(QApplication.style()), "styleHint", lambda self, hint: 200, raising=False
    )
    assert QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 200
    assert motion.glide_ms(170) == 170
    motion.reduce_motion(True)
    try:
        assert motion.glide_ms(170) == 0
    finally:
        motion.reduce_motion(False)
    monkeypatch.setenv(motion.VARIABLE, "off")
    assert motion.glide_ms(170) == 0


def test_controls_grow_with_the_type(app, qtbot):
    apply_theme(app, DARK)
    switch, box = Switch(), QCheckBox()
    for widget in (switch, box):
        qtbot.addWidget(widget)
    before = [_indicator(widget) for widget in (switch, box)]
    scale_fonts(app, 200)
    assert [_indicator(widget) for widget in (switch, box)] == [2 * size for size in before]


def _indicator(widget: QCheckBox) -> QSize:
    widget.ensurePolished()
    option = QStyleOptionButton()
    widget.initStyleOption(option)
    part = QStyle.SubElement.SE_CheckBoxIndicator
    border = 0 if isinstance(widget, Switch) else 2  # stays a pixel on each side
    return widget.style().subElementRect(part, option, widget).size() - QSize(border, border)
