"""Optimizers against the golden values of nettrain.md 17.5 and against their formulas by hand."""

import numpy as np
import pytest

from wlnet.expr.expr import rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.tensor.compile import Spec, compiled
from wlnet.training.host import Host
from wlnet.training.losses import Loss
from wlnet.training.method import method_of
from wlnet.training.optimizer import OPTIMIZERS
from wlnet.training.step import ARRAYS, Blueprint, arrays_of, training_program
from wlnet.training.training_net import TrainingNet

GRADIENTS = (0.5, -0.2, 0.3)
GOLDEN = [
    (("ADAM",), (0.90006321, 0.86552291, 0.81110681)),
    (("RMSProp",), (0.54118785, 0.29920997, -0.14937524)),
    (("SGD",), (0.95, 0.9235, 0.868855)),
    (("SignSGD",), (0.9, 0.8, 0.7)),
    (("SGD", rule("L2Regularization", 0.1)), (0.94, 0.8948, 0.813816)),
    (("SGD", rule("GradientClipping", 0.25)), (0.975, 0.97175, 0.9437275)),
]


def stepper(method, dtype="Real64", weight=1.0, multiplier=1.0):
    """A program that trains the one weight w of w x, with loss w x: the gradient is x."""
    net = make(
        "LinearLayer", (wl_list(()),), {"Input": "Real", "Weights": np.array([[weight]]), "Biases": S("None")}
    )
    identity = make("ElementwiseLayer", (S.Function(S.Slot(1)),), {"Input": "Real"}, apply=lambda f, x: x)
    training = TrainingNet(net, (Loss("Output", identity),), dict(net.inputs))
    arrays = arrays_of(training, dict.fromkeys(training.arrays, multiplier), dtype)
    return training_program(Blueprint(training, arrays, 1, dtype, 0), method_of(method, Host()))


def weights_after(program, gradients, rate=0.1):
    for number, gradient in enumerate(gradients, start=1):
        program(**{"data Input": [gradient], "weights": [1], "rate": rate, "step": number, "counter": number})
        yield program.states[ARRAYS].item()


@pytest.mark.parametrize("method, wanted", GOLDEN, ids=lambda value: str(value)[:40])
@pytest.mark.parametrize("dtype", ["Real32", "Real64"])
def test_golden_values(method, wanted, dtype):
    found = list(weights_after(stepper(wl_list(method), dtype), GRADIENTS))
    np.testing.assert_allclose(found, wanted, rtol=0, atol=1e-6)


def by_hand(name, g, w, step, state):
    """One step of each optimizer in NumPy's words, rate 0.1, default suboptions."""
    if name == "SGD":
        state["d"] = 0.93 * state["d"] - 0.1 * g
        return w + state["d"]
    if name == "SignSGD":
        state["m"] = 0.93 * state["m"] + 0.07 * g
        return w - 0.1 * np.sign(state["m"])
    if name == "RMSProp":
        state["n"] = 0.95 * state["n"] + 0.05 * g**2
        state["q"] = 0.95 * state["q"] + 0.05 * g
        state["d"] = 0.9 * state["d"] - 0.1 * g / np.sqrt(state["n"] - state["q"] ** 2 + 1e-6)
        return w + state["d"]
    state["m"] = 0.9 * state["m"] + 0.1 * g
    state["v"] = 0.999 * state["v"] + 0.001 * g**2
    rate = 0.1 * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
    return w - rate * state["m"] / (np.sqrt(state["v"]) + 1e-5)


@pytest.mark.parametrize("name", ["ADAM", "RMSProp", "SGD", "SignSGD"])
def test_update_follows_its_formula(name):
    optimizer = OPTIMIZERS[name]()
    size, rng = 7, np.random.default_rng(3)

    def function(values):
        states = [values[s] for s in optimizer.state]
        w, *states = optimizer.update(values["w"], values["g"], values["rate"], values["step"], *states)
        return {}, {"w": w, **dict(zip(optimizer.state, states, strict=True))}

    arguments = {"g": Spec((size,), "Real64"), "rate": Spec((), "Real64"), "step": Spec((), "Real64")}
    w = rng.normal(size=size)
    states = {"w": w.copy(), **{s: np.zeros(size) for s in optimizer.state}}
    program = compiled(function, arguments, states)
    kept = dict.fromkeys(optimizer.state, 0.0)
    for step in range(1, 51):
        g = rng.normal(size=size)
        program(g=g, rate=0.1, step=step)
        w = by_hand(name, g, w, step, kept)
        np.testing.assert_allclose(program.states["w"], w, rtol=1e-10, atol=1e-12)


def test_weights_are_clipped_after_the_update():
    method = wl_list(("SGD", rule("WeightClipping", 0.98)))
    assert list(weights_after(stepper(method), [-1.0, 0.5])) == [0.98, pytest.approx(0.98)]


def test_a_gradient_is_clipped_before_regularisation_is_added():
    method = wl_list(("SGD", rule("GradientClipping", 0.25), rule("L2Regularization", 1)))
    (found,) = weights_after(stepper(method), [10.0])
    assert found == pytest.approx(1 - 0.1 * (0.25 + 1))


def test_a_multiplier_scales_the_rate():
    (found,) = weights_after(stepper("SGD", multiplier=-2.0), [0.5])
    assert found == pytest.approx(1 + 2 * 0.1 * 0.5)


def test_real64_keeps_more_digits_than_real32():
    assert stepper("SGD", "Real64").states[ARRAYS].dtype == np.float64
    assert stepper("SGD", "Real32").states[ARRAYS].dtype == np.float32


def test_every_optimizer_names_its_source_and_rate():
    for name, cls in OPTIMIZERS.items():
        assert "Source:" in cls.__doc__, name
        assert cls.automatic_rate > 0
