""" "SGD": gradient descent with momentum."""

from wlnet.training.optimizer import Optimizer, is_share, optimizer, suboption


@optimizer("SGD")
class SGD(Optimizer):
    """d <- M d - eta g;  w <- w + d.

    M = "Momentum", eta = rate, g = gradient, d starts at 0.
    Source: reference page NetTrain, Method "SGD".
    """

    momentum: float = suboption("Momentum", 0.93, is_share)

    automatic_rate = 0.01
    state = ("d",)

    def update(self, w, g, rate, step, d):
        d = self.momentum * d - rate * g
        return w + d, d
