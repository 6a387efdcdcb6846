"""Argument forms that few programs use: padding methods, properties, levels, places."""

import pytest

from tests.evaluating import Room

ROOM = Room()

TABLE = """
ArrayPad[{1, 2, 4}, 2, "ReversedNegation"] ⇒ {-2, -1, 1, 2, 4, -4, -2}
ArrayPad[{1, 2, 4}, 2, "Extrapolated"] ⇒ {-1, 0, 1, 2, 4, 6, 8}
ArrayPad[{1, 4, 9}, 4, "Extrapolated", InterpolationOrder -> 0] ⇒ {1, 1, 1, 1, 1, 4, 9, 9, 9, 9, 9}
ArrayPad[{1, 4, 9}, 3, "Extrapolated", InterpolationOrder -> 2] ⇒ {4, 1, 0, 1, 4, 9, 16, 25, 36}
ArrayPad[{1, 8, 27, 64}, 1, "Extrapolated", InterpolationOrder -> Infinity] ⇒ {0, 1, 8, 27, 64, 125}
ArrayPad[{a, b, c}, 1, "ReversedDifferences"] ⇒ {2 a - b, a, b, c, 2 c - b}
ArrayPad[{1, 2, 4}, 2, "ReflectedDifferences"] ⇒ {-2, -1, 1, 2, 4, 5, 7}
ArrayPad[{1, 2}, 2, {a, b}] ⇒ {a, b, 1, 2, a, b}
ArrayPad[{{1, 2}, {3, 4}}, {{1, 0}, {0, 0}}, "Extrapolated"] ⇒ {{-1, 0}, {1, 2}, {3, 4}}
ArrayReshape[Range[5], {2, 3}, "Periodic"] ⇒ {{1, 2, 3}, {4, 5, 1}}
ArrayReshape[{10, 20, 30}, {2, 3}, "Extrapolated"] ⇒ {{10, 20, 30}, {40, 50, 60}}
{i, j} = {1, 2}; {i, j} += {10, 20}; {i, j} ⇒ {11, 22}
{i, j} = {1, 2}; {{i, j} *= 3, {i, j}++, {i, j}} ⇒ {{3, 6}, {3, 6}, {4, 7}}
w = {1, 2}; {w[[2]], i} -= {5, 1}; w ⇒ {1, -3}
Labeled[a, "text", Top] === Labeled[a, "text"] ⇒ False
PreemptProtect[i = 5; i + 1] ⇒ 6
TakeLargest[{3, 1, 2} -> "Index", 1] ⇒ {1}
TakeLargest[{3, 1, 2} -> {"Element", "Index"}, 2] ⇒ {{3, 1}, {2, 3}}
TakeLargest[{3, 1} -> All, 1] ⇒ {<|"Element" -> 3, "Index" -> 1|>}
TakeLargestBy[{-3, 1} -> "Value", Abs, 1] ⇒ {3}
TakeLargest[{3, 1, 2}, 2, Greater] ⇒ {1, 2}
TakeSmallest[{3, 1, 2}, 2, Greater] ⇒ {3, 2}
TakeLargest[{3, "a", 2}, 2, ExcludedForms -> {_String}] ⇒ {3, 2}
Nearest[{1, 5, 9} -> {"Element", "Index"}, 6] ⇒ {{5, 2}}
Nearest[{1., 5., 9.} -> All, 6.] ⇒ {<|"Element" -> 5., "Index" -> 2, "Distance" -> 1.|>}
Nearest[<|x -> 1, y -> 5|>, 4] ⇒ {y}
DeleteMissing[{{1, Missing[]}, {2, 3}}, 1, 1] ⇒ {{2, 3}}
DeleteMissing[{{a, b}, {d, Missing[], {e, Missing[]}}}, 2] ⇒ {{a, b}, {d, {e, Missing[]}}}
DeleteMissing[{{a, b}, {d, Missing[], {e, Missing[]}}}, Infinity] ⇒ {{a, b}, {d, {e}}}
DeleteMissing[{{a, 1}, {c, Missing[]}, {d, {Missing[]}}}, 1, 1] ⇒ {{a, 1}, {d, {Missing[]}}}
DeleteMissing[{{a, 1}, {c, Missing[]}, {d, {Missing[]}}}, 1, Infinity] ⇒ {{a, 1}}
DeleteMissing[{a -> 1, b -> Missing[]}] ⇒ {a -> 1}
{DeleteMissing[Missing[]]} ⇒ {}
al = <|"x" -> 1, "y" -> 2|>; al["x"] =.; al ⇒ <|"y" -> 2|>
al = <|"x" -> <|"z" -> 5, "q" -> 1|>|>; al["x", "z"] =.; al ⇒ <|"x" -> <|"q" -> 1|>|>
al = <|1 -> 2|>; am = al; al[1] =.; {al, am} ⇒ {<||>, <|1 -> 2|>}
Assert[1 > 2] ⇒ Null
gx = 0; Label[top]; gx++; If[gx < 3, Goto[top]]; gx ⇒ 3
gf[i_] := (If[i > 3, Goto[end]]; gr = i; Label[end]; gr); {gf[2], gf[7]} ⇒ {2, 2}
Module[{n = 1}, Label[start]; n++; Do[If[n < 5, Goto[start]], {2}]; n] ⇒ 5
DigitCount[{11, 12}, 10, 1] ⇒ {2, 1}
Attributes[List] ⇒ {Locked, Protected}
Attributes[Symbol] ⇒ {Locked, Protected}
Attributes[I] ⇒ {Locked, Protected, ReadProtected}
Attributes[Sum] ⇒ {HoldAll, Protected, ReadProtected}
Attributes[D] ⇒ {Protected, ReadProtected}
Attributes[Part] ⇒ {NHoldRest, Protected, ReadProtected}
Attributes[Derivative] ⇒ {NHoldAll, Protected, ReadProtected}
Attributes[UnitStep] ⇒ {Listable, NumericFunction, Orderless, Protected}
Attributes[Remove] ⇒ {HoldAll, Locked, Protected}
Attributes[Label] ⇒ {HoldFirst, Protected}
Head[Map::usage] ⇒ String
{Head[IdentityMatrix[2, SparseArray]], Normal[IdentityMatrix[{1, 2}, SparseArray]]} ⇒ {SparseArray, {{1, 0}}}
PseudoInverse[{{1, 2}, {2, 4}}] ⇒ {{1/25, 2/25}, {2/25, 4/25}}
PseudoInverse[{{0, 0}}] ⇒ {{0}, {0}}
pm = {{1, 2, 3}, {2, 4, 6}, {1, 0, 1}}; pp = PseudoInverse[pm]; pm . pp . pm == pm ⇒ True
pp . pm . pp == pp ⇒ True
{Transpose[pm . pp] == pm . pp, Transpose[pp . pm] == pp . pm} ⇒ {True, True}
dr = {{1., 2., 3.}, {2., 1., 0.}, {4., 4., 1.}}; Dimensions[DimensionReduce[dr, 2]] ⇒ {3, 2}
Max[Abs[DimensionReduce[dr, 2] - PrincipalComponents[dr][[All, ;; 2]]]] < 10^-12 ⇒ True
Max[Abs[Abs[DimensionReduce[{{0, 0}, {3, 4}}, 1]] - 2.5]] < 10^-12 ⇒ True
Head[PermutationMatrix[{True, False}]] ⇒ PermutationMatrix
ToString[f'[x], InputForm] ⇒ "Derivative[1][f][x]"
ToString[f'[x]] ⇒ "f'[x]"
IntegerString[4, "Roman"] ⇒ "IV"
Total[{1., 10.^16, -10.^16}, Method -> "CompensatedSummation"] ⇒ 1.
Total[Range[1., 3.], Method -> "CompensatedSummation"] ⇒ 6.
na = NumericArray[{3, 1, 2}, "Real32"]; {Total[na], Mean[na], Max[na], na . na} ⇒ {6., 2., 3., 14.}
{2 na, na + {1, 1, 1}, Sqrt[na]} ⇒ {{6., 2., 4.}, {4., 2., 3.}, Sqrt[{3., 1., 2.}]}
{Map[f, na], Sort[na], Select[na, # > 1 &], First[na]} ⇒ {{f[3.], f[1.], f[2.]}, {1., 2., 3.}, {3., 2.}, 3.}
NumericArrayType /@ {Reverse[na], Take[na, 2], ArrayReshape[na, {3, 1}], Join[na, na]} ⇒ Table["Real32", 4]
{Normal[Reverse[na]], Normal[Join[na, na]]} ⇒ {{2., 1., 3.}, {3., 1., 2., 3., 1., 2.}}
Transpose[NumericArray[{{1, 2}}, "Integer8"]] ⇒ NumericArray[{{1}, {2}}, "Integer8"]
{VectorQ[na], ArrayQ[na], ListQ[na], NumericArrayQ[na], Length[na]} ⇒ {True, True, False, True, 3}
Table[x^2, {x, na}] ⇒ {9., 1., 4.}
Hold::usage ⇒ "Hold[expr] keeps an expression as it is"
On[Assert]; Assert[2 > 1]; Off[Assert]; Assert[1 > 2] ⇒ Null
$AssertFunction = Hold; On[Assert]; Assert[1 > 2] ⇒ Hold[Assert[1 > 2]]
"""

REFUSED = """
TakeLargest[{3, 1} -> "Foo", 1] TakeLargest::wlnetprop
Nearest[{1, 2} -> "Foo", 1] Nearest::wlnetprop
ArrayPad[{1, 2}, 1, "Extrapolated", InterpolationOrder -> x] ArrayPad::intord
Table[i, x] Table::nliter
Table[i, {i, 2}, x] Table::nliter
Do[i, x] Do::nliter
MapThread[f, x] MapThread::list
SubsetQ[f[a], {a}] SubsetQ::heads
AppendTo[{1}, 5] AppendTo::rvalue
DimensionReduce[{{1, 2}, {3, 4}}, 3] DimensionReduce::wlnetdim
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_the_form_gives_what_the_reference_page_says(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_other_arguments_are_refused(line):
    ROOM.check_unevaluated(*line.rsplit(" ", 1))


def test_a_label_that_is_nowhere_leaves_the_jump_held():
    messages, found = ROOM.messages("Goto[nowhere]")
    assert messages == ["Goto::nolabel"]
    assert found == ROOM.value("Hold[Goto[nowhere]]")


def test_an_assertion_that_fails_gives_a_message_after_on():
    ROOM.value("$AssertFunction = Automatic; On[Assert];")
    messages, found = ROOM.messages("Hold[Evaluate[Assert[1 > 2]]]")
    ROOM.value("Off[Assert]")
    assert messages == ["Assert::asrtf"]
    assert found == ROOM.value("Hold[Assert[1 > 2]]")


def test_a_picture_is_drawn_without_an_option_that_wlnet_does_not_have():
    for call in ('Plot[x, {x, 0, 1}, PlotTheme -> "Web"]', "BarChart[{1, 2}, ChartBaseStyle -> Red]"):
        messages, found = ROOM.messages(f"Head[{call}]")
        assert messages == [f"{call.partition('[')[0]}::wlnetnoopt"]
        assert found == ROOM.value("Graphics")
