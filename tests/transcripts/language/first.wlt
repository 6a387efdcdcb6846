(* A first session: numbers, symbols, lists, definitions. *)

In:  2 + 3*4
Out: 14
In:  1/3 + 1/6
Out: 1/2
In:  2^100
Out: 1267650600228229401496703205376
In:  N[1/3]
Out: 0.333333
In:  x + x
Out: 2 x
In:  {1, 2, 3}^2
Out: {1, 4, 9}
In:  f[n_] := n f[n - 1]; f[0] = 1;
In:  f[20]
Out: 2432902008176640000
In:  Map[# + 1 &, {1, 2, 3}]
Out: {2, 3, 4}
In:  Total[Range[100]]
Out: 5050
In:  <|"a" -> 1, "b" -> 2|>["b"]
Out: 2
In:  Table[i^2, {i, 5}]
Out: {1, 4, 9, 16, 25}
In:  If[3 > 2, "yes", "no"]
Out: yes
In:  StringJoin["ab", "cd"]
Out: abcd
In:  a -> b // FullForm
Out: Rule[a, b]
