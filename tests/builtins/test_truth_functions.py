"""Functions of truth values, comparisons of intervals, steps and pulses: inputs and their values."""

import pytest

from tests.evaluating import Room

ROOM = Room()

TRUTHS = """
BooleanFunction[7, 2][True, False] ⇒ True
BooleanFunction[7, 2][1, 1] ⇒ False
BooleanFunction[9, 2, {p, q}] ⇒ (p && q) || (!p && !q)
BooleanFunction[4, 3, {p, q, r}] ⇒ !p && q && !r
BooleanFunction[-1, 2, {p, q}] ⇒ True
BooleanFunction[{False, True, True, True}] ⇒ BooleanFunction[7, 2]
BooleanFunction[{False, True, True, True}, {p, q}] ⇒ !p || !q
BooleanFunction[{{True, False} -> True}, {p, q}] ⇒ p && !q
BooleanConvert[BooleanFunction[6, 2][p, q]] ⇒ (p && !q) || (!p && q)
BooleanFunction[6, 2][p, True] ⇒ BooleanFunction[6, 2][p, True]
BooleanTable[BooleanFunction[6, 2][p, q]] ⇒ {False, True, True, False}
BooleanCountingFunction[1, 3][True, False, False] ⇒ True
BooleanCountingFunction[{1}, 3][True, True, False] ⇒ False
BooleanCountingFunction[{2, 3}, 3][True, True, False] ⇒ True
BooleanCountingFunction[{{0, 3}}, 3][True, True, True] ⇒ True
BooleanCountingFunction[{1}, {p, q}] ⇒ (p && !q) || (!p && q)
BooleanCountingFunction[1, {p, q}, "CNF"] ⇒ !p || !q
BooleanTable[p && q, {q}, {p}] ⇒ {{True, False}, {False, False}}
BooleanConvert[Equivalent[p, q], "CNF"] ⇒ (!p || q) && (p || !q)
BooleanConvert[Xor[p, q], "CNF"] ⇒ (!p || !q) && (p || q)
"""

FORMS = """
{Nand[p, q], Nand[p, True], Nand[p, False], Nand[]} ⇒ {Nand[p, q], !p, True, False}
{Nor[p, q, False], Nor[p, True], Nor[p], Nor[]} ⇒ {Nor[p, q], False, !p, True}
{Xnor[p, p], Xnor[p, True], Xnor[p, False], Xnor[p, q, True]} ⇒ {True, p, !p, !Xnor[p, q]}
Head /@ {Nand[p, q], Nor[p, q], Xnor[p, q]} ⇒ {Nand, Nor, Xnor}
BooleanConvert[p && q || r, "NAND"] ⇒ Nand[Nand[p, q], !r]
BooleanConvert[p && q, "NAND"] ⇒ !Nand[p, q]
BooleanConvert[p || q, "NOR"] ⇒ !Nor[p, q]
BooleanConvert[p && q || r, "AND"] ⇒ !(!(p && q) && !r)
BooleanConvert[p && q || r, "OR"] ⇒ !(!(p || r) || !(q || r))
BooleanConvert[p || q, "ANF"] ⇒ Xor[p, q, p && q]
BooleanConvert[!p && q, "ANF"] ⇒ Xor[q, p && q]
{BooleanMinterms[{1}, {p, q}], BooleanMinterms[2, {p, q}]} ⇒ {!p && q, p && !q}
BooleanMinterms[{1, 2}, {p, q}] ⇒ (p && !q) || (!p && q)
BooleanMinterms[{{1, 0}, {True, True}}, {p, q}] ⇒ (p && q) || (p && !q)
BooleanMaxterms[{1}, {p, q}] ⇒ !p || q
{SatisfiabilityCount[p || q], SatisfiabilityCount[p || q, {p, q, r}]} ⇒ {3, 6}
UnateQ /@ {p && q, Xor[p, q], !p} ⇒ {True, False, False}
"""

INTERVALS = """
IntervalMemberQ[Interval[{1, 3}, {5, 7}], {2, 4}] ⇒ {True, False}
Interval[{1, 2}] <= Interval[{2, 3}] ⇒ True
Interval[{2, 3}] < Interval[{1, 2}] ⇒ False
Interval[{1, 3}] < Interval[{2, 4}] ⇒ Less[Interval[{1, 3}], Interval[{2, 4}]]
{Positive[Interval[{1, 5}]], NonNegative[Interval[{0, 5}]], Negative[Interval[{0, 5}]]} ⇒ {True, True, False}
Positive[Interval[{-1, 5}]] ⇒ Positive[Interval[{-1, 5}]]
"""

PULSES = """
UnitStep[x, x] ⇒ UnitStep[x]
{HeavisideTheta[3, 0], HeavisideTheta[1, -2], HeavisideTheta[1, 2]} ⇒ {HeavisideTheta[0, 3], 0, 1}
{HeavisideLambda[1/4], HeavisideLambda[3], HeavisidePi[1/4], HeavisidePi[1/2]} ⇒ {3/4, 0, 1, HeavisidePi[1/2]}
{DiracDelta[-x], DiracDelta[5 x], DiracDelta[2 Pi x]} ⇒ {DiracDelta[x], DiracDelta[x]/5, DiracDelta[x]/(2 Pi)}
{DiracDelta[4 x - 6], DiracDelta[x - 3], DiracDelta[1, x]} ⇒ {DiracDelta[2 x - 3]/2, DiracDelta[x - 3], 0}
"""

MESSAGES = """
BooleanFunction[{True, False, True}] ⇒ BooleanFunction::wlnettable
BooleanMinterms[9, {p, q}] ⇒ BooleanMinterms::wlnetterms
BooleanConvert[p, "XX"] ⇒ BooleanConvert::form
BooleanCountingFunction[x, 3] ⇒ BooleanCountingFunction::bspec
"""


def _lines(*tables):
    return [line for table in tables for line in table.strip().splitlines()]


@pytest.mark.parametrize("line", _lines(TRUTHS, FORMS, INTERVALS, PULSES))
def test_value(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", _lines(MESSAGES))
def test_message(line):
    ROOM.check_unevaluated(*line.split(" ⇒ "))
