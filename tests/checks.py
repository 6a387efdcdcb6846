"""Checks that many tests share: run a function on arrays, judge a gradient, an independent interpreter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from wlnet.tensor.compile import Program, Spec, compiled
from wlnet.tensor.dtype import NUMPY, name_of
from wlnet.tensor.graph.gradient import gradient
from wlnet.tensor.graph.graph import Graph, constant
from wlnet.tensor.ops.reduction import total
from wlnet.tensor.words import WORDS


def normal(*shape: int, seed: int = 0) -> np.ndarray:
    """Standard normal numbers in Real64, the same for the same seed."""
    return np.random.default_rng(seed).normal(size=shape)


def program(function: Callable, arrays: Sequence) -> Program:
    """`function` compiled for arguments like `arrays`, called "x0", "x1", ...; outputs "y0", "y1", ..."""
    arrays = [np.asarray(x) for x in arrays]

    def traced(values):
        result = function(*(values[f"x{i}"] for i in range(len(arrays))))
        results = result if isinstance(result, tuple | list) else [result]
        return {f"y{i}": y for i, y in enumerate(results)}

    specs = {f"x{i}": Spec(x.shape, name_of(x.dtype)) for i, x in enumerate(arrays)}
    return compiled(traced, specs)


def run(function: Callable, arrays: Sequence):
    """The result of `function` on arrays: an array, or a list where it gives several."""
    outputs = program(function, arrays)(**{f"x{i}": x for i, x in enumerate(arrays)})
    results = [y.copy() for y in outputs.values()]
    return results[0] if len(results) == 1 else results


def interpret(graph: Graph, arguments: dict, states: dict) -> tuple[dict, dict]:
    """Outputs and new states, by plain kernels on fresh arrays, node by node: the oracle of plans."""
    found = {v: arguments[name] for name, v in graph.arguments.items()}
    found |= {v: states[name] for name, v in graph.states.items()}

    def known(value):
        return value.constant if value.constant is not None else found[value]

    with np.errstate(all="ignore"):
        for node in graph.nodes:
            outs = apply_plain(node.op, [known(v) for v in node.inputs], node.params)
            found.update(zip(node.outputs, outs, strict=True))
    outputs = {name: np.array(known(v)) for name, v in graph.outputs.items()}
    return outputs, {name: np.array(known(v)) for name, v in graph.updates.items()}


def apply_plain(op, arrays, params, fill=np.nan) -> tuple[np.ndarray, ...]:
    """The outputs of a plain kernel, whose `out` and scratch hold rubbish at first."""
    arrays = [np.asarray(x) for x in arrays]
    params = op.complete(params)
    shapes, dtypes = [x.shape for x in arrays], [name_of(x.dtype) for x in arrays]
    outputs = zip(op.shapes(shapes, params), op.dtypes(dtypes, params)[0], strict=True)
    outs = tuple(rubbish(shape, dtype, fill) for shape, dtype in outputs)
    scratch = tuple(rubbish(shape, dtype, fill) for shape, dtype in op.scratch(shapes, dtypes, params))
    extra = {"scratch": scratch} if scratch else {}
    op.kernel(WORDS, *arrays, out=outs[0] if len(outs) == 1 else outs, **extra, **params)
    return outs


def rubbish(shape, dtype, fill=np.nan) -> np.ndarray:
    """An array whose contents nobody should rely on."""
    with np.errstate(invalid="ignore"):
        return np.full(shape, fill).astype(NUMPY[dtype])


def check_vjp(function: Callable, *arrays, second: bool = True, tolerance: float = 1e-6) -> None:
    """Gradients of `function` by its real arguments against central differences in Real64.

    Also the gradients of these gradients, unless `second` is false.
    """
    arrays = [np.array(x, np.float64 if np.asarray(x).dtype.kind == "f" else None) for x in arrays]
    places = [i for i, x in enumerate(arrays) if x.dtype.kind == "f"]

    def gradients(*values):
        result = function(*values)
        weights = constant(normal(*result.shape, seed=91))
        return gradient(total(result * weights), [values[i] for i in places])

    def objective(*values):
        result = function(*values)
        return total(result * constant(normal(*result.shape, seed=91)))

    _compare(objective, gradients, arrays, places, tolerance)
    if second and places:

        def slope(*values):
            slopes = gradients(*values)
            return sum(
                (total(g * constant(normal(*g.shape, seed=92 + i))) for i, g in enumerate(slopes)), start=0.0
            )

        def slopes_of_slope(*values):
            return gradient(slope(*values), [values[i] for i in places])

        _compare(slope, slopes_of_slope, arrays, places, 30 * tolerance)


def _compare(objective, gradients, arrays, places, tolerance, step=1e-5) -> None:
    found = run(gradients, arrays)
    found = found if isinstance(found, list) else [found]
    value = program(objective, arrays)
    for place, gradient_found in zip(places, found, strict=True):
        expected = np.zeros(arrays[place].shape)
        for index in np.ndindex(expected.shape):
            sides = []
            for sign in (1, -1):
                moved = [x.copy() for x in arrays]
                moved[place][index] += sign * step
                sides.append(float(value(**{f"x{i}": x for i, x in enumerate(moved)})["y0"]))
            expected[index] = (sides[0] - sides[1]) / (2 * step)
        np.testing.assert_allclose(gradient_found, expected, rtol=tolerance, atol=tolerance)
