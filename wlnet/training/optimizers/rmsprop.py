""" "RMSProp": steps divided by the recent size of the gradient, centred, with momentum."""

from wlnet.tensor.ops.elementwise import sqrt
from wlnet.training.optimizer import Optimizer, is_positive, is_share, optimizer, suboption


@optimizer("RMSProp")
class RMSProp(Optimizer):
    """n <- B n + (1-B) g^2;  q <- B q + (1-B) g;  d <- M d - eta g / sqrt(n - q^2 + eps);  w <- w + d.

    B = "Beta", M = "Momentum", eps = "Epsilon", eta = rate, g = gradient; n, q, d start at 0.
    Source: A. Graves, Generating Sequences With Recurrent Neural Networks (2013), eq. 38 to 45;
    reference page NetTrain, Method "RMSProp".
    """

    beta: float = suboption("Beta", 0.95, is_share)
    epsilon: float = suboption("Epsilon", 0.000001, is_positive)
    momentum: float = suboption("Momentum", 0.9, is_share)

    automatic_rate = 0.001
    state = ("n", "q", "d")

    def update(self, w, g, rate, step, n, q, d):
        n = self.beta * n + (1 - self.beta) * (g * g)
        q = self.beta * q + (1 - self.beta) * g
        d = self.momentum * d - rate * g / sqrt(n - q * q + self.epsilon)
        return w + d, n, q, d
