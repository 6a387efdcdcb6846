"""Intervals, precision, names of integers, invariants of polynomials, expectations: Wolfram's values."""

import pytest

from tests.evaluating import Room
from tests.language.tables import check_table
from wlnet import Session

INTERVALS = """
Interval[{1, 2}] + 1 ⇒ Interval[{2, 3}]
Interval[{1, 2}] + Interval[{3, 5}] ⇒ Interval[{4, 7}]
Interval[{1, 2}] Interval[{-1, 5}] ⇒ Interval[{-2, 10}]
Interval[{1, 2}] - Interval[{1, 2}] ⇒ Interval[{-1, 1}]
Interval[{-1, 2}]^2 ⇒ Interval[{0, 4}]
1/Interval[{-1, 2}] ⇒ Interval[{-Infinity, -1}, {1/2, Infinity}]
Sqrt[Interval[{4, 9}]] ⇒ Interval[{2, 3}]
Sin[Interval[{0, Pi}]] ⇒ Interval[{0, 1}]
Cos[Interval[{0, 10}]] ⇒ Interval[{-1, 1}]
Exp[Interval[{0, 1}]] ⇒ Interval[{1, E}]
Abs[Interval[{-2, 1}]] ⇒ Interval[{0, 2}]
Interval[{1, 2}] < Interval[{3, 4}] ⇒ True
Interval[{3, 4}] < 2 ⇒ False
Interval[{3, 1}] ⇒ Interval[{1, 3}]
Interval[{1, 2}, {3, 4}, {2, 5/2}] ⇒ Interval[{1, 5/2}, {3, 4}]
{Min[Interval[{1, 2}]], Max[Interval[{1, 2}]]} ⇒ {1, 2}
IntervalMemberQ[Interval[{1, 2}], {3/2, 3}[[1]]] ⇒ True
IntervalMemberQ[Interval[{1, 2}], Interval[{1, 3}]] ⇒ False
IntervalUnion[Interval[{1, 2}], Interval[{2, 3}]] ⇒ Interval[{1, 3}]
IntervalIntersection[Interval[{1, 3}], Interval[{2, 4}]] ⇒ Interval[{2, 3}]
x + Interval[{1, 2}] + 1 ⇒ x + Interval[{2, 3}]
"""

NUMBERS = """
ToString[SetPrecision[Pi, 20]] ⇒ "3.1415926535897932385"
SetPrecision[0.1, Infinity] ⇒ 3602879701896397/36028797018963968
Precision[SetPrecision[1.5, 30]] ⇒ 30.
Precision[SetPrecision[N[Pi, 30], MachinePrecision]] ⇒ MachinePrecision
ToString[SetAccuracy[3.1, 10]] ⇒ "3.100000000"
IntegerName[7] ⇒ "seven"
IntegerName[123] ⇒ "one hundred twenty\\[Hyphen]three"
IntegerName[1234567] ⇒ "1 million 234 thousand 567"
IntegerName[1243, "Words"] ⇒ "one thousand two hundred forty\\[Hyphen]three"
IntegerName[{1, 12}, "Ordinal"] ⇒ {"first", "twelfth"}
LetterCounts["abab", 2] ⇒ <|"ab" -> 2, "ba" -> 1|>
Resultant[x^2 + a x + b, x - c, x] ⇒ b + a c + c^2
Discriminant[a x^2 + b x + c, x] ⇒ b^2 - 4 a c
Discriminant[x^3 + p x + q, x] ⇒ -4 p^3 - 27 q^2
HornerForm[1 + 2 x + 3 x^2 + 4 x^3] ⇒ 1 + x (2 + x (3 + 4 x))
"""

CHANCE = """
Expectation[x^2, x \\[Distributed] NormalDistribution[0, 1]] ⇒ 1
Expectation[2 x + 3, x \\[Distributed] NormalDistribution[m, s]] ⇒ 3 + 2 m
Expectation[x, x \\[Distributed] PoissonDistribution[3]] ⇒ 3
Expectation[x^3, x \\[Distributed] ExponentialDistribution[1]] ⇒ 6
Expectation[E^x, x \\[Distributed] NormalDistribution[0, 1]] ⇒ Sqrt[E]
Expectation[x^2, x \\[Distributed] {1, 2, 3}] ⇒ 14/3
Probability[x > 0, x \\[Distributed] NormalDistribution[0, 1]] ⇒ 1/2
Probability[x <= 2, x \\[Distributed] PoissonDistribution[3]] ⇒ 17/(2 E^3)
Probability[1 < x < 2, x \\[Distributed] ExponentialDistribution[1]] ⇒ 1/E - 1/E^2
Probability[x == 2, x \\[Distributed] BinomialDistribution[5, 1/2]] ⇒ 5/16
Probability[x < 3, x \\[Distributed] DiscreteUniformDistribution[{1, 6}]] ⇒ 1/3
Probability[x > 2, x \\[Distributed] {1, 2, 3, 4}] ⇒ 1/2
Probability[! (x > 0), x \\[Distributed] NormalDistribution[0, 1]] ⇒ 1/2
"""


@pytest.mark.parametrize("table", [INTERVALS, NUMBERS, CHANCE], ids=["intervals", "numbers", "chance"])
def test_values(table):
    check_table(table.replace("\\\\[", "\\["), compiling=True)


@pytest.mark.parametrize(
    "text, message",
    [
        ("SetPrecision[1, 0]", "SetPrecision::precsm"),
        ("IntervalUnion[Interval[{1, 2}], x]", "Interval::ilist"),
        ('IntegerName[3, "Roman"]', "IntegerName::kind"),
        ("Resultant[Sin[x], x, x]", "Resultant::poly"),
        ("Expectation[x^2, y]", "Expectation::dist"),
    ],
)
def test_wrong_arguments_are_told(text, message):
    ROOM.check_unevaluated(text, message)


ROOM = Room()


def test_machine_intervals_hold_every_value():
    session = Session()
    session.evaluate("i = Sin[Exp[Interval[{0.1, 0.9}]]] + 0.1")
    for x in (0.1, 0.3, 0.4515827, 0.77, 0.9):
        assert session.evaluate(f"IntervalMemberQ[i, Sin[Exp[{x}]] + 0.1]"), x


def test_numeric_expectations_agree_with_exact_ones():
    session = Session()
    found = session.evaluate("NExpectation[x^4, x \\[Distributed] NormalDistribution[0, 1]]")
    assert found == pytest.approx(3, rel=1e-9)
    chance = session.evaluate("NProbability[x > 1, x \\[Distributed] NormalDistribution[0, 1]]")
    assert chance == pytest.approx(0.15865525393145707, rel=1e-12)
