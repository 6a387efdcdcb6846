(* Corners: infinite directions, few digits. *)

In:  2 x DirectedInfinity[q]
Out: x DirectedInfinity[2 q]
In:  DirectedInfinity[q] DirectedInfinity[r]
Out: DirectedInfinity[q r]
In:  DirectedInfinity[1 - Sqrt[3]]
Out: -Infinity
In:  DirectedInfinity[-Infinity]
Out: -Infinity
In:  Pi == 3.1415`4
Out: True
In:  3.1416 == 3.14`2
Out: True
In:  3.9 == 3.1`2
Out: True
In:  Pi == 3.1415926535898`17
Out: False
In:  Sqrt[2] == N[Sqrt[2], 30] + 10^-20
Out: False
In:  Rationalize[0.3, -1]
Msg: Rationalize::tolnn: Tolerance specification -1 must be a non-negative number.
Out: Rationalize[0.3, -1]

(* Locked symbols keep their attributes, not their values; N and Format with ^= are values of their own kind. *)

In:  Attributes[lock] = {Flat, Locked}; SetAttributes[lock, {}]
Msg: SetAttributes::locked: Symbol lock is locked.
In:  lock = 3; lock
Out: 3
In:  ClearAll[lock]
Msg: ClearAll::locked: Symbol lock is locked.
In:  Clear[lock]; Attributes[lock]
Out: {Flat, Locked}
In:  N[d] ^= 5; {UpValues[d], N[d]}
Out: {{}, 5.}
In:  Format[r] ^= "custom"; {UpValues[r], Length[FormatValues[r]]}
Out: {{}, 1}
In:  BeginPackage["P`", 3]; $Context
Msg: BeginPackage::cxt: 3 is not a valid context specification.
Out: Global`
