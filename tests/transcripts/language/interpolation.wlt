(* Interpolation. *)

In:  f = Interpolation[{{0, 0}, {1, 1}, {2, 3}, {3, 4}, {4, 3}, {5, 0}}]
Out: InterpolatingFunction[{{0, 5}}, <>]
In:  {f[2.5], f[5/2], f[3], f[{1, 2}], f["Domain"]}
Out: {3.6875, 59/16, 4, {1, 3}, {{0, 5}}}
In:  Interpolation[{1, 2, 3, 5, 8, 5}][2.5]
Out: 2.4375
In:  Interpolation[{{1, 1}, {2, 4}, {3, 9}}, InterpolationOrder -> 1][3/2]
Out: 5/2
In:  f[6]
Msg: InterpolatingFunction::dmval: Input value {6} lies outside the range of data in the interpolating function. Extrapolation will be used.
Out: -5
In:  f[x]
Out: InterpolatingFunction[{{0, 5}}, <>][x]
In:  Interpolation[Table[{x, x^3}, {x, 0, 5}]]'[2]
Out: 12
In:  Interpolation[Flatten[Table[{{x, y}, x y^2}, {x, 0, 4}, {y, 0, 4}], 1]][1.5, 2.5]
Out: 9.375
In:  ListInterpolation[{1, 4, 9, 16}, {{0, 3}}][1/2]
Out: 9/4
In:  Expand[InterpolatingPolynomial[{1, 4, 9}, x]]
Out: x^2
In:  Interpolation[{1, 4}, InterpolationOrder -> 3][1.5]
Msg: Interpolation::inhr: Requested order is too high; order has been reduced to 1.
Out: 2.5
In:  Interpolation[{{1, a}}]
Msg: Interpolation::innd: First argument in Interpolation[{{1, a}}] does not contain a list of data and coordinates.
Out: Interpolation[{{1, a}}]
In:  Round[Interpolation[N[Range[6]^2], Method -> "Spline"][2.5], 0.0001]
Out: 6.25
