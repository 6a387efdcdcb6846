"""Power series and limits: inputs and Wolfram's values."""

import pytest

from tests.evaluating import Room
from tests.language.tables import check_table

ROOM = Room()

SERIES = """
Normal[Series[Exp[x], {x, 0, 5}]] ⇒ 1 + x + x^2/2 + x^3/6 + x^4/24 + x^5/120
Series[1/(1 - x), {x, 0, 3}] ⇒ SeriesData[x, 0, {1, 1, 1, 1}, 0, 4, 1]
Series[Sqrt[x], {x, 0, 3}] ⇒ SeriesData[x, 0, {1}, 1, 7, 2]
Normal[Series[Tan[x], {x, 0, 7}]] ⇒ x + x^3/3 + 2 x^5/15 + 17 x^7/315
Normal[Series[1/Sin[x], {x, 0, 4}]] ⇒ 1/x + x/6 + 7 x^3/360
Normal[Series[Log[x], {x, 1, 3}]] ⇒ -1 + x - (-1 + x)^2/2 + (-1 + x)^3/3
Normal[Series[f[x], {x, a, 2}]] ⇒ f[a] + (x - a) f'[a] + (x - a)^2 f''[a]/2
Normal[Series[ArcTan[x], {x, Infinity, 3}]] ⇒ Pi/2 - 1/x + 1/(3 x^3)
Normal[Series[x^x, {x, 0, 2}]] ⇒ 1 + x Log[x] + x^2 Log[x]^2/2
Normal[Series[(1 + x)^n, {x, 0, 2}]] ⇒ 1 + n x + n (n - 1) x^2/2
Normal[Series[1/(Sin[x] - x), {x, 0, 2}]] ⇒ -6/x^3 - 3/(10 x) - 11 x/1400
Series[x^5, {x, 0, 2}] ⇒ SeriesData[x, 0, {}, 3, 3, 1]
Series[5, {x, 0, 2}] ⇒ 5
Normal[1/(1 - x) + O[x]^4] ⇒ 1 + x + x^2 + x^3
Normal[Exp[x + O[x]^3]] ⇒ 1 + x + x^2/2
Normal[Series[Sin[x], {x, 0, 3}]^2] ⇒ x^2
Normal[D[Series[Sin[x], {x, 0, 5}], x]] ⇒ 1 - x^2/2 + x^4/24
SeriesCoefficient[Exp[x], {x, 0, 10}] ⇒ 1/3628800
SeriesCoefficient[Series[Cos[x], {x, 0, 6}], 4] ⇒ 1/24
Residue[1/(x^2 (x - 1)), {x, 0}] ⇒ -1
Residue[1/(x^2 + 1), {x, I}] ⇒ -I/2
"""

LIMITS = """
Limit[Sin[x]/x, x -> 0] ⇒ 1
Limit[(1 + 1/n)^n, n -> Infinity] ⇒ E
Limit[(1 + a/n)^n, n -> Infinity] ⇒ E^a
Limit[1/x, x -> 0] ⇒ Indeterminate
Limit[1/x, x -> 0, Direction -> "FromAbove"] ⇒ Infinity
Limit[1/x, x -> 0, Direction -> 1] ⇒ -Infinity
Limit[1/x^2, x -> 0] ⇒ Infinity
Limit[(x^2 - 1)/(x - 1), x -> 1] ⇒ 2
Limit[Log[x]/x, x -> Infinity] ⇒ 0
Limit[x^(1/x), x -> Infinity] ⇒ 1
Limit[E^x/x^10, x -> Infinity] ⇒ Infinity
Limit[Tan[x], x -> Pi/2, Direction -> "FromBelow"] ⇒ Infinity
Limit[Sin[1/x], x -> 0] ⇒ Indeterminate
Limit[x Sin[1/x], x -> 0] ⇒ 0
Limit[Sin[x]/x, x -> Infinity] ⇒ 0
Limit[Abs[x]/x, x -> 0] ⇒ Indeterminate
Limit[Tanh[x], x -> Infinity] ⇒ 1
Limit[Sqrt[x^2 + x] - x, x -> Infinity] ⇒ 1/2
Limit[Floor[x], x -> 2, Direction -> "FromBelow"] ⇒ 1
Limit[(f[x + h] - f[x])/h, h -> 0] ⇒ f'[x]
Limit[n!/n^n, n -> Infinity] ⇒ 0
Limit[n!^(1/n)/n, n -> Infinity] ⇒ 1/E
Limit[(2^x - 1)/x, x -> 0] ⇒ Log[2]
Limit[E^(E^x)/E^(E^(x - E^(-x))), x -> Infinity] ⇒ E
Limit[Log[Log[x]]/Log[x], x -> Infinity] ⇒ 0
Limit[1/(x - 1) - 1/Log[x], x -> 1] ⇒ -1/2
Limit[{Sin[x]/x, x^2}, x -> 0] ⇒ {1, 0}
Limit[Piecewise[{{x, x < 0}, {x^2, True}}], x -> 0] ⇒ 0
Limit[Piecewise[{{1, x < 0}, {2, True}}], x -> 0] ⇒ Indeterminate
Limit[If[x > 0, 1, 2], x -> 1] ⇒ 1
Limit[x y, {x -> 2, y -> 3}] ⇒ 6
"""


@pytest.mark.parametrize("table", [SERIES, LIMITS], ids=["series", "limits"])
def test_values(table):
    check_table(table, compiling=True)


@pytest.mark.parametrize(
    "text, message",
    [
        ("Series[Exp[x], {x, 0}]", "Series::sspec"),
        ("Series[Exp[x], 3]", "Series::sspec"),
        ("Series[Exp[1/x], {x, 0, 2}]", "Series::esss"),
        ("Series[Exp[x], {1, 0, 2}]", "Series::ivar"),
        ("Limit[x, 3]", "Limit::lim"),
        ('Limit[x, x -> 1, Direction -> "Up"]', "Limit::ldir"),
    ],
)
def test_wrong_arguments_are_told(text, message):
    ROOM.check_unevaluated(text, message)


def test_a_series_at_a_number_is_told():
    messages, found = ROOM.messages("Series[Sin[x], {x, 0, 3}] /. x -> 1")
    assert str(found) == "Indeterminate" and messages == ["SeriesData::ssdn"]


def test_a_power_of_zero_with_a_symbol_has_no_limit():
    messages, found = ROOM.messages("Head[Limit[x^n, x -> 0]]")
    assert str(found) == "Limit" and not messages


def test_a_function_that_is_not_known_has_no_limit():
    messages, found = ROOM.messages("Head[Limit[f[x], x -> 0]]")
    assert str(found) == "Limit" and not messages
