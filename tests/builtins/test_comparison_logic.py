"""Comparisons, logic, predicates: inputs and Wolfram's values."""

import pytest

from tests.evaluating import Room

ROOM = Room()

COMPARISONS = """
0.1 + 0.2 === 0.3 ⇒ True
{0.1 + 0.2, x} === {0.3, x} ⇒ True
1. + 10.^-15 === 1. ⇒ False
1 == 1. ⇒ True
{1.*^200 1.*^200 == 10^400, 1.*^200 1.*^200 == 10^401, 10^401 != 2. 1.*^200 1.*^200} ⇒ {True, False, True}
{1.`30*^-400 == 10^-400, 1.`30*^-400 == 2 10^-400, 0``400 == 0} ⇒ {True, False, True}
1 == 2 ⇒ False
0.1 + 0.2 == 0.3 ⇒ True
1 == 1 + 10^-20 ⇒ False
1. == 1. + 2.^-40 ⇒ False
a == a ⇒ True
a == b ⇒ Equal[a, b]
"a" == "b" ⇒ False
"a" == 1 ⇒ False
{1, 2} == {1, 2} ⇒ True
{1, 2} == {1, 3} ⇒ False
{1, 2} == {1, 2, 3} ⇒ False
{1, a} == {2, a} ⇒ False
{1, a} == {1, b} ⇒ Equal[{1, a}, {1, b}]
Sqrt[2] == 2^(1/2) ⇒ True
Sqrt[2] + Sqrt[3] == Sqrt[5 + 2 Sqrt[6]] ⇒ True
Sqrt[2] == 1.4142135623730951 ⇒ True
Sin[1] == Cos[1] ⇒ False
True == False ⇒ False
Infinity == Infinity ⇒ True
Infinity == 3 ⇒ False
<|"a" -> 1|> == <|"a" -> 1.|> ⇒ True
<|"a" -> 1|> == <|"b" -> 1|> ⇒ False
1 == 1 == 1 ⇒ True
1 == 1 == 2 ⇒ False
Equal[] ⇒ True
1 != 2 ⇒ True
1 != 2 != 1 ⇒ False
Unequal[1, 2, 3] ⇒ True
a != b ⇒ Unequal[a, b]
I == I ⇒ True
1 < 2 < 3 ⇒ True
1 < 3 < 2 ⇒ False
1 < x ⇒ Less[1, x]
2 < 1 < x ⇒ False
3 > 2 >= 2 > 1 ⇒ True
a < b > c ⇒ And[Less[a, b], Greater[b, c]]
1 < 2 > x ⇒ Greater[2, x]
x == y != z ⇒ And[Equal[x, y], Unequal[y, z]]
1 < 2 <= 2 < x ⇒ Inequality[1, Less, 2, LessEqual, 2, Less, x]
1/3 < 0.34 ⇒ True
Pi > 3 ⇒ True
Pi > 22/7 ⇒ False
Sqrt[2] + Sqrt[3] > 3.1463 ⇒ False
10^50 Pi < Floor[10^50 Pi] + 1 ⇒ True
E^Pi > Pi^E ⇒ True
3 < Infinity ⇒ True
-Infinity < 3 ⇒ True
Infinity < Infinity ⇒ False
Infinity <= Infinity ⇒ True
Less[1] ⇒ True
Between[3, {1, 5}] ⇒ True
Between[{1, 5}][7] ⇒ False
Between[u, {2, v}] ⇒ 2 <= u <= v
Between[u, {{2, 3}, {5, 6}}] ⇒ 2 <= u <= 3 || 5 <= u <= 6
Xor[u, v, u] ⇒ v
Xor[u, u] ⇒ False
Xor[u, True, u] ⇒ True
NumericalOrder[E, 2] ⇒ -1
NumericalOrder[7/2, 3.5] ⇒ 0
NumericalOrder[u, v] ⇒ 1
Between[3, {{1, 2}, {2.5, 4}}] ⇒ True
a === a ⇒ True
1 === 1. ⇒ False
a =!= b ⇒ True
{1, 2} === {1, 2} ⇒ True
Range[300] === Table[i, {i, 300}] ⇒ True
SameQ[] ⇒ True
UnsameQ[a, b, a] ⇒ False
"""

LOGIC = """
And[] ⇒ True
Or[] ⇒ False
True && x ⇒ x
x && False && (1/0) ⇒ False
x || True ⇒ True
x && y ⇒ And[x, y]
Length[x && x] ⇒ 2
(x && y) && z ⇒ And[x, y, z]
(x || y || x) /. Or -> List ⇒ {x, y, x}
!True ⇒ False
!!x ⇒ x
!(a == b) ⇒ Unequal[a, b]
!(a < b) ⇒ GreaterEqual[a, b]
Nand[True, True] ⇒ False
Nor[False, False] ⇒ True
Xor[True, False, True] ⇒ False
Xor[True, x] ⇒ Not[x]
Xor[False, x] ⇒ x
Implies[False, x] ⇒ True
Implies[True, x] ⇒ x
Equivalent[True, True] ⇒ True
Equivalent[True, x] ⇒ x
Equivalent[True, False] ⇒ False
Equivalent[a, b, a] ⇒ Equivalent[a, b]
BooleanQ[True] ⇒ True
BooleanQ[1] ⇒ False
"""

PREDICATES = """
Element[3, Integers] ⇒ True
Element[{1, 2.5}, Integers] ⇒ False
Element[{u, v}, Reals] ⇒ Element[u | v, Reals]
NotElement[1/2, Integers] ⇒ True
NotElement[Sqrt[2], Reals] ⇒ False
!Element[u, Reals] ⇒ NotElement[u, Reals]
!NotElement[u, Reals] ⇒ Element[u, Reals]
Element[Pi, Reals] ⇒ True
Element[Sqrt[2], Rationals] ⇒ False
Element[7, Primes] ⇒ True
Element[x, Reals] === True ⇒ False
NumberQ[{1, 1/2, 1.5, 2 I}[[2]]] ⇒ True
NumberQ[Pi] ⇒ False
NumericQ[Pi] ⇒ True
NumericQ[Sin[Sqrt[2]] + E^Pi] ⇒ True
NumericQ[x] ⇒ False
NumericQ[Sin[x]] ⇒ False
NumericQ["a"] ⇒ False
IntegerQ[3] ⇒ True
IntegerQ[3.] ⇒ False
ExactNumberQ[1/2] ⇒ True
ExactNumberQ[0.5] ⇒ False
InexactNumberQ[1. + I] ⇒ True
MachineNumberQ[1.5] ⇒ True
MachineNumberQ[N[Pi, 30]] ⇒ False
StringQ["a"] ⇒ True
AtomQ[a] ⇒ True
AtomQ[f[a]] ⇒ False
AtomQ[1/2] ⇒ True
AtomQ[2 + 3 I] ⇒ True
AtomQ[<|"a" -> 1|>] ⇒ True
ListQ[{}] ⇒ True
ListQ[f[x]] ⇒ False
VectorQ[{1, a}] ⇒ True
VectorQ[{1, {2}}] ⇒ False
VectorQ[{}] ⇒ True
VectorQ[{1, 2.5}, NumberQ] ⇒ True
VectorQ[{1, a}, NumberQ] ⇒ False
VectorQ[Range[3], IntegerQ] ⇒ True
VectorQ[Range[3], EvenQ] ⇒ False
MatrixQ[{{1, 2}, {3, 4}}] ⇒ True
MatrixQ[{{1, 2}, {3}}] ⇒ False
MatrixQ[{{1, {2}}, {3, 4}}] ⇒ False
MatrixQ[{{1, a}, {3, 4}}, NumberQ] ⇒ False
MatrixQ[{1, 2}] ⇒ False
ArrayQ[{{1, 2}, {3, 4}}] ⇒ True
ArrayQ[{{1, 2}, {3}}] ⇒ False
ArrayQ[{1, 2}, 2] ⇒ False
ArrayQ[{{1, 2}, {3, 4}}, 2, NumberQ] ⇒ True
ArrayQ[{{1, 2}, {3, 4}}, _, IntegerQ] ⇒ True
ArrayQ[{{1, 2}, {3, 4}}, 1 | 3] ⇒ False
ArrayQ[5] ⇒ False
Positive[{1, 0, -1}] ⇒ {True, False, False}
NonNegative[0] ⇒ True
Negative[-Pi] ⇒ True
NonPositive[x] ⇒ NonPositive[x]
Positive[I] ⇒ False
SquareMatrixQ[{{1, 2}, {3, 4}}] ⇒ True
SymmetricMatrixQ[{{1, 2}, {2, 4}}] ⇒ True
SymmetricMatrixQ[{{1, 2}, {3, 4}}] ⇒ False
"""

TABLES = (COMPARISONS, LOGIC, PREDICATES)


@pytest.mark.parametrize("line", [line for table in TABLES for line in table.strip().splitlines()])
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("text", ["I < 2", "1 + I > 0", "2 >= 1. I"])
def test_complex_numbers_have_no_order(text):
    messages, _ = ROOM.messages(text)
    assert [m.split("::")[1] for m in messages] == ["nord"]


def test_and_stops_at_the_first_false():
    ROOM.value("seen = 0; False && (seen = 1)")
    assert ROOM.value("seen") == 0
    ROOM.value("True || (seen = 2)")
    assert ROOM.value("seen") == 0


def test_arrays_that_differ_in_the_last_bits_are_equal():
    ROOM.value("v = N[Range[5]]/7; w = v (1 + 10.^-15)")
    assert repr(ROOM.value("v == w")) == "True"
    assert repr(ROOM.value("v == w (1 + 10.^-12)")) == "False"
    assert repr(ROOM.value("v === w")) == "False"
