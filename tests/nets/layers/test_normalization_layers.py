"""BatchNormalizationLayer in both modes and NormalizationLayer, against their formulas in NumPy."""

import numpy as np
import pytest

from tests.checks import check_vjp, normal, run
from tests.layer_checks import check_layer
from wlnet.expr.expr import TRUE, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.lower import Mode, forward
from wlnet.tensor.graph.graph import constant

ARRAYS = {
    "Scaling": np.array([2.0, 0.5, -1.0]),
    "Biases": np.array([0.0, 1.0, 3.0]),
    "MovingMean": np.array([1.0, -2.0, 0.5]),
    "MovingVariance": np.array([4.0, 0.25, 1.0]),
}
VECTORS, PICTURES, LAST = (6, 3), (4, 3, 2, 5), (4, 2, 5, 3)


def layer(**options):
    return make("BatchNormalizationLayer", (), {**ARRAYS, **options})


def axes_and_channels(shape, last=False):
    """(axes of the statistics, shape in which one number a channel broadcasts)"""
    channel = len(shape) - 1 if last else 1
    axes = tuple(a for a in range(len(shape)) if a != channel)
    return axes, tuple(n if a == channel else 1 for a, n in enumerate(shape[1:], start=1))


def normalised(x, mean, variance, shape, epsilon=0.001):
    def spread(v):
        return v.reshape(shape)

    y = (x - spread(mean)) / np.sqrt(spread(variance) + epsilon)
    return y * spread(ARRAYS["Scaling"]) + spread(ARRAYS["Biases"])


CASES = pytest.mark.parametrize("shape, last", [(VECTORS, False), (PICTURES, False), (LAST, True)])


@CASES
def test_evaluation_uses_the_moving_arrays(shape, last):
    x = normal(*shape)
    _, spread = axes_and_channels(shape, last)
    expected = normalised(x, ARRAYS["MovingMean"], ARRAYS["MovingVariance"], spread)
    net = layer(Interleaving=TRUE if last else S("False"), Input=wl_list(shape[1:]))
    np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), expected, rtol=1e-6)


@CASES
def test_training_mode_uses_the_batch(shape, last):
    x = normal(*shape) * 3 + 1
    axes, spread = axes_and_channels(shape, last)
    expected = normalised(x, x.mean(axes), x.var(axes), spread)
    net = layer(Interleaving=TRUE if last else S("False"), Input=wl_list(shape[1:]))
    found = net(x, NetEvaluationMode="Train", WorkingPrecision="Real64")
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-9)
    assert found.shape == shape


def test_applying_in_training_mode_moves_nothing():
    net = layer(Input=3)
    before = {path: array.copy() for path, array in net.arrays.items()}
    net(normal(8, 3), NetEvaluationMode="Train")
    assert all((array == before[path]).all() for path, array in net.arrays.items())


def step(net, x, weights=None, frozen=frozenset()):
    """(output, new moving arrays) of one training step, in Real64."""

    def function(x, *rest):
        *arrays, w = rest if weights is not None else (*rest, None)
        updates = {}
        mode = Mode(training=True, precision="Real64", weights=w, updates=updates, frozen=frozen)
        known = {(name,): array for name, array in zip(ARRAYS, arrays, strict=True)}
        (y,) = forward(net, {"Input": x}, known, mode).values()
        return y, *(updates.get((name,), known[(name,)]) * 1.0 for name in ("MovingMean", "MovingVariance"))

    extra = [] if weights is None else [weights]
    return run(function, [x, *ARRAYS.values(), *extra])


@pytest.mark.parametrize("momentum", [0.9, 0.25, 0.0])
def test_moving_arrays_keep_momentum_of_the_old_value(momentum):
    x = normal(*PICTURES) * 2 + 1
    net = infer(layer(Momentum=momentum), Input=PICTURES[1:])
    _, mean, variance = step(net, x)
    np.testing.assert_allclose(mean, momentum * ARRAYS["MovingMean"] + (1 - momentum) * x.mean((0, 2, 3)))
    np.testing.assert_allclose(
        variance, momentum * ARRAYS["MovingVariance"] + (1 - momentum) * x.var((0, 2, 3))
    )


def test_fillers_of_a_batch_enter_no_statistic():
    x = normal(*PICTURES)
    x[3] = 1e4
    net = infer(layer(), Input=PICTURES[1:])
    whole = step(net, x, np.array([1 / 3, 1 / 3, 1 / 3, 0]))
    real = step(net, x[:3])
    np.testing.assert_allclose(whole[0][:3], real[0])
    for found, expected in zip(whole[1:], real[1:], strict=True):
        np.testing.assert_allclose(found, expected)


def test_frozen_moving_arrays_are_used_and_not_moved():
    x = normal(*VECTORS)
    net = infer(layer(), Input=(3,))
    y, mean, variance = step(net, x, frozen=frozenset({("MovingMean",), ("MovingVariance",)}))
    np.testing.assert_allclose(y, normalised(x, ARRAYS["MovingMean"], ARRAYS["MovingVariance"], (1, 3)))
    np.testing.assert_array_equal(mean, ARRAYS["MovingMean"])
    np.testing.assert_array_equal(variance, ARRAYS["MovingVariance"])


@pytest.mark.parametrize("options", [{"Momentum": 1}, {"LearningRateMultipliers": 0}])
def test_momentum_1_and_rate_0_freeze(options):
    x = normal(*VECTORS)
    net = layer(Input=3, **options)
    np.testing.assert_allclose(net(x, NetEvaluationMode="Train"), net(x), rtol=1e-6)


@pytest.mark.parametrize("shape", [(3, 3), (4, 3, 2)])
def test_gradients_through_the_statistics_of_a_batch(shape):
    net = infer(layer(), Input=shape[1:])
    weights = np.array([0.5, 0.25, 0.25, 0.0][: shape[0]])

    def function(x, scaling, biases, w):
        known = {("Scaling",): scaling, ("Biases",): biases}
        known |= {(name,): constant(ARRAYS[name]) for name in ("MovingMean", "MovingVariance")}
        (y,) = forward(net, {"Input": x}, known, Mode(training=True, precision="Real64", weights=w)).values()
        return y

    check_vjp(function, normal(*shape), ARRAYS["Scaling"], ARRAYS["Biases"], weights, second=False)


def test_gradients_in_evaluation():
    check_layer(make("BatchNormalizationLayer"), {("MovingVariance",): np.array([0.5, 2.0])}, Input=(2, 3))


def test_initial_arrays():
    net = initialize(make("BatchNormalizationLayer", (), {"Input": wl_list((2, 4, 4))}))
    assert {path[0]: array.tolist() for path, array in net.arrays.items()} == {
        "Scaling": [1, 1],
        "Biases": [0, 0],
        "MovingMean": [0, 0],
        "MovingVariance": [1, 1],
    }


def test_arrays_say_how_many_channels_there_are():
    assert layer().inputs["Input"].dims is None
    assert infer(layer(), Input=(None, 4, 4)).inputs["Input"].dims == (3, 4, 4)


def test_scaling_and_biases_can_be_left_out():
    net = make(
        "BatchNormalizationLayer", (), {**ARRAYS, "Scaling": S("None"), "Biases": S("None"), "Input": 3}
    )
    x = normal(2, 3)
    expected = (x - ARRAYS["MovingMean"]) / np.sqrt(ARRAYS["MovingVariance"] + 0.001)
    np.testing.assert_allclose(net(x), expected, rtol=1e-5)


@pytest.mark.parametrize(
    "options, message",
    [
        ({"Momentum": 1.5}, "Momentum -> 1.5 of BatchNormalizationLayer should be a number from 0 to 1"),
        ({"Epsilon": 0}, "Epsilon -> 0 of BatchNormalizationLayer should be a positive number"),
        ({"Input": "Real"}, "BatchNormalizationLayer takes a vector or array, not a single number"),
        ({"Input": 4, "Scaling": np.ones(3)}, "BatchNormalizationLayer::tyfail: "),
    ],
)
def test_mistakes(options, message):
    with pytest.raises(MessageError) as refused:
        make("BatchNormalizationLayer", (), options)
    assert message in str(refused.value)


class TestNormalizationLayer:
    def layer(self, *args, **options):
        return make("NormalizationLayer", args, options)

    @pytest.mark.parametrize(
        "options, expected",
        [
            ({}, [-1.3411045, -0.4470348, 0.4470348, 1.3411045]),
            ({"Unbiased": TRUE}, [-1.1615466, -0.3871822, 0.3871822, 1.1615466]),
            ({"Method": "RMS"}, [0.3651240, 0.7302481, 1.0953721, 1.4604961]),
        ],
    )
    def test_golden_values(self, options, expected):
        net = initialize(self.layer(Input=wl_list((1, 4)), **options))
        np.testing.assert_allclose(net([[1, 2, 3, 4]])[0], expected, rtol=1e-6)

    @pytest.mark.parametrize(
        "args, axes, scaling",
        [
            ((), (2, 3), (3, 1, 1)),
            ((S.Span(2, S.All),), (2, 3), (3, 1, 1)),
            ((1,), (1,), (1, 4, 2)),
            ((-1, "Same"), (3,), (1, 1, 2)),
            ((wl_list((1, 3)), 1), (1, 3), (3, 1, 1)),
            ((S.Span(1, -1), S.Span(2, 3)), (1, 2, 3), (1, 4, 2)),
        ],
    )
    def test_levels_of_the_statistics_and_of_the_scaling(self, args, axes, scaling):
        x = normal(5, 3, 4, 2) * 2 + 1
        dims = tuple(n for n in scaling if n > 1)
        s, b = normal(*dims, seed=1), normal(*dims, seed=2)
        net = self.layer(*args, Scaling=s, Biases=b, Input=wl_list((3, 4, 2)))
        z = (x - x.mean(axes, keepdims=True)) / np.sqrt(x.var(axes, keepdims=True) + 0.001)
        expected = z * s.reshape(scaling) + b.reshape(scaling)
        np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), expected, rtol=1e-5, atol=1e-6)

    def test_groups_are_normalised_on_their_own(self):
        x = normal(5, 4, 3, 2)
        groups = wl_list((2, 1, 1))
        net = initialize(self.layer(wl_list((1, 2, 3)), 1, GroupNumber=groups, Input=wl_list((4, 3, 2))))
        cut = x.reshape(5, 2, -1)
        z = (cut - cut.mean(2, keepdims=True)) / np.sqrt(cut.var(2, keepdims=True) + 0.001)
        np.testing.assert_allclose(net(x), z.reshape(x.shape), rtol=1e-4, atol=1e-5)

    @pytest.mark.parametrize(
        "args, options",
        [
            ((), {}),
            ((2, "Same"), {"Method": "RMS"}),
            ((wl_list((1, 2)), 1), {"GroupNumber": wl_list((2, 1)), "Unbiased": TRUE}),
        ],
    )
    def test_gradients(self, args, options):
        check_layer(self.layer(*args, **options), Input=(2, 3))

    def test_training_is_as_evaluation(self):
        net, x = initialize(self.layer(Input=wl_list((2, 3)))), normal(4, 2, 3)
        np.testing.assert_allclose(net(x, NetEvaluationMode="Train"), net(x), rtol=1e-6)

    def test_arrays_say_sizes_and_can_be_left_out(self):
        assert infer(self.layer(Scaling=np.ones(3)), Input=(None, 4)).inputs["Input"].dims == (3, 4)
        bare = self.layer(Scaling=S("None"), Biases=S("None"), Input=wl_list((2, 3)))
        assert bare.arrays == {} and bare(normal(2, 3)).shape == (2, 3)

    @pytest.mark.parametrize(
        "args, options, message",
        [
            (
                (),
                {"Input": 4},
                "A vector (size: 4) does not have the level 2 that NormalizationLayer works on unless it",
            ),
            ((4,), {"Input": wl_list((2, 3))}, "does not have the level 4"),
            ((0,), {}, "NormalizationLayer::invarg: "),
            (("all",), {}, "NormalizationLayer::invarg: "),
            (
                (1,),
                {"GroupNumber": wl_list((2, 2)), "Input": wl_list((4, 3))},
                "NormalizationLayer::groupcount: ",
            ),
            ((1,), {"GroupNumber": wl_list((3,)), "Input": wl_list((4, 3))}, "cannot be cut into 3 groups"),
            ((), {"Method": "Foo"}, "NormalizationLayer::invset: "),
        ],
    )
    def test_mistakes(self, args, options, message):
        with pytest.raises(MessageError) as refused:
            self.layer(*args, **options)
        assert message in str(refused.value)

    def test_one_value_has_no_unbiased_variance(self):
        net = initialize(self.layer(2, Unbiased=TRUE, Input=wl_list((3, 1))))
        with pytest.raises(MessageError, match="NormalizationLayer::unbiased"):
            net(np.ones((3, 1)))
