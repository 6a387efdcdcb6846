"""Reduce: inequalities and equations with known answers, and a check of random ones at many points."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Reduce[x^2 == 4, x] ⇒ x == -2 || x == 2
Reduce[x^2 < 4, x] ⇒ -2 < x < 2
Reduce[x^2 >= 4, x] ⇒ x <= -2 || x >= 2
Reduce[x^2 + 1 > 0, x, Reals] ⇒ True
Reduce[x^2 + 1 < 0, x] ⇒ False
Reduce[x^2 + 1 == 0, x] ⇒ x == -I || x == I
Reduce[x^2 + 1 == 0, x, Reals] ⇒ False
Reduce[{x + y == 3, x - y == 1}, {x, y}] ⇒ x == 2 && y == 1
Reduce[1/x > 1, x] ⇒ 0 < x < 1
Reduce[x^2 - 2 <= 0 && x > 0, x] ⇒ Inequality[0, Less, x, LessEqual, Sqrt[2]]
Reduce[x^3 - x > 0, x] ⇒ -1 < x < 0 || x > 1
Reduce[x^2 < 6, x, Integers] ⇒ x == -2 || x == -1 || x == 0 || x == 1 || x == 2
Reduce[2 x + 3 >= 7, x] ⇒ x >= 2
Reduce[-1 < x < 3 && x^2 > 1, x] ⇒ 1 < x < 3
Reduce[!(x > 1) && x > -2, x] ⇒ Inequality[-2, Less, x, LessEqual, 1]
Reduce[x^5 - x - 1 == 0, x, Reals] ⇒ x == Root[-1 - #1 + #1^5 &, 1]
Reduce[x != 2, x, Reals] ⇒ x < 2 || x > 2
Reduce[Sin[x] == 0, x] ⇒ Element[C[1], Integers] && (x == 2 Pi C[1] || x == Pi + 2 Pi C[1])
Reduce[a x == b, x] ⇒ (b == 0 && a == 0) || (a != 0 && x == b/a)
Reduce[(a^2 - 1) x == a - 1, x] ⇒ a == 1 || (a != -1 && a != 1 && x == (-1 + a)/(-1 + a^2))
Reduce[a x^2 == 4, x] ⇒ a != 0 && (x == -2/Sqrt[a] || x == 2/Sqrt[a])
Reduce[Abs[x - 1] < 3, x, Reals] ⇒ -2 < x < 4
Reduce[Abs[x] + Abs[x - 2] <= 4, x, Reals] ⇒ -1 <= x <= 3
Reduce[Sqrt[x + 1] > x - 1, x] ⇒ Inequality[-1, LessEqual, x, Less, 3]
Reduce[Sqrt[x] <= 3 && x > 1, x] ⇒ Inequality[1, Less, x, LessEqual, 9]
Reduce[Exp[2 x] - 3 Exp[x] + 2 < 0, x] ⇒ 0 < x < Log[2]
Reduce[Log[x] + Log[x - 1] < Log[6], x, Reals] ⇒ 1 < x < 3
Reduce[x Log[x] > 0, x, Reals] ⇒ x > 1
Reduce[1/Sqrt[x] > 1, x] ⇒ 0 < x < 1
Reduce[E^x == 2, x] ⇒ Element[C[1], Integers] && x == 2 I Pi C[1] + Log[2]
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@settings(max_examples=30, deadline=None)
@given(some.lists(some.integers(-4, 4), min_size=1, max_size=3), some.sampled_from(["<", "<=", ">", ">="]))
def test_the_answer_holds_exactly_where_the_statement_does(roots, sign):
    product = "*".join(f"(x - ({r}))" for r in roots)
    ROOM.value("Clear[x]")
    ROOM.value(f"answer = Reduce[{product} {sign} 0, x, Reals]")
    points = [Fraction(k, 2) for k in range(-11, 12)]
    for point in points:
        ROOM.check(f"answer /. x -> {point}", f"{product} {sign} 0 /. x -> {point}")


@pytest.mark.parametrize(
    "text",
    [
        "Reduce[a x^3 == b, x]",
        "Reduce[x Sin[x] == 1, x]",
        "Reduce[Sin[x] > 1/2, x]",
        "Reduce[x^2 + y^2 == 1, {x, y}]",
    ],
)
def test_what_is_not_offered_is_told(text):
    ROOM.check_unevaluated(text, "Reduce::wlnetred")
