(* Equations: sources are the reference pages of Solve, SolveValues, NSolve, Reduce *)

In:  Solve[x^3 == 8, x]
Out: {{x -> 2}, {x -> -2 (-1)^(1/3)}, {x -> 2 (-1)^(2/3)}}
In:  Solve[2 - x^2 == 0, x]
Out: {{x -> -Sqrt[2]}, {x -> Sqrt[2]}}
In:  Solve[x + y == 1, {x, y}]
Msg: Solve::svars: Equations may not give solutions for all "solve" variables.
Out: {{y -> 1 - x}}
In:  Solve[Abs[x] == 2, x]
Msg: Solve::ifun: Inverse functions are being used by Solve, so some solutions may not be found; use Reduce for complete solution information.
Out: {{x -> -2}, {x -> 2}}
In:  Solve[Abs[x] == 2, x, Reals]
Out: {{x -> -2}, {x -> 2}}
In:  Solve[{Sin[x] == 0, 0 < x < 7}, x]
Out: {{x -> Pi}, {x -> 2 Pi}}
In:  Solve[Cos[x] == 1/2, x] // InputForm
Out: {{x -> ConditionalExpression[-1/3*Pi + 2*Pi*C[1], Element[C[1], Integers]]}, {x -> ConditionalExpression[Pi/3 + 2*Pi*C[1], Element[C[1], Integers]]}}
In:  Solve[x^2 == 2, x, Modulus -> 7]
Out: {{x -> 3}, {x -> 4}}
In:  Solve[x^2 == 3, x, Modulus -> 7]
Out: {}
In:  Solve[x^3 == 1, x, MaxRoots -> 0]
Msg: Solve::maxrts: The value 0 of the MaxRoots option is not a positive integer, Infinity or Automatic.
Out: Solve[x^3 == 1, x, MaxRoots -> 0]
In:  Solve[x^4 == 16 && x > 0, x]
Out: {{x -> 2}}
In:  Solve[{x^2 + y^2 == 5, x y == 2}, {x, y}]
Out: {{x -> -2, y -> -1}, {x -> -1, y -> -2}, {x -> 1, y -> 2}, {x -> 2, y -> 1}}
In:  Solve[{x^2 + y^2 == 1, (x - 2)^2 + y^2 == 1}, {x, y}]
Out: {{x -> 1, y -> 0}}
In:  Solve[x^3 + y^3 == 1729 && 0 < x < y, {x, y}, Integers]
Out: {{x -> 1, y -> 12}, {x -> 9, y -> 10}}
In:  Solve[x^2 + y^2 == 25 && x > 0 && y > 0, {x, y}, Integers]
Out: {{x -> 3, y -> 4}, {x -> 4, y -> 3}}
In:  Solve[x^2 == 4 || x == 7, x]
Out: {{x -> -2}, {x -> 2}, {x -> 7}}
In:  Solve[x Sin[x] == 1, x]
Msg: Solve::nsmet: This system cannot be solved with the methods available to Solve.
Out: Solve[x Sin[x] == 1, x]
In:  SolveValues[x^2 == 4, x, PositiveIntegers]
Out: {2}
In:  NSolve[Sin[x] == 3/10 && 0 < x < 10, x]
Out: {{x -> 0.304693}, {x -> 2.8369}, {x -> 6.58788}, {x -> 9.12009}}
In:  Reduce[Sin[x] == 0, x] // InputForm
Out: Element[C[1], Integers] && (x == 2*Pi*C[1] || x == Pi + 2*Pi*C[1])
