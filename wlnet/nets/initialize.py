"""Values for arrays that have none: Kaiming, Xavier, Orthogonal, Random, Identity.

Every array has a random stream of its own, from the seed and its position, so that adding a layer
changes no other. Source: layers.md section 3, nets.md section 2.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import prod, sqrt

import numpy as np

from wlnet.expr.expr import Expr, is_list
from wlnet.expr.message import Message, Prose
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.infer import title_of
from wlnet.nets.sheet import advice
from wlnet.nets.types import VARYING
from wlnet.tensor.random import stream

OPEN = Message(
    "NetInitialize::nninit",
    "The dimensions of the array `1` of `2` are not known yet. `3`",
)
NO_METHOD = Message("NetInitialize::method", "`1` is not a method of initialisation; there are `2`.")
NO_SUBOPTION = Message("NetInitialize::suboption", "The method `1` has no suboption `2`; it has `3`.`4`")
BAD_SUBOPTION = Message("NetInitialize::subset", "The suboption `1` -> `2` should be `3`.")

# What arrays of other names than weights start from, whatever the method.
CONSTANT = {"Biases": 0.0, "Scaling": 1.0, "MovingMean": 0.0, "MovingVariance": 1.0}

NONE = S("None")
DISTRIBUTION = (
    "NormalDistribution[m, s], UniformDistribution[{a, b}], "
    "or a positive number s for NormalDistribution[0, s]"
)


def initialize(net, method="Kaiming", seed: int = 1234, everything: bool = False):
    """The net with values in all arrays that have none.

    method      "name" or ("name", {suboption: setting}); see METHODS
    seed        any integer
    everything  arrays that have values get new ones too

    Raises NetInitialize::nninit where dimensions are not known, and messages about the method.
    """
    fill = method_of(method)
    found = {}
    places = {path: place for place, path in reversed(net.places.items())}  # of shared arrays the first
    for path, value in net.arrays.items():
        if value is not None and not everything:
            continue
        place = places[path]
        shape = net.array_shapes[path]
        if shape is None or None in shape or VARYING in shape:
            owner = net.at(place[:-1])
            title = title_of(place[:-1], owner.kind) if place[:-1] else owner.kind
            raise OPEN(place[-1], title, _what_is_open(owner))
        rng = stream(seed, "NetInitialize " + "/".join(map(str, path)), 0)
        start = net.at(place[:-1]).layer.starts.get(place[-1])
        found[path] = (fill(place[-1], tuple(shape), rng) if start is None else np.full(shape, start)).astype(
            np.float32
        )
    return net.with_arrays(found) if found else net


def fans(shape: tuple[int, ...]) -> tuple[int, int]:
    """(fan_in, fan_out) of a weight array {out, in, kernel...}; a vector counts as one row."""
    if len(shape) < 2:
        return prod(shape), 1
    kernel = prod(shape[2:])
    return shape[1] * kernel, shape[0] * kernel


@frozen
class Distribution:
    """Normal: mean and standard deviation; uniform: lowest and highest."""

    kind: str
    first: float
    second: float

    def draw(self, shape: tuple, rng: np.random.Generator) -> np.ndarray:
        if self.kind == "Normal":
            return rng.normal(self.first, self.second, shape)
        return rng.uniform(self.first, self.second, shape)


def distribution_of(value) -> Distribution | None:
    """A distribution of the language; None where it is none of those known here."""

    def number(x):
        return float(x) if isinstance(x, int | float | Fraction) else None

    if number(value) is not None:
        return Distribution("Normal", 0.0, number(value)) if value > 0 else None
    if not isinstance(value, Expr):
        return None
    args = tuple(value.args)
    if value.head is S.NormalDistribution and len(args) in (0, 2):
        first, second = map(number, args or (0, 1))
        return None if None in (first, second) or second <= 0 else Distribution("Normal", first, second)
    if value.head is S.UniformDistribution and len(args) in (0, 1):
        pair = (
            (0, 1) if not args else tuple(args[0]) if is_list(args[0]) and len(args[0]) == 2 else (None, None)
        )
        low, high = map(number, pair)
        return None if None in (low, high) or low >= high else Distribution("Uniform", low, high)
    return None


# Methods: (settings) -> function (shape, rng) -> weights. Settings are checked before.

METHODS: dict[str, tuple[dict, Callable]] = {}


def _method(name: str, **suboptions):
    def add(make):
        METHODS[name] = suboptions, make
        return make

    return add


def _scaled(variance_of_fans: Callable, shape: str) -> Callable:
    def weights(dims, rng):
        deviation = sqrt(variance_of_fans(*fans(dims)))
        if shape == "Normal":
            return rng.normal(0, deviation, dims)
        return rng.uniform(-sqrt(3) * deviation, sqrt(3) * deviation, dims)

    return weights


@_method("Kaiming", Distribution="Normal", FactorType="In")
def kaiming(settings):
    """Variance 2 / fan_in. He et al. 2015."""
    factor = _FACTORS[settings["FactorType"]]
    return _scaled(lambda fan_in, fan_out: 2 / factor(fan_in, fan_out), settings["Distribution"])


@_method("Xavier", Distribution="Normal", FactorType="Mean")
def xavier(settings):
    """Variance 2 / (fan_in + fan_out). Glorot and Bengio 2010."""
    factor = _FACTORS[settings["FactorType"]]
    return _scaled(lambda fan_in, fan_out: 1 / factor(fan_in, fan_out), settings["Distribution"])


_FACTORS = {"In": lambda i, o: i, "Out": lambda i, o: o, "Mean": lambda i, o: (i + o) / 2}


@_method("Orthogonal")
def orthogonal(settings):
    """Orthonormal rows, or columns where there are more rows: Q of a Gaussian matrix (out, rest)."""

    def weights(dims, rng):
        rows, columns = dims[0], prod(dims[1:])
        q, r = np.linalg.qr(rng.normal(size=(max(rows, columns), min(rows, columns))))
        q = q * np.sign(np.diag(r))  # without it some matrices are more likely than others
        return (q if rows >= columns else q.T).reshape(dims)

    return weights


@_method("Random", Weights=S.NormalDistribution(0, 1), Biases=NONE)
def random(settings):
    """Independent draws; biases too, where "Biases" is a distribution."""
    return settings["Weights"].draw


@_method("Identity", Distribution=S.NormalDistribution(0, 0.01))
def identity(settings):
    """Ones on the diagonal (of a kernel: at its centre), and noise to tell units apart."""

    def weights(dims, rng):
        base = np.zeros(dims)
        if len(dims) >= 2:
            count = min(dims[0], dims[1])
            centre = tuple((k - 1) // 2 for k in dims[2:])
            base[(np.arange(count), np.arange(count), *centre)] = 1
        return base + settings["Distribution"].draw(dims, rng)

    return weights


def _what_is_open(owner) -> Prose:
    """What to tell the net, so that the dimensions of the arrays of this layer are known."""
    ports = owner.inputs.values()
    if any(port.is_integer for port in ports):
        return Prose(f"Say how many integers there may be, as in {owner.kind}[size, n].")
    if all(port.known for port in ports):
        return Prose("Give that layer the dimensions of its output.")
    return Prose('Give the net its "Input" dimensions first.')


def method_of(method) -> Callable:
    """(array name, shape, rng) -> array, of a method and its suboptions."""
    name, given = method if isinstance(method, tuple) else (method, {})
    if not isinstance(name, str) or name not in METHODS:
        raise NO_METHOD(name, list(METHODS))
    suboptions, make = METHODS[name]
    for key in given:
        if key not in suboptions:
            raise NO_SUBOPTION(name, key, list(suboptions), advice([]))
    settings = {key: _setting(name, key, given.get(key, default)) for key, default in suboptions.items()}
    weights = make(settings)
    biases = settings.get("Biases")

    def fill(array: str, shape: tuple, rng) -> np.ndarray:
        role = next((word for word in CONSTANT if array.endswith(word)), None)
        if role is None:
            return weights(shape, rng)
        if role == "Biases" and biases is not None:
            return biases.draw(shape, rng)
        return np.full(shape, CONSTANT[role])

    return fill


def _setting(method: str, name: str, value):
    if name == "FactorType":
        if value not in _FACTORS:
            raise BAD_SUBOPTION(name, value, '"In", "Out" or "Mean"')
        return value
    if name == "Distribution" and method in ("Kaiming", "Xavier"):
        if value not in ("Normal", "Uniform"):
            raise BAD_SUBOPTION(name, value, '"Normal" or "Uniform"')
        return value
    if name == "Biases" and value is NONE:
        return None
    found = distribution_of(value)
    if found is None:
        raise BAD_SUBOPTION(name, value, DISTRIBUTION + (", or None" if name == "Biases" else ""))
    return found
