import numpy as np
import pytest

from tests.checks import check_vjp, normal, run
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.comparison import less
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.elementwise import cast, exp, plus, square, tanh, times, where
from wlnet.tensor.ops.movement import part
from wlnet.tensor.ops.reduction import mean, total
from wlnet.tensor.ops.trigonometric import sin


@pytest.mark.parametrize(
    "a, b", [((3,), (3,)), ((2, 3), (3,)), ((4, 1), (2, 4, 5)), ((), (2,)), ((1, 1), (3,))]
)
def test_broadcasting_is_undone(a, b):
    check_vjp(times, normal(*a), normal(*b, seed=1))
    check_vjp(lambda x, y: plus(x, y * y), normal(*a), normal(*b, seed=1))


def test_an_input_that_does_not_matter_has_a_gradient_of_zeros():
    first, second = run(lambda x, y: gradient(total(x * x), [x, y]), [normal(3), normal(2, 2)])
    np.testing.assert_allclose(first, 2 * normal(3))
    np.testing.assert_array_equal(second, np.zeros((2, 2)))


def test_the_seed_weighs_the_elements_of_the_output():
    x, weights = normal(4), np.array([1.0, 0.0, 2.0, -1.0])
    found = run(lambda v, w: gradient(v * v, [v], seed=w)[0], [x, weights])
    np.testing.assert_allclose(found, 2 * x * weights)


def test_gradients_by_values_on_the_way():
    def function(x):
        y = tanh(x)
        z = y * y
        return gradient(total(z), [y, z])

    by_y, by_z = run(function, [normal(3)])
    np.testing.assert_allclose(by_y, 2 * np.tanh(normal(3)))
    np.testing.assert_array_equal(by_z, np.ones(3))


def test_a_value_used_twice_gets_both_shares():
    check_vjp(lambda x: x * x + tanh(x) * x, normal(3))


def test_gradients_of_gradients_of_gradients():
    def third(x):
        for _ in range(3):
            (x_grad,) = gradient(total(exp(x * 0.5) if x.name else x), [leaf])
            x = x_grad
        return x

    leaf = None

    def function(x):
        nonlocal leaf
        leaf = x
        return third(x)

    np.testing.assert_allclose(run(function, [normal(3)]), np.exp(normal(3) / 2) / 8)


def test_a_differential_equation_in_a_loss():
    """d/dw of (u'' + u)^2, where u is a small net: what physics-informed losses need."""

    def residual(w, t):
        hidden = tanh(dot(t, part(w, 0, 3).reshape(1, 3)) + part(w, 3, 3))
        u = dot(hidden, part(w, 6, 3).reshape(3, 1))
        (slope,) = gradient(total(u), [t])
        (curvature,) = gradient(total(slope), [t])
        return mean(square(curvature + u))

    check_vjp(lambda w: residual(w, w[9:].reshape(2, 1)), normal(11), tolerance=1e-5)


def test_gradients_of_parts_are_joined():
    def function(w):
        pieces = [part(w, 0, 2), part(w, 2, 3), part(w, 5, 1)]
        return gradient(total(pieces[0] * 2) + total(square(pieces[1])) + total(sin(pieces[2])), [w])[0]

    w = normal(7)
    np.testing.assert_allclose(run(function, [w]), [2, 2, *(2 * w[2:5]), np.cos(w[5]), 0])


def test_a_gradient_has_the_type_of_its_input():
    x = normal(3).astype(np.float32)
    assert run(lambda v: gradient(total(cast(v, dtype="Real64") ** 2), [v])[0], [x]).dtype == np.float32


def test_only_real_outputs_have_gradients():
    with pytest.raises(TypeError, match="not Boolean"):
        run(lambda v: gradient(less(v, 0), [v]), [normal(3)])


def test_nothing_flows_through_conditions():
    x = normal(5)
    found = run(lambda v: gradient(total(where(less(v, 0), v * 2, v * 3)), [v])[0], [x])
    np.testing.assert_array_equal(found, np.where(x < 0, 2, 3))
