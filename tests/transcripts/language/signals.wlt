(* Fourier transforms and convolutions. *)

In:  Fourier[{1, 2, 3, 4}]
Out: {5. + 0. I, -1. - 1. I, -1. + 0. I, -1. + 1. I}
In:  Chop[InverseFourier[Fourier[{1, 2, 3, 4}]]]
Out: {1., 2., 3., 4.}
In:  Chop[Fourier[{1, 0, 0, 0}, FourierParameters -> {1, -1}]]
Out: {1., 1., 1., 1.}
In:  Chop[InverseFourier[Fourier[{{1., 2.}, {3., 5.}}]]]
Out: {{1., 2.}, {3., 5.}}
In:  Fourier[{a, b}]
Msg: Fourier::fftl: Argument {a, b} is not a nonempty list or rectangular array of numeric quantities.
Out: Fourier[{a, b}]
In:  FourierDCT[{1., 1., 1., 1.}]
Out: {2., 0., 0., 0.}
In:  Chop[FourierDCT[FourierDCT[{1., 5., 2.}], 3]]
Out: {1., 5., 2.}
In:  ListConvolve[{x, y}, {a, b, c, d}]
Out: {b x + a y, c x + b y, d x + c y}
In:  ListCorrelate[{x, y}, {a, b, c, d}]
Out: {a x + b y, b x + c y, c x + d y}
In:  ListConvolve[{1, 1, 1}, {1, 2, 3, 4, 5}]
Out: {6, 9, 12}
In:  ListConvolve[{1, 2}, {1, 2, 3}, 1]
Out: {7, 4, 7}
In:  ListConvolve[{1, 1}, {1, 2, 3}, {1, -1}, 0]
Out: {1, 3, 5, 3}
In:  ListCorrelate[{1, 1}, {1, 2, 3}, {-1, 1}, 0]
Out: {1, 3, 5, 3}
In:  ListConvolve[{x, y}, {a, b, c}, {1, -1}, z]
Out: {a x + y z, b x + a y, c x + b y, c y + x z}
In:  ListConvolve[{{1, 1}, {1, 1}}, {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}]
Out: {{12, 16}, {24, 28}}
In:  ListCorrelate[{{0, 1}, {0, 0}}, {{1, 2}, {3, 4}}, 1]
Out: {{2, 1}, {4, 3}}
In:  ListConvolve[{10^12, 10^12}, {10^12, 2}]
Out: {1000000000002000000000000}
In:  ListConvolve[{0.5, 0.5}, {1, 2, 3}]
Out: {1.5, 2.5}
In:  ListConvolve[{1, 2, 3}, {1, 2}]
Msg: ListConvolve::kldims: The kernel {1, 2, 3} is longer than the data {1, 2}.
Out: ListConvolve[{1, 2, 3}, {1, 2}]
In:  ListCorrelate[{1, k}, {a, b, c}, {1, 1}, {s, t}]
Out: {a + b k, b + c k, c + k t}
In:  ListConvolve[{1, 2}, {4, 5}, 1, {7, 9}]
Out: {22, 13}
In:  ListConvolve[{1, 2}, {a, b}, 1, 0, p, q]
Out: {q[p[2, 0], p[1, a]], q[p[2, a], p[1, b]]}
In:  ListCorrelate[{{1, k}}, {{a, b}, {c, d}}]
Out: {{a + b k}, {c + d k}}
In:  ListCorrelate[{{1}}, {{1}}, 1, {2, 3}]
Msg: ListCorrelate::padlist: Padding of an array with {2, 3} is not supported; a single value or {} is.
Out: $Failed
