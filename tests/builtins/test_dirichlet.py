"""Characters, convolutions, fractions and the like: known values, and laws against naive loops."""

from fractions import Fraction
from math import gcd

import pytest

from tests.evaluating import Room

ROOM = Room()

TABLE = """
Table[DirichletCharacter[5, 2, n], {n, 5}] ⇒ {1, I, -I, -1, 0}
DirichletCharacter[7, 2, 5] ⇒ E^((-I Pi)/3)
DirichletCharacter[1, 1, 0] ⇒ 1
DirichletL[1, 1, 2] ⇒ Pi^2/6
DirichletL[4, 2, 1] ⇒ Pi/4
DirichletL[3, 2, 1] ⇒ Pi/(3 Sqrt[3])
DirichletL[5, 2, 0] ⇒ 3/5 + I/5
DirichletConvolve[f[n], g[n], n, 4] ⇒ f[4] g[1] + f[2] g[2] + f[1] g[4]
DirichletConvolve[n^3, n, n, m] ⇒ m DivisorSigma[2, m]
DirichletConvolve[MoebiusMu[n], n, n, m] ⇒ EulerPhi[m]
DirichletConvolve[f[n], 1, n, m] ⇒ DivisorSum[m, f[#] &]
DirichletConvolve[f[n], g[n], n, m] ⇒ DirichletConvolve[f[n], g[n], n, m]
MinkowskiQuestionMark /@ {0, 1/3, 2/3, 3/7, 7/3} ⇒ {0, 1/4, 3/4, 7/16, 9/4}
MinkowskiQuestionMark[Sqrt[2]] ⇒ 7/5
MinkowskiQuestionMark[GoldenRatio] ⇒ 5/3
MultipleHarmonicNumber[3, {2, 1}] ⇒ 5/12
ContinuedFractionK[1, n, {n, 1, 5}] ⇒ 157/225
ContinuedFractionK[k, {k, 1, 4}] ⇒ 30/43
{HarmonicNumber[n, 1], HarmonicNumber[-1]} ⇒ {HarmonicNumber[n], ComplexInfinity}
HarmonicNumber[1/2] ⇒ 2 - 2 Log[2]
ConditionalExpression[x, a > 0] + 1 ⇒ ConditionalExpression[1 + x, a > 0]
Sin[ConditionalExpression[0, y > 0]] ⇒ ConditionalExpression[0, y > 0]
{1, 2} ConditionalExpression[x, y > 0] ⇒ {ConditionalExpression[x, y > 0], ConditionalExpression[2 x, y > 0]}
ConditionalExpression[ConditionalExpression[a, b], c] ⇒ ConditionalExpression[a, b && c]
PowerExpand[{ArcTan[Tan[x]], ArcSin[Cos[x]]}] ⇒ {x, ArcSin[Cos[x]]}
NumberDigit[12345, {2, 1}] ⇒ {3, 4}
{Max[1, Infinity, x], Min[x, -Infinity]} ⇒ {Infinity, -Infinity}
FareySequence[6, 3] ⇒ 1/5
Fibonorial /@ {0, 5, -1} ⇒ {1, 30, ComplexInfinity}
NumberExpand[-305] ⇒ {-300, 0, -5}
NumberDecompose[-325, {100, 10, 1}] ⇒ {-3, -2, -5}
NumberCompose[{2, 5, 3}, {12, 1, 1/12}] ⇒ 117/4
NumberCompose[{3}, {100, 10, 1}] ⇒ 3
FromContinuedFraction[{1, 2, {3, 4}}] ⇒ (4 + Sqrt[3])/4
ContinuedFraction[GoldenRatio] ⇒ {1, {1}}
MersennePrimeExponent[{20, 51}] ⇒ {4423, 82589933}
MersennePrimeExponentQ /@ {23, 521, 7/2} ⇒ {False, True, False}
CoprimeQ /@ {1, -1, 5} ⇒ {True, True, False}
FromRomanNumeral[{"McM", "N", "", "IM"}] ⇒ {1900, 0, 0, 999}
IntegerName[142, "Ordinal"] ⇒ "one hundred forty-second"
ExtendedGCD[0, 0] ⇒ {0, {0, 0}}
ExtendedGCD[6, 10, 15] ⇒ {1, {-14, 7, 1}}
LinearRecurrence[{1, 1}, {1, 1}, {6}] ⇒ {8}
Binomial[-10, -3.5] ⇒ ComplexInfinity
"""


@pytest.mark.parametrize(
    ("text", "expected"), [tuple(line.split(" ⇒ ")) for line in TABLE.strip().splitlines()]
)
def test_table(text, expected):
    ROOM.check(text, expected)


@pytest.mark.parametrize("k", [8, 15, 16, 21])
def test_characters_are_multiplicative_and_all_different(k):
    units = [a for a in range(k) if gcd(a, k) == 1]
    rows = []
    for j in range(1, len(units) + 1):
        found = ROOM.value(f"N[Table[DirichletCharacter[{k}, {j}, n], {{n, 0, {k - 1}}}]] + 0. I")
        values = [complex(x) for x in found.args]
        assert all(abs(values[a * b % k] - values[a] * values[b]) < 1e-12 for a in range(k) for b in range(k))
        rows.append(tuple(round(v.real, 6) + 1j * round(v.imag, 6) for v in values))
    assert len(set(rows)) == len(rows)


def test_l_function_against_its_series():
    """L(2) of the character 1, -1, 0 modulo 3, by adding up terms."""
    direct = sum(1 / (3 * n + 1) ** 2 - 1 / (3 * n + 2) ** 2 for n in range(200_000))
    assert ROOM.value("Re[N[DirichletL[3, 2, 2]]]") == pytest.approx(direct, abs=1e-9)


def test_farey_sequence_is_the_sorted_set_of_fractions():
    fractions = sorted({Fraction(a, b) for b in range(1, 13) for a in range(b + 1)})
    assert [Fraction(x) for x in ROOM.value("FareySequence[12]").args] == fractions


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DirichletCharacter[5, 5, 2]", "DirichletCharacter::invl"),
        ("DirichletL[5, 0, 1]", "DirichletL::intp"),
        ("FareySequence[5, 100]", "FareySequence::rank"),
        ("NumberExpand[325, 1]", "NumberExpand::rbase"),
        ("NumberDecompose[325, {10, 100}]", "NumberDecompose::psv"),
        ("NumberCompose[{1, 2}, {1}]", "NumberCompose::ulen"),
        ("Fibonorial[5/2]", "Fibonorial::intnm"),
        ('FromRomanNumeral["ABC"]', "FromRomanNumeral::nrom"),
        ("FromRomanNumeral[5]", "FromRomanNumeral::string"),
    ],
)
def test_messages(text, name):
    ROOM.check_unevaluated(text, name)
