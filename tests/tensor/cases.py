"""For every op arguments on which the collection tests try it: (name, arrays, parameters)."""

from __future__ import annotations

import numpy as np

from tests.checks import normal
from wlnet.tensor.ops.foreign import Foreign

POSITIVE = np.abs(normal(2, 3, seed=5)) + 0.3
INSIDE = np.tanh(normal(2, 3, seed=6)) * 0.9  # -0.9..0.9
X, Y = normal(2, 3), normal(2, 3, seed=1)
ROW, COLUMN = normal(3, seed=2), normal(2, 1, seed=3)
YES, NO = np.array([[True, False, True], [False, False, True]]), np.array([True, True, False])
COUNTER = np.array(7)

# The triple of an array, as a function that the engine knows nothing of.
NONE_LEFT = Foreign(lambda *arrays: 0 * arrays[0], AssertionError("a third derivative"), "none")
TRIPLED = Foreign(
    lambda x, *others: 3 * x, Foreign(lambda *arrays: 3 * arrays[-2], NONE_LEFT, "slope"), "tripled"
)

UNARY = {
    "negate": X,
    "reciprocal": POSITIVE,
    "square": X,
    "sqrt": POSITIVE,
    "exp": X,
    "expm1": X,
    "log": POSITIVE,
    "log1p": POSITIVE,
    "abs": X,
    "sign": X,
    "tanh": X,
    "ramp": X,
    "sigmoid": X,
    "softplus": X,
    "floor": X,
    "ceiling": X,
    "round": X,
    "truncate": X,
    "copy": X,
    "sin": X,
    "cos": X,
    "tan": INSIDE,
    "arcsin": INSIDE,
    "arccos": INSIDE,
    "arctan": X,
    "sinh": X,
    "cosh": X,
    "arcsinh": X,
    "arccosh": 1 + POSITIVE,
    "arctanh": INSIDE,
    "erf": X,
    "erfc": X,
    "gelu": X,
    "gelu_slope": X,
    "inverse_erf": INSIDE,
    "inverse_erfc": 1 + INSIDE,
    "gamma": 1 + POSITIVE,
    "log_gamma": POSITIVE,
    "digamma": POSITIVE,
}
BINARY = {
    "plus": (X, Y),
    "minus": (X, Y),
    "times": (X, Y),
    "divide": (X, POSITIVE),
    "power": (POSITIVE, Y),
    "maximum": (X, Y),
    "minimum": (X, Y),
    "mod": (X, POSITIVE),
    "arctan2": (X, Y),
    "less": (X, Y),
    "less_equal": (X, Y),
    "greater": (X, Y),
    "greater_equal": (X, Y),
    "equal": (X, Y),
    "not_equal": (X, Y),
}
# (x, kernels, stride, dilation, groups) of convolutions over one, two and three axes.
CONVOLUTIONS = [
    ((2, 5, 2), (3, 2, 3), (1,), (1,), 1),
    ((4, 7, 1), (2, 2, 2), (2,), (3,), 2),
    ((2, 5, 4, 2), (3, 2, 3, 2), (1, 1), (1, 1), 1),
    ((2, 6, 5, 1), (4, 1, 2, 3), (2, 1), (1, 2), 2),
    ((1, 3, 4, 3, 2), (2, 1, 2, 1, 2), (1, 2, 1), (2, 1, 1), 1),
]
WINDOWS = [{"window": 2, "stride": 2}, {"window": 3, "stride": 1}, {"window": 1, "stride": 3}]
DISTINCT = np.random.default_rng(9).permutation(30).reshape(2, 5, 3) / 7


def places_of(size, window, stride, dilation=1):
    return (len(range(0, size - dilation * (window - 1), stride)),)


def convolution_cases(x, w, stride, dilation, groups):
    """(name, arrays, parameters) of the three ops for one convolution."""
    grid = [places_of(*facts)[0] for facts in zip(x[1:-1], w[2:], stride, dilation, strict=True)]
    y = (w[0], *grid, x[-1])
    yield "convolve", (normal(*x), normal(*w, seed=1)), {}
    yield "deconvolve", (normal(*y), normal(*w, seed=1)), {"sizes": x[1:-1]}
    yield "window_products", (normal(*x), normal(*y, seed=1)), {"window": w[2:]}


def recurrence_cases():
    """(name, arrays, parameters): two steps of three examples of two units, one of them shorter."""
    n, batch, steps = 2, 3, 2
    for cell, (gates, kept) in {"basic": (1, 1), "gated": (3, 4), "lstm": (4, 5)}.items():
        alive = np.ones((steps, batch, 1), bool)
        alive[1, 0] = False
        whole = (steps, batch, (1 + kept) * n)
        keep, update = normal(batch, n) < 0.5, normal(steps, batch, n, seed=3) < 0.5
        w, s, c = normal(gates * n, n, seed=1), normal(batch, n, seed=2), normal(batch, n, seed=4)
        for given, masks in (((), ()), (("alive", "keep", "update"), (alive, keep, update))):
            facts = {"cell": cell, "given": given}
            yield "recur", (normal(steps, batch, gates * n), w, s, c, *masks), facts
            grad, result = whole if given else (steps, batch, n), np.tanh(normal(*whole))
            yield "recur_back", (normal(*grad, seed=5), result, w, s, c, *masks), facts


def alignment_cases():
    """Two examples of three steps through five states, one of which is shorter and ends earlier."""
    skip = np.array([[False, False, False, True, False]] * 2)
    ends = np.array([[False, False, False, True, True], [False, True, True, False, False]])
    alive = np.array([[True, True, True], [True, True, False]])
    for name in ("alignments", "occupations"):
        yield name, (normal(2, 3, 5), skip, ends, alive), {}


CASES = [
    *((name, (x,), {}) for name, x in UNARY.items()),
    *((name, pair, {}) for name, pair in BINARY.items()),
    *((name, (pair[0], pair[1][0]), {}) for name, pair in BINARY.items()),
    *((name, (pair[0][:, :1], pair[1][:1]), {}) for name, pair in BINARY.items()),
    ("logical_and", (YES, NO), {}),
    ("logical_or", (YES, NO), {}),
    ("logical_xor", (YES, NO), {}),
    ("logical_not", (YES,), {}),
    ("where", (YES, X, Y), {}),
    ("where", (NO, X, COLUMN), {}),
    ("masked", (YES, X), {}),
    ("masked", (YES, ROW), {}),
    ("cast", (X,), {"dtype": "Real64"}),
    ("cast", (YES,), {"dtype": "Real32"}),
    ("scale_gradient", (X,), {"factor": 1.0}),
    ("polygamma", (POSITIVE,), {"order": 1}),
    ("polygamma", (POSITIVE,), {"order": 2}),
    ("total", (X,), {}),
    ("total", (X,), {"axis": 0}),
    ("total", (normal(2, 3, 2),), {"axis": (0, -1), "keep": True}),
    ("max", (X,), {"axis": 1}),
    ("max", (X,), {}),
    ("min", (X,), {"axis": 0, "keep": True}),
    ("argmax", (X,), {"axis": 0}),
    ("argmin", (X,), {}),
    ("logsumexp", (X,), {"axis": 1}),
    ("logsumexp", (normal(2, 3, 2),), {"axis": (0, 2), "keep": True}),
    ("softmax", (X,), {}),
    ("softmax", (X,), {"axis": 0}),
    ("softmax_slope", (X, Y), {}),
    ("softmax_slope", (X, Y), {"axis": 0}),
    ("log_softmax", (X,), {}),
    ("log_softmax", (X,), {"axis": 0}),
    ("standardized", (X,), {"axis": 1, "epsilon": 0.1}),
    ("standardized", (normal(2, 3, 2),), {"axis": (0, 2), "epsilon": 0.01}),
    ("standardized_slope", (X, Y, normal(2, 3, seed=4)), {"axis": (1,), "epsilon": 0.1}),
    ("reshape", (X,), {"shape": (3, -1)}),
    ("permute", (normal(2, 3, 2),), {"order": (2, 0, 1)}),
    ("broadcast_to", (COLUMN,), {"shape": (2, 2, 3)}),
    ("cut", (X,), {"starts": (0, 2), "sizes": (1, 2), "steps": (1, -2)}),
    ("inlay", (X,), {"shape": (4, 6), "starts": (1, 5), "steps": (1, -2), "fill": 0.5}),
    ("join", (X, Y, normal(1, 3, seed=4)), {"axis": 0}),
    ("join", (X, COLUMN), {"axis": -1}),
    ("dot", (X, normal(3, 4, seed=4)), {}),
    ("dot", (normal(2, 2, 3), normal(2, 3, 1, seed=4)), {}),
    ("dot", (normal(2, 2, 3), normal(3, 2, seed=4)), {}),
    ("dot", (normal(1, 3), normal(2, 3, 2, seed=4)), {}),
    ("take", (X, np.array([1, 0, 1])), {}),
    ("take", (X, np.array([[2, 2], [0, 1]])), {"axis": 1}),
    ("ordering", (np.array([[2.0, 1, 2], [0, 0, -1]]),), {}),
    ("scatter", (X, np.array([2, 2, 0])), {"size": 4, "axis": 1}),
    ("scatter", (X, np.array([1, 1])), {"size": 3}),
    ("add_along", (X, normal(2, 2, seed=4), np.array([[2, 2], [0, 1]])), {}),
    *(
        (name, arrays, {"stride": stride, "dilation": dilation, "groups": groups, **more})
        for x, w, stride, dilation, groups in CONVOLUTIONS
        for name, arrays, more in convolution_cases(x, w, stride, dilation, groups)
    ),
    *(
        ("window_max" if maximum else "window_total", (normal(2, 5, 3),), {"axis": 1, **window})
        for maximum in (True, False)
        for window in WINDOWS
    ),
    *(
        ("window_spread", (normal(2, *places_of(5, **window), 3),), {"axis": 1, "size": 5, **window})
        for window in WINDOWS
    ),
    *(
        (
            name,
            (normal(2, *(places_of(5, **w) if name == "window_unpool" else (5,)), 3, seed=8), DISTINCT),
            {"axis": 1, **w},
        )
        for name in ("window_unpool", "window_pick")
        for w in WINDOWS
    ),
    *recurrence_cases(),
    *alignment_cases(),
    ("foreign", (X,), {"function": TRIPLED, "shape": (2, 3)}),
    ("foreign", (X, Y), {"function": TRIPLED, "shape": (2, 3)}),
    ("statistics", (normal(4, 3, 5), np.array([0.5, 0.25, 0.25, 0.0])), {}),
    ("statistics", (normal(2, 3, 1), np.array([0.3, 0.1])), {}),
    ("uniform", (COUNTER,), {"seed": 1, "purpose": "test", "shape": (3, 4)}),
    (
        "drawn",
        (COUNTER, POSITIVE / 4),
        {"kind": "bernoulli", "seed": 1, "purpose": "test", "shape": (2, 3), "dtype": "Real64"},
    ),
    ("normal", (COUNTER,), {"seed": 1, "purpose": "test", "shape": (3, 5)}),
    ("dropout_mask", (COUNTER,), {"seed": 1, "purpose": "test", "shape": (3, 4), "rate": 0.5}),
]


def case_name(case) -> str:
    name, arrays, params = case
    return " ".join([name, *(str(np.shape(x)) for x in arrays), *(f"{k}={v}" for k, v in params.items())])
