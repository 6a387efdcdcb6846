"""FunctionLayer on lists of different lengths: each example is what the language says of it."""

import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_varying
from tests.nets.test_nets_in_language import FAILED, Talk


@pytest.fixture(scope="module")
def wl():
    return Talk()


MATRICES = [
    "Tanh[#] + 1 &",
    "Total[#^2] &",
    "Mean[#] &",
    "StandardDeviation[#] &",
    "# - Mean[Mean[#]] &",
    "Max[#] - Min[#] &",
    "Map[Total, #] &",
    "Map[#/Norm[#] &, #] &",
    "With[{m = Mean[#]}, Map[# - m &, #]] &",
    "# . {1, 2} &",
    "Transpose[#] . # &",
    "# . Transpose[#] &",
    "First[#] + Last[#] &",
    "#[[-2, 1]] &",
    "#[[All, 2]] &",
    "Reverse[#] &",
    "Rest[#] - Most[#] &",
    "Total[#]/Length[#] &",
    "Join[#, #^2] &",
    "Clip[#, {0, 1/2}] &",
]
VECTORS = [
    "Exp[#]/Total[Exp[#]] &",
    "Normalize[#] &",
    "{Total[#], Max[#]} &",
    "{#, 2 #} &",
    "Which[# > 0, #, True, #/10] &",
]
CASES = [(f, (2,)) for f in MATRICES] + [(f, ()) for f in VECTORS]


@pytest.mark.parametrize("function, width", CASES, ids=[f for f, _ in CASES])
def test_a_batch_is_what_the_function_gives_for_each(wl, function, width):
    dims = '{"Varying", 2}' if width else '"Varying"'
    net = wl(f'FunctionLayer[{function}, "Input" -> {dims}]')
    data = [normal(n, *width, seed=n) for n in (3, 2, 6)]
    found = net(data, WorkingPrecision="Real64")
    for x, one in zip(data, found, strict=True):
        single = wl(f'FunctionLayer[{function}, "Input" -> {{{", ".join(map(str, x.shape))}}}]')
        np.testing.assert_allclose(one, single(x, WorkingPrecision="Real64"), rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize(
    "function",
    [
        "Map[#/Norm[#] &, #] &",
        "Total[Map[LinearLayer[3], #]] &",
        "# . #[[-1]] &",
        "Total[Tanh[GatedRecurrentLayer[2][#]]] &",
        "Variance[#] &",
    ],
)
def test_gradients_are_those_of_the_examples(wl, function):
    check_varying(wl(f'FunctionLayer[{function}, "Input" -> {{"Varying", 2}}]'), (3, 2))


def test_two_lists_that_meet_have_equal_lengths(wl):
    net = wl('FunctionLayer[#a + #b &, "a" -> "Varying", "b" -> "Varying"]')
    assert [one.tolist() for one in net({"a": [[1, 2], [3]], "b": [[1, 1], [1]]})] == [[2, 3], [4]]
    wl('net = FunctionLayer[#a + #b &, "a" -> "Varying", "b" -> "Varying"]')
    assert wl('net[<|"a" -> {{1, 2}, {3}}, "b" -> {{1}, {1, 1}}|>]') == FAILED
    assert wl.messages[0].startswith("FunctionLayer::unequallengths")


def test_it_stands_in_chains_of_sequences(wl):
    net = wl(
        'NetChain[{LongShortTermMemoryLayer[3], FunctionLayer[Mean[#] &], 2}, "Input" -> {"Varying", 2}] //'
        " NetInitialize"
    )
    data = [normal(n, 2, seed=n) for n in (3, 5)]
    np.testing.assert_allclose(net(data), [net(x) for x in data], rtol=1e-5)


@pytest.mark.parametrize(
    ("function", "text"),
    [
        ("Sort[#] &", "for which Sort in its function"),
        ("Fold[Plus, 0, #] &", "for which Fold in its function"),
        ("# + {1, 2, 3, 4, 5} &", "Plus of lists of different lengths with one of 5 elements"),
        ("#[[2 ;; 3]] &", "a span of lists of different lengths"),
    ],
)
def test_what_has_no_meaning_for_them_is_refused_by_name(wl, function, text):
    assert wl(f'FunctionLayer[{function}, "Input" -> "Varying"]') == FAILED
    assert text in wl.messages[0], wl.messages
