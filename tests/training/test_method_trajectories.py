"""Fifty steps of NetTrain, with all that may stand around an update, against a loop in NumPy."""

import numpy as np
import pytest

from tests.evaluating import value
from wlnet import Session

STEPS = 50
RNG = np.random.default_rng(5)
X, Y = RNG.normal(size=(20, 3)), RNG.normal(size=20)
START = np.array([0.5, -0.25, 0.125])


@pytest.fixture(scope="module")
def session():
    made = Session()
    made["x"], made["y"] = X, Y
    made.evaluate(
        """
        line = LinearLayer["Input" -> 3, "Output" -> "Real", "Weights" -> {{0.5, -0.25, 0.125}},
          "Biases" -> {0.75}];
        train[method_, options___] := NetTrain[line, x -> y, {"BatchLossList", "TrainedNet"}, options,
          Method -> method, BatchSize -> 20, MaxTrainingRounds -> 50, LearningRate -> 0.03,
          WorkingPrecision -> "Real64", TrainingProgressReporting -> None];
        """
    )
    return made


class ByHand:
    """The update of one array, in the words of nettrain.md section 5, with the default suboptions."""

    def __init__(self, name):
        self.update = getattr(self, name)
        self.m = self.v = self.n = self.q = self.d = 0.0

    def SGD(self, w, g, rate, step):
        self.d = 0.93 * self.d - rate * g
        return w + self.d

    def SignSGD(self, w, g, rate, step):
        self.m = 0.93 * self.m + 0.07 * g
        return w - rate * np.sign(self.m)

    def RMSProp(self, w, g, rate, step):
        self.n = 0.95 * self.n + 0.05 * g**2
        self.q = 0.95 * self.q + 0.05 * g
        self.d = 0.9 * self.d - rate * g / np.sqrt(self.n - self.q**2 + 1e-6)
        return w + self.d

    def ADAM(self, w, g, rate, step):
        self.m = 0.9 * self.m + 0.1 * g
        self.v = 0.999 * self.v + 0.001 * g**2
        return w - rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step) * self.m / (np.sqrt(self.v) + 1e-5)


def loop(name, l2=(0, 0), clipping=(np.inf, np.inf), bounds=(np.inf, np.inf), rates=(1, 1), schedule=None):
    """(losses, weights, bias) of fifty steps; pairs are of the weights and of the bias."""
    arrays, hands, losses = [START.copy(), np.array(0.75)], (ByHand(name), ByHand(name)), []
    for step in range(1, STEPS + 1):
        r = X @ arrays[0] + arrays[1] - Y
        losses.append(np.mean(r**2))
        gradients = 2 * np.mean(r[:, None] * X, axis=0), 2 * np.mean(r)
        for n in (0, 1):
            g = np.clip(gradients[n], -clipping[n], clipping[n]) + l2[n] * arrays[n]
            rate = 0.03 * rates[n] * (1 if schedule is None else schedule(step))
            arrays[n] = np.clip(hands[n].update(arrays[n], g, rate, step), -bounds[n], bounds[n])
    return losses, *arrays


CASES = [
    ("", "", {}),
    ('"L2Regularization" -> 0.2', "", {"l2": (0.2, 0.2)}),
    ('"L2Regularization" -> {"Weights" -> 0.2}', "", {"l2": (0.2, 0)}),
    ('"GradientClipping" -> 0.1', "", {"clipping": (0.1, 0.1)}),
    ('"GradientClipping" -> {"Biases" -> 0.1, _ -> 0.3}', "", {"clipping": (0.3, 0.1)}),
    ('"WeightClipping" -> {"Weights" -> 0.4}', "", {"bounds": (0.4, np.inf)}),
    ('"LearningRateSchedule" -> (1 - #1/(2 #2) &)', "", {"schedule": lambda step: 1 - step / 100}),
    ("", 'LearningRateMultipliers -> {"Biases" -> 0.5}', {"rates": (1, 0.5)}),
    ("", 'LearningRateMultipliers -> {"Biases" -> -0.5, _ -> 2}', {"rates": (2, -0.5)}),
    (
        '"LearningRateSchedule" -> (1/2 + Cos[Pi #1/#2]/2 &)',
        "",
        {"schedule": lambda step: (1 + np.cos(np.pi * step / STEPS)) / 2},
    ),
    (
        '"L2Regularization" -> 0.1, "GradientClipping" -> 0.2, "WeightClipping" -> 0.6, '
        '"LearningRateSchedule" -> (1/Sqrt[#1] &)',
        'LearningRateMultipliers -> {"Weights" -> None}',
        {
            "l2": (0.1, 0.1),
            "clipping": (0.2, 0.2),
            "bounds": (np.inf, 0.6),
            "schedule": lambda step: step**-0.5,
            "rates": (0, 1),
        },
    ),
]


@pytest.mark.parametrize("suboptions, options, facts", CASES, ids=[" ".join(case[:2]) for case in CASES])
@pytest.mark.parametrize("name", ["SGD", "SignSGD", "RMSProp", "ADAM"])
def test_fifty_steps(session, name, suboptions, options, facts):
    method = f'{{"{name}", {suboptions}}}' if suboptions else f'"{name}"'
    losses, net = value(session, f"train[{method}{', ' if options else ''}{options}]")
    wanted, weights, bias = loop(name, **facts)
    if facts.get("rates", (1, 1))[0] == 0:
        weights = START
    np.testing.assert_allclose(losses, wanted, rtol=1e-7)
    np.testing.assert_allclose(net.arrays[("Weights",)][0], weights, rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(net.arrays[("Biases",)], [bias], rtol=1e-6, atol=1e-6)
