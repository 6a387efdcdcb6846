(* Sparse arrays. *)

In:  s = SparseArray[{{1, 1} -> 5, {2, 3} -> 7}, {3, 3}]
Out: SparseArray[<2>, {3, 3}]
In:  Normal[s]
Out: {{5, 0, 0}, {0, 0, 7}, {0, 0, 0}}
In:  InputForm[s]
Out: SparseArray[Automatic, {3, 3}, 0, {1, {{0, 1, 2, 2}, {{1}, {3}}}, {5, 7}}]
In:  ArrayRules[s]
Out: {{1, 1} -> 5, {2, 3} -> 7, {_, _} -> 0}
In:  ArrayRules[{0, a, 0, b}]
Out: {{2} -> a, {4} -> b, {_} -> 0}
In:  {Dimensions[s], Length[s], Head[s], ArrayDepth[s]}
Out: {{3, 3}, 3, SparseArray, 2}
In:  {s[[1, 1]], s[[2, 3]], s[[3, 3]], s[[2, -1]]}
Out: {5, 7, 0, 7}
In:  {s[[2]], Normal[s[[2]]], Normal[s[[All, 3]]], Normal[s[[{2, 1}, 2 ;; 3]]]}
Out: {SparseArray[<1>, {3}], {0, 0, 7}, {0, 7, 0}, {{0, 7}, {0, 0}}}
In:  Normal[SparseArray[{i_, i_} -> 1, {3, 3}]]
Out: {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}
In:  Normal[SparseArray[{{i_, j_} /; i > j :> i - j}, {3, 3}]]
Out: {{0, 0, 0}, {1, 0, 0}, {2, 1, 0}}
In:  Normal[SparseArray[{Band[{1, 1}] -> 2, Band[{1, 2}] -> -1}, {3, 3}]]
Out: {{2, -1, 0}, {0, 2, -1}, {0, 0, 2}}
In:  Normal[SparseArray[{{1}, {3}} -> {a, b}]]
Out: {a, 0, b}
In:  Normal[SparseArray[{2 -> 1}, 4, x]]
Out: {x, 1, x, x}
In:  SparseArray[{{0, 1}, {0, 2}}]
Out: SparseArray[<2>, {2, 2}]
In:  2 s
Out: SparseArray[<2>, {3, 3}]
In:  Normal[2 s + 1]
Out: {{11, 1, 1}, {1, 1, 15}, {1, 1, 1}}
In:  Normal[s - s]
Out: {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}}
In:  ArrayRules[s^2]
Out: {{1, 1} -> 25, {2, 3} -> 49, {_, _} -> 0}
In:  s . {1, 2, 3}
Out: {5, 21, 0}
In:  s . s
Out: SparseArray[<1>, {3, 3}]
In:  Normal[Transpose[s]]
Out: {{5, 0, 0}, {0, 0, 0}, {0, 7, 0}}
In:  Total[s]
Out: {5, 0, 7}
In:  {s["NonzeroValues"], s["NonzeroPositions"], s["Density"]}
Out: {{5, 7}, {{1, 1}, {2, 3}}, 0.222222}
In:  s[[3, 3]] = 9; Normal[s]
Out: {{5, 0, 0}, {0, 0, 7}, {0, 0, 9}}
In:  {MatrixQ[s], s == Normal[s], s === SparseArray[Normal[s]]}
Out: {True, True, True}
In:  s + IdentityMatrix[3]
Out: {{6, 0, 0}, {0, 1, 7}, {0, 0, 10}}
In:  SparseArray[{{5, 5} -> 1}, {3, 3}];
Msg: SparseArray::pos: The position {5, 5} does not lie in an array of dimensions {3, 3}.
In:  ArrayComponents[{{a, b}, {b, c}}]
Out: {{1, 2}, {2, 3}}
In:  ArrayComponents[{"x", "y", "x"}]
Out: {1, 2, 1}
In:  ArrayComponents[{{0, 3}, {3, 7}}]
Out: {{0, 1}, {1, 2}}
In:  t = SparseArray[{{1, 1} -> 1}, {2, 2}]; t[[2]] = {0, 5}; t[[All, 1]] = 7; {Head[t], Normal[t]}
Out: {SparseArray, {{7, 0}, {7, 5}}}
