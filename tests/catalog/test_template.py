"""What is left of a template once its names stand for literals."""

from __future__ import annotations

import ast

import pytest

from netstudio.catalog.template import simplify


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a(x) if 'last' == 'last' else b(x)", "a(x)"),
        ("a(x) if 'last' == 'all' else b(x) if True else c(x)", "b(x)"),
        ("a(x) if not False else b(x)", "a(x)"),
        ("a(x) if 1 == -1 else b(x)", "b(x)"),
        ("a(x) if (2, 3) == None else b(x)", "b(x)"),
        ("a(x) if True and False else b(x) if False or True else c(x)", "b(x)"),
        ("a(x) if self.p == 2 else b(x)", "a(x) if self.p == 2 else b(x)"),
        ("a(x) if self.p else b(x) if True else c(x)", "a(x) if self.p else b(x)"),
        ("f(x, k=y if True else None)", "f(x, k=y)"),
        ("f(x, k=y if False else None)", "f(x)"),
        ("f(x, k=None)", "f(x, k=None)"),
        ("f(x, k=y if self.p else None)", "f(x, k=y if self.p else None)"),
        ("f(g(y if False else z), k=1)", "f(g(z), k=1)"),
        ("x[:, None:5:1]", "x[:, :5]"),
        ("x[..., -3:None:2]", "x[..., -3::2]"),
        ("x[None:None:None]", "x[:]"),
        ("x[None, 1]", "x[None, 1]"),
        ("x[True:0]", "x[True:0]"),
    ],
)
def test_what_literals_decide_is_left_out(text: str, left: str) -> None:
    assert ast.unparse(simplify(ast.parse(text, mode="eval").body)) == left
