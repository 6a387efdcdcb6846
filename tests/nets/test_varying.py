"""Dimensions that vary: a batch of examples of different lengths gives what one at a time gives."""

from fractions import Fraction

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.layer_checks import check_varying
from wlnet.expr.expr import TRUE, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.lengths import room
from wlnet.nets.ragged import Ragged


@pytest.fixture(scope="module")
def room_():
    return Room()


def test_room_wastes_a_quarter_at_most_and_is_never_too_small():
    for longest in range(1, 2000):
        assert longest <= room(longest) <= max(longest * 1.26, 4)
    assert len({room(n) for n in range(1, 1025)}) < 40


def test_padding_repeats_the_border_in_every_direction():
    parts = [np.array([[1, 2], [3, 4]]), np.array([[5]])]
    found = Ragged(parts).padded(np.zeros((2, 3, 3), int))
    assert found.tolist() == [[[1, 2, 2], [3, 4, 4], [3, 4, 4]], [[5, 5, 5]] * 3]


@pytest.mark.parametrize(
    "name, args, ports",
    [
        ("ElementwiseLayer", (S.Log,), {"Input": ("Varying", 2)}),
        ("SoftmaxLayer", (), {"Input": ("Varying", 3)}),
        ("SoftmaxLayer", (1,), {"Input": ("Varying", 3)}),
        ("SoftmaxLayer", (), {"Input": ("Varying",)}),
        ("ThreadingLayer", (S.Times,), {"Input1": ("Varying", 2), "Input2": ("Varying", 2)}),
        ("ThreadingLayer", (S.Plus, -1), {"Input1": ("Varying", 2), "Input2": ("Varying",)}),
        ("ThreadingLayer", (S.Plus,), {"Input1": ("Varying", 2), "Input2": (1, 2)}),
        ("TotalLayer", (), {"Input1": ("Varying",), "Input2": ("Varying",)}),
        ("CatenateLayer", (2,), {"Input1": ("Varying", 2), "Input2": ("Varying", 1)}),
        ("NormalizationLayer", (1,), {"Input": ("Varying", 2)}),
        ("NormalizationLayer", (2, "Same"), {"Input": ("Varying", 3)}),
        ("NormalizationLayer", (wl_list((1, 2)), 2), {"Input": ("Varying", 3)}),
        ("NetMapOperator", (2,), {"Input": ("Varying", 3)}),
        ("MeanSquaredLossLayer", (), {"Input": ("Varying", 2), "Target": ("Varying", 2)}),
        ("MeanAbsoluteLossLayer", (), {"Input": ("Varying",), "Target": ("Varying",)}),
        ("CrossEntropyLossLayer", ("Binary",), {"Input": ("Varying",), "Target": ("Varying",)}),
        ("CrossEntropyLossLayer", ("Probabilities",), {"Input": ("Varying", 3), "Target": ("Varying", 3)}),
        ("DropoutLayer", (), {"Input": ("Varying", 2)}),
        ("ConvolutionLayer", (2, 2), {"Input": (3, "Varying")}),
        ("ConvolutionLayer", (2, wl_list((3,))), {"Input": (1, "Varying")}),
        ("PoolingLayer", (2,), {"Input": (2, "Varying")}),
        ("FlattenLayer", (-1,), {"Input": ("Varying", 2, 3)}),
        ("ReshapeLayer", (wl_list((S.Inherited, 3, 2)),), {"Input": ("Varying", 2, 3)}),
        ("ReshapeLayer", (wl_list((S.Inherited, 1)),), {"Input": ("Varying",)}),
        ("BatchNormalizationLayer", (), {"Input": (2, "Varying")}),
        ("LocalResponseNormalizationLayer", (), {"Input": (5, "Varying", 2)}),
        ("DeconvolutionLayer", (2, 2), {"Input": (3, "Varying")}),
        ("ResizeLayer", (wl_list((S.Scaled(2),)),), {"Input": (2, "Varying")}),
        ("ResizeLayer", (wl_list((S.Scaled(2.5),)),), {"Input": (2, "Varying")}),
        ("ResizeLayer", (wl_list((S.Scaled(Fraction(3, 2)), 4)),), {"Input": (2, "Varying", 3)}),
        ("ResizeLayer", (wl_list((4,)),), {"Input": (2, "Varying")}),
        ("ResizeLayer", (wl_list((1,)),), {"Input": (2, "Varying")}),
        ("ResizeLayer", (wl_list((S.All, 3)),), {"Input": (1, "Varying", 2)}),
    ],
)
def test_a_batch_is_its_examples(name, args, ports):
    options = {port: wl_list(dims) for port, dims in ports.items()} if name != "TotalLayer" else {}
    if len(ports) == 2 and "Loss" not in name:
        net = infer(make(name, args, {"InputPorts": 2}), **ports)
    else:
        net = make(name, args, options)
    lengths = (4, 3, 6, 5) if name in ("ConvolutionLayer", "PoolingLayer") else (3, 1, 6, 2)
    check_varying(net, lengths, positive=name in ("ElementwiseLayer", "CrossEntropyLossLayer"))


@pytest.mark.parametrize("function", ["Max", "Mean", "Total"])
@pytest.mark.parametrize(
    "options",
    [
        {"Stride": 2},
        {"PaddingSize": 1},
        {"PaddingSize": wl_list((wl_list((2, 1)),)), "Stride": 3},
        {"PaddingSize": "Same"},
    ],
)
def test_windows_see_padding_beyond_the_end(function, options):
    sizes = {"Input": wl_list((2, "Varying"))}
    convolution = make("ConvolutionLayer", (2, wl_list((3,))), {**options, **sizes})
    check_varying(convolution, (3, 4, 6, 5, 7))
    more = {name: value for name, value in options.items() if name != "Stride"}
    window = wl_list((3,))
    pool = make(
        "PoolingLayer", (window, options.get("Stride", 1)), {"Function": S(function), **more, **sizes}
    )
    check_varying(pool, (3, 4, 6, 5, 7))


@pytest.mark.parametrize(
    "options",
    [
        {"Stride": 2},
        {"Stride": 2, "PaddingSize": 1},
        {"Stride": 3, "PaddingSize": wl_list((wl_list((0, 2)),)), "Interleaving": TRUE},
        {"Stride": 2, "PaddingSize": "Same"},
        {"Stride": 5, "PaddingSize": "Same", "Dilation": 2},
    ],
)
def test_transposed_convolution_ends_where_an_example_ends(options):
    dims = ("Varying", 2) if "Interleaving" in options else (2, "Varying")
    net = make("DeconvolutionLayer", (2, wl_list((3,))), {**options, "Input": wl_list(dims)})
    check_varying(net, (3, 2, 6, 5))


@pytest.mark.parametrize("options", [{"Scheme": "Bin"}, {"Resampling": "Nearest"}, {"Interleaving": TRUE}])
@pytest.mark.parametrize("size", [S.Scaled(3), 3, S.Scaled(Fraction(1, 2))])
def test_resizing_goes_by_the_length_of_each_example(options, size):
    if "Resampling" in options and size != S.Scaled(3):
        return
    dims = ("Varying", 2) if "Interleaving" in options else (2, "Varying")
    net = make("ResizeLayer", (wl_list((size,)),), {**options, "Input": wl_list(dims)})
    check_varying(net, (3, 2, 6, 5))


def test_positions_are_counted_in_each_example():
    net = make("ExtractLayer", (), {"Input": wl_list(("Varying", 2)), "Position": wl_list(("Varying", 1))})
    data = [normal(n, 2, seed=n) for n in (3, 1, 4)]
    places = [np.array(one)[:, None] for one in ([-1, 1], [1, -1, 1], [4])]
    found = net({"Input": data, "Position": places}, WorkingPrecision="Real64")
    expected = [x[[n - 1 if n > 0 else n for n in p[:, 0]]] for x, p in zip(data, places, strict=True)]
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one, other)
    single = make("ExtractLayer", (), {"Input": wl_list((2, "Varying")), "Position": "Integer"})
    found = single({"Input": [x.T for x in data], "Position": [2, 1, -1]}, WorkingPrecision="Real64")
    for one, x, place in zip(found, data, (1, 0, -1), strict=True):
        np.testing.assert_array_equal(one, x.T[place])
    with pytest.raises(MessageError, match="noposition"):
        net({"Input": data, "Position": [[[1]], [[2]], [[1]]]})


@pytest.mark.parametrize("interleaved", [True, False])
def test_statistics_of_sequences_count_true_elements_alike(interleaved):
    dims = ("Varying", 2) if interleaved else (2, "Varying")
    options = {"Input": wl_list(dims)} | ({"Interleaving": TRUE} if interleaved else {})
    net = initialize(make("BatchNormalizationLayer", (), options))
    rows = [normal(n, 2, seed=n) for n in (1, 4, 2)]
    data = rows if interleaved else [x.T for x in rows]
    found = net(data, NetEvaluationMode="Train", WorkingPrecision="Real64")
    whole = np.concatenate(rows)
    expected = (whole - whole.mean(0)) / np.sqrt(whole.var(0) + 0.001)
    found = np.concatenate([x if interleaved else x.T for x in found])
    np.testing.assert_allclose(found, expected, rtol=1e-9)


@pytest.mark.parametrize(
    ("name", "args", "dims"),
    [
        ("BatchNormalizationLayer", (), ("Varying", 2)),
        ("LocalResponseNormalizationLayer", (), ("Varying", 2, 2)),
        ("ResizeLayer", (wl_list((3,)),), ("Varying", 2)),
        ("ConvolutionLayer", (2, 2), ("Varying", 2)),
        ("DeconvolutionLayer", (2, 2), ("Varying", 2)),
    ],
)
def test_channels_do_not_vary(name, args, dims):
    with pytest.raises(MessageError, match=r"varyingchannels|netvarying"):
        make(name, args, {"Input": wl_list(dims)})


def test_images_of_different_sizes():
    layers = (
        make("ConvolutionLayer", (2, 2)),
        S.Tanh,
        make("PoolingLayer", (2, 2)),
        make("AggregationLayer", (S.Max,)),
    )
    net = make("NetChain", (wl_list(layers),), {"Input": wl_list((1, "Varying", "Varying"))})
    net = initialize(net)
    data = [normal(1, *size, seed=i) for i, size in enumerate([(4, 6), (5, 3), (7, 7)])]
    whole = net(data, WorkingPrecision="Real64")
    np.testing.assert_allclose(whole, [net(x, WorkingPrecision="Real64") for x in data], rtol=1e-10)


def test_same_padding_with_a_stride_depends_on_the_size():
    with pytest.raises(MessageError, match="ConvolutionLayer::varyingsame"):
        make(
            "ConvolutionLayer", (2, 3), {"Input": wl_list((1, "Varying")), "Stride": 2, "PaddingSize": "Same"}
        )


def test_pieces_of_different_lengths_are_joined_without_gaps():
    net = infer(
        make("CatenateLayer", (), {"InputPorts": 3}), Input1=("Varying",), Input2=(2,), Input3=("Varying",)
    )
    a, b, c = [[1, 2, 3], [4]], [[5, 6], [7, 8]], [[9], [10, 11, 12]]
    found = net({"Input1": a, "Input2": b, "Input3": c})
    assert [one.tolist() for one in found] == [[1, 2, 3, 5, 6, 9], [4, 7, 8, 10, 11, 12]]


def test_the_index_form_of_cross_entropy_counts_true_elements_only():
    net = make("CrossEntropyLossLayer", ("Index",), {"Input": wl_list(("Varying", 3))})
    p = [np.full((n, 3), 1 / 3) + np.linspace(-0.2, 0.2, 3) for n in (1, 4)]
    t = [np.array([2]), np.array([1, 3, 3, 2])]
    expected = [-np.log(one[np.arange(len(k)), k - 1]).mean() for one, k in zip(p, t, strict=True)]
    found = net({"Input": p, "Target": t}, WorkingPrecision="Real64")
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_batch_statistics_are_over_true_elements():
    inner = make("NetChain", (wl_list((make("BatchNormalizationLayer"),)),), {"Input": 2})
    net = initialize(make("NetMapOperator", (inner,), {"Input": wl_list(("Varying", 2))}))
    data = [normal(n, 2, seed=n) for n in (1, 4, 2)]
    found = net(data, NetEvaluationMode="Train", WorkingPrecision="Real64")
    rows = np.concatenate(data)
    expected = (rows - rows.mean(0)) / np.sqrt(rows.var(0) + 0.001)
    np.testing.assert_allclose(np.concatenate(found), expected, rtol=1e-9)


def test_the_gradient_of_a_batch_is_that_of_its_examples(room_):
    room_.value(
        'n = NetInitialize[NetChain[{NetMapOperator[2], SoftmaxLayer[1]}, "Input" -> {"Varying", 2}]]'
    )
    room_.value("d = {{{1., 2}, {3, 4}, {0, 1}}, {{5, 1}}}")
    for what in ('NetPortGradient["Input"]', 'NetPortGradient[{1, "Net", "Weights"}]'):
        whole = room_.value(f"n[d, {what}]")
        single = room_.value(f"n[#, {what}] & /@ d")
        if "Weights" in what:
            single = room_.value(f"Total[n[#, {what}] & /@ d]")
            np.testing.assert_allclose(np.array(whole.array), np.array(single.array), atol=1e-6)
            continue
        for a, b in zip(whole, single, strict=True):
            np.testing.assert_allclose(np.array(a.array), np.array(b.array), atol=1e-6)


def test_values_inside_are_cut_too(room_):
    room_.value('n = NetInitialize[NetChain[{NetMapOperator[2], Tanh}, "Input" -> {"Varying", 1}]]')
    lengths = room_.value('Length /@ n[{{{1}, {2}, {3}}, {{1}}}, NetPort[{1, "Output"}]]')
    assert list(lengths) == [3, 1]


def test_a_dimension_that_is_open_takes_examples_of_any_length():
    net = initialize(make("NetMapOperator", (make("LinearLayer", (2,), {"Input": 3}),)))
    data = [normal(n, 3, seed=n) for n in (3, 1)]
    assert [one.shape for one in net(data)] == [(3, 2), (1, 2)]


def test_lengths_that_should_agree_do():
    net = infer(make("TotalLayer", (), {"InputPorts": 2}), Input1=("Varying",), Input2=("Varying",))
    with pytest.raises(MessageError, match="TotalLayer::unequallengths"):
        net({"Input1": [[1, 2], [3]], "Input2": [[1, 2], [3, 4]]})


@pytest.mark.parametrize(
    "data, message",
    [
        ([[[1, 2]], [[1, 2, 3]]], "example 2 is a matrix (size: 1 x 3)"),
        ([[[1, 2]], 3], "example 2 is a real number"),
    ],
)
def test_examples_that_do_not_fit_are_named(data, message):
    net = make("ElementwiseLayer", (S.Tanh,), {"Input": wl_list(("Varying", 2))})
    with pytest.raises(MessageError) as refused:
        net(data)
    assert message in str(refused.value)


def test_what_has_no_length_cannot_be_scaled():
    with pytest.raises(MessageError, match="NormalizationLayer::scalinglevel: The level 1"):
        make("NormalizationLayer", (), {"Input": wl_list(("Varying", 2))})
