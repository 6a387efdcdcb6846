import numpy as np
import pytest
from scipy import special

from tests.checks import normal
from tests.layer_checks import check_layer, value
from wlnet.expr.message import MessageError
from wlnet.nets.construct import make


@pytest.mark.parametrize(
    "level, dims", [(-1, (4,)), (1, (3, 2)), (2, (3, 2)), (-2, (2, 3, 2)), (3, (2, 1, 3))]
)
def test_softmax_along_a_level(level, dims):
    net = make("SoftmaxLayer", (level,))
    check_layer(net, Input=dims)
    x = normal(*dims)
    np.testing.assert_allclose(value(net, x), special.softmax(x, axis=level - (level > 0)), rtol=1e-12)


def test_large_numbers_do_not_overflow():
    np.testing.assert_allclose(make("SoftmaxLayer")(np.array([1000.0, 1000.0, -1000.0])), [0.5, 0.5, 0])


def test_a_scalar_and_a_level_too_many_are_refused():
    with pytest.raises(MessageError, match=r"SoftmaxLayer::level"):
        make("SoftmaxLayer", (), {"Input": "Real"})
    with pytest.raises(MessageError, match=r"SoftmaxLayer::level.*level 3.*rank 2"):
        make("SoftmaxLayer", (3,))(np.ones((2, 2)))
    with pytest.raises(MessageError, match=r"SoftmaxLayer::invarg.*a level"):
        make("SoftmaxLayer", (0,))
