"""RandomArrayLayer."""

from __future__ import annotations

from collections.abc import Callable
from math import pi
from typing import NamedTuple

import numpy as np

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S, Symbol
from wlnet.frozen import frozen
from wlnet.nets.functions.arrays import Misfit, aligned, dims
from wlnet.nets.functions.tracing import Trace, unknown_head
from wlnet.nets.functions.trees import slots as slots_of
from wlnet.nets.layer import Layer, layer
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.variadic import numbered
from wlnet.tensor.graph.graph import Value, constant
from wlnet.tensor.ops import elementwise as el
from wlnet.tensor.ops.movement import broadcast_to
from wlnet.tensor.ops.sampling import drawn, normal, uniform

MISFIT = "The parameters of `1` cannot be computed for inputs of these dimensions: `2`."


class Source:
    """Draws of one layer: of standard distributions, in one shape."""

    def __init__(self, mode, shape: tuple):
        self.mode, self.shape, self.count = mode, shape, 0
        self.counter = mode.counter if mode.counter is not None else constant(0)

    def _facts(self) -> dict:
        self.count += 1
        purpose = f"{self.mode.purpose} draw {self.count}"
        return {"seed": self.mode.seed, "purpose": purpose, "shape": self.shape, "dtype": self.mode.precision}

    def uniform(self):
        return uniform(self.counter, **self._facts())

    def normal(self):
        return normal(self.counter, **self._facts())

    def exponential(self):
        return -el.log(1 - self.uniform())

    def drawn(self, kind: str, *parameters):
        whole = (broadcast_to(p, shape=self.shape) for p in parameters)
        return drawn(self.counter, *whole, kind=kind, **self._facts())

    def gamma(self, shape):
        return self.drawn("gamma", shape)


class Distribution(NamedTuple):
    """takes      what each parameter is: "real", "positive", "share" (from 0 to 1), "count" (0, 1, ...), or
               "above" (more than the one before) or "from" (not less)
    defaults   parameters where none are given; None: they must be
    draw       (Source, parameters...) -> Value; parameters are Values that broadcast to its shape
    """

    takes: tuple[str, ...]
    defaults: tuple | None
    draw: Callable

    @property
    def count(self) -> int:
        return len(self.takes)


R, P, SHARE, COUNT, ABOVE, FROM = "real", "positive", "share", "count", "above", "from"
FITS = {
    R: (lambda x, _: True, "a real number"),
    P: (lambda x, _: x > 0, "positive"),
    SHARE: (lambda x, _: 0 <= x <= 1, "a number from 0 to 1"),
    COUNT: (lambda x, _: x >= 0 and x == int(x), "a whole number"),
    ABOVE: (lambda x, low: low is None or x > low, "more than the one before"),
    FROM: (lambda x, low: low is None or x >= low, "not less than the one before"),
}


# {a, b} of a distribution counts as two parameters.
DISTRIBUTIONS = {
    "Normal": Distribution((R, P), (0, 1), lambda d, m, s: m + s * d.normal()),
    "Uniform": Distribution((R, ABOVE), (0, 1), lambda d, a, b: a + (b - a) * d.uniform()),
    "Exponential": Distribution((P,), None, lambda d, rate: d.exponential() / rate),
    "Rayleigh": Distribution((P,), None, lambda d, s: s * el.sqrt(2 * d.exponential())),
    "Weibull": Distribution((P, P), None, lambda d, a, b: b * d.exponential() ** (1 / a)),
    "HalfNormal": Distribution((P,), None, lambda d, t: el.abs_(d.normal()) * (pi / 2) ** 0.5 / t),
    "Maxwell": Distribution((P,), None, lambda d, s: s * el.sqrt(2 * d.gamma(s * 0 + 1.5))),
    "Gamma": Distribution((P, P), None, lambda d, a, b: b * d.gamma(a)),
    "Erlang": Distribution((P, P), None, lambda d, k, rate: d.gamma(k) / rate),
    "ChiSquare": Distribution((P,), None, lambda d, n: 2 * d.gamma(n / 2)),
    "Chi": Distribution((P,), None, lambda d, n: el.sqrt(2 * d.gamma(n / 2))),
    "InverseGamma": Distribution((P, P), None, lambda d, a, b: b / d.gamma(a)),
    "Nakagami": Distribution((P, P), None, lambda d, m, w: el.sqrt(d.gamma(m) * w / m)),
    "LogGamma": Distribution((P, P, R), None, lambda d, a, b, m: el.expm1(b * d.gamma(a)) + m),
    "ExpGamma": Distribution((P, P, R), None, lambda d, k, t, m: m + t * el.log(d.gamma(k))),
    "Poisson": Distribution((P,), None, lambda d, m: d.drawn("poisson", m)),
    "Bernoulli": Distribution((SHARE,), None, lambda d, p: d.drawn("bernoulli", p)),
    "Binomial": Distribution((COUNT, SHARE), None, lambda d, n, p: d.drawn("binomial", n, p)),
    "NegativeBinomial": Distribution((P, SHARE), None, lambda d, n, p: d.drawn("negative_binomial", n, p)),
    "DiscreteUniform": Distribution((R, FROM), None, lambda d, a, b: d.drawn("integers", a, b)),
}


@frozen
class Drawn:
    """given    as it was written
    name     of the distribution
    args     trees of its parameters
    inputs   port -> slot
    """

    given: object
    name: str
    args: tuple
    inputs: tuple[tuple[str, object], ...]

    def __hash__(self) -> int:
        return hash((self.name, self.inputs))


def _drawn(value, apply=None) -> Drawn:
    tree = value
    if isinstance(value, Symbol):
        known = DISTRIBUTIONS.get(value.name.removesuffix("Distribution"))
        if known is not None:
            tree = Expr(value, tuple(S.Slot(n) for n in range(1, known.count + 1)))
    elif isinstance(value, Expr) and value.head is S.Function and len(value) == 1:
        tree = value.item(0)
    name = tree.head.name if isinstance(tree, Expr) and isinstance(tree.head, Symbol) else ""
    known = DISTRIBUTIONS.get(name.removesuffix("Distribution")) if name.endswith("Distribution") else None
    if known is None:
        names = ", ".join(DISTRIBUTIONS)
        raise NotAccepted(f"one of the distributions {names}, as in NormalDistribution[0, 1], or a function")
    args = tuple(part for arg in tree.args for part in (tuple(arg) if is_list(arg) else (arg,)))
    args = args or known.defaults or ()
    if len(args) != known.count or unknown_head(S.List(*args)) is not None:
        raise NotAccepted(f"{name} with {known.count} numbers, or functions of the inputs, as parameters")
    _check_constants(name, known, args)
    found = set().union(*map(slots_of, args))
    names = sorted(one for one in found if isinstance(one, str))
    numbers = [one for one in found if isinstance(one, int)]
    if names and numbers:
        raise NotAccepted("a function with numbered or with named slots, not both")
    inputs = tuple((one, one) for one in names)
    if numbers:
        inputs = tuple((port, n) for n, port in enumerate(numbered(max(numbers)), 1))
    return Drawn(value, name.removesuffix("Distribution"), args, inputs)


def _check_constants(name: str, known: Distribution, args: tuple) -> None:
    """Refuse numbers that are no parameters of the distribution."""
    for place, (arg, kind) in enumerate(zip(args, known.takes, strict=True), 1):
        before = args[place - 2] if place > 1 else None
        before = before if isinstance(before, int | float) else None
        fits, words = FITS[kind]
        if isinstance(arg, int | float) and not fits(arg, before):
            raise NotAccepted(f"{name} whose parameter {place} is {words}")


@layer("RandomArrayLayer")
class RandomArrayLayer(Layer):
    """An array of numbers drawn from a distribution, in training and in evaluation.

    A distribution with numbers as parameters has no Input, and the dimensions are those of the Output; a
    function that gives a distribution has an Input for each of its arguments, of which each element of the
    Output has its own parameters. Gradients flow to parameters that shift or stretch, not to others.

    Output    array of reals

    Source: reference page RandomArrayLayer.
    """

    distribution: Drawn = parameter(
        1,
        "Distribution",
        read=_drawn,
        show=lambda d: d.given,
        applied=True,
        wanted="a distribution, such as NormalDistribution[0, 1]",
    )
    draws = True
    inputs = ()

    def __post_init__(self):
        object.__setattr__(self, "inputs", tuple(name for name, _ in self.distribution.inputs))

    @property
    def unnamed(self) -> bool:
        return len(self.inputs) > 1 and self.inputs == numbered(len(self.inputs))

    def infer(self, shapes):
        if not self.inputs:
            return
        known = [shapes.get(name) for name in self.inputs]
        if None in known:
            return
        try:
            values = self._parameters([Value((1, *size), "Real64") for size in known], "Real64")
        except Misfit as refused:
            raise Message(f"{shapes.symbol}::randomshape", MISFIT)(shapes.title, str(refused)) from None
        shapes.unify("Output", np.broadcast_shapes(*map(dims, values)))

    def _parameters(self, inputs, dtype: str) -> list[Value]:
        trace = Trace(dtype)
        slots = dict(zip((slot for _, slot in self.distribution.inputs), inputs, strict=True))
        return aligned([trace.value(arg, slots) for arg in self.distribution.args], dtype)

    def forward(self, *inputs, mode, dims):
        batch = inputs[0].shape[0] if inputs else mode.batch
        size = dims["Output"]
        values = self._parameters(inputs, mode.precision)
        values = [
            v.reshape((v.shape[0], *v.shape[1:], *(1,) * (len(size) + 1 - len(v.shape)))) for v in values
        ]
        source = Source(mode, (batch, *size))
        found = DISTRIBUTIONS[self.distribution.name].draw(source, *values)
        return found if found.shape == source.shape else broadcast_to(found, shape=source.shape)
