""" "SignSGD": steps of one size, in the direction of the smoothed gradient."""

from wlnet.tensor.ops.elementwise import sign
from wlnet.training.optimizer import Optimizer, is_share, optimizer, suboption


@optimizer("SignSGD")
class SignSGD(Optimizer):
    """m <- M m + (1-M) g;  w <- w - eta sign(m).

    M = "Momentum", eta = rate, g = gradient, m starts at 0.
    Source: reference page NetTrain, Method "SignSGD".
    """

    momentum: float = suboption("Momentum", 0.93, is_share)

    automatic_rate = 0.01
    state = ("m",)

    def update(self, w, g, rate, step, m):
        m = self.momentum * m + (1 - self.momentum) * g
        return w - rate * sign(m), m
