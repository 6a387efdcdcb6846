"""Failures and Enclose, parallel functions, Compile, and what a notebook would show."""

import pytest

from tests.evaluating import Room

ROOM = Room()

FAILURES = """
FailureQ /@ {$Failed, $Aborted, Failure["x", <||>], 3, Missing[]} ⇒ {True, True, True, False, False}
Enclose[Confirm[5] + 1] ⇒ 6
Enclose[Confirm[$Failed]; 3] // FailureQ ⇒ True
Enclose[Confirm[Missing["x"], "no luck"], "Information"] ⇒ "no luck"
Enclose[Confirm[$Failed, "no luck"]]["Message"] ⇒ "no luck"
Enclose[{1, ConfirmBy[3, EvenQ]}, #["Function"] &] ⇒ EvenQ
Enclose[ConfirmMatch["a", _String]] ⇒ "a"
Enclose[ConfirmMatch["a", _Integer], #["ConfirmationType"] &] ⇒ "ConfirmMatch"
Enclose[ConfirmAssert[1 < 2]; 5] ⇒ 5
FailureQ[Enclose[ConfirmAssert[1 > 2]; 5]] ⇒ True
Enclose[ConfirmQuiet[1/0], "Expression"] ⇒ ComplexInfinity
Enclose[ConfirmQuiet[1/2]] ⇒ 1/2
Enclose[ConfirmAssert[1 > 2]]["HeldTest"] ⇒ Hold[1 > 2]
Quiet[Confirm[1 + 1]]["HeldInput"] ⇒ Hold[Confirm[1 + 1]]
Quiet[ConfirmBy[3, NumberQ, "no"]]["Message"] ⇒ "ConfirmBy has no tag or surrounding Enclose."
Failure["t", <|"MessageTemplate" -> "m", "k" -> 1|>]["nope"] ⇒ Missing["NotAvailable", "nope"]
Take[Failure["t", <|"k" -> 1|>]["Properties"], -3] ⇒ {"StyledMessage", "Tag", "k"}
Success["t", <|"b" -> 2, "a" -> 1|>]["Properties"] ⇒ {"b", "a"}
Success["t", <|"b" -> 2|>]["Tag"] ⇒ Missing["KeyAbsent", "Tag"]
Success["t", <|"b" -> 2|>]["b"] ⇒ 2
Enclose[Enclose[Confirm[$Failed, Null, "out"], f, "in"], "Expression", "out"] ⇒ $Failed
Failure["x", <|"MessageTemplate" -> "a `b`", "MessageParameters" -> <|"b" -> 3|>|>]["Message"] ⇒ "a 3"
Failure["x", <|"k" -> 3|>]["k"] ⇒ 3
"""

PARALLEL = """
ParallelTable[i^2, {i, 4}, Method -> "CoarsestGrained"] ⇒ {1, 4, 9, 16}
ParallelMap[f, {1, 2}] ⇒ {f[1], f[2]}
ParallelDo[pd[i] = i, {i, 3}]; pd[3] ⇒ 3
ParallelSum[i, {i, 10}] ⇒ 55
Parallelize[Map[f, {1}]] ⇒ {f[1]}
LaunchKernels[] ⇒ {}
Monitor[Table[i, {i, 3}], i] ⇒ {1, 2, 3}
Manipulate[a + b, {a, 2, 5}, {{b, 3}, 1, 9}] ⇒ 5
Dynamic[1 + 1] === Dynamic[2] ⇒ False
ClearSystemCache[] ⇒ Null
"""

COMPILED = """
Compile[{x, {n, _Integer}}, x^n + 1][2, 3] ⇒ 9.
Compile[{x}, x^2][1/2] ⇒ 0.25
Compile[{{v, _Real, 1}}, Total[v^2]][{1, 2, 3}] ⇒ 14.
Compile[{{b, True | False}}, If[b, 1., 2.]][True] ⇒ 1.
Compile[{x}, x^2, RuntimeAttributes -> {Listable}][{1, 2, 3}] ⇒ {1., 4., 9.}
Compile[{{n, _Integer}}, Module[{s = 0}, Do[s += i, {i, n}]; s]][100] ⇒ 5050
Head[Compile[{x}, x]] ⇒ CompiledFunction
Compile[{{x, _Real}}, {x, 1}][2.5] ⇒ {2.5, 1.}
Compile[{{n, _Integer}}, {n, 1}][3] ⇒ {3, 1}
Compile[{{n, _Integer}, {x, _Real}}, {{n, x}, {1, 2}}][3, 2.5] ⇒ {{3., 2.5}, {1., 2.}}
Compile[{x}, If[x > 3, Return[1.]]; 2.] /@ {5, 2} ⇒ {1., 2.}
"""

REFUSED = """
Compile[{{x, _Foo}}, x] Compile::cvars
Compile[{x}, x, Foo -> 1] Compile::optx
ParallelTable[i, {i, 2}, Foo -> 1] ParallelTable::optx
"""


@pytest.mark.parametrize("line", (FAILURES + PARALLEL + COMPILED).strip().replace("\n\n", "\n").splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_faults_give_a_message(line):
    ROOM.check_unevaluated(*line.rsplit(" ", 1))


def test_an_argument_of_another_type_is_told_and_taken_as_it_is():
    messages, value = ROOM.messages('Compile[{x}, f[x]]["a"]')
    assert messages == ["CompiledFunction::cfsa"]
    assert value == ROOM.value('f["a"]')
