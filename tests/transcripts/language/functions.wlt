(* Special functions: values, exact forms, derivatives, comparisons. *)

In:  {Gamma[1, x], Gamma[a, Infinity], Gamma[2, 0], D[Gamma[a, x], x]}
Out: {E^(-x), 0, 1, -(x^(-1 + a)/E^x)}
In:  {Gamma[0, 1.], Gamma[-0.5, 2.], Gamma[3, 0, 2.], GammaRegularized[2, 1.]}
Out: {0.219384, 0.0300988, 0.646647, 0.735759}
In:  {(-3)!!, (-5)!!, 7!!, (-2)!!, Factorial2[5.], N[Pi!!, 6]}
Out: {-1, 1/3, 105, ComplexInfinity, 15., 3.35237}
In:  {Pochhammer[3, -1], Pochhammer[1, 3.001], Pochhammer[x, 2], Subfactorial[6.]}
Out: {1/2, 6.00754, x (1 + x), 265.}
In:  {Binomial[n, 2], Binomial[n, 0], Binomial[n, -1], Binomial[-10.5, -3.5]}
Out: {((-1 + n) n)/2, 1, 0, 0.}
In:  PolyGamma[3, 5]
Out: 6 (-22369/20736 + Pi^4/90)
In:  {D[BesselJ[n, x], x], D[BesselI[0, x], x], D[AiryAi[2 x], x]}
Out: {(BesselJ[-1 + n, x] - BesselJ[1 + n, x])/2, BesselI[1, x], 2 AiryAiPrime[2 x]}
In:  {AiryAi[0], AiryBiPrime[0], BesselY[-1/2, y]}
Out: {1/(3^(2/3) Gamma[2/3]), 3^(1/6)/Gamma[1/3], (Sqrt[2/Pi] Sin[y])/Sqrt[y]}
In:  {BesselJ[0, 2] == 0, BesselJ[0, 2] > 0, Sign[BesselJ[0, 4]], Floor[10 BesselJ[0, 2]]}
Out: {False, True, -1, 2}
In:  {D[RealAbs[x^2], x], D[PolyLog[3, x], x], D[EllipticE[m], m]}
Out: {(2 x^3)/RealAbs[x^2], PolyLog[2, x]/x, (EllipticE[m] - EllipticK[m])/(2 m)}
In:  {Conjugate[a + I b], Conjugate[-2 I z], Conjugate[Exp[I x]]}
Out: {Conjugate[a] - I Conjugate[b], 2 I Conjugate[z], E^(-I Conjugate[x])}

(* Powers of 1/n, roots modulo m, products inside products. *)

In:  {(1/2)^k, 2 (1/2)^(k + 1), (2/3)^k, Sum[1/2^i, {i, k}]}
Out: {2^(-k), 2^(-k), (2/3)^k, 1 - 2^(-k)}
In:  {PowerMod[3, 1/2, 2], PowerMod[11, 1/3, 19], -2 I x}
Out: {1, 5, -2 I x}
In:  PowerMod[2, 1/2, 3]
Msg: PowerMod::root: The equation x^2 = 2 (mod 3) has no integer solutions.
Out: PowerMod[2, 1/2, 3]
In:  {Expand[a (b (c + d) + e)], Expand[2 (x + y) -> 3 (x - y)]}
Out: {a b c + a b d + a e, 2 x + 2 y -> 3 x - 3 y}

(* Where densities begin; inverses with roots; what an up value of a number's head does. *)

In:  {CDF[WeibullDistribution[a, b], x], PDF[ExponentialDistribution[l], x]}
Out: {Piecewise[{{1 - E^(-(x/b)^a), x > 0}}, 0], Piecewise[{{l/E^(l x), x >= 0}}, 0]}
In:  Inverse[{{1, 0, 0}, {0, Sqrt[3]/2, 1/2}, {0, -1/2, Sqrt[3]/2}}]
Out: {{1, 0, 0}, {0, Sqrt[3]/2, -1/2}, {0, 1/2, Sqrt[3]/2}}
In:  {ArcTan[a, Undefined], Gudermannian[Undefined]}
Out: {Undefined, Undefined}
In:  Unprotect[Real]; Real /: twice[v_Real] := 2 v; {twice[1.5], twice[1]}
Out: {3., twice[1]}
In:  {q[u], q[2 u]} /. q[b_. v_.] :> {b, v}
Out: {{u, 1}, {2, u}}
In:  {SphericalBesselY[1, 0.], Random[Integer, {3, 3}], SequenceForm["[", "x = ", 56, "]"]}
Out: {ComplexInfinity, 3, [x = 56]}
In:  Solve[2 E == 1, E]
Msg: Solve::ivar: E is not a valid variable.
Out: Solve[False, E]
In:  {KelvinBer[0.5], KelvinBei[0.5], KelvinKer[0.5], KelvinKei[0.5], N[AiryAiZero[1]], ExpIntegralE[2, 2.]}
Out: {0.999023, 0.0624932, 0.855906, -0.671582, -2.33811, 0.0375343}
In:  {RealSign[-3.], RealSign[1 + I], PolyLog[s, 1], D[RealSign[x], x]}
Out: {-1, RealSign[1 + I], Zeta[s], Piecewise[{{0, x != 0}}, Indeterminate]}
