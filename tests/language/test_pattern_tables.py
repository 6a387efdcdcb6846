"""Patterns and replacement: inputs and the values that Wolfram Language is known to give."""

import pytest

from tests.language.tables import check_table

MATCHING = """
MatchQ[1, _] ⇒ True
MatchQ[1, _Integer] ⇒ True
MatchQ[1., _Integer] ⇒ False
MatchQ[1/2, _Rational] ⇒ True
MatchQ[1 + I, _Complex] ⇒ True
MatchQ["a", _String] ⇒ True
MatchQ[a, _Symbol] ⇒ True
MatchQ[f[x], _f] ⇒ True
MatchQ[f[x], _g] ⇒ False
MatchQ[f[x][y], _f] ⇒ False
MatchQ[f[x][y], f[_][_]] ⇒ True
MatchQ[f[x][y], _[_]] ⇒ True
MatchQ[{1, 2}, {_, _}] ⇒ True
MatchQ[{1, 2}, {_, _, _}] ⇒ False
MatchQ[{1, 2, 3}, {__}] ⇒ True
MatchQ[{}, {__}] ⇒ False
MatchQ[{}, {___}] ⇒ True
MatchQ[{1, a, "s"}, {_Integer, _Symbol, _String}] ⇒ True
MatchQ[{1, 2, 3}, {__Integer}] ⇒ True
MatchQ[{1, 2, 3.}, {__Integer}] ⇒ False
MatchQ[Range[1000], {__Integer}] ⇒ True
MatchQ[Range[1000], {___Real}] ⇒ False
MatchQ[{1, 1}, {x_, x_}] ⇒ True
MatchQ[{1, 2}, {x_, x_}] ⇒ False
MatchQ[{1, 1.}, {x_, x_}] ⇒ False
MatchQ[{a, b, a, b}, {x__, x__}] ⇒ True
MatchQ[3, _?EvenQ] ⇒ False
MatchQ[4, _?EvenQ] ⇒ True
MatchQ[4, _?(# > 3 &)] ⇒ True
MatchQ[4, x_ /; x > 5] ⇒ False
MatchQ[{1, 5}, {x_, y_} /; x < y] ⇒ True
MatchQ[{2, 4, 6}, {__?EvenQ}] ⇒ True
MatchQ[{2, 5, 6}, {__?EvenQ}] ⇒ False
MatchQ[a, a | b] ⇒ True
MatchQ[c, a | b] ⇒ False
MatchQ[3, _Integer | _Real] ⇒ True
MatchQ["x", "x" | "y"] ⇒ True
MatchQ[{1, a}, {(_Integer | _Symbol) ..}] ⇒ True
MatchQ[{a, a, a}, {a ..}] ⇒ True
MatchQ[{}, {a ..}] ⇒ False
MatchQ[{}, {a ...}] ⇒ True
MatchQ[{a, b, a}, {a ..}] ⇒ False
MatchQ[{a, a}, {Repeated[a, 2]}] ⇒ True
MatchQ[{a, a, a}, {Repeated[a, 2]}] ⇒ False
MatchQ[{a, a, a}, {Repeated[a, {3}]}] ⇒ True
MatchQ[{a, a}, {Repeated[a, {3, 5}]}] ⇒ False
MatchQ[{1, 2, 1, 2}, {PatternSequence[1, 2] ..}] ⇒ True
MatchQ[{{1, 2}, {3, 4}}, {{_, _} ..}] ⇒ True
MatchQ[{x -> 1, y -> 2}, {(_ -> _) ..}] ⇒ True
MatchQ[5, Except[_String]] ⇒ True
MatchQ["a", Except[_String]] ⇒ False
MatchQ[5, Except[3, _Integer]] ⇒ True
MatchQ[3, Except[3, _Integer]] ⇒ False
MatchQ[Hold[_], Hold[Verbatim[_]]] ⇒ True
MatchQ[3, HoldPattern[_Integer]] ⇒ True
MatchQ[a + b, _Plus] ⇒ True
MatchQ[a + b, x_ + y_] ⇒ True
MatchQ[a, x_. + y_.] ⇒ True
MatchQ[a b, x_ y_] ⇒ True
MatchQ[5 a, n_Integer x_] ⇒ True
MatchQ[a^2, x_^n_] ⇒ True
MatchQ[a, x_^n_.] ⇒ True
MatchQ[a + b + c, a + _] ⇒ True
MatchQ[<|"a" -> 1|>, _Association] ⇒ True
MatchQ[<|"a" -> 1|>, <|"a" -> _Integer|>] ⇒ True
MatchQ[<|"a" -> 1, "b" -> 2|>, KeyValuePattern["b" -> _]] ⇒ True
MatchQ[<|"a" -> 1, "b" -> 2|>, KeyValuePattern[{"b" -> _, "a" -> _Integer}]] ⇒ True
MatchQ[<|"a" -> 1|>, KeyValuePattern["b" -> _]] ⇒ False
MatchQ[{"a" -> 1}, KeyValuePattern["a" -> _]] ⇒ True
MatchQ[_Integer][5] ⇒ True
MatchQ[{1, 2, 3, 4}, {x__, y_} /; y == 4] ⇒ True
MatchQ[{1, {2, {3}}}, {_, {_, {_}}}] ⇒ True
MatchQ[{a, b}, {OrderlessPatternSequence[b, a]}] ⇒ True
MatchQ[f[1, 2], f[_, _: 3]] ⇒ True
MatchQ[f[1], f[_, _: 3]] ⇒ True
MatchQ[-x, -_] ⇒ True
MatchQ[1/x, 1/_] ⇒ True
MatchQ[True, True | False] ⇒ True
"""

BINDING = """
3 y^2 /. a_. x_^n_. :> {a, x, n} ⇒ {3, y, 2}
5 y /. a_. x_^n_. :> {a, x, n} ⇒ {5, y, 1}
{1, 2, 3} /. {x_, y__} :> {{y}, x} ⇒ {{2, 3}, 1}
{1, 2, 3} /. {x__, y__} :> {{x}, {y}} ⇒ {{1}, {2, 3}}
{1, 2, 3} /. {Longest[x__], y__} :> {{x}, {y}} ⇒ {{1, 2}, {3}}
{1, 2, 3} /. {Shortest[x__], y__} :> {{x}, {y}} ⇒ {{1}, {2, 3}}
{a, b, c, d} /. {___, x_, d} :> x ⇒ c
{1, 2, 2, 3} /. {___, x_, x_, ___} :> x ⇒ 2
f[1, 2] /. f[x_, y_: 7] :> {x, y} ⇒ {1, 2}
f[1] /. f[x_, y_: 7] :> {x, y} ⇒ {1, 7}
f[] /. f[x___] :> {x} ⇒ {}
f[a] /. f[x : (a | b)] :> g[x] ⇒ g[a]
{{1, 2}, {3, 4}} /. {x_, y_} :> x ⇒ {1, 2}
{{1, 2}, {3, 4}, {5, 6}} /. {x_, y_} :> x ⇒ {1, 3, 5}
a + b + c /. a + x_ :> g[x] ⇒ g[b + c]
a + b + c /. a + b -> d ⇒ c + d
a b c /. a c -> 2 ⇒ 2 b
x^2 + y^2 /. u_^2 + v_^2 :> {u, v} ⇒ {x, y}
3 + x /. n_Integer + y_ :> {n, y} ⇒ {3, x}
Cases[{1, -2, 3}, x_ /; x > 0 :> x^2] ⇒ {1, 9}
ReplaceList[{a, b, c}, {x__, y__} :> {{x}, {y}}] ⇒ {{{a}, {b, c}}, {{a, b}, {c}}}
ReplaceList[a + b + c, x_ + y_ :> {x, y}] // Length ⇒ 6
ReplaceList[{1, 2, 3}, {___, x_, ___} :> x] ⇒ {1, 2, 3}
ReplaceList[{1, 2, 3}, {___, x_, ___} :> x, 2] ⇒ {1, 2}
<|"a" -> 1, "b" -> 2|> /. KeyValuePattern["b" -> x_] :> x ⇒ 2
{f[1], f[2]} /. f[x_] :> x ⇒ {1, 2}
f[f[1]] /. f[x_] :> x ⇒ f[1]
f[f[1]] //. f[x_] :> x ⇒ 1
"""

REPLACING = """
{x, y, z} /. x -> 1 ⇒ {1, y, z}
{x, y, z} /. {x -> 1, y -> 2} ⇒ {1, 2, z}
x /. {{x -> 1}, {x -> 2}} ⇒ {1, 2}
f[x] /. f -> g ⇒ g[x]
{1, 2, 3} /. 2 -> two ⇒ {1, two, 3}
Hold[x + x] /. x -> 2 ⇒ Hold[2 + 2]
Hold[x] /. x :> 1 + 1 ⇒ Hold[1 + 1]
{a, b} /. <|a -> 1, b -> 2|> ⇒ {1, 2}
<|"k" -> x|> /. x -> 5 ⇒ <|"k" -> 5|>
Range[5] /. n_Integer /; EvenQ[n] :> 0 ⇒ {1, 0, 3, 0, 5}
Range[300] /. x -> 1 ⇒ Range[300]
ReplaceAll[x -> 3][x + 1] ⇒ 4
Replace[x, x -> 1] ⇒ 1
Replace[{x}, x -> 1] ⇒ {x}
Replace[{x, {x}}, x -> 1, {1}] ⇒ {1, {x}}
Replace[{x, {x}}, x -> 1, Infinity] ⇒ {1, {1}}
Replace[{1, {2}}, n_Integer :> n + 1, {2}] ⇒ {1, {3}}
Replace[x -> 1][x] ⇒ 1
Replace[f[x], f[y_] -> g[y]] ⇒ g[x]
x //. {x -> y, y -> z} ⇒ z
{3, 1, 2} //. {a___, x_, y_, b___} /; x > y :> {a, y, x, b} ⇒ {1, 2, 3}
log[a b c] //. log[x_ y_] :> log[x] + log[y] ⇒ log[a] + log[b] + log[c]
ReplaceRepeated[x -> y][x] ⇒ y
a /. {a -> b, b -> c} ⇒ b
{a, b} /. {a -> b, b -> a} ⇒ {b, a}
{"cat", "dog"} /. {"cat" -> 1, "dog" -> 2} ⇒ {1, 2}
Table[i, {i, 5}] /. Thread[Range[5] -> {a, b, c, d, e}] ⇒ {a, b, c, d, e}
x /. x -> Sequence[1, 2] ⇒ Sequence[1, 2]
{x, 3} /. x -> Sequence[1, 2] ⇒ {1, 2, 3}
{1, 2} /. {1 -> Nothing} ⇒ {2}
f[x_] := 1; Hold[f[2]] /. Hold[f[a_]] :> a ⇒ 2
"""

FINDING = """
Cases[{1, a, 2, b}, _Integer] ⇒ {1, 2}
Cases[{1, {2, 3}}, _Integer] ⇒ {1}
Cases[{1, {2, 3}}, _Integer, 2] ⇒ {1, 2, 3}
Cases[{1, {2, 3}}, _Integer, {2}] ⇒ {2, 3}
Cases[{1, {2, {3}}}, _Integer, Infinity] ⇒ {1, 2, 3}
Cases[{1, {2, {3}}}, _Integer, {-1}] ⇒ {1, 2, 3}
Cases[{1, 2, 3}, _Integer, 1, 2] ⇒ {1, 2}
Cases[{f[1], g[2], f[3]}, f[x_] :> x] ⇒ {1, 3}
Cases[{f[1], g[2]}, f[x_] -> x] ⇒ {1}
Cases[f[1, a], _Integer] ⇒ {1}
Cases[<|"a" -> 1, "b" -> x|>, _Integer] ⇒ {1}
Cases[_Integer][{1, a}] ⇒ {1}
Cases[{f[1], g[f[2]]}, f[x_], Infinity] ⇒ {f[1], f[2]}
Cases[f[a][b], f, {1}, Heads -> True] ⇒ {}
Cases[{x^2, x^3, y}, x^n_ -> n] ⇒ {2, 3}
Count[{1, 2, 1, 3}, 1] ⇒ 2
Count[{1, {1, 1}}, 1, Infinity] ⇒ 3
Count[{a, b, 3}, _Symbol] ⇒ 2
Count[_Integer][{1, 2, a}] ⇒ 2
Position[{a, b, a}, a] ⇒ {{1}, {3}}
Position[{a, {b, a}}, a] ⇒ {{1}, {2, 2}}
Position[{1, {2, 3}}, _Integer] ⇒ {{1}, {2, 1}, {2, 2}}
Position[{a, b, a, a}, a, 1, 2] ⇒ {{1}, {3}}
Position[f[a, g[a]], a] ⇒ {{1}, {2, 1}}
Position[<|"x" -> 1, "y" -> 2|>, 2] ⇒ {{Key["y"]}}
Position[{1, 2, 3}, _?EvenQ] ⇒ {{2}}
Position[x^2 + y^2, 2] ⇒ {{1, 2}, {2, 2}}
Position[f[f], f] ⇒ {{0}, {1}}
FirstPosition[{a, b, c}, b] ⇒ {2}
FirstPosition[{a, b}, z] ⇒ Missing["NotFound"]
FirstPosition[{a, b}, z, none] ⇒ none
FirstCase[{a, 1, 2}, _Integer] ⇒ 1
FirstCase[{a}, _Integer] ⇒ Missing["NotFound"]
FirstCase[{a}, _Integer, 0] ⇒ 0
FirstCase[{f[1], f[2]}, f[x_] :> x] ⇒ 1
MemberQ[{1, 2, 3}, 2] ⇒ True
MemberQ[{1, {2}}, 2] ⇒ False
MemberQ[{1, {2}}, 2, 2] ⇒ True
MemberQ[{a, b}, _Integer] ⇒ False
MemberQ[2][{1, 2}] ⇒ True
MemberQ[{x^2, y^2}, x^_] ⇒ True
FreeQ[{1, {2, a}}, a] ⇒ False
FreeQ[{1, 2}, a] ⇒ True
FreeQ[f[x], f] ⇒ False
FreeQ[x^2 + y, x] ⇒ False
FreeQ[a][b] ⇒ True
DeleteCases[{1, a, 2, b}, _Integer] ⇒ {a, b}
DeleteCases[{1, {2, 3}}, 2, Infinity] ⇒ {1, {3}}
DeleteCases[{1, 1, 1}, 1, 1, 2] ⇒ {1}
DeleteCases[<|"a" -> 1, "b" -> x|>, _Integer] ⇒ <|"b" -> x|>
DeleteCases[_Integer][{1, a}] ⇒ {a}
DeleteCases[f[1, a], _Integer] ⇒ f[a]
DeleteCases[{1, 2, 3, 4}, x_ /; x > 2] ⇒ {1, 2}
"""

ORDER_OF_RULES = """
f[x_] := "any"; f[x_Integer] := "integer"; f[0] := "zero"; {f[a], f[5], f[0]} ⇒ {"any", "integer", "zero"}
g[x_, y_] := 1; g[x_, x_] := 2; {g[1, 2], g[1, 1]} ⇒ {1, 2}
h[x__] := "many"; h[x_] := "one"; h[] := "none"; {h[1, 2], h[1], h[]} ⇒ {"many", "one", "none"}
k[x_] := "any"; k[x_?EvenQ] := "even"; {k[2], k[3]} ⇒ {"even", "any"}
m[x_] := "any"; m[x_ /; x > 5] := "big"; {m[7], m[3]} ⇒ {"big", "any"}
n[_List] := "list"; n[{_, _}] := "pair"; {n[{1, 2}], n[{1}]} ⇒ {"pair", "list"}
p[x_] := 1; p[y_] := 2; p[0] ⇒ 2
Length[DownValues[p]] ⇒ 1
q[a, x_] := 1; q[x_, b] := 2; q[a, b] ⇒ 1
r[x_Symbol] := 1; r[x_Integer] := 2; {r[s], r[3]} ⇒ {1, 2}
t[x_, y_: 0] := "opt"; t[x_] := "one"; t[1] ⇒ "one"
u[x_List] := "list"; u[x : {__Integer}] := "integers"; {u[{1}], u[{a}]} ⇒ {"integers", "list"}
w[x_Integer /; x > 10] := "big"; w[x_Integer] := "int"; w[x_] := "any"; {w[11], w[1], w[z]}
    ⇒ {"big", "int", "any"}
"""

FLAT_AND_ORDERLESS = """
SetAttributes[fl, Flat]; fl[a, b, c] /. fl[x_, y_] :> {x, y} ⇒ {fl[a], fl[b, c]}
SetAttributes[fo, {Flat, OneIdentity}]; fo[a, b, c] /. fo[x_, y_] :> {x, y} ⇒ {a, fo[b, c]}
SetAttributes[or, Orderless]; or[b, a] /. or[a, x_] :> x ⇒ b
or[1, x, 2] /. or[x_Symbol, y__] :> {x, y} ⇒ {x, 1, 2}
MatchQ[or[1, 2, 3], or[3, 1, 2]] ⇒ True
SetAttributes[ac, {Flat, Orderless, OneIdentity}]; ac[x_, x_] := sq[x]; ac[a, b, a] ⇒ ac[b, sq[a]]
ac[0, x_] := x; ac[p, 0, q] ⇒ ac[p, q]
SetAttributes[as, {Flat, OneIdentity}]; as[x_, x_] := x; as[a, b, b, c] ⇒ as[a, b, c]
SetAttributes[on, OneIdentity]; MatchQ[a, on[x_, y_: 0]] ⇒ True
a /. x_ + y_. :> {x, y} ⇒ {a, 0}
2 x /. c_. x :> c ⇒ 2
x /. c_. x :> c ⇒ 1
x + 5 /. x + c_. :> c ⇒ 5
Cases[{x, 3 x, x^2, 2 x^5}, c_. x^n_. :> {c, n}] ⇒ {{1, 1}, {3, 1}, {1, 2}, {2, 5}}
"""

TABLES = {name: table for name, table in globals().items() if name.isupper() and isinstance(table, str)}


@pytest.mark.parametrize("area", sorted(TABLES))
@pytest.mark.parametrize("compiling", [True, False])
def test_values(area, compiling):
    check_table(TABLES[area], compiling)
