"""InputForm, OutputForm and FullForm of what people meet, by known Wolfram results and section 7."""

from fractions import Fraction

import numpy as np
import pytest

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.buffer import Buffer
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.symbols import S, symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.expr.values.complexes import Complex
from wlnet.syntax.operators import PRINTED
from wlnet.syntax.parser import parse
from wlnet.syntax.printer import output_form, to_text

a, b, c, x, f = (symbol(name, "Global`") for name in "abcxf")
HALF = Fraction(1, 2)

# text as typed -> InputForm, where it differs in more than blanks from the text
SPACED = {
    "a+b-c": "a + b - c",
    "a*b c": "a*b*c",
    "a/b": "a/b",
    "a^b": "a^b",
    "a->b": "a -> b",
    "a:>b": "a :> b",
    "a=b": "a = b",
    "a:=b": "a := b",
    "a&&b||c": "(a && b) || c",
    "!a": "!a",
    "a==b": "a == b",
    "a/.b": "a /. b",
    "a/;b": "a /; b",
    "a|b": "a | b",
    "a;b": "a; b",
    "a;b;": "a; b;",
    "f/@x": "f /@ x",
    "f@@x": "f @@ x",
    "f@@@x": "f @@@ x",
    "#+1&": "#1 + 1 & ",
    "x_Integer": "x_Integer",
    "x_:1": "x_:1",
    "a.b": "a . b",
    "a<>b": "a <> b",
    "a~~b": "a ~~ b",
    "a;;b": "a ;; b",
    "m[[i]]": "m[[i]]",
    "f::tag": "f::tag",
    "{a,b}": "{a, b}",
    '<|"a"->1|>': '<|"a" -> 1|>',
    "f''[x]": "Derivative[2][f][x]",
    "f'": "Derivative[1][f]",
    "x=.": "x =.",
    "f/:g[f]=1": "f /: g[f] = 1",
    "a<b<=c": "a < b <= c",
    "a//f": "f[a]",
    "a~f~b": "f[a, b]",
    "##2": "##2",
    "#name": "#name",
    "x_.+y_": "x_. + y_",
    "x:a|b": "x:a | b",
    "x:a|b:3": "x:a | b:3",
    "a++ + --b": "a++ + --b",
    "a..": "a..",
    "a@*b": "a @* b",
    "a**b": "a**b",
    "Function[x,x+1]": "Function[x, x + 1]",
    "f[x_?NumericQ]:=x^2": "f[x_?NumericQ] := x^2",
}


@pytest.mark.parametrize("text, expected", SPACED.items())
def test_input_form_of(text, expected):
    assert to_text(parse(text)) == expected


# parentheses that must stay, and none besides
MINIMAL = [
    "(a + b)*c",
    "a*(b + c)",
    "a - (b - c)",
    "(a^b)^c",
    "(-2)^2",
    "-2^2",
    "a^(-1)",
    "(a*b)/c",
    "a/(b*c)",
    "a/b/c",
    "a/(b/c)",
    "a*(-3)",
    "-(-x)",
    "(a -> b) -> c",
    "(a = b) = c",
    "(a; b) & ",
    "(#1 & )[x]",
    "(#1 & ) /@ x",
    "(f /@ g) /@ x",
    "f /@ g /@ x",
    "(a!)!",
    "!(a && b)",
    "!!a",
    "(!a)^2",
    "(a < b) < c",
    "(a /; b)[c]",
    "x_?(f[1])",
    "(a | b)..",
    "(a ;; b)*c",
    "(a . b) . c",
    "a . (b + c)",
    "(a + b)!",
    "(a === b) == c",
    "a -> (b; c)",
    "a :> (b /. c)",
    "(x:a) | b",
    "x:(y:a)",
    "- --x",
    "(f[x])::tag",
]


@pytest.mark.parametrize("text", MINIMAL)
def test_parentheses_are_minimal(text):
    assert to_text(parse(text)) == text


NEEDLESS = {
    "(a /. b) /. c": "a /. b /. c",
    "f[(a; b), c]": "f[a; b, c]",
    "(a :> b) /. c": "a :> b /. c",
    "(a == b) === c": "a == b === c",
    "(a*b) + c": "a*b + c",
    "((a))": "a",
    "{(a -> b)}": "{a -> b}",
    "(a/b)*c": "a/b*c",
    "(f[x])[y]": "f[x][y]",
    "(x_)?t": "x_?t",
}


@pytest.mark.parametrize("text, expected", NEEDLESS.items())
def test_needless_parentheses_go(text, expected):
    assert to_text(parse(text)) == expected
    assert parse(expected) == parse(text)


# evaluated expressions: InputForm, OutputForm
CANONICAL = [
    (S.Times(HALF, x), "x/2", "x/2"),
    (S.Times(Fraction(3, 2), x), "(3*x)/2", "(3 x)/2"),
    (S.Times(Fraction(-1, 2), x), "-1/2*x", "-(x/2)"),
    (S.Times(HALF, a, S.Power(b, -1)), "a/(2*b)", "a/(2 b)"),
    (S.Power(x, -1), "x^(-1)", "1/x"),
    (S.Power(x, -2), "x^(-2)", "1/x^2"),
    (S.Power(x, HALF), "Sqrt[x]", "Sqrt[x]"),
    (S.Times(a, S.Power(b, Fraction(-1, 2))), "a/Sqrt[b]", "a/Sqrt[b]"),
    (S.Power(2, Fraction(-1, 2)), "1/Sqrt[2]", "1/Sqrt[2]"),
    (S.Times(-1, x), "-x", "-x"),
    (S.Times(-1, a, b), "-(a*b)", "-(a b)"),
    (S.Times(Fraction(-1, 2), S.Power(x, -1)), "-1/2*1/x", "-1/(2 x)"),
    (S.Times(Fraction(-1, 2), a, b), "-1/2*(a*b)", "-((a b)/2)"),
    (S.Times(Fraction(-3, 2), x), "(-3*x)/2", "(-3 x)/2"),
    (S.Or(S.And(a, b), c), "(a && b) || c", "(a && b) || c"),
    (S.And(S.Or(a, b), c), "(a || b) && c", "(a || b) && c"),
    (S.Times(-1, S.Power(x, -1)), "-x^(-1)", "-(1/x)"),
    (S.Times(-1, S.Power(2, Fraction(-1, 2))), "-(1/Sqrt[2])", "-(1/Sqrt[2])"),
    (S.Times(-1, S.Power(x, -1), S.Power(S.y, -1)), "-(1/(x*y))", "-(1/(x y))"),
    (S.Times(-1, a, S.Power(b, -1)), "-(a/b)", "-(a/b)"),
    (S.Times(2, S.Power(x, -2)), "2/x^2", "2/x^2"),
    (S.Times(S.Power(a, -1), S.Power(b, -1)), "1/(a*b)", "1/(a b)"),
    (S.Times(a, b, S.Power(c, -1)), "(a*b)/c", "(a b)/c"),
    (S.Plus(a, S.Times(-1, b)), "a - b", "a - b"),
    (S.Plus(a, S.Times(-1, b, c)), "a - b*c", "a - b c"),
    (S.Plus(a, S.Times(-2, b)), "a - 2*b", "a - 2 b"),
    (S.Plus(-1, a), "-1 + a", "-1 + a"),
    (S.Plus(a, Fraction(-1, 2)), "a - 1/2", "a - 1/2"),
    (S.Plus(S.Times(-1, a), b), "-a + b", "-a + b"),
    (S.Plus(a, S.Times(-1, S.Plus(b, c))), "a - (b + c)", "a - (b + c)"),
    (S.Power(Fraction(1, 2), x), "(1/2)^x", "(1/2)^x"),
    (S.Power(x, Fraction(2, 3)), "x^(2/3)", "x^(2/3)"),
    (S.Exp(x), "Exp[x]", "Exp[x]"),
    (Fraction(-3, 4), "-3/4", "-3/4"),
    (Complex(1, 2), "1 + 2*I", "1 + 2 I"),
    (Complex(0, 1), "I", "I"),
    (Complex(0, -1), "-I", "-I"),
    (Complex(0, -2), "-2*I", "-2 I"),
    (Complex(HALF, Fraction(-3, 4)), "1/2 - (3*I)/4", "1/2 - (3 I)/4"),
    (Complex(0, HALF), "I/2", "I/2"),
    (Complex(0, -HALF), "-1/2*I", "-I/2"),
    (Complex(0, Fraction(-3, 2)), "(-3*I)/2", "-(3 I)/2"),
    (S.Times(Complex(0, HALF), x), "(I/2)*x", "(I/2) x"),
    (S.Times(HALF, S.Power(b, S.Times(-1, x))), "1/(2*b^x)", "1/(2 b^x)"),
    (S.Times(a, S.Power(2, S.Times(-2, x))), "a/2^(2*x)", "a/2^(2 x)"),
    (S.Times(-1, S.Power(b, S.Times(-1, x))), "-b^(-x)", "-b^(-x)"),
    (S.Times(Complex(0, HALF), S.Power(b, S.Times(Complex(0, -1), x))), "(I/2)/b^(I*x)", "(I/2)/b^(I x)"),
    (S.Power(Complex(0, 1), x), "I^x", "I^x"),
    (S.Power(Complex(0, 2), x), "(2*I)^x", "(2 I)^x"),
    (S.Times(x, Complex(1, 2)), "x*(1 + 2*I)", "x (1 + 2 I)"),
    (1.5 - 2j, "1.5 - 2.*I", "1.5 - 2. I"),
    (S.HoldForm(S.Plus(1, 1)), "HoldForm[1 + 1]", "1 + 1"),
    (S.InputForm("a"), 'InputForm["a"]', '"a"'),
    (S.FullForm(S.Plus(a, b)), "FullForm[a + b]", "Plus[a, b]"),
    (wl_list([1, S.Skeleton(7)]), "{1, Skeleton[7]}", "{1, <<7>>}"),
    (S.Graphics(S.Line(a)), "Graphics[Line[a]]", "-Graphics-"),
    (wl_list([S.Legended(S.Graphics(a), "l")]), '{Legended[Graphics[a], "l"]}', "{-Graphics-}"),
    (wl_list(["a", 'say "b"']), '{"a", "say \\"b\\""}', '{a, say "b"}'),
    (Expr(Expr(S.Derivative, (1, 0)), (f,)), "Derivative[1, 0][f]", "Derivative[1, 0][f]"),
    (Expr(Expr(S.Derivative, (7,)), (f,)), "Derivative[7][f]", "Derivative[7][f]"),
    (S.Function(wl_list([x]), S.Plus(x, 1)), "Function[{x}, x + 1]", "Function[{x}, x + 1]"),
    (S.Slot(-1), "Slot[-1]", "Slot[-1]"),
    (S.Plus(a), "Plus[a]", "Plus[a]"),
    (S.Rule(a, b, c), "Rule[a, b, c]", "Rule[a, b, c]"),
]


@pytest.mark.parametrize("expr, input_form, output_form", CANONICAL, ids=[case[1] for case in CANONICAL])
def test_canonical_expressions(expr, input_form, output_form):
    assert (to_text(expr), to_text(expr, "OutputForm")) == (input_form, output_form)


REALS = [
    (1.0, "1.", "1."),
    (0.5, "0.5", "0.5"),
    (1 / 3, "0.3333333333333333", "0.333333"),
    (2 / 3, "0.6666666666666666", "0.666667"),
    (1.5e-7, "1.5*^-7", "1.5*10^-7"),
    (1e-7, "1.*^-7", "1.*10^-7"),
    (0.0001, "0.0001", "0.0001"),
    (0.00001, "0.00001", "0.00001"),
    (0.000001, "1.*^-6", "1.*10^-6"),
    (123456.789, "123456.789", "123457."),
    (999999.7, "999999.7", "1.*10^6"),
    (1234567.0, "1.234567*^6", "1.23457*10^6"),
    (1e100, "1.*^100", "1.*10^100"),
    (100000.0, "100000.", "100000."),
    (0.1 + 0.2, "0.30000000000000004", "0.3"),
    (-2.5, "-2.5", "-2.5"),
    (0.0, "0.", "0."),
    (-0.0, "-0.", "-0."),
    (float("inf"), "Infinity", "Infinity"),
    (float("-inf"), "-Infinity", "-Infinity"),
    (float("nan"), "Indeterminate", "Indeterminate"),
    (5e-324, "5.*^-324", "4.94066*10^-324"),
]


@pytest.mark.parametrize("value, input_form, output_form", REALS)
def test_reals(value, input_form, output_form):
    assert (to_text(value), to_text(value, "OutputForm")) == (input_form, output_form)


def test_reals_of_given_precision_keep_their_mark():
    value = parse("1.5`20")
    assert isinstance(parse(to_text(value)), BigReal)
    assert parse(to_text(value)) == value
    assert to_text(S.Power(parse("-1.5`20"), 2)).startswith("(-1.5`20")


def test_full_form_shows_heads_and_arguments():
    expr = S.List(
        Fraction(1, 2), Complex(1, 2), 1 - 1j, "s", S.Power(a, -1), Association.from_pairs([("k", a)])
    )
    assert to_text(expr, "FullForm") == (
        'List[Rational[1, 2], Complex[1, 2], Complex[1., -1.], "s", Power[a, -1], Association[Rule["k", a]]]'
    )


def test_strings_are_escaped_so_that_they_read_back():
    text = 'tab\t quote" back\\slash new\nline \x00 \x7f \r α \uf6b2 \\[Alpha] end\\'
    written = to_text(text)
    assert "\n" not in written
    assert parse(written) == text


def test_associations():
    value = Association.from_pairs([("a", 1), (a, S.RuleDelayed(b, c)), (1, S.CompoundExpression(a, b))])
    assert to_text(value) == '<|"a" -> 1, a -> b :> c, 1 -> (a; b)|>'
    assert to_text(value, "OutputForm") == "<|a -> 1, a -> b :> c, 1 -> (a; b)|>"
    assert to_text(Association({})) == "<||>"


def test_an_association_that_is_none_keeps_its_head():
    assert to_text(S.Association(a)) == "Association[a]"


def test_contexts():
    value = S.Plus(symbol("p", "my`"), symbol("q", "Global`"), S.Pi)
    assert to_text(value) == "my`p + q + Pi"
    assert to_text(value, visible=lambda s: s.context == "my`") == "p + Global`q + System`Pi"


def test_packed_arrays_print_as_their_lists():
    rows = [[1.5, 2.0, -3e-9], [0.25, 1e7, 0.0]]
    lists = wl_list(wl_list(row) for row in rows)
    array = packed(np.array(rows))
    assert array.array is not None
    for form in ("InputForm", "OutputForm", "FullForm"):
        assert to_text(array, form) == to_text(lists, form)
    assert to_text(packed(np.arange(3))) == "{0, 1, 2}"
    assert to_text(packed(np.array([1 + 2j]))) == "{1. + 2.*I}"
    assert to_text(S.f(packed(np.arange(2)))) == "f[{0, 1}]"


def test_buffers_print_as_lists():
    assert to_text(Buffer([1, a])) == "{1, a}"


def test_big_packed_array_prints_without_its_elements():
    array = packed(np.arange(200_000))
    text = to_text(array)
    assert text.startswith("{0, 1, 2, ") and text.endswith("199999}")
    assert array._args is None


class Thing:
    wl_head = S.Thing

    def wl_text(self, form):
        return f"Thing<{form}>"


class Remade(Thing):
    def wl_input(self):
        return S.Thing(1, "a")

    def wl_shown(self, text):
        return f"Thing\n  of {text('a')}"


def test_objects_of_other_rooms_write_themselves():
    assert to_text(wl_list([Thing()]), "OutputForm") == "{Thing<OutputForm>}"
    assert to_text(Thing()) == "Thing<InputForm>"
    assert to_text(wl_list([Remade()])) == '{Thing[1, "a"]}'
    assert to_text(Remade(), "FullForm") == 'Thing[1, "a"]'
    assert to_text(Remade(), "OutputForm") == "Thing\n  of a"
    assert to_text(wl_list([Remade()]), "OutputForm") == "{Thing<OutputForm>}"


def test_other_rooms_add_output_forms():
    @output_form("ShoutForATest")
    def shout(expr, text):
        return text(expr.args[0]) + "!" if expr.args else None

    value = S.ShoutForATest(S.Plus(a, "b"))
    assert to_text(wl_list([value]), "OutputForm") == "{a + b!}"
    assert to_text(value) == 'ShoutForATest[a + "b"]'
    assert to_text(S.ShoutForATest(), "OutputForm") == "ShoutForATest[]"


@pytest.mark.parametrize("name", sorted(PRINTED))
def test_printed_operators_read_back(name):
    operator = PRINTED[name]
    arguments = (a,) if operator.usage != "infix" else (a, b)
    expr = Expr(symbol(name), arguments)
    assert parse(to_text(expr)) == expr


@pytest.mark.parametrize("name", sorted(PRINTED))
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_odd_numbers_of_arguments_read_back(name, count):
    expr = Expr(symbol(name), (a, b, c, x)[:count])
    assert parse(to_text(expr)) == expr


@pytest.mark.parametrize("base, power, more", [(10, 5000, 0), (10, 30000, -1), (-3, 40001, 0), (2, 12000, 1)])
def test_integers_of_any_size_are_written_in_full(base, power, more):
    """By their remainders: the digits of a piece are those of the integer modulo a power of ten."""
    value = base**power + more
    text = to_text(value, "InputForm")
    digits = text.removeprefix("-")
    assert text.startswith("-") == (value < 0) and digits[0] != "0"
    assert 10 ** (len(digits) - 1) <= abs(value) < 10 ** len(digits)
    for place in range(0, len(digits), 4000):
        after = len(digits) - place - len(digits[place : place + 4000])
        assert int(digits[place : place + 4000]) == abs(value) // 10**after % 10 ** len(
            digits[place : place + 4000]
        )
