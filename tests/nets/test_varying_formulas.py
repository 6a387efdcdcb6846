"""Layers whose dimensions vary, against the formulas of test_layer_formulas.py: each example of a batch of
different lengths, Real64; and one-sided sums that would show what padding adds.
"""

import numpy as np
import pytest

from tests.checks import normal
from tests.nets.test_layer_formulas import FORMULAS, SUM, chance, correlated, listed, windows
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.initialize import initialize
from wlnet.nets.layer import LAYERS
from wlnet.nets.types import VARYING as V

# Port -> dimensions of layers as FORMULAS makes them; OWN has those that need others.
PORTS = {
    "AppendLayer": {"Input": (V, 2), "Element": (2,)},
    "AttentionLayer": {"Key": (V, 3), "Value": (V, 2), "Query": (V, 1)},
    "BasicRecurrentLayer": {"Input": (V, 3)},
    "BatchNormalizationLayer": {"Input": (3, V)},
    "CTCLossLayer": {"Input": (V, 3), "Target": (2,)},
    "ConvolutionLayer": {"Input": (3, V, V)},
    "CrossEntropyLossLayer": {"Input": (V, 5), "Target": (V, 5)},
    "DeconvolutionLayer": {"Input": (3, V)},
    "DotLayer": {"Input1": (V, 5), "Input2": (5, 2)},
    "DropoutLayer": {"Input": (V, 5)},
    "ElementwiseLayer": {"Input": (V, 5)},
    "EmbeddingLayer": {"Input": (V,)},
    "ExtractLayer": {"Input": (V, 5), "Position": (2, 1)},
    "FunctionLayer": {"Input": (V, 5)},
    "GatedRecurrentLayer": {"Input": (V, 3)},
    "LocalResponseNormalizationLayer": {"Input": (7, V, 3)},
    "LongShortTermMemoryLayer": {"Input": (V, 3)},
    "MeanAbsoluteLossLayer": {"Input": (V, 5), "Target": (V, 5)},
    "MeanSquaredLossLayer": {"Input": (V, 5), "Target": (V, 5)},
    "NetFoldOperator": {"Input": (V, 3)},
    "NormalizationLayer": {"Input": (V, 3)},
    "NetMapThreadOperator": {"Input": (V, 2, 3)},
    "OrderingLayer": {"Input": (V,)},
    "PaddingLayer": {"Input": (V, 5)},
    "ParametricRampLayer": {"Input": (V, 5)},
    "PartLayer": {"Input": (V, 3)},
    "PoolingLayer": {"Input": (2, V)},
    "PrependLayer": {"Input": (V, 2), "Element": (2,)},
    "ReplicateLayer": {"Input": (V, 2)},
    "ResizeLayer": {"Input": (2, V)},
    "SequenceIndicesLayer": {"Input": (V, 3)},
    "SequenceLastLayer": {"Input": (V, 3)},
    "SequenceMostLayer": {"Input": (V, 3)},
    "SequenceRestLayer": {"Input": (V, 3)},
    "SequenceReverseLayer": {"Input": (V, 3)},
    "SoftmaxLayer": {"Input": (V, 3)},
    "SummationLayer": {"Input": (V, 5)},
    "ThreadingLayer": {"Input1": (V, 5), "Input2": (V, 5)},
    "TotalLayer": {"Input1": (V,), "Input2": (V,), "Input3": (V,)},
    "TransposeLayer": {"Input": (V, 3, 5)},
    "UnitVectorLayer": {"Input": (V,)},
}  # fmt: skip


def cumulated(x, **a):
    """Tanh of a linear map of running sums, twice: NetNestOperator of a fold and a mapped net."""
    return np.cumsum(np.cumsum(x, 0), 0)


OWN = {  # arguments, options, port -> dimensions, formula
    "AggregationLayer": ((S.StandardDeviation, 1), {}, {"Input": (V, 5)}, lambda x: x.std(0, ddof=1)),
    "CatenateLayer": ((), {"InputPorts": 2}, {"Input1": (V, 4), "Input2": (V, 4)},
        lambda a, b: np.concatenate([a, b])),
    "FlattenLayer": ((-1,), {}, {"Input": (V, 3, 2)}, lambda x: x.reshape(len(x), 6)),
    "NetBidirectionalOperator": ((make("NetFoldOperator", (SUM,)),), {}, {"Input": (V, 3)},
        lambda x: np.hstack([np.cumsum(x, 0), np.cumsum(x[::-1], 0)[::-1]])),
    "NetNestOperator": ((make("NetFoldOperator", (SUM,)), 2), {}, {"Input": (V, 3)}, cumulated),
    "NetPairEmbeddingOperator": ((make("SummationLayer"),), {}, {"Input": (V, 3)},
        lambda a, b: abs(a.sum() - b.sum())),
    "ReshapeLayer": (((S.Inherited, 6),), {}, {"Input": (V, 2, 3)}, lambda x: x.reshape(-1, 6)),
    "AggregationLayer Median": ((S.Median, 1), {}, {"Input": (V, 5)}, lambda x: np.median(x, 0)),
    "ConvolutionLayer Same": ((2, (3, 3)), {"PaddingSize": "Same"}, {"Input": (3, V, V)},
        lambda x, Weights, Biases: correlated(np.pad(x, ((0, 0), (1, 1), (1, 1))), Weights, Biases)),
    "PoolingLayer Mean": ((3,), {"Function": S.Mean, "PaddingSize": 1}, {"Input": (2, V)},
        lambda x: windows(np.pad(x, ((0, 0), (1, 1))), 3).mean(0)),
    "NormalizationLayer RMS": ((1, "Complement"), {"Method": "RMS"}, {"Input": (V, 3)},
        lambda x, Scaling, Biases: x / np.sqrt(np.square(x).mean(0) + 0.001) * Scaling + Biases),
    "CrossEntropyLossLayer Index": (("Index",), {}, {"Input": (V, 5), "Target": (V,)},
        lambda p, t: -np.log(p[np.arange(len(t)), t - 1]).mean()),
}  # fmt: skip
SKIPPED = {"PlaceholderLayer"}
CASES = {**{name: (*FORMULAS[name][:2], ports, FORMULAS[name][3]) for name, ports in PORTS.items()}, **OWN}


def test_every_layer_that_may_vary_has_a_formula():
    assert {name.split()[0] for name in CASES} | SKIPPED == {n for n in LAYERS if LAYERS[n].varying}


def example(kind: str, net, port: str, length: int, seed: int) -> np.ndarray:
    """A value for a port, with `length` where its dimensions vary (one more for each that does)."""
    dims, sizes = net.inputs[port].dims, iter(range(length, length + 9))
    shape = [next(sizes) if d == V else d for d in dims]
    rng = np.random.default_rng(seed)
    if net.inputs[port].is_integer or (kind in ("CTCLossLayer", "ExtractLayer") and port != "Input"):
        return rng.integers(1, 3, shape)
    return chance(*shape, seed=seed) if "Loss" in kind else normal(*shape, seed=seed)


@pytest.mark.parametrize("lengths", [(7,), (5, 9, 6, 5)], ids=["one", "four"])
@pytest.mark.parametrize("name", sorted(CASES))
def test_every_example_of_a_batch_is_as_its_formula_says(name, lengths):
    args, options, ports, formula = CASES[name]
    kind = name.split()[0]
    sizes = {port: wl_list(dims) for port, dims in ports.items()}
    net = initialize(make(kind, tuple(map(listed, args)), {**options, **sizes}))
    shapes = enumerate(net.array_shapes.items())
    filled = {path: np.float32(np.abs(normal(*shape, seed=30 + n))) for n, (path, shape) in shapes}
    net = net.with_arrays(filled)
    arrays = {path[-1]: value.astype(float) for path, value in filled.items()}
    data = {
        port: [example(kind, net, port, length, 10 * n + place) for place, length in enumerate(lengths)]
        for n, port in enumerate(net.inputs)
    }
    found = net(data, WorkingPrecision="Real64")
    for place in range(len(lengths)):
        given = [column[place] for column in data.values()]
        if kind == "NetPairEmbeddingOperator":
            given = given[0]
        expected = formula(*given, **arrays)
        assert np.shape(found[place]) == np.shape(expected)
        np.testing.assert_allclose(found[place], expected, rtol=1e-9, atol=1e-11)
