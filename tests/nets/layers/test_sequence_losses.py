"""ContrastiveLossLayer and CTCLossLayer: formulas, and the sum over all alignments by brute force."""

from itertools import groupby, product

import numpy as np
import pytest

from tests.checks import check_vjp, normal
from tests.evaluating import Room
from tests.layer_checks import check_varying
from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.lower import Mode, forward
from wlnet.nets.types import PortType
from wlnet.tensor.graph.graph import constant


def likelihood(p: np.ndarray, target: list) -> float:
    """The probability of a target, over every assignment of classes to steps."""
    blank, found = p.shape[1], 0.0
    for way in product(range(1, blank + 1), repeat=len(p)):
        if [c for c, _ in groupby(way) if c != blank] == list(target):
            found += np.prod([p[step, c - 1] for step, c in enumerate(way)])
    return found


def probabilities(steps: int, classes: int, seed: int = 0) -> np.ndarray:
    e = np.exp(normal(steps, classes, seed=seed))
    return e / e.sum(axis=1, keepdims=True)


def test_golden_value():
    net = make("CTCLossLayer", (), {"Input": wl_list((2, 2)), "Target": 1})
    assert net({"Input": [[0.6, 0.4], [0.5, 0.5]], "Target": [1]}) == pytest.approx(0.2231436, rel=1e-6)


@pytest.mark.parametrize(
    "steps, classes, target",
    [(3, 3, [1]), (4, 3, [1, 2]), (4, 3, [1, 1]), (5, 4, [2, 3, 2]), (2, 3, [1, 2]), (1, 2, [1])],
)
def test_the_sum_over_all_alignments(steps, classes, target):
    p = probabilities(steps, classes)
    net = infer(make("CTCLossLayer"), Input=p.shape, Target=(len(target),))
    found = net({"Input": p, "Target": target}, WorkingPrecision="Real64")
    assert found == pytest.approx(-np.log(likelihood(p, target)), rel=1e-10)


def test_no_alignment_is_an_infinite_loss():
    net = infer(make("CTCLossLayer"), Input=(2, 3), Target=(2,))
    assert net({"Input": probabilities(2, 3), "Target": [1, 1]}) == np.inf


def test_sequences_and_targets_of_different_lengths():
    net = make("CTCLossLayer", (), {"Input": wl_list(("Varying", 3)), "Target": "Varying"})
    p = [probabilities(n, 3, seed=n) for n in (5, 2, 4)]
    t = [[1, 2], [2], [1, 1]]
    found = net({"Input": p, "Target": t}, WorkingPrecision="Real64")
    expected = [-np.log(likelihood(*one)) for one in zip(p, t, strict=True)]
    np.testing.assert_allclose(found, expected, rtol=1e-10)


def test_gradients_and_their_gradients():
    net = infer(make("CTCLossLayer"), {"Input": PortType((4, 3)), "Target": PortType((2,))})
    target = np.array([[1, 2], [2, 2]])

    def function(p):
        return forward(net, {"Input": p, "Target": constant(target)}, {}, Mode(precision="Real64"))["Output"]

    check_vjp(function, np.stack([probabilities(4, 3), probabilities(4, 3, seed=1)]), tolerance=1e-5)


def test_the_blank_needs_a_class_beside_it():
    with pytest.raises(MessageError, match="CTCLossLayer::classes"):
        make("CTCLossLayer", (), {"Input": wl_list((4, 1))})
    with pytest.raises(MessageError, match="CTCLossLayer::invinteger"):
        infer(make("CTCLossLayer"), Input=(4, 3), Target=(1,))({"Input": probabilities(4, 3), "Target": [3]})


@pytest.mark.parametrize(
    "margin, d, apart, expected",
    [((), 0.2, "True", 0.3), ((), 0.2, "False", 0.2), ((), 0.7, "True", 0), ((2,), 0.5, "True", 1.5)],
)
def test_contrastive_loss(margin, d, apart, expected):
    net = f"ContrastiveLossLayer[{', '.join(map(str, margin))}]"
    found = Room().value(f'{net}[<|"Input" -> {d}, "Target" -> {apart}|>]')
    assert found == pytest.approx(expected, abs=1e-6)


def test_contrastive_loss_of_lists_and_mistakes():
    room = Room()
    found = room.value('ContrastiveLossLayer[][<|"Input" -> {0.1, 0.2}, "Target" -> {True, False}|>]')
    np.testing.assert_allclose(np.array(found.array), [0.4, 0.2], rtol=1e-6)
    with pytest.raises(MessageError, match="ContrastiveLossLayer::invarg"):
        make("ContrastiveLossLayer", (0,))


def test_gradients_of_sequences_of_different_lengths():
    check_varying(make("CTCLossLayer", (), {"Input": wl_list(("Varying", 6)), "Target": 2}), (4, 6), True)
