(* Tables of text. *)

In:  TextGrid[{{"a", 1}, {"bb", 22}}]
Out: a    1

     bb   22
In:  Grid[{{"a", 1}, {"bb", 22}}, Alignment -> {{Left, Right}}]
Out: a     1

     bb   22
In:  Grid[{{1, 2}, {3, 4}}, Dividers -> Center]
Out: 1 │ 2
     ──┼──
     3 │ 4
In:  InputForm[ToString[Grid[{{1, 2}, {3, 4}}, Spacings -> {1, 2}]]]
Out: "1 2\n\n3 4"
In:  Grid[{{1, 2}, {3, 4}}, Frame -> True, Background -> LightGray]
Out: ┌───────┐
     │ 1   2 │
     │ 3   4 │
     └───────┘
In:  Column[{1, 22, 333}, Right]
Out:   1
      22
     333
In:  Column[{1, 22}, Frame -> All]
Out: ┌────┐
     │ 1  │
     ├────┤
     │ 22 │
     └────┘
In:  InputForm[ToString[TableForm[{{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}]]]
Out: "1   3\n2   4\n\n5   7\n6   8"
In:  MatrixForm[{{1, 2}, {3, 4}}, TableHeadings -> {None, {"x", "y"}}]
Out: x   y

     1   2

     3   4
In:  TableForm[{{1, 2}, {3, 4}}, TableHeadings -> Automatic]
Out:     1   2

     1   1   2

     2   3   4
In:  TableForm[{{1, 22}, {333, 4}}, TableAlignments -> Right]
Out:   1   22

     333    4
In:  TableForm[{{1, {2, 3}}}, TableDepth -> 2]
Out: 1   {2, 3}
In:  Multicolumn[{1, 2, 3, 4, 5}, 2]
Out: 1   4
     2   5
     3
In:  Grid[{{1}}, Dividers -> 7]
Msg: Grid::optval: The value 7 of the option Dividers is none of {None, False, True, All, Center, Automatic}.
Out: 1
