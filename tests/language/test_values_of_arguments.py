"""Rules that belong to the argument: N[x] = ..., NumericQ[x] = True, Format[f[x_]] := ...; their lists."""

import pytest

from wlnet import Session

CASES = """
N[a] = 2.5; N[a + b] ⇒ 2.5 + b
N[a] = 2.5; N[{a, a^2}] ⇒ {2.5, 6.25}
N[a] = 2.5; N[a, 20] ⇒ a
N[a, 20] = 7; N[a, 20] ⇒ 7.0000000000000000000
N[c, p_ /; p > 10] := p; {N[c, 12], N[c, 5]} ⇒ {12.0000000000, c}
N[h[x_, y_], p_] := x + y /; x > 3; {N[h[1, 2]], N[h[4, 2]]} ⇒ {h[1., 2.], 6.}
N[a] = 2.5; NValues[a] ⇒ {HoldPattern[N[a, {MachinePrecision, MachinePrecision}]] :> 2.5}
NValues[b] = {HoldPattern[N[b, MachinePrecision]] :> 2}; N[b] ⇒ 2.
N[a] = 2.5; Clear[a]; N[a] ⇒ a
NumericQ[z] = True; {NumericQ[z], NumericQ[Sqrt[z]], NumericQ[f[z]]} ⇒ {True, True, False}
Default[f, 2] = 4; DefaultValues[f] ⇒ {HoldPattern[Default[f, 2]] :> 4}
DefaultValues[g] = {Default[g] -> 3}; g[x_.] := {x}; g[] ⇒ {3}
SyntaxInformation[f] = {"ArgumentsPattern" -> {_, _.}}; SyntaxInformation[f] ⇒ {ArgumentsPattern -> {_, _.}}
SyntaxInformation[g] ⇒ {}
SyntaxInformation[k] = {1}; Clear[k]; SyntaxInformation[k] ⇒ {1}
SyntaxInformation[m] = {1}; ClearAll[m]; SyntaxInformation[m] ⇒ {}
s::tag = "text"; Messages[s] ⇒ {HoldPattern[s::tag] :> text}
Messages[s] = {s::other :> "bar"}; s::other ⇒ bar
Format[f[x_]] := {"<", x, ">"}; f[f[1]] ⇒ {<, {<, 1, >}, >}
Format[f[x_]] := {"<", x, ">"}; InputForm[f[1]] ⇒ f[1]
Format[f[x_]] := {"<", x, ">"}; ToString[f[1], InputForm] ⇒ f[1]
Format[f[x_]] := {"<", x, ">"}; <|1 -> f[2]|> ⇒ <|1 -> {<, 2, >}|>
Format[f[x_], OutputForm] := "plain"; Format[f[x_], TeXForm] := "tex"; f[1] + 1 ⇒ 1 + plain
a = 2; Definition[a] ⇒ a = 2
Definition[nothing] ⇒ Null
Format[f] := "effed"; {f, Format[f]} ⇒ {effed, effed}
f /: Format[f[x_]] := "tagged"; f[2] ⇒ tagged
Format[f[x_]] := f[x]; f[2] ⇒ f[2]
Format[f[x_]] := g[x]; Format[g[x_]] := f[x]; Head[f[2]] ⇒ f
Format[f[x_]] := "one"; Clear[f]; f[1] ⇒ f[1]
Format[g[x_, y_]] := Infix[{x, y}, "#", 350, Left]; g[a, g[b, c]] ⇒ a # (b # c)
Format[g[x_, y_]] := Infix[{x, y}, "#", 350, Left]; g[g[a, b], c] + d ⇒ d + a # b # c
Format[g[x_, y_]] := Infix[{x, y}, "#", 350, Left]; {g[a + b, c], g[a b, c]} ⇒ {(a + b) # c, a b # c}
Infix[f[a, b, c]] ⇒ a ~ f ~ b ~ f ~ c
Infix[{a, b, c}, {"+", "-"}] ⇒ a + b - c
{Prefix[f[a]], Postfix[f[a]], Prefix[{a + b}, "~", 350]} ⇒ {f @ a, a // f, ~(a + b)}
{PrecedenceForm[x/y, 12] - z, PrecedenceForm[x, 500] 2} ⇒ {-z + (x/y), 2 x}
ToString[Infix[f[a, b]], InputForm] ⇒ Infix[f[a, b]]
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_text(line):
    code, text = line.split(" ⇒ ")
    session = Session()
    value = session.value(code)
    assert session.text(value) == text
    assert session.messages == []


def test_definition_in_blocks():
    session = Session()
    session.value("Attributes[f] = {Listable}; f[x_] := x^2; f[0] = 1; Options[f] = {o -> 1}; N[f] = 2.5")
    blocks = session.text(session.value("Definition[f]")).split("\n \n")
    assert blocks == [
        "Attributes[f] = {Listable}",
        "f[0] = 1",
        "f[x_] := x^2",
        "N[f, {MachinePrecision, MachinePrecision}] = 2.5",
        "Options[f] = {o -> 1}",
    ]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("N[5] = 3", "Set::write"),
        ("N[Pi] = 3", "Set::write"),
        ("NumericQ[f[x]] = True", "Set::write"),
        ("Format[1] := 2", "SetDelayed::write"),
        ("DefaultValues[g] = {Default[h] -> 3}", "Set::wlnetval"),
        ("DefaultValues[g] = 3", "DefaultValues::vrule"),
        ("Definition[5]", "Definition::savesym"),
        ("SyntaxInformation[Plus] = {}", "Set::wrsym"),
        ("SyntaxInformation[u, v] = {}", "SyntaxInformation::sym"),
    ],
)
def test_refused(code, message):
    session = Session()
    session.evaluate_wrap(code)
    assert session.messages[0].startswith(message + ":")
