"""What is minimised: LossFunction, automatic losses, and the types that follow from the data."""

from dataclasses import replace

import numpy as np
import pytest

from tests.training_runs import Listener, chain, classifier, listed, pairs, trained
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.types import PortType
from wlnet.training.data.source import columns_of
from wlnet.training.losses import losses_of
from wlnet.training.training_net import prepare

TRUE, FALSE = S("True"), S("False")
POINTS = [[0.0, 1.0], [1.0, 0.0], [2.0, 1.0]]


def prepared(net, outputs, setting=S.Automatic, inputs=POINTS):
    losses = losses_of(net, listed(setting), Listener())
    targets = [key for loss in losses for key in loss.targets.values()]
    columns = columns_of(pairs(inputs, outputs), tuple(net.inputs), tuple(targets), "training")
    return prepare(net, losses, columns, 1234)


def layer_of(training):
    (loss,) = training.losses
    return loss.layer.kind, loss.form


@pytest.mark.parametrize(
    "net, outputs, wanted",
    [
        (chain(3, 1), [1.0, 2.0, 3.0], ("MeanSquaredLossLayer", None)),
        (chain(3, S.Tanh), [[1.0, 2.0, 3.0]] * 3, ("MeanSquaredLossLayer", None)),
        (classifier(), ["a", "b", "a"], ("CrossEntropyLossLayer", "Index")),
        (classifier(), [[0.5, 0.5], [1.0, 0.0], [0.0, 1.0]], ("CrossEntropyLossLayer", "Probabilities")),
        (chain(3, make("SoftmaxLayer")), [1, 3, 2], ("CrossEntropyLossLayer", "Index")),
        (
            chain(make("LinearLayer"), S.LogisticSigmoid),
            [TRUE, FALSE, TRUE],
            ("CrossEntropyLossLayer", "Binary"),
        ),
        (chain(make("LinearLayer"), S.LogisticSigmoid), [1, 0, 1], ("CrossEntropyLossLayer", "Binary")),
        (
            chain(make("LinearLayer"), S.LogisticSigmoid),
            [[1, 0], [0, 1], [1, 1]],
            ("CrossEntropyLossLayer", "Binary"),
        ),
    ],
)
def test_the_loss_follows_from_the_last_layer_and_the_targets(net, outputs, wanted):
    assert layer_of(prepared(net, outputs)) == wanted


def test_plain_numbers_make_a_final_1_give_numbers():
    training = prepared(chain(50, S.Tanh, 1), [1.0, 2.0, 3.0], inputs=[0.0, 1.0, 2.0])
    assert training.net.inputs["Input"].dims == ()
    assert training.net.outputs["Output"].dims == ()
    assert training.ports["Output"].dims == ()


def test_labels_become_a_class_decoder_in_order():
    training = prepared(classifier(), ["b", "c", "a"])
    assert training.net.outputs["Output"].coder.labels == ("a", "b", "c")
    assert training.net.outputs["Output"].dims == (3,)
    assert training.ports["Output"].coder.kind == "Class"


def test_integers_are_labels_where_the_net_leaves_their_number_open():
    assert prepared(classifier(), [7, 9, 7]).net.outputs["Output"].coder.labels == (7, 9)
    positions = prepared(chain(3, make("SoftmaxLayer")), [1, 3, 2])
    assert positions.net.outputs["Output"].coder is None
    assert positions.ports["Output"].range == (1, 3)


def test_true_and_false_become_a_boolean_decoder():
    training = prepared(chain(make("LinearLayer"), S.LogisticSigmoid), [TRUE, FALSE, TRUE])
    assert training.net.outputs["Output"].coder.kind == "Boolean"
    assert training.net.outputs["Output"].dims == ()
    assert prepared(classifier(), [TRUE, FALSE, TRUE]).net.outputs["Output"].coder.labels == (FALSE, TRUE)


def test_a_decoder_that_is_there_is_kept():
    decoder = trained(classifier(), pairs(POINTS, ["a", "b", "z"]), MaxTrainingRounds=1).trained_net.outputs[
        "Output"
    ]
    net = chain(make("LinearLayer"), make("SoftmaxLayer"), Output=decoder)
    assert prepared(net, ["a", "a", "a"]).net.outputs["Output"].coder.labels == ("a", "b", "z")


def test_the_number_of_classes_must_fit():
    with pytest.raises(
        MessageError,
        match=r"NetTrain::classcount: The data have 3 classes.*vector \(size: 4\)",
    ):
        prepared(chain(4, make("SoftmaxLayer")), ["a", "b", "c"])


def test_labels_without_a_softmax_are_refused_with_advice():
    with pytest.raises(MessageError, match=r"NetTrain::labels: .*class labels.*SoftmaxLayer"):
        prepared(chain(3, S.Tanh), ["a", "b", "c"])


def test_contradicting_sizes_are_refused():
    net = chain(3, S.Tanh, Input=2, Output=3)
    with pytest.raises(MessageError, match=r"Output port takes a vector \(size: 3\), but example 1"):
        trained(net, pairs(POINTS, [[1.0, 2.0]] * 3), MaxTrainingRounds=1)


def test_shapes_that_stay_open_are_refused_by_array():
    with pytest.raises(MessageError, match=r"nninit.*Weights"):
        trained(chain(make("LinearLayer")), listed(POINTS), make("FlattenLayer"))


def test_a_loss_may_be_given_as_layer_or_rule():
    absolute = make("MeanAbsoluteLossLayer")
    for setting in (absolute, rule("Output", absolute), wl_list([absolute])):
        assert layer_of(prepared(chain(3, 1), [1.0, 2.0, 3.0], setting)) == ("MeanAbsoluteLossLayer", None)


def test_factors_in_every_spelling():
    net, layer = chain(3, 1), make("MeanAbsoluteLossLayer")
    spellings = [
        rule(layer, S.Scaled(0.5)),
        rule("Output", rule(layer, S.Scaled(0.5))),
        rule(rule("Output", layer), S.Scaled(0.5)),
        rule("Output", wl_list([layer, S.Scaled(0.5)])),
        rule(S.Automatic, S.Scaled(0.5)),
    ]
    for setting in spellings:
        (loss,) = losses_of(net, setting, Listener())
        assert (loss.output, loss.scale) == ("Output", 0.5)


@pytest.mark.parametrize(
    "setting, message",
    [
        ("Outptu", "NetTrain::lossport: .*no output port Outptu.*{Output}"),
        (rule("Nowhere", S.Automatic), "lossport"),
        (3, "invloss"),
        (rule("Output", 3), "invloss"),
        (wl_list([]), "invloss"),
    ],
)
def test_what_is_no_loss_is_refused(setting, message):
    with pytest.raises(MessageError, match=message):
        losses_of(chain(3, 1), setting, Listener())


def test_a_loss_without_a_port_input_is_refused():
    stranger = replace(make("MeanSquaredLossLayer"), inputs={"In": PortType()})
    with pytest.raises(MessageError, match=r'NetTrain::lossinput: The loss .* has no port "Input"; .*{In}'):
        losses_of(chain(3, 1), stranger, Listener())


def test_an_output_that_is_a_loss_needs_no_target():
    net = chain(3, 1, Input=2)
    (loss,) = losses_of(net, "Output", Listener())
    assert loss.layer is None
    assert loss.targets == {}


def test_the_sum_of_several_losses_is_minimised_and_each_is_reported():
    squared, absolute = make("MeanSquaredLossLayer"), make("MeanAbsoluteLossLayer")
    setting = wl_list([rule("Output", squared), rule("Output", rule(absolute, S.Scaled(0.25)))])
    net = chain(1, Input=1).with_arrays({(1, "Weights"): np.zeros((1, 1)), (1, "Biases"): np.zeros(1)})
    record = trained(net, pairs([[1.0], [1.0]], [[2.0], [4.0]]), setting, MaxTrainingRounds=1)
    assert record.rounds[0].loss == pytest.approx((4 + 16) / 2 + 0.25 * 3)
