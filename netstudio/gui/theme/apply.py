"""Dressing the application in a theme, and telling painted widgets when it changes.

Stylesheet, palette and font are set in one go. Widgets that paint themselves read ``current()``
while painting and repaint on ``notifier.theme_changed``.
"""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from netstudio.gui.theme import fonts
from netstudio.gui.theme.fonts import ui_font
from netstudio.gui.theme.stylesheet import stylesheet
from netstudio.gui.theme.tokens import DARK, LIGHT, Theme


class ThemeNotifier(QObject):
    """Publishes changes of the theme."""

    theme_changed = Signal(object)
    """The new ``Theme``, after the application wears it."""
    fonts_scaled = Signal()
    """Type has another size; heights that hold text have to follow."""


class ThemeChoice(Enum):
    """What the user asked for."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


STYLE = "Fusion"
STYLED = "netstudio_styled"
"""The property of an application that wears the style already, as one does that was begun with it.

Asking the application instead makes PySide set up every class of styles, which takes 13 ms."""

notifier = ThemeNotifier()
_current: Theme = DARK


def current() -> Theme:
    """The theme the application wears."""
    return _current


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress every widget of ``app``, present and future, in ``theme``."""
    global _current
    changed = theme is not _current
    _current = theme
    if app.property(STYLED) is None:
        app.setStyle(STYLE)
        app.setProperty(STYLED, True)
    app.setPalette(palette(theme))
    app.setFont(ui_font())
    app.setStyleSheet(stylesheet(theme))
    if changed:
        notifier.theme_changed.emit(theme)


def scale_fonts(app: QApplication, percent: int) -> None:
    """Make the type of every widget ``percent`` of its own size, present and future widgets."""
    before = fonts.scale()
    fonts.set_scale(percent)
    if fonts.scale() == before:
        return
    # Measured first, set last: putting a stylesheet on gives every widget its old font again.
    own = [
        (widget, round(widget.font().pixelSize() * fonts.scale() / before))
        for widget in app.allWidgets()
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and widget.font().pixelSize() > 0
    ]
    app.setFont(ui_font())
    app.setStyleSheet(stylesheet(current()))
    for widget, pixels in own:
        font = widget.font()
        font.setPixelSize(pixels)
        widget.setFont(font)
    notifier.fonts_scaled.emit()
    notifier.theme_changed.emit(current())


class ThemeFollower(QObject):
    """Keeps an application in the chosen theme, or in the system's while that is the choice."""

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        app.styleHints().colorSchemeChanged.connect(self._wear)
        self.choose(choice)

    @property
    def choice(self) -> ThemeChoice:
        """What was chosen last."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Wear ``choice`` now; the window's frame follows where the platform lets it."""
        self._choice = choice
        # Setting the scheme makes the platform's frame and dialogs match; Unknown lets go again.
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._wear()

    def toggle(self) -> None:
        """Dark to light and back."""
        self.choose(ThemeChoice.LIGHT if current().dark else ThemeChoice.DARK)

    def _wear(self, *_: object) -> None:
        theme = self._chosen_theme()
        if theme is not current() or not self._app.styleSheet():
            apply_theme(self._app, theme)

    def _chosen_theme(self) -> Theme:
        if self._choice is ThemeChoice.SYSTEM:
            scheme = self._app.styleHints().colorScheme()
            return LIGHT if scheme == Qt.ColorScheme.Light else DARK
        return DARK if self._choice is ThemeChoice.DARK else LIGHT


_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
}


def palette(theme: Theme) -> QPalette:
    """The palette behind the stylesheet: placeholder text, links, and what Fusion draws itself."""
    role = QPalette.ColorRole
    colours = QPalette(QColor(theme.surface_raised), QColor(theme.surface))
    for which, colour in (
        (role.WindowText, theme.text),
        (role.Text, theme.text),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.error),
        (role.Base, theme.surface),
        (role.AlternateBase, theme.surface_raised),
        (role.ToolTipBase, theme.surface_popup),
        (role.ToolTipText, theme.text),
        (role.PlaceholderText, theme.text_muted),
        (role.Highlight, theme.selection),
        (role.HighlightedText, theme.text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.Accent, theme.accent_fill),
        (role.Mid, theme.border),
        (role.Midlight, theme.border),
        (role.Dark, theme.border),
        (role.Light, theme.surface_hover),
    ):
        colours.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        colours.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.text_disabled))
    return colours
