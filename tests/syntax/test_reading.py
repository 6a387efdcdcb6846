"""Newlines, files read one expression at a time, and input of great depth and length."""

import pytest

from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.syntax.errors import WolframSyntaxError
from wlnet.syntax.parser import parse, parse_all, read
from wlnet.syntax.printer import to_text

PROGRAMS = {
    "a +\nb": ["a + b"],
    "a\n+ b": ["a", "Plus[b]"],
    "x =\n\ny": ["x = y"],
    "a;\nb": ["a;", "b"],
    "f[x_] :=\n body": ["f[x_] := body"],
    "(a\n+ b)": ["a + b"],
    "f[a,\n\n b]\nc": ["f[a, b]", "c"],
    "{1\n, 2}": ["{1, 2}"],
    "a ;;\nb": ["a ;; All", "b"],
    "a; b;\n\n\nc": ["a; b;", "c"],
    "a (* x\n y *) b": ["a*b"],
    "(* c *)\n\n a (* d *)\n": ["a"],
    "a &\nb": ["a & ", "b"],
    "a!\nb": ["a!", "b"],
    "a -\n- b": ["a - -b"],
    "m[[1,\n 2]]\n": ["m[[1, 2]]"],
    "": [],
    "\n\n (* only a comment *) \n": [],
    "a\r\nb\rc": ["a", "b", "c"],
    "?f\n1": ['Information["f", LongForm -> False]', "1"],
    "<<a`b`\nc": ['Get["a`b`"]', "c"],
    "a >> f.txt\nb": ['Put[a, "f.txt"]', "b"],
}


@pytest.mark.parametrize("text, expected", PROGRAMS.items())
def test_newlines(text, expected):
    found = [to_text(expr) for expr in parse_all(text)]
    assert [to_text(parse(text)) for text in expected] == found


def test_call_on_a_new_line_is_an_error():
    with pytest.raises(WolframSyntaxError) as caught:
        parse_all("f\n[x]")
    assert (caught.value.line, caught.value.column) == (2, 1)


def test_expressions_are_resolved_one_at_a_time():
    context = ["a`"]
    full_names = []

    def resolve(name):
        full_names.append(context[0] + name)
        return S.x

    for _ in read("p\nq; r\ns", resolve):
        context[0] = {"a`": "b`", "b`": "c`"}.get(context[0], "d`")
    assert full_names == ["a`p", "b`q", "b`r", "c`s"]


def test_what_stands_before_an_error_is_read_first():
    found = []
    with pytest.raises(WolframSyntaxError) as caught:
        for expr, _ in read("a = 1\nb = 2\nc = )\nd"):
            found.append(to_text(expr))
    assert found == ["a = 1", "b = 2"]
    assert caught.value.line == 3


@pytest.mark.parametrize("rest", ["(* open", '"open', "f[", "\\[Foo]"])
def test_an_open_end_does_not_keep_earlier_expressions_back(rest):
    assert to_text(next(read(f"1 + 1\n{rest}"))[0]) == "1 + 1"


def test_extents_are_those_of_the_original_text():
    text = '(* one *) \\[Alpha] + 1 (* two *)\n\n  f[\\[Beta],\n g] (* three *)\n"s"'
    extents = [extent for _, extent in read(text)]
    assert [text[e.start : e.end] for e in extents] == ["\\[Alpha] + 1", "f[\\[Beta],\n g]", '"s"']
    assert [extent.line for extent in extents] == [1, 3, 5]


def test_parse_takes_one_expression():
    with pytest.raises(WolframSyntaxError, match="second expression") as caught:
        parse("a\nb")
    assert (caught.value.line, caught.value.column) == (2, 1)
    with pytest.raises(WolframSyntaxError, match="no expression"):
        parse("(* nothing *)")


def depth_of(expr, step):
    count = 0
    while isinstance(expr, Expr) and len(expr) > 0:
        expr, count = step(expr), count + 1
    return count


@pytest.mark.parametrize(
    "opening, inner, closing", [("f[", "x", "]"), ("{", "x", "}"), ("(", "x", ")"), ("<|a->", "x", "|>")]
)
def test_5000_nested_brackets(opening, inner, closing):
    n = 5000
    text = opening * n + inner + closing * n
    expr = parse(text)
    again = to_text(expr)
    if opening == "(":
        assert again == "x"
    else:
        assert again.replace(" ", "") == text
        assert to_text(expr, "OutputForm") == again
        assert to_text(expr, "FullForm").count("[") >= n


@pytest.mark.parametrize(
    "sign, head",
    [
        (" + ", S.Plus),
        ("*", S.Times),
        (" -> ", S.Rule),
        (" /. ", S.ReplaceAll),
        ("^", S.Power),
        (" && ", S.And),
    ],
)
def test_runs_of_a_hundred_thousand_operands(sign, head):
    n = 100_000 if head in (S.Plus, S.Rule) else 20_000
    text = sign.join(["x"] * n)
    expr = parse(text)
    assert expr.head is head
    assert to_text(expr) == text


def test_long_runs_of_prefix_and_postfix_operators():
    n = 20_000
    assert to_text(parse("- " * n + "x")).count("-") == n
    assert to_text(parse("x" + " &" * n)).count("&") == n
    assert to_text(parse("x" + "[1]" * n)) == "x" + "[1]" * n


def test_unbalanced_depth_is_a_message():
    with pytest.raises(WolframSyntaxError, match="no closing"):
        parse("{" * 5000)
