"""What must hold for every op."""

import numpy as np
import pytest

from tests.checks import apply_plain, check_vjp, rubbish, run
from tests.tensor.cases import CASES, case_name
from wlnet.tensor.dtype import name_of
from wlnet.tensor.graph.graph import Spec
from wlnet.tensor.graph.trace import trace
from wlnet.tensor.op import OPS
from wlnet.tensor.ops import (
    alignment,
    contraction,
    convolution,
    elementwise,
    foreign,
    indexing,
    movement,
    normalization,
    pooling,
    recurrence,
    reduction,
    sampling,
    special,
    trigonometric,
)
from wlnet.tensor.run.execute import Record
from wlnet.tensor.words import WORDS

FAMILIES = (
    alignment,
    contraction,
    convolution,
    elementwise,
    foreign,
    indexing,
    movement,
    normalization,
    pooling,
    recurrence,
    reduction,
    sampling,
    special,
    trigonometric,
)
each_case = pytest.mark.parametrize("case", CASES, ids=case_name)
each_op = pytest.mark.parametrize("op", OPS.values(), ids=str)


def parts(case):
    name, arrays, params = case
    op = OPS[name]
    return op, [np.asarray(x) for x in arrays], op.complete(params)


def prepared(op, arrays, params):
    """Fresh out and scratch, as a plan would hand them over."""
    specs = [x.shape for x in arrays], [name_of(x.dtype) for x in arrays]
    outs = zip(op.shapes(specs[0], params), op.dtypes(specs[1], params)[0], strict=True)
    out = tuple(rubbish(shape, dtype) for shape, dtype in outs)
    scratch = tuple(rubbish(shape, dtype) for shape, dtype in op.scratch(*specs, params))
    return (out[0] if len(out) == 1 else out), ({"scratch": scratch} if scratch else {})


def test_every_op_has_a_case():
    assert {name for name, _, _ in CASES} == set(OPS)


@each_op
def test_every_op_says_what_it_is(op):
    assert op.__doc__


@each_op
def test_every_op_says_how_it_is_differentiated(op):
    assert op.vjp_rule is not None or op.defined_rule is not None


@each_case
def test_gradients_and_their_gradients(case):
    op, arrays, params = parts(case)
    if not any(x.dtype.kind == "f" for x in arrays) or op.name in ("less", "argmax", "argmin"):
        return
    if op.dtypes([name_of(x.dtype) for x in arrays], params)[0][0] != "Real64":
        return
    check_vjp(lambda *values: op(*values, **params), *arrays)


@each_case
def test_the_plan_agrees_with_the_plain_kernel(case):
    op, arrays, params = parts(case)
    expected = apply_plain(op, arrays, params)[0]
    found = run(lambda *values: op(*values, **params), arrays)
    assert found.dtype == expected.dtype
    close = 1e-6 if op.name == "normal" and expected.dtype == np.float32 else 1e-13  # rows draw in Real32
    np.testing.assert_allclose(found, expected, rtol=close, atol=close)


@each_case
def test_strided_arguments_make_no_difference(case):
    op, arrays, params = parts(case)
    strided = [np.stack([x, x], axis=-1)[..., 0] for x in arrays]
    turned = [x.T.copy().T for x in arrays]
    expected = apply_plain(op, arrays, params)
    for variant in (strided, turned):
        for one, other in zip(apply_plain(op, variant, params), expected, strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-13)


@each_case
def test_bound_calls_do_what_the_kernel_does(case):
    op, arrays, params = parts(case)
    if not op.straight:
        return
    out, extra = prepared(op, arrays, params)
    record = Record(WORDS)
    op.kernel(record, *arrays, out=out, **extra, **params)
    for _ in range(2):
        for call in record.calls:
            call()
    np.testing.assert_array_equal(out, apply_plain(op, arrays, params)[0])


@each_case
def test_an_argument_that_may_be_overwritten_may_be(case):
    op, arrays, params = parts(case)
    expected = apply_plain(op, arrays, params)[0]
    for number in op.overwrites:
        if (arrays[number].shape, arrays[number].dtype) == (expected.shape, expected.dtype):
            given = [x.copy() for x in arrays]
            _, extra = prepared(op, arrays, params)
            op.kernel(WORDS, *given, out=given[number], **extra, **params)
            np.testing.assert_array_equal(given[number], expected)


@pytest.mark.parametrize("shape", [(), (1,), (0,), (2, 0, 3), (1, 1)])
@pytest.mark.parametrize("op", [op for op in OPS.values() if op.elementwise], ids=str)
def test_elementwise_ops_take_odd_shapes(op, shape):
    _, arrays, params = next(case for case in CASES if case[0] == op.name)
    arrays = [np.full(shape, np.asarray(x).reshape(-1)[0]) for x in arrays]
    found = run(lambda *values: op(*values, **params), arrays)
    assert found.shape == shape
    np.testing.assert_allclose(found, apply_plain(op, arrays, params)[0])


def test_no_kernel_names_a_dtype():
    for op in OPS.values():
        names = op.kernel.__code__.co_names
        assert not any(name.startswith(("float", "int3", "int6", "dtype", "astype")) for name in names), op


def test_the_arithmetic_of_values_is_that_of_numbers():
    spec = Spec((2, 3), "Real64")

    def function(values):
        x, y = values["x"], values["y"]
        return {
            "a": 1 + x - 2 * y / x**2, "b": -(3 - x) ** y, "c": 2.0**x / y, "d": x @ y.T, "e": 1 / x,
            "f": x < y, "g": x >= 1, "h": x[1:, ::-1], "i": x[0, ..., 1], "j": x.reshape(3, 2),
        }  # fmt: skip

    assert len(trace(function, {"x": spec, "y": spec}).outputs) == 10
