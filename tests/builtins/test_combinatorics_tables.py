"""Numbers that count things and number theory: values of the literature."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Multinomial[1, 2, 1] ⇒ 12
CatalanNumber /@ Range[0, 6] ⇒ {1, 1, 2, 5, 14, 42, 132}
Subfactorial /@ Range[0, 6] ⇒ {1, 0, 1, 2, 9, 44, 265}
HarmonicNumber[10] ⇒ 7381/2520
HarmonicNumber[3, 2] ⇒ 49/36
LucasL /@ Range[0, 8] ⇒ {2, 1, 3, 4, 7, 11, 18, 29, 47}
LucasL[-3] ⇒ -4
LucasL[3, x] ⇒ 3*x + x^3
LucasL[0, x] ⇒ 2
Fibonacci[4, x] ⇒ 2*x + x^3
Fibonacci[-2, x] ⇒ -x
Fibonacci[6, 1] ⇒ 8
FrobeniusNumber[{4, 7, 9}] ⇒ 10
FrobeniusNumber[{6, 9}] ⇒ Infinity
FrobeniusNumber[{5, 1}] ⇒ -1
FrobeniusSolve[{2, 5}, 20] ⇒ {{0, 4}, {5, 2}, {10, 0}}
FrobeniusSolve[{2, 5}, 20, 1] ⇒ {{0, 4}}
FrobeniusSolve[{4, 6}, 9] ⇒ {}
PerfectNumber[{2, 5}] ⇒ {28, 33550336}
Pochhammer[10, 6] ⇒ 3603600
Pochhammer[a, 2] ⇒ a (1 + a)
Table[StirlingS1[5, m], {m, 0, 5}] ⇒ {0, 24, -50, 35, -10, 1}
Table[StirlingS2[5, m], {m, 0, 5}] ⇒ {0, 1, 15, 25, 10, 1}
BellB /@ Range[0, 7] ⇒ {1, 1, 2, 5, 15, 52, 203, 877}
BernoulliB /@ Range[0, 10] ⇒ {1, -1/2, 1/6, 0, -1/30, 0, 1/42, 0, -1/30, 0, 5/66}
BernoulliB[2, x] ⇒ 1/6 - x + x^2
EulerE /@ Range[0, 8] ⇒ {1, 0, -1, 0, 5, 0, -61, 0, 1385}
PartitionsP /@ Range[0, 10] ⇒ {1, 1, 2, 3, 5, 7, 11, 15, 22, 30, 42}
PartitionsP[100] ⇒ 190569292
PartitionsQ /@ Range[0, 10] ⇒ {1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10}
IntegerPartitions[5] ⇒ {{5}, {4, 1}, {3, 2}, {3, 1, 1}, {2, 2, 1}, {2, 1, 1, 1}, {1, 1, 1, 1, 1}}
Length[IntegerPartitions[8, 3]] ⇒ 10
IntegerPartitions[4, 3] ⇒ {{4}, {3, 1}, {2, 2}, {2, 1, 1}}
IntegerPartitions[8, {3}] ⇒ {{6, 1, 1}, {5, 2, 1}, {4, 3, 1}, {4, 2, 2}, {3, 3, 2}}
IntegerPartitions[8, All, {2, 5, 1}][[;; 4]] ⇒ {{5, 2, 1}, {5, 1, 1, 1}, {2, 2, 2, 2}, {2, 2, 2, 1, 1}}
ExtendedGCD[2, 3] ⇒ {1, {-1, 1}}
ChineseRemainder[{3, 4}, {4, 5}] ⇒ 19
ChineseRemainder[{0, 3, 4}, {3, 4, 5}] ⇒ 39
JacobiSymbol[10, 5] ⇒ 0
JacobiSymbol[2, 7] ⇒ 1
JacobiSymbol[3, 7] ⇒ -1
{PrimeNu[24], PrimeOmega[24]} ⇒ {2, 4}
MultiplicativeOrder[5, 8] ⇒ 2
MultiplicativeOrder[5, 7] ⇒ 6
PrimitiveRoot[9] ⇒ 2
PrimitiveRoot[7] ⇒ 3
IntegerExponent[1230000] ⇒ 4
IntegerExponent[2^10 + 2^7, 2] ⇒ 7
ContinuedFraction[Pi, 10] ⇒ {3, 7, 15, 1, 292, 1, 1, 1, 2, 1}
ContinuedFraction[47/17] ⇒ {2, 1, 3, 4}
ContinuedFraction[Sqrt[2], 5] ⇒ {1, 2, 2, 2, 2}
FromContinuedFraction[{2, 1, 3, 4}] ⇒ 47/17
Convergents[47/17] ⇒ {2, 3, 11/4, 47/17}
MantissaExponent[3.4*^30] ⇒ {0.34, 31}
MantissaExponent[125.24] ⇒ {0.12524, 3}
RomanNumeral[2019] ⇒ "MMXIX"
FromRomanNumeral["MMXIX"] ⇒ 2019
PalindromeQ /@ {"abba", {1, 2, 1}, 12321, "ab"} ⇒ {True, True, True, False}
Signature[{c, a, b}] ⇒ 1
Signature[{b, a, c}] ⇒ -1
Signature[{a, a}] ⇒ 0
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


def test_remainders_that_contradict_each_other_are_told():
    ROOM.check_unevaluated("ChineseRemainder[{0, 1}, {2, 4}]", "ChineseRemainder::notcrt")


@pytest.mark.parametrize(
    ("form", "place"),
    [
        ("Pochhammer[x, 1.5]", 2.0),
        ("Pochhammer[1.5, x]", 2.0),
        ("Binomial[x, 1.5]", 4.0),
        ("Binomial[4.5, x]", 2.0),
        ("x!!", 2.3),
        ("Beta[x, 2.5]", 1.2),
        ("CatalanNumber[x]", 1.5),
        ("HarmonicNumber[x]", 2.5),
        ("FactorialPower[x, 1.5]", 3.2),
        ("Surd[x, 3]", -2.0),
    ],
)
def test_derivatives_are_central_differences(form, place):
    step = 1e-4
    ends = [ROOM.value(f"N[{form} /. x -> {place + sign * step!r}]") for sign in (1, -1)]
    found = ROOM.value(f"N[D[{form}, x] /. x -> {place}]")
    assert found == pytest.approx((ends[0] - ends[1]) / (2 * step), rel=1e-6)
