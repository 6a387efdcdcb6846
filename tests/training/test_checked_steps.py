"""Steps of whole trainings in the checked mode: all compiled rows do what the plain kernels do."""

import numpy as np
import pytest

from wlnet import Session
from wlnet.tensor.run.cpu.store import store
from wlnet.training import train

pytestmark = pytest.mark.skipif(store() is None, reason="no compiled kernels here")

CLASSES = '"Output" -> NetDecoder[{"Class", Range[0, 9]}]'
PADDED = "ConvolutionLayer[8, 3, PaddingSize -> 1], BatchNormalizationLayer[], Ramp"
SEEN = (
    'NetGraph[{AttentionLayer["Dot", "MultiHead" -> True, "Mask" -> "Causal", '
    '"ScoreRescaling" -> "DimensionSqrt"]}, {NetPort["Input"] -> {NetPort[1, "Key"], '
    'NetPort[1, "Value"], NetPort[1, "Query"]}}]'
)
NETS = {  # layers, shape of the input, ending, shape of the targets or None for classes
    "dense": ("50, Ramp, 10, SoftmaxLayer[]", (30,), CLASSES, None),
    "narrow": ("3, Tanh, 1", (2,), "", (1,)),
    "logistic": ('20, LogisticSigmoid, ElementwiseLayer["SELU"], 5', (7,), "", (5,)),
    "dropout": ("40, Ramp, DropoutLayer[0.3], 10, SoftmaxLayer[]", (30,), CLASSES, None),
    "other functions": ('20, ElementwiseLayer["GELU"], ElementwiseLayer[Sin], 3', (5,), "", (3,)),
    "convolution": (
        "ConvolutionLayer[6, 5], Ramp, PoolingLayer[2, 2], FlattenLayer[], 10, SoftmaxLayer[]",
        (1, 14, 14),
        CLASSES,
        None,
    ),
    "batch normalization": (
        f'{PADDED}, ConvolutionLayer[12, 3, "Stride" -> 2], BatchNormalizationLayer[], Ramp, '
        "FlattenLayer[], 4",
        (3, 12, 12),
        "",
        (4,),
    ),
    "pooling": (
        'ConvolutionLayer[4, 3], Tanh, PoolingLayer[3, 2], PoolingLayer[2, 1, "Function" -> Mean], '
        "FlattenLayer[], 3",
        (2, 13, 13),
        "",
        (3,),
    ),
    "lstm": (
        "LongShortTermMemoryLayer[10], SequenceLastLayer[], 10, SoftmaxLayer[]",
        (7, 5),
        CLASSES,
        None,
    ),
    "gru with dropout": (
        'GatedRecurrentLayer[9, "Dropout" -> 0.2], SequenceLastLayer[], 4',
        (6, 5),
        "",
        (4,),
    ),
    "both ways": (
        "NetBidirectionalOperator[{BasicRecurrentLayer[6], GatedRecurrentLayer[6]}], "
        "AggregationLayer[Max, 1], 3",
        (6, 5),
        "",
        (3,),
    ),
    "attention": (
        f"NetMapOperator[LinearLayer[12]], ReshapeLayer[{{9, 3, 4}}], {SEEN}, ReshapeLayer[{{9, 12}}], "
        'NormalizationLayer[], NetMapOperator[NetChain[{20, ElementwiseLayer["GELU"], 4}]], '
        "SequenceLastLayer[]",
        (9, 5),
        "",
        (4,),
    ),
    "normalized vectors": (
        "30, BatchNormalizationLayer[], Tanh, NormalizationLayer[1], 10, SoftmaxLayer[]",
        (20,),
        CLASSES,
        None,
    ),
    "one axis": (
        'ConvolutionLayer[8, 5], Ramp, PoolingLayer[2, 2], ConvolutionLayer[8, 3, "Dilation" -> 2], Ramp, '
        "FlattenLayer[], 5",
        (4, 40),
        "",
        (5,),
    ),
    "three axes": ("ConvolutionLayer[4, 2], Ramp, FlattenLayer[], 3", (2, 4, 5, 6), "", (3,)),
    "residual": (
        f'{PADDED}, NetGraph[{{NetChain[{{{PADDED}}}], Plus}}, {{NetPort["Input"] -> 1, '
        '{1, NetPort["Input"]} -> 2}], PoolingLayer[{8, 8}, "Function" -> Mean], FlattenLayer[], 10, '
        "SoftmaxLayer[]",
        (3, 8, 8),
        CLASSES,
        None,
    ),
}


def step_of(layers, shape, ending, target, monkeypatch, method='"ADAM"', size=24):
    """The program of a training step after a first batch of 24 examples."""
    made = []
    original = train.training_steps

    def kept(*arguments):
        made.append(original(*arguments))
        return made[-1]

    monkeypatch.setattr(train, "training_steps", kept)
    random = np.random.default_rng(0)
    session = Session()
    session["x"] = random.standard_normal((size, *shape)).astype(np.float32)
    if target is None:
        session["y"] = random.integers(0, 10, size)
    else:
        session["y"] = random.standard_normal((size, *target)).astype(np.float32)
    dims = ", ".join(map(str, shape))
    port = f'"Input" -> {dims if len(shape) == 1 else "{" + dims + "}"}' + (f", {ending}" if ending else "")
    code = f'NetTrain[NetChain[{{{layers}}}, {port}], <|"Input" -> x, "Output" -> y|>, BatchSize -> {size}, '
    code += (
        f"MaxTrainingRounds -> 2, TrainingProgressReporting -> None, RandomSeeding -> 1, Method -> {method}]"
    )
    outcome = session.evaluate_wrap(code)
    assert not outcome.messages, outcome.messages
    return made[0]


@pytest.mark.parametrize("name", NETS)
def test_the_rows_of_a_step_are_right(name, monkeypatch):
    program = step_of(*NETS[name], monkeypatch)
    findings = program.check()
    assert not findings, "\n".join(map(str, findings))
    assert program.kernels == ["rows"], program.kernels


@pytest.mark.parametrize(
    "method, kernel",
    [
        ('"ADAM"', "fused_adam"),
        ('"SGD"', "fused_momentum"),
        ('"RMSProp"', "fused_centred"),
        ('"SignSGD"', "fused_sign_momentum"),
        ('{"ADAM", "L2Regularization" -> 0.01, "GradientClipping" -> 0.5}', None),
    ],
)
@pytest.mark.parametrize("width", [20, 3000])
def test_the_update_of_every_optimizer_is_one_kernel(method, kernel, width, monkeypatch):
    program = step_of(f"{width}, Ramp, 2", (30,), "", (2,), monkeypatch, method)
    assert not program.check()
    assert kernel is None or kernel in program.text()
