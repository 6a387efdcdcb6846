"""Digits of real numbers, recurring ones too; continued fractions of roots."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
RealDigits[5/8] ⇒ {{6, 2, 5}, 0}
RealDigits[1/6] ⇒ {{1, {6}}, 0}
RealDigits[22/7] ⇒ {{3, {1, 4, 2, 8, 5, 7}}, 1}
RealDigits[-1/30] ⇒ {{{3}}, -1}
RealDigits[1/7, 2] ⇒ {{{1, 0, 0}}, -2}
RealDigits[1/3, 10, 4] ⇒ {{3, 3, 3, 3}, 0}
RealDigits[250] ⇒ {{2, 5, 0}, 3}
RealDigits[0] ⇒ {{0}, 1}
RealDigits[E, 10, 6] ⇒ {{2, 7, 1, 8, 2, 8}, 1}
RealDigits[E, 10, 4, 2] ⇒ {{0, 0, 2, 7}, 3}
RealDigits[E, 10, 3, -4] ⇒ {{2, 8, 1}, -3}
RealDigits[0.5, 2, 3] ⇒ {{1, 0, 0}, 0}
Length[First[RealDigits[0.1, 2]]] ⇒ 53
RealDigits[2.5, 10, 18] ⇒ {Join[{2, 5}, Table[0, 14], {Indeterminate, Indeterminate}], 1}
RealDigits[4.35] ⇒ {Join[{4, 3, 5}, Table[0, 13]], 1}
RealDigits[{0.5, 1/3}, 10, 2] ⇒ {{{5, 0}, 0}, {{3, 3}, 0}}
NumberDigit[1234.5, 2] ⇒ 2
NumberDigit[1234.5, -1] ⇒ 5
FromDigits[RealDigits[41/333]] ⇒ 41/333
FromDigits[{{1, {2}}, 1}] ⇒ 11/9
FromDigits["c0"] ⇒ 120
FromDigits["zz", 36] ⇒ 1295
FromDigits[{a, b}, 2] ⇒ 2 a + b
MantissaExponent[12, 2] ⇒ {3/4, 4}
MantissaExponent[E^2, E] ⇒ {1/E, 3}
MantissaExponent[5, Pi] ⇒ {5/Pi^2, 2}
MantissaExponent[0] ⇒ {0, 0}
NextPrime[3, -2] ⇒ -2
ContinuedFraction[Sqrt[2]] ⇒ {1, {2}}
ContinuedFraction[Sqrt[13]] ⇒ {3, {1, 1, 1, 1, 6}}
ContinuedFraction[(1 + Sqrt[5])/2] ⇒ {1, {1}}
Head[ContinuedFraction[Sqrt[2] + Sqrt[3]]] ⇒ ContinuedFraction
FromContinuedFraction[{1, {2}}] ⇒ Sqrt[2]
FromContinuedFraction[{{1}}] ⇒ (1 + Sqrt[5])/2
FromContinuedFraction[{3, {1, 1, 1, 1, 6}}] ⇒ Sqrt[13]
IntegerPartitions[4, All, All, 2] ⇒ {{4}, {3, 1}}
IntegerPartitions[3, 2, {2, 1, 0}] ⇒ {{2, 1}}
IntegerPartitions[2, {2}, {-1, 1, 3}] ⇒ {{3, -1}, {1, 1}}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("RealDigits[Pi]", "RealDigits::ndig"),
        ("RealDigits[2 I]", "RealDigits::realx"),
        ("RealDigits[1/3, 10, -1]", "RealDigits::intnm"),
        ("RealDigits[1/3, 1]", "RealDigits::rbase"),
        ("MantissaExponent[I]", "MantissaExponent::realx"),
        ("MantissaExponent[3, 0.5]", "MantissaExponent::rbase"),
    ],
)
def test_messages(code, message):
    ROOM.check_unevaluated(code, message)


@pytest.mark.parametrize("denominator", [3, 28, 97, 360])
def test_recurring_digits_are_those_of_long_division(denominator):
    """The value of fixed and recurring digits, by the sum of the geometric series."""
    (digits, exponent) = ROOM.value(f"RealDigits[5/{denominator}]").args
    *fixed, last = digits.args
    recurring = last.args
    found = sum(d * 10 ** -(i + 1) for i, d in enumerate([*fixed, *(recurring * 40)])) * 10**exponent
    assert abs(found - 5 / denominator) < 1e-15


def test_periodic_continued_fractions_are_those_of_the_number():
    """Against the floors of the first terms in machine numbers."""
    for text, number in (("3 - Sqrt[7]/2", 3 - 7**0.5 / 2), ("(2 + Sqrt[11])/3", (2 + 11**0.5) / 3)):
        *fixed, period = ROOM.value(f"ContinuedFraction[{text}]").args
        terms = [*fixed, *(period.args * 10)]
        for term in terms[:8]:
            assert term == int(number)
            number = 1 / (number - term)
