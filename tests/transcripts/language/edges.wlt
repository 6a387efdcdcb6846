(* What stands at the edge of a definition: level 0, nothing to choose from, a step that is too long. *)

In:  MapThread[g, {{1, 2}, {3, 4}}, 0]
Out: g[{1, 2}, {3, 4}]
In:  {StringContainsQ["word", {}], StringFreeQ["word", {}], StringReplace["word", {}]}
Out: {False, True, word}
In:  Riffle[{1, 2, 3}, {}]
Out: {1, {}, 2, {}, 3}
In:  {Table[k^2, {k, 3, 8, Infinity}], Table[k, {k, 3, 2, Infinity}]}
Out: {{9}, {}}
In:  {First[ByteArray[{7, 8}]], Last[ByteArray[{7, 8}]]}
Out: {7, 8}
In:  Norm[{u, v}, q]
Out: (Abs[u]^q + Abs[v]^q)^(1/q)
In:  {Xor[p], Xor[p, True], Xor[]}
Out: {p, !p, False}
In:  h[(n : _Integer) : 4] := n + 1; {h[], h[6]}
Out: {5, 7}
In:  \[Angle]ABC = 60; {\[Angle]ABC/2, SymbolName[Unevaluated[\[FilledSquare]1]]}
Out: {30, ■1}
In:  pair[left, a + b, right] ^= 5
Msg: UpSet::write: Tag Plus in pair[left, a + b, right] is Protected.
Out: 5
In:  {pair[left, a + b, right], Length[UpValues[right]]}
Out: {5, 1}
In:  Rationalize[N[E], 0] == Last[Convergents[ContinuedFraction[N[E]]]] || N[Rationalize[N[E], 0]] == N[E]
Out: True
In:  {Rationalize[Sqrt[2], 1/100], Rationalize[{Pi, 0.5}, 0.01], Rationalize[2.5 - 0.25 I]}
Out: {17/12, {22/7, 1/2}, 5/2 - I/4}
