(* How values are laid out. *)

In:  Row[{1, x^2, "s"}]
Out: 1x^2s
In:  Row[{a, b, c}, ", "]
Out: a, b, c
In:  Column[{1, "two", x}]
Out: 1
     two
     x
In:  Grid[{{a, bbb}, {cc, d}}]
Out: a    bbb

     cc   d
In:  Grid[{{a, b}, {c, d}}, Frame -> All]
Out: ┌───┬───┐
     │ a │ b │
     ├───┼───┤
     │ c │ d │
     └───┴───┘
In:  Grid[{{1}}, Frame -> 3]
Msg: Grid::optval: The value 3 of the option Frame is none of {None, False, True, All}.
Out: 1
In:  TableForm[{{1, 22}, {333, 4}}, TableHeadings -> {{"r1", "r2"}, {"a", "b"}}]
Out:      a     b

     r1   1     22

     r2   333   4
In:  MatrixForm[IdentityMatrix[2]]
Out: 1   0

     0   1
In:  Row[{"m = ", Grid[{{1, 2}, {3, 4}}]}]
Out: m = 1   2

         3   4
In:  Style["bold", Bold, Red]
Out: bold
In:  Framed[x]
Out: ┌───┐
     │ x │
     └───┘
In:  NumberForm[3.14159265, 4]
Out: 3.142
In:  NumberForm[{3.14159, 2, 0.001234}, 3]
Out: {3.14, 2, 0.00123}
In:  NumberForm[2.5, {6, 3}]
Out: 2.500
In:  PaddedForm[{7, 123}, 5]
Out: {     7,    123}
In:  ScientificForm[12345.678, 3]
Out: 1.23*10^4
In:  NumberForm[1.5, x]
Msg: NumberForm::iprf: Formatting specification x should be a positive integer or a pair of positive integers.
Out: 1.5
In:  Short[Range[100]]
Out: {1, 2, 3, 4, 5, 6, 7, 8, 9, <<82>>, 92, 93, 94, 95, 96, 97, 98, 99, 100}
In:  InputForm[Row[{1, 2}]]
Out: Row[{1, 2}]
In:  {a \[CirclePlus] b, Proportional[a, b], InputForm[a \[TildeTilde] b], (a \[CirclePlus] b) \[CircleTimes] c, Hold[m[[1, 2 ;; 3]]], u . v}
Out: {a ⊕ b, a ∝ b, TildeTilde[a, b], (a ⊕ b) ⊗ c, Hold[m[[1,2;;3]]], u . v}
In:  Short[Range[100], 2]
Out: {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, <<64>>, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100}
In:  {Shallow[Nest[f, x, 20]], Shallow[Range[20]], Shallow[{{{1, 2}}}, 2], Shallow[Range[9], {2, 3}]}
Out: {f[f[f[f[<<1>>]]]], {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, <<10>>}, {{<<1>>}}, {1, 2, 3, <<6>>}}
