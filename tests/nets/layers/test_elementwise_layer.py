from fractions import Fraction

import numpy as np
import pytest
from scipy import special

from tests.checks import normal, run
from tests.layer_checks import check_layer, value
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.functions.functions import NAMED, UNARY
from wlnet.nets.lower import Mode, forward
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.reduction import total


def layer_of(tree_of):
    """ElementwiseLayer of a function given as Python: symbol -> expression."""
    return make("ElementwiseLayer", (S.Function(0),), apply=lambda f, x: tree_of(x))


def at(net, xs):
    return np.asarray(value(net, np.asarray(xs, dtype=float)))


def slope(net, xs):
    """The derivative of the layer at each x."""

    def function(x):
        y = forward(net, {"Input": x}, {}, Mode(precision="Real64"))["Output"]
        return gradient(total(y), [x])[0]

    return run(function, [np.asarray(xs, dtype=float)])


POINTS = [-2, -0.5, 0.5, 2]
GOLDEN = {  # layers.md section 18
    "ELU": [-0.8646647, -0.3934693, 0.5, 2],
    "SELU": [-1.5201665, -0.6917582, 0.5253505, 2.1014020],
    "GELU": [-0.0455003, -0.1542688, 0.3457312, 1.9544997],
    "Swish": [-0.2384058, -0.1887703, 0.3112297, 1.7615942],
    "HardSwish": [-0.3333333, -0.2083333, 0.2916667, 1.6666667],
    "Mish": [-0.2525015, -0.2207438, 0.3752452, 1.9439590],
    "SoftSign": [-0.6666667, -0.3333333, 0.3333333, 0.6666667],
    "SoftPlus": [0.1269280, 0.4740770, 0.9740770, 2.1269280],
    "HardSigmoid": [0, 0.25, 0.75, 1],
    "Sigmoid": [0.1192029, 0.3775407, 0.6224593, 0.8807971],
    "ReLU": [0, 0, 0.5, 2],
    "HardTanh": [-1, -0.5, 0.5, 1],
}
LONG = {"RectifiedLinearUnit": "ReLU", "ExponentialLinearUnit": "ELU", "ScaledExponentialLinearUnit": "SELU"}
LONG["GaussianErrorLinearUnit"] = "GELU"


@pytest.mark.parametrize("name", sorted(NAMED))
def test_named_functions_have_their_values(name):
    net = make("ElementwiseLayer", (name,))
    np.testing.assert_allclose(at(net, POINTS), GOLDEN[LONG.get(name, name)], atol=5e-8)
    check_layer(net, Input=(2, 3))


@pytest.mark.parametrize("name", sorted(NAMED))
def test_named_functions_stay_finite_far_out(name):
    net = make("ElementwiseLayer", (name,))
    far = [-1e4, -200.0, 200.0, 1e4]
    assert np.isfinite(at(net, far)).all() and np.isfinite(slope(net, far)).all()
    assert np.isfinite(np.asarray(net(np.array(far)))).all()


SYMBOLS = {  # value by NumPy or SciPy, and where to look
    "Ramp": (lambda x: np.maximum(x, 0), POINTS),
    "LogisticSigmoid": (special.expit, POINTS),
    "Tan": (np.tan, POINTS),
    "Tanh": (np.tanh, POINTS),
    "ArcTan": (np.arctan, POINTS),
    "ArcTanh": (np.arctanh, [-0.9, 0.1, 0.5]),
    "Sin": (np.sin, POINTS),
    "Sinh": (np.sinh, POINTS),
    "ArcSin": (np.arcsin, [-0.9, 0.1, 0.5]),
    "ArcSinh": (np.arcsinh, POINTS),
    "Cos": (np.cos, POINTS),
    "Cosh": (np.cosh, POINTS),
    "ArcCos": (np.arccos, [-0.9, 0.1, 0.5]),
    "ArcCosh": (np.arccosh, [1.1, 3]),
    "Cot": (lambda x: 1 / np.tan(x), POINTS),
    "Coth": (lambda x: 1 / np.tanh(x), POINTS),
    "ArcCot": (lambda x: np.arctan(1 / x), POINTS),
    "ArcCoth": (lambda x: np.arctanh(1 / x), [-3, 1.5, 2]),
    "Csc": (lambda x: 1 / np.sin(x), POINTS),
    "Csch": (lambda x: 1 / np.sinh(x), POINTS),
    "ArcCsc": (lambda x: np.arcsin(1 / x), [-3, 1.5, 2]),
    "ArcCsch": (lambda x: np.arcsinh(1 / x), POINTS),
    "Sec": (lambda x: 1 / np.cos(x), POINTS),
    "Sech": (lambda x: 1 / np.cosh(x), POINTS),
    "ArcSec": (lambda x: np.arccos(1 / x), [-3, 1.5, 2]),
    "ArcSech": (lambda x: np.arccosh(1 / x), [0.2, 0.9]),
    "Haversine": (lambda x: (1 - np.cos(x)) / 2, POINTS),
    "InverseHaversine": (lambda x: 2 * np.arcsin(np.sqrt(x)), [0.1, 0.9]),
    "Gudermannian": (lambda x: 2 * np.arctan(np.tanh(x / 2)), POINTS),
    "InverseGudermannian": (lambda x: 2 * np.arctanh(np.tan(x / 2)), [-1, 0.5]),
    "Log": (np.log, [0.5, 2]),
    "Log2": (np.log2, [0.5, 3]),
    "Log10": (np.log10, [0.5, 3]),
    "Exp": (np.exp, POINTS),
    "Sqrt": (np.sqrt, [0.5, 2]),
    "CubeRoot": (np.cbrt, POINTS),
    "Abs": (np.abs, POINTS),
    "RealAbs": (np.abs, POINTS),
    "Gamma": (special.gamma, [-0.5, 0.5, 2, 3.3]),
    "LogGamma": (special.gammaln, [0.5, 2, 3.3]),
    "Erf": (special.erf, POINTS),
    "InverseErf": (special.erfinv, [-0.9, 0.5]),
    "Erfc": (special.erfc, POINTS),
    "InverseErfc": (special.erfcinv, [0.3, 1.7]),
    "Minus": (np.negative, POINTS),
    "Clip": (lambda x: np.clip(x, -1, 1), POINTS),
    "Threshold": (lambda x: np.where(np.abs(x) > 1e-10, x, 0), [-1e-11, 1e-9, 2]),
    "Chop": (lambda x: np.where(np.abs(x) > 1e-10, x, 0), [-1e-11, 1e-9, 2]),
    "Sinc": (lambda x: np.sinc(x / np.pi), [-2, 0, 0.5]),
}
STEPS = {  # gradient 0 (FractionalPart: 1)
    "Round": (np.round, [-2.5, -0.5, 0.5, 1.5, 2.5, 1.2]),
    "Floor": (np.floor, [-1.5, 0.2, 2.7]),
    "Ceiling": (np.ceil, [-1.5, 0.2, 2.7]),
    "Sign": (np.sign, [-2, 0, 0.5]),
    "RealSign": (np.sign, [-2, 0, 0.5]),
    "FractionalPart": (lambda x: x - np.trunc(x), [-1.25, 0.25, 2.7]),
    "IntegerPart": (np.trunc, [-1.25, 0.25, 2.7]),
    "Unitize": (lambda x: np.where(x != 0, 1, 0), [-2, 0, 0.5]),
    "KroneckerDelta": (lambda x: np.where(x == 0, 1, 0), [-2, 0, 0.5]),
    "DiscreteDelta": (lambda x: np.where(x == 0, 1, 0), [-2, 0, 0.5]),
    "UnitStep": (lambda x: np.where(x >= 0, 1, 0), [-2, 0, 0.5]),
}


@pytest.mark.parametrize("name", sorted(UNARY))
def test_symbols_have_their_values(name):
    expected, points = (SYMBOLS | STEPS)[name]
    net = make("ElementwiseLayer", (S(name),))
    np.testing.assert_allclose(
        at(net, points), expected(np.asarray(points, dtype=float)), rtol=1e-9, atol=1e-12
    )


@pytest.mark.parametrize("name", sorted(SYMBOLS))
def test_symbols_have_their_slopes(name):
    f, points = SYMBOLS[name]
    x = np.asarray(points, dtype=float)
    if name in ("Threshold", "Chop"):
        x = x[np.abs(x) > 1e-6]
    if name == "Sinc":
        x = x[x != 0]
    steps = 1e-6 * np.maximum(np.abs(x), 1)
    expected = (f(x + steps) - f(x - steps)) / (2 * steps)
    net = make("ElementwiseLayer", (S(name),))
    np.testing.assert_allclose(slope(net, x), expected, rtol=2e-6, atol=1e-8)


@pytest.mark.parametrize("name", sorted(STEPS))
def test_step_functions_have_no_slope(name):
    net = make("ElementwiseLayer", (S(name),))
    expected = 1.0 if name == "FractionalPart" else 0.0
    np.testing.assert_array_equal(slope(net, STEPS[name][1]), expected)


def test_ramp_and_abs_have_slope_zero_at_zero():
    for name in ("Ramp", "Abs"):
        assert slope(make("ElementwiseLayer", (S(name),)), [0.0])[0] == 0


half = Fraction(1, 2)
TREES = [
    (lambda x: S.Max(0, x), lambda x: np.maximum(0, x)),
    (lambda x: S.Min(x, 1, S.Power(x, 2)), lambda x: np.minimum(np.minimum(x, 1), x**2)),
    (lambda x: S.Plus(S.Power(x, 2), S.Times(-1, x), half), lambda x: x**2 - x + 0.5),
    (
        lambda x: S.Times(half, x, S.Plus(1, S.Erf(S.Times(S.Power(2, -half), x)))),
        lambda x: special.ndtr(x) * x,
    ),
    (lambda x: S.Power(S.E, S.Times(-1, S.Power(x, 2))), lambda x: np.exp(-(x**2))),
    (lambda x: S.Power(S.Plus(1, S.Power(x, 2)), -half), lambda x: (1 + x**2) ** -0.5),
    (lambda x: S.Power(2, x), lambda x: 2.0**x),
    (lambda x: S.Times(S.Pi, x), lambda x: np.pi * x),
    (lambda x: S.Divide(x, S.Subtract(x, 5)), lambda x: x / (x - 5)),
    (lambda x: S.Mod(x, 3), lambda x: np.mod(x, 3)),
    (lambda x: S.Clip(x, wl_list((-1, half))), lambda x: np.clip(x, -1, 0.5)),
    (
        lambda x: S.Clip(x, wl_list((-1, half)), wl_list((-7, 7))),
        lambda x: np.where(x < -1, -7, np.where(x > 0.5, 7, x)),
    ),
    (lambda x: S.Surd(x, 3), np.cbrt),
    (lambda x: S.Log(2, S.Plus(3, x)), lambda x: np.log2(3 + x)),
    (lambda x: S.ArcTan(x, 2), lambda x: np.arctan2(2, x)),
    (lambda x: S.Round(x, half), lambda x: np.round(x * 2) / 2),
    (lambda x: S.If(S.Greater(x, 0), x, S.Times(half, x)), lambda x: np.where(x > 0, x, x / 2)),
    (
        lambda x: S.Which(S.Less(x, -1), -1, S.Less(x, 1), x, S("True"), 1),
        lambda x: np.clip(x, -1, 1),
    ),
    (
        lambda x: S.Piecewise(wl_list((wl_list((S.Power(x, 2), S.LessEqual(-1, x, 1))),)), S.Abs(x)),
        lambda x: np.where(np.abs(x) <= 1, x**2, np.abs(x)),
    ),
    (
        lambda x: S.Boole(S.And(S.Positive(x), S.Not(S.Or(S.Greater(x, 1), S.Equal(x, half))))),
        lambda x: (x > 0) & ~((x > 1) | (x == 0.5)),
    ),
    (
        lambda x: S.If(S.Inequality(-1, S.Less, x, S.LessEqual, half), 1, 0),
        lambda x: np.where((x > -1) & (x <= 0.5), 1, 0),
    ),
    (lambda x: S.Plus(3, half), lambda x: np.full_like(x, 3.5)),
    (lambda x: Expr("GELU", (S.Times(2, x),)), lambda x: 2 * x * special.ndtr(2 * x)),
]


@pytest.mark.parametrize("tree, expected", TREES)
def test_expressions_have_their_values(tree, expected):
    np.testing.assert_allclose(
        at(layer_of(tree), POINTS), expected(np.array(POINTS, dtype=float)), rtol=1e-12
    )


def test_expression_of_a_batch_of_matrices():
    check_layer(layer_of(lambda x: S.Times(x, S.Tanh(S.Plus(1, x)))), Input=(2, 2))


def test_the_branch_not_taken_spoils_neither_value_nor_slope():
    elu = layer_of(lambda x: S.If(S.Greater(x, 0), x, S.Plus(-1, S.Power(S.E, x))))
    np.testing.assert_array_equal(slope(elu, [1000.0]), 1)
    root = layer_of(lambda x: S.If(S.Greater(x, 0), S.Power(x, half), 0))
    np.testing.assert_array_equal(slope(root, [-1.0, 0.0]), 0)
    area = layer_of(lambda x: S.Which(S.Greater(x, 2), S.ArcCosh(x), S("True"), 0))
    np.testing.assert_array_equal(slope(area, [0.5]), 0)


def test_domain_errors_are_ieee():
    assert np.isnan(at(make("ElementwiseLayer", (S.Log,)), [-1.0]))[0]
    assert at(make("ElementwiseLayer", (S.Log,)), [0.0])[0] == -np.inf


@pytest.mark.parametrize(
    "tree, culprit",
    [
        (lambda x: S.BesselJ(0, x), "BesselJ"),
        (lambda x: S.Greater(x, 0), "Greater"),
        (lambda x: S.If(x, 1, 2), "If"),
        (lambda x: S.If(S.Greater(x, 0), x), "If"),
        (lambda x: wl_list((x, x)), "List"),
        (lambda x: S("y"), "y"),
    ],
)
def test_functions_without_meaning_are_refused_when_the_layer_is_made(tree, culprit):
    with pytest.raises(
        MessageError, match=rf"ElementwiseLayer::invarg.*{culprit}|ElementwiseLayer::invarg.*x"
    ):
        layer_of(tree)


def test_unknown_names_are_refused():
    with pytest.raises(MessageError, match=r'ElementwiseLayer::invarg.*such as "ReLU", but'):
        make("ElementwiseLayer", ("Relu",))
    with pytest.raises(MessageError, match=r'ElementwiseLayer::invarg.*"GELU"'):
        make("ElementwiseLayer", ("Nonsense",))
    with pytest.raises(MessageError, match=r"ElementwiseLayer::argneeded.*a function"):
        make("ElementwiseLayer", ())


def test_shape_and_rank_pass_through():
    net = make("ElementwiseLayer", (S.Tanh,), {"Output": wl_list((2, S.Automatic))})
    assert net.inputs["Input"].dims == (2, None)
    assert value(make("ElementwiseLayer", (S.Tanh,)), 1) == pytest.approx(np.tanh(1))
    np.testing.assert_allclose(
        value(make("ElementwiseLayer", (S.Tanh,)), normal(2, 3)), np.tanh(normal(2, 3))
    )


@pytest.mark.parametrize(
    "tree, expected",
    [
        (lambda x: S.Times(10**400, x), [-np.inf, np.inf]),
        (lambda x: S.Plus(x, S.Power(0, -1)), [np.inf, np.inf]),
        (lambda x: S.Plus(x, S.Power(-1, half)), [np.nan, np.nan]),
        (lambda x: S.Times(x, S.Power(10, 400)), [-np.inf, np.inf]),
        (lambda x: S.Min(x, S.Infinity), [-1, 1]),
        (lambda x: S.Max(x, S.Times(-1, S.Infinity)), [-1, 1]),
    ],
)
def test_constants_out_of_range_are_ieee_too(tree, expected):
    np.testing.assert_array_equal(at(layer_of(tree), [-1, 1]), expected)
