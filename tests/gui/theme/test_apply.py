import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QColor, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from netstudio.assets import resource
from netstudio.gui.theme import icons
from netstudio.gui.theme.apply import ThemeChoice, ThemeFollower, apply_theme, current, notifier
from netstudio.gui.theme.fonts import number_font, ui_font
from netstudio.gui.theme.stylesheet import stylesheet
from netstudio.gui.theme.tokens import DARK, LIGHT, NUMBER_FONTS, UI_FONTS

ICON_NAMES = sorted(path.stem for path in resource("icons").glob("*.svg"))


@pytest.fixture(autouse=True)
def _bare_afterwards(qapp: QApplication):
    yield
    apply_theme(qapp, DARK)
    qapp.setStyleSheet("")


def _painted(widget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_stylesheet_is_complete(theme, qapp, qtbot) -> None:
    sheet = stylesheet(theme)
    assert "$" not in re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    for glyph in re.findall(r"url\(glyphs:([^)]*)\)", sheet):
        assert resource(f"glyphs/{glyph}").is_file()


def test_buttons_wear_the_theme(qapp, qtbot) -> None:
    button = QPushButton("Pause")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    for theme in (DARK, LIGHT):
        apply_theme(qapp, theme)
        assert theme.accent_fill in _painted(button)
        assert qapp.palette().color(QPalette.ColorRole.Text).name() == theme.text


def test_change_of_theme_is_published_once(qapp, qtbot) -> None:
    apply_theme(qapp, DARK)
    with qtbot.waitSignal(notifier.theme_changed) as changed:
        apply_theme(qapp, LIGHT)
    assert changed.args == [LIGHT]
    assert current() is LIGHT
    with qtbot.assertNotEmitted(notifier.theme_changed):
        apply_theme(qapp, LIGHT)


def test_follower_wears_what_is_chosen(qapp, qtbot) -> None:
    follower = ThemeFollower(qapp, ThemeChoice.LIGHT)
    assert current() is LIGHT
    follower.toggle()
    assert current() is DARK and follower.choice is ThemeChoice.DARK
    follower.choose(ThemeChoice.SYSTEM)
    assert follower.choice is ThemeChoice.SYSTEM
    follower.deleteLater()


@pytest.mark.parametrize("name", ICON_NAMES)
def test_icon_draws_in_the_colour_asked_for(name, qapp) -> None:
    image = icons.pixmap(name, "#ff0000", 32).toImage()
    drawn = [
        image.pixelColor(x, y)
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert drawn
    assert all(colour.red() > 200 and colour.green() < 40 for colour in drawn)


def test_icons_stay_inside_their_square(qapp) -> None:
    for name in ICON_NAMES:
        image = icons.pixmap(name, "#ff0000", 64).toImage()
        edge = [image.pixelColor(i, j).alpha() for i in range(64) for j in (0, 63)]
        edge += [image.pixelColor(j, i).alpha() for i in range(64) for j in (0, 63)]
        assert max(edge) < 40, name


def test_icons_are_crisp_at_high_density(qapp) -> None:
    assert icons.pixmap("play", "#ff0000", 16, 2.0).size() == QSize(32, 32)
    assert icons.pixmap("play", "#ff0000", 16, 2.0).deviceIndependentSize() == QSize(16, 16)


@pytest.mark.parametrize("make", [QAction, QToolButton])
def test_set_icon_follows_the_theme(make, qapp, qtbot) -> None:
    target = make()
    icons.set_icon(target, "stop")
    icons.set_icon(target, "play")
    seen = []
    for theme in (DARK, LIGHT):
        apply_theme(qapp, theme)
        image = target.icon().pixmap(QSize(16, 16)).toImage()
        seen.append(image.pixelColor(7, 8).name())
    assert seen == [DARK.text, LIGHT.text]


def test_disabled_icons_are_dimmed(qapp) -> None:
    apply_theme(qapp, DARK)
    image = icons.icon("stop").pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    assert image.pixelColor(8, 8) == QColor(DARK.text_disabled)


def test_an_unknown_colour_or_icon_is_refused(qapp) -> None:
    with pytest.raises(ValueError, match="chartreuse"):
        icons.icon("play", "chartreuse")
    with pytest.raises(FileNotFoundError, match="no-such"):
        icons.icon("no-such")


def test_a_dead_widget_does_not_hear_of_themes(qapp, qtbot) -> None:
    label = QToolButton()
    icons.set_icon(label, "play")
    label.deleteLater()
    QLabel().deleteLater()
    qapp.processEvents()
    apply_theme(qapp, LIGHT)


def test_fonts_are_installed_ones(qapp) -> None:
    if set(QFontDatabase.families()) <= {"Monospace", "Sans Serif", "Serif"}:
        pytest.skip("this machine has no font")
    assert number_font().fixedPitch() or number_font().families()[0] in NUMBER_FONTS
    assert ui_font(15).pixelSize() == 15
    assert ui_font().families()[0] in UI_FONTS or len(ui_font().families()) == 1


def test_digits_have_equal_width(qapp, qtbot) -> None:
    label = QLabel()
    label.setFont(number_font())
    qtbot.addWidget(label)
    widths = {label.fontMetrics().horizontalAdvance(digit) for digit in "0123456789 ."}
    assert len(widths) == 1
