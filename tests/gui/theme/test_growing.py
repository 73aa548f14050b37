"""What holds type grows with it, and one place decides whether anything glides."""

import pytest
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from netstudio.gui.theme import fonts, motion
from netstudio.gui.theme.apply import scale_fonts
from netstudio.gui.theme.sizing import fix_size


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
