"""Gathers every text that a user reads into Qt Linguist files, and compiles them.

`python -m tests.translations` brings `resources/translations/*.ts` up to date: new texts come in
unfinished, texts that are gone go, translations stay. Then it compiles them to `.qm`. With a JSON
file of `{"English": "translation"}` as an argument, what it holds is filled in first:
`python -m tests.translations zh_CN words.json`.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "netstudio"
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "NetStudio"
LANGUAGES = ("zh_CN",)
SPOKEN = (
    "compiler",
    "catalog",
    "layout",
    "codegen",
    "data",
    "document",
    "training",
    "insight",
    "exchange",
)
"""Packages below the window whose sentences reach it."""
_SILENT = (
    "catalog/layers",
    "catalog/ops",
    "catalog/reference",
    "codegen/gate.py",
    "document/syntax.py",
    "exchange/diagram/dot.py",
    "exchange/diagram/font.py",
    "exchange/diagram/pdf.py",
)
"""Parts of them whose texts are code; what layers say of themselves is asked of them."""
_DATA = ("catalog/class_names.py", "exchange/importing/rebuild/torch_arguments.py")
"""Names of classes and of arguments, which are data."""
_CODE = re.compile(
    r"""(from\ [\w.]+\ )?import\ | ,\ a\ PyTorch\ module
    | \#\ From\  | if\ __name__ | \ if\ value\  | \[tuple | \s*\w+\ =\  | \.\w+\ \.
    | [\w\[\], ]+\ \|\  | \w+\[.*\]$ | DefaultCPU | MPS\ backend
    | -|sum\ y | d\^2 | min\ \+ | lr\ gamma | .*\(?[12][09]\d\d\b.*$""",
    re.VERBOSE,
)
"""Source, formulas, publications and torch's own messages: no translation has them otherwise."""
_CALLS = {"tr": (0,), "tr_count": (1, 2), "say": (0,), "mark": (0,), "Binding": (1,)} | {
    "Part": (1, 2),
    "Offer": (0,),
    "Page": (0,),
    "add_panel": (1,),
    "ParamSpec": (3,),
    "Entry": (2,),
}
"""Which arguments of a call are texts."""
_METHODS = ("add_panel",)
"""Those of them that are methods."""
_DECLARED = {"ActionSpec": (1, 2), "Row": (1, 2, 3)}


@cache
def texts() -> dict[str, None]:
    """Every text, in a stable order."""
    found: dict[str, None] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        relative = path.relative_to(PACKAGE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found.update(dict.fromkeys(_called(tree, in_window=relative.startswith("gui/"))))
        if relative.split("/")[0] in SPOKEN and not relative.startswith(_SILENT + _DATA):
            found.update(dict.fromkeys(_phrases(tree)))
    found.update(dict.fromkeys(_declared_texts()))
    return {text: None for text in found if is_worded(text)}


def is_worded(text: str) -> bool:
    """Whether there is anything to translate besides what is filled in."""
    fixed = "".join(part for part, *_ in Formatter().parse(text)) if "{" in text else text
    return re.search(r"[A-Za-z]{2}|^ [a-z]$|^a $", fixed) is not None


def _called(tree: ast.AST, *, in_window: bool) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS:
            name = node.func.attr
        for place in (_CALLS | _DECLARED).get(name, ()):
            if place < len(node.args):
                yield from _literals(node.args[place])
        if name == "ParamSpec" and in_window:
            # The forms of the training tab show names as words.
            yield from (text.replace("_", " ") for text in _literals(node.args[0]))
        if name in _DECLARED:
            for keyword in node.keywords:
                if keyword.arg in ("text", "help", "unit", "choices"):
                    yield from _literals(keyword.value)


def _literals(node: ast.expr) -> Iterator[str]:
    """The texts that an argument can be: a literal, or either side of a choice."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body)
            yield from _literals(orelse)
        case ast.Tuple(elts=elements):
            for element in elements:
                yield from _literals(element)


def _phrases(tree: ast.Module) -> Iterator[str]:
    """Texts of several words that are no documentation: parts of sentences."""
    silent = _documentation(tree) | _unread(tree)
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in silent and _is_phrase(node.value) and not _is_code(node):
            yield node.value


def _is_code(node: ast.Constant) -> bool:
    return _CODE.match(node.value) is not None


def _is_phrase(text: str) -> bool:
    return re.search(r"[A-Za-z]{2,}.* .*[A-Za-z]{2,}", text) is not None and "\n" not in text


def _documentation(tree: ast.Module) -> set[int]:
    return {
        id(statement.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        for statement in node.body
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    }


def _unread(tree: ast.Module) -> set[int]:
    """Parts of f-strings, and what is said to programmers."""
    return {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.Assert)
        for part in ast.walk(node)
    }


def _declared_texts() -> Iterator[str]:
    """What layers, data sets, optimizers, losses, schedules and presets say of themselves."""
    from netstudio.catalog.datasets import all_datasets
    from netstudio.catalog.initialisers import INITIALISER_SPECS
    from netstudio.catalog.losses import ALL_LOSSES
    from netstudio.catalog.optimizers import ALL_OPTIMIZERS
    from netstudio.catalog.reference import reference_of
    from netstudio.catalog.registry import all_layers
    from netstudio.catalog.schedules import ALL_SCHEDULES
    from netstudio.catalog.weights import DEFAULTS
    from netstudio.presets import all_presets

    for spec in all_layers():
        yield spec.summary
        reference = reference_of(spec.name)
        if reference is not None:
            yield reference.text
        yield from (param.help for param in spec.params)
    yield from DEFAULTS
    for initialiser in INITIALISER_SPECS.values():
        yield initialiser.summary
        yield from (param.help for param in initialiser.params)
    for group in (all_datasets(), ALL_LOSSES, ALL_OPTIMIZERS, ALL_SCHEDULES):
        for item in group:
            yield from _said_by(item)
    for preset in all_presets():
        yield from (preset.title, preset.description)


def _said_by(item: object) -> Iterator[str]:
    for name in ("title", "summary", "help", "description", "label"):
        value = getattr(item, name, "")
        if isinstance(value, str) and value:
            yield value
    for param in getattr(item, "all_params", getattr(item, "params", ())):
        yield from (param.help, param.name.replace("_", " "))


def ts_file(language: str) -> Path:
    """Where the translations of a language are kept."""
    return FOLDER / f"netstudio_{language}.ts"


def read(language: str) -> dict[str, str]:
    """The finished translations of a language."""
    path = ts_file(language)
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        text = message.findtext("source", "")
        if translation is not None and translation.text and "type" not in translation.attrib:
            found[text] = translation.text
    return found


def write(language: str, wanted: dict[str, None], known: dict[str, str]) -> None:
    """Write the Linguist file of a language: each text, with its translation where known."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text in sorted(wanted):
        message = ElementTree.SubElement(context, "message")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        if text in known:
            translation.text = known[text]
        else:
            translation.set("type", "unfinished")
    ElementTree.indent(root, "")
    body = ElementTree.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    ts_file(language).write_text(f"{head}{body}\n", encoding="utf-8")


def compile_to(language: str, target: Path) -> None:
    """Compile the Linguist file of a language to what Qt loads.

    Raises:
        subprocess.CalledProcessError: when Qt's compiler refuses the file.
    """
    import PySide6

    compiler = Path(PySide6.__file__).parent / "lrelease"
    command = [str(compiler), "-silent", str(ts_file(language)), "-qm", str(target)]
    subprocess.run(command, check=True, capture_output=True)


def main(arguments: list[str]) -> int:
    """Bring the files up to date; how many texts have no translation yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = texts()
    missing = 0
    for language in LANGUAGES:
        known = read(language)
        for name in arguments[1:] if arguments[:1] == [language] else ():
            known |= json.loads(Path(name).read_text(encoding="utf-8"))
        write(language, wanted, known)
        compile_to(language, ts_file(language).with_suffix(".qm"))
        left = [text for text in wanted if text not in known]
        missing += len(left)
        print(f"{language}: {len(wanted)} texts, {len(left)} without a translation")  # noqa: T201
    return min(missing, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
