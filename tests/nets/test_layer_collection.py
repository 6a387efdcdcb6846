"""What every layer and every coder must fulfil."""

import numpy as np
import pytest

from tests.checks import normal
from tests.evaluating import Room
from tests.layer_checks import check_layer, check_varying
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.coder import DECODERS, ENCODERS
from wlnet.nets.construct import make
from wlnet.nets.initialize import initialize
from wlnet.nets.layer import LAYERS

SUM = make("ThreadingLayer", (S.Plus,), {"InputPorts": wl_list(("Input", "State"))})
EXAMPLES = {  # one of each layer: arguments, dimensions of ports, data where normal numbers will not do
    "AggregationLayer": ((S.Mean,), {"Input": (2, 3)}, {}),
    "AppendLayer": ((), {"Input": (2, 3)}, {}),
    "AttentionLayer": ((), {"Key": (3, 2), "Value": (3, 1), "Query": (2, 2)}, {}),
    "BasicRecurrentLayer": ((2,), {"Input": (3, 2)}, {}),
    "BatchNormalizationLayer": (
        (),
        {"Input": (3, 2)},
        {("MovingVariance",): np.array([0.5, 2.0, 1.0])},
    ),
    "CTCLossLayer": (
        (),
        {"Input": (3, 2), "Target": (1,)},
        {"Input": np.full((3, 3, 2), 0.5), "Target": [[1], [1], [1]]},
    ),
    "CatenateLayer": ((), {"Input1": (2, 3), "Input2": (1, 3)}, {}),
    "CompiledLayer": ((S.Function(S.Tanh(S.Slot(1))),), {"Input": (2, 3)}, {}),
    "ContrastiveLossLayer": ((), {"Input": ()}, {"Input": [0.1, 0.7, 0.3], "Target": [1.0, 1.0, 0.0]}),
    "ConvolutionLayer": ((2, 2), {"Input": (1, 3, 3)}, {}),
    "CrossEntropyLossLayer": ((), {"Input": (3,)}, {"Input": np.full((3, 3), 1 / 3), "Target": [1, 2, 3]}),
    "DeconvolutionLayer": ((2, 2), {"Input": (2, 3)}, {}),
    "DotLayer": ((), {"Input1": (2, 3), "Input2": (3, 2)}, {}),
    "DropoutLayer": ((0.3,), {"Input": (2, 2)}, {}),
    "ElementwiseLayer": ((S.Tanh,), {"Input": (2, 2)}, {}),
    "EmbeddingLayer": ((3, 4), {"Input": (2,)}, {"Input": [[1, 4], [2, 2], [3, 1]]}),
    "ExtractLayer": ((), {"Input": (3, 2), "Position": (1,)}, {"Position": [[1], [3], [-1]]}),
    "FlattenLayer": ((), {"Input": (2, 2)}, {}),
    "FunctionLayer": ((S.Function(S.Total(S.Slot(1))),), {"Input": (2, 3)}, {}),
    "GatedRecurrentLayer": ((1,), {"Input": (2, 1)}, {}),
    "ImageAugmentationLayer": ((wl_list((2, 2)),), {"Input": (1, 3, 3)}, {}),
    "LinearLayer": ((2,), {"Input": (3,)}, {}),
    "LocalResponseNormalizationLayer": ((), {"Input": (5, 1, 2)}, {}),
    "LongShortTermMemoryLayer": ((1,), {"Input": (2, 1)}, {}),
    "MeanAbsoluteLossLayer": ((), {"Input": (2,)}, {}),
    "MeanSquaredLossLayer": ((), {"Input": (2,)}, {}),
    "NetArrayLayer": ((), {"Output": (2, 3)}, {}),
    "NetBidirectionalOperator": ((make("NetMapOperator", (2,)),), {"Input": (3, 2)}, {}),
    "NetChain": ((wl_list((2, S.Tanh, 1)),), {"Input": (3,)}, {}),
    "NetFoldOperator": ((SUM,), {"Input": (3, 2)}, {}),
    "NetGANOperator": (
        (wl_list((2, make("LinearLayer", (wl_list(()),)))),),
        {"Sample": (2,), "Latent": (3,)},
        {},
    ),
    "NetGraph": (
        (wl_list((2, S.Tanh, S.Plus)), wl_list((rule(1, rule(2, 3)), rule(1, 3)))),
        {"Input": (3,)},
        {},
    ),
    "NetMapOperator": ((wl_list((2, S.Tanh)),), {"Input": (4, 3)}, {}),
    "NetMapThreadOperator": ((wl_list((2, S.Tanh)),), {"Input": (3, 2)}, {}),
    "NetNestOperator": ((wl_list((2, S.Tanh)), 2), {"Input": (2,)}, {}),
    "NetPairEmbeddingOperator": ((wl_list((2, S.Tanh)),), {"Input": (2, 3)}, {}),
    "NormalizationLayer": ((), {"Input": (2, 3)}, {}),
    "OrderingLayer": ((), {"Input": (4,)}, {}),
    "PaddingLayer": ((wl_list((wl_list((1, 2)),)),), {"Input": (2, 3)}, {}),
    "ParametricRampLayer": ((), {"Input": (3,)}, {}),
    "PartLayer": ((2,), {"Input": (2, 3)}, {}),
    "PlaceholderLayer": (("op",), {"Input": (2,), "Output": (2,)}, {}),
    "PoolingLayer": ((2,), {"Input": (1, 3, 3)}, {}),
    "PrependLayer": ((), {"Input": (2, 3)}, {}),
    "RandomArrayLayer": ((S.NormalDistribution(S.Slot(1), 1),), {"Input": (2,)}, {}),
    "ReplicateLayer": ((2,), {"Input": (3,)}, {}),
    "ReshapeLayer": ((wl_list((2, 2)),), {"Input": (4,)}, {}),
    "ResizeLayer": ((wl_list((3,)),), {"Input": (2, 2)}, {}),
    "SequenceIndicesLayer": ((), {"Input": (3, 2)}, {}),
    "SequenceLastLayer": ((), {"Input": (3, 2)}, {}),
    "SequenceMostLayer": ((), {"Input": (3, 2)}, {}),
    "SequenceRestLayer": ((), {"Input": (3, 2)}, {}),
    "SequenceReverseLayer": ((), {"Input": (3, 2)}, {}),
    "SoftmaxLayer": ((), {"Input": (3,)}, {}),
    "SpatialTransformationLayer": (
        (wl_list((2, 2)),),
        {"Input": (1, 3, 3)},
        {"Parameters": np.array([[0.7, 0.2, 0.13, -0.3, 0.6, 0.05]] * 3)},
    ),
    "SummationLayer": ((), {"Input": (2, 3)}, {}),
    "ThreadingLayer": ((S.Subtract,), {"Input1": (2, 3), "Input2": (1, 3)}, {}),
    "TotalLayer": ((), {"Input1": (2,), "Input2": (2,), "Input3": (2,)}, {}),
    "TransposeLayer": ((), {"Input": (2, 3)}, {}),
    "UnitVectorLayer": ((3,), {"Input": (2,)}, {"Input": [[1, 3], [2, 2], [3, 1]]}),
}


def test_every_layer_has_an_example():
    assert set(EXAMPLES) == set(LAYERS)


NOT_RUN = {"PlaceholderLayer", "RandomArrayLayer"}  # nothing to run; another result every time


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - NOT_RUN))
def test_every_layer_infers_runs_in_batches_and_has_its_first_and_second_gradients(name):
    args, dims, data = EXAMPLES[name]
    options = (
        {port: wl_list(size) for port, size in dims.items()} if make(name, args).layer.open_inputs else {}
    )
    # The gradient of a game is no derivative: the generator goes against it.
    check_layer(make(name, args, options), data, gradients=name != "NetGANOperator", second=True, **dims)


AWAKE = {  # what behaves otherwise in training, or draws
    "BatchNormalizationLayer", "DropoutLayer", "ImageAugmentationLayer", *NOT_RUN,
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - AWAKE))
def test_most_layers_are_the_same_in_training(name):
    args, dims, data = EXAMPLES[name]
    options = {port: wl_list(size) for port, size in dims.items()}
    net = initialize(make(name, args, options))
    given = {
        port: np.asarray(data.get(port, normal(3, *one.dims, seed=n)))
        for n, (port, one) in enumerate(net.inputs.items())
    }
    found = [net(given, NetEvaluationMode=mode, WorkingPrecision="Real64") for mode in ("Test", "Train")]
    ports = found[0] if isinstance(found[0], dict) else {None: found[0]}
    for port, value in ports.items():
        other = found[1] if port is None else found[1][port]
        # To the last digit or two: outside of training, batches are filled up, and tiles are other ones.
        np.testing.assert_allclose(value, other, rtol=1e-14, atol=1e-14)


VARIES = "Varying"
LONGER = {  # layers whose dimensions may vary: arguments, dimensions of ports
    "AggregationLayer": ((S.Variance, 1), {"Input": (VARIES, 2)}),
    "AppendLayer": ((), {"Input": (VARIES, 2), "Element": (2,)}),
    "AttentionLayer": ((), {"Key": (VARIES, 2), "Value": (VARIES, 1), "Query": (VARIES, 3)}),
    "BasicRecurrentLayer": ((2,), {"Input": (VARIES, 2)}),
    "BatchNormalizationLayer": ((), {"Input": (2, VARIES)}),
    "CTCLossLayer": ((), {"Input": (VARIES, 3), "Target": (1,)}),
    "CatenateLayer": ((), {"Input1": (VARIES, 2), "Input2": (VARIES, 2)}),
    "ConvolutionLayer": ((2, 2), {"Input": (1, VARIES)}),
    "CrossEntropyLossLayer": ((), {"Input": (VARIES, 3)}),
    "DeconvolutionLayer": ((2, 2), {"Input": (2, VARIES)}),
    "DotLayer": ((), {"Input1": (VARIES, 2), "Input2": (2, 3)}),
    "DropoutLayer": ((), {"Input": (VARIES, 2)}),
    "ElementwiseLayer": ((S.Tanh,), {"Input": (VARIES, 2)}),
    "EmbeddingLayer": ((2, 4), {"Input": (VARIES,)}),
    "FlattenLayer": ((-1,), {"Input": (VARIES, 2, 2)}),
    "FunctionLayer": ((S.Function(S.Total(S.Slot(1))),), {"Input": (VARIES, 2)}),
    "GatedRecurrentLayer": ((2,), {"Input": (VARIES, 2)}),
    "LocalResponseNormalizationLayer": ((), {"Input": (5, VARIES, 1)}),
    "LongShortTermMemoryLayer": ((2,), {"Input": (VARIES, 2)}),
    "MeanAbsoluteLossLayer": ((), {"Input": (VARIES, 2)}),
    "MeanSquaredLossLayer": ((), {"Input": (VARIES, 2)}),
    "NetBidirectionalOperator": ((make("GatedRecurrentLayer", (2,)),), {"Input": (VARIES, 2)}),
    "NetFoldOperator": ((SUM,), {"Input": (VARIES, 2)}),
    "NetMapThreadOperator": ((wl_list((2, S.Tanh)),), {"Input": (VARIES, 2)}),
    "NetNestOperator": ((make("GatedRecurrentLayer", (2,)), 2), {"Input": (VARIES, 2)}),
    "NetPairEmbeddingOperator": (
        (wl_list((make("GatedRecurrentLayer", (2,)), make("SequenceLastLayer"))),),
        {"Input": (VARIES, 2)},
    ),
    "NormalizationLayer": ((2, "Same"), {"Input": (VARIES, 3)}),
    "OrderingLayer": ((), {"Input": (VARIES,)}),
    "PaddingLayer": ((wl_list((wl_list((1, 2)),)),), {"Input": (VARIES, 2)}),
    "ParametricRampLayer": ((2,), {"Input": (VARIES, 2)}),
    "PartLayer": ((-2,), {"Input": (VARIES, 2)}),
    "PoolingLayer": ((2,), {"Input": (2, VARIES)}),
    "PrependLayer": ((), {"Input": (VARIES, 2), "Element": (2,)}),
    "ReplicateLayer": ((2,), {"Input": (VARIES,)}),
    "ReshapeLayer": ((wl_list((S.Inherited, 4)),), {"Input": (VARIES, 2, 2)}),
    "ResizeLayer": ((wl_list((S.Scaled(2),)),), {"Input": (2, VARIES)}),
    "SequenceIndicesLayer": ((), {"Input": (VARIES, 2)}),
    "SequenceLastLayer": ((), {"Input": (VARIES, 2)}),
    "SequenceMostLayer": ((), {"Input": (VARIES, 2)}),
    "SequenceRestLayer": ((), {"Input": (VARIES, 2)}),
    "SequenceReverseLayer": ((), {"Input": (VARIES, 2)}),
    "SoftmaxLayer": ((1,), {"Input": (VARIES, 2)}),
    "SummationLayer": ((), {"Input": (VARIES, 2)}),
    "ThreadingLayer": ((S.Times,), {"Input1": (VARIES, 2), "Input2": (VARIES, 2)}),
    "TotalLayer": ((), {"Input1": (VARIES,), "Input2": (VARIES,)}),
    "TransposeLayer": ((), {"Input": (VARIES, 2)}),
    "UnitVectorLayer": ((3,), {"Input": (VARIES,)}),
}
# Positions must be there (test_varying.py); nothing to run.
OTHERS = {"ExtractLayer", "PlaceholderLayer"}


def test_every_layer_that_may_vary_has_an_example():
    assert set(LONGER) | OTHERS == {name for name in LAYERS if LAYERS[name].varying}


@pytest.mark.parametrize("name", sorted(LONGER))
def test_a_batch_of_different_lengths_is_its_examples(name):
    args, dims = LONGER[name]
    positive = name in ("CTCLossLayer", "CrossEntropyLossLayer")
    options = {port: wl_list(size) for port, size in dims.items()}
    check_varying(make(name, args, options), (3, 5), positive=positive)


@pytest.fixture(scope="module")
def room():
    return Room()


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_layer_is_printed_and_read_back(name, room):
    args, dims, _ = EXAMPLES[name]
    options = {port: wl_list(size) for port, size in dims.items()}
    net = make(name, args, options, lambda f, *symbols: room.evaluation.call(f, *symbols))
    text = room.evaluation.evaluate_top(S.ToString(net, S.InputForm))
    assert room.value(text) == net


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_every_layer_has_a_data_sheet(name):
    layer = make(name, EXAMPLES[name][0]).layer
    sheet = type(layer).__doc__
    assert "Source:" in sheet
    assert all(word in sheet for word in (*layer.inputs, *layer.outputs, *layer.arrays))
    assert set(layer.optional) <= set(layer.arrays) and set(layer.integers) <= {*layer.inputs, *layer.outputs}


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_parameters_have_names_and_read_back_what_they_show(name):
    layer = make(name, EXAMPLES[name][0]).layer
    for p in layer.parameters:
        assert p.name and (p.wanted or not p.required)
        if not p.applied:
            value = getattr(layer, p.attribute)
            assert p.read(p.show(value)) == value


ONE_SIDED = {"UTF8", "CTCBeamSearch"}


def test_nearly_every_kind_of_coder_has_both_sides():
    assert set(ENCODERS) ^ set(DECODERS) == ONE_SIDED


@pytest.mark.parametrize("collection", [ENCODERS, DECODERS], ids=["encoders", "decoders"])
def test_every_coder_has_a_source_and_a_word(collection):
    for name in collection:
        assert "Source:" in collection[name].__doc__
        assert collection[name].word
        if collection is DECODERS:
            assert DECODERS[name].default in DECODERS[name].properties
