"""CatenateLayer: joining at a level, equal and unequal ranks, shapes both ways."""

import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer, value
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.types import PortType
from wlnet.session import Session


def catenate(*args, **options):
    return make("CatenateLayer", args, options)


@pytest.mark.parametrize(
    "level, shapes",
    [(1, [(2, 3), (4, 3)]), (2, [(2, 3), (2, 1), (2, 2)]), (-1, [(2, 3), (2, 2)]), (-2, [(1, 3), (2, 3)])],
)
def test_joins_as_numpy_does(level, shapes):
    arrays = [normal(*shape, seed=i) for i, shape in enumerate(shapes)]
    axis = level - 1 if level > 0 else level
    np.testing.assert_allclose(value(catenate(level), arrays), np.concatenate(arrays, axis))
    ports = {f"Input{n}": shape for n, shape in enumerate(shapes, 1)}
    check_layer(catenate(level, InputPorts=len(shapes)), **ports)


def test_a_vector_is_repeated_on_every_row_of_a_matrix():
    matrix, vector = normal(4, 3), normal(2, seed=1)
    found = value(catenate(), [matrix, vector])
    np.testing.assert_allclose(found, np.hstack([matrix, np.tile(vector, (4, 1))]))
    check_layer(catenate(InputPorts=2), Input1=(3,), Input2=(2, 2))


def test_a_matrix_is_repeated_over_a_stack_of_matrices():
    stack, matrix = normal(2, 3, 4), normal(3, 1, seed=1)
    found = value(catenate(2), [stack, matrix])
    np.testing.assert_allclose(found, np.concatenate([stack, np.stack([matrix] * 2)], axis=2))


class TestShapes:
    def test_the_sum_is_the_output(self):
        assert infer(catenate(InputPorts=wl_list((3, 4)))).outputs["Output"].dims == (7,)

    def test_one_open_input_is_what_is_left_of_the_output(self):
        net = infer(catenate(InputPorts=2), Input1=(3,), Output=(7,), Input2=(None,))
        assert net.inputs["Input2"].dims == (4,)

    def test_other_dimensions_agree(self):
        net = infer(catenate(InputPorts=2), Input1=(3, 5), Input2=(2, None))
        assert net.inputs["Input2"].dims == (2, 5)

    def test_a_variable_length_stays_variable(self):
        net = catenate(InputPorts=wl_list((wl_list(("Varying", 2)), wl_list((3, 2)))))
        assert net.outputs["Output"].dims == ("Varying", 2)

    def test_a_number_is_a_vector_of_one(self):
        net = infer(catenate(InputPorts=3), Input1=(), Input2=(2,), Input3=())
        assert net.outputs["Output"].dims == (4,)
        assert net({"Input1": 1.0, "Input2": [2.0, 3.0], "Input3": 4.0}).tolist() == [1, 2, 3, 4]
        many = infer(catenate(InputPorts=2), Input1=(), Input2=())(
            {"Input1": [1.0, 2.0], "Input2": [3.0, 4.0]}
        )
        assert many.tolist() == [[1, 3], [2, 4]]

    def test_integers_stay_integers(self):
        integer = PortType((2,), "Integer")
        net = infer(catenate(InputPorts=2), {"Input1": integer, "Input2": integer})
        assert net.outputs["Output"].is_integer
        assert net({"Input1": [1, 2], "Input2": [3, 4]}).tolist() == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "args, ports, message",
    [
        ((), {"Input1": (2, 3), "Input2": (2, 4)}, "CatenateLayer::catenate: The inputs {Input1, Input2}"),
        ((3,), {"Input1": (2,), "Input2": (2,)}, "which cannot be joined at level 3."),
        ((2,), {"Input1": (), "Input2": (2,)}, "which cannot be joined at level 2."),
        ((), {"Input1": (3,), "Output": (3,), "Input2": (None,)}, "Nothing is left for Input2 of the 3"),
    ],
)
def test_what_does_not_fit_is_refused(args, ports, message):
    with pytest.raises(MessageError) as refused:
        infer(catenate(*args, InputPorts=2), **ports)
    assert message in str(refused.value)


def test_the_older_name_makes_the_same_layer():
    session = Session()
    assert session.evaluate("ConcatenateLayer[2] === CatenateLayer[2]") is True
    assert value(session.evaluate("ConcatenateLayer[]"), [[1.0, 2.0], [3.0]]).tolist() == [1, 2, 3]
