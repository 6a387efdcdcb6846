(* Format: how a program shows its own heads. *)

In:  Format[h[x_], TeXForm] := "H_{" <> ToString[x] <> "}"
In:  {TeXForm[h[3]], ToString[1 + h[3]^2, TeXForm], h[3]}
Out: {H_{3}, H_{3}^2+1, h[3]}
In:  Format[k[x_], InputForm] := "K" <> ToString[x]
In:  {InputForm[k[1] + 2], ToString[k[1], InputForm], k[1]}
Out: {2 + K1, K1, k[1]}
In:  Format[h[x_], CForm] := hh[x, 0]
In:  {CForm[h[3]^2], ToString[h[2], CForm]}
Out: {Power(hh(3,0),2), hh(2,0)}
In:  Format[g[x_]] := "G"
In:  {g[1], TeXForm[g[1]], InputForm[g[1]]}
Out: {G, \text{G}, g[1]}
In:  Format[g[x_]] =.
In:  g[1]; Format[q] := "Q!"
In:  {q, Format[q] =., q}
Out: {q, Null, q}
In:  Format[q] =.
Msg: Unset::norep: Assignment on Format for q not found.
Out: $Failed
In:  N[r] = 3.5; {N[r], N[r] =., N[r]}
Out: {3.5, Null, r}
In:  Format[w[x_], OutputForm] := "W"; {w[1], ToString[w[1]], ToString[w[1], FullForm], ToString[w[1], TeXForm]}
Out: {W, W, w[1], w(1)}
In:  {ToString[x/y, StandardForm], InputForm[ToString[x/y, StandardForm]], ToString["ab", StandardForm]}
Out: {x/y, "\!\(\*FractionBox[\"x\", \"y\"]\)", ab}
In:  {InputForm[ToString[x^2, TraditionalForm]], ToExpression[ToString[Hold[{"q", a^2}], StandardForm]]}
Out: {"\!\(\*FormBox[SuperscriptBox[\"x\", \"2\"], TraditionalForm]\)", Hold[{q, a^2}]}
