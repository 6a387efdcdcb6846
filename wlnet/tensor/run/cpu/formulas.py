"""What elementwise kernels compute, as functions of vectors: one formula an op, and some of several ops.

The functions are called with the Lanes and Truths of kernels/lanes.py when a kernel is compiled, and
never otherwise: this file needs no compiler. Which ops a formula stands for says `rows/elementwise.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from wlnet.frozen import frozen


@frozen
class Formula:
    """
    arguments, results   "f" for each Real32, "d" for each Real64, "b" for each Boolean
    light                it takes as long as its reading and writing: its loops are worth to be made for the
                         cases that one argument or none is a single number
    singles              the cases that are, where they are others: positions of single numbers
    """

    arguments: str
    results: str
    function: Callable
    light: bool = False
    singles: tuple[tuple[int, ...], ...] = ()


def _sign(x):
    return (x > 0.0).choose(1.0, (x < 0.0).choose(-1.0, (x.equals(x)).choose(0.0, x)))


def _softplus(x):
    return x.maximum(0.0) + (-x.abs()).exp().log1p()


def _gelu(x):
    return x * (x * -0.70710678).erfc() * 0.5


def _gelu_slope(x):
    twice, power = (x * -0.70710678).erfc_and_power()
    return x * power * 0.39894228 + twice * 0.5


TURN = 6.2831855  # 2 pi


def _radius(u):
    """Of a point of the plane whose coordinates are normal; 0 <= u < 1."""
    return ((1.0 - u).log() * -2.0).sqrt()


def _added(gradient, values, sums):
    """`gradient` added to that of the sums whose value is the first of the largest."""
    top = values[0]
    for x in values[1:]:
        top = top.maximum(x)
    found, left = [], gradient
    for x, old in zip(values, sums, strict=True):
        hit = x.equals(top) | x.surely_not("==", x)
        found.append(old + hit.choose(left, 0.0))
        left = hit.choose(0.0, left)
    return tuple(found)


def _second_counts(x, y):
    """Of a pair, y is the maximum: it is larger, or NaN while x is none."""
    return x.surely_not(">=", y) & x.equals(x)


def _to_larger(gradient, x, y):
    hit = _second_counts(x, y)
    return hit.choose(0.0, gradient), hit.choose(gradient, 0.0)


def _to_pairs(gradient, first, second, *values):
    """`gradient` to the first of the largest of two pairs, whose maxima are known."""
    later = _second_counts(first, second)
    found = []
    for g, x, y in (
        (later.choose(0.0, gradient), *values[:2]),
        (later.choose(gradient, 0.0), *values[2:]),
    ):
        found += _to_larger(g, x, y)
    return tuple(found)


def _centred_scaled(x, mean, scale, shift):
    return x - mean, (x - mean) * scale + shift


def _ramp_and_truths(x, zero):
    return x.maximum(0.0), x.maximum(0.0) > zero


def _with_ramp(centred, x, zero):
    return (centred, *_ramp_and_truths(x, zero))


FORMULAS = {
    "plus": Formula("ff", "f", lambda x, y: x + y, light=True),
    "minus": Formula("ff", "f", lambda x, y: x - y, light=True),
    "times": Formula("ff", "f", lambda x, y: x * y, light=True),
    "divide": Formula("ff", "f", lambda x, y: x / y),
    "maximum": Formula("ff", "f", lambda x, y: x.maximum(y), light=True),
    "minimum": Formula("ff", "f", lambda x, y: x.minimum(y), light=True),
    "negate": Formula("f", "f", lambda x: -x, light=True),
    "reciprocal": Formula("f", "f", lambda x: 1.0 / x),
    "square": Formula("f", "f", lambda x: x * x, light=True),
    "sqrt": Formula("f", "f", lambda x: x.sqrt()),
    "exp": Formula("f", "f", lambda x: x.exp()),
    "expm1": Formula("f", "f", lambda x: x.expm1()),
    "log": Formula("f", "f", lambda x: x.log()),
    "log1p": Formula("f", "f", lambda x: x.log1p()),
    "erf": Formula("f", "f", lambda x: x.erf()),
    "erfc": Formula("f", "f", lambda x: x.erfc()),
    "gelu": Formula("f", "f", _gelu),
    "gelu_slope": Formula("f", "f", _gelu_slope),
    "power": Formula("ff", "f", lambda x, y: x.llvm("pow", y)),
    "sin": Formula("f", "f", lambda x: x.llvm("sin")),
    "cos": Formula("f", "f", lambda x: x.llvm("cos")),
    "tan": Formula("f", "f", lambda x: x.llvm("tan")),
    "arctan": Formula("f", "f", lambda x: x.llvm("atan")),
    "abs": Formula("f", "f", lambda x: x.abs()),
    "sign": Formula("f", "f", _sign),
    "tanh": Formula("f", "f", lambda x: x.tanh()),
    "sigmoid": Formula("f", "f", lambda x: x.sigmoid()),
    "softplus": Formula("f", "f", _softplus),
    "ramp": Formula("f", "f", lambda x: x.maximum(0.0), light=True),
    "floor": Formula("f", "f", lambda x: x.llvm("floor")),
    "ceiling": Formula("f", "f", lambda x: x.llvm("ceil")),
    "round": Formula("f", "f", lambda x: x.llvm("rint")),
    "truncate": Formula("f", "f", lambda x: x.llvm("trunc")),
    "copy": Formula("f", "f", lambda x: x, light=True),
    "less": Formula("ff", "b", lambda x, y: x < y, light=True),
    "less_equal": Formula("ff", "b", lambda x, y: x <= y, light=True),
    "greater": Formula("ff", "b", lambda x, y: x > y, light=True),
    "greater_equal": Formula("ff", "b", lambda x, y: x >= y, light=True),
    "equal": Formula("ff", "b", lambda x, y: x.equals(y)),
    "not_equal": Formula("ff", "b", lambda x, y: x.surely_not("==", y)),
    "logical_and": Formula("bb", "b", lambda x, y: x & y, light=True),
    "logical_or": Formula("bb", "b", lambda x, y: x | y),
    "logical_xor": Formula("bb", "b", lambda x, y: x ^ y),
    "logical_not": Formula("b", "b", lambda x: ~x, light=True),
    "masked": Formula("bf", "f", lambda t, x: t.choose(x, 0.0), light=True),
    "where": Formula("bff", "f", lambda t, x, y: t.choose(x, y)),
    # Chains: see FUSED.
    "tanh_slope": Formula("fff", "f", lambda g, one, y: g * (one - y * y)),
    "exp_scaled": Formula("fff", "f", lambda x, y, z: x * (y - z).exp()),
    "gelu_gradient": Formula("ff", "f", lambda g, x: g * _gelu_slope(x)),
    "sum_and_ramp": Formula("ff", "ff", lambda x, y: (x + y, (x + y).maximum(0.0)), singles=((), (1,))),
    "ramp_of_sum": Formula("ff", "f", lambda x, y: (x + y).maximum(0.0), singles=((), (1,))),
    "tanh_of_sum": Formula("ff", "f", lambda x, y: (x + y).tanh()),
    "sigmoid_of_sum": Formula("ff", "f", lambda x, y: (x + y).sigmoid()),
    # Normalisation of a batch, its gradient, and what may follow: mean, scale and shift of channels.
    "centred_scaled": Formula("ffff", "ff", _centred_scaled, singles=((1, 2, 3),)),
    "centred_scaled_ramp": Formula(
        "fffff", "ffb", lambda *x: _with_ramp(*_centred_scaled(*x[:4]), x[4]), singles=((1, 2, 3, 4),)
    ),
    "centred_scaled_added_ramp": Formula(
        "ffffff",
        "ffb",
        lambda x, m, a, b, y, zero: _with_ramp(x - m, (x - m) * a + b + y, zero),
        singles=((1, 2, 3, 5),),
    ),
    "uncentred": Formula(
        "ffffff", "f", lambda g, s, w, a, b, c: g * s + w * (a + b * c), singles=((1, 3, 4),)
    ),
    "ramp_of_sum_truths": Formula(
        "fff", "fb", lambda x, y, zero: _ramp_and_truths(x + y, zero), singles=((1, 2),)
    ),
    "truths_ramp_of_sum": Formula(
        "fff", "bf", lambda x, y, zero: _ramp_and_truths(x + y, zero)[::-1], singles=((1, 2),)
    ),
    "minus_product": Formula("fff", "f", lambda x, y, z: x - y * z),
    "plus_product": Formula("fff", "f", lambda x, y, z: x + y * z, singles=((0, 1),)),
    # Of two uniform numbers: the two normal ones of Box and Muller.
    "normal_cosine": Formula("ff", "f", lambda u, v: _radius(u) * (v * TURN).llvm("cos")),
    "normal_sine": Formula("ff", "f", lambda u, v: _radius(u) * (v * TURN).llvm("sin")),
    "clipped": Formula("fff", "f", lambda x, high, low: x.minimum(high).maximum(low), singles=((1, 2),)),
    "from_truth": Formula("b", "f", lambda t: t.choose(1.0, 0.0)),
    # Of the elements of a window the first largest one counts (NaN, if there is one): g is added there.
    "to_larger": Formula("fff", "ff", _to_larger),
    "to_largest_of_pairs": Formula("fffffff", "ffff", _to_pairs),
    "add_to_largest_2": Formula("fffff", "ff", lambda g, x, y, a, b: _added(g, (x, y), (a, b))),
    "add_to_largest_3": Formula(
        "fffffff", "fff", lambda g, x, y, z, a, b, c: _added(g, (x, y, z), (a, b, c))
    ),
}


# Groups of several ops that one kernel does. FUSED has what a group computes as `rows/expression.py` writes
# it, where x0, x1 are arrays and s2, s3 single numbers in the order in which the text has them, and results
# are separated by semicolons. A formula takes them in that order.


def _adam(rate_m, m, rate_g, g, rate_v, v, rate_g2, w, speed, epsilon):
    m = rate_m * m + rate_g * g
    v = rate_v * v + rate_g2 * (g * g)
    # Squares of gradients above 1.8 10^19 are infinite: such a weight stands still.
    factor = (v < v.largest).choose((v.quick_sqrt() + epsilon).quick_reciprocal(), 0.0)
    return m, v, w - speed * m * factor


def _momentum(momentum, d, rate, g, w):
    d = momentum * d - rate * g
    return d, w + d


def _sign_momentum(rate_m, m, rate_g, g, w, rate):
    m = rate_m * m + rate_g * g
    return m, w - rate * _sign(m)


def _centred(beta, n, rate_g, g, q, momentum, d, rate, epsilon, w):
    n = beta * n + rate_g * (g * g)
    q = beta * q + rate_g * g
    d = momentum * d - rate * g / (n - q * q + epsilon).sqrt()
    return n, q, d, w + d


GROUPS = {
    "adam": Formula("ffffffffff", "fff", _adam),
    "momentum": Formula("fffff", "ff", _momentum),
    "sign_momentum": Formula("ffffff", "ff", _sign_momentum),
    "centred": Formula("ffffffffff", "ffff", _centred),
}
# The same on Real64, but for what is fitted to Real32. Their names end so.
DOUBLE = "_d"
_FITTED = {"erf", "erfc", "gelu", "gelu_slope", "gelu_gradient", "normal_cosine", "normal_sine"}


def _doubled(formulas: dict[str, Formula]) -> dict[str, Formula]:
    kinds = str.maketrans("f", "d")
    return {
        name + DOUBLE: replace(
            one, arguments=one.arguments.translate(kinds), results=one.results.translate(kinds)
        )
        for name, one in formulas.items()
        if "f" in one.arguments + one.results and name not in _FITTED
    }


FORMULAS |= _doubled(FORMULAS)
GROUPS |= _doubled(GROUPS)

_M, _V = "plus(times(s0, x1), times(s2, x3))", "plus(times(s4, x5), times(s6, square(x3)))"
_D = "minus(times(s0, x1), times(s2, x3))"
_N, _Q = "plus(times(s0, x1), times(s2, square(x3)))", "plus(times(s0, x4), times(s2, x3))"
_C = "plus(times(minus(x0, x1), x2), x3)"
_S = "ramp(plus(x0, x1))"
_R = f"minus(times(s5, x6), divide(times(s7, x3), sqrt(plus(minus({_N}, square({_Q})), s8))))"
FUSED = {
    f"{_M}; {_V}; minus(x7, divide(times(s8, {_M}), plus(sqrt({_V}), s9)))": "adam",
    f"{_D}; plus(x4, {_D})": "momentum",
    f"{_M}; minus(x4, times(s5, sign({_M})))": "sign_momentum",
    f"{_N}; {_Q}; {_R}; plus(x9, {_R})": "centred",
    "maximum(minimum(x0, s1), s2)": "clipped",
    "times(x0, minus(s1, square(x2)))": "tanh_slope",
    "times(x0, gelu_slope(x1))": "gelu_gradient",
    "times(x0, exp(minus(x1, x2)))": "exp_scaled",
    "plus(x0, x1); ramp(plus(x0, x1))": "sum_and_ramp",
    "ramp(plus(x0, x1))": "ramp_of_sum",
    "tanh(plus(x0, x1))": "tanh_of_sum",
    "sigmoid(plus(x0, x1))": "sigmoid_of_sum",
    f"minus(x0, x1); {_C}": "centred_scaled",
    f"minus(x0, x1); ramp({_C}); greater(ramp({_C}), s4)": "centred_scaled_ramp",
    f"minus(x0, x1); ramp(plus({_C}, x4)); greater(ramp(plus({_C}, x4)), s5)": "centred_scaled_added_ramp",
    f"minus(x0, x1); ramp(plus(x4, {_C})); greater(ramp(plus(x4, {_C})), s5)": "centred_scaled_added_ramp",
    "plus(times(x0, x1), times(x2, plus(x3, times(x4, x5))))": "uncentred",
    f"{_S}; greater({_S}, s2)": "ramp_of_sum_truths",
    f"greater({_S}, s2); {_S}": "truths_ramp_of_sum",
    "minus(x0, times(x1, x2))": "minus_product",
    "plus(x0, times(x1, x2))": "plus_product",
    "plus(x0, times(s1, x2))": "plus_product",
}


def singles_of(group: str) -> frozenset[int]:
    """Positions of the arguments of a group that are single numbers."""
    (text,) = (text for text, name in FUSED.items() if name == group.removesuffix(DOUBLE))
    return frozenset(int(number) for number in re.findall(r"s(\d+)", text))
