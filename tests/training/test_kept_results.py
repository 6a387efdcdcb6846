"""NetTrainResultsObject in files, texts and bytes: what comes back knows the same."""

import pickle

import pytest

from tests.evaluating import value
from wlnet import Session


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    made = Session()
    made["folder"] = str(tmp_path_factory.mktemp("kept"))
    made.evaluate(
        """
        SetDirectory[folder];
        net = NetChain[{3, Tanh, 2, SoftmaxLayer[]}];
        norm = <|"Property" -> (Norm[#WeightsVector] &), "Key" -> "Norms"|>;
        results = First[NetTrain[net, {1 -> "a", 2 -> "b", 3 -> "a", 4 -> "b"}, {All, norm},
          ValidationSet -> Scaled[0.5], MaxTrainingRounds -> 3, TrainingProgressReporting -> None]];
        same[other_] := Head[other] === NetTrainResultsObject && ToString[other] === ToString[results] &&
          other["Properties"] === results["Properties"] &&
          AllTrue[names, other[#] === results[#] &];
        (* what is held is read as the text of the net that it was *)
        names = Append[DeleteCases[results["Properties"], "NetTrainInputForm"], "Norms"];
        """
    )
    return made


@pytest.mark.parametrize(
    "code",
    [
        "ToExpression[ToString[results, InputForm]]",
        "Uncompress[Compress[results]]",
        "BinaryDeserialize[BinarySerialize[results]]",
        'Put[results, "results.wl"]; Get["results.wl"]',
        'Export["results.wxf", results]; Import["results.wxf"]',
        'Save["saved.wl", results]; kept = results; Clear[results]; Get["saved.wl"]; results',
        "Uncompress[Compress[Uncompress[Compress[results]]]]",
    ],
)
def test_what_comes_back_knows_the_same(session, code):
    assert value(session, f"same[{code}]") is True


def test_python_keeps_them_too(session):
    results = session.evaluate("results")
    again = pickle.loads(pickle.dumps(results))
    assert repr(again) == repr(results)
    assert list(again["RoundLossList"]) == list(results["RoundLossList"])
    assert again["TrainedNet"] == results["TrainedNet"]


def test_what_they_do_not_know_is_told(session):
    session.evaluate('Uncompress[Compress[results]]["ExampleLosses"]')
    assert session.messages[0].startswith("NetTrainResultsObject::notkept")
    session.evaluate('Uncompress[Compress[results]]["Los"]')
    assert session.messages[0].startswith("NetTrain::unkprop")


def test_other_arguments_make_none(session):
    assert repr(session.evaluate("NetTrainResultsObject[3]")) == "NetTrainResultsObject[3]"
