"""Integrals of waves, impulses and series, limits at the edge of what series reach: known values."""

import pytest

from tests.evaluating import Room
from tests.language.tables import check_table

TABLE = """
Integrate[Sin[x] Sec[x], x] ⇒ -Log[Cos[x]]
Integrate[Cos[x]^2 Cot[x], x] ⇒ Log[Sin[x]] - Sin[x]^2/2
Integrate[Sec[2 x] Tan[2 x], x] ⇒ Sec[2 x]/2
Integrate[Sin[2 x] Cos[2 x], x] ⇒ -Cos[4 x]/8
Integrate[Sec[x], x] ⇒ ArcCoth[Sin[x]]
Integrate[Csc[5 x], x] ⇒ -ArcTanh[Cos[5 x]]/5
Integrate[Sech[x], x] ⇒ -ArcCot[Sinh[x]]
Integrate[x^2/(x^3 + 1)^2, x] ⇒ -1/(3 (1 + x^3))
Integrate[x/(x^2 - 1), x] ⇒ Log[-1 + x^2]/2
Integrate[1/(x^3 - 1), x] ⇒ -(ArcTan[(1 + 2 x)/Sqrt[3]]/Sqrt[3]) + Log[1 - x]/3 - Log[1 + x + x^2]/6
Integrate[1/(x^2 - 2), x] ⇒ (Log[Sqrt[2] - x] - Log[Sqrt[2] + x])/(2 Sqrt[2])
Integrate[1/(1 + x^4), {x, 0, Infinity}] ⇒ Pi/(2 Sqrt[2])
Integrate[Log[Sin[x]], {x, 0, Pi/2}] ⇒ -(Pi Log[2])/2
Integrate[3 Log[Sin[x]], {x, 0, Pi}] ⇒ -3 Pi Log[2]
Integrate[Pi Cos[Sin[x]], {x, 0, Pi}] ⇒ Pi^2 BesselJ[0, 1]
Integrate[x^4 Exp[-x^2], {x, -Infinity, Infinity}] ⇒ 3 Sqrt[Pi]/4
Integrate[DiracDelta[x - 2] x^2, {x, 0, 5}] ⇒ 4
Integrate[DiracDelta[2 x - 4] x, {x, 0, 5}] ⇒ 1
Integrate[DiracDelta[x - 2] x^2, {x, 0, 1}] ⇒ 0
Integrate[DiracDelta[x - 5] x, {x, 0, 5}] ⇒ 5 HeavisideTheta[0]
Integrate[f[x] DiracDelta[x - a], {x, -Infinity, Infinity}] ⇒ ConditionalExpression[f[a], Element[a, Reals]]
Integrate[Series[Exp[x], {x, 0, 3}], x] ⇒ SeriesData[x, 0, {1, 1/2, 1/6, 1/24}, 1, 5, 1]
Series[Zeta[x], {x, 1, 1}] ⇒ SeriesData[x, 1, {1, EulerGamma, -StieltjesGamma[1]}, -1, 2, 1]
Series[Gamma[x], {x, 0, 1}] ⇒ SeriesData[x, 0, {1, -EulerGamma, (6 EulerGamma^2 + Pi^2)/12}, -1, 2, 1]
Limit[UnitStep[x], x -> 0] ⇒ Indeterminate
Limit[Mod[x, 3], x -> 3] ⇒ Indeterminate
Limit[Cos[x]^(1/x^2), x -> 0] ⇒ 1/Sqrt[E]
Limit[Gamma[x + 1]/Gamma[x], x -> Infinity] ⇒ Infinity
Limit[HarmonicNumber[n] - Log[n], n -> Infinity] ⇒ EulerGamma
Limit[n (HarmonicNumber[n] - Log[n] - EulerGamma), n -> Infinity] ⇒ 1/2
Limit[(2^x + 3^x)/3^x, x -> Infinity] ⇒ 1
Limit[2 Sin[x] + Sin[x^2], x -> Infinity] ⇒ Interval[{-3, 3}]
Limit[Sin[x] + Cos[x], x -> Infinity] ⇒ Indeterminate
Limit[(z - 1) Zeta[z], z -> 1] ⇒ 1
DiscreteLimit[n/(n + 2) E^(-m/(m + 1)), {m -> Infinity, n -> Infinity}] ⇒ 1/E
Residue[z Exp[1/z], {z, 0}] ⇒ 1/2
Residue[z^2 Sin[1/z], {z, 0}] ⇒ -1/6
Residue[Zeta[z]/(z - 1), {z, 1}] ⇒ EulerGamma
D[Piecewise[{{x^2, x < 0}, {x, x >= 0}}], x] ⇒ Piecewise[{{2 x, x < 0}, {1, x > 0}}, Indeterminate]
"""


def test_values():
    check_table(TABLE, compiling=True)


FUNCTIONS = "Cos[x] Cot[x]", "Sin[x]^2/Cos[x]", "Tan[x]^3", "Sec[x]^3", "1/(x^4 + x^2 + 1)"


@pytest.mark.parametrize("f", [*FUNCTIONS, "(1 + x^2)/(x^4 + 4)"])
def test_the_derivative_of_an_antiderivative_is_the_function(f):
    Room().check(f"Abs[N[D[Integrate[{f}, x], x] - ({f}) /. x -> 7/10]] < 10^-10", "True")


def test_a_range_may_be_divided():
    Room().check("Abs[NIntegrate[1/Sqrt[Abs[x]], {x, -1, 0, 1}] - 4] < 10^-6", "True")


def test_symbols_that_depend_on_the_variable_keep_their_derivatives():
    Room().check("D[a x^2, x, NonConstants -> {a}][[2, 2, 0]]", "D")


PARAMETERS = """
Limit[(a x^2 + 1)/(x + 1), x -> Infinity] ⇒ a Infinity
Limit[(a x^2 + 1)/(x + 1), x -> Infinity, Assumptions -> a < 0] ⇒ -Infinity
Limit[(a x + b)/(x + 1), x -> Infinity] ⇒ a
Limit[a Sqrt[x], x -> Infinity] ⇒ a Infinity
Limit[1/Sqrt[x], x -> 0] ⇒ Indeterminate
"""


def test_limits_with_parameters():
    check_table(PARAMETERS, compiling=True)
