""" "ADAM": steps by the ratio of smoothed gradient and smoothed size, whatever the scale of the loss."""

from wlnet.tensor.ops.elementwise import cast, sqrt
from wlnet.training.optimizer import Optimizer, is_positive, is_share, optimizer, suboption


@optimizer("ADAM")
class ADAM(Optimizer):
    """m <- b1 m + (1-b1) g;  v <- b2 v + (1-b2) g^2;
    w <- w - eta sqrt(1-b2^t) / (1-b1^t) m / (sqrt(v) + eps).

    b1 = "Beta1", b2 = "Beta2", eps = "Epsilon", eta = rate, t = step, g = gradient; m, v start at 0.
    Source: D. Kingma, J. Ba, Adam (2015), the form at the end of its section 2, so that eps is not
    divided by the square root of 1-b2^t; reference page NetTrain, Method "ADAM".
    """

    beta1: float = suboption("Beta1", 0.9, is_share)
    beta2: float = suboption("Beta2", 0.999, is_share)
    epsilon: float = suboption("Epsilon", 0.00001, is_positive)

    automatic_rate = 0.001
    state = ("m", "v")

    def update(self, w, g, rate, step, m, v):
        m = self.beta1 * m + (1 - self.beta1) * g
        v = self.beta2 * v + (1 - self.beta2) * (g * g)
        # In Real64 before the cast: 1 - b2^t has few digits left in Real32.
        unbiased = sqrt(1 - self.beta2**step) / (1 - self.beta1**step)
        return w - rate * cast(unbiased, dtype=w.dtype) * m / (sqrt(v) + self.epsilon), m, v
