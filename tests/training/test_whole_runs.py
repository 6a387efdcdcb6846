"""Whole trainings, as a user writes them, that must reach what is known to be reached."""

import numpy as np
import pytest

from tests.evaluating import value
from tests.training.data.real_data import needs
from wlnet import Session

pytestmark = pytest.mark.whole


@pytest.fixture
def wl():
    """A function: the value of Wolfram code that gives no message; trainings in it are silent."""
    session = Session()
    session.evaluate("SeedRandom[1]; SetOptions[NetTrain, TrainingProgressReporting -> None]")
    return lambda code: value(session, code)


def test_exclusive_or(wl):
    """Four examples, which no linear net can learn: all are right, and surely so."""
    wl("""
        data = {{0, 0} -> False, {0, 1} -> True, {1, 0} -> True, {1, 1} -> False};
        net = NetTrain[NetChain[{8, Tanh, 1, LogisticSigmoid}], data,
          MaxTrainingRounds -> 2000, LearningRate -> 0.02];
    """)
    assert wl("net[Keys[data]] === Values[data]") is True
    assert wl("Max[Abs[net[Keys[data], None] - Boole[Values[data]]]]") < 0.05


def test_a_sine(wl):
    """Sin[x] on -Pi..Pi, also between the examples."""
    wl("""
        data = Table[x -> Sin[x], {x, -Pi, Pi, Pi/100}];
        net = NetTrain[NetChain[{32, Tanh, 32, Tanh, 1}], data, MaxTrainingRounds -> 1000];
    """)
    assert wl("Mean[Table[(net[x] - Sin[x])^2, {x, -3.1, 3.1, 0.017}]]") < 1e-3


def test_two_spirals(wl):
    """Two spirals of one and a half turns with noise, and new points of them."""
    wl("""
        arm[k_, n_] := Module[{t = RandomReal[{0.5, 3 Pi}, n]},
          Thread[Transpose[{t Cos[t + k Pi], t Sin[t + k Pi]}] +
            RandomVariate[NormalDistribution[0, 0.2], {n, 2}] -> k]];
        {training, test} = Table[RandomSample[Join[arm[0, n], arm[1, n]]], {n, {1000, 500}}];
        net = NetTrain[NetChain[{64, Tanh, 64, Tanh, 2, SoftmaxLayer[]}], training,
          MaxTrainingRounds -> 150, LearningRate -> 0.005];
    """)
    assert wl('NetMeasurements[net, test, "Accuracy"]') > 0.98


def test_irises(wl):
    """Flowers of FisherIris that were kept aside."""
    wl("""
        {training, test} = ResourceData["FisherIris", #] & /@ {"TrainingData", "TestData"};
        net = NetTrain[NetChain[{16, Tanh, 3, SoftmaxLayer[]}], training,
          MaxTrainingRounds -> 400, LearningRate -> 0.01];
    """)
    assert wl('NetMeasurements[net, test, "Accuracy"]') > 0.93


def test_letters(wl):
    """UCILetter: 16 numbers about a printed letter, on 4000 others."""
    wl("""
        {training, test} = ResourceData["UCILetter", #] & /@ {"TrainingData", "TestData"};
        net = NetTrain[NetChain[{BatchNormalizationLayer[], 256, Ramp, 256, Ramp, 26, SoftmaxLayer[]}],
          training, MaxTrainingRounds -> 30, BatchSize -> 128, LearningRate -> 0.002];
    """)
    assert wl('NetMeasurements[net, test, "Accuracy"]') > 0.96


def test_reviews(wl):
    """MovieReview: sentences of critics, real text, on those kept aside."""
    needs("rt-polarity")
    wl("""
        {training, test} = ResourceData["MovieReview", #] & /@ {"TrainingData", "TestData"};
        words = Counts[Flatten[TextWords[ToLowerCase[Keys[training]]]]];
        encoder = NetEncoder[{"Tokens", Keys[Select[words, # > 1 &]], IgnoreCase -> True}];
        net = NetTrain[NetChain[{EmbeddingLayer[50], DropoutLayer[0.5], AggregationLayer[Mean, 1],
            DropoutLayer[0.3], 2, SoftmaxLayer[]}, "Input" -> encoder], training,
          ValidationSet -> Scaled[0.1], MaxTrainingRounds -> 15, LearningRate -> 0.003];
    """)
    assert wl('NetMeasurements[net, test, "Accuracy"]') > 0.74


def test_parity_of_sequences(wl):
    """A GRU says whether a sequence of 1 to 12 bits has an odd number of ones."""
    wl("""
        example := With[{bits = RandomInteger[1, {RandomInteger[{1, 12}], 1}]}, bits -> OddQ[Total[bits, 2]]];
        {training, test} = {Table[example, 3000], Table[example, 500]};
        layers = {GatedRecurrentLayer[16], SequenceLastLayer[], 1, LogisticSigmoid, PartLayer[1]};
        net = NetTrain[NetChain[layers,
            "Input" -> {"Varying", 1}, "Output" -> "Boolean"], training,
          MaxTrainingRounds -> 60, BatchSize -> 64, LearningRate -> 0.01];
    """)
    assert wl("N[Count[test, (bits_ -> odd_) /; net[bits] === odd]/500]") > 0.98


def test_alignments(wl):
    """CTC: noisy symbols, each held for 1 to 3 steps with blanks between, to the word that they spell."""
    wl("""
        held[k_] := Join[ConstantArray[k, RandomInteger[{1, 3}]], ConstantArray[4, RandomInteger[{1, 2}]]];
        noisy[steps_] := (UnitVector[4, #] & /@ steps) +
          RandomVariate[NormalDistribution[0, 0.3], {Length[steps], 4}];
        example := With[{word = RandomInteger[{1, 3}, RandomInteger[{2, 4}]]},
          noisy[Join @@ (held /@ word)] -> word];
        {training, test} = {Table[example, 2000], Table[example, 200]};
        net = NetTrain[NetChain[{GatedRecurrentLayer[32], NetMapOperator[4], SoftmaxLayer[]},
            "Input" -> {"Varying", 4}, "Output" -> NetDecoder[{"CTCBeamSearch", {1, 2, 3}}]], training,
          MaxTrainingRounds -> 20, BatchSize -> 64, LearningRate -> 0.01];
    """)
    assert wl("N[Count[test, (steps_ -> word_) /; net[steps] === word]/200]") > 0.9


def test_an_oscillator_from_its_equation(wl):
    """u'' = -u, u(0) = 0, u'(0) = 1: the loss is what the equation leaves over, with second derivatives.

    u = x + x^2 v starts as it should, whatever the net v is; D gives its derivatives.
    """
    wl("""
        array[name_, s_] :=
          NetArray[<|"Name" -> name, "Array" -> RandomVariate[NormalDistribution[0, s], 24]|>];
        v = array["c", 0.2]*Tanh[array["a", 1]*x + array["b", 1]];
        layer = FunctionLayer[
          Function[x, <|"Value" -> x + x^2*Total[v0],
             "Residual" -> (2*Total[v0] + 4*x*Total[v1] + x^2*Total[v2] + x + x^2*Total[v0])^2|>] /.
           {v0 -> v, v1 -> D[v, x], v2 -> D[v, {x, 2}]}, "Input" -> "Real"];
        net = NetTrain[layer, <|"Input" -> Range[0., 3., 0.03]|>, LossFunction -> "Residual",
          MaxTrainingRounds -> 4000, BatchSize -> 101, LearningRate -> 0.01];
    """)
    found = np.array(wl('Table[net[x]["Value"], {x, 0., 3., 0.1}]'), float)
    np.testing.assert_allclose(found, np.sin(np.linspace(0, 3, 31)), atol=0.01)
