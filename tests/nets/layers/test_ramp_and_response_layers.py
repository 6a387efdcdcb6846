"""ParametricRampLayer and LocalResponseNormalizationLayer."""

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.layer_checks import check_layer, check_varying
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize


@pytest.mark.parametrize(
    "args, slopes, spread",
    [
        ((), (3,), (3, 1, 1)),
        ((2,), (4,), (1, 4, 1)),
        ((-1,), (2,), (1, 1, 2)),
        ((S.Span(1, 2),), (3, 4), (3, 4, 1)),
        ((wl_list((1, 3)),), (3, 2), (3, 1, 2)),
        ((wl_list(()),), (), (1, 1, 1)),
    ],
)
def test_a_slope_for_each_place_of_the_levels(args, slopes, spread):
    slope = np.float32(abs(normal(*slopes)) if slopes else 0.3)
    net = make("ParametricRampLayer", args, {"Slope": np.asarray(slope), "Input": wl_list((3, 4, 2))})
    x = normal(2, 3, 4, 2)
    expected = np.where(x >= 0, x, x * np.float64(slope).reshape(spread))
    np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), expected, rtol=1e-12)


def test_slopes_begin_at_a_tenth_and_have_gradients():
    net = initialize(make("ParametricRampLayer", (), {"Input": 3}))
    np.testing.assert_allclose(net([-1, 2, -3]), [-0.1, 2, -0.3], rtol=1e-6)
    check_layer(make("ParametricRampLayer"), Input=(2, 3))
    check_varying(make("ParametricRampLayer", (2,), {"Input": wl_list(("Varying", 3))}))


def test_golden_values_of_local_response():
    net = make("LocalResponseNormalizationLayer", (), {"Input": wl_list((5, 1, 1))})
    found = net(np.arange(1.0, 6).reshape(5, 1, 1)).ravel()
    np.testing.assert_allclose(found, [0.5129892, 0.7559289, 0.8660254, 1.1644450, 1.5075567], rtol=1e-6)


def test_local_response_by_its_formula():
    options = {"Alpha": 0.7, "Beta": 0.75, "Bias": 2, "ChannelWindowSize": 1}
    x = normal(2, 4, 3, 2)
    expected = np.empty_like(x)
    for i in range(4):
        near = x[:, max(0, i - 1) : i + 2]
        expected[:, i] = x[:, i] / (0.7 / 3 * (near**2).sum(axis=1) + 2) ** 0.75
    net = infer(make("LocalResponseNormalizationLayer", (), options), Input=(4, 3, 2))
    np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), expected, rtol=1e-12)
    check_layer(net, Input=(4, 3, 2))


@pytest.mark.parametrize(
    "name, args, options, message",
    [
        ("ParametricRampLayer", (), {"Input": wl_list(("Varying", 2))}, "slopelevel"),
        ("ParametricRampLayer", (3,), {"Input": wl_list((2, 2))}, "nolevel"),
        ("ParametricRampLayer", (0,), {}, "invarg"),
        ("LocalResponseNormalizationLayer", (), {"Input": wl_list((4, 2, 2))}, "fewchannels"),
        ("LocalResponseNormalizationLayer", (), {"Bias": 0}, "invset"),
        ("LocalResponseNormalizationLayer", (), {"Input": 3}, "tyfail"),
    ],
)
def test_mistakes(name, args, options, message):
    with pytest.raises(MessageError, match=f"{name}::{message}"):
        make(name, args, options)


@pytest.mark.parametrize(
    "net",
    ["ParametricRampLayer[{1, 3}]", "ParametricRampLayer[{}]", "LocalResponseNormalizationLayer[Alpha -> 2]"],
)
def test_what_is_printed_reads_back(net):
    net = net.replace("Alpha", '"Alpha"')
    Room().check(f"ToExpression[ToString[{net}, InputForm]] === {net}", "True")
