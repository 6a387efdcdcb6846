"""Function bodies give the same values and messages compiled and by the plain walk.

Every body meets every argument: numbers of all kinds, symbols, strings, lists, associations,
expressions; as a pure function, as a down value and inside a loop. What compiled code has no
special case for must come out as the evaluator would have it.
"""

import pytest

from tests.evaluating import Room
from wlnet.expr.expr import is_list, same
from wlnet.expr.symbols import S
from wlnet.language.compile.scope import SPECIAL

BODIES = """
# + 1
2 # - 3
#^2 - 1
#/2
1/#
-#
# - #
#/#
# # 3
Sqrt[#]
Abs[#]
Exp[#]
Log[#]
Sin[#] + Cos[#]^2
ArcTan[#]
Tanh[#]
Floor[#]
Round[#/3]
Mod[#, 3]
Quotient[#, 2]
Max[#, 1]
Min[#, 2, -1]
Sign[#]
Re[#] + Im[#]
#^0.5
#^(1/3)
2^#
#^#
#^-1
0 #
0. #
1. #
# == 2
# != 2
# === 2
# > 1
# <= 1/2
0 < # < 5
!(# > 1)
# > 0 && # < 3
# < 0 || # == 2
If[# > 0, 1, -1]
If[# > 0, 1, -1, u]
If[# == 2, "two"]
Which[# < 0, -1, # == 0, 0, True, 1]
Piecewise[{{-1, # < 0}, {#^2, # < 2}}]
Piecewise[{{1/#, # != 0}, {u, True}}, 7]
Piecewise[{{# + 1, EvenQ[#]}}, #]
Switch[#, _Integer, 1, _Real, 2, _, 3]
Module[{y = #}, y = y + 1; y^2]
# -> #^2
{# -> Sequence[#, 1], Sequence[#, 2] -> #, (# -> Unevaluated[1 + 1])}
<|"a" -> #, # -> 2|>
<|"a" -> # + 1, "b" -> {#}, "a" -> 3|>["a"]
<|#, "b" -> #|>
<|<|"a" -> 1, "b" :> 2|>, "a" -> #|>
<|"a" -> If[NumberQ[#], #, Nothing], "b" -> Sequence[#, 1]|>
<|"a" :> #, "b" -> #^2|>
<|{"a" -> #}, "b" -> #|>
Module[{y = 0}, Do[y = y + # k, {k, 3}]; y]
Block[{y = #}, y += 2; y]
With[{y = # + 1}, y y]
Module[{y = #, n = 0}, While[n < 3, n++; y = y/2]; y]
Module[{y = #}, For[k = 0, k < 3, k++, y -= k]; y]
Table[# k, {k, 3}]
Sum[# k, {k, 3}]
Product[# + k, {k, 2}]
Total[{#, #, 1}]
{#, # + 1}[[2]]
#[[1]]
Length[#]
Head[#]
EvenQ[#]
NumberQ[#]
IntegerQ[#] && # > 1
# /. x -> 2
Map[# + 1 &, {#, 2}]
Nest[# + 1 &, #, 3]
Fold[Plus, #, {1, 2}]
{##}
g[#, ##]
Plus[##, 1]
Max[##]
If[##]
{##2}
# === 1.`3
1.`3 =!= #
1 === ##2
Module[{y = {##}}, Length[y]]
Catch[If[# === 2, Throw[9]]; #]
Module[{l = {1, 2, 3}}, l[[2]] = #; l]
Module[{a = <||>}, a["k"] = #; a["k"]]
StringQ[#] || TrueQ[#]
f[#, g[#]]
Hold[#]
Unevaluated[# + 1]
{#, Sequence[#, 1]}
Print; #; # + 1
N[#]
Boole[# > 1]
UnitStep[#]
Clip[#]
Times[#, I]
Plus[#, #, #]
Subtract[#, 1]
Divide[3, #]
Factorial[Floor[Abs[#]]]
#/3
3/#
#/(2 + 0.3 I)
# + {1, 2.5, -3}
{0.1, 2, 7} - #
2 # {1, 2.5, -3} # + 1
{0.1, 2, 7}/#
#/{0.1, 2, 7}
{{1, 2}, {3., 4}} #
(# + 0.25 I)^2
{1., 2., -0.5}^3 #
{1, 2, 3}^#
#^{2, -1, 0.5}
Exp[-{#, 1., 0.5}]
1/(1 + Exp[-#])
Sum[k # - 0.1, {k, 4}]
Product[k + #, {k, 3}, {j, k}]
Sum[If[k == 2, #, 1/k], {k, 4}]
Sum[{k, #}, {k, 3}]
Sum[k #, {k, Floor[#/10^40], 2}]
Module[{k = #}, Map[k # &, {1, 2}]]
Module[{k = #}, Map[Function[y, {k, y, #}], {1, 2}]]
With[{k = #}, (k + #2 &)[1, 2]]
With[{k = {#, 1}}, k &[5]]
Module[{k = #}, k = k + 1; Map[Function[{y}, k = k + y; k], {1, 2}]]
Module[{l = {1, {2, #}}}, l[[2, 1]] += 3; l[[2, 2]] += 1; l]
Module[{l = {4, #}}, {l[[1]], l[[2]]} = {l[[2]], l[[1]]}; l]
Module[{l = {4, #}}, l[[2]]++; l[[1]] *= 2; l]
Module[{a = <||>}, a[#] = 1; a[#]++; a[#] += 2; a]
Module[{a = <|1 -> #|>}, a[1] += 1; a[2] -= 1; a]
First[{#, 1}]
First[#]
Last[{}, #]
Max[{#, 2}]
Mod[#, 3, 1]
Switch[#, 2, "two", _?NumberQ, # + 1, _, other]
10^-3 # + 2 I
# + 1/3
1/3 - #
2/3 # 3/2
# - 7/3
{1/3, 2, 0.5} #
If[# > 7/5, 1/7 #, #/7]
{Sqrt[#], Cosh[#], ArcSin[#], Sinh[#]}
{Tan[#], Cos[#], ArcCos[#/3], Log[2., #]}
{Ceiling[#], Boole[# == 2], N[#/3], Quotient[#, -2]}
Map[g[#2, #] &, {1, Nothing, 2}]
Module[{k = #}, Map[If[# > 1, k, Nothing] &, {1, 2, 3}]]
Module[{k = #}, Map[Sequence @@ {k, #} &, {1, 2}]]
Map[#, {1, x}]
{#, 1, 2}.{2., #, 1}
#.{1, 2, 3}
{{1, 2, 3}, {4, 5, #}}.#
Transpose[{{1, #}, {x, 2}}]
{Min[#, 3], Max[2.5, #, -1.]}
{Length[{#, 1}], Length[#]}
Lookup[<|"k" -> 5, 2 -> 7|>, #]
Lookup[<|"k" -> 5, 2 -> 7|>, #, g[#]]
KeyExistsQ[<|"text" -> 5, 2 -> 7|>, #]
{{#, 2}, {3, #}}[[2, 2]]
Range[4][[#]]
Module[{l = {1., 2.}}, l[[1]] = #; l[[-1]] = #; l]
Module[{l = Range[9]}, l[[#]] = 5; l[[4]] = #; l]
Module[{m = ConstantArray[0., {3, 3}]}, m[[2, 3]] = #; m[[3]] = #; m]
If[# > 10^-2, 1/3, 2^-1]
""".strip().splitlines()

ARGUMENTS = """
0
1
2
-3
7
10^30
-10^30
2^62
1/2
-7/3
0.
0.5
-2.5
1. 10^300
10.^-300
1 + 2 I
0.5 - 1.5 I
3.14159265358979323846264338327950288
x
Pi
x + y
2 x
Infinity
-Infinity
ComplexInfinity
Indeterminate
"text"
True
Null
{}
{1, 2, 3}
{1., 2.5}
{x, 2}
{{1, 2}, {3, 4}}
<|"k" -> 1|>
f[x]
Sqrt[2]
Interval
""".strip().splitlines()


def too_large(body: str, argument: str) -> bool:
    return body.startswith(("2^#", "#^#", "Factorial")) and argument in (
        "10^30", "-10^30", "2^62", "1. 10^300"
    )  # fmt: skip


@pytest.mark.parametrize("form", ["pure", "down"])
def test_compiled_and_plain_agree(form):
    compiled, plain = Room(), Room()
    plain.evaluation.compiling = False
    wrong = []
    for body in BODIES:
        named = f"fn[z_] := ({body}) &[z]" if "&" in body else f"fn[z_] := {body.replace('#', 'z')}"
        for argument in ARGUMENTS[:: 1 if form == "pure" else 2]:
            if too_large(body, argument):
                continue
            text = f"({body}) &[{argument}]" if form == "pure" else f"Clear[fn]; {named}; fn[{argument}]"
            messages, value = compiled.messages(text)
            plain_messages, expected = plain.messages(text)
            if not same(value, expected) or set(messages) != set(plain_messages):
                wrong.append(f"{text}: {value!r} {messages}, plain {expected!r} {plain_messages}")
    assert not wrong, f"{len(wrong)} differ\n" + "\n".join(wrong[:40])


NUMBERS = ["2", "-3", "0", "2^62", "10^30", "0.5", "-2.5", "0.", "1. 10^300", "0.5 - 1.5 I"]


def test_a_long_list_gives_what_each_of_its_numbers_gives():
    room = Room()
    wrong = []
    for body in BODIES:
        if body.startswith(("2^#", "#^#", "Factorial", "Print")):
            continue
        for number in NUMBERS:
            messages, alone = room.messages(f"({body}) &[{number}]")
            several, listed = room.messages(f"Map[({body}) &, Table[{number}, 300]][[{{1, 300}}]]")
            if not all(same(one, alone) or close(one, alone) for one in listed.args):
                wrong.append(f"{body} at {number}: {listed!r}, alone {alone!r}")
            if set(messages) != set(several) - {"General::stop"}:
                wrong.append(f"{body} at {number}: messages {several}, alone {messages}")
    assert not wrong, f"{len(wrong)} differ\n" + "\n".join(wrong[:40])


def test_a_short_list_of_numbers_and_others_is_taken_element_by_element():
    """A number beside a list or a symbol, as where products overflow or vanish."""
    compiled, plain = Room(), Room()
    plain.evaluation.compiling = False
    for text in (
        "Do[v = 2. {{1., 2.}, 3., Infinity}; v = v + {1, 2, 3}, {2}]; v",
        "Do[v = {0., {1., u}, Indeterminate} 3.; v = v^2, {2}]; v",
        "v = {1.*^-200, 2.}; Do[v = 0.5 (v^2 + {0., 1.}), {8}]; v",
    ):
        compiled.check(text, f"Quiet[{text}]")
        assert same(compiled.value(text), plain.value(text)), text


def close(a, b) -> bool:
    """Vector instructions may round the last bits otherwise, in lists too."""
    if is_list(a) and is_list(b) and len(a.args) == len(b.args):
        return all(same(x, y) or close(x, y) for x, y in zip(a.args, b.args, strict=True))
    return type(a) is type(b) and type(a) in (float, complex) and abs(a - b) <= 2e-15 * abs(b)


def test_every_special_form_is_taken_in_a_fresh_session():
    compiler = Room().evaluation.compiler
    symbols = [head for head in SPECIAL if head is not S.Function]
    assert symbols
    assert [head for head in symbols if not compiler.is_pristine(head)] == []
