"""Inputs and the values that Wolfram Language is known to give, by area of the language core."""

import pytest

from tests.language.tables import check_table

EVALUATION = """
f[1 + 1, 2 + 3] ⇒ f[2, 5]
Hold[1 + 1] === Hold[2] ⇒ False
Hold[Evaluate[1 + 1], 1 + 1] ⇒ Hold[2, 1 + 1]
HoldComplete[Evaluate[1 + 1]] === HoldComplete[2] ⇒ False
ReleaseHold[Hold[1 + 1]] ⇒ 2
ReleaseHold[{Hold[1 + 1], g[Hold[2 + 3]]}] ⇒ {2, g[5]}
ReleaseHold[Hold[1, 2]] ⇒ Sequence[1, 2]
f[Sequence[a, b], c] ⇒ f[a, b, c]
{1, Sequence[], 2} ⇒ {1, 2}
{Sequence[1, Sequence[2, 3]]} ⇒ {1, 2, 3}
{1, Nothing, 2} ⇒ {1, 2}
f[1, Nothing] ⇒ f[1, Nothing]
{Splice[{1, 2}], 3} ⇒ {1, 2, 3}
Length[Unevaluated[1 + 2 + 3]] ⇒ 3
Hold[f[Unevaluated[1 + 1]]] === Hold[f[2]] ⇒ False
f[Unevaluated[1 + 1]] === f[2] ⇒ False
f[Unevaluated[1 + 1]] ⇒ f[Unevaluated[1 + 1]]
Attributes[Hold] ⇒ {HoldAll, Protected}
Attributes[f] ⇒ {}
Attributes[Plus] ⇒ {Flat, Listable, NumericFunction, OneIdentity, Orderless, Protected}
f[a][b][1 + 1] ⇒ f[a][b][2]
"abc"[1 + 1] ⇒ "abc"[2]
3[x] ⇒ 3[x]
x ⇒ x
Evaluate[1 + 2] ⇒ 3
Identity[Sequence[5]] ⇒ 5
"""

ATTRIBUTES = """
SetAttributes[fl, Flat]; fl[a, fl[b, fl[c]]] ⇒ fl[a, b, c]
SetAttributes[or, Orderless]; or[c, a, b] ⇒ or[a, b, c]
or[3, 1, 2] ⇒ or[1, 2, 3]
SetAttributes[li, Listable]; li[{1, 2}, x] ⇒ {li[1, x], li[2, x]}
li[{1, {2, 3}}] ⇒ {li[1], {li[2], li[3]}}
li[{}] ⇒ {}
li[<|a -> 1|>] ⇒ <|a -> li[1]|>
SetAttributes[ho, HoldFirst]; Hold[Evaluate[ho[1 + 1, 1 + 1]]] ⇒ Hold[ho[1 + 1, 2]]
SetAttributes[sh, SequenceHold]; sh[Sequence[1, 2]] === sh[1, 2] ⇒ False
ClearAttributes[or, Orderless]; or[c, a] ⇒ or[c, a]
Attributes[at] = {Flat, Listable}; Attributes[at] ⇒ {Flat, Listable}
SetAttributes[{u1, u2}, {HoldAll, Listable}]; Attributes[u2] ⇒ {HoldAll, Listable}
Protect[pr]; Attributes[pr] ⇒ {Protected}
Unprotect[pr] ⇒ {"pr"}
Unprotect[pr] ⇒ {}
"""

DEFINITIONS = """
dv[x_, x_] := 1; dv[y_Symbol, x_] := 0; {dv[a, a], dv[a, b]} ⇒ {1, 0}
dw[x_, x_] := 1; dw[3, 3] = 2; {dw[3, 3], dw[4, 4]} ⇒ {2, 1}
dx[x_, x_] := 1; dx[x_Integer, x_Integer] := 2; {dx[3, 3], dx[a, a]} ⇒ {2, 1}
x = 5; x + 1 ⇒ 6
x = 5; y = x; x = 6; y ⇒ 5
x = .; z := x + 1; x = 2; z ⇒ 3
f[x_] := x^2; f[3] ⇒ 9
f[0] = 1; f[n_] := n f[n - 1]; f[5] ⇒ 120
g[x_] := "any"; g[x_Integer] := "integer"; g[3] ⇒ "integer"
g[3.5] ⇒ "any"
g[7] = "seven"; g[7] ⇒ "seven"
h[x_, y_] := {x, y}; h[x_, x_] := same[x]; {h[1, 2], h[1, 1]} ⇒ {{1, 2}, same[1]}
p[x_ /; x > 0] := 1; p[x_] := -1; {p[3], p[-3]} ⇒ {1, -1}
q[x_] := 1 /; x > 0; q[x_] := -1 /; x < 0; {q[3], q[-3], q[0]} ⇒ {1, -1, q[0]}
fib[n_] := fib[n] = fib[n - 1] + fib[n - 2]; fib[1] = fib[2] = 1; fib[50] ⇒ 12586269025
Length[DownValues[fib]] ⇒ 51
{a, b} = {1, 2}; {a, b} = {b, a}; {a, b} ⇒ {2, 1}
{a, {b, c}} = {1, {2, 3}}; c ⇒ 3
a = b = 4; {a, b} ⇒ {4, 4}
Clear[a, b, c]; {a, b, c} ⇒ {a, b, c}
m[1] = 10; m[2] = 20; m[1] + m[2] + m[3] ⇒ 30 + m[3]
m[1] =.; m[1] ⇒ m[1]
s[1][2] = 3; s[1][2] ⇒ 3
s[x_][y_] := {x, y}; s[5][6] ⇒ {5, 6}
t[x_][y_][z_] := x y z; t[2][3][4] ⇒ 24
DownValues[k] = {HoldPattern[k[x_]] :> x + 1}; k[2] ⇒ 3
OwnValues[ow] ⇒ {}
ow = 3; OwnValues[ow] ⇒ {HoldPattern[ow] :> 3} /. {}
r[x_] := r[x] = x + 1; r[4]; DownValues[r][[1]] ⇒ HoldPattern[r[4]] :> 5
ValueQ[nothinghere] ⇒ False
v = 1; ValueQ[v] ⇒ True
ov[x_: 7] := x; {ov[], ov[2]} ⇒ {7, 2}
od[x_, y_: 3, z_: 4] := {x, y, z}; {od[1], od[1, 2], od[1, 2, 5]} ⇒ {{1, 3, 4}, {1, 2, 4}, {1, 2, 5}}
Default[df] = 9; df[x_, y_.] := {x, y}; df[1] ⇒ {1, 9}
sq[x__] := {x}; sq[1, 2, 3] ⇒ {1, 2, 3}
sn[x___] := {x}; sn[] ⇒ {}
sl[x_, y__, z_] := {x, {y}, z}; sl[1, 2, 3, 4] ⇒ {1, {2, 3}, 4}
up /: g2[up[x_]] := done[x]; g2[up[3]] ⇒ done[3]
ClearAll[us]; us ⇒ us
uf[ug] ^= 7; uf[ug] ⇒ 7
quaternion /: quaternion[x_] + quaternion[y_] := quaternion[x + y]; quaternion[1] + quaternion[2]
    ⇒ quaternion[3]
Length[UpValues[quaternion]] ⇒ 1
w[x_Symbol] := "symbol"; w[x_String] := "string"; w[x_List] := "list"; {w[foo], w["s"], w[{1}], w[1]}
    ⇒ {"symbol", "string", "list", w[1]}
w2[{x_, y_}] := x + y; w2[{1, 2}] ⇒ 3
w3[x_Real] := "real"; {w3[1.5], w3[1]} ⇒ {"real", w3[1]}
Unprotect[Sin]; Sin[mine] = 99; Sin[mine] ⇒ 99
Sin[mine] =.; Sin[mine] ⇒ Sin[mine]
i1[x_, y_] := 1; i1[x__] := 2; i1[1, 2] ⇒ 1
cond[x_] := Module[{y = x^2}, y /; y > 10]; {cond[2], cond[5]} ⇒ {cond[2], 25}
ret[x_] := (If[x > 0, Return["pos"]]; "neg"); {ret[1], ret[-1]} ⇒ {"pos", "neg"}
inc = 5; inc++; inc ⇒ 6
inc++ ⇒ 6
++inc ⇒ 8
inc += 10; inc ⇒ 18
inc -= 8; inc *= 3; inc /= 2; inc ⇒ 15
inc--; --inc ⇒ 13
inc //= #^2 &; inc ⇒ 169
Remove[inc]; inc ⇒ Symbol["inc"]
"""

PARTS = """
l = Range[5]; l[[2]] = 99; l ⇒ {1, 99, 3, 4, 5}
l[[-1]] = 0; l ⇒ {1, 99, 3, 4, 0}
l[[2 ;; 3]] = {7, 8}; l ⇒ {1, 7, 8, 4, 0}
l[[{1, 5}]] = 6; l ⇒ {6, 7, 8, 4, 6}
l[[1]] = "s"; l ⇒ {"s", 7, 8, 4, 6}
m = {{1, 2}, {3, 4}}; m[[All, 2]] = {7, 8}; m ⇒ {{1, 7}, {3, 8}}
m[[1]] = {0, 0}; m ⇒ {{0, 0}, {3, 8}}
m[[2, 1]] += 10; m ⇒ {{0, 0}, {13, 8}}
m[[2]][[2]] = 1; m ⇒ {{0, 0}, {13, 1}}
b = l; l[[2]] = 1; {b[[2]], l[[2]]} ⇒ {7, 1}
a = <|"x" -> 1|>; a["y"] = 2; a ⇒ <|"x" -> 1, "y" -> 2|>
a["x"]++; a["x"] ⇒ 2
a[3] = "three"; a ⇒ <|"x" -> 2, "y" -> 2, 3 -> "three"|>
a["in"] = <|"p" -> 1|>; a["in"]["q"] = 2; a["in"] ⇒ <|"p" -> 1, "q" -> 2|>
a["in", "q"] ⇒ 2
a["list"] = {1, 2}; a["list"][[1]] = 5; a["list"] ⇒ {5, 2}
c = a; c["x"] = 100; a["x"] ⇒ 2
a[["x"]] = 7; a["x"] ⇒ 7
na = <|"p" -> <|"q" -> 1|>|>; na["p", "q"] = 3; na ⇒ <|"p" -> <|"q" -> 3|>|>
AssociateTo[a, "x" -> 8]; a["x"] ⇒ 8
KeyDropFrom[a, {"x", 3}]; Keys[a] ⇒ {"y", "in", "list"}
e = {}; Do[AppendTo[e, i], {i, 3}]; e ⇒ {1, 2, 3}
PrependTo[e, 0]; e ⇒ {0, 1, 2, 3}
d = <||>; AppendTo[d, "k" -> 1]; d ⇒ <|"k" -> 1|>
d["l"] = {}; AppendTo[d["l"], 5]; d ⇒ <|"k" -> 1, "l" -> {5}|>
g = h[1, 2]; g[[1]] = 5; g ⇒ h[5, 2]
AppendTo[g, 9]; g ⇒ h[5, 2, 9]
"""

FUNCTIONS = """
#^2 &[3] ⇒ 9
(#1 + #2 &)[1, 2] ⇒ 3
Function[x, x^2][3] ⇒ 9
Function[{x, y}, x - y][5, 3] ⇒ 2
Function[{x}, x][1, 2] ⇒ 1
{##} &[1, 2, 3] ⇒ {1, 2, 3}
{##2} &[1, 2, 3] ⇒ {2, 3}
f[#2, #1] &[a, b] ⇒ f[b, a]
#name &[<|"name" -> 3|>] ⇒ 3
#name + #x &[<|"name" -> 3, "x" -> 4|>] ⇒ 7
#name &[<|"other" -> 3|>] ⇒ Missing["KeyAbsent", "name"]
If[#1 < 2, 1, #1 #0[#1 - 1]] &[5] ⇒ 120
(# &) /@ {1, 2} ⇒ {1, 2}
Function[x, Function[y, x + y]][1][2] ⇒ 3
(# + (# &)[2]) &[1] ⇒ 3
Map[Function[y, # + y], {1, 2}] & [10] ⇒ {11, 12}
Function[x, x + 1, Listable][{1, 2}] ⇒ {2, 3}
Function[Null, # + 1, Listable][{1, 2}] ⇒ {2, 3}
Function[Null, Hold[#], HoldAll][1 + 1] ⇒ Hold[1 + 1]
Function[x, Hold[x], HoldFirst][1 + 1] ⇒ Hold[1 + 1]
Function[{x}, Function[y, x + y]][y] ⇒ Function[y$, y + y$] /. {}
Composition[f, g][x] ⇒ f[g[x]]
(f /* g)[x] ⇒ g[f[x]]
(f@*g@*h)[x] ⇒ f[g[h[x]]]
Function[1 + 1] === Function[2] ⇒ False
(Print; #) &[7] ⇒ 7
3 &[] ⇒ 3
x |-> x^2 ⇒ Function[x, x^2]
({x, y} |-> x y)[3, 4] ⇒ 12
"""

SCOPING = """
Module[{x = 1}, x + 1] ⇒ 2
x = 10; Module[{x}, x = 3]; x ⇒ 10
Module[{x = x}, x + 1] ⇒ 11
Module[{x = 1, y = 2}, {x, y} = {y, x}; {x, y}] ⇒ {2, 1}
Block[{x = 3}, x + 1] ⇒ 4
x ⇒ 10
usesx := x + 1; Block[{x = 100}, usesx] ⇒ 101
Block[{x}, x] ⇒ 10
Module[{f}, f[1] = 5; f[y_] := y; {f[1], f[2]}] ⇒ {5, 2}
With[{y = 1 + 1}, Hold[y]] ⇒ Hold[2]
With[{y = 2}, With[{y = 3}, y]] ⇒ 3
With[{y = 3}, y_ :> y] ⇒ y_ :> y
With[{y = 3}, sh[y_] := y + 1]; sh[10] ⇒ 11
sc[y_] := (x_ :> x + y); 5 /. sc[x] ⇒ 5 + x
With[{a = 1}, {b = a + 1}, a + b] ⇒ 3
With[{n = 3}, Table[n, {2}]] ⇒ {3, 3}
Module[{i}, Table[i, {i, 3}]] ⇒ {1, 2, 3}
Clear[i]; Table[i, {i, 2}]; i ⇒ i
i = 7; Do[Null, {i, 3}]; i ⇒ 7
Module[{count = 0}, Scan[(count += #) &, {1, 2, 3}]; count] ⇒ 6
makeCounter[] := Module[{n = 0}, (n++; n) &]; c1 = makeCounter[]; c2 = makeCounter[];
    {c1[], c1[], c2[]} ⇒ {1, 2, 1}
Module[{a, b = 2}, a = b; a^2] ⇒ 4
Block[{$RecursionLimit = 50}, $RecursionLimit] ⇒ 50
Module[{t}, Head[t]] ⇒ Symbol
Module[{t}, StringTake[ToString[t], 2]] ⇒ "t$"
Block[{y = 5}, Module[{z = y}, z + y]] ⇒ 10
Module[{x = 5}, With[{y = x}, Hold[y]]] ⇒ Hold[5]
blockf[] := bx; Block[{bx = 2}, blockf[]] + Block[{bx = 3}, blockf[]] ⇒ 5
"""

CONTROL = """
If[True, a, b] ⇒ a
If[False, a, b] ⇒ b
If[False, a] ⇒ Null
If[und, a, b] ⇒ If[und, a, b]
If[und, a, b, c] ⇒ c
Which[False, 1, True, 2] ⇒ 2
Which[False, 1] ⇒ Null
Which[False, 1, und, 2, True, 3] ⇒ Which[und, 2, True, 3]
Switch[3, _String, "s", _Integer, "i", _, "o"] ⇒ "i"
Switch[q, _String, "s"] ⇒ Switch[q, _String, "s"]
Do[Null, {3}] ⇒ Null
Do[If[i > 3, Return[i]], {i, Infinity}] ⇒ 4
n = 0; Do[If[n++ > 4, Break[]], Infinity]; n ⇒ 6
t = 0; Do[t += i, {i, 10}]; t ⇒ 55
t = {}; Do[AppendTo[t, {i, j}], {i, 2}, {j, i}]; t ⇒ {{1, 1}, {2, 1}, {2, 2}}
t = 0; Do[If[i == 3, Continue[]]; If[i == 6, Break[]]; t += i, {i, 10}]; t ⇒ 12
Do[If[i == 3, Return[i]], {i, 10}] ⇒ 3
n = 0; While[n < 5, n++]; n ⇒ 5
n = 0; While[True, If[n > 3, Break[]]; n++]; n ⇒ 4
n = 0; While[n++ < 5]; n ⇒ 6
t = 0; For[k = 1, k <= 4, k++, t += k]; {t, k} ⇒ {10, 5}
t = 0; For[k = 1, k <= 9, k++, If[EvenQ[k], Continue[]]; t += k]; t ⇒ 25
Table[i^2, {i, 4}] ⇒ {1, 4, 9, 16}
Table[i, {i, 2, 8, 3}] ⇒ {2, 5, 8}
Table[i, {i, 3, 1}] ⇒ {}
Table[i, {i, 3, 1, -1}] ⇒ {3, 2, 1}
Table[i, {i, {a, b, c}}] ⇒ {a, b, c}
Table[{i, j}, {i, 2}, {j, i}] ⇒ {{{1, 1}}, {{2, 1}, {2, 2}}}
Table[1, 3] ⇒ {1, 1, 1}
Table[1, {3}] ⇒ {1, 1, 1}
Table[0, 2, 3] ⇒ {{0, 0, 0}, {0, 0, 0}}
Table[x, {x, 0, 1, 1/2}] ⇒ {0, 1/2, 1}
Table[x, {x, 0, 1, 0.25}] ⇒ {0., 0.25, 0.5, 0.75, 1.}
Table[x, {x, 0, 0.3, 0.1}] // Length ⇒ 4
Table[If[EvenQ[i], i, Nothing], {i, 5}] ⇒ {2, 4}
Table[i, {i, a, a + 2}] ⇒ {a, 1 + a, 2 + a}
Length[Table[i, {i, 1000}]] ⇒ 1000
Catch[Throw[3]; 4] ⇒ 3
Catch[1 + Throw[a]] ⇒ a
Catch[Catch[Throw[1, "out"], "in"], "out"] ⇒ 1
Catch[Throw[5, "tag"], "tag", f] ⇒ f[5, "tag"]
Catch[Do[If[i^2 > 50, Throw[i]], {i, 100}]] ⇒ 8
Catch[a^2 + b^2 + c^2 /. b :> Throw[found]] ⇒ found
CheckAbort[Abort[]; 1, 2] ⇒ 2
CheckAbort[3, 2] ⇒ 3
Abort[] ⇒ $Aborted
TimeConstrained[1 + 1, 5] ⇒ 2
TimeConstrained[While[True], 0.05, "late"] ⇒ "late"
TimeConstrained[Do[Null, {10^9}], 0.05] ⇒ $Aborted
Reap[Sow[1]; Sow[2]; 3] ⇒ {3, {{1, 2}}}
Reap[3] ⇒ {3, {}}
Reap[Sow[1, x]; Sow[2, y]; Sow[3, x]] ⇒ {3, {{1, 3}, {2}}}
Reap[Sow[1, x]; Sow[2, y], x] ⇒ {2, {{1}}}
Reap[Sow[1, {x, y}], {x, y, z}] ⇒ {1, {{{1}}, {{1}}, {}}}
Reap[Sow[1, x]; Sow[2, x], _, f] ⇒ {2, {f[x, {1, 2}]}}
WithCleanup[1, cleaned = True]; cleaned ⇒ True
CompoundExpression[] ⇒ Null
(1; 2;) ⇒ Null
TrueQ[und] ⇒ False
ret[] := Module[{}, Do[If[i > 2, Return[i, Module]], {i, 5}]; 9]; ret[] ⇒ 3
"""

MESSAGES = """
Quiet[1/0] ⇒ ComplexInfinity
Check[Quiet[1/0], bad] ⇒ ComplexInfinity
Check[1 + 1, bad] ⇒ 2
Quiet[Check[1/0, bad]] ⇒ bad
Quiet[Check[1/0, bad, Power::infy]] ⇒ bad
Quiet[Check[1/0, bad, Sin::argx]] ⇒ ComplexInfinity
f::usage = "f does it"; f::usage ⇒ "f does it"
f::nothere ⇒ f::nothere
Off[Power::infy]; 1/0 ⇒ ComplexInfinity
Assert[1 > 2] ⇒ Null
Assert[2 > 1] ⇒ Null
"""

OPTIONS = """
Options[op] = {"p" -> 3, q -> 4}; Options[op] ⇒ {"p" -> 3, q -> 4}
op[x_, OptionsPattern[]] := {x, OptionValue["p"], OptionValue[q]}; op[1] ⇒ {1, 3, 4}
op[1, "p" -> 5] ⇒ {1, 5, 4}
op[1, p -> 6, q -> 7] ⇒ {1, 6, 7}
op[1, {"q" -> 8}] ⇒ {1, 3, 8}
Options[op, "p"] ⇒ {"p" -> 3}
SetOptions[op, "p" -> 10]; op[1] ⇒ {1, 10, 4}
OptionValue[op, "p"] ⇒ 10
OptionValue[op, {"p" -> 2}, "p"] ⇒ 2
OptionValue[{"z" -> 5}, {}, "z"] ⇒ 5
FilterRules[{"p" -> 1, "r" -> 2}, Options[op]] ⇒ {"p" -> 1}
FilterRules[{a -> 1, b -> 2}, {a}] ⇒ {a -> 1}
FilterRules[{a -> 1, b -> 2}, Except[a]] ⇒ {b -> 2}
ops[opts : OptionsPattern[]] := {opts}; ops[a -> 1, b -> 2] ⇒ {a -> 1, b -> 2}
ops2[x_, opts___] := {opts}; ops2[1, a -> 1] ⇒ {a -> 1}
opm[OptionsPattern[{"u" -> 1}]] := OptionValue["u"]; {opm[], opm["u" -> 2]} ⇒ {1, 2}
"""

CONTEXTS = """
Context[Plus] ⇒ "System`"
Context[zzz] ⇒ "Global`"
$Context ⇒ "Global`"
Begin["tmp`"] ⇒ "tmp`"
Context[inner] ⇒ "tmp`"
End[] ⇒ "tmp`"
tmp`inner2 = 3; tmp`inner2 ⇒ 3
Names["tmp`*"] ⇒ {"tmp`inner", "tmp`inner2"}
Symbol["abc"] ⇒ abc
SymbolName[tmp`inner] ⇒ "inner"
NameQ["Plus"] ⇒ True
NameQ["nonesuchname"] ⇒ False
Symbol["System`Plus"] ⇒ Plus
MemberQ[$ContextPath, "System`"] ⇒ True
"""

TABLES = {name: table for name, table in globals().items() if name.isupper() and isinstance(table, str)}


@pytest.mark.parametrize("area", sorted(TABLES))
@pytest.mark.parametrize("compiling", [True, False])
def test_values(area, compiling):
    check_table(TABLES[area], compiling)
