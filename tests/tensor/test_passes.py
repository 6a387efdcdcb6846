"""Every pass of the planner can be left out with equal results, and says what it does."""

import logging

import numpy as np
import pytest

from tests.checks import normal
from wlnet.tensor import prepared
from wlnet.tensor.compile import Spec, compiled
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.ops.contraction import dot
from wlnet.tensor.ops.convolution import convolve
from wlnet.tensor.ops.elementwise import log, ramp, sqrt, tanh
from wlnet.tensor.ops.indexing import take_along
from wlnet.tensor.ops.movement import flatten, join, part, permute
from wlnet.tensor.ops.pooling import window_max
from wlnet.tensor.ops.reduction import softmax, total
from wlnet.tensor.passes import PASSES, is_on, without
from wlnet.tensor.run.cpu.store import store

BATCH = 48
SHAPES = [(6, 2, 3, 3), (6, 1, 1, 1), (300, 150), (300,), (300, 300), (300,), (10, 300)]
SIZES = [int(np.prod(shape)) for shape in SHAPES]
OF_ROWS = ("fusion", "bands", "updates", "ahead", "phases", "panels")


def step(v):
    """A convolution, three dense layers, a loss and ADAM, as NetTrain makes them."""
    arrays, start = [], 0
    for shape, size in zip(SHAPES, SIZES, strict=True):
        arrays.append(part(v["w"], start, size).reshape(shape))
        start += size
    kernels, shift, *dense, last = arrays
    y = convolve(permute(v["x"], order=(1, 2, 3, 0)), kernels, stride=(1, 1), dilation=(1, 1)) + shift
    y = permute(ramp(permute(y, order=(3, 0, 1, 2))), order=(1, 2, 3, 0))
    y = window_max(window_max(y, axis=2, window=2, stride=2), axis=1, window=2, stride=2)
    y = flatten(permute(y, order=(3, 0, 1, 2)))
    for weights, biases in zip(dense[::2], dense[1::2], strict=True):
        y = tanh(dot(y, weights.T) + biases * 1.0)
    found = softmax(dot(y, last.T))
    losses = -take_along(log(found), v["t"].reshape(-1, 1)).reshape(-1)
    g = join(*(one.reshape(-1) for one in gradient(total(losses) / float(BATCH), arrays)))
    m, s = 0.9 * v["m"] + 0.1 * g, 0.99 * v["s"] + 0.01 * (g * g)
    w = v["w"] - 0.01 * m / (sqrt(s) + 1e-4)
    return {"loss": total(losses), "found": found, "again": softmax(dot(y, last.T))}, {"w": w, "m": m, "s": s}


def trained(precision="Real64") -> dict:
    """What three steps leave."""
    arguments = {"x": Spec((BATCH, 2, 12, 12), precision), "t": Spec((BATCH,), "Integer64")}
    program = compiled(step, arguments, dict.fromkeys("wms", Spec((sum(SIZES),), precision)))
    program.states["w"][...] = 0.1 * normal(sum(SIZES))
    outputs = {}
    for n in range(3):
        outputs = program(x=normal(BATCH, 2, 12, 12, seed=n), t=np.arange(BATCH) % 10)
    return {name: array.copy() for name, array in (outputs | program.states).items()}


@pytest.fixture(scope="module")
def expected():
    return {precision: trained(precision) for precision in ("Real64", "Real32")}


@pytest.mark.parametrize("name", PASSES)
def test_without_a_pass_the_results_are_equal(name, expected, caplog):
    caplog.set_level(logging.DEBUG, "wlnet.passes")
    # Passes over rows have work in Real32 only, where sums in another order round otherwise.
    precision, rtol = ("Real32", 2e-3) if name in OF_ROWS else ("Real64", 1e-9)
    with without(name):
        found = trained(precision)
    assert caplog.records and not [record for record in caplog.records if record.args[0] == name]
    for key, array in expected[precision].items():
        scale = np.abs(array).max()
        np.testing.assert_allclose(found[key], array, rtol=0, atol=rtol * scale, err_msg=key)


def test_each_pass_tells_what_it_did(caplog):
    caplog.set_level(logging.DEBUG, "wlnet.passes")
    prepared._kept.clear()  # what is known already is not worked out again
    trained("Real32")
    told = {record.args[0] for record in caplog.records}
    # The matrix unit is for larger products, and not everywhere: tests/tensor/run/cpu/test_amx_windows.py.
    # Behind this convolution comes pooling, which bands leave alone: tests/tensor/run/cpu/test_bands.py
    wanted = set(PASSES) - {"gather", "amx", "bands"} - (set(OF_ROWS) if store() is None else set())
    assert wanted <= told, wanted - told


def test_all_can_be_left_out_at_once(expected):
    with without(*PASSES):
        found = trained()
    for key, array in expected["Real64"].items():
        np.testing.assert_allclose(found[key], array, rtol=0, atol=1e-9 * np.abs(array).max(), err_msg=key)


def test_the_environment_leaves_passes_out(monkeypatch):
    monkeypatch.setenv("WLNET_WITHOUT", "fuse,updates")
    assert not is_on("fuse") and not is_on("updates") and is_on("fold")
    with without("fold"):
        assert is_on("fuse") and not is_on("fold")


def test_an_unknown_pass_is_refused(monkeypatch):
    with pytest.raises(ValueError, match="no pass polish; the passes are fold, gather"), without("polish"):
        pass
    monkeypatch.setenv("WLNET_WITHOUT", "polish")
    with pytest.raises(ValueError, match="no pass polish"):
        is_on("fold")
