"""Each layer against a formula in NumPy that is written here: odd dimensions, Real64, batches of 1 and 4.

A formula takes one example of each input, then the arrays of the layer by name, and gives the output.
"""

import numpy as np
import pytest

from tests.checks import normal
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.containers.gan import NetGANOperator
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.layer import LAYERS
from wlnet.nets.netport import net_port


def listed(value):
    return wl_list(map(listed, value)) if isinstance(value, tuple) else value


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def correlated(x, Weights, Biases):
    """(c, h, w) with kernels (n, c, k, m)"""
    n, _, k, m = Weights.shape
    rows, columns = x.shape[1] - k + 1, x.shape[2] - m + 1
    places = [(i, j) for i in range(rows) for j in range(columns)]
    found = [(Weights * x[:, i : i + k, j : j + m]).sum((1, 2, 3)) + Biases for i, j in places]
    return np.array(found).T.reshape(n, rows, columns)


def spread(x, Weights, Biases):
    """Transposed convolution of (c, n) with kernels (c, m, k)."""
    _, n, k = Weights.shape
    y = np.zeros((n, x.shape[1] + k - 1)) + Biases[:, None]
    for p in range(x.shape[1]):
        y[:, p : p + k] += np.einsum("c,cmk->mk", x[:, p], Weights)
    return y


def windows(x, k):
    return np.stack([x[:, i : x.shape[1] - k + 1 + i] for i in range(k)])


def basic(x, InputWeights, StateWeights, Biases):
    s, found = np.zeros(len(Biases)), []
    for one in x:
        s = np.tanh(InputWeights @ one + StateWeights @ s + Biases)
        found.append(s)
    return np.array(found)


def gate(a, name, x, s):
    return a[f"{name}InputWeights"] @ x + a[f"{name}StateWeights"] @ s + a[f"{name}Biases"]


def gated(x, **a):
    s, found = np.zeros(2), []
    for one in x:
        keep, reset = (sigmoid(gate(a, name, one, s)) for name in ("InputGate", "ResetGate"))
        memory = a["MemoryGateInputWeights"] @ one + reset * (a["MemoryGateStateWeights"] @ s)
        s = (1 - keep) * np.tanh(memory + a["MemoryGateBiases"]) + keep * s
        found.append(s)
    return np.array(found)


def long_short(x, **a):
    s, c, found = np.zeros(2), np.zeros(2), []
    for one in x:
        i, o, f = (sigmoid(gate(a, name, one, s)) for name in ("InputGate", "OutputGate", "ForgetGate"))
        c = f * c + i * np.tanh(gate(a, "MemoryGate", one, s))
        s = o * np.tanh(c)
        found.append(s)
    return np.array(found)


def attended(key, value, query, Weights):
    scores = np.array([[k @ Weights @ q for k in key] for q in query])
    return softmax(scores) @ value


def local_response(x):
    sums = [np.square(x[max(0, i - 2) : i + 3]).sum(0) for i in range(len(x))]
    return x / np.sqrt(np.array(sums) / 5 + 1)


def interpolated(x, n):
    places = np.arange(n) * (x.shape[1] - 1) / (n - 1)
    return np.array([np.interp(places, np.arange(x.shape[1]), row) for row in x])


def warped(x, p):
    """Affine map with linear interpolation, zero outside, of (c, h, w) to (c, 2, 3)."""
    _, h, w = x.shape
    y = np.zeros((x.shape[0], 2, 3))
    for i, v in enumerate(np.linspace(-1, 1, 2)):
        for j, u in enumerate(np.linspace(-1, 1, 3)):
            column = (p[0] * u + p[1] * v + p[2] + 1) / 2 * (w - 1)
            row = (p[3] * u + p[4] * v + p[5] + 1) / 2 * (h - 1)
            for r in range(h):
                for c in range(w):
                    y[:, i, j] += x[:, r, c] * max(0, 1 - abs(row - r)) * max(0, 1 - abs(column - c))
    return y


def alignments(p, target):
    """-log of the sum over all ways of steps that collapse to the target, by trying all."""
    total = 0
    for way in np.ndindex(*(p.shape[1],) * len(p)):
        kept = [c for n, c in enumerate(way) if c != p.shape[1] - 1 and (n == 0 or way[n - 1] != c)]
        if kept == [t - 1 for t in target]:
            total += np.prod([p[n, c] for n, c in enumerate(way)])
    return -np.log(total)


def chance(*shape, seed=0):
    return softmax(normal(*shape, seed=seed))


TWO = wl_list((2, S.Tanh))


def linear_tanh(x, Weights, Biases):
    return np.tanh(Weights @ x + Biases)


SUM = make("ThreadingLayer", (S.Plus,), {"InputPorts": wl_list(("Input", "State"))})
INTEGERS = {"EmbeddingLayer": [3, 1, 5, 5, 2], "UnitVectorLayer": [3, 1, 2, 4, 2]}

# Name -> (arguments, options, port -> dimensions, formula).
FORMULAS = {
    "AggregationLayer": ((S.StandardDeviation, 2), {}, {"Input": (3, 5)}, lambda x: x.std(1, ddof=1)),
    "AppendLayer": ((), {}, {"Input": (3, 2), "Element": (2,)}, lambda x, e: np.vstack([x, e])),
    "AttentionLayer": ((), {}, {"Key": (5, 3), "Value": (5, 2), "Query": (4, 1)}, attended),
    "BasicRecurrentLayer": ((2,), {}, {"Input": (5, 3)}, basic),
    "BatchNormalizationLayer": ((), {}, {"Input": (3, 5)},
        lambda x, Scaling, Biases, MovingMean, MovingVariance:
            ((x.T - MovingMean) / np.sqrt(np.abs(MovingVariance) + 0.001) * Scaling + Biases).T),
    "CTCLossLayer": ((), {}, {"Input": (4, 3), "Target": (2,)}, alignments),
    "CatenateLayer": ((2,), {"InputPorts": 2}, {"Input1": (3, 1), "Input2": (3, 4)},
        lambda a, b: np.concatenate([a, b], 1)),
    "CompiledLayer": ((S.Function(S.Sin(S.Slot(1))),), {}, {"Input": (3,)}, np.sin),
    "ContrastiveLossLayer": ((), {}, {"Input": ()}, lambda d, t: max(0, 0.5 - d) if t else d),
    "ConvolutionLayer": ((2, (2, 3)), {}, {"Input": (3, 4, 5)}, correlated),
    "CrossEntropyLossLayer": (("Probabilities",), {}, {"Input": (3, 5), "Target": (3, 5)},
        lambda p, t: -(t * np.log(p)).sum(-1).mean()),
    "DeconvolutionLayer": ((2, 3), {}, {"Input": (3, 5)}, spread),
    "DotLayer": ((), {"InputPorts": 2}, {"Input1": (3, 5), "Input2": (5, 2)}, lambda a, b: a @ b),
    "DropoutLayer": ((), {}, {"Input": (3, 5)}, lambda x: x),
    "ElementwiseLayer": ((S.Tanh,), {}, {"Input": (3, 5)}, np.tanh),
    "EmbeddingLayer": ((3, 5), {}, {"Input": (5,)}, lambda x, Weights: Weights[x - 1]),
    "ExtractLayer": ((), {}, {"Input": (3, 5), "Position": (2, 1)}, lambda x, p: x[p[:, 0] - 1]),
    "FlattenLayer": ((1,), {}, {"Input": (3, 5, 2)}, lambda x: x.reshape(15, 2)),
    "FunctionLayer": ((S.Function(S.Total(S.Power(S.Slot(1), 2))),), {}, {"Input": (3, 5)},
        lambda x: (x**2).sum(0)),
    "GatedRecurrentLayer": ((2,), {}, {"Input": (5, 3)}, gated),
    "ImageAugmentationLayer": (((3, 3),), {}, {"Input": (2, 7, 5)}, lambda x: x[:, 2:5, 1:4]),
    "LinearLayer": (((2, 3),), {}, {"Input": (3, 5)},
        lambda x, Weights, Biases: (Weights @ x.ravel() + Biases).reshape(2, 3)),
    "LocalResponseNormalizationLayer": ((), {}, {"Input": (7, 2, 3)}, local_response),
    "LongShortTermMemoryLayer": ((2,), {}, {"Input": (5, 3)}, long_short),
    "MeanAbsoluteLossLayer": ((), {}, {"Input": (3, 5)}, lambda x, t: np.abs(x - t).mean()),
    "MeanSquaredLossLayer": ((), {}, {"Input": (3, 5)}, lambda x, t: np.square(x - t).mean()),
    "NetChain": ((wl_list((2, S.Tanh)),), {}, {"Input": (3,)}, linear_tanh),
    "NetGraph": ((wl_list((2, S.Tanh, S.Plus)), wl_list((rule(1, rule(2, 3)), rule(1, 3)))), {},
        {"Input": (3,)}, lambda x, Weights, Biases: np.tanh(Weights @ x + Biases) + Weights @ x + Biases),
    "NetMapOperator": ((TWO,), {}, {"Input": (5, 3)},
        lambda x, **a: np.array([linear_tanh(one, **a) for one in x])),
    "NetMapThreadOperator": ((TWO, 2), {}, {"Input": (5, 2, 3)},
        lambda x, **a: np.array([[linear_tanh(one, **a) for one in row] for row in x])),
    "NetNestOperator": ((TWO, 3), {}, {"Input": (2,)},
        lambda x, **a: linear_tanh(linear_tanh(linear_tanh(x, **a), **a), **a)),
    "NetFoldOperator": ((SUM,), {}, {"Input": (5, 3)}, lambda x: np.cumsum(x, 0)),
    "NetPairEmbeddingOperator": ((TWO,), {}, {"Input": (2, 3)},
        lambda x, **a: np.linalg.norm(linear_tanh(x[0], **a) - linear_tanh(x[1], **a))),
    "NormalizationLayer": ((1, "Complement"), {}, {"Input": (5, 3)},
        lambda x, Scaling, Biases: (x - x.mean(0)) / np.sqrt(x.var(0) + 0.001) * Scaling + Biases),
    "OrderingLayer": ((), {}, {"Input": (7,)}, lambda x: np.argsort(x) + 1),
    "PaddingLayer": ((((1, 2),),), {}, {"Input": (3, 5)}, lambda x: np.pad(x, ((1, 2), (0, 0)))),
    "ParametricRampLayer": ((2,), {}, {"Input": (3, 5)}, lambda x, Slope: np.where(x >= 0, x, Slope * x)),
    "PartLayer": ((S.Span(-2, 1, -1),), {}, {"Input": (5, 3)}, lambda x: x[-2::-1]),
    "PoolingLayer": ((3,), {}, {"Input": (2, 7)}, lambda x: windows(x, 3).max(0)),
    "PrependLayer": ((), {}, {"Input": (3, 2), "Element": (2,)}, lambda x, e: np.vstack([e, x])),
    "ReplicateLayer": ((3, 2), {}, {"Input": (5, 2)}, lambda x: np.stack([x] * 3, 1)),
    "ReshapeLayer": (((5, 3),), {}, {"Input": (3, 5)}, lambda x: x.reshape(5, 3)),
    "ResizeLayer": (((4,),), {}, {"Input": (2, 7)}, lambda x: interpolated(x, 4)),
    "SequenceIndicesLayer": ((), {}, {"Input": (5, 3)}, lambda x: np.arange(1, len(x) + 1)),
    "SequenceLastLayer": ((), {}, {"Input": (5, 3)}, lambda x: x[-1]),
    "SequenceMostLayer": ((), {}, {"Input": (5, 3)}, lambda x: x[:-1]),
    "SequenceRestLayer": ((), {}, {"Input": (5, 3)}, lambda x: x[1:]),
    "SequenceReverseLayer": ((), {}, {"Input": (5, 3)}, lambda x: x[::-1]),
    "SoftmaxLayer": ((1,), {}, {"Input": (5, 3)}, lambda x: softmax(x.T).T),
    "SpatialTransformationLayer": (((2, 3),), {}, {"Input": (2, 5, 3)}, warped),
    "SummationLayer": ((), {}, {"Input": (3, 5)}, np.sum),
    "ThreadingLayer": ((S.Subtract,), {}, {"Input1": (3, 5), "Input2": (1, 5)}, lambda a, b: a - b),
    "TotalLayer": ((), {"InputPorts": 3}, {"Input1": (3,), "Input2": (3,), "Input3": (3,)},
        lambda a, b, c: a + b + c),
    "TransposeLayer": (((3, 1, 2),), {}, {"Input": (2, 3, 5)}, lambda x: np.transpose(x, (1, 2, 0))),
    "UnitVectorLayer": ((5,), {}, {"Input": (5,)}, lambda x: np.eye(5)[x - 1]),
}  # fmt: skip

# No input, two outputs, two arrays of one name: below. Never the same twice: with the layer itself.
ELSEWHERE = {
    "NetArrayLayer", "RandomArrayLayer", "PlaceholderLayer", NetGANOperator.name, "NetBidirectionalOperator",
}  # fmt: skip


def test_every_layer_has_a_formula():
    assert set(FORMULAS) | ELSEWHERE == set(LAYERS)


def examples(name, port, place, count):
    """(count, *dims) of values that the port takes."""
    shape = (count, *port.dims)
    if name in ("CTCLossLayer", "ExtractLayer") and place:
        return np.random.default_rng(place).integers(1, 3, shape)
    if name in INTEGERS:
        return np.resize(INTEGERS[name], shape)
    if name == "ContrastiveLossLayer" and place:
        return np.arange(count) % 2
    if name in ("CTCLossLayer", "CrossEntropyLossLayer"):
        return chance(*shape, seed=place)
    if name == "ContrastiveLossLayer":
        return np.abs(normal(*shape))
    return normal(*shape, seed=10 + place)


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_a_layer_is_its_formula(name, count):
    args, options, ports, formula = FORMULAS[name]
    net = initialize(infer(make(name, tuple(map(listed, args)), options), **ports))
    shapes = enumerate(net.array_shapes.items())
    filled = {path: np.float32(normal(*shape, seed=30 + n)) for n, (path, shape) in shapes}
    if name == "BatchNormalizationLayer":
        filled[("MovingVariance",)] = np.abs(filled[("MovingVariance",)])
    net = net.with_arrays(filled)
    data = {port: examples(name, one, n, count) for n, (port, one) in enumerate(net.inputs.items())}
    found = net(data, WorkingPrecision="Real64")
    arrays = {path[-1]: value.astype(float) for path, value in filled.items()}
    for place in range(count):
        expected = formula(*(x[place] for x in data.values()), **arrays)
        np.testing.assert_allclose(found[place], expected, rtol=1e-9, atol=1e-11)
    alone = net({port: x[0] for port, x in data.items()}, WorkingPrecision="Real64")
    np.testing.assert_allclose(alone, found[0], rtol=1e-12)
    chunks = net(data, WorkingPrecision="Real64", BatchSize=3)
    np.testing.assert_allclose(chunks, found, rtol=1e-12)


def filled(net):
    """(net, path -> array) with normal numbers in all arrays."""
    arrays = {
        path: np.float32(normal(*shape, seed=n)) for n, (path, shape) in enumerate(net.array_shapes.items())
    }
    return net.with_arrays(arrays), {path: value.astype(float) for path, value in arrays.items()}


@pytest.mark.parametrize("how", ["Catenate", "Total", "Mean"])
def test_both_directions_are_two_loops(how):
    net = make("NetBidirectionalOperator", (make("BasicRecurrentLayer", (2,)), S(how)))
    net, arrays = filled(infer(net, Input=(5, 3)))
    sides = [
        {path[1]: a for path, a in arrays.items() if path[0] == f"{side}Net"}
        for side in ("Forward", "Backward")
    ]
    x = normal(4, 5, 3, seed=9)
    found = net(x, WorkingPrecision="Real64")
    for one, result in zip(x, found, strict=True):
        there, back = basic(one, **sides[0]), basic(one[::-1], **sides[1])[::-1]
        both = {"Catenate": np.hstack([there, back]), "Total": there + back, "Mean": (there + back) / 2}[how]
        np.testing.assert_allclose(result, both, rtol=1e-12)


@pytest.mark.parametrize("loss", ["JensenShannon", "Wasserstein"])
def test_the_losses_of_the_game_are_its_formulas(loss):
    judge = make("NetChain", (wl_list((make("LinearLayer", (wl_list(()),)), S.LogisticSigmoid)),))
    net = make("NetGANOperator", (wl_list((TWO, judge)), loss), {"Sample": 2, "Latent": 3})
    net, arrays = filled(net)
    a = {(path[0], path[-1]): value for path, value in arrays.items()}
    sample, latent = normal(4, 2, seed=5), normal(4, 3, seed=6)
    found = net({"Sample": sample, "Latent": latent}, WorkingPrecision="Real64")
    fakes = np.tanh(latent @ a["Generator", "Weights"].T + a["Generator", "Biases"])
    real, fake = (
        sigmoid(x @ a["Discriminator", "Weights"].T + a["Discriminator", "Biases"])[:, 0]
        for x in (sample, fakes)
    )
    losses = (-np.log(real), -np.log(1 - fake)) if loss == "JensenShannon" else (-real, fake)
    np.testing.assert_allclose(found["LossReal"], losses[0], rtol=1e-12)
    np.testing.assert_allclose(found["LossFake"], losses[1], rtol=1e-12)
    np.testing.assert_allclose(found["GeneratedFake"], fakes, rtol=1e-12)


def test_an_array_is_the_same_for_every_example():
    edges = wl_list((rule(net_port("x"), 2), rule(1, 2)))
    net, arrays = filled(
        make("NetGraph", (wl_list((make("NetArrayLayer"), S.Times)), edges), {"x": wl_list((3, 5))})
    )
    (array,) = arrays.values()
    x = normal(4, 3, 5, seed=8)
    np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), x * array, rtol=1e-12)
    np.testing.assert_allclose(net(x[0], WorkingPrecision="Real64"), x[0] * array, rtol=1e-12)
