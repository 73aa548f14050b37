"""The editor of source: what may be put into it."""

from PySide6.QtCore import QMimeData, QUrl

from netstudio.gui.widgets.code_editor import CodeEditor


def test_text_is_taken_and_files_are_left_to_the_window(qtbot):
    editor = CodeEditor()
    qtbot.addWidget(editor)
    text, file = QMimeData(), QMimeData()
    text.setText("x = 1")
    file.setUrls([QUrl.fromLocalFile("/net.py")])
    assert file.hasText()
    assert editor.canInsertFromMimeData(text)
    assert not editor.canInsertFromMimeData(file)
