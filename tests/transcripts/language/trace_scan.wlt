(* TraceScan and TracePrint: what an evaluation meets. *)

In:  TraceScan[Print, 1 + 2 + 3]
Print: 1 + 2 + 3
Print: Plus
Print: 1
Print: 2
Print: 3
Print: 6
Out: 6
In:  Reap[TraceScan[Sow, 2^3 + 5]][[2, 1]] // InputForm
Out: {HoldForm[2^3 + 5], HoldForm[Plus], HoldForm[2^3], HoldForm[Power], HoldForm[2], HoldForm[3], HoldForm[8], HoldForm[5], HoldForm[8 + 5], HoldForm[13]}
In:  Reap[TraceScan[Sow, {1 + 1, 2 + 2}]][[2, 1]] // InputForm
Out: {HoldForm[{1 + 1, 2 + 2}], HoldForm[List], HoldForm[1 + 1], HoldForm[Plus], HoldForm[1], HoldForm[1], HoldForm[2], HoldForm[2 + 2], HoldForm[Plus], HoldForm[2], HoldForm[2], HoldForm[4], HoldForm[{2, 4}]}
In:  {Reap[TraceScan[Sow, 3]], Reap[TraceScan[Sow, f[1, 2]]]}
Out: {{3, {{3}}}, {f[1, 2], {{f[1, 2], f, 1, 2}}}}

(* the form is a pattern, or the symbol whose rules gave the expression *)
In:  {Reap[TraceScan[Sow, 1 + 2 + 3, Plus]], Reap[TraceScan[Sow, 2^3 + 5, Plus]]}
Out: {{6, {{Plus, 6}}}, {13, {{Plus, 8 + 5, 13}}}}
In:  {Reap[TraceScan[Sow, 2^3 + 5, Power]], Reap[TraceScan[Sow, 2^3 + 5, _Power]]}
Out: {{13, {{Power, 8}}}, {13, {{2^3}}}}
In:  {Reap[TraceScan[Sow, 1 + 2 + 3, _Plus]], Reap[TraceScan[Sow, 2^3 + 5, _Plus]]}
Out: {{6, {{1 + 2 + 3}}}, {13, {{2^3 + 5, 8 + 5}}}}
In:  {Reap[TraceScan[Sow, 2^3 + 5, _Integer]], Reap[TraceScan[Sow, 1 + 2, _String]]}
Out: {{13, {{2, 3, 8, 5, 13}}}, {3, {}}}
In:  TraceScan[Print, 1 + 1, _Plus, after]
Print: 1 + 1
Out: 2
In:  TraceScan[Identity, 2^3 + 5, _Power, Print]
Print: 8
Out: 13

(* TracePrint indents by how deep an expression stands *)
In:  TracePrint[2^3 + 5]
Print:  2^3 + 5
Print:   Plus
Print:   2^3
Print:    Power
Print:    2
Print:    3
Print:   8
Print:   5
Print:  8 + 5
Print:  13
Out: 13
In:  TracePrint[2^3 + 5, _Integer]
Print:    2
Print:    3
Print:   8
Print:   5
Print:  13
Out: 13
In:  g[n_] := If[n > 1, Return[n]]; TracePrint[g[2]]
Print:  g[2]
Print:   g
Print:   2
Print:  If[2 > 1, Return[2]]
Print:   If
Print:   2 > 1
Print:    Greater
Print:    2
Print:    1
Print:   True
Print:  If[True, Return[2]]
Print:  Return[2]
Print:   Return
Print:   2
Out: 2
In:  x = 3; TracePrint[x + a]
Print:  x + a
Print:   Plus
Print:   x
Print:   3
Print:   a
Print:  3 + a
Out: 3 + a
In:  x = 0; TracePrint[x = x + 1, _Plus]; {x, Attributes[TracePrint], Attributes[TraceScan]}
Print:   x + 1
Print:   0 + 1
Out: {1, {HoldAll, Protected}, {HoldAll, Protected}}
In:  {Catch[TraceScan[Identity, Throw[3]]], 1 + 1}
Out: {3, 2}
