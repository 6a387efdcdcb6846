(* Series, limits, integrals, sums, assumptions. *)

In:  Series[Exp[x], {x, 0, 3}]
Out: 1 + x + x^2/2 + x^3/6 + O[x]^4
In:  Series[f[x], {x, a, 2}]
Out: f[a] + f'[a] (x - a) + (f''[a] (x - a)^2)/2 + O[x - a]^3
In:  InputForm[Series[1/(1 - x), {x, 0, 3}]]
Out: SeriesData[x, 0, {1, 1, 1, 1}, 0, 4, 1]
In:  Series[1/Sin[x], {x, 0, 3}]
Out: 1/x + x/6 + (7 x^3)/360 + O[x]^4
In:  Series[Sqrt[x], {x, 0, 2}]
Out: Sqrt[x] + O[x]^(5/2)
In:  Series[ArcTan[x], {x, Infinity, 2}]
Out: Pi/2 - 1/x + O[1/x]^3
In:  Normal[Series[ArcTan[x], {x, Infinity, 2}]]
Out: Pi/2 - 1/x
In:  Series[Cos[x], {x, 0, 4}]^2
Out: 1 - x^2 + x^4/3 + O[x]^5
In:  1/(1 - x) + O[x]^3
Out: 1 + x + x^2 + O[x]^3
In:  D[Series[Sin[x], {x, 0, 4}], x]
Out: 1 - x^2/2 + O[x]^4
In:  SeriesCoefficient[Exp[x], {x, 0, 6}]
Out: 1/720
In:  Residue[1/(x (x - 2)), {x, 0}]
Out: -1/2
In:  Series[Exp[x], {x, 0}]
Msg: Series::sspec: Series specification {x, 0} is not a list with three elements.
Out: Series[E^x, {x, 0}]
In:  Series[Exp[1/x], {x, 0, 2}]
Msg: Series::esss: Essential singularity or unknown behaviour encountered in E^(1/x) at x -> 0.
Out: Series[E^(1/x), {x, 0, 2}]
In:  Limit[Sin[x]/x, x -> 0]
Out: 1
In:  Limit[(1 + 2/n)^n, n -> Infinity]
Out: E^2
In:  Limit[1/x, x -> 0]
Out: Indeterminate
In:  Limit[1/x, x -> 0, Direction -> "FromBelow"]
Out: -Infinity
In:  Limit[(Sqrt[4 + h] - 2)/h, h -> 0]
Out: 1/4
In:  Limit[Cos[x], x -> Infinity]
Out: Indeterminate
In:  Limit[ArcTan[x], x -> -Infinity]
Out: -(Pi/2)
In:  Limit[x^5/E^x, x -> Infinity]
Out: 0
In:  Limit[x, 3]
Msg: Limit::lim: Limit specification 3 is not of the form x -> x0.
Out: Limit[x, 3]
In:  Integrate[x^2, x]
Out: x^3/3
In:  Integrate[1/(1 + x^2), x]
Out: ArcTan[x]
In:  Integrate[Cos[3 x], x]
Out: Sin[3 x]/3
In:  Integrate[x Cos[x], x]
Out: Cos[x] + x Sin[x]
In:  Integrate[Log[x], x]
Out: -x + x Log[x]
In:  Integrate[1/(x^2 - 1), x]
Out: Log[1 - x]/2 - Log[1 + x]/2
In:  Integrate[E^(-x^2), {x, -Infinity, Infinity}]
Out: Sqrt[Pi]
In:  Integrate[Sin[x], {x, 0, Pi}]
Out: 2
In:  Integrate[x y, {x, 0, 1}, {y, 0, x}]
Out: 1/8
In:  Integrate[1/x, {x, 0, 1}]
Msg: Integrate::idiv: Integral of 1/x does not converge on {0, 1}.
Out: Integrate[1/x, {x, 0, 1}]
In:  Integrate[x, 2]
Msg: Integrate::ilim: Invalid integration variable or limit(s) in 2.
Out: Integrate[x, 2]
In:  D[Integrate[g[x], x], x]
Out: g[x]
In:  Sum[i, {i, 1, n}]
Out: (n (1 + n))/2
In:  Sum[1/2^i, {i, 0, Infinity}]
Out: 2
In:  Sum[1/i^4, {i, 1, Infinity}]
Out: Pi^4/90
In:  Sum[i, {i, 1, Infinity}]
Msg: Sum::div: Sum does not converge.
Out: Sum[i, {i, 1, Infinity}]
In:  Sum[f[i], {i, 1, n}] /. n -> 2
Out: f[1] + f[2]
In:  Product[i, {i, 1, n}]
Out: n!
In:  Zeta[{2, 3, -1}]
Out: {Pi^2/6, Zeta[3], -1/12}
In:  Refine[Sqrt[x^2], x < 0]
Out: -x
In:  Simplify[Sqrt[x^2], x > 0]
Out: x
In:  Assuming[n \[Element] Integers, Refine[Cos[2 n Pi]]]
Out: 1
In:  TrigExpand[Sin[x + y]]
Out: Cos[y] Sin[x] + Cos[x] Sin[y]
In:  TrigReduce[2 Cos[x]^2]
Out: 1 + Cos[2 x]
In:  ExpToTrig[Exp[I x]]
Out: Cos[x] + I Sin[x]
In:  ComplexExpand[Abs[3 x + 4 I x]]
Out: 5 Sqrt[x^2]
In:  Expand[(1 + x)^3 (1 + y), y]
Out: (1 + x)^3 + (1 + x)^3 y
In:  Apart[1/(x^2 - a^2), x]
Out: 1/(2 a (-a + x)) - 1/(2 a (a + x))
In:  Solve[Sqrt[x] == 3, x]
Out: {{x -> 9}}
In:  Solve[x^2 == 4 && y^2 == 1, {x, y}]
Out: {{x -> -2, y -> -1}, {x -> -2, y -> 1}, {x -> 2, y -> -1}, {x -> 2, y -> 1}}
In:  Solve[3 x, x]
Msg: Solve::eqf: 3 x is not a well-formed equation.
Out: Solve[3 x, x]
In:  D[{x^2 y, x + y}, {{x, y}}]
Out: {{2 x y, x^2}, {1, 1}}
In:  Interval[{-1, 2}]^2 + 1
Out: Interval[{1, 5}]
In:  IntervalMemberQ[Interval[{0, 1}], Pi]
Out: False
In:  SetPrecision[1/7, 12]
Out: 0.142857142857
In:  Discriminant[x^2 + b x + c, x]
Out: b^2 - 4 c
In:  Expectation[x^2, x \[Distributed] UniformDistribution[{0, 1}]]
Out: 1/3
In:  Probability[x > 1, x \[Distributed] ExponentialDistribution[2]]
Out: 1/E^2
In:  {Solve[{94 p + 22 q, 34 p + 67 q} == {8400, 5400}, {p, q}, Integers], Solve[p + 1 == 2 q == 4, {p, q}]}
Out: {{{p -> 80, q -> 40}}, {{p -> 3, q -> 2}}}
In:  {Solve[{{p, q} . {{1, 2}, {3, 4}} == {5, 6}}, {p, q}], Solve[{p^2, q} == {4, 1} && p > 0, {p, q}]}
Out: {{{p -> -1, q -> 2}}, {{p -> 2, q -> 1}}}
In:  Solve[{p, q} == {1 + r, 2 - r} && 0 \[VectorLessEqual] {p, q} \[VectorLessEqual] 3 && r == 1, {p, q, r}]
Out: {{p -> 2, q -> 1, r -> 1}}
