import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from netstudio.gui.theme.apply import apply_theme, current
from netstudio.gui.theme.stylesheet import progress_fill
from netstudio.gui.theme.tokens import DARK
from netstudio.gui.widgets.badge import Badge, BadgeKind
from netstudio.gui.widgets.elided_label import ElidedLabel
from netstudio.gui.widgets.empty_state import EmptyState
from netstudio.gui.widgets.progress_line import ProgressLine
from netstudio.gui.widgets.section import Section
from netstudio.gui.widgets.switch import Switch
from netstudio.gui.widgets.toast import Toast, ToastKind


def _pixel(widget: QWidget, x: int, y: int) -> str:
    return QColor(widget.grab().toImage().pixel(x, y)).name()


def test_a_label_shortens_what_does_not_fit(qtbot) -> None:
    label = ElidedLabel("conv1 · sample 8 · 6 × 28 × 28")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.shown_text().endswith("…") and len(label.shown_text()) < 20
    assert label.toolTip() == label.text()
    label.resize(400, 20)
    assert label.shown_text() == label.text() and label.toolTip() == ""
    assert label.minimumSizeHint().width() == 0


def test_the_empty_state_offers_its_action(qtbot) -> None:
    empty = EmptyState("Nothing here", icon="search", action="Open a preset")
    qtbot.addWidget(empty)
    assert empty.text() == "Nothing here"
    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_a_section_folds(qtbot) -> None:
    section = Section("Convolution", colour="convolution", count=12)
    content = QLabel("Conv2d")
    section.add(content)
    qtbot.addWidget(section)
    section.show()
    tall = section.sizeHint().height()
    with qtbot.waitSignal(section.expanded_changed) as changed:
        section.set_expanded(False)
    assert changed.args == [False] and not content.isVisible()
    assert section.sizeHint().height() < tall
    section.set_expanded(True)
    assert content.isVisible() and section.expanded


def test_a_section_shows_its_family(qtbot) -> None:
    section = Section("Pooling", colour="pooling", count=9)
    qtbot.addWidget(section)
    section.resize(200, 60)
    section.show()
    assert _pixel(section, 4, 13) == current().family("pooling")


def test_a_badge_hides_without_text(qtbot) -> None:
    box = QWidget()
    row = QVBoxLayout(box)
    badge = Badge("", BadgeKind.ERROR)
    row.addWidget(badge)
    qtbot.addWidget(box)
    box.show()
    assert not badge.isVisible()
    badge.set_text("3")
    assert badge.isVisible() and badge.text() == "3"
    assert _pixel(badge, 4, 9) == current().error_soft
    badge.set_kind(BadgeKind.SUCCESS)
    assert _pixel(badge, 4, 9) == current().success_soft


def test_a_switch_is_drawn_by_the_theme(qtbot, qapp) -> None:
    apply_theme(qapp, DARK)
    switch = Switch()
    qtbot.addWidget(switch)
    switch.show()
    middle = switch.height() // 2
    assert _pixel(switch, 22, middle) == DARK.border_strong
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    assert switch.isChecked()
    assert _pixel(switch, 8, middle) == DARK.accent_fill
    assert _pixel(switch, 22, middle) == "#ffffff"
    qapp.setStyleSheet("")


@pytest.mark.parametrize(("share", "shown"), [(0.5, 0.5), (-1, 0.0), (7, 1.0)])
def test_progress_fills_from_the_left(qtbot, share, shown) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.resize(200, 24)
    line.set_progress(share, "epoch 6 of 10")
    assert line.share() == shown and line.text() == "epoch 6 of 10"
    theme = current()
    done, rest = progress_fill(theme), theme.surface_raised
    assert _pixel(line, 10, 3) == (done if shown > 0.1 else rest)
    assert _pixel(line, 190, 3) == (done if shown == 1 else rest)


@pytest.fixture
def window(qtbot) -> QWidget:
    shown = QWidget()
    shown.resize(700, 400)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_a_toast_says_something_at_the_bottom(window) -> None:
    toast = Toast(window)
    assert not toast.isVisible()
    toast.show_message("Saved to lenet5.json")
    assert toast.isVisible() and toast.text() == "Saved to lenet5.json"
    assert window.rect().contains(toast.geometry())
    assert toast.geometry().bottom() > 300
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1


def test_information_goes_away_and_errors_stay(window, qtbot, monkeypatch) -> None:
    from PySide6.QtCore import QTimer

    toast = Toast(window)
    timer = toast.findChild(QTimer)
    toast.show_message("Saved", seconds=0.01)
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)
    toast.show_message("Disk full", ToastKind.ERROR)
    assert not timer.isActive() and toast.isVisible()
    close = next(b for b in toast.findChildren(QToolButton) if "Close" in b.toolTip())
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_a_toasts_action_is_done_once(window, qtbot) -> None:
    toast = Toast(window)
    done: list[str] = []
    toast.show_message("Deleted conv2", action="Undo", act=lambda: done.append("undo"))
    button = toast.findChild(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == ["undo"] and not toast.isVisible()
    toast.show_message("Saved")
    assert not button.isVisible()


def test_long_messages_wrap_inside_the_window(window) -> None:
    toast = Toast(window)
    toast.show_message("a rather long sentence about shapes " * 12, ToastKind.WARNING)
    assert window.rect().contains(toast.geometry())
    label = next(label for label in toast.findChildren(QLabel) if label.text() == toast.text())
    assert label.height() >= label.heightForWidth(label.width())
    window.resize(420, 400)
    assert window.rect().contains(toast.geometry())
