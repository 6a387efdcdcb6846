import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer, check_varying
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.types import PortType

FORMULAS = {
    "SequenceLastLayer": lambda x: x[-1],
    "SequenceMostLayer": lambda x: x[:-1],
    "SequenceRestLayer": lambda x: x[1:],
    "SequenceReverseLayer": lambda x: x[::-1],
}


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("dims", [(4,), (2, 3), (5, 1, 2)])
def test_each_is_its_part(name, dims):
    x = normal(3, *dims)
    check_layer(make(name), Input=dims)
    found = infer(make(name), Input=dims)(x, WorkingPrecision="Real64")
    np.testing.assert_array_equal(found, [FORMULAS[name](one) for one in x])


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("dims", [("Varying",), ("Varying", 2)])
def test_each_knows_the_true_end(name, dims):
    net = make(name, (), {"Input": wl_list(dims)})
    lengths = (3, 2, 6, 5)
    check_varying(net, lengths)
    data = [normal(n, *dims[1:], seed=n) for n in lengths]
    for one, x in zip(net(data, WorkingPrecision="Real64"), data, strict=True):
        np.testing.assert_array_equal(one, FORMULAS[name](x))


@pytest.mark.parametrize("name", FORMULAS)
def test_integers_stay_integers(name):
    net = infer(make(name), Input=PortType((3,), "Integer", (1, 4)))
    assert net.outputs["Output"].range == (1, 4)
    assert np.array_equal(net([4, 1, 2]), FORMULAS[name]([4, 1, 2]))


def test_lengths_are_known_from_the_output_too():
    assert infer(make("SequenceMostLayer"), Output=(3, 2)).inputs["Input"].dims == (4, 2)
    assert infer(make("SequenceLastLayer"), Output=(2,)).inputs["Input"].dims == (None, 2)


@pytest.mark.parametrize("name", ["SequenceMostLayer", "SequenceRestLayer"])
def test_one_element_is_too_few(name):
    with pytest.raises(MessageError, match=f"{name}::oneshort: .*two elements or more"):
        make(name, (), {"Input": 1})
    with pytest.raises(MessageError, match=f"{name}::tooshort"):
        make(name, (), {"Input": "Varying"})([[1, 2, 3], [1]])


@pytest.mark.parametrize("name", [*FORMULAS, "SequenceIndicesLayer"])
def test_a_number_is_no_list(name):
    with pytest.raises(MessageError, match=f"{name}::nolist"):
        make(name, (), {"Input": "Real"})


class TestSequenceIndicesLayer:
    def test_positions(self):
        net = make("SequenceIndicesLayer", (), {"Input": wl_list((3, 2))})
        assert net(normal(3, 2)).tolist() == [1, 2, 3]
        varying = make("SequenceIndicesLayer", (), {"Input": "Varying"})
        assert [x.tolist() for x in varying([[5], [6, 7]])] == [[1], [1, 2]]

    def test_the_maximum_caps_them(self):
        net = make("SequenceIndicesLayer", (), {"Maximum": 2, "Input": 4})
        assert net([0, 0, 0, 0]).tolist() == [1, 2, 2, 2]
        assert net.outputs["Output"].range == (1, 2)

    def test_positions_without_an_embedding_are_refused(self):
        layers = (make("SequenceIndicesLayer"), make("EmbeddingLayer", (2, 4)))
        net = initialize(make("NetChain", (wl_list(layers),), {"Input": "Varying"}))
        assert [len(x) for x in net([[0] * 4, [0]])] == [4, 1]
        with pytest.raises(MessageError, match="NetChain::toolong"):
            net([[0] * 5, [0]])
        fixed = initialize(make("NetChain", (wl_list(layers),), {"Input": 5}))
        with pytest.raises(MessageError, match="SequenceIndicesLayer::positions"):
            fixed([0] * 5)
