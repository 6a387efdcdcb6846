"""Expressions as Python objects."""

from fractions import Fraction

from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.symbols import S


def test_text_for_developers():
    value = Expr(Expr(S.f, (1,)), ("a", Fraction(1, 2), wl_list([]), S.x))
    assert repr(value) == 'f[1]["a", Rational[1, 2], List[], x]'


def test_the_text_of_a_deep_expression_needs_no_deep_stack():
    value = S.x
    for _ in range(100_000):
        value = Expr(S.f, (value,))
    assert repr(value) == "f[" * 100_000 + "x" + "]" * 100_000
