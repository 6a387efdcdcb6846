import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

from tests.checks import normal
from tests.layer_checks import check_layer, value
from wlnet import Session
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make

FUNCTIONS = {"Max": np.max, "Mean": np.mean, "Total": np.sum}


def listed(given):
    return wl_list(map(listed, given)) if isinstance(given, list | tuple) else given


def pooling(*args, **options):
    return make("PoolingLayer", tuple(map(listed, args)), {k: listed(v) for k, v in options.items()})


def test_the_stride_may_be_given_by_its_name():
    assert pooling([2, 2], Stride=[2, 1]) == pooling([2, 2], [2, 1])


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize(
    "args, options, given, found",
    [
        ((2, 2), {}, (2, 5), (2, 2)),  # golden
        (([2],), {}, (1, 4), (1, 3)),
        (([2, 3], [1, 2]), {}, (2, 3, 5), (2, 2, 2)),
        ((3, 2), {"PaddingSize": "Same"}, (1, 4, 5), (1, 2, 3)),
        ((2, 1), {"PaddingSize": [[1, 0], [0, 1]]}, (2, 2, 3), (2, 2, 3)),
        ((2, 2), {"Interleaving": S("True")}, (4, 5, 3), (2, 2, 3)),
        (([1, 2, 2], [1, 1, 2]), {}, (1, 2, 3, 4), (1, 2, 2, 2)),
        ((2, 2), {"Dimensionality": 1}, (3, 4), (3, 2)),
    ],
)
def test_shapes_batches_and_gradients(args, options, given, found, function):
    net = pooling(*args, Function=S(function), **options)
    assert check_layer(net, Input=given)["Output"] == found


@pytest.mark.parametrize("function", FUNCTIONS)
def test_windows_are_taken_channel_by_channel(function):
    x = normal(2, 7, 8)
    found = value(pooling([3, 2], [2, 3], Function=S(function)), x)
    windows = sliding_window_view(x, (3, 2), (1, 2))[:, ::2, ::3]
    np.testing.assert_allclose(found, FUNCTIONS[function](windows, (-2, -1)), rtol=1e-12)


def test_padding_is_never_the_maximum_but_counts_as_zeros_in_a_mean():
    x = np.array([[-4.0, -2, -6]])
    options = {"PaddingSize": 1}
    np.testing.assert_array_equal(value(pooling(2, 2, **options), x), [[-4, -2]])
    np.testing.assert_array_equal(value(pooling(2, 2, Function=S.Mean, **options), x), [[-2, -4]])
    np.testing.assert_array_equal(value(pooling(2, 2, Function=S.Total, **options), x), [[-4, -8]])


@pytest.mark.parametrize(
    "args, options, ports",
    [
        ((2,), {"Output": [3, 5, 6]}, {"Input": (3, 6, 7)}),
        ((2, 2), {"Output": [3, 5]}, {"Input": (3, None)}),
        ((2, 2), {"Input": [S.Automatic, 6, 6], "Output": [7, 3, 3]}, {"Input": (7, 6, 6)}),
        ((2,), {}, {"Input": None, "Output": None}),
    ],
)
def test_dimensions_are_inferred_in_both_directions(args, options, ports):
    net = pooling(*args, **options)
    assert {name: net.ports[name].dims for name in ports} == ports


@pytest.mark.parametrize(
    "args, options, words",
    [
        ((4, 2), {"Input": [1, 3, 8]}, r"nofit: No window of 4 x 4 .*PoolingLayer.*1 x 3 x 8"),
        (([2, 2], [2]), {}, r"dims: PoolingLayer has a window for 2 dimensions, but stride for 1"),
        ((2, 2), {"PaddingSize": 2, "Input": [1, 4]}, r"emptywin: With PaddingSize -> 2"),
        ((2, 2), {"PaddingSize": [[0, 3]], "Input": [1, 4]}, r"emptywin"),
        ((2, 2), {"Function": S.Min}, r"invset.*Max, Mean or Total"),
        ((2, 2), {"Input": [2, 6], "Output": [3, 3]}, r"tyfail"),
        ((2, 2, 2), {}, r"nargs"),
    ],
)
def test_what_does_not_fit_is_said_in_words(args, options, words):
    with pytest.raises(MessageError, match=words):
        pooling(*args, **options)


@pytest.mark.parametrize(
    "text",
    [
        "PoolingLayer[2]",
        'PoolingLayer[{2, 3}, 2, "Function" -> Mean, PaddingSize -> "Same", "Input" -> {1, 5, 5}]',
        'PoolingLayer[2, 2, "Dimensionality" -> 2, Interleaving -> True, "PaddingSize" -> {{1, 0}, {0, 1}}]',
    ],
)
def test_input_form_makes_an_equal_net(text):
    assert Session().evaluate(f"net = {text}; ToExpression[ToString[net, InputForm]] === net") is True
