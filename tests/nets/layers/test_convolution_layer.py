import numpy as np
import pytest
from scipy.signal import correlate

from tests.checks import normal
from tests.layer_checks import check_layer, value
from wlnet import Session
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.initialize import initialize


def listed(given):
    return wl_list(map(listed, given)) if isinstance(given, list | tuple) else given


def deconvolution(*args, **options):
    return make("DeconvolutionLayer", tuple(map(listed, args)), {k: listed(v) for k, v in options.items()})


def convolution(*args, **options):
    return make("ConvolutionLayer", tuple(map(listed, args)), {k: listed(v) for k, v in options.items()})


@pytest.mark.parametrize(
    "args, options, given, found",
    [
        ((2, 3), {}, (3, 7), (2, 5)),
        ((2, [3]), {"Stride": 2, "PaddingSize": 1}, (1, 7), (2, 4)),  # golden
        ((2, 3), {"Stride": 2, "PaddingSize": "Same"}, (1, 7), (2, 4)),  # golden
        ((4, 3), {"PaddingSize": "Same"}, (2, 3, 4), (4, 3, 4)),
        ((4, [3, 2]), {"Dilation": [1, 2], "PaddingSize": [1, 0]}, (2, 3, 5), (4, 3, 3)),
        ((2, 2), {"PaddingSize": [[1, 0], [0, 2]], "Stride": [1, 2]}, (1, 3, 4), (2, 3, 3)),
        ((4, 2), {"ChannelGroups": 2}, (6, 3, 3), (4, 2, 2)),
        ((4, 2), {"ChannelGroups": 4}, (4, 3), (4, 2)),
        ((2, [2, 1, 2]), {"Stride": [1, 2, 1]}, (2, 2, 3, 3), (2, 1, 2, 2)),
        ((2, 2), {"Interleaving": S("True")}, (3, 4, 3), (2, 3, 2)),
        ((3, 2), {"Interleaving": S("True"), "Dimensionality": 1, "PaddingSize": "Same"}, (4, 2), (4, 3)),
        ((2, 2), {"Biases": S("None")}, (1, 3), (2, 2)),
    ],
)
def test_shapes_batches_and_gradients(args, options, given, found):
    assert check_layer(convolution(*args, **options), Input=given)["Output"] == found


def test_it_is_a_sum_of_correlations_per_channel():
    x, w, b = (
        normal(3, 6, 5),
        normal(2, 3, 3, 2, seed=1).astype(np.float32),
        normal(2, seed=2).astype(np.float32),
    )
    found = value(convolution(2, [3, 2], Weights=w, Biases=b), x)
    expected = [sum(correlate(x[c], w[o, c], "valid") for c in range(3)) + b[o] for o in range(2)]
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_interleaving_moves_the_channels_and_nothing_else():
    x, w, b = (
        normal(3, 6, 5),
        normal(2, 3, 3, 2, seed=1).astype(np.float32),
        normal(2, seed=2).astype(np.float32),
    )
    options = {"Weights": w, "Biases": b, "PaddingSize": "Same", "Stride": 2}
    first = value(convolution(2, [3, 2], **options), x)
    last = value(convolution(2, [3, 2], Interleaving=S("True"), **options), np.moveaxis(x, 0, -1))
    np.testing.assert_allclose(np.moveaxis(last, -1, 0), first, rtol=1e-12)


def test_groups_see_their_own_channels_only():
    x, w = normal(4, 5), normal(6, 2, 3, seed=1).astype(np.float32)
    found = value(convolution(6, 3, ChannelGroups=2, Weights=w, Biases=S("None")), x)
    halves = [
        value(convolution(3, 3, Weights=w[i * 3 : i * 3 + 3], Biases=S("None")), x[i * 2 : i * 2 + 2])
        for i in range(2)
    ]
    np.testing.assert_allclose(found, np.concatenate(halves), rtol=1e-12)


@pytest.mark.parametrize(
    "args, options, ports",
    [
        ((2, 3), {"Output": [2, 5, 6]}, {"Input": (None, 7, 8)}),
        ((2, 3), {"Output": [2, 5], "PaddingSize": "Same"}, {"Input": (None, 5)}),
        ((2, 3), {"Output": [2, 5], "PaddingSize": [[1, 0]]}, {"Input": (None, 6)}),
        ((2, 3), {"Output": [2, 5], "Stride": 2}, {"Input": (None, None)}),
        ((2, [3, 3]), {}, {"Input": (None, None, None), "Output": (2, None, None)}),
        ((2, 3), {"Dimensionality": 1}, {"Output": (2, None)}),
        ((2, 3), {}, {"Input": None, "Output": None}),
        ((2, 3), {"ChannelGroups": 2, "Weights": np.ones((2, 3, 3, 3))}, {"Input": (6, None, None)}),
        ((2, 3), {"Input": [S.Automatic, 5]}, {"Output": (2, 3)}),
    ],
)
def test_dimensions_are_inferred_in_both_directions(args, options, ports):
    net = convolution(*args, **options)
    assert {name: net.ports[name].dims for name in ports} == ports


def test_the_kernel_of_a_net_follows_its_input():
    net = make("NetChain", (wl_list((convolution(2, 3), convolution(4, 2))),), {"Input": listed([1, 9])})
    assert net.array_shapes[2, "Weights"] == (4, 2, 2) and net.outputs["Output"].dims == (4, 6)


@pytest.mark.parametrize(
    "args, options, words",
    [
        (
            (2, 3),
            {"Input": [1, 2, 8]},
            r"nofit: No window of 3 x 3 .* Input port of ConvolutionLayer.*1 x 2 x 8",
        ),
        ((2, 3), {"Input": [1, 4], "Dilation": 2}, r"nofit: No window of 5 "),
        (
            (2, [3, 3]),
            {"Input": [1, 8]},
            r"tyfail: The Input port of ConvolutionLayer .*matrix \(size: 1 x 8\)",
        ),
        (
            (2, [3, 3]),
            {"Stride": [1]},
            r'dims: ConvolutionLayer has a kernel for 2 dimensions, but "Stride" for 1',
        ),
        ((2, 3), {"Dimensionality": 2, "Input": [1, 8]}, r"tyfail: The Input port"),
        ((2, 3), {"ChannelGroups": 3}, r'groups: "ChannelGroups" -> 3 .* its 2 output channels'),
        ((4, 3), {"ChannelGroups": 2, "Input": [3, 8]}, r'"ChannelGroups" -> 2 .* its 3 input channels'),
        ((2, 3), {"Weights": np.ones((2, 1, 3)), "Input": [2, 8]}, r"tyfail.*ConvolutionLayer"),
        ((2, 3), {"Weights": np.ones((2, 1, 4)), "Input": [1, 8]}, r"The array Weights of ConvolutionLayer"),
        ((2, 3), {"Input": ["Varying", 8]}, r"netvarying: ConvolutionLayer takes arrays of fixed"),
        ((0, 3), {}, r"invarg: Argument 1 .* positive integer"),
        ((2, [3, 0]), {}, r"invarg: Argument 2 .* list of one to three"),
        ((2, 3), {"PaddingSize": "Valid"}, r'invset.*"Same", an integer'),
        ((2,), {}, r"argneeded.*kernel size"),
        ((2, 3), {"Strides": 2}, r"optx.*Did you mean Stride"),
    ],
)
def test_what_does_not_fit_is_said_in_words(args, options, words):
    with pytest.raises(MessageError, match=words):
        convolution(*args, **options)


def test_weights_start_with_the_variance_of_their_fan_in():
    net = initialize(convolution(60, [5, 5], ChannelGroups=2, Input=[40, 9, 9]))
    weights = net.arrays[("Weights",)]
    assert weights.shape == (60, 20, 5, 5)
    assert weights.var() == pytest.approx(2 / (20 * 25), rel=0.05)
    np.testing.assert_array_equal(net.arrays[("Biases",)], 0)


@pytest.mark.parametrize(
    "text",
    [
        "ConvolutionLayer[2, 3]",
        'ConvolutionLayer[2, {3, 1}, "Stride" -> {2, 1}, PaddingSize -> {{1, 0}, {0, 2}}]',
        'ConvolutionLayer[4, 3, "Dilation" -> 2, "PaddingSize" -> "Same", "ChannelGroups" -> 2]',
        'ConvolutionLayer[4, 3, "Input" -> {5, 5, 1}, Interleaving -> True]',
        'ConvolutionLayer[2, 2, "Dimensionality" -> 1, "Biases" -> None]',
        'NetInitialize[ConvolutionLayer[2, 2, "Input" -> {3, 4}]]',
    ],
)
def test_input_form_makes_an_equal_net(text):
    assert Session().evaluate(f"net = {text}; ToExpression[ToString[net, InputForm]] === net") is True


@pytest.mark.parametrize(
    "args, options, given, found",
    [
        ((2, [3]), {"Stride": 2}, (1, 4), (2, 9)),  # golden
        ((2, [3]), {"Stride": 2, "PaddingSize": "Same"}, (1, 4), (2, 8)),  # golden
        ((2, [2]), {"Stride": 3, "PaddingSize": "Same"}, (1, 2), (2, 6)),
        ((3, [2, 3]), {"PaddingSize": [[1, 0], [0, 2]], "Dilation": [1, 2]}, (2, 3, 2), (3, 3, 4)),
        ((4, 2), {"ChannelGroups": 2, "Stride": 2}, (2, 2, 3), (4, 4, 6)),
        ((2, 2), {"Interleaving": S("True"), "Biases": S("None")}, (2, 3, 3), (3, 4, 2)),
        ((1, 2), {}, (1, 2, 1, 2), (1, 3, 2, 3)),
    ],
)
def test_deconvolution_shapes_batches_and_gradients(args, options, given, found):
    assert check_layer(deconvolution(*args, **options), Input=given)["Output"] == found


def test_deconvolution_is_the_adjoint_of_the_convolution_with_the_same_options():
    """<convolution(x), y> = <x, deconvolution(y)> where the convolution sees all of x."""
    w = normal(4, 3, 3, 2).astype(np.float32)
    options = {"Weights": w, "Biases": S("None"), "Stride": [2, 1], "PaddingSize": [[1, 0], [0, 1]]}
    x, y = normal(3, 8, 5), normal(4, 4, 5, seed=1)
    forth = value(convolution(4, [3, 2], **options), x)
    back = value(deconvolution(3, [3, 2], **options), y)
    assert forth.shape == y.shape and back.shape == x.shape
    assert np.sum(forth * y) == pytest.approx(np.sum(x * back), rel=1e-10)


def test_deconvolution_infers_its_input_and_says_what_does_not_fit():
    net = deconvolution(2, 3, Stride=2, Output=[2, 9, 11])
    assert net.inputs["Input"].dims == (None, 4, 5)
    assert deconvolution(4, 3, Weights=np.ones((3, 4, 3))).inputs["Input"].dims == (3, None)
    with pytest.raises(MessageError, match=r"nofit: Of windows of 3 .* PaddingSize -> 2 leaves nothing"):
        deconvolution(2, 3, PaddingSize=[2], Input=[1, 2])
    with pytest.raises(MessageError, match=r"its 3 input channels"):
        deconvolution(4, 3, ChannelGroups=2, Input=[3, 8])
