"""Domains of numbers, Undefined, directions of infinite quantities, precision of what is written."""

import math

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
Element[Sqrt[2] - 1, Rationals] ⇒ False
Element[Sqrt[2] Sqrt[3] + 5, Integers] ⇒ False
Element[Log[2], Rationals] ⇒ False
Element[Pi^2, Algebraics] ⇒ False
Element[Sqrt[1 + Sqrt[2]], Algebraics] ⇒ True
Element[E + 1, Algebraics] ⇒ False
Element[2 - 3 I, Algebraics] ⇒ True
Element[False, Reals] ⇒ False
Element[2 | 3 | 5, Primes] ⇒ True
Element[2 | 4, Primes] ⇒ False
Head[Element[E + Pi, Rationals]] ⇒ Element
Element[7 | n, Integers] === Element[n, Integers] ⇒ True
Cos[Undefined] ⇒ Undefined
3 - Undefined/x ⇒ Undefined
Undefined^x ⇒ Undefined
Sign[Undefined] ⇒ Undefined
DirectedInfinity[6 + 8 I] ⇒ DirectedInfinity[3/5 + 4 I/5]
(2 + 2 I) Infinity === DirectedInfinity[(1 + I)/Sqrt[2]] ⇒ True
Arg[DirectedInfinity[1 - I]] ⇒ -Pi/4
Arg[(-1 + I)/Sqrt[2]] ⇒ 3 Pi/4
Sqrt[3] Infinity ⇒ Infinity
-Pi Infinity ⇒ -Infinity
Sign[(3 - 4 I)/5] ⇒ (3 - 4 I)/5
Abs[Conjugate[z]] ⇒ Abs[z]
E^(2 - I Pi) ⇒ -E^2
E^(t + I Pi/2) ⇒ I E^t
Max[y] ⇒ y
Round[MachinePrecision] ⇒ 16
Accuracy[0.] == $MachinePrecision - Log[10, $MinMachineNumber] ⇒ True
Precision[0.``7] ⇒ 0.
Accuracy[0.``7] ⇒ 7.
Im[N[3 I, 25]] ⇒ N[3, 25]
PossibleZeroQ[(x - 1) (x + 1) - x^2 + 1] ⇒ True
PossibleZeroQ[Sqrt[6] - Sqrt[2] Sqrt[3]] ⇒ True
PossibleZeroQ[Sqrt[2] + Sqrt[3] - Sqrt[5 + 2 Sqrt[6]]] ⇒ True
PossibleZeroQ[E^(Pi Sqrt[163]) - 262537412640768744] ⇒ False
PossibleZeroQ[{x, 0., I}] ⇒ {False, True, False}
Re[N[3 I, 25]] ⇒ 0
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    ("code", "message", "value"),
    [
        ("Quotient[0, 0]", "Quotient::indet", "Indeterminate"),
        ("0^(3 I Pi)", "Power::indet", "Indeterminate"),
        ("0^(-E + I Pi)", "Power::infy", "ComplexInfinity"),
    ],
)
def test_messages(code, message, value):
    assert ROOM.messages(code) == ([message], ROOM.value(value))


def test_a_number_written_with_many_digits_is_as_precise_as_its_last_one():
    """Accuracy is the count of digits behind the point, precision that plus the logarithm."""
    written = "7.12345678901234567890123"
    assert math.isclose(ROOM.value(f"Precision[{written}]"), 23 + math.log10(7.12345678901234567890123))
    assert math.isclose(ROOM.value(f"Accuracy[{written}]"), 23)


def test_errors_add():
    """The absolute error of a sum is the sum of the errors, that of E^x is relative."""
    assert math.isclose(ROOM.value("Precision[N[2, 30] + N[3, 30]]"), 30)
    assert math.isclose(ROOM.value("Precision[Exp[N[1/2, 40]]]"), 40)
    assert math.isclose(ROOM.value("Precision[Exp[N[20, 40]]]"), 40 - math.log10(20))


def test_exact_zero_parts_give_no_negative_zero():
    assert math.copysign(1, ROOM.value("-2.5 I").real) == 1
