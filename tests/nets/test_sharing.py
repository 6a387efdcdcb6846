"""Shared arrays: one array in several layers."""

import numpy as np
import pytest

from tests.checks import normal
from tests.nets.test_nets_in_language import FAILED, Talk
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.sharing import insert_shared

W = normal(3, 3)
KEY = (S.NetArray("w"),)


@pytest.fixture(scope="module")
def wl():
    talk = Talk()
    talk(
        'layer = LinearLayer[3, "Weights" -> NetArray["w"]];'
        'net = NetInitialize[NetChain[{layer, Tanh, layer}, "Input" -> 3]]; x = {1., 2., 3.};'
    )
    return talk


def true(wl, code):
    return wl(code) == S("True")


def test_the_array_is_one_everywhere(wl):
    assert true(wl, 'net[[1, "Weights"]] === net[[3, "Weights"]] === NetExtract[net, NetArray["w"]]')
    assert true(wl, 'NetExtract[net, NetArray[All]] === <|"w" -> net[[1, "Weights"]]|>')
    assert wl('Information[net, {"ArraysTotalElementCount", "SharedArraysCount"}]') == wl_list((9 + 3 + 3, 1))
    assert true(wl, 'Keys[Information[net, "Arrays"]] === {{NetArray["w"]}, {1, "Biases"}, {3, "Biases"}}')


def test_a_training_keeps_it_one(wl):
    wl(
        "trained = NetTrain[net, RandomReal[1, {20, 3}] -> RandomReal[1, {20, 3}], MaxTrainingRounds -> 5,"
        " TrainingProgressReporting -> None]"
    )
    assert true(wl, 'trained[[1, "Weights"]] === trained[[3, "Weights"]]')
    assert true(wl, 'trained[[1, "Weights"]] =!= net[[1, "Weights"]]')


def test_its_gradient_is_the_sum_over_its_places():
    layer = make("LinearLayer", (3,), {"Weights": S.NetArray("w"), "Biases": S("None")})
    own = [make("LinearLayer", (3,), {"Weights": W, "Biases": S("None")}) for _ in range(2)]
    shared = infer(make("NetChain", (wl_list((layer, S.Tanh, layer)),)), Input=(3,)).with_arrays({KEY: W})
    apart = infer(make("NetChain", (wl_list((own[0], S.Tanh, own[1])),)), Input=(3,))
    x = normal(3, seed=1)
    one, two = (
        apart(x, S.NetPortGradient(wl_list((place, "Weights"))), WorkingPrecision="Real64")
        for place in (1, 3)
    )
    for port in (S.NetPortGradient(wl_list((3, "Weights"))), S.NetPortGradient(*KEY)):
        np.testing.assert_allclose(shared(x, port, WorkingPrecision="Real64"), one + two, rtol=1e-6)


def test_an_initial_value_goes_everywhere(wl):
    wl(
        'v = NetChain[{LinearLayer[2, "Weights" -> NetArray[<|"Name" -> "a", "Array" -> {{1, 2}, {3, 4}}|>]],'
        ' LinearLayer[2, "Weights" -> NetArray["a"]]}]'
    )
    assert true(wl, 'v[[2, "Weights"]] === {{1., 2.}, {3., 4.}}')
    assert true(wl, 'NetArray[<|"Name" -> "a"|>]; NetSharedArray["a"] === NetArray["a"]')
    assert true(wl, "NetArray[] =!= NetArray[]") and true(wl, "Head[NetArray[Automatic]] === NetArray")
    wl('sized = LinearLayer["Weights" -> NetArray[<|"Name" -> "u", "Dimensions" -> {3, 2}|>]]')
    assert wl('NetExtract[sized, "Input"]') == 2


def test_other_values(wl):
    wl('one = NetReplacePart[net, NetArray["w"] -> IdentityMatrix[3]]')
    assert true(wl, 'one[[3, "Weights"]] == IdentityMatrix[3]')
    wl('own = NetReplacePart[net, {1, "Weights"} -> IdentityMatrix[3]]')
    assert true(wl, 'own[[1, "Weights"]] =!= own[[3, "Weights"]]'), "no longer shared"
    assert true(wl, "ToExpression[ToString[net, InputForm]] === net")
    assert true(wl, 'NetInitialize[net, All, RandomSeeding -> 5][[1, "Weights"]] =!= net[[1, "Weights"]]')


def test_learning_rates_of_shared_arrays(wl):
    wl('f = NetChain[{layer, layer}, "Input" -> 3, LearningRateMultipliers -> {NetArray["w"] -> 0, _ -> 2}]')
    assert wl('Values[Information[f, "ArraysLearningRateMultipliers"]]') == wl_list((0, 2, 2))


def test_statistics_stay_apart(wl):
    net = initialize(infer(make("NetChain", (wl_list((3, make("BatchNormalizationLayer"))),)), Input=(2,)))
    found = insert_shared(net, "p")
    assert [path[0].item(0) for path in found.arrays if len(path) == 1] == [
        "p/1/Weights", "p/1/Biases", "p/2/Scaling", "p/2/Biases",
    ]  # fmt: skip
    assert list(found.arrays)[4:] == [(2, "MovingMean"), (2, "MovingVariance")]
    wl(
        'plain = NetInitialize[NetChain[{3, BatchNormalizationLayer[]}, "Input" -> 2]];'
        's = NetInsertSharedArrays[plain, "p"]; twice = NetGraph[{s, s}, {NetPort["a"] -> 1}]'
    )
    assert wl('Information[twice, "ArraysTotalElementCount"]') == 6 + 3 + 6 + 2 * 6
    assert true(wl, "s[{1, 2}] === plain[{1, 2}]")


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ('NetChain[{layer, LinearLayer[4, "Weights" -> NetArray["w"]]}, "Input" -> 3]', "tyfail3"),
        ('NetJoin[NetReplacePart[net, NetArray["w"] -> IdentityMatrix[3]], net]', "sharedvalue"),
        ('NetReplacePart[net, NetArray["w"] -> IdentityMatrix[2]]', "arraysize"),
        ('NetReplacePart[net, NetArray["v"] -> IdentityMatrix[3]]', "netpart"),
        ('NetExtract[net, NetArray["v"]]', "netpart"),
        ('LinearLayer[3, "Weights" -> NetArray[3]]', "netarray"),
        ('LinearLayer[3, "Weights" -> NetArray[<|"Name" -> "a", "Size" -> 3|>]]', "netarray"),
        ('LinearLayer[3, "Weights" -> NetArray[<|"Name" -> "a", "Array" -> "x"|>]]', "invarray"),
        ('BatchNormalizationLayer["MovingMean" -> NetArray["m"]]', "movingshared"),
        ("NetInsertSharedArrays[net, 3]", "prefix"),
    ],
)
def test_what_cannot_be_shared_is_refused(wl, code, tag):
    assert wl(code) == FAILED
    assert f"::{tag}:" in wl.messages[0], wl.messages
