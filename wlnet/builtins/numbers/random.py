"""Random numbers, choices and samples. Each session has its own generator, under state["random"]."""

from __future__ import annotations

from fractions import Fraction
from hashlib import sha256
from math import prod

import numpy as np

from wlnet.algebra.arrays import numeric_array
from wlnet.algebra.draws import DRAWS
from wlnet.algebra.integers import is_prime, next_prime
from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.builtins.sheets import check, is_distribution
from wlnet.expr.arrays import as_array, pack, packed
from wlnet.expr.association import Association
from wlnet.expr.elements import choose
from wlnet.expr.expr import NULL, Expr, is_list, is_rule, wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin
from wlnet.language.limits import room_for

BAD_SEED = Message("SeedRandom::seed", "Argument `1` should be an integer or string.")
BAD_REALS = Message(
    "RandomReal::unifr",
    "The endpoints specified by `1` for the endpoints of the continuous uniform distribution range "
    "are not real valued.",
)
BAD_INTEGERS = Message(
    "RandomInteger::unifr",
    "The endpoints specified by `1` for the endpoints of the discrete uniform distribution range "
    "are not integers.",
)
NO_PRIME = Message("RandomPrime::noprime", "There are no primes in the specified interval.")
NOT_NUMERIC = Message("RandomVariate::unsdst", "`1` is not a distribution with numeric parameters.")
_DIMENSIONS = (
    "The array dimensions `1` given in position 2 of `2` should be a list of non-negative machine-sized "
    "integers giving the dimensions for the result."
)
BAD_DIMENSIONS = {
    name: Message(f"{name}::array", _DIMENSIONS)
    for name in (
        "RandomChoice",
        "RandomComplex",
        "RandomInteger",
        "RandomReal",
        "RandomSample",
        "RandomVariate",
    )
}
NO_DIMENSIONS = Message(
    "RandomPrime::posdim",
    "The dimensions parameter `1` is expected to be a positive integer or a list of them.",
)
BAD_PRECISION = Message(
    "RandomReal::wprec", "The value of WorkingPrecision -> `1` should be a positive number of digits."
)
BAD_ITEMS = Message(
    "RandomChoice::lrwl", "The items for choice `1` should be a non-empty list or a rule weights -> choices."
)
BAD_WEIGHTS = Message(
    "RandomChoice::wghtv", "The weights `1` should be non-negative numbers, one for each item, not all 0."
)
TOO_MANY = Message(
    "RandomSample::smplen",
    "RandomSample cannot generate a sample of length `1`, which is greater than the length of the "
    "sample set `2`. If you want a choice of possibly repeated elements from the set, use RandomChoice.",
)

_INT64 = 2**63


def generator(evaluation) -> np.random.Generator:
    """The generator of this session; made at its first use."""
    found = evaluation.state.get("random")
    if found is None:
        found = evaluation.state["random"] = np.random.default_rng()
    return found


def _seeded(seed) -> np.random.Generator:
    if seed is None or seed is S.Automatic:
        return np.random.default_rng()
    if type(seed) is str:
        seed = int.from_bytes(sha256(seed.encode()).digest()[:16], "big")
    if type(seed) is not int:
        raise BAD_SEED(seed, value=UNEVALUATED)
    # negative seeds differ from their positive twins
    return np.random.default_rng([abs(seed), int(seed < 0)])


@builtin("SeedRandom[]", "SeedRandom[seed_]")
def seed_random(evaluation, seed=None):
    """The same seed gives the same random numbers."""
    evaluation.state["random"] = _seeded(seed)
    return NULL


@builtin("BlockRandom[body_]", attributes=("HoldFirst",), options={"RandomSeeding": S.Automatic})
def block_random(evaluation, body, options):
    """Evaluates `body` and puts the generator back to where it was."""
    before = generator(evaluation)
    kept = before.bit_generator.state
    setting = options["RandomSeeding"]
    if setting is not S.Automatic and setting is not S.Inherited:
        evaluation.state["random"] = _seeded(setting)
    try:
        return evaluation.evaluate(body)
    finally:
        before.bit_generator.state = kept
        evaluation.state["random"] = before


# -- numbers ------------------------------------------------------------------------------------


def _shape(dimensions, call) -> tuple[int, ...]:
    sizes = dimensions.args if is_list(dimensions) else (dimensions,)
    if not all(type(n) is int and 0 <= n < 2**63 for n in sizes):
        raise BAD_DIMENSIONS[call.head.name](dimensions, call, value=UNEVALUATED)
    room_for(prod(max(n, 1) for n in sizes))
    return tuple(sizes)


_SINGLE = wl_list(())  # the dimensions of one number


@builtin(
    "RandomReal[]",
    "RandomReal[range_]",
    "RandomReal[range_, dimensions_]",
    options={"WorkingPrecision": S.MachinePrecision},
)
def random_real(evaluation, range=1, dimensions=_SINGLE, options=None):
    """Uniform in 0..max or min..max, or from a distribution; with WorkingPrecision -> n, of n digits."""
    if is_distribution(evaluation, range):
        return S.RandomVariate(range, dimensions)
    low, high = (numeric_value(x) for x in _bounds(range, 0))
    if not is_real(low) or not is_real(high):
        raise BAD_REALS(range, value=UNEVALUATED)
    digits = options["WorkingPrecision"] if options else S.MachinePrecision
    if digits is not S.MachinePrecision:
        return _with_digits(evaluation, range, dimensions, digits)
    if dimensions is _SINGLE:
        return float(low + (high - low) * generator(evaluation).random())
    shape = _shape(dimensions, S.RandomReal(range, dimensions))
    return packed(low + (high - low) * generator(evaluation).random(shape))


def _with_digits(evaluation, range, dimensions, digits):
    """Uniform reals of so many digits."""
    precision = numeric_value(digits)
    if not is_real(precision) or precision <= 0:
        raise BAD_PRECISION(digits, value=UNEVALUATED)
    shape = _shape(dimensions, S.RandomReal(range, dimensions))
    low, high = _bounds(range, 0)
    parts = 10 ** (int(precision) + 2)

    def one():
        share = Fraction(_below(generator(evaluation), parts), parts)
        return evaluation.evaluate(S.N(S.Plus(low, S.Times(share, S.Subtract(high, low))), digits))

    return _nested([one() for _ in np.arange(prod(shape))], shape)


@builtin("RandomComplex[]", "RandomComplex[range_]", "RandomComplex[range_, dimensions_]")
def random_complex(evaluation, range=1 + 1j, dimensions=_SINGLE):
    """Uniform in the rectangle between two corners; one corner is 0 where only one is given."""
    low, high = (numeric_value(x) for x in _bounds(range, 0))
    if low is None or high is None:
        raise BAD_REALS(range, value=UNEVALUATED)
    low, high = complex(low), complex(high)
    if high.real < low.real or high.imag < low.imag:  # corners in any order
        low, high = (
            complex(min(low.real, high.real), min(low.imag, high.imag)),
            complex(max(low.real, high.real), max(low.imag, high.imag)),
        )
    shape = _shape(dimensions, S.RandomComplex(range, dimensions))
    re = generator(evaluation).uniform(low.real, high.real, shape)
    return packed(re + 1j * generator(evaluation).uniform(low.imag, high.imag, shape))


@builtin("Random[]", "Random[type_]", "Random[type_, range_]")
def random_(evaluation, type=S.Real, range=None):
    """The older name of RandomReal, RandomInteger and RandomComplex."""
    if type not in (S.Integer, S.Real, S.Complex):
        return None
    function = S(f"Random{type.name}")
    return function() if range is None else function(range)


@builtin("RandomInteger[]", "RandomInteger[range_]", "RandomInteger[range_, dimensions_]")
def random_integer(evaluation, range=1, dimensions=_SINGLE):
    """Uniform in 0..max or min..max, both included, or from a distribution."""
    if is_distribution(evaluation, range):
        return S.RandomVariate(range, dimensions)
    low, high = _bounds(range, 0)
    if type(low) is not int or type(high) is not int:
        raise BAD_INTEGERS(range, value=UNEVALUATED)
    low, high = min(low, high), max(low, high)
    shape = _shape(dimensions, S.RandomInteger(range, dimensions))
    if low >= -_INT64 and high < _INT64:
        return packed(generator(evaluation).integers(low, high, shape, endpoint=True))
    found = [low + _below(generator(evaluation), high - low + 1) for _ in np.arange(prod(shape))]
    return _nested(found, shape)


@builtin("RandomPrime[range_]", "RandomPrime[range_, dimensions_]")
def random_prime(evaluation, range, dimensions=_SINGLE):
    """A prime number of 2..max or min..max, each with the same probability."""
    low, high = _bounds(range, 2)
    if type(low) is not int or type(high) is not int or next_prime(max(low, 2) - 1) > high:
        raise NO_PRIME(value=UNEVALUATED)
    low = max(low, 2)
    shape = dimensions.args if is_list(dimensions) else (dimensions,)
    if not all(type(n) is int and n > 0 for n in shape):
        raise NO_DIMENSIONS(dimensions, value=UNEVALUATED)
    room_for(prod(shape))

    def one() -> int:
        while True:
            evaluation.check_abort()
            found = low + _below(generator(evaluation), high - low + 1)
            if is_prime(found):
                return found

    return _nested([one() for _ in np.arange(prod(shape))], shape)


def _bounds(range, default) -> tuple:
    """(min, max) of a range max, {max} or {min, max}."""
    if is_list(range) and len(range) in (1, 2):
        return (default, *range.args)[-2:]
    return default, range


def _below(source: np.random.Generator, n: int) -> int:
    """A uniform integer 0..n-1 of any size: bytes until they are small enough."""
    count = (n.bit_length() + 7) // 8
    while True:
        found = int.from_bytes(source.bytes(count), "big") >> (8 * count - n.bit_length())
        if found < n:
            return found


def _nested(items: list, shape: tuple):
    if not shape:
        return items[0]
    if len(shape) == 1:
        return wl_list(items)
    step = prod(shape[1:])
    return wl_list(_nested(items[i * step : (i + 1) * step], shape[1:]) for i in np.arange(shape[0]))


@builtin("RandomVariate[distribution_]", "RandomVariate[distribution_, dimensions_]")
def random_variate(evaluation, distribution, dimensions=_SINGLE):
    """Numbers (or vectors) drawn from a distribution."""
    if not is_distribution(evaluation, distribution):
        raise NOT_NUMERIC(distribution, value=UNEVALUATED)
    check(evaluation, distribution)
    shape = _shape(dimensions, S.RandomVariate(distribution, dimensions))
    draw = DRAWS.get(distribution.head.name)
    if draw is None:
        return _by_quantiles(evaluation, distribution, shape)
    numbers = [_list_parameter(p) if is_list(p) else numeric_value(p) for p in distribution.args]
    if any(value is None for value in numbers):
        raise NOT_NUMERIC(distribution, value=UNEVALUATED)
    return packed(draw(generator(evaluation), shape, *numbers))


def _by_quantiles(evaluation, distribution, shape):
    """Families that have no draw of their own: uniform shares put into the inverse of the CDF."""
    if distribution.head is S.TransformedDistribution and len(distribution) == 2:
        return _transformed(evaluation, *distribution.args, shape)
    if distribution.head is S.MixtureDistribution:
        weights = numeric_array(distribution.args[0])
        chosen = generator(evaluation).choice(len(weights), prod(shape), p=weights / weights.sum())
        items = [evaluation.evaluate(S.RandomVariate(distribution.args[1].item(int(k)))) for k in chosen]
        return _nested(items, shape)
    if distribution.head is S.DataDistribution and distribution.args[0] == "Empirical":
        weights, values = numeric_array(distribution.args[1].args[0]), distribution.args[1].args[1]
        chosen = generator(evaluation).choice(len(weights), prod(shape), p=weights / weights.sum())
        return _nested([values.item(int(k)) for k in chosen], shape)
    shares = generator(evaluation).random(prod(shape))
    items = [evaluation.evaluate(S.InverseCDF(distribution, float(q))) for q in shares]
    if any(numeric_value(x) is None for x in items):
        raise NOT_NUMERIC(distribution, value=UNEVALUATED)
    return pack(_nested(items, shape))


def _transformed(evaluation, body, spec, shape):
    """The expression at values drawn for its variables."""
    specs = spec.args if is_list(spec) else (spec,)
    items = []
    for _ in np.arange(prod(shape)):
        rules = wl_list(S.Rule(one.args[0], S.RandomVariate(one.args[1])) for one in specs)
        items.append(evaluation.evaluate(S.N(S.ReplaceAll(body, rules))))
    return pack(_nested(items, shape))


def _list_parameter(x):
    """An array; of integers where they are."""
    array = as_array(x)
    return numeric_array(x) if array is None else array


# -- choices and samples ------------------------------------------------------------------------


def _weighted(items) -> tuple:
    """(items, weights or None) of a list, an association or a rule weights -> items."""
    weights = None
    if is_rule(items):
        weights, items = items.args
        weights = numeric_array(weights) if is_list(weights) and weights.args else None
        fits = weights is not None and weights.shape == (len(items),) and weights.dtype.kind == "f"
        if not fits or (weights < 0).any() or not weights.sum() > 0:
            raise BAD_WEIGHTS(items, value=UNEVALUATED)
    if not isinstance(items, (Expr, Association)) or not len(items):
        raise BAD_ITEMS(items, value=UNEVALUATED)
    return items, weights


@builtin("RandomChoice[items_]", "RandomChoice[items_, dimensions_]")
def random_choice(evaluation, items, dimensions=_SINGLE):
    """Items of a list, possibly repeated; weights -> items for unequal chances."""
    items, weights = _weighted(items)
    if isinstance(items, Association):
        items = wl_list(items.values())
    shape = _shape(dimensions, S.RandomChoice(items, dimensions))
    source = generator(evaluation)
    if weights is None:
        places = source.integers(0, len(items), shape)
    else:
        places = np.searchsorted(np.cumsum(weights) / weights.sum(), source.random(shape), side="right")
        places = np.minimum(places, len(items) - 1)
    if not shape:
        return items.item(int(places))
    if items.array is not None:
        return packed(items.array[places])
    chosen = [items.item(i) for i in places.ravel().tolist()]
    return pack(_nested(chosen, shape))  # so that a choice of vectors is a matrix, not a list of them


@builtin("RandomSample[items_]", "RandomSample[items_, count_]")
def random_sample(evaluation, items, count=None):
    """Different items in random order; keys stay with their values in associations."""
    if is_list(items) and not len(items):
        if type(count) is int and count > 0:
            raise TOO_MANY(count, items, value=UNEVALUATED)
        return items
    items, weights = _weighted(items)
    available = len(items) if weights is None else int((weights > 0).sum())
    number = available if count is None else count
    if isinstance(count, Expr) and count.head is S.UpTo and len(count) == 1:
        number = min(count.args[0], available)
    if type(number) is not int or number < 0:
        raise BAD_DIMENSIONS["RandomSample"](count, S.RandomSample(items, count), value=UNEVALUATED)
    if number > available:
        raise TOO_MANY(number, items, value=UNEVALUATED)
    source = generator(evaluation)
    if weights is None:
        places = source.permutation(len(items))[:number]
    else:
        places = source.choice(len(items), number, replace=False, p=weights / weights.sum())
    return _chosen(items, places.tolist())


def _chosen(items, places: list[int]):
    if isinstance(items, Association):
        pairs = items.items()
        return Association.from_pairs(pairs[i] for i in places)
    return choose(items, places)
