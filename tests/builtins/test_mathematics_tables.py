"""Elementary functions, whole parts, integers: inputs and Wolfram's values."""

import pytest

from tests.evaluating import Room

ROOM = Room()

TRIGONOMETRIC = """
Sin[Pi/6] ⇒ 1/2
Sin[3 Pi/4] ⇒ 1/Sqrt[2]
Sin[-Pi/3] ⇒ -Sqrt[3]/2
Sin[30 Degree] ⇒ 1/2
Sin[100 Pi] ⇒ 0
Sin[Pi/10] ⇒ (-1 + Sqrt[5])/4
Cos[Pi/12] ⇒ (1 + Sqrt[3])/(2 Sqrt[2])
Cos[Pi/5] ⇒ (1 + Sqrt[5])/4
Cos[-2 Pi/3] ⇒ -1/2
Tan[Pi/12] ⇒ 2 - Sqrt[3]
Tan[Pi/2] ⇒ ComplexInfinity
Cot[Pi/6] ⇒ Sqrt[3]
Sec[Pi/4] ⇒ Sqrt[2]
Csc[0] ⇒ ComplexInfinity
Sin[b - a] ⇒ -Sin[a - b]
Cos[-x] ⇒ Cos[x]
Sin[ArcSin[x]] ⇒ x
Sin[9 Pi/7] ⇒ -Sin[2 Pi/7]
ArcSin[-1/2] ⇒ -Pi/6
ArcCos[-1] ⇒ Pi
ArcTan[Sqrt[3]] ⇒ Pi/3
ArcTan[-Infinity] ⇒ -Pi/2
ArcTan[-1, 1] ⇒ 3 Pi/4
ArcTan[0, -1] ⇒ -Pi/2
ArcTan[-2, 0] ⇒ Pi
ArcCot[0] ⇒ Pi/2
ArcSec[2] ⇒ Pi/3
Tanh[-Infinity] ⇒ -1
Cosh[0] ⇒ 1
Coth[0] ⇒ ComplexInfinity
ArcTanh[1] ⇒ Infinity
ArcCosh[-1] ⇒ I Pi
Sinc[Pi] ⇒ 0
"""

LOGARITHMS = """
Log[1] ⇒ 0
Log[E^2] ⇒ 2
Log[0] ⇒ -Infinity
Log[-2] ⇒ I Pi + Log[2]
Log[1/2] ⇒ -Log[2]
Log[Range[2, 5], 16] ⇒ {4, Log[16]/Log[3], 2, Log[16]/Log[5]}
Log[2, Range[4, 6]] ⇒ {2, Log[5]/Log[2], Log[6]/Log[2]}
Log[Sqrt[2]] ⇒ Log[2]/2
Log[-I] ⇒ -I Pi/2
Log[10, 1000] ⇒ 3
Log[4, 8] ⇒ 3/2
Log[2, 1/8] ⇒ -3
Log[8/27, 4/9] ⇒ 2/3
Log[3, x] ⇒ Log[x]/Log[3]
Log[2, 8.] ⇒ 3.
Log2[32] ⇒ 5
Log10[1/100] ⇒ -2
Log10[2] ⇒ Log[2]/Log[10]
Log2[5] ⇒ Log[5]/Log[2]
Log[Infinity] ⇒ Infinity
LogisticSigmoid[0] ⇒ 1/2
LogisticSigmoid[-1000.] ⇒ 0.
LogisticSigmoid[-Infinity] ⇒ 0
Ramp[{-2, 3, Pi}] ⇒ {0, 3, Pi}
Ramp[-0.5] ⇒ 0.
"""

SPECIAL = """
Gamma[5] ⇒ 24
Gamma[-3] ⇒ ComplexInfinity
Gamma[5/2] ⇒ 3 Sqrt[Pi]/4
Gamma[-1/2] ⇒ -2 Sqrt[Pi]
20! ⇒ 2432902008176640000
(1/2)! ⇒ Sqrt[Pi]/2
7!! ⇒ 105
8!! ⇒ 384
Binomial[10, 3] ⇒ 120
Binomial[-2, 3] ⇒ -4
Binomial[1/2, 2] ⇒ -1/8
Binomial[5, 7] ⇒ 0
Binomial[5, -1] ⇒ 0
Beta[2, 3] ⇒ 1/12
Erf[Infinity] ⇒ 1
Erf[-x] ⇒ -Erf[x]
InverseErf[1] ⇒ Infinity
PolyGamma[0, 1] ⇒ -EulerGamma
CubeRoot[-8] ⇒ -2
CubeRoot[-27.] ⇒ -3.
Surd[-32, 5] ⇒ -2
Surd[16, 4] ⇒ 2
Fibonacci[{10, -3, -4}] ⇒ {55, 2, -3}
"""

ROUNDING = """
Floor[{-2.5, 7/2, Pi, -Pi}] ⇒ {-3, 3, 3, -4}
Floor[2.5 + 3.7 I] ⇒ 2 + 3 I
Floor[2.7, 0.5] ⇒ 2.5
Floor[Infinity] ⇒ Infinity
Floor[10^20 Sqrt[2]] ⇒ 141421356237309504880
Ceiling[7, 3] ⇒ 9
Ceiling[x] ⇒ Ceiling[x]
Round[{0.5, 1.5, 2.5, -2.5, 5/2}] ⇒ {0, 2, 2, -2, 2}
Round[17, 5] ⇒ 15
IntegerPart[-2.7] ⇒ -2
FractionalPart[7/3] ⇒ 1/3
FractionalPart[-2.75] ⇒ -0.75
Mod[{7, -7}, 3] ⇒ {1, 2}
Mod[7, -3] ⇒ -2
Mod[7.5, 2] ⇒ 1.5
Mod[3, 3, 1] ⇒ 3
Mod[Pi, 2] ⇒ -2 + Pi
Mod[7/2, 1] ⇒ 1/2
Quotient[{17, -17}, 5] ⇒ {3, -4}
Quotient[7.5, 2] ⇒ 3
Quotient[5, 3, 1] ⇒ 1
QuotientRemainder[17, 5] ⇒ {3, 2}
Abs[{-3, 3 + 4 I, -2.5}] ⇒ {3, 5, 2.5}
Abs[-2 x] ⇒ 2 Abs[x]
Abs[Pi - 4] ⇒ 4 - Pi
Sign[{-3, 0, 2.5}] ⇒ {-1, 0, 1}
Sign[3 I] ⇒ I
Sign[3 - Pi] ⇒ -1
Arg[{-1, I, 1 + I}] ⇒ {Pi, Pi/2, Pi/4}
Arg[-1 - I] ⇒ -3 Pi/4
ReIm[3 + 4 I] ⇒ {3, 4}
Re[2 Pi + 3 I] ⇒ 2 Pi
Conjugate[1 + 2 I] ⇒ 1 - 2 I
UnitStep[{-1, 0, 0.5}] ⇒ {0, 1, 1}
Unitize[{0, 3, 0.}] ⇒ {0, 1, 0}
Boole[{True, False, x}] ⇒ {1, 0, Boole[x]}
KroneckerDelta[2, 2] ⇒ 1
DiscreteDelta[0, 1] ⇒ 0
Clip[{-2, 0.5, 3}] ⇒ {-1, 0.5, 1}
Clip[5, {0, 1}, {-10, 10}] ⇒ 10
Clip[x, {0, 1}] ⇒ Clip[x, {0, 1}]
Rescale[{1, 2, 5}] ⇒ {0, 1/4, 1}
Rescale[2.5, {0, 10}] ⇒ 0.25
Rescale[{1, 3}, {0, 4}, {-1, 1}] ⇒ {-1/2, 1/2}
Chop[{1., 10.^-12, x}] ⇒ {1., 0, x}
Chop[10.^-5, 0.001] ⇒ 0
Rationalize[{0.75, 0.1}] ⇒ {3/4, 1/10}
Rationalize[3.14159, 0.01] ⇒ 22/7
Rationalize[N[Pi]] ⇒ N[Pi]
Rationalize[0.1 x] ⇒ x/10
Max[1, x, {3, {2}}] ⇒ Max[3, x]
Max[] ⇒ -Infinity
Max[Pi, 3] ⇒ Pi
Max[<|"a" -> 4, "b" -> 2|>] ⇒ 4
Max[Infinity, x] ⇒ Max[Infinity, x]
Min[{}] ⇒ Infinity
Min[2, 1/3, 0.5] ⇒ 1/3
"""

INTEGERS = """
Prime[{1, 10, 1000}] ⇒ {2, 29, 7919}
PrimeQ[{1, 2, 97, 91, x}] ⇒ {False, True, True, False, False}
PrimePi[100] ⇒ 25
NextPrime[100] ⇒ 101
FactorInteger[-360] ⇒ {{-1, 1}, {2, 3}, {3, 2}, {5, 1}}
FactorInteger[3/8] ⇒ {{2, -3}, {3, 1}}
FactorInteger[1] ⇒ {{1, 1}}
Divisors[12] ⇒ {1, 2, 3, 4, 6, 12}
EulerPhi[12] ⇒ 4
EvenQ[{1, 2, x}] ⇒ {False, True, False}
OddQ[{1, 2, -3}] ⇒ {True, False, True}
Divisible[10, 4] ⇒ False
GCD[12, 18, 27] ⇒ 3
GCD[1/2, 1/3] ⇒ 1/6
LCM[4, 6, 10] ⇒ 60
LCM[1/2, 1/3] ⇒ 1
CoprimeQ[8, 9] ⇒ True
IntegerDigits[1234] ⇒ {1, 2, 3, 4}
IntegerDigits[10, 2] ⇒ {1, 0, 1, 0}
IntegerDigits[5, 2, 6] ⇒ {0, 0, 0, 1, 0, 1}
IntegerDigits[1234, 10, 2] ⇒ {3, 4}
IntegerLength[12345] ⇒ 5
FromDigits[{1, 0, 1}, 2] ⇒ 5
FromDigits["ff", 16] ⇒ 255
FromDigits[{a, b}] ⇒ 10 a + b
DigitCount[1223] ⇒ {1, 2, 1, 0, 0, 0, 0, 0, 0, 0}
RealDigits[1/3, 10, 5] ⇒ {{3, 3, 3, 3, 3}, 0}
RealDigits[Pi, 10, 12] ⇒ {{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8}, 1}
BitAnd[12, 10] ⇒ 8
BitOr[12, 10] ⇒ 14
BitXor[12, 10] ⇒ 6
BitNot[5] ⇒ -6
BitShiftLeft[1, 10] ⇒ 1024
BitShiftRight[-5] ⇒ -2
PowerMod[2, 100, 7] ⇒ 2
PowerMod[3, -1, 7] ⇒ 5
"""

NUMERIC = """
N[1/3] ⇒ 0.3333333333333333
N[{Pi, x, Pi x, x^2, "s"}] ⇒ {3.141592653589793, x, 3.141592653589793 x, x^2, "s"}
N[<|"a" -> 1/2|>] ⇒ <|"a" -> 0.5|>
N[f[1, g[2]]] ⇒ f[1., g[2.]]
N[a -> 1/4] ⇒ a -> 0.25
N[x^(1/2)] ⇒ x^0.5
N[Range[3]] ⇒ {1., 2., 3.}
N[Sin[1]] ⇒ 0.8414709848078965
N[2 + 3 I] ⇒ 2. + 3. I
N[Infinity] ⇒ Infinity
Precision[1/3] ⇒ Infinity
Precision[1.5] ⇒ MachinePrecision
Precision[N[Pi, 30]] ⇒ 30.
Abs[N[Pi, 30] - N[Pi, 40]] < 10^-29 ⇒ True
N[E, MachinePrecision] ⇒ 2.718281828459045
"""

TABLES = (TRIGONOMETRIC, LOGARITHMS, SPECIAL, ROUNDING, INTEGERS, NUMERIC)


@pytest.mark.parametrize("line", [line for table in TABLES for line in table.strip().splitlines()])
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("ArcSin[2.]", 1.5707963267948966 - 1.3169578969248166j),
        ("ArcCos[2.]", 1.3169578969248166j),
        ("ArcCosh[0.5]", 1.0471975511965979j),
        ("ArcTanh[2.]", 0.5493061443340549 - 1.5707963267948966j),
        ("Log[-1.]", 3.141592653589793j),
        ("Sin[1 + 2. I]", 3.165778513216168 + 1.9596010414216063j),
        ("Gamma[1. + I]", 0.49801566811835474 - 0.15494982830181012j),
        ("ArcTan[-1., 1]", 2.356194490192345),
        ("Round[2.567, 0.01]", 2.57),
        ("Exp[2.]", 7.38905609893065),
        ("N[Erf[1/2] + Gamma[1/3]]", 0.5204998778130465 + 2.678938534707747),
    ],
)
def test_machine_values(text, expected):
    assert ROOM.value(text) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize(
    "text, name, expected",
    [
        ("Mod[5, 0]", "Mod::indet", "Indeterminate"),
        ("Quotient[5, 0]", "Quotient::infy", "ComplexInfinity"),
        ("ArcTan[0, 0]", "ArcTan::indet", "Indeterminate"),
        ("Surd[-16, 4]", "Surd::noneg", "Indeterminate"),
    ],
)
def test_messages_with_a_value(text, name, expected):
    messages, value = ROOM.messages(text)
    assert messages == [name]
    assert repr(value) == expected


@pytest.mark.parametrize(
    "text, name",
    [
        ("Prime[0]", "Prime::intpp"),
        ("PowerMod[2, -1, 4]", "PowerMod::ninv"),
        ("IntegerDigits[5, 1]", "IntegerDigits::ibase"),
        ("Clip[2, 3]", "Clip::lims"),
        ("Rescale[{1, 1}]", "Rescale::bdrng"),
        ("N[Pi, -3]", "N::precbd"),
        ("Sin[1, 2]", "Sin::argx"),
    ],
)
def test_messages_that_leave_the_call(text, name):
    ROOM.check_unevaluated(text, name)
