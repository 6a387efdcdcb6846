"""ElementwiseLayer and ThreadingLayer of functions as the language hands them over: tried on a symbol first,
which no function may take for a number.
"""

import numpy as np
import pytest

from tests.nets.test_nets_in_language import Talk

POINTS = np.array([-2.5, -1, -0.3, 0, 0.3, 0.5, 1, 1.7, 3])

FUNCTIONS = {
    "If[PossibleZeroQ[#], 7, #] &": lambda x: np.where(x == 0, 7, x),
    "If[PossibleZeroQ[# - 1], 7, #] &": lambda x: np.where(x == 1, 7, x),
    "Chop[#, 0.4] &": lambda x: np.where(np.abs(x) > 0.4, x, 0),
    "3 Chop[2 #, 1/2] &": lambda x: np.where(np.abs(2 * x) > 0.5, 6 * x, 0),
    "Threshold[#, 0.4] &": lambda x: np.where(np.abs(x) > 0.4, x, 0),
    "Mod[#, -2] &": lambda x: x + 2 * np.floor(x / -2),
    "Clip[#, {-0.5, 0.7}] &": lambda x: np.clip(x, -0.5, 0.7),
    "If[# > 0 && # < 1 || # < -1, #, 0] &": lambda x: np.where((x > 0) & (x < 1) | (x < -1), x, 0),
    "If[Xor[# > 0, # > 1], #, 0] &": lambda x: np.where((x > 0) ^ (x > 1), x, 0),
    "Which[# < -1, 0, # < 1, #, True, 2 #] &": lambda x: np.where(x < -1, 0, np.where(x < 1, x, 2 * x)),
    "Piecewise[{{Sin[#], # < 0}, {#^2, # < 1}}, 3] &":
        lambda x: np.where(x < 0, np.sin(x), np.where(x < 1, x**2, 3)),
    "If[Equal[#, 1], 5, If[Unequal[#, 0], 1, 2]] &": lambda x: np.where(x == 1, 5, np.where(x != 0, 1, 2)),
    "Surd[#, 3] + Sign[#] &": lambda x: np.cbrt(x) + np.sign(x),
    "(f[x_] := If[NonNegative[x], x, Exp[x] - 1]; f)": lambda x: np.where(x >= 0, x, np.expm1(x)),
}  # fmt: skip


@pytest.fixture(scope="module")
def wl():
    return Talk()


@pytest.mark.parametrize("code", FUNCTIONS)
def test_a_function_keeps_its_meaning_in_a_layer(wl, code):
    net = wl(f"ElementwiseLayer[{code}]")
    assert not wl.messages
    np.testing.assert_allclose(net(POINTS, WorkingPrecision="Real64"), FUNCTIONS[code](POINTS), atol=1e-12)


def test_several_numbers_are_unknown_together(wl):
    net = wl("ThreadingLayer[If[PossibleZeroQ[#1 - #2], 9, Chop[#1 #2, 1]] &]")
    found = net([[1.0, 2.0, 0.5], [1.0, 3.0, 0.6]], WorkingPrecision="Real64")
    np.testing.assert_allclose(found, [9, 6, 0])


def test_what_is_no_function_of_numbers_is_told_with_plain_names(wl):
    wl("ElementwiseLayer[foo[2 #] &]")
    assert "without foo[Times[2, x]], but is" in wl.messages[0], wl.messages
