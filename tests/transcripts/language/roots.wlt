(* Roots of constants; functions of degrees; parts of exponentials. *)

In:  {Sqrt[2] Sqrt[Pi], Sqrt[2]/Sqrt[Pi], Sqrt[Pi]/Sqrt[2], 3/Sqrt[2 Pi], 4 Sqrt[2/Pi]}
Out: {Sqrt[2 Pi], Sqrt[2/Pi], Sqrt[Pi/2], 3/Sqrt[2 Pi], 4 Sqrt[2/Pi]}
In:  {(2 Pi)^(3/2), Sqrt[8 Pi], 1/(Sqrt[Pi] Sqrt[4 Pi]), Sqrt[2] Sqrt[2 Pi]}
Out: {2 Sqrt[2] Pi^(3/2), 2 Sqrt[2 Pi], 1/(2 Pi), 2 Sqrt[Pi]}
In:  {Sqrt[-Pi], Sqrt[-2 Pi], Sqrt[E] Sqrt[Pi], (4 Pi)^(1/3)}
Out: {I Sqrt[Pi], I Sqrt[2 Pi], Sqrt[E Pi], 2^(2/3) Pi^(1/3)}
In:  {Sqrt[1/Pi], (1/E)^(3/2), Sqrt[Pi^2], Sqrt[GoldenRatio^2]}
Out: {1/Sqrt[Pi], 1/E^(3/2), Pi, GoldenRatio}
In:  {Sqrt[Pi x], Sqrt[2 Pi x], Sqrt[x y], Sqrt[-x]}
Out: {Sqrt[Pi] Sqrt[x], Sqrt[2 Pi] Sqrt[x], Sqrt[x y], Sqrt[-x]}
In:  {SinDegrees[30], CosDegrees[60], TanDegrees[45], ArcTanDegrees[1], SinDegrees[x]}
Out: {1/2, 1/2, 1, 45, SinDegrees[x]}
In:  {ArcCosh[1/2], ArcSech[2], ArcCos[I Infinity], ArcSin[Infinity]}
Out: {(I/3) Pi, (I/3) Pi, DirectedInfinity[-I], DirectedInfinity[-I]}
In:  {Sign[-3 x], Conjugate[x^2], Re[-Infinity], Arg[-3 - 4 I]}
Out: {-Sign[x], Conjugate[x]^2, -Infinity, -Pi + ArcTan[4/3]}
In:  {FromContinuedFraction[{{1}}], FromContinuedFraction[{1, 2, {3, 4}}], ContinuedFraction[GoldenRatio]}
Out: {(1 + Sqrt[5])/2, (4 + Sqrt[3])/4, {1, {1}}}
In:  GCD[12., 8]
Msg: GCD::exact: Argument 12. in GCD[8, 12.] is not an exact number.
Out: GCD[8, 12.]
