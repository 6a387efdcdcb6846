(* Corners of the functions of lists and associations. *)

In:  {Join[{1, 2}, 3], Join[f[p, q], 2], Take[{p, q}], Drop[x], Take[2][{p, q}], Take[{p, q, r}, UpTo[Infinity]]}
Out: {{1, 2}, f[p, q], {p, q}, x, 2[{p, q}], {p, q, r}}
In:  {Outer[Plus], Outer[f], Flatten[{{p, q}, {r}}, {}], Length[Infinity], Clip[Indeterminate]}
Out: {0, f[], {{p, q}, {r}}, 1, Indeterminate}
In:  {Partition[{1, 2, 3}, 2, 1, {1, 1}, x, g], Partition[{1, 2, 3, 4}, 0, 2], Partition[{}, 0, 1]}
Out: {{g[1, 2], g[2, 3], g[3, x]}, {{}, {}, {}}, {{}}}
In:  SubsetMap[Reverse, {{1, 2}, {3, 4}, {5, 6}}, {{1, 1}, {3, 2}}]
Out: {{6, 2}, {3, 4}, {5, 1}}
In:  {SubsetMap[Accumulate, {{1, 2}, {3, 4}, {5, 6}}, {All, 2}], SubsetMap[Accumulate, Range[6], 3 ;; 5], SubsetMap[Reverse, {1, 3}][{p, q, r}]}
Out: {{{1, 2}, {3, 6}, {5, 12}}, {1, 2, 3, 7, 12, 6}, {r, q, p}}
In:  SequenceFoldList[f, {p, q}, {1, 2, 3}, 4]
Out: {p, q, f[p, q, 1, 2], f[q, f[p, q, 1, 2], 2, 3]}
In:  SequenceFold[Plus, {0, 1}, {2, 2, 2}, 3]
Out: 11
In:  SequenceFold[f, {p, q}, {1, 2}, 2]
Msg: SequenceFold::wlnetwindow: The number of arguments 2 should be an integer from 3.
Out: SequenceFold[f, {p, q}, {1, 2}, 2]
In:  {PadLeft[{1, 2, 3}, 5, "Periodic"], PadRight[{1, 2, 3}, 6, "Reflected"], PadRight[{{1, 2}, {3, 4}}, {3, 3}, "Fixed"], PadRight[{1}, 2, "x"]}
Out: {{2, 3, 1, 2, 3}, {1, 2, 3, 2, 1, 2}, {{1, 2, 2}, {3, 4, 4}, {3, 4, 4}}, {1, x}}
In:  {ArrayPad[{1, 2, 3}, 1, "Cyclic"], Range[b, b + 2, 1.], Ratios[{2, 0, 1}]}
Msg: Power::infy: Infinite expression 1/0 encountered.
Out: {{3, 1, 2, 3, 1}, {b, 1. + b, 2. + b}, {0, ComplexInfinity}}
In:  {g[Splice[{1, 2}, g]], g[Splice[{1, 2}, h]], {Splice[{1, 2}], 3}}
Out: {g[1, 2], g[Splice[{1, 2}, h]], {1, 2, 3}}
In:  Position[<|p -> 1|>, _, Heads -> True]
Out: {{0}, {Key[p]}, {}}
In:  {<|"b" -> 1|>[[Key["a"]]], <|"b" -> 1|>[["a"]], Query[{3}][<|"a" -> 1|>]}
Out: {Missing[KeyAbsent, Key[a]], Missing[KeyAbsent, a], Missing[PartAbsent, {3}]}
In:  Extract[<|p -> 1|>, {Key[q]}]
Msg: Extract::keyw: Key q does not exist in <|p -> 1|>.
Out: Missing[KeyAbsent, Key[q]]
In:  Insert[<|"a" -> 1|>, 9, 1]
Msg: Insert::invdt: The argument 9 is not a rule or a list of rules.
Out: <|a -> 1|>
In:  DeleteElements[{p, q}, q]
Msg: DeleteElements::invl: The argument q is not a list.
Out: DeleteElements[{p, q}, Infinity -> q]
In:  KeySort[{q -> 1, p -> 2}]
Out: <|p -> 2, q -> 1|>
In:  {KeyMap[f, <|p :> 1 + 1|>], Map[f, <|p :> 1 + 1, q -> 2|>], KeyIntersection[{<|p :> 1 + 1|>, <|p -> 1|>}], Insert[<|p -> 1|>, q :> 1 + 1, 1]} // InputForm
Out: {<|f[p] :> 1 + 1|>, <|p :> f[1 + 1], q -> f[2]|>, {<|p :> 1 + 1|>, <|p -> 1|>}, <|q :> 1 + 1, p -> 1|>}
In:  Catenate[{{1}, 5}]
Msg: Catenate::invrp: The argument 5 is not a valid Association or a list.
Out: Catenate[{{1}, 5}]
In:  RotateRight[{{p, q}, r}, {1, 1}]
Msg: RotateRight::rotate: Cannot rotate atomic expression r.
Out: RotateRight[{{p, q}, r}, {1, 1}]
In:  RotateLeft[{p, q}, z]
Msg: RotateLeft::rspec: Rotation specification {z} should be a machine-sized integer or list of machine-sized integers.
Out: RotateLeft[{p, q}, z]
In:  Flatten[{p, q}, -2]
Msg: Flatten::flev: The level argument -2 in position 2 of Flatten[{p, q}, -2] should be a non-negative integer or Infinity giving the levels to flatten through or a list of lists of levels to flatten together.
Out: Flatten[{p, q}, -2]
In:  Flatten[{{p}, {q}}, {2, 2}]
Msg: Flatten::flrep: Level 2 specified in {{2, 2}} should not be repeated.
Out: Flatten[{{p}, {q}}, {2, 2}]
In:  Accumulate[7]
Msg: Accumulate::normal: Nonatomic expression expected at position 1 in Accumulate[7].
Out: Accumulate[7]
In:  Differences[x]
Msg: Differences::listrp: List, SparseArray object, or structured array expected at position 1 in Differences[x].
Out: Differences[x]
In:  KeySort[x]
Msg: KeySort::invrl: The argument x is not a valid Association or a list of rules.
Out: KeySort[x]
In:  KeyValueMap[f, x]
Msg: KeyValueMap::invak: The argument x is not a valid Association.
Out: KeyValueMap[f, x]
In:  KeySelect[x, f]
Msg: KeySelect::invru: The argument x is not a valid Association or a list of rules.
Out: KeySelect[x, f]
In:  AssociationMap[f, x]
Msg: AssociationMap::invrp: The argument x is not a valid Association or a list.
Out: AssociationMap[f, x]
In:  Merge[x, Total]
Msg: Merge::list1: The argument x is not a valid list of Associations or rules or lists of rules.
Out: Merge[x, Total]
In:  KeyUnion[x]
Msg: KeyUnion::invar: The argument x is not a valid list of Associations or rules.
Out: KeyUnion[x]
In:  KeyDropFrom[noValue, p]
Msg: KeyDropFrom::blnoval: The symbol noValue at position 1 should have an immediate value defined.
Out: KeyDropFrom[noValue, p]
In:  KeyDropFrom[7, p]
Msg: KeyDropFrom::rvalue: 7 is not a variable with a value, so its value cannot be changed.
Out: KeyDropFrom[7, p]
In:  TakeSmallest[{3, 1}, 4]
Msg: TakeSmallest::insuff: Cannot take 4 element(s) from a list of length 2.
Out: TakeSmallest[{3, 1}, 4]
In:  Tally[f[p, q, p]]
Msg: Tally::list: List expected at position 1 in Tally[f[p, q, p]].
Out: Tally[f[p, q, p]]
In:  GatherBy[x, f]
Msg: GatherBy::list: List expected at position 1 in GatherBy[x, f].
Out: GatherBy[x, f]
In:  Tuples[{{p, q}, r}]
Msg: Tuples::normal: Nonatomic expression expected at position {1, 2} in Tuples[{{p, q}, r}].
Out: Tuples[{{p, q}, r}]
In:  Subsets[{p, q, r}, {2}, 9]
Msg: Subsets::take: Warning: not all elements were found when attempting to take the sequence {1, 9, 1} from Subsets[{p, q, r}, {2}], which has length 3.
Out: {{p, q}, {p, r}, {q, r}}
In:  Subsets[{p, q}, {1}, x]
Msg: Subsets::seq: Position 3 of Subsets[{p, q}, {1}, x] must be All, None, m, {m}, {m, n} or {m, n, s}, where m and n are integers, and s is a nonzero integer.
Out: Subsets[{p, q}, {1}, x]
In:  Intersection[]
Msg: Intersection::argm: Intersection called with 0 arguments; 1 or more arguments are expected.
Out: Intersection[]
In:  Riffle[x, p]
Msg: Riffle::listrp: List, SparseArray object, or structured array expected at position 1 in Riffle[x, p].
Out: Riffle[x, p]
In:  Partition[x, 2]
Msg: Partition::npart: The expression x cannot be partitioned.
Out: Partition[x, 2]
In:  Outer[f, g[1], {2}]
Msg: Outer::heads: Heads List and g at positions 3 and 2 are expected to be the same.
Out: Outer[f, g[1], {2}]
In:  Extract[{p, q}, {{1, 1}}]
Msg: Extract::partd: Part specification {1, 1} is longer than depth of object.
Out: Extract[{p, q}, {{1, 1}}]
In:  Extract[{p, q}, {x}]
Msg: Extract::psl1: Position specification {x} in Extract[{p, q}, {x}] is not applicable.
Out: Extract[{p, q}, {x}]
In:  FlattenAt[{p, q}, x]
Msg: FlattenAt::psl: Position specification x in {p, q} is not a machine-sized integer or a list of machine-sized integers.
Out: FlattenAt[{p, q}, x]
In:  held = 1/2; held[[1]] = 9
Msg: Set::partd: Part specification held[[1]] is longer than depth of object.
Out: 9
In:  held = {1, 2}; held[[1, 2]] = 9
Msg: Set::partd: Part specification held[[1, 2]] is longer than depth of object.
Out: 9
In:  held = f[1, 2]; held[[0, 1]] = 9
Msg: Set::partd: Part specification held[[0, 1]] is longer than depth of object.
Out: 9
In:  SparseArray[{1 -> 5}, 3]["Foo"]
Msg: SparseArray::nomthd: There is no method Foo for SparseArray objects.
Out: SparseArray[<1>, {3}][Foo]
In:  Normal[SparseArray[{1 -> 5, 3 -> 7}, 4]["PatternArray"]]
Out: {_, 0, _, 0}
