import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer, check_varying
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.types import PortType


@pytest.mark.parametrize("dims", [(), (4,), (2, 3)])
def test_unit_vectors_are_rows_of_the_identity(dims):
    net = make("UnitVectorLayer", (5,))
    index = np.random.default_rng(0).integers(1, 6, (3, *dims))
    np.testing.assert_array_equal(infer(net, Input=dims)(index), np.eye(5)[index - 1])
    assert infer(net, Input=dims).outputs["Output"].dims == (*dims, 5)


@pytest.mark.parametrize("dims", [(), (4,), (2, 3)])
def test_embeddings_are_rows_of_the_weights(dims):
    w = normal(5, 3)
    net = make("EmbeddingLayer", (3, 5), {"Weights": w})
    index = np.random.default_rng(0).integers(1, 6, (3, *dims))
    check_layer(net, {"Input": index, ("Weights",): w}, Input=dims)
    np.testing.assert_allclose(infer(net, Input=dims)(index), w[index - 1], rtol=1e-6)


def test_the_number_of_classes_comes_from_either_side():
    assert infer(make("UnitVectorLayer"), Output=(7,)).inputs["Input"].range == (1, 7)
    integers = PortType(("Varying",), "Integer", (1, 4))
    assert infer(make("UnitVectorLayer"), Input=integers).outputs["Output"].dims == ("Varying", 4)
    net = infer(make("EmbeddingLayer", (2,)), Input=integers)
    assert net.own_shapes["Weights"] == (4, 2) and net.outputs["Output"].dims == ("Varying", 2)
    assert make("EmbeddingLayer", (), {"Weights": np.ones((4, 2))}).inputs["Input"].range == (1, 4)


def test_a_narrower_range_is_no_mistake():
    net = make("EmbeddingLayer", (2, 10), {"Input": S.Restricted("Integer", 4)})
    assert net.own_shapes["Weights"] == (10, 2)


@pytest.mark.parametrize("layer", ["UnitVectorLayer", "EmbeddingLayer"])
def test_sequences_of_different_lengths(layer):
    args = (5,) if layer == "UnitVectorLayer" else (3, 5)
    check_varying(make(layer, args, {"Input": "Varying"}))


@pytest.mark.parametrize("value", [0, 6, 1.5])
def test_an_integer_without_a_row_is_refused(value):
    net = initialize(make("EmbeddingLayer", (2, 5)))
    with pytest.raises(MessageError, match="EmbeddingLayer::invinteger"):
        net([value, 1])


def test_a_wider_range_than_there_are_classes_is_refused():
    with pytest.raises(MessageError, match="EmbeddingLayer::tyfail"):
        make("EmbeddingLayer", (2, 3), {"Input": S.Restricted("Integer", 4)})


def test_gradients_of_rows_that_occur_twice_add_up():
    net = make("EmbeddingLayer", (2, 3), {"Weights": normal(3, 2), "Input": wl_list((3,))})
    found = net([2, 2, 3], S.NetPortGradient("Weights"))
    np.testing.assert_allclose(found, [[0, 0], [2, 2], [1, 1]])
