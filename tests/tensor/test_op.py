import numpy as np
import pytest

from tests.checks import check_vjp, normal, run
from wlnet.tensor.op import OPS, op
from wlnet.tensor.ops.elementwise import exp, tanh
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.run.execute import Record
from wlnet.tensor.words import WORDS


@pytest.fixture
def tanh_and_exp():
    """An op with two outputs, taken out of the collection again."""

    @op(shape=lambda x: [x, x], dtype=lambda x: ((x, x), (x,)), outputs=2)
    def both(xp, x, out):
        """tanh(x) and exp(x)."""
        xp.tanh(x, out=out[0])
        xp.exp(x, out=out[1])

    @both.vjp
    def both_vjp(grad, result, x):
        first = None if grad[0] is None else grad[0] * (1 - result[0] * result[0])
        second = None if grad[1] is None else grad[1] * result[1]
        return (second if first is None else first if second is None else first + second,)

    yield both
    del OPS["both"]


def test_an_op_may_have_several_outputs(tanh_and_exp):
    x = normal(2, 3)
    first, second = run(tanh_and_exp, [x])
    np.testing.assert_allclose(first, np.tanh(x))
    np.testing.assert_allclose(second, np.exp(x))


def test_gradients_flow_through_those_outputs_that_are_used(tanh_and_exp):
    check_vjp(lambda x: tanh_and_exp(x)[0], normal(3))
    check_vjp(lambda x: tanh_and_exp(x)[1], normal(3))
    check_vjp(lambda x: tanh_and_exp(x)[0] * tanh_and_exp(x)[1], normal(3))


def test_wrong_arguments_and_parameters_are_refused_by_name():
    x = normal(2, 3)
    with pytest.raises(TypeError, match="exp takes 1 arguments, but has 2"):
        run(lambda v: exp(v, v), [x])
    with pytest.raises(TypeError, match="total has no parameter axes"):
        run(lambda v: total(v, axes=0), [x])
    with pytest.raises(TypeError, match="reshape needs the parameter shape"):
        run(lambda v: OPS["reshape"](v), [x])
    with pytest.raises(TypeError, match="tanh needs a Value"):
        tanh(1.0)


def test_two_ops_of_one_name_are_a_fault():
    with pytest.raises(AssertionError, match="two ops of the name exp"):

        @op(shape=lambda x: x)
        def exp(xp, x, out):
            """Another."""


def test_a_kernel_that_would_allocate_in_every_run_is_found_when_it_is_bound():
    record = Record(WORDS)
    with pytest.raises(AssertionError, match="tanh without out="):
        record.tanh(normal(3))


def test_a_value_has_no_truth():
    with pytest.raises(TypeError, match="where"):
        run(lambda v: v if v > 0 else -v, [normal(3)])
