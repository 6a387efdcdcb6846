"""Whatever runs, an abort ends it soon, by the plain walk and compiled; and the session lives on."""

import threading
import time

import pytest

from tests.evaluating import Room
from wlnet.expr.symbols import S
from wlnet.syntax.parser import parse

AFTER = 0.03  # seconds until the abort
WITHIN = 20.0  # seconds until all is over; a machine with much other work counts too

ENDLESS = """
While[True]
While[True, x = 1]
While[True, Sin[1.5]]
For[i = 0, True, i++]
For[i = 0, i >= 0, i++, x = i]
Do[Null, {10^12}]
Do[x = i, {i, 10^12}]
Do[Do[x = i j, {j, 10^6}], {i, 10^6}]
Do[If[i < 0, Break[]], {i, Infinity}]
Nest[# + 1 &, 0, 10^12]
Nest[f, x, 10^12]
NestWhile[# + 1 &, 0, True &]
NestWhileList[# + 1 &, 0, True &]
NestList[1 - # &, 0, 10^12]
FixedPoint[1 - # &, 0]
FixedPointList[1 - # &, 0]
Fold[g[Mod[#2, 7]] &, 0, Range[10^6]]
FoldList[f[#2] &, 0, Range[10^6]]
FoldPairList[{f[#2], #1} &, 0, Range[10^6]]
Module[{n = 0}, While[True, n++]]
Block[{n = 0}, While[n >= 0, n += 2]]
Catch[While[True, If[x < 0, Throw[1]]]]
back[n_] := back[1 - n]; Block[{$IterationLimit = Infinity}, back[1]]
twice[0] = 0; twice[n_] := twice[n - 1] + twice[n - 1]; twice[60]
Table[i^2 + zz, {i, 10^7}]
Table[If[i > 0, {i}], {i, 10^7}]
Table[g[i, j], {i, 10^4}, {j, 10^4}]
Table[Sum[f[k], {k, i}], {i, 10^5}]
Sum[If[PrimeQ[i], i, 0], {i, 10^8}]
Product[1 + h[i], {i, 10^7}]
Array[f, 10^8]
Map[f, Range[10^6]]
Map[f[f[#]] &, Range[10^6]]
MapIndexed[f, Range[10^6]]
Scan[f, Range[10^6]]
Select[Range[10^6], f[#] === 1 &]
Cases[Range[10^6], n_ /; f[n] === 1]
Count[Range[10^6], n_ /; f[n] === 1]
SortBy[Range[10^6], f]
GroupBy[Range[10^6], f]
Tuples[{a, b, c, d}, 12]
Permutations[Range[14]]
Subsets[Range[40]]
Outer[f, Range[10^3], Range[10^3]]
s = ""; While[True, s = StringTake[s <> "ab", -2]]
While[True, StringReplace["banana", "a" ~~ x_ :> x]]
While[True, StringCases["a1b22", RegularExpression["\\\\d+"]]]
Do[StringMatchQ["abc", __ ~~ "c"], {10^9}]
Table[ToString[i], {i, 10^7}]
x = 0; While[True, x = x /. n_Integer :> n + 1]
{0} //. n_Integer :> 1 - n
MatchQ[Range[40], {a___, b___, c___, d___, e___, f___} /; False]
While[True, RandomReal[]]
a = <||>; i = 0; While[True, a[Mod[i++, 5]] = i]
l = {}; While[True, AppendTo[l, 1]; If[Length[l] > 10, l = {}]]
Check[While[True], 1]
Quiet[While[True, 1/0]]
Reap[While[True, Sow[1]]; 2]
Pause[1000]
Sort[Range[10^6], f[#1, #2] =!= 1 &]
FactorInteger[(10^40 + 121) (10^41 + 3)]
While[True, Mod[3^1000, 7]]
Expand[(1 + x + y + z)^40 (a + b)^12]
(10^(10^7) + 1)^3
3^(10^8)
"""


# An abort that Python drops in a callback of its own (pytest's, of the garbage collection) comes again.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.mark.parametrize("way", ["compiled", "plain"])
def test_an_abort_ends_it(way):
    room = Room()
    evaluation = room.evaluation
    evaluation.compiling = way == "compiled"
    room.value("N[Pi, 20] + Total[Range[300]/7.]")  # loads what counts as ours to load
    late = []
    for text in ENDLESS.strip().splitlines():
        expr = parse(text, evaluation.definitions.resolve)
        timer = threading.Timer(AFTER, evaluation.request_abort)
        timer.start()
        start = time.monotonic()
        try:
            value = evaluation.evaluate_top(expr)
        finally:
            seconds = time.monotonic() - start
            timer.cancel()
            timer.join()
        if value is not S("$Aborted") or seconds > WITHIN:
            late.append(f"{text}: {value!r:.100} after {seconds:.2f} s")
        room.value("ClearAll[a, i, f, g, h, l, n, s, x, y, zz]")
    assert not late, "\n".join(late)
    assert room.value("1 + 1") == 2


def test_a_time_limit_stops_what_does_not_look_for_it():
    room = Room()
    room.value("long[] := Expand[(1 + x + y + z)^40 (a + b)^12]")
    start = time.monotonic()
    assert room.value("TimeConstrained[long[], 0.05, 7] + 1") == 8
    assert time.monotonic() - start < WITHIN
    room.check("TimeConstrained[TimeConstrained[long[], 0.05, in], 50, out]", "in")
    room.check("TimeConstrained[TimeConstrained[long[], 50, in], 0.05, out]", "out")
    room.check("TimeConstrained[1 + 1, 1.*^300]", "2")
    room.check("Block[{u = 1}, TimeConstrained[u = 2; long[], 0.05, u]]", "2")


def test_an_evaluation_that_has_ended_is_not_stopped():
    room = Room()
    for _ in range(20):
        room.evaluation.request_abort()
        room.value("Range[5]")
    time.sleep(0.6)
    assert room.value("1 + 1") == 2
