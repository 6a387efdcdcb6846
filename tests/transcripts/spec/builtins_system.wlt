(* builtins.md, Tier 2, Control and system

   The numbers are those of the statements in each section of the list. What comes out was written down from the
   reference pages before it was run. Every input stands alone. *)

(* 1: Hold, ReleaseHold, Evaluate, Unevaluated, HoldAll attributes, SetAttributes, Att *)

In:  KeyMemberQ[<|a -> 1|>, _Symbol]
Out: True
In:  f[n_] := f[n] = n^2; f[3]; Length[DownValues[f]]
Out: 2
In:  SetAttributes[f, Listable]; ClearAll[f]; Attributes[f]
Out: {}
In:  a /. x_ :> Hold[x]
Out: Hold[a]
In:  ReleaseHold[Hold[1 + 1]]
Out: 2
In:  ReleaseHold[{Hold[1 + 1]}]
Out: {2}
In:  Hold[Evaluate[1 + 1]]
Out: Hold[2]
In:  Length[Unevaluated[1 + 2 + 3]]
Out: 3
In:  SetAttributes[{f, g}, {Listable}]; f[{1, 2}]
Out: {f[1], f[2]}
In:  Attributes[Plus]
Out: {Flat, Listable, NumericFunction, OneIdentity, Orderless, Protected}
In:  Attributes["Plus"]
Out: {Flat, Listable, NumericFunction, OneIdentity, Orderless, Protected}
In:  SetAttributes[f, zz]
Msg: SetAttributes::attnf: zz is not a known attribute.
Out: $Failed
In:  Attributes[f] = {Orderless}; f[b, a]
Out: f[a, b]
In:  DownValues[f]
Out: {}
In:  f[x_] := x; DownValues[f]
Out: {HoldPattern[f[x_]] :> x}
In:  x = 5; ValueQ[x]
Out: True
In:  ValueQ[zz]
Out: False
In:  Names["Plus"]
Out: {Plus}
In:  Names["StringTake*"]
Out: {StringTake, StringTakeDrop}
In:  Symbol["x"]
Out: x
In:  Context[Plus]
Out: System`
In:  Context[x]
Out: Global`
In:  Symbol["1a"]
Msg: Symbol::symname: The string 1a cannot be used for a symbol name. A symbol name must start with a letter followed by letters and numbers.
Out: $Failed
In:  Context[]
Out: Global`
In:  ValueQ[1 + 1]
Out: False
In:  Evaluate[1 + 1]
Out: 2

(* 2: Confirm, Enclose, ConfirmAssert, Assert, CheckAbort, Abort, WithCleanup. *)

In:  Enclose[Confirm[5]]
Out: 5
In:  Enclose[Confirm[$Failed]] // FailureQ
Out: True
In:  Enclose[Confirm[$Failed], "x" &]
Out: x
In:  Enclose[Confirm[$Failed, "msg"], #["Message"] &] // Head
Out: String
In:  Enclose[ConfirmBy[3, EvenQ]] // Head
Out: Failure
In:  Enclose[ConfirmBy[4, EvenQ]]
Out: 4
In:  Enclose[ConfirmMatch[3, _String]] // Head
Out: Failure
In:  Enclose[ConfirmAssert[1 == 2]] // Head
Out: Failure
In:  Enclose[ConfirmQuiet[1/0]] // Head
Out: Failure
In:  Confirm[$Failed]["Tag"]
Msg: Confirm::confirmnotag: Confirm has no tag or surrounding Enclose.
Out: confirmnotag
In:  CheckAbort[3, 5]
Out: 3
In:  Assert[1 == 2]
In:  WithCleanup[5, x = 3]
Out: 5
In:  WithCleanup[x = 1, x + 1, x = 0]
Out: 2

(* 3: Sow, Reap, ParallelMap, ParallelTable, ParallelDo, LaunchKernels, CloseKernels, Distribute *)

In:  Reap[Scan[Sow, {a, b}]]
Out: {Null, {{a, b}}}
In:  Reap[Scan[Sow, {{a}, b}, {-1}]]
Out: {Null, {{a, b}}}
In:  Reap[Scan[Sow][{a, b}]]
Out: {Null, {{a, b}}}
In:  Reap[Scan[Sow, <|1 -> x|>]]
Out: {Null, {{x}}}
In:  Reap[Scan[Sow, {{a}, b}, 2]]
Out: {Null, {{a, {a}, b}}}
In:  Reap[Sow[1]; Sow[2]; 3]
Out: {3, {{1, 2}}}
In:  Reap[Sow[1, a]; Sow[2, b]]
Out: {2, {{1}, {2}}}
In:  Reap[Sow[1, a]; Sow[2, b], a]
Out: {2, {{1}}}
In:  Reap[Sow[1, {a, b}], _, f]
Out: {1, {f[a, {1}], f[b, {1}]}}
In:  Reap[Sow[1, a]; Sow[2, b], {a, b, c}]
Out: {2, {{{1}}, {{2}}, {}}}
In:  Reap[3]
Out: {3, {}}
In:  ParallelMap[f, {a, b}]
Out: {f[a], f[b]}
In:  ParallelTable[i, {i, 3}]
Out: {1, 2, 3}
In:  ParallelDo[i, {i, 3}]

(* 4: Compile *)

In:  f = Compile[{x, {n, _Integer}}, x + n]; f[1., 2]
Out: 3.
In:  Compile[{{x, _Real, 1}}, Total[x]][{1., 2.}]
Out: 3.

(* 5: Dynamic, Manipulate, Monitor, PrintTemporary, ProgressIndicator *)

In:  Dynamic[1 + 1] // Head
Out: Dynamic

(* 6: DumpSave, Save, BinarySerialize, BinaryDeserialize, Compress, ByteArray, ReadByt *)

In:  ByteArray[{1, 2}]
Out: ByteArray[<2>]
In:  Normal[ByteArray[{1, 2}]]
Out: {1, 2}
In:  BaseEncode[ByteArray[{1, 2}]]
Out: AQI=
In:  Compress[{1, 2}] // Uncompress
Out: {1, 2}
In:  BinaryDeserialize[BinarySerialize[f[x, 1.5, "s"]]]
Out: f[x, 1.5, s]

(* 7: RunProcess, Environment, $HomeDirectory, $MachineName, $VersionNumber (compariso *)

In:  ByteCount[5] > 0
Out: True
In:  $VersionNumber >= 12
Out: True
In:  ClearSystemCache[]
