"""Nets and names of the session in the function of a FunctionLayer."""

import numpy as np
import pytest

from tests.checks import normal
from tests.layer_checks import check_layer
from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.expr import TRUE
from wlnet.nets.initialize import initialize


@pytest.fixture
def wl():
    return Talk()


def exact(net, data):
    return net(data, WorkingPrecision="Real64")


def test_a_net_in_a_function_is_applied(wl):
    net = wl('inner = NetInitialize[NetChain[{2, Tanh}, "Input" -> 3]]; FunctionLayer[2 inner[#]^2 - 1 &]')
    assert net.inputs["Input"].dims == (3,) and net.outputs["Output"].dims == (2,)
    x = normal(4, 3)
    np.testing.assert_allclose(exact(net, x), 2 * exact(wl("inner"), x) ** 2 - 1, rtol=1e-12)
    check_layer(net, Input=(3,))


def test_layers_in_a_function_get_the_dimensions_of_what_goes_in(wl):
    net = wl('FunctionLayer[LinearLayer[{}][Join[#a, Tanh[LinearLayer[4][#b]]]] &, "a" -> 2, "b" -> 3]')
    assert net.array_shapes == {
        (1, "Weights"): (1, 6), (1, "Biases"): (1,), (2, "Weights"): (4, 3), (2, "Biases"): (4,)
    }  # fmt: skip
    check_layer(net, a=(2,), b=(3,))


def test_each_place_is_a_layer_of_its_own_and_with_gives_one_several(wl):
    code = 'FunctionLayer[{} &, "a" -> 3, "b" -> 3]'
    apart = wl(
        code.format("Total[n[#a] n[#b]]").replace("FunctionLayer", "n = LinearLayer[2]; FunctionLayer")
    )
    assert len(apart.children) == 2
    one = initialize(wl(code.format("With[{n = LinearLayer[2]}, Total[n[#a] n[#b]]]")))
    assert len(one.children) == 1
    (weights,) = (array for path, array in one.arrays.items() if path[-1] == "Weights")
    a, b = normal(3), normal(3, seed=1)
    expected = (weights.astype(float) @ a) @ (weights.astype(float) @ b)
    np.testing.assert_allclose(exact(one, {"a": a, "b": b}), expected, rtol=1e-12)
    check_layer(one, a=(3,), b=(3,))


def test_a_mapped_net_has_one_array_for_all_elements(wl):
    net = wl('FunctionLayer[Total[Map[LinearLayer[2], #]] &, "Input" -> {4, 3}]')
    assert net.array_shapes == {(1, "Weights"): (2, 3), (1, "Biases"): (2,)}
    check_layer(net, Input=(4, 3))
    filled = initialize(net)
    weights = filled.arrays[1, "Weights"].astype(float)
    x = normal(4, 3)
    np.testing.assert_allclose(exact(filled, x), (x @ weights.T).sum(0), rtol=1e-9)


def test_integers_go_into_a_net_as_they_are(wl):
    net = initialize(wl('FunctionLayer[Mean[EmbeddingLayer[3, 7][#]] &, "Input" -> 4]'))
    assert net.inputs["Input"].is_integer and net.inputs["Input"].range == (1, 7)
    weights = net.arrays[1, "Weights"]
    np.testing.assert_allclose(net([1, 7, 2, 1]), weights[[0, 6, 1, 0]].mean(0), rtol=1e-6)


def test_outputs_of_a_net_are_asked_for_by_name(wl):
    wl(
        'edges = {1 -> 2, 1 -> NetPort["A"], 2 -> NetPort["B"]};'
        'two = NetInitialize[NetGraph[{2, Tanh}, edges, "Input" -> 3]];'
        'both = FunctionLayer[two[#] &]; one = FunctionLayer[2 two[#, "B"] &]'
    )
    assert list(wl("both").outputs) == ["A", "B"]
    assert wl("both[{1, 2, 3}] === two[{1, 2, 3}]") == TRUE
    assert wl('Norm[one[{1, 2, 3}] - 2 two[{1, 2, 3}, "B"]] < 10^-6') == TRUE


def test_nets_of_several_inputs_take_associations_and_lists(wl):
    assert wl('Normal[FunctionLayer[TotalLayer[][{#a, #b, #a}] &][<|"a" -> {1, 2}, "b" -> {3, 5}|>]]') == wl(
        "{5., 9.}"
    )
    wl('loss = FunctionLayer[MeanSquaredLossLayer[][<|"Input" -> #x, "Target" -> 2 #x|>] &]')
    assert wl('loss[<|"x" -> {1, 3}|>]') == 5.0


def test_names_of_the_session_stand_for_what_they_mean(wl):
    wl("shift = {10., 20.}; square[x_] := x^2; twice = 2 # &; shifted[x_, y_] := square[x] + y")
    for code, expected in [
        ("FunctionLayer[# + shift &][{1, 2}]", "{11., 22.}"),
        ("FunctionLayer[square[#] + 1 &][{1, 2}]", "{2., 5.}"),
        ("FunctionLayer[square][{1, 2}]", "{1., 4.}"),
        ("FunctionLayer[Map[twice, #] &][{1, 2}]", "{2., 4.}"),
        ("FunctionLayer[shifted[twice[#], shift] &][{1, 2}]", "{14., 36.}"),
        ("FunctionLayer[With[{shift = #}, shift square[shift]] &][{1, 2}]", "{1., 8.}"),
        ("FunctionLayer[Module[{a, b}, a = Total[#]; b = a^2; # + b] &][{1, 2}]", "{10., 11.}"),
    ]:
        assert wl(f"Normal[{code}] == {expected}") == TRUE, code


def test_what_is_printed_or_saved_is_the_same_net(wl, tmp_path):
    for place, code in enumerate(
        (
            'FunctionLayer[Tanh[LinearLayer[2][#]] &, "Input" -> 3]',
            'FunctionLayer[With[{n = LinearLayer[2]}, n[#a] n[#b] + NetArray["w", {2}]] &,'
            ' "a" -> 3, "b" -> 3]',
            'FunctionLayer[Apply[LinearLayer[2][#1] + LinearLayer[2][#2] &], "Input1" -> 3, "Input2" -> 1]',
        )
    ):
        wl(f"net = NetInitialize[{code}]")
        assert wl("ToExpression[ToString[net, InputForm]] === net") == TRUE
        file = str(tmp_path / f"{place}.wlnet")
        assert wl(f'Export["{file}", net]; Quiet[Import["{file}"]] === net') == TRUE


def test_it_trains_inside_a_chain_and_is_drawn(wl):
    wl(
        "net = NetChain[{FunctionLayer[BatchNormalizationLayer[][LinearLayer[3][#]] &], Tanh, 1}];"
        "data = Table[{x, y} -> {x - y}, {x, 0., 1, 0.25}, {y, 0., 1, 0.25}] // Flatten;"
        "net = NetTrain[net, data, MaxTrainingRounds -> 100, TrainingProgressReporting -> None,"
        ' Method -> {"ADAM", "LearningRate" -> 0.02}]'
    )
    assert wl("Mean[(Flatten[net[Keys[data]]] - Flatten[Values[data]])^2] < 0.02") == TRUE
    assert wl('MatchQ[Information[net, "FullSummaryGraphic"], _Graphics]') == TRUE
    assert wl('Dimensions[NetExtract[net, {1, 2, "Weights"}]]') == wl("{3, 2}")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("f[x_] := f[x]; FunctionLayer[f[#] &]", "does not lead back to itself, as f does"),
        ('FunctionLayer[EmbeddingLayer[3, 7][# + 1] &, "Input" -> 3]', "takes integers"),
        ('FunctionLayer[LinearLayer[2, "Input" -> 3][#] &, "Input" -> 4]', "FunctionLayer::tyfail"),
        ('FunctionLayer[LinearLayer[2, "Input" -> 3][2 #] &, "Input" -> 4]', "FunctionLayer::tyfail"),
        ('FunctionLayer[LinearLayer[2][#, "Foo"] &, "Input" -> 3]', "outputs Output is asked for Foo"),
        (
            'FunctionLayer[TotalLayer[InputPorts -> 2][#] &, "Input" -> 3]',
            "inputs Input1, Input2 is given Input1",
        ),
        (
            'FunctionLayer[NetChain[{2}, "Output" -> NetDecoder[{"Class", {a, b}}]][#] &]',
            "FunctionLayer::coder",
        ),
    ],
)
def test_what_does_not_fit_is_told(wl, code, text):
    assert wl(code) == FAILED
    assert text in wl.messages[0], wl.messages
