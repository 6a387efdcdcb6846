"""The strings offered at a place are those that are accepted there."""

import pytest

from wlnet.builtins.host.choices import ELEMENTS, is_file, strings
from wlnet.expr.association import Association
from wlnet.formats.format import FORMATS
from wlnet.nets.coder import DECODERS, ENCODERS
from wlnet.nets.information import PROPERTIES as NET_PROPERTIES
from wlnet.session import Session
from wlnet.syntax.pieces import pieces, surroundings
from wlnet.training.data.dataset import DATASETS
from wlnet.training.examinations import ClassifierMeasurements
from wlnet.training.measurement import MEASUREMENTS
from wlnet.training.optimizer import OPTIMIZERS
from wlnet.training.property import PROPERTIES
from wlnet.training.report import REPORTS


def offered(text, **variables):
    return strings(surroundings(list(pieces(text))), variables.get)


@pytest.mark.parametrize(
    "text, collection",
    [
        ("NetTrain[net, ", DATASETS),
        ("NetTrain[net, data, ", PROPERTIES),
        ("NetTrain[net, data, {", PROPERTIES),
        ("NetTrain[net, data, Method -> ", OPTIMIZERS),
        ("NetTrain[net, data, Method -> {", OPTIMIZERS),
        ("NetTrain[net, data, TrainingProgressMeasurements -> {", MEASUREMENTS),
        ("NetTrain[net, data, TrainingProgressReporting -> ", REPORTS),
        ("NetEncoder[", ENCODERS),
        ("NetEncoder[{", ENCODERS),
        ("NetDecoder[{", DECODERS),
        ('ExampleData[{"MachineLearning", ', DATASETS),
        ("ResourceData[", DATASETS),
        ("Information[net, ", NET_PROPERTIES),
        ("NetMeasurements[net, data, ", MEASUREMENTS),
        ("ClassifierMeasurements[net, data, ", ClassifierMeasurements.names()),
        ("ClassifierMeasurements[net, ", DATASETS),
        ('Import["file", ', FORMATS),
    ],
)
def test_a_place_offers_its_collection(text, collection):
    assert offered(text) == sorted(collection)


@pytest.mark.parametrize(
    "text", ["NetTrain[", "f[", "NetTrain[net, data, BatchSize -> ", "LinearLayer[{", "1 + "]
)
def test_other_places_offer_nothing(text):
    assert offered(text) == []


def test_a_method_offers_its_own_suboptions():
    assert "Momentum" in offered('NetTrain[n, d, Method -> {"SGD", ')
    assert "Momentum" not in offered('NetTrain[n, d, Method -> {"ADAM", ')
    assert "L2Regularization" in offered('NetTrain[n, d, Method -> {"ADAM", ')


def test_a_coder_offers_its_parameters():
    assert "Dimensions" in offered('NetEncoder[{"Boolean", ')


def test_a_layer_offers_ports_and_arrays():
    assert {"Input", "Output", "Weights", "Biases"} <= set(offered("LinearLayer[3, "))


@pytest.mark.parametrize("element", ELEMENTS)
def test_the_elements_of_data_sets_exist(element):
    found = Session().evaluate_wrap(f'Head[ExampleData[{{"MachineLearning", "FisherIris"}}, "{element}"]]')
    assert found.messages == []


def test_objects_offer_what_they_can_be_asked():
    session = Session()
    net = session.value(
        'NetChain[{2, SoftmaxLayer[]}, "Input" -> 3, "Output" -> NetDecoder[{"Class", {"a", "b"}}]]'
    )
    assert {"Output", "TopProbabilities", "Decision"} <= set(offered("net[x, ", net=net))
    assert offered("net[<|", net=net) == ["Input"]
    assert "Weights" in offered("NetExtract[net, {1, ", net=net)
    named = session.value('NetChain[<|"first" -> 2, "last" -> Tanh|>]')
    assert offered("named[[", named=named) == ["first", "last"]
    keys = Association.from_pairs([("k", 1), (2, 3)])
    assert offered("a[", a=keys) == offered("a[[", a=keys) == ["k"]


def test_results_objects_offer_their_properties():
    results = Session().value(
        "NetTrain[LinearLayer[], {1 -> 1, 2 -> 2}, All, MaxTrainingRounds -> 1, "
        "TrainingProgressReporting -> None]"
    )
    assert "RoundLossList" in offered("r[", r=results)


def test_measurements_objects_offer_their_properties():
    measured = Session().value(
        'ClassifierMeasurements[NetInitialize[NetChain[{2, SoftmaxLayer[]}, "Input" -> 1, '
        '"Output" -> NetDecoder[{"Class", {"a", "b"}}]]], {{1.} -> "a", {2.} -> "b"}]'
    )
    assert offered("m[", m=measured) == ClassifierMeasurements.names()


@pytest.mark.parametrize(
    "text, is_one", [("Import[", True), ('Export["a", ', False), ("Put[x, ", True), ("f[", False)]
)
def test_files_are_expected_where_functions_take_them(text, is_one):
    assert is_file(surroundings(list(pieces(text)))) is is_one
