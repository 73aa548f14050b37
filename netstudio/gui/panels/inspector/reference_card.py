"""What a layer does: words, formula, shapes, and where to read on."""

from __future__ import annotations

import re
from html import escape

from netstudio.catalog.reference import reference_of
from netstudio.catalog.spec import LayerSpec
from netstudio.gui.language import tr
from netstudio.gui.panels.card import plain
from netstudio.gui.theme.tokens import Theme

_MARKED = re.compile(r"([_^])\{([^{}]*)\}")
_TAGS = {"_": "sub", "^": "sup"}


def reference_lines(spec: LayerSpec, theme: Theme) -> list[str]:
    """The lines of the card, as rich text."""
    reference = reference_of(spec.name)
    if reference is None:
        return [plain(tr(spec.summary))]
    lines = [plain(tr(reference.text))]
    if reference.formula:
        # Two spaces stand between equations: each on a line of its own.
        lines += [_set_off(formula_html(part)) for part in reference.formula.split(",  ")]
    if reference.size:
        lines.append(_quiet(formula_html(reference.size), theme))
    lines.append(_quiet(formula_html(reference.shapes), theme))
    links = []
    if spec.docs_url:
        links.append(_link(spec.docs_url, tr("PyTorch documentation"), theme))
    if reference.paper is not None:
        links.append(_link(reference.paper.url, reference.paper.title, theme))
    return [*lines, *links]


def formula_html(text: str) -> str:
    """A formula with `_{…}` and `^{…}` as rich text; numbers and signs stay on one line."""
    marked = _MARKED.sub(_tagged, escape(text, quote=False))
    return marked.replace(" · ", "&nbsp;·&nbsp;")


def _tagged(found: re.Match[str]) -> str:
    tag = _TAGS[found[1]]
    return f"<{tag}>{found[2]}</{tag}>"


def _set_off(html: str) -> str:
    return f'<span style="font-family:serif; font-size:14px">{html}</span>'


def _quiet(html: str, theme: Theme) -> str:
    return f'<span style="color:{theme.text_muted}">{html}</span>'


def _link(url: str, words: str, theme: Theme) -> str:
    style = f"color:{theme.accent}; text-decoration:none"
    return f'<a style="{style}" href="{escape(url)}">{plain(words)}</a>'
