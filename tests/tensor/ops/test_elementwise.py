"""Kernels against NumPy's and SciPy's own words, and at numbers that break naive forms."""

import numpy as np
import pytest
from scipy import special

from tests.checks import apply_plain, check_vjp, normal, run
from tests.tensor.cases import BINARY, UNARY
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.op import OPS
from wlnet.tensor.ops.comparison import equal, less
from wlnet.tensor.ops.elementwise import (
    abs_,
    cast,
    clip,
    log,
    masked,
    maximum,
    mod,
    power,
    ramp,
    round_,
    scale_gradient,
    sigmoid,
    softplus,
    where,
)
from wlnet.tensor.ops.special import polygamma
from wlnet.tensor.ops.trigonometric import arccot, arccoth, arccsc, arcsech, cot, coth, csc, csch, sec, sech

WORDS = {
    "negate": np.negative, "reciprocal": lambda x: 1 / x, "square": lambda x: x**2, "sqrt": np.sqrt,
    "exp": np.exp, "expm1": np.expm1, "log": np.log, "log1p": np.log1p, "abs": np.abs, "sign": np.sign,
    "tanh": np.tanh, "ramp": lambda x: np.where(x > 0, x, 0), "sigmoid": special.expit,
    "softplus": lambda x: np.log(1 + np.exp(x)), "floor": np.floor, "ceiling": np.ceil, "round": np.round,
    "truncate": np.trunc, "copy": lambda x: x, "sin": np.sin, "cos": np.cos, "tan": np.tan,
    "arcsin": np.arcsin, "arccos": np.arccos, "arctan": np.arctan, "sinh": np.sinh, "cosh": np.cosh,
    "arcsinh": np.arcsinh, "arccosh": np.arccosh, "arctanh": np.arctanh, "erf": special.erf,
    "erfc": special.erfc, "inverse_erf": special.erfinv, "inverse_erfc": special.erfcinv,
    "gelu": lambda x: x * special.ndtr(x),
    "gelu_slope": lambda x: special.ndtr(x) + x * np.exp(-x * x / 2) / np.sqrt(2 * np.pi),
    "gamma": special.gamma, "log_gamma": special.gammaln, "digamma": special.digamma,
    "plus": lambda a, b: a + b, "minus": lambda a, b: a - b, "times": lambda a, b: a * b,
    "divide": lambda a, b: a / b, "power": lambda a, b: a**b, "mod": lambda a, b: a % b,
    "maximum": lambda a, b: np.where(a > b, a, b), "minimum": lambda a, b: np.where(a < b, a, b),
    "arctan2": np.arctan2, "less": lambda a, b: a < b, "less_equal": lambda a, b: a <= b,
    "greater": lambda a, b: a > b, "greater_equal": lambda a, b: a >= b, "equal": lambda a, b: a == b,
    "not_equal": lambda a, b: a != b,
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_kernels_are_the_functions_they_are_named_after(name):
    arrays = (UNARY[name],) if name in UNARY else BINARY[name]
    np.testing.assert_allclose(apply_plain(OPS[name], arrays, {})[0], WORDS[name](*arrays), rtol=1e-12)


def test_every_simple_op_is_among_them():
    assert set(WORDS) == {*UNARY, *BINARY}


@pytest.mark.parametrize("order", [1, 2, 3])
def test_polygamma_is_that_of_scipy(order):
    x = np.array([0.2, 1.0, 3.5])
    found = run(lambda v: polygamma(v, order=order), [x])
    np.testing.assert_allclose(found, special.polygamma(order, x), rtol=1e-12)


@pytest.mark.parametrize(
    "function, inside",
    [
        (cot, lambda x: 1 / np.tan(x)), (sec, lambda x: 1 / np.cos(x)), (csc, lambda x: 1 / np.sin(x)),
        (coth, lambda x: 1 / np.tanh(x)), (sech, lambda x: 1 / np.cosh(x)), (csch, lambda x: 1 / np.sinh(x)),
        (arccot, lambda x: np.arctan(1 / x)), (arccsc, lambda x: np.arcsin(1 / x)),
        (arccoth, lambda x: np.arctanh(1 / x)), (arcsech, lambda x: np.arccosh(1 / x)),
    ],
)  # fmt: skip
def test_reciprocal_functions(function, inside):
    x = np.array([0.5, 0.8]) if function is arcsech else np.array([1.2, 2.5])
    np.testing.assert_allclose(run(function, [x]), inside(x))


def test_sigmoid_and_softplus_hold_far_out():
    x = np.array([-800.0, -40.0, 0.0, 40.0, 800.0])
    np.testing.assert_allclose(run(sigmoid, [x]), [0, np.exp(-40), 0.5, 1, 1], rtol=1e-14)
    np.testing.assert_allclose(run(softplus, [x]), [0, np.exp(-40), np.log(2), 40, 800], rtol=1e-14)
    single = np.float32([-80, 80])
    np.testing.assert_allclose(run(sigmoid, [single]), [np.exp(-80.0), 1], rtol=1e-5)


def test_halves_round_to_even_and_mod_has_the_sign_of_the_divisor():
    np.testing.assert_array_equal(run(round_, [np.array([0.5, 1.5, 2.5, -0.5])]), [0, 2, 2, 0])
    np.testing.assert_array_equal(run(mod, [np.array([-1, 5, -5]), np.array([3, -3, -3])]), [2, -1, -2])


def test_nan_is_not_hidden():
    x = np.array([np.nan, 1.0] * 1000)
    for function in (ramp, lambda v: maximum(v, 0.5), lambda v: clip(v, 0, 2)):
        found = run(function, [x])
        assert np.isnan(found[::2]).all() and (found[1::2] == 1).all()


@pytest.mark.parametrize("size", [4, 2000])
def test_what_is_not_chosen_leaves_no_trace(size):
    condition = np.arange(size) % 2 == 0
    bad = np.where(condition, 1.0, np.nan)
    np.testing.assert_array_equal(run(where, [condition, bad, -np.ones(size)]), np.where(condition, 1, -1))
    np.testing.assert_array_equal(run(masked, [condition, bad]), condition)


@pytest.mark.parametrize("other", [(), (1,), (50, 1)])
@pytest.mark.parametrize("dtype", ["float32", "float64", "float16"])
def test_choices_broadcast(other, dtype):
    condition, a, b = normal(50, 50) > 0, normal(*other).astype(dtype), normal(50, 50, seed=1).astype(dtype)
    found = run(where, [condition, a, b])
    np.testing.assert_array_equal(found, np.where(condition, a, b))
    np.testing.assert_array_equal(run(where, [condition[0], b, a]), np.where(condition[0], b, a))


def slopes(function, *arrays):
    return run(lambda *values: gradient(function(*values), list(values)), [np.array(x) for x in arrays])


def test_slopes_at_corners():
    np.testing.assert_array_equal(slopes(ramp, [-1.0, 0.0, 1.0]), [0, 0, 1])
    np.testing.assert_array_equal(slopes(abs_, [-1.0, 0.0, 1.0]), [-1, 0, 1])
    first, second = slopes(maximum, [1.0, 2.0], [1.0, 3.0])
    np.testing.assert_array_equal([first, second], [[1, 0], [0, 1]])
    np.testing.assert_array_equal(slopes(lambda x: clip(x, 0, 1), [-0.5, 0.0, 1.0, 2.0]), [0, 1, 1, 0])


def test_powers_at_zero_have_finite_slopes():
    np.testing.assert_array_equal(slopes(lambda x: x**2, [0.0, 3.0]), [0, 6])
    np.testing.assert_array_equal(slopes(lambda x: x**0, [0.0, 3.0]), [0, 0])
    base, exponent = slopes(power, [0.0, 2.0], [0.0, 3.0])
    np.testing.assert_allclose(base, [0, 12])
    np.testing.assert_allclose(exponent, [0, 8 * np.log(2)])


def test_a_fixed_exponent_takes_negative_bases():
    check_vjp(lambda x: x**3, np.array([-2.0, -0.5, 1.5]))
    check_vjp(lambda x: x**-1.0, np.array([-2.0, 1.5]))


def test_scaled_gradients():
    np.testing.assert_array_equal(slopes(lambda x: scale_gradient(x * x, factor=0), [3.0]), [0])
    np.testing.assert_array_equal(slopes(lambda x: scale_gradient(x * x, factor=-0.5), [3.0]), [-3])


def test_gradients_stop_at_integers_and_comparisons():
    def function(x):
        whole = cast(cast(x, dtype="Integer64"), dtype="Real64")
        return x * whole + where(less(x, 2), x, 0) + cast(equal(x, 1), dtype="Real64")

    np.testing.assert_array_equal(slopes(function, [1.5, 2.5]), [2, 2])


def test_log_of_zero_is_minus_infinity_and_warns_nobody():
    assert run(log, [np.array(0.0)]) == -np.inf
