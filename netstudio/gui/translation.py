"""Languages of the window: finding the one to use, and putting it in place.

English is what stands in the code. Other languages are Qt Linguist files in
`resources/translations`; `python -m tests.translations` gathers the texts and compiles them.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from netstudio.assets import resource

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "zh_CN": "简体中文"}
"""By code, what each language calls itself."""
SYSTEM = "system"
"""The choice that follows the machine."""
_OWN = "netstudio"
_QT = "qtbase"


def system_locale() -> QLocale:
    """What the machine is set to."""
    return QLocale.system()


def language_of(choice: str) -> str:
    """The language that a choice stands for; English where there is no translation."""
    if choice in LANGUAGES:
        return choice
    for name in system_locale().uiLanguages():
        code = QLocale(name).name()
        if code in LANGUAGES or name.startswith(ENGLISH):
            return code if code in LANGUAGES else ENGLISH
        if code.startswith("zh") and QLocale(name).script() != QLocale.Script.TraditionalHanScript:
            return "zh_CN"
    return ENGLISH


def current_language(app: QCoreApplication) -> str:
    """The language in place."""
    return next((item.objectName() for item in _installed(app)), ENGLISH)


def use_language(app: QCoreApplication, language: str) -> None:
    """Speak `language` from now on; widgets made before keep their words until made anew."""
    for translator in _installed(app):
        app.removeTranslator(translator)
        translator.setParent(None)
        translator.deleteLater()
    if language == ENGLISH:
        return
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own_folder = str(resource("translations"))
    for folder, stem in ((qt_folder, _QT), (own_folder, _OWN)):
        translator = QTranslator(app)
        translator.setObjectName(language)
        if translator.load(f"{stem}_{language}", folder):
            app.installTranslator(translator)


def _installed(app: QCoreApplication) -> list[QTranslator]:
    return [item for item in app.findChildren(QTranslator) if item.objectName() in LANGUAGES]
