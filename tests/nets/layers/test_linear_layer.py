import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer, value
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.layer import LAYERS
from wlnet.nets.unify import Shapes

LinearLayer = LAYERS["LinearLayer"]


@pytest.mark.parametrize(
    "size, given",
    [(5, (3,)), (wl_list((2, 2)), (3,)), (wl_list(()), (4,)), (5, (2, 3)), (2, ()), (wl_list(()), ())],
)
def test_shapes_and_gradients(size, given):
    expected = (size,) if isinstance(size, int) else tuple(size)
    assert check_layer(make("LinearLayer", (size,)), Input=given)["Output"] == expected


def test_value_is_weights_times_flattened_input_plus_biases():
    w, b, x = normal(6, 4), normal(6, seed=1), normal(2, 2, seed=2)
    net = make("LinearLayer", (wl_list((2, 3)),), {"Weights": w, "Biases": b, "Input": wl_list((2, 2))})
    w32, b32 = w.astype(np.float32).astype(float), b.astype(np.float32).astype(float)
    np.testing.assert_allclose(value(net, x), (w32 @ x.reshape(4) + b32).reshape(2, 3), rtol=1e-12)


def test_without_biases():
    net = make("LinearLayer", (2,), {"Biases": S("None"), "Input": 3})
    assert list(net.arrays) == [("Weights",)]
    check_layer(net)
    ready = net.with_arrays({("Weights",): np.array([[1, 2, 3], [4, 5, 6.0]])})
    np.testing.assert_allclose(ready(np.ones(3)), [6, 15])


def test_scalar_output_has_one_row_and_one_bias():
    net = make("LinearLayer", (wl_list(()),), {"Input": 3})
    assert net.array_shapes == {("Weights",): (1, 3), ("Biases",): (1,)}
    assert net.outputs["Output"].dims == ()


def test_output_size_may_come_from_the_output_port_or_what_follows():
    assert make("LinearLayer", (), {"Input": 3, "Output": wl_list((2, 4))}).array_shapes[("Weights",)] == (
        8,
        3,
    )
    chain = make(
        "NetChain", (wl_list((make("LinearLayer"), make("LinearLayer", (2,), {"Input": 7}))),), {"Input": 3}
    )
    assert chain.array_shapes[(1, "Weights")] == (7, 3)


def test_given_weights_fix_the_sizes():
    net = make("LinearLayer", (), {"Weights": normal(2, 3), "Biases": normal(2)})
    assert (net.inputs["Input"].dims, net.outputs["Output"].dims) == ((3,), (2,))
    assert infer(net, Input=(3, 1)).inputs["Input"].dims == (3, 1)


@pytest.mark.parametrize("size", [-3, 0, 2.5, wl_list((2, -1)), "three"])
def test_a_wrong_size_is_refused_by_name(size):
    with pytest.raises(
        MessageError, match=r"LinearLayer::invarg: Argument 1 of LinearLayer should be a positive"
    ):
        make("LinearLayer", (size,))


def test_output_that_contradicts_the_size_is_refused_by_name():
    with pytest.raises(MessageError, match=r"Output port of LinearLayer"):
        LinearLayer((5,)).infer(Shapes(LinearLayer((5,)), Input=(3,), Output=(7,)))


def test_an_array_of_wrong_dimensions_is_refused():
    with pytest.raises(
        MessageError, match=r"Weights.*should be a matrix \(size: 2 x 4\), but is a matrix \(size: 2 x 3\)"
    ):
        make("LinearLayer", (2,), {"Input": 4, "Weights": normal(2, 3)})
    with pytest.raises(MessageError, match=r"arraysize.*Biases.*vector .size: 2.*vector .size: 3"):
        make("LinearLayer", (2,), {"Input": 4}).with_arrays({("Biases",): np.zeros(3)})
    with pytest.raises(MessageError, match=r"LinearLayer::invarray.*rectangular"):
        make("LinearLayer", (2,), {"Weights": "many"})


def test_options_are_checked():
    with pytest.raises(MessageError, match=r"LinearLayer::optx: .*Weigths.*Did you mean Weights"):
        make("LinearLayer", (2,), {"Weigths": normal(2, 3)})
    with pytest.raises(MessageError, match=r"LinearLayer::nargs"):
        make("LinearLayer", (2, 3))
