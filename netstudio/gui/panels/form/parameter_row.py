"""One parameter in a form: its name, its editor, what follows from the graph, what is wrong."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from netstudio.catalog.param import REQUIRED, Marker, ParamSpec
from netstudio.document.values import Value
from netstudio.gui.language import tr
from netstudio.gui.panels.form.editor_choice import editor_for
from netstudio.gui.panels.form.editors import ParameterEditor
from netstudio.gui.panels.form.mixed import MIXED, Mixed
from netstudio.gui.panels.form.parameter_state import ParameterState
from netstudio.gui.panels.form.parameter_text import NOTHING, ParameterText
from netstudio.gui.theme import tokens
from netstudio.gui.theme.apply import notifier
from netstudio.gui.theme.fonts import scaled
from netstudio.gui.theme.icons import set_icon
from netstudio.gui.theme.sizing import fix_size
from netstudio.gui.widgets.elided_label import ElidedLabel

LABEL_WIDTH, _LABEL_WIDEST = 116, 176
_BUTTON = 20


class ParameterRow(QWidget):
    """Shows and edits one parameter."""

    committed = Signal(str, object, bool)
    """The parameter's name, its new value, and whether it goes on from the last one."""
    reset_asked = Signal(str)
    """Take the value out: back to the default, or to what follows from the graph."""
    pin_asked = Signal(str)
    """Hold the value that follows from the graph now."""

    def __init__(
        self,
        param: ParamSpec,
        state: ParameterState,
        *,
        scope_names: frozenset[str] = frozenset(),
        label: str = "",
        form: ParameterText | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`form` says how its text is read, where the declaration does not."""
        super().__init__(parent)
        self.param = param
        self.state = state
        self._further: list[tuple[str, Callable[[], object]]] = []
        self._own_form = form
        self._form = form or ParameterText(param, scope_names)
        self._scope_names = scope_names
        self._editor: ParameterEditor | None = None
        self._typed_problem = ""
        self._more: QToolButton | None = None
        self._pin: QToolButton | None = None
        self._follows: ElidedLabel | None = None
        self._complaint: QLabel | None = None
        self._build(label or param.name)
        self.show_state(state)

    def _build(self, label: str) -> None:
        self._label = ElidedLabel(label, role="muted")
        self._label.setToolTip(tr(self.param.help))
        self._reset = _small_button("reset")
        self._reset.clicked.connect(lambda: self.reset_asked.emit(self.param.name))
        self._reset.installEventFilter(self)
        self._reset.hide()
        left = QWidget()
        fix_size(left, height=tokens.CONTROL_HEIGHT)
        names = QHBoxLayout(left)
        names.setContentsMargins(0, 0, tokens.SPACE_1, 0)
        names.setSpacing(0)
        names.addWidget(self._label, 1)
        names.addWidget(self._reset)
        self._names = names
        self._field_row = QHBoxLayout()
        self._field_row.setSpacing(tokens.SPACE_1)
        self._field_row.addWidget(left)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._field_row)
        self._left = left
        self._fit_label()
        notifier.fonts_scaled.connect(self._fit_label)

    def _fit_label(self) -> None:
        """Room for the name: it grows with the type, up to where the field would have none."""
        width = min(scaled(LABEL_WIDTH), _LABEL_WIDEST)
        self._left.setFixedWidth(width)
        if self._complaint is not None:
            self._complaint.setContentsMargins(width + tokens.SPACE_1, 0, 0, tokens.SPACE_1)

    # Parts that few rows have are made when they are first needed: a page has many rows.

    @property
    def more(self) -> list[tuple[str, Callable[[], object]]]:
        """Further entries of the context menu: their words, and what they do."""
        return self._further

    @more.setter
    def more(self, entries: list[tuple[str, Callable[[], object]]]) -> None:
        self._further = entries
        if entries and self._more is None:
            self._more = _small_button("chevron-down")
            self._more.clicked.connect(self._pop_up_below)
            self._more.installEventFilter(self)
            self._more.setToolTip(tr("What else can be done with it"))
            self._more.hide()
            self._names.addWidget(self._more)
            QWidget.setTabOrder(self._reset, self._more)

    @property
    def pin(self) -> QToolButton:
        """The button that holds what follows from the graph."""
        if self._pin is None:
            self._pin = _small_button("pin")
            self._pin.clicked.connect(self._toggle_pin)
            self._field_row.addWidget(self._pin)
        return self._pin

    def _following(self) -> ElidedLabel:
        """What follows from the graph, in the place of an editor."""
        if self._follows is None:
            self._follows = ElidedLabel(role="number")
            self._field_row.insertWidget(1, self._follows, 1)
        return self._follows

    def _complaining(self) -> QLabel:
        if self._complaint is None:
            self._complaint = QLabel()
            self._complaint.setProperty("role", "error")
            self._complaint.setWordWrap(True)
            self._column.addWidget(self._complaint)
            self._fit_label()
        return self._complaint

    def set_param(self, param: ParamSpec) -> None:
        """Follow another declaration of the same parameter, such as one with other bounds."""
        if param != self.param:
            self.param = param
            self._form = self._own_form or ParameterText(param, self._scope_names)
            self._drop_editor()
            self.show_state(self.state)

    @property
    def editor(self) -> ParameterEditor | None:
        """The editor; None while the value follows from the graph."""
        return self._editor

    def show_state(self, state: ParameterState) -> None:
        """Bring the row up to date; what is being typed is kept where the value is the same."""
        self.state = state
        follows = self.param.is_inferred and not state.given
        if follows or self._follows is not None:
            self._following().setVisible(follows)
        self._show_pin(state)
        if follows:
            self._show_following(state)
        else:
            self._show_value(MIXED if state.mixed else state.value)
        self._dress_label(follows)
        self._show_reset()
        self._show_complaint()

    def _dress_label(self, follows: bool) -> None:
        """Red where it clashes, bright where it was set to something of its own."""
        plain = "muted" if follows or not self._differs() else ""
        role = "error" if self.state.clashes else plain
        if self._label.property("role") != role:
            self._label.setProperty("role", role)
            self._label.style().unpolish(self._label)
            self._label.style().polish(self._label)

    def _show_following(self, state: ParameterState) -> None:
        self._drop_editor()
        words = " · ".join(filter(None, (state.follows or tr("not known yet"), state.source)))
        self._following().setText(words)

    def _show_value(self, value: Value | Mixed) -> None:
        if self._editor is not None and self._editor.can_show(value):
            self._editor.set_value(value)
            return
        self._drop_editor()
        self._editor = editor_for(self.param, value, self._scope_names, self._own_form)
        self._editor.committed.connect(self._commit)
        self._editor.judged.connect(self._note_problem)
        self._field_row.insertWidget(1, self._editor, 1)
        self._editor.focus_widget().installEventFilter(self)
        self.setFocusProxy(self._editor.focus_widget())

    def _drop_editor(self) -> None:
        if self._editor is not None:
            self._field_row.removeWidget(self._editor)
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        self._typed_problem = ""

    def _commit(self, value: Value, goes_on: bool) -> None:
        if self.state.mixed or not self._form.same(value, self.state.value):
            self.committed.emit(self.param.name, value, goes_on)

    # What is wrong

    def complaint(self) -> str:
        """What is written under the field: why the text typed is no value."""
        return self._complaint.text() if self._complaint is not None else ""

    def _note_problem(self, problem: str) -> None:
        self._typed_problem = problem
        self._show_complaint()

    def _show_complaint(self) -> None:
        words = self._typed_problem
        if words:
            words = f"{words[:1].upper()}{words[1:].rstrip('.')}. {self._kept_text()}"
        if words or self._complaint is not None:
            self._complaining().setText(words)
            self._complaining().setVisible(bool(words))

    def _kept_text(self) -> str:
        """What holds while what is typed is no value."""
        if self.state.mixed:
            return tr("The values stay as they are.")
        kept = self._form.write(self.state.value) or tr(self.param.nothing)
        return tr("It stays {value}.", value=kept)

    # Text that is no value yet

    def draft(self) -> str:
        """Text that was typed and is no value; empty where there is none."""
        return self._editor.draft() if self._editor is not None else ""

    def set_draft(self, text: str) -> None:
        """Show such text again, or drop it where `text` is empty."""
        if self._editor is not None:
            self._editor.set_draft(text)

    # Reset and pin

    def _differs(self) -> bool:
        default = self.param.default
        if isinstance(default, Marker) or self.state.mixed:
            return self.state.given
        return self.state.given and not self._form.same(self.state.value, default)

    def can_reset(self) -> bool:
        """Whether it has a value of its own, and a default to go back to."""
        return self._differs() and self._can_reset() and not self.param.is_inferred

    def _can_reset(self) -> bool:
        return self.state.given and self.param.default is not REQUIRED

    def _show_reset(self) -> None:
        self._show_buttons(self.underMouse() or self._has_keyboard())
        self._reset.setToolTip(self.reset_text())
        self._reset.setAccessibleName(f"{self.param.name}: {self.reset_text()}")

    def _show_buttons(self, shown: bool) -> None:
        self._reset.setVisible(shown and self.can_reset())
        if self._more is not None:
            self._more.setVisible(shown and bool(self.more))
            self._more.setAccessibleName(f"{self.param.name}: {self._more.toolTip()}")

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            # A turn later, when it is known where the keyboard went.
            QTimer.singleShot(0, self, self._show_reset)
        return False

    def reset_text(self) -> str:
        """What resetting does, in words."""
        if self.param.is_inferred:
            return tr("Unpin: let it follow from the input")
        default = self.param.default
        if isinstance(default, Marker):
            return tr("It has no default")
        value = self._form.write(default)
        if not value and self.param.nothing != NOTHING:
            return tr("Reset to {value}", value=tr(self.param.nothing))
        return tr("Reset to the default, {value}", value=value or tr(NOTHING))

    def _show_pin(self, state: ParameterState) -> None:
        shown = self.param.is_inferred and bool(state.given or state.follows)
        if shown or self._pin is not None:
            self.pin.setVisible(shown)
            self._dress_pin()

    def _dress_pin(self) -> None:
        pinned = self.state.given
        set_icon(self.pin, "pin", "accent" if pinned else "text_muted")
        words = self.reset_text() if pinned else tr("Pin: hold this value whatever the input is")
        self.pin.setToolTip(words)
        self.pin.setAccessibleName(words)

    def _toggle_pin(self) -> None:
        signal = self.reset_asked if self.state.given else self.pin_asked
        signal.emit(self.param.name)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_reset()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_buttons(self._has_keyboard())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._pop_up(event.globalPos())

    def _pop_up_below(self) -> None:
        if self._more is not None:
            self._pop_up(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _pop_up(self, place: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(place)

    def menu(self) -> QMenu | None:
        """The row's context menu; None where there is nothing to do."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._can_reset():
            act = menu.addAction(self.reset_text())
            act.triggered.connect(lambda: self.reset_asked.emit(self.param.name))
        elif self.param.is_inferred and self.state.follows:
            act = menu.addAction(tr("Pin to {value}", value=self.state.follows))
            act.triggered.connect(lambda: self.pin_asked.emit(self.param.name))
        for words, run in self.more:
            menu.addAction(words).triggered.connect(lambda _=False, run=run: run())
        if menu.isEmpty():
            menu.deleteLater()
            return None
        return menu


def _small_button(icon: str) -> QToolButton:
    button = QToolButton()
    button.setProperty("kind", "small")
    fix_size(button, _BUTTON, _BUTTON)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_icon(button, icon, "text_muted")
    return button
