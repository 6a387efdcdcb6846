"""Recurrent layers against loops written out here, and against their golden values."""

import numpy as np
import pytest
from scipy.special import expit

from tests.checks import check_vjp, normal
from tests.evaluating import Room
from tests.layer_checks import check_layer, check_varying
from wlnet.expr.expr import rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.construct import make
from wlnet.nets.infer import infer
from wlnet.nets.initialize import initialize
from wlnet.nets.layer import LAYERS
from wlnet.nets.lower import Mode, forward
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.graph.graph import constant

KINDS = ("BasicRecurrentLayer", "GatedRecurrentLayer", "LongShortTermMemoryLayer")


def arrays_of(kind: str, n: int, k: int) -> dict:
    net = infer(make(kind, (n,)), Input=(3, k))
    return {name: normal(*shape, seed=50 + i) for i, (name, shape) in enumerate(net.own_shapes.items())}


def steps(kind: str, a: dict, x: np.ndarray, s=None, c=None) -> tuple:
    """All states (T, n), and the last cell state, of one sequence: the formulas of the specification."""
    n = len(a[next(name for name in a if name.endswith("Biases"))])
    s = np.zeros(n) if s is None else s
    c = np.zeros(n) if c is None else c

    def gate(name, state=None):
        inner = a[f"{name}StateWeights"] @ (s if state is None else state)
        return a[f"{name}InputWeights"] @ x_t + inner + a[f"{name}Biases"]

    found = []
    for x_t in x:
        if kind == "BasicRecurrentLayer":
            s = np.tanh(gate(""))
        elif kind == "GatedRecurrentLayer":
            i, r = expit(gate("InputGate")), expit(gate("ResetGate"))
            inner = r * (a["MemoryGateStateWeights"] @ s)
            m = np.tanh(a["MemoryGateInputWeights"] @ x_t + inner + a["MemoryGateBiases"])
            s = (1 - i) * m + i * s
        else:
            i, o, f = (expit(gate(name)) for name in ("InputGate", "OutputGate", "ForgetGate"))
            m = np.tanh(gate("MemoryGate"))
            c = f * c + i * m
            s = o * np.tanh(c)
        found.append(s)
    return np.array(found), c


@pytest.mark.parametrize(
    "kind, expected",
    [
        ("BasicRecurrentLayer", [0.7615942, 0.9426808]),
        ("GatedRecurrentLayer", [0.2048242, 0.3467531]),
        ("LongShortTermMemoryLayer", [0.3696064, 0.6505352]),
    ],
)
def test_golden_values(kind, expected):
    arrays = {
        name: np.zeros(1) if name.endswith("Biases") else np.ones((1, 1)) for name in LAYERS[kind].arrays
    }
    net = make(kind, (1,), {**arrays, "Input": wl_list((2, 1))})
    np.testing.assert_allclose(net([[1], [1]])[:, 0], expected, rtol=1e-6)


def test_golden_values_of_the_cell_state():
    kind = "LongShortTermMemoryLayer"
    arrays = {
        name: np.zeros(1) if name.endswith("Biases") else np.ones((1, 1)) for name in LAYERS[kind].arrays
    }
    for count, expected in ((1, 0.5567699), (2, 1.1444462)):
        net = make(kind, (1,), {**arrays, "Input": wl_list((count, 1))})
        found = net([[1]] * count, S.NetPort(S.All, "States"))
        np.testing.assert_allclose(found[S.NetPort("CellState")], [expected], rtol=1e-6)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size, units, inputs, batch", [(1, 1, 1, 1), (4, 3, 2, 1), (5, 2, 3, 4)])
def test_the_formula(kind, size, units, inputs, batch):
    a = arrays_of(kind, units, inputs)
    net = make(kind, (units,), {**a, "Input": wl_list((size, inputs))})
    exact = {name: np.float64(np.float32(array)) for name, array in a.items()}
    x = normal(batch, size, inputs)
    expected = [steps(kind, exact, one)[0] for one in x]
    np.testing.assert_allclose(net(x, WorkingPrecision="Real64"), expected, rtol=1e-12)


@pytest.mark.parametrize("kind", KINDS)
def test_gradients(kind):
    check_layer(make(kind, (2,)), Input=(3, 2))


@pytest.mark.parametrize("kind", KINDS)
def test_second_derivatives_of_a_whole_layer(kind):
    a = arrays_of(kind, 2, 1)

    def function(x, *values):
        known = {(name,): value for name, value in zip(a, values, strict=True)}
        net = infer(make(kind, (2,)), Input=(2, 1))
        return forward(net, {"Input": x}, known, Mode(precision="Real64"))["Output"]

    check_vjp(function, normal(1, 2, 1), *a.values(), tolerance=1e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_sequences_of_different_lengths(kind):
    check_varying(make(kind, (2,), {"Input": wl_list(("Varying", 3))}))


@pytest.mark.parametrize("kind", KINDS)
def test_the_last_state_is_that_of_the_true_end(kind):
    layers = (make(kind, (2,)), make("SequenceLastLayer"))
    net = initialize(make("NetChain", (wl_list(layers),), {"Input": wl_list(("Varying", 3))}))
    data = [normal(n, 3, seed=n) for n in (4, 1, 7)]
    a = {path[1]: np.float64(array) for path, array in net.arrays.items()}
    expected = [steps(kind, a, x)[0][-1] for x in data]
    np.testing.assert_allclose(net(data, WorkingPrecision="Real64"), expected, rtol=1e-10)


@pytest.fixture(scope="module")
def room():
    return Room()


@pytest.mark.parametrize("kind", KINDS)
def test_states_go_in_and_come_out(kind):
    a = arrays_of(kind, 2, 3)
    net = infer(make(kind, (2,)), Input=(4, 3))
    x, s, c = normal(2, 4, 3), normal(2, 2, seed=1), normal(2, 2, seed=2)
    entering = {("State",): constant(s), ("CellState",): constant(c)}
    left = {}

    def function(values):
        known = {(name,): constant(array) for name, array in a.items()}
        mode = Mode(precision="Real64", entering=entering, left=left)
        y = forward(net, {"Input": values["x"]}, known, mode)["Output"]
        return {"y": y, **{path[0]: value for path, value in left.items()}}

    from_outside = compiled_outputs(function, x)
    for i in range(2):
        y, last = steps(kind, a, x[i], s[i], c[i])
        np.testing.assert_allclose(from_outside["y"][i], y, rtol=1e-10)
        np.testing.assert_allclose(from_outside["State"][i], y[-1], rtol=1e-10)
        if "CellState" in LAYERS[kind].states:
            np.testing.assert_allclose(from_outside["CellState"][i], last, rtol=1e-10)


def compiled_outputs(function, x):
    return {k: v.copy() for k, v in compiled(function, {"x": Spec(x.shape, "Real64")})(x=x).items()}


def test_sizes_come_from_either_side():
    net = infer(make("LongShortTermMemoryLayer"), Input=("Varying", 3), Output=(None, 5))
    assert net.own_shapes["ForgetGateInputWeights"] == (5, 3)
    given = make("BasicRecurrentLayer", (), {"InputWeights": np.ones((2, 3))})
    assert given.outputs["Output"].dims == (None, 2) and given.inputs["Input"].dims == (None, 3)


@pytest.mark.parametrize(
    "method", ["VariationalWeights", "VariationalInput", "VariationalState", "StateUpdate"]
)
@pytest.mark.parametrize("kind", KINDS)
class TestDropout:
    def net(self, kind, method):
        options = {"Input": wl_list((5, 3)), "Dropout": wl_list((rule(method, 0.5),))}
        return initialize(make(kind, (4,), options))

    def test_it_holds_in_training_only(self, kind, method):
        net, bare = self.net(kind, method), initialize(make(kind, (4,), {"Input": wl_list((5, 3))}))
        x = normal(2, 5, 3)
        np.testing.assert_array_equal(net(x), bare(x))
        assert not np.allclose(net(x, NetEvaluationMode="Train"), net(x))

    def test_its_gradients(self, kind, method):
        net = self.net(kind, method)
        arrays = {path: np.float64(array) for path, array in net.arrays.items()}

        def function(x, w):
            known = {path: constant(array) for path, array in arrays.items()} | {(net.layer.arrays[1],): w}
            mode = Mode(True, 3, constant(5), "Real64")
            return forward(net, {"Input": x}, known, mode)["Output"]

        check_vjp(function, normal(2, 5, 3), arrays[(net.layer.arrays[1],)], second=False)


def test_a_dropped_weight_is_dropped_at_every_step():
    net = make(
        "BasicRecurrentLayer",
        (1,),
        {
            "InputWeights": np.ones((1, 1)),
            "StateWeights": np.ones((1, 1)),
            "Biases": np.zeros(1),
            "Input": wl_list((6, 1)),
            "Dropout": 0.5,
        },
    )
    x = np.full((6, 1), 0.3)
    dropped = np.tanh(x[:, 0])
    kept, s = [], 0.0
    for one in x[:, 0]:
        s = np.tanh(one + 2 * s)
        kept.append(s)
    for seed in range(8):
        y = net(x, NetEvaluationMode="Train", RandomSeeding=seed)[:, 0]
        assert np.allclose(y, dropped, rtol=1e-5) or np.allclose(y, kept, rtol=1e-5)


@pytest.mark.parametrize(
    "options, message",
    [
        ({"Dropout": 1}, "invset: .*a probability p"),
        ({"Dropout": wl_list((rule("Foo", 0.1),))}, "invset: .*VariationalState"),
        ({"Input": 3}, "tyfail"),
        ({"Input": wl_list((2, 3)), "Output": wl_list((4, 2))}, "tyfail"),
        ({"StateWeights": np.ones((2, 3))}, "tyfail"),
    ],
)
def test_mistakes(options, message):
    with pytest.raises(MessageError, match=message):
        make("BasicRecurrentLayer", (2,), options)


def test_a_net_of_recurrent_layers_prints_and_reads_back(room):
    layers = 'EmbeddingLayer[3], LongShortTermMemoryLayer[4, "Dropout" -> 0.3], SequenceLastLayer[], 2'
    net = f"NetChain[{{{layers}}}, "
    net += '"Input" -> NetEncoder[{"Characters", "abc"}]]'
    room.check(f"ToExpression[ToString[{net}, InputForm]] === {net}", "True")
    room.check(f'Dimensions[NetInitialize[{net}][{{"abc", "b"}}]]', "{2, 2}")
    room.check(f'NetExtract[{net}, {{2, "Dropout"}}]', '{"VariationalWeights" -> 0.3}')
