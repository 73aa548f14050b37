"""The custom Python of a project, put together for one source: each file once, nothing twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from netstudio.catalog.support import SUPPORT
from netstudio.codegen.custom_code import STANDARD, CodeFile, Imported, code_file, trusted_text
from netstudio.document.naming import TAKEN
from netstudio.document.node import CustomModule
from netstudio.document.project import Project
from netstudio.errors import CodegenError
from netstudio.sentence import say


@dataclass
class Inlined:
    """What custom files bring into a source.

    Attributes:
        texts: of the files, by their names; what the gate compares with.
        names: every name that they bind.
        classes: the classes that the network makes modules of.
        imports: what they import besides what generated source imports anyway.
        standard: what of the latter they need.
        future: the features of `__future__` that they ask for.
        blocks: their statements, by file.
    """

    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    classes: set[str] = field(default_factory=set)
    imports: dict[str, Imported] = field(default_factory=dict)
    standard: set[str] = field(default_factory=set)
    future: dict[str, None] = field(default_factory=dict)
    blocks: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def reserved(self) -> frozenset[str]:
        """The names that generated source has to leave alone."""
        return frozenset({*self.names, *self.imports})

    def lines(self) -> Iterator[str]:
        """The statements of all files, each file under its name."""
        for file, blocks in self.blocks.items():
            if not any(map(str.strip, blocks)):
                continue  # its imports stand above
            yield from ("", "", f"# From {file}, as it is.")
            for at, block in enumerate(blocks):
                if at and not _follows(blocks[at - 1], block):
                    yield from ("", "")
                yield from block.split("\n")

    def add(self, text: str, file: str) -> None:
        """Take a file's text in.

        Raises:
            CodegenError: when it cannot stand beside the rest.
        """
        if self.texts.get(file) == text:
            return
        parts = code_file(text, file)
        self.texts[file] = text
        for item in parts.imports:
            self._import(item, file)
        self.future |= dict.fromkeys(parts.future)
        known = dict(self.names)
        for name, statement in parts.bound:
            self._bind(name, statement, file, known)
        self.blocks[file] = tuple(_new_blocks(parts, known))

    def _import(self, item: Imported, file: str) -> None:
        meant = STANDARD.get(item.bound)
        if meant is not None and item.path == meant:
            self.standard.add(item.bound)
            return
        if meant is not None or item.bound in TAKEN:
            raise CodegenError(
                say(
                    "{file} imports {path} as {name}, which means something else in the source; "
                    "import it by another name.",
                    file=file,
                    path=item.path,
                    name=item.bound,
                )
            )
        known = self.imports.get(item.bound)
        if item.bound in self.names or (known is not None and known.path != item.path):
            raise _doubled(item.bound, file)
        self.imports[item.bound if item.alias or item.module else item.name] = item

    def _bind(self, name: str, statement: str, file: str, known: Mapping[str, str]) -> None:
        if name in TAKEN or name in SUPPORT:
            raise CodegenError(
                say(
                    "{file} defines {name}, which means something else in the source; give it "
                    "another name there.",
                    file=file,
                    name=name,
                )
            )
        if known.get(name, statement) != statement or name in self.imports:
            raise _doubled(name, file)
        self.names[name] = statement


def _doubled(name: str, file: str) -> CodegenError:
    return CodegenError(
        say(
            "{file} defines {name}, as another custom file does otherwise; rename it in one of "
            "them.",
            file=file,
            name=name,
        )
    )


def _follows(before: str, block: str) -> bool:
    """Whether two statements stand together, as assignments do."""
    return not any(
        line.startswith(("class ", "def ", "async ", "@", "#"))
        for text in (before, block)
        for line in text.split("\n")[:1]
    )


def _new_blocks(parts: CodeFile, known: Mapping[str, str]) -> Iterator[str]:
    """The statements that no file before has brought."""
    seen = set(known.values())
    for block, statement in zip(parts.blocks, parts.statements, strict=True):
        if statement not in seen:
            yield block


def inlined_code(project: Project, scopes: Collection[str]) -> Inlined:
    """The custom files that the classes of these scopes need.

    Raises:
        CodegenError: when one is missing, changed, not trusted, or cannot be inlined.
    """
    found = Inlined()
    for scope in scopes:
        for member in project.scope(scope).members.values():
            module = member.target
            if not isinstance(module, CustomModule):
                continue
            text = trusted_text(project, module, member.name)
            found.add(text, module.file)
            if module.class_name not in code_file(text, module.file).classes:
                raise CodegenError(
                    say(
                        "There is no class {name} in {path}.",
                        name=module.class_name,
                        path=module.file,
                    )
                )
            found.classes.add(module.class_name)
    return found
