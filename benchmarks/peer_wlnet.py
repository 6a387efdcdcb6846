"""A worker for peers_cpu.py: the workloads trained by NetTrain, with all that NetTrain does for a batch."""

from __future__ import annotations

import sys
import time

from workloads import BETA1, BETA2, EPSILON, RATE, WORDS, WORKLOADS, data, serve

START = time.perf_counter()

from wlnet import Session, __version__  # noqa: E402 (the time to import counts)


def _convolution(channels: int, size: int, stride: int = 1) -> str:
    options = f'"Stride" -> {stride}, PaddingSize -> {size // 2}, "Biases" -> None'
    return f"ConvolutionLayer[{channels}, {size}, {options}], BatchNormalizationLayer[]"


def _block(channels: int, stride: int) -> str:
    """Two convolutions beside a way past them."""
    way = "{}" if stride == 1 else "{" + _convolution(channels, 1, stride) + "}"
    main = f"{{{_convolution(channels, 3, stride)}, Ramp, {_convolution(channels, 3)}}}"
    if stride == 1:
        edges = '{NetPort["Input"] -> 1, {1, NetPort["Input"]} -> 2 -> 3}'
        return f"NetGraph[{{NetChain[{main}], Plus, Ramp}}, {edges}]"
    layers = f"{{NetChain[{main}], NetChain[{way}], Plus, Ramp}}"
    return f'NetGraph[{layers}, {{NetPort["Input"] -> {{1, 2}}, {{1, 2}} -> 3 -> 4}}]'


def _vgg() -> str:
    stages = [f"ConvolutionLayer[{n}, 3, PaddingSize -> 1], Ramp" for n in (32, 32, 64, 64, 128, 128)]
    pooled = [f"{a}, {b}, PoolingLayer[2, 2]" for a, b in zip(stages[::2], stages[1::2], strict=True)]
    return f"NetChain[{{{', '.join(pooled)}, FlattenLayer[], 256, Ramp, 10, SoftmaxLayer[]}}"


def _text(layer: str) -> str:
    """A recurrent layer over embedded words; its last output classified."""
    return f"NetChain[{{EmbeddingLayer[32, {WORDS}], {layer}[64], SequenceLastLayer[], 2, SoftmaxLayer[]}}"


def _attending() -> str:
    """A block of a transformer that looks back only: four heads of 16, and a net of 256 units."""
    heads = "NetChain[{NetMapOperator[LinearLayer[64]], ReshapeLayer[{64, 4, 16}]}]"
    attention = '"Dot", "MultiHead" -> True, "Mask" -> "Causal", "ScoreRescaling" -> "DimensionSqrt"'
    layers = [
        *("NormalizationLayer[]", heads, heads, heads, f"AttentionLayer[{attention}]"),
        *("NetChain[{ReshapeLayer[{64, 64}], NetMapOperator[LinearLayer[64]]}]", "Plus"),
        "NetChain[{NormalizationLayer[], NetMapOperator[LinearLayer[256]], "
        'ElementwiseLayer["GELU"], NetMapOperator[LinearLayer[64]]}]',
        "Plus",
    ]
    edges = (
        'NetPort["Input"] -> 1 -> {2, 3, 4}, 2 -> NetPort[5, "Key"], 3 -> NetPort[5, "Value"], '
        '4 -> NetPort[5, "Query"], 5 -> 6, {6, NetPort["Input"]} -> 7 -> 8, {8, 7} -> 9'
    )
    return f"NetGraph[{{{', '.join(layers)}}}, {{{edges}}}]"


def _transformer() -> str:
    places = 'NetGraph[{NetArrayLayer["Output" -> {64, 64}], Plus}, {{NetPort["Input"], 1} -> 2}]'
    return (
        f"NetChain[{{EmbeddingLayer[64, {WORDS}], {places}, {_attending()}, {_attending()}, "
        f"NormalizationLayer[], NetMapOperator[LinearLayer[{WORDS}]], SoftmaxLayer[]}}"
    )


NETS = {
    "line": "NetChain[{1}",
    "small": "NetChain[{32, Tanh, 32, Tanh, 1}",
    "dense": "NetChain[{500, Ramp, 10, SoftmaxLayer[]}",
    "lenet": (
        "NetChain[{ConvolutionLayer[20, 5], Ramp, PoolingLayer[2, 2], ConvolutionLayer[50, 5], Ramp, "
        "PoolingLayer[2, 2], FlattenLayer[], 500, Ramp, 10, SoftmaxLayer[]}"
    ),
    "resnet": (
        f"NetChain[{{{_convolution(16, 3)}, Ramp, {_block(16, 1)}, {_block(32, 2)}, {_block(64, 2)}, "
        'PoolingLayer[{8, 8}, "Function" -> Mean], FlattenLayer[], 10, SoftmaxLayer[]}'
    ),
    "lstm": _text("LongShortTermMemoryLayer"),
    "gru": _text("GatedRecurrentLayer"),
    "transformer": _transformer(),
    "vgg": _vgg(),
    "waves": (
        "NetChain[{ConvolutionLayer[32, 5, PaddingSize -> 2], Ramp, PoolingLayer[2, 2], "
        "ConvolutionLayer[64, 5, PaddingSize -> 2], Ramp, PoolingLayer[2, 2], "
        "ConvolutionLayer[64, 3, PaddingSize -> 1], Ramp, FlattenLayer[], 10, SoftmaxLayer[]}"
    ),
}


def trainer(kind: str, batch: int):
    """seconds -> steps, seconds, seconds of the processor, of one NetTrain for so long."""
    x, y = data(kind, batch)
    x = x + 1 if x.dtype.kind == "i" else x  # words count from 1
    classes = y.dtype.kind == "i" and y.ndim == 1
    words = y.dtype.kind == "i" and y.ndim == 2
    session = Session()
    session["x"], session["y"] = x, y + 1 if words else y
    shape = ", ".join(map(str, x.shape[1:]))
    port = f'"Input" -> {{{shape}}}' if x.ndim > 2 else f'"Input" -> {shape}'
    decoder = f', "Output" -> NetDecoder[{{"Class", Range[0, {y.max()}]}}]'
    ending = f"{decoder if classes else ''}]"
    loss = ', LossFunction -> CrossEntropyLossLayer["Index"]' if words else ""
    session.evaluate(f"net = NetInitialize[{NETS[kind]}, {port}{ending}]", check=True)
    method = f'{{"ADAM", "Beta1" -> {BETA1}, "Beta2" -> {BETA2}, "Epsilon" -> {EPSILON:.10f}}}'

    def train(seconds: float) -> tuple[int, float, float]:
        cpu = time.process_time()
        batches, rate = session.evaluate(
            f'NetTrain[net, <|"Input" -> x, "Output" -> y|>, {{"TotalBatches", "MeanBatchesPerSecond"}}, '
            f"BatchSize -> {batch}, LearningRate -> {RATE}, Method -> {method}, "
            f"TrainingProgressReporting -> None, TimeGoal -> {seconds}{loss}]",
            check=True,
        )
        return batches, batches / rate, time.process_time() - cpu

    train(1e-3)
    # What NetTrain takes before the first batch is no part of a step: it is taken off.
    before = min(train(1e-3)[2] for _ in range(3))

    def run(seconds: float) -> tuple[int, float, float]:
        batches, spent, cpu = train(seconds)
        return batches, spent, cpu - before

    return run


if __name__ == "__main__":
    imported = time.perf_counter() - START
    begin = time.perf_counter()
    run_ = trainer(*WORKLOADS[sys.argv[1]])
    serve(run_, {"import_s": imported, "first_step_s": time.perf_counter() - begin, "version": __version__})
