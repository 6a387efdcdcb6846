from itertools import groupby, product

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from wlnet.nets.coders.beam import beam_search


@pytest.fixture(scope="module")
def room():
    found = Room()
    found.value('d = NetDecoder[{"CTCBeamSearch", {"a"}}]; p = {{0.6, 0.4}, {0.5, 0.5}}')
    return found


@pytest.mark.parametrize("steps, classes", [(1, 2), (3, 3), (5, 3)])
def test_a_wide_beam_finds_every_sequence_with_its_probability(steps, classes):
    e = np.exp(normal(steps, classes))
    p = e / e.sum(axis=1, keepdims=True)
    blank, expected = classes - 1, {}
    for way in product(range(classes), repeat=steps):
        sequence = tuple(c for c, _ in groupby(way) if c != blank)
        expected[sequence] = expected.get(sequence, 0) + np.prod(p[np.arange(steps), way])
    found = dict(beam_search(p, 1000))
    assert found.keys() == expected.keys()
    for sequence, log in found.items():
        assert np.exp(log) == pytest.approx(expected[sequence], rel=1e-10)
    assert list(found) == sorted(found, key=found.get, reverse=True)


@pytest.mark.parametrize(
    "call, expected",
    [
        ("d[p]", '{"a"}'),
        ('d[p, "Decodings"]', '{{"a"}, {}}'),
        ('d[p, "TopDecodings" -> 1]', '{{"a"}}'),
        ("d[{p, p}]", '{{"a"}, {"a"}}'),
        ("d[p, None]", "p"),
        (
            'NetDecoder[{"CTCBeamSearch", {x, y}, "BeamSize" -> 1}]['
            "{{.5, .2, .3}, {.5, .2, .3}, {.1, .8, .1}}]",
            "{x, y}",
        ),
    ],
)
def test_values(room, call, expected):
    room.check(call, expected)


def test_golden_values(room):
    found = room.value('d[p, "NegativeLogLikelihoods"]')
    assert [one.item(1) for one in found] == pytest.approx([0.2231436, 1.6094379], rel=1e-6)
    top = room.value('d[p, "TopNegativeLogLikelihoods" -> 1]')
    assert len(top) == 1


@pytest.mark.parametrize(
    "call, message",
    [
        ('NetDecoder[{"CTCBeamSearch", {}}]', "NetDecoder::invarg"),
        ('NetDecoder[{"CTCBeamSearch", {"a"}, "BeamSize" -> 0}]', "NetDecoder::invset"),
        ("d[{{0.6, 0.3, 0.1}}]", "NetDecoder::input"),
        ('d[p, "TopDecodings"]', "NetDecoder::propneeds"),
    ],
)
def test_mistakes(room, call, message):
    assert message in room.messages(call)[0]


def test_a_net_gives_sequences(room):
    room.value('n = SoftmaxLayer["Input" -> {"Varying", 2}, "Output" -> d]')
    room.check("n[{{{5, 1}, {1, 5}}, {{1, 5}}}]", '{{"a"}, {}}')


def test_targets_for_such_an_output_are_lists_of_labels(room):
    room.check('NetEncoder[NetDecoder[{"CTCBeamSearch", {"a", "b", 3}}]][{{"b", 3}, {"a"}}]', "{{2, 3}, {1}}")
    assert (
        "NetEncoder::nolabel" in room.messages('NetEncoder[NetDecoder[{"CTCBeamSearch", {"a"}}]][{"c"}]')[0]
    )
    room.value(
        'n = NetChain[{NetMapOperator[3], SoftmaxLayer[]}, "Input" -> {"Varying", 2},'
        ' "Output" -> NetDecoder[{"CTCBeamSearch", {"a", "b"}}]];'
        'data = {{{1, 0}, {1, 0}, {0, 1}} -> {"a", "b"}, {{0, 1}, {0, 1}} -> {"b"}};'
        "t = NetTrain[n, data, LossFunction -> CTCLossLayer[], MaxTrainingRounds -> 400, RandomSeeding -> 1,"
        ' Method -> {"ADAM", "LearningRate" -> 0.05}, TrainingProgressReporting -> None]'
    )
    room.check("t[Keys[data]]", '{{"a", "b"}, {"b"}}')
