"""Sines and cosines rewritten, real and imaginary parts: inputs and Wolfram's values."""

import pytest

from tests.language.tables import check_table
from wlnet import Session

ANGLES = """
TrigExpand[Sin[a + b]] ⇒ Cos[b] Sin[a] + Cos[a] Sin[b]
TrigExpand[Cos[2 x]] ⇒ Cos[x]^2 - Sin[x]^2
TrigExpand[Sin[3 x]] ⇒ 3 Cos[x]^2 Sin[x] - Sin[x]^3
TrigExpand[Cos[a - b]] ⇒ Cos[a] Cos[b] + Sin[a] Sin[b]
TrigExpand[Sinh[x + y]] ⇒ Cosh[y] Sinh[x] + Cosh[x] Sinh[y]
TrigExpand[Cosh[2 x]] ⇒ Cosh[x]^2 + Sinh[x]^2
TrigReduce[Sin[x]^2] ⇒ 1/2 (1 - Cos[2 x])
TrigReduce[2 Sin[x] Cos[y]] ⇒ Sin[x - y] + Sin[x + y]
TrigReduce[Cos[x]^3] ⇒ 1/4 (3 Cos[x] + Cos[3 x])
TrigReduce[Sin[x]^2 + Cos[x]^2] ⇒ 1
TrigReduce[Sinh[x]^2] ⇒ 1/2 (-1 + Cosh[2 x])
TrigToExp[Sin[x]] ⇒ I/2 E^(-I x) - I/2 E^(I x)
TrigToExp[Cosh[x]] ⇒ E^-x/2 + E^x/2
TrigToExp[ArcTan[x]] ⇒ I/2 Log[1 - I x] - I/2 Log[1 + I x]
ExpToTrig[E^(I x)] ⇒ Cos[x] + I Sin[x]
ExpToTrig[E^x - E^-x] ⇒ 2 Sinh[x]
ComplexExpand[Exp[x + I y]] ⇒ E^x Cos[y] + I E^x Sin[y]
ComplexExpand[Sin[x + I y]] ⇒ Cosh[y] Sin[x] + I Cos[x] Sinh[y]
ComplexExpand[(x + I y)^2] ⇒ x^2 + 2 I x y - y^2
ComplexExpand[(x + I y)^3] ⇒ x^3 - 3 x y^2 + I (3 x^2 y - y^3)
ArcSin[Infinity] ⇒ DirectedInfinity[-I]
ArcCos[I Infinity] ⇒ DirectedInfinity[-I]
ArcTan[ComplexInfinity] ⇒ Indeterminate
{ArcCosh[-1/2], ArcCosh[-1], ArcSech[2], ArcCosh[2]} ⇒ {2 I Pi/3, I Pi, I Pi/3, ArcCosh[2]}
ArcTan[0, 0.] ⇒ 0.
{Re[-Infinity], Im[Infinity], Re[ComplexInfinity]} ⇒ {-Infinity, 0, Indeterminate}
DirectedInfinity[-1 + 2 Pi I] ⇒ DirectedInfinity[(-1 + 2 I Pi)/Sqrt[1 + 4 Pi^2]]
{Complex[1, Complex[0, 1]], Complex[1, 1 + I]} ⇒ {0, I}
Precision[{{1, 1.`}, {1.`5, 1.`10}}] ⇒ MachinePrecision
Precision[0.`20] ⇒ MachinePrecision
Midpoint[{{a, b}, {c, d}}] ⇒ {(a + c)/2, (b + d)/2}
Midpoint[Line[{{0, 0}, {4, 6}}]] ⇒ {2, 3}
{1/Overflow[], 5 Underflow[]^-2, RealValuedNumberQ[Overflow[]]} ⇒ {Underflow[], Overflow[], True}
CosineDistance[{0., 0.}, {x, y}] ⇒ 0.
ComplexExpand[Abs[x + I y]] ⇒ Sqrt[x^2 + y^2]
ComplexExpand[Re[1/(1 + I x)]] ⇒ 1/(1 + x^2)
ComplexExpand[Conjugate[1 + I x]] ⇒ 1 - I x
ComplexExpand[Abs[z]^2, z] ⇒ Im[z]^2 + Re[z]^2
ComplexExpand[{Re[x], Im[x]}] ⇒ {x, 0}
"""


def test_values():
    check_table(ANGLES, compiling=True)


def test_a_whole_imaginary_factor_stands_without_parentheses():
    session = Session()
    assert session.text(session.value("2 I x")) == "2 I x"


@pytest.mark.parametrize("x, y", [(0.3, 1.7), (-2.5, 0.4)])
@pytest.mark.parametrize(
    "form",
    [
        "Sin[z]^3 Cos[z]",
        "Tan[z]",
        "Tanh[z]",
        "Coth[z] Cot[z]",
        "Sec[z] + Csch[z]",
        "Log[z]",
        "z^(1/3)",
        "1/(1 + z^2)",
        "E^z/z",
    ],
)
def test_complex_parts_agree_with_complex_numbers(form, x, y):
    session = Session()
    expanded = f"ComplexExpand[{form} /. z -> x + I y] /. {{x -> {x}, y -> {y}}}"
    direct = f"N[{form} /. z -> {x} + {y} I]"
    assert abs(session.evaluate(expanded) - session.evaluate(direct)) < 1e-12
