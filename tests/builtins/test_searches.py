"""Options and start values of FindRoot, FindMinimum, FindMaximum and NIntegrate."""

import math

import pytest

from tests.evaluating import Room

ROOM = Room()

GOLDEN = (1 + 5**0.5) / 2

NUMBERS = [
    ("x /. FindRoot[x^2 - x - 1, {x, 1, 2}]", GOLDEN),
    ('x /. FindRoot[x^2 == x + 1, {x, 1, 3}, Method -> "Brent"]', GOLDEN),
    ('x /. FindRoot[x^2 - x - 1, {x, 2}, Method -> "Newton"]', GOLDEN),
    ('x /. FindRoot[x^2 - x - 1, {x, 2, 2.5}, Method -> "Secant"]', GOLDEN),
    ("Im[z /. FindRoot[z^2 + 4, {z, 1 + I}]]", 2.0),
    ("spec = {x, 1.5}; body = Exp[x] - 4; x /. FindRoot[body, spec]", math.log(4)),
    ('k = 9; j /. FindRoot[j^3 - k, {j, 2}, Method -> "Newton"]', 9 ** (1 / 3)),
    ('First[FindMinimum[(x - 3)^2 + (y + 2)^2 + 5, {{x, 0}, {y, 0}}, Method -> "ConjugateGradient"]]', 5.0),
    ('x /. Last[FindMaximum[4 - (x - 3)^2, {x, 0}, Method -> "PrincipalAxis"]]', 3.0),
    ("NIntegrate[Sin[x], {x, 0, Pi}, PrecisionGoal -> 6, Method -> Automatic]", 2.0),
    ("NIntegrate[x y, {x, 0, 1}, {y, 0, 2}, AccuracyGoal -> 5]", 1.0),
]


@pytest.mark.parametrize(("code", "expected"), NUMBERS)
def test_numbers(code, expected):
    messages, found = ROOM.messages(code)
    assert not messages
    assert math.isclose(found, expected, rel_tol=1e-6)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ('FindRoot[x^2 - 2, {x, 2, 3}, Method -> "Brent"]', "FindRoot::brac"),
        ("FindRoot[Tan[x], {x, 1, 2}]", "FindRoot::cvmit"),
        ("FindRoot[x^2 - 2, {x, 1}, WorkingPrecision -> 40]", "FindRoot::wlnetopt"),
        ('FindMinimum[x^2, {x, 1}, Method -> "Magic"]', "FindMinimum::wlnetopt"),
        ("NIntegrate[x, {x, 0, 1}, PrecisionGoal -> -2]", "NIntegrate::opttf"),
    ],
)
def test_messages(code, message):
    ROOM.check_unevaluated(code, message)


def test_the_unknown_keeps_its_value():
    ROOM.value('u = 7; FindRoot[u^2 - 2, {u, 1}, Method -> "Newton"]')
    assert ROOM.value("u") == 7
