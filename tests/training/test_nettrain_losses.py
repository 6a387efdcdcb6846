"""Losses of NetTrain from the language: nettrain.md section 3, scenarios O5 and O6, against NumPy."""

import numpy as np
import pytest

from tests.evaluating import value
from wlnet import Session

BEGIN = """
SetOptions[NetTrain, TrainingProgressReporting -> None, MaxTrainingRounds -> 1, WorkingPrecision -> "Real64"];
SeedRandom[1];
x = RandomReal[{-1, 1}, {12, 2}];
labels = Table[{"a", "b", "c"}[[1 + Mod[i, 3]]], {i, 12}];
decoder = NetDecoder[{"Class", {"a", "b", "c"}}];
raw = NetInitialize[NetChain[{LinearLayer[3], SoftmaxLayer[]}, "Input" -> 2]];
classes = NetInitialize[NetChain[{LinearLayer[3], SoftmaxLayer[]}, "Input" -> 2, "Output" -> decoder]];
first[net_, data_, loss_] := First[NetTrain[net, data, loss, "BatchLossList"]];
"""


@pytest.fixture(scope="module")
def session():
    made = Session()
    made.evaluate(BEGIN)
    return made


ONE_HOT = np.eye(3)[np.arange(1, 13) % 3]


@pytest.mark.parametrize(
    "loss, formula",
    [
        ("MeanSquaredLossLayer[]", lambda p: np.mean((p - ONE_HOT) ** 2)),
        ("MeanAbsoluteLossLayer[]", lambda p: np.mean(np.abs(p - ONE_HOT))),
        (
            'CrossEntropyLossLayer["Binary"]',
            lambda p: -np.mean(ONE_HOT * np.log(p) + (1 - ONE_HOT) * np.log(1 - p)),
        ),
        ('CrossEntropyLossLayer["Probabilities"]', lambda p: -np.mean(np.sum(ONE_HOT * np.log(p), axis=1))),
        ('CrossEntropyLossLayer["Index"]', lambda p: -np.mean(np.log(p[ONE_HOT == 1]))),
    ],
)
@pytest.mark.parametrize("net", ["classes", "raw"])
def test_any_loss_judges_a_classifier(session, loss, formula, net):
    if net == "raw" and "Index" not in loss and "Squared" not in loss and "Absolute" not in loss:
        return  # without labels in the net these take vectors of numbers
    p = value(session, f"{net}[x, None]")
    found = value(session, f"first[{net}, x -> labels, {loss}]")
    assert found == pytest.approx(formula(p), rel=1e-5)
    if net == "classes":
        by_option = f'First[NetTrain[{net}, x -> labels, "BatchLossList", LossFunction -> {loss}]]'
        assert value(session, by_option) == found


def test_a_loss_net_made_of_elementary_layers(session):
    """O6: equal to MeanSquaredLossLayer, as the sum of the two half squares is their mean."""
    found = value(
        session,
        """
        eval = NetInitialize[NetChain[{3, Tanh, LinearLayer[{2}]}, "Input" -> 2]];
        mean = NetGraph[<|"net" -> eval, "difference" -> ThreadingLayer[Subtract],
          "half" -> ElementwiseLayer[#^2/2 &]|>,
          {"net" -> "difference", NetPort["Target"] -> "difference",
           "difference" -> "half" -> NetPort["Loss"]}];
        data = <|"Input" -> x, "Target" -> Reverse /@ x|>;
        trained = NetTrain[mean, data, LossFunction -> "Loss", MaxTrainingRounds -> 20];
        plain = NetTrain[eval, x -> Reverse /@ x, MaxTrainingRounds -> 20];
        inner = NetExtract[trained, "net"];
        {Max[Abs[inner[x] - plain[x]]], inner === trained[["net"]],
         NetTake[trained, {"net", "net"}][x] == inner[x]}
        """,
    )
    assert found[0] < 1e-5
    assert found[1:] == [True, True]


def test_factors_and_several_losses(session):
    found = value(
        session,
        """
        two = NetInitialize[NetGraph[<|"a" -> LinearLayer[2], "b" -> LinearLayer[1]|>,
          {NetPort["Input"] -> "a" -> NetPort["A"], NetPort["Input"] -> "b" -> NetPort["B"]}, "Input" -> 2]];
        data = <|"Input" -> x, "A" -> x, "B" -> x[[All, {1}]]|>;
        parts[loss_] := First[NetTrain[two, data, loss, "RoundMeasurementsLists"]];
        outs = two[x];
        {parts[{"A" -> Automatic -> Scaled[0.5], "B" -> {MeanAbsoluteLossLayer[], Scaled[-2]}}],
         Mean[Flatten[(outs["A"] - x)^2]], Mean[Flatten[Abs[outs["B"] - x[[All, {1}]]]]],
         First[NetTrain[two, KeyDrop[data, "B"], {"A" -> MeanSquaredLossLayer[]}, "BatchLossList"]]}
        """,
    )
    measured, a, b, alone = found
    assert measured["Loss"] == pytest.approx(0.5 * a - 2 * b, rel=1e-5)
    assert (measured["A"], measured["B"]) == (pytest.approx(a, rel=1e-5), pytest.approx(b, rel=1e-5))
    assert alone == pytest.approx(a, rel=1e-5)


def test_a_loss_net_with_several_outputs_is_their_sum(session):
    measured, squares, sizes, ports = value(
        session,
        """
        net = NetInitialize[NetChain[{LinearLayer[2]}, "Input" -> 2]];
        both = NetGraph[<|"s" -> ThreadingLayer[(#1 - #2)^2 &], "a" -> ThreadingLayer[Abs[#1 - #2] &]|>,
          {{NetPort["Input"], NetPort["Target"]} -> "s" -> NetPort["Squares"],
           {NetPort["Input"], NetPort["Target"]} -> "a" -> NetPort["Sizes"]}];
        differences = net[x] - x;
        {First[NetTrain[net, x -> x, both -> Scaled[3], "RoundMeasurementsLists"]],
         Mean[Total[differences^2, {2}]], Mean[Total[Abs[differences], {2}]],
         Information[NetTrain[net, x -> x, both, "TrainingNet"], "OutputPortNames"]}
        """,
    )
    assert list(measured) == ["Loss", "Squares", "Sizes"]
    assert measured["Squares"] == pytest.approx(squares, rel=1e-5)
    assert measured["Sizes"] == pytest.approx(sizes, rel=1e-5)
    assert measured["Loss"] == pytest.approx(3 * (squares + sizes), rel=1e-5)
    assert ports == ["Squares", "Sizes"]


def test_two_losses_of_one_output_have_names_of_their_own(session):
    measured, squares, sizes = value(
        session,
        """
        net = NetInitialize[NetChain[{LinearLayer[2]}, "Input" -> 2]];
        losses = {MeanSquaredLossLayer[], MeanAbsoluteLossLayer[] -> Scaled[0.5]};
        differences = net[x] - x;
        {First[NetTrain[net, x -> x, losses, "RoundMeasurementsLists"]],
         Mean[Flatten[differences^2]], Mean[Flatten[Abs[differences]]]}
        """,
    )
    squared, absolute = "Output/MeanSquaredLossLayer", "Output/MeanAbsoluteLossLayer"
    assert list(measured) == ["Loss", squared, absolute]
    assert measured[squared] == pytest.approx(squares, rel=1e-5)
    assert measured[absolute] == pytest.approx(sizes, rel=1e-5)
    assert measured["Loss"] == pytest.approx(squares + 0.5 * sizes, rel=1e-5)


def test_a_term_does_not_take_the_name_of_the_sum(session):
    measured = value(
        session,
        """
        own = NetGraph[{LinearLayer[2], MeanSquaredLossLayer[], ElementwiseLayer[#^2 &]},
          {1 -> 2 -> NetPort["Loss"], 1 -> 3 -> NetPort["Size"]}, "Input" -> 2];
        First[NetTrain[own, <|"Input" -> x, "Target" -> x|>, {"Loss", "Size" -> Scaled[2]},
          "RoundMeasurementsLists"]]
        """,
    )
    assert list(measured) == ["Loss", "Loss 1", "Size"]
    assert measured["Loss"] == pytest.approx(measured["Loss 1"] + 2 * measured["Size"], rel=1e-5)


def test_a_loss_with_an_input_alone_needs_no_targets(session):
    found = value(
        session,
        """
        positive = NetChain[{ElementwiseLayer[Abs]}];
        net = NetInitialize[NetChain[{LinearLayer[3]}, "Input" -> 2]];
        {first[net, <|"Input" -> x|>, positive], Mean[Map[Total[Abs[net[#]]] &, x]]}
        """,
    )
    assert found[0] == pytest.approx(found[1], rel=1e-5)


def test_a_loss_of_array_shape_is_the_sum_of_its_elements(session):
    found = value(
        session,
        """
        net = NetInitialize[NetChain[{LinearLayer[3]}, "Input" -> 2]];
        {first[net, <|"Input" -> x|>, ElementwiseLayer[#^2 &]], Mean[Map[Total[net[#]^2] &, x]]}
        """,
    )
    assert found[0] == pytest.approx(found[1], rel=1e-5)


def test_images_in_files_get_an_encoder(session, tmp_path):
    session["folder"] = str(tmp_path)
    found = value(
        session,
        """
        Do[Export[FileNameJoin[{folder, ToString[i] <> ".png"}], Image[ConstantArray[i/4., {5, 4}]]], {i, 4}];
        files = Table[File[FileNameJoin[{folder, ToString[i] <> ".png"}]], {i, 4}];
        net = NetTrain[NetChain[{FlattenLayer[], LinearLayer[2], SoftmaxLayer[]}],
          Thread[files -> {"dark", "dark", "light", "light"}],
          MaxTrainingRounds -> 100, LearningRate -> 0.05];
        {Head[NetExtract[net, "Input"]] === NetEncoder, net[First[files]], net[Last[files]]}
        """,
    )
    assert found == [True, "dark", "light"]
    session.evaluate('NetTrain[NetChain[{FlattenLayer[], 2, SoftmaxLayer[]}], {File["nowhere.png"] -> "u"}]')
    assert session.messages[0].startswith("NetTrain::firstimg: ")


def test_functions_are_losses(session):
    found = value(
        session,
        """
        net = NetInitialize[NetChain[{LinearLayer[2]}, "Input" -> 2]];
        {first[net, x -> x, (#1 - #2)^2/2 &] - first[net, x -> x, MeanSquaredLossLayer[]],
         first[net, x -> x, Function[{a, b}, Abs[a - b]]] - 2 first[net, x -> x, MeanAbsoluteLossLayer[]],
         first[net, <|"Input" -> x|>, #^2 &] - Mean[Map[Total[net[#]^2] &, x]],
         NetTrain[LinearLayer[], {1 -> 2, 2 -> 4}, {"Output" -> ((#1 - #2)^2 &) -> Scaled[2]},
           MaxTrainingRounds -> 1500, LearningRate -> 0.02][3] - 6}
        """,
    )
    assert np.abs(found[:3]).max() < 1e-5
    assert abs(found[3]) < 0.1


@pytest.mark.parametrize("loss", ["(#1 + #2 + #3 &)", "(#x &)", "(StringLength[#] &)"])
def test_other_functions_are_none(session, loss):
    assert repr(session.evaluate(f"NetTrain[LinearLayer[], {{1 -> 2}}, {loss}]")) == "$Failed"
    assert "NetTrain::lossfun: " in session.messages[-1]


def test_what_is_decoded_by_beam_search_has_the_loss_over_all_alignments(session):
    """Inputs and targets of different lengths; the loss of the first batch is that of CTCLossLayer."""
    value(
        session,
        """
        steps = {RandomReal[{-1, 1}, {5, 4}], RandomReal[{-1, 1}, {3, 4}], RandomReal[{-1, 1}, {6, 4}]};
        words = {{1, 2}, {3}, {2, 2, 1}};
        speech = NetInitialize[NetChain[{NetMapOperator[4], SoftmaxLayer[]},
          "Input" -> {"Varying", 4}, "Output" -> NetDecoder[{"CTCBeamSearch", {1, 2, 3}}]]];
        ctc = CTCLossLayer["Input" -> {"Varying", 4}, "Target" -> {"Varying"}];
        """,
    )
    found = value(session, 'First[NetTrain[speech, Thread[steps -> words], "BatchLossList", BatchSize -> 3]]')
    expected = value(
        session,
        'Mean[MapThread[ctc[<|"Input" -> speech[#1, None], "Target" -> #2|>] &, {steps, words}]]',
    )
    assert found == pytest.approx(expected, rel=1e-5)


@pytest.mark.parametrize(
    "targets",
    ["labels", "labels /. {a_String :> First[ToCharacterCode[a]] - 96}", "UnitVector[3, #] & /@ codes"],
)
def test_targets_that_are_encoded_already_are_taken_as_they_are(session, targets):
    """Labels, their positions, and vectors with a 1 in that place, for a net that decodes classes."""
    value(session, 'codes = labels /. {"a" -> 1, "b" -> 2, "c" -> 3};')
    p = np.array(value(session, "classes[x, None]"), float)
    expected = -np.mean(np.log(p[np.arange(12), np.arange(1, 13) % 3]))
    found = value(session, f'First[NetTrain[classes, x -> ({targets}), "BatchLossList", BatchSize -> 12]]')
    assert found == pytest.approx(expected, rel=1e-5)
