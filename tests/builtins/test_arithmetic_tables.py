"""Plus, Times, Power and what is written with them: inputs and Wolfram's values in FullForm."""

import pytest

from tests.evaluating import Room
from wlnet.syntax.printer import to_text

ROOM = Room()

SUMS = """
Plus[] ⇒ 0
Plus[x] ⇒ x
1/3 + 1/6 ⇒ Rational[1, 2]
a + b + a ⇒ Plus[Times[2, a], b]
2 a + 3 a ⇒ Times[5, a]
a - a ⇒ 0
x + y + x y + x^2 + 1 ⇒ Plus[1, x, Power[x, 2], y, Times[x, y]]
3 + x + 2 ⇒ Plus[5, x]
1.5 + x + 2 ⇒ Plus[3.5, x]
2 Pi + Pi ⇒ Times[3, Pi]
"12" - "12" ⇒ 0
"a" - "b" ⇒ Plus["a", Times[-1, "b"]]
(a + b) c + (a + b) ⇒ Plus[a, b, Times[Plus[a, b], c]]
2^62 + 2^62 ⇒ 9223372036854775808
{1, 2} + x ⇒ List[Plus[1, x], Plus[2, x]]
{{1, 2}, {3, 4}} + {10, 20} ⇒ List[List[11, 12], List[23, 24]]
<|"a" -> 1|> + 1 ⇒ Association[Rule["a", 2]]
Subtract[a, b] ⇒ Plus[a, Times[-1, b]]
Minus[a + b] ⇒ Plus[Times[-1, a], Times[-1, b]]
"""

PRODUCTS = """
0. x ⇒ 0.
Times[] ⇒ 1
x x ⇒ Power[x, 2]
x^a x^b ⇒ Power[x, Plus[a, b]]
x y x^-1 ⇒ y
x^a/x^b ⇒ Power[x, Plus[a, Times[-1, b]]]
0 x ⇒ 0
2 (x + y) ⇒ Times[2, Plus[x, y]]
-(x + y) ⇒ Plus[Times[-1, x], Times[-1, y]]
a/b/c ⇒ Times[a, Power[b, -1], Power[c, -1]]
Sqrt[2] Sqrt[3] ⇒ Power[6, Rational[1, 2]]
Sqrt[2]/2 ⇒ Power[2, Rational[-1, 2]]
2/Sqrt[2] ⇒ Power[2, Rational[1, 2]]
6/Sqrt[2] ⇒ Times[3, Power[2, Rational[1, 2]]]
Sqrt[6]/2 ⇒ Power[Rational[3, 2], Rational[1, 2]]
2^(1/2) 2^(1/3) ⇒ Power[2, Rational[5, 6]]
2 2^x ⇒ Power[2, Plus[1, x]]
6 2^x ⇒ Times[3, Power[2, Plus[1, x]]]
2^x/2 ⇒ Power[2, Plus[-1, x]]
2^x 3^x ⇒ Times[Power[2, x], Power[3, x]]
E^x E^y ⇒ Power[E, Plus[x, y]]
(1 + I) (1 - I) ⇒ 2
I I ⇒ -1
Divide[6, 4] ⇒ Rational[3, 2]
3037000500 3037000500 ⇒ 9223372037000250000
<|"a" -> 1, "b" -> 2|> 2 ⇒ Association[Rule["a", 2], Rule["b", 4]]
"""

POWERS = """
2^-1 ⇒ Rational[1, 2]
10^-3 ⇒ Rational[1, 1000]
2^100 ⇒ 1267650600228229401496703205376
(2/3)^-2 ⇒ Rational[9, 4]
x^0 ⇒ 1
x^1 ⇒ x
1^x ⇒ 1
0^2 ⇒ 0
0^x ⇒ Power[0, x]
(a b)^3 ⇒ Times[Power[a, 3], Power[b, 3]]
(a b)^c ⇒ Power[Times[a, b], c]
(x^2)^3 ⇒ Power[x, 6]
(x^2)^(1/2) ⇒ Power[Power[x, 2], Rational[1, 2]]
(x^(1/2))^2 ⇒ x
Sqrt[Sqrt[x]] ⇒ Power[x, Rational[1, 4]]
Sqrt[4 a] ⇒ Times[2, Power[a, Rational[1, 2]]]
Sqrt[2 Pi] ⇒ Power[Times[2, Pi], Rational[1, 2]]
Sqrt[8] ⇒ Times[2, Power[2, Rational[1, 2]]]
Sqrt[1/2] ⇒ Power[2, Rational[-1, 2]]
4^(1/2) ⇒ 2
27^(2/3) ⇒ 9
12^(1/3) ⇒ Times[Power[2, Rational[2, 3]], Power[3, Rational[1, 3]]]
(-8)^(1/3) ⇒ Times[2, Power[-1, Rational[1, 3]]]
(-2)^(1/3) ⇒ Power[-2, Rational[1, 3]]
(-1)^(5/3) ⇒ Times[-1, Power[-1, Rational[2, 3]]]
Sqrt[-9] ⇒ Complex[0, 3]
Sqrt[-2] ⇒ Times[Complex[0, 1], Power[2, Rational[1, 2]]]
Sqrt[3 + 4 I] ⇒ Complex[2, 1]
Sqrt[2 I] ⇒ Complex[1, 1]
Sqrt[I] ⇒ Power[-1, Rational[1, 4]]
I^3 ⇒ Complex[0, -1]
(1 + I)^-1 ⇒ Complex[Rational[1, 2], Rational[-1, 2]]
E^(I Pi) ⇒ -1
E^(-I Pi/2) ⇒ Complex[0, -1]
E^(2 Log[x]) ⇒ Power[x, 2]
Power[2, 3, 2] ⇒ 512
2^{1, 2} ⇒ List[2, 4]
Numerator[x/(2 y)] ⇒ x
Denominator[x/(2 y)] ⇒ Times[2, y]
Numerator[6/4] ⇒ 3
Exp[0] ⇒ 1
Exp[x] ⇒ Power[E, x]
"""

INFINITE = """
Infinity + 5 ⇒ Infinity
-Infinity ⇒ Times[-1, Infinity]
-2 Infinity ⇒ Times[-1, Infinity]
1/Infinity ⇒ 0
Infinity^2 ⇒ Infinity
2^Infinity ⇒ Infinity
(1/2)^Infinity ⇒ 0
E^-Infinity ⇒ 0
ComplexInfinity + 1 ⇒ ComplexInfinity
Indeterminate + 1 ⇒ Indeterminate
0 Indeterminate ⇒ Indeterminate
DirectedInfinity[1] ⇒ Infinity
DirectedInfinity[] ⇒ ComplexInfinity
I Infinity ⇒ DirectedInfinity[Complex[0, 1]]
"""


@pytest.mark.parametrize(
    "line", [line for table in (SUMS, PRODUCTS, POWERS, INFINITE) for line in table.strip().splitlines()]
)
def test_exact_arithmetic_gives_the_canonical_form(line):
    text, expected = line.split(" ⇒ ")
    messages, value = ROOM.messages(text)
    assert to_text(value, form="FullForm") == expected
    assert not messages


@pytest.mark.parametrize(
    "text, expected",
    [
        ("1.5 + 2/3", 1.5 + 2 / 3),
        ("2^0.5", 2**0.5),
        ("2.^3", 8.0),
        ("2.^-1", 0.5),
        ("(-8.)^(1/3)", 1 + 3**0.5 * 1j),
        ("Sqrt[-4.]", 2j),
        ("2 Pi + 0.5", 6.783185307179586),
        ("1. + Sqrt[2]", 2.414213562373095),
        ("Pi^2.", 9.869604401089358),
        ("E^1.5", 4.4816890703380645),
        ("(1. + 2 I) (3 - I)", 5 + 5j),
        ("1./(1 + I)", 0.5 - 0.5j),
        ("1/3.", 1 / 3),
        ("0 1.5", 0.0),
    ],
)
def test_machine_numbers_spread_through_arithmetic(text, expected):
    found = ROOM.value(text)
    assert type(found) is type(expected)
    assert abs(found - expected) < 1e-14


@pytest.mark.parametrize(
    "text, names, expected",
    [
        ("1/0", ["Power::infy"], "ComplexInfinity"),
        ("0^0", ["Power::indet"], "Indeterminate"),
        ("0.^-1", ["Power::infy"], "ComplexInfinity"),
        ("0^-Pi", ["Power::infy"], "ComplexInfinity"),
        ("Infinity - Infinity", ["Infinity::indet"], "Indeterminate"),
        ("0 Infinity", ["Infinity::indet"], "Indeterminate"),
        ("1^Infinity", ["Infinity::indet"], "Indeterminate"),
        ("Infinity/Infinity", ["Infinity::indet"], "Indeterminate"),
        ("ComplexInfinity + ComplexInfinity", ["Infinity::indet"], "Indeterminate"),
        ("Divide[3, 0]", ["Power::infy"], "ComplexInfinity"),
        ("0/0", ["Power::infy", "Infinity::indet"], "Indeterminate"),
        ("3^(10^20)", ["General::ovfl"], "Overflow[]"),
        ("{1, 2} + {3, 4, 5}", ["Thread::tdlen"], "Plus[List[1, 2], List[3, 4, 5]]"),
    ],
)
def test_what_has_no_value_gives_a_message(text, names, expected):
    messages, value = ROOM.messages(text)
    assert messages == names
    assert to_text(value, form="FullForm") == expected


def test_numbers_beyond_machine_range_do_not_become_infinite():
    assert to_text(ROOM.value("1.*^300 1.*^300"), form="OutputForm").startswith("1.00000000000000")
    found = ROOM.value("Exp[1000.]")
    assert found.value.adjusted() == 434
    assert abs(float(found.value.scaleb(-434)) - 1.970071114017047) < 1e-14


def test_a_long_sum_of_symbols_is_collected():
    text = " + ".join(f"{k} z{k % 50}" for k in range(1000))
    found = ROOM.value(text)
    assert len(found) == 50
    assert to_text(found.args[0]) == "9500*z0"
