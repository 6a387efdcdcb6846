"""What is printed in InputForm or FullForm reads back to the same expression.

Trees that the reader makes come back as they are. Evaluated expressions hold rationals, and
products with them or with negative powers, which are written as people write them (x/2, a - 2*b,
(a*b)/c) and so come back as the same value in another shape: `evened` brings both to one shape.
"""

import math
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, same
from wlnet.expr.symbols import S, symbol
from wlnet.syntax import parser
from wlnet.syntax.errors import WolframSyntaxError
from wlnet.syntax.operators import INFIX, POSTFIX, PREFIX, PRINTED
from wlnet.syntax.parser import default_symbol, parse_all
from wlnet.syntax.printer import to_text

SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))

NAMES = [symbol(name, "Global`") for name in ("a", "b", "x1", "f", "$g", "größe", "α")]
NAMES += [symbol("p", "ctx`"), symbol("q", "ctx`sub`"), S.Pi, S.All, S.Null, S.Automatic]

HEADS = [
    *sorted(PRINTED),
    "List",
    "Part",
    "Span",
    "Function",
    "Optional",
    "Pattern",
    "TagSet",
    "TagSetDelayed",
]
HEADS += ["TagUnset", "Slot", "MessageName", "Not", "CompoundExpression", "Blank", "PatternTest", "Sqrt"]
HEADS += ["Information", "Get", "Put"]
SYSTEM = {*HEADS, "Pi", "All", "Null", "Automatic", "Integer", "Derivative", "Inequality", "Rational"}


def parse(text):
    return parser.parse(text, lambda name: symbol(name) if name in SYSTEM else default_symbol(name))


names = st.sampled_from(NAMES)
strings = st.text(st.characters(codec="utf-8"), max_size=8)
reals = st.floats(allow_nan=False, allow_infinity=False)
numbers = st.one_of(st.integers(), st.integers(-3, 3), reals, st.sampled_from([0.5, -0.5, 1e-7, 1e22]))
blanks = st.sampled_from(["_", "__", "___", "_Integer", "x_", "x__f", "y_ctx`p", "_.", "x_."]).map(parse)
slots = st.sampled_from(["#", "#2", "##", "##3", "#name", "%", "%%", "%5"]).map(parse)
words = st.one_of(names, numbers, strings, blanks, slots)


def operator_expressions(parts):
    """Every head that has a notation, with any number of arguments up to 3."""
    heads = st.sampled_from(HEADS)
    return st.builds(lambda head, args: Expr(symbol(head), tuple(args)), heads, st.lists(parts, max_size=3))


def built(parts):
    few = st.lists(parts, max_size=3).map(tuple)
    comparisons = st.sampled_from([S.Equal, S.Less, S.LessEqual, S.Unequal])
    return st.one_of(
        operator_expressions(parts),
        st.builds(Expr, parts, few),
        st.builds(Expr, names, few),
        st.builds(lambda name, p: S.Pattern(name, p), names, parts),
        st.builds(lambda p, d: S.Optional(p, d), parts, parts),
        st.builds(lambda n, p: Expr(S.Derivative(n), (p,)), st.integers(0, 6), parts),
        st.builds(lambda *p: S.Inequality(*p), parts, comparisons, parts, comparisons, parts),
        st.builds(
            lambda pairs: S.Association(*(S.Rule(k, v) for k, v in pairs)), st.lists(st.tuples(parts, parts))
        ),
        st.builds(lambda p, tag: S.MessageName(p, tag), parts, strings),
        st.builds(lambda n, p: S.Plus(p, S.Times(n, p)), numbers, parts),
        st.builds(lambda p, n: S.Times(p, S.Power(p, n)), parts, st.integers(-3, 3)),
    )


trees = st.recursive(words, built, max_leaves=12)


def evened(expr):
    """A shape that all ways to write a sum, product or quotient have in common.

    Products and quotients become one flat product with its numbers multiplied out, differences
    become sums, powers of powers with integer exponents and of numbers are carried out.
    """
    if isinstance(expr, Association):
        return Expr(S.Association, tuple(evened(rule) for rule in expr.rules()))
    if not isinstance(expr, Expr):
        return expr
    head, args = evened(expr.head), [evened(arg) for arg in expr.args]
    if head is S.Times and len(args) > 1:
        return _product(args)
    if head is S.Plus and len(args) > 1:
        return Expr(head, tuple(args))
    if head is S.Power and len(args) == 2:
        return _power(*args)
    if head is S.Sqrt and len(args) == 1:
        return _power(args[0], Fraction(1, 2))
    return Expr(head, tuple(args))


def _product(args):
    factors, number = [], Fraction(1)
    for arg in args:
        flat = arg.args if isinstance(arg, Expr) and arg.head is S.Times else (arg,)
        for factor in flat:
            if isinstance(factor, (int, Fraction)):
                number *= factor
            elif isinstance(factor, float) and math.copysign(1, factor) < 0:
                number, factors = -number, [*factors, -factor]
            else:
                factors.append(factor)
    factors.sort(key=repr)
    number = number.numerator if number.denominator == 1 else number
    if not same(number, 1) or not factors:
        factors.insert(0, number)
    return factors[0] if len(factors) == 1 else Expr(S.Times, tuple(factors))


def _power(base, exponent):
    if isinstance(exponent, (int, Fraction)):
        if exponent == 1:
            return base
        if isinstance(base, (int, Fraction)) and isinstance(exponent, int) and base and abs(exponent) < 4:
            found = Fraction(base) ** exponent
            return found.numerator if found.denominator == 1 else found
        if isinstance(base, float) and math.copysign(1, base) < 0 and exponent == -1:
            return _product([-1, Expr(S.Power, (-base, -1))])
        if isinstance(base, Expr) and base.head is S.Power and len(base) == 2:
            inner = base.args[1]
            if isinstance(inner, (int, Fraction)) and (exponent == -1 or inner == -1):
                product = Fraction(inner) * exponent
                return _power(base.args[0], product.numerator if product.denominator == 1 else product)
        if isinstance(base, Expr) and base.head is S.Times and exponent == -1:
            return _product([_power(factor, -1) for factor in base.args])
    return Expr(S.Power, (base, exponent))


def has_quotient(expr) -> bool:
    """Whether InputForm writes some product in it as a quotient or difference, or a root as Sqrt."""
    if not isinstance(expr, Expr):
        return isinstance(expr, Fraction)
    arithmetic = expr.head in (S.Times, S.Power, S.Plus, S.Sqrt)
    return arithmetic or any(has_quotient(part) for part in (expr.head, *expr.args))


@SETTINGS
@given(trees)
def test_input_form_reads_back(expr):
    again = parse(to_text(expr))
    if has_quotient(expr):
        assert same(evened(again), evened(expr))
    else:
        assert same(again, expr)


@SETTINGS
@given(trees)
def test_full_form_reads_back(expr):
    assert same(parse(to_text(expr, "FullForm")), expr)


@SETTINGS
@given(trees)
def test_printing_what_was_printed_changes_nothing(expr):
    once = to_text(parse(to_text(expr)))
    assert to_text(parse(once)) == once


TOKENS = [
    *INFIX,
    *PREFIX,
    *POSTFIX,
    "a",
    "b",
    "1",
    "2.5",
    "_",
    "x_",
    "#",
    '"s"',
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ",",
]
TOKENS += [
    "<|",
    "|>",
    "::t",
    "<<f",
    "\n",
    "[[",
    "]]",
    ";;",
    "%",
    " ",
    "\\[Pi]",
    "(*",
    "*)",
    '"',
    "\\",
    "f[",
    "`",
]


@SETTINGS
@given(st.lists(st.sampled_from(TOKENS), max_size=14))
def test_any_text_is_read_or_refused(tokens):
    """Nothing but a syntax error comes out of the reader, and what it reads comes back from InputForm."""
    try:
        exprs = parse_all(" ".join(tokens))
    except WolframSyntaxError as error:
        assert error.line >= 1 and error.excerpt.endswith("^")
        return
    for expr in exprs:
        again = parse(to_text(expr))
        assert same(evened(again), evened(expr))


OPERANDS = ["a", "b", "f[x]", "x_", "2", "-1", "#", '"s"', "{1, 2}", "(a + b)", "3.5", "y_h", "g'"]


@SETTINGS
@given(st.lists(st.tuples(st.sampled_from(sorted(INFIX)), st.sampled_from(OPERANDS)), min_size=1, max_size=6))
def test_operator_runs_come_back(steps):
    """Texts as people write them: what is read is printed so that it reads the same."""
    text = "a " + " ".join(f"{operator} {operand}" for operator, operand in steps)
    try:
        expr = parse(text)
    except WolframSyntaxError:
        assume(False)
    assert same(evened(parse(to_text(expr))), evened(expr))


CANONICAL = st.recursive(
    st.one_of(
        names,
        st.integers(-4, 4).filter(bool),
        st.fractions(-2, 2, max_denominator=5).filter(lambda q: q.denominator > 1),
        st.sampled_from([0.5, -1.5]),
    ),
    lambda parts: st.one_of(
        st.lists(parts, min_size=2, max_size=4).map(lambda args: Expr(S.Plus, tuple(args))),
        st.lists(parts, min_size=2, max_size=4).map(lambda args: Expr(S.Times, tuple(args))),
        st.builds(
            lambda p, n: S.Power(p, n), parts, st.sampled_from([-2, -1, 2, Fraction(1, 2), Fraction(-1, 2)])
        ),
        st.builds(lambda p: Expr(NAMES[3], (p,)), parts),
    ),
    max_leaves=8,
)


@SETTINGS
@given(CANONICAL)
def test_sums_and_products_keep_their_value(expr):
    assert same(evened(parse(to_text(expr))), evened(expr))
