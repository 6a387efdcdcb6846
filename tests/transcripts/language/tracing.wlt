(* Steps of an evaluation; lists for the innermost level. *)

In:  Trace[2^3 + 4^2 + 1]
Out: {{2^3, 8}, {4^2, 16}, 8 + 16 + 1, 25}
In:  f[x_] := x^2; f[1]; f[2]; {Trace[f[3]], Trace[(# + 1 &)[2]], Trace[unknown[1]]}
Out: {{f[3], 3^2, 9}, {(#1 + 1 & )[2], 2 + 1, 3}, {}}
In:  x = 5; Trace[x + 1]
Out: {{x, 5}, 5 + 1, 6}
In:  fib[n_] := If[n < 2, n, fib[n - 1] + fib[n - 2]]; Trace[fib[3], fib]
Out: {fib[3], {fib[2], {fib[1]}, {fib[0]}}, {fib[1]}}
In:  Trace[1 + 2 + 3 4, _Plus]
Out: {1 + 2 + 12}
In:  {fib[15], x}
Out: {610, 5}
In:  {{1, 2}, {3, 4}} + Threaded[{10, 20}]
Out: {{11, 22}, {13, 24}}
In:  {Threaded[{a, b}] {{1, 2}, {3, 4}}, {1, 2}^Threaded[{2, 3}], Threaded[{1}] + q}
Out: {{{a, 2 b}, {3 a, 4 b}}, {1, 8}, q + Threaded[{1}]}

(* TeXForm: traditional notation. *)

In:  Clear[x, f]; TeXForm[1 + x + x^2]
Out: x^2+x+1
In:  {ToString[a + b c, TeXForm], ToString[-x/2, TeXForm], ToString[x/(1 + y), TeXForm]}
Out: {a+b c, -\frac{x}{2}, \frac{x}{y+1}}
In:  TeXForm[Sqrt[x] + x^(1/3) + Exp[-x^2/2]]
Out: e^{-\frac{x^2}{2}}+\sqrt[3]{x}+\sqrt{x}
In:  TeXForm[(a + b)^2 Sin[x]^2 Cos[x^2]]
Out: (a+b)^2 \sin ^2(x) \cos \left(x^2\right)
In:  TeXForm[Integrate[g[x^2], {x, a, b}]]
Out: \int_a^b g\left(x^2\right) \, dx
In:  {ToString[{Pi^2/6, \[Alpha]}, TeXForm], ToString[abc -> Subscript[x, 1, 2], TeXForm]}
Out: {\left\{\frac{\pi ^2}{6},\alpha \right\}, \text{abc}\to x_{1,2}}
In:  TeXForm[{{1, 2}, {3, n}}]
Out: \left(
     \begin{array}{cc}
      1 & 2 \\
      3 & n \\
     \end{array}
     \right)
In:  {ToString[f''[x], TeXForm], ToString[Derivative[1, 0][f][x, y], TeXForm], ToString[2.5*^20, TeXForm]}
Out: {f''(x), f^{(1,0)}(x,y), 2.5\times 10^{20}}

(* Boxes. *)

In:  {ToBoxes[a + b], ToBoxes[a^b], MakeBoxes[1 + 1], ToBoxes[a/b], ToBoxes[Sqrt[x]]}
Out: {RowBox[{a, +, b}], SuperscriptBox[a, b], RowBox[{1, +, 1}], FractionBox[a, b], SqrtBox[x]}
In:  InputForm[{ToBoxes[f[x, y]], ToBoxes["s"], ToBoxes[1.5], ToBoxes[a - b c], ToBoxes[{}]}]
Out: {RowBox[{"f", "[", RowBox[{"x", ",", "y"}], "]"}], "\"s\"", "1.5`", RowBox[{"a", "-", RowBox[{"b", " ", "c"}]}], RowBox[{"{", "}"}]}
In:  ToBoxes[x, OtherForm]
Msg: MakeBoxes::boxfmt: OtherForm is not a box formatting type that wlnet has; StandardForm is.
Out: $Failed
In:  {BellB[3, x], EulerE[2, z], CosineDistance[{1}, {2 I}]}
Out: {x + 3 x^2 + x^3, -z + z^2, 1 + I}
In:  f[x_] := 1; DownValues[f] =.; {f[2], DownValues[f]}
Out: {f[2], {}}
In:  Trace[ff[Sequence[a, b]]]
Out: {ff[Sequence[a, b]], ff[a, b]}
