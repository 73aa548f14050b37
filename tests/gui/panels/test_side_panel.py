"""The tabs at the right and their counts."""

from PySide6.QtWidgets import QLabel

from netstudio.gui.panels.side_panel import SidePanel
from netstudio.gui.widgets.badge import Badge


def test_a_count_that_is_gone_leaves_no_gap(qtbot):
    side = SidePanel()
    qtbot.addWidget(side)
    for name in ("problems", "training"):
        side.add_panel(name, name.title(), QLabel)
    with qtbot.waitExposed(side):
        side.show()
    bar = side.tabBar()
    plain = bar.tabRect(0).width()
    side.set_count("problems", 2)
    with_one_figure = bar.tabRect(0).width()
    assert with_one_figure > plain
    side.set_count("problems", 200)
    assert bar.tabRect(0).width() > with_one_figure
    side.set_count("problems", 0)
    assert bar.tabRect(0).width() == plain
    side.set_count("problems", 1)
    assert bar.tabRect(0).width() == with_one_figure


def test_a_count_that_changes_stays_seen(qtbot):
    side = SidePanel()
    qtbot.addWidget(side)
    side.add_panel("problems", "Problems", QLabel)
    with qtbot.waitExposed(side):
        side.show()
    for count in (1, 2, 3):
        side.set_count("problems", count)
        (badge,) = side.findChildren(Badge)
        assert badge.isVisible() and badge.text() == str(count)
