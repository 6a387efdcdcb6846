"""The "Boolean" and "Scalar" coders: True and False, and plain numbers."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from wlnet.expr.expr import FALSE, TRUE
from wlnet.expr.message import Message
from wlnet.nets.coder import Decoder, Encoder, decoded, decoder, encoder
from wlnet.nets.sheet import NotAccepted, parameter, positive_integers
from wlnet.nets.types import PortType

NOT_BOOLEAN = Message("NetEncoder::boolinv", "`1` is neither True nor False.")
NOT_A_NUMBER = Message("NetEncoder::scalarinv", "`1` is not a real number.")


def _depth(value) -> int:
    if type(value) is int and value >= 0:
        return value
    raise NotAccepted("a number of dimensions, 0 or more")


@encoder("Boolean")
class BooleanEncoder(Encoder):
    """True to 1, False to 0. {"Boolean", {d1, ...}}: arrays of them.

    Output: a real number. Numbers pass unchanged. Source: reference page netencoder/Boolean.
    """

    dimensions: tuple = parameter(1, "Dimensions", default=(), read=positive_integers)

    word = "boolean"

    @property
    def core(self) -> PortType:
        return PortType((), "Real")

    def encode_flat(self, values: list) -> np.ndarray:
        return np.array([_truth(value) for value in values], dtype=float)

    def matching_decoder(self) -> BooleanDecoder:
        return BooleanDecoder(len(self.dimensions))


def _truth(value) -> float:
    if value is TRUE or value is True:
        return 1.0
    if value is FALSE or value is False:
        return 0.0
    if isinstance(value, int | float):
        return value
    raise NOT_BOOLEAN(value)


def _temperature(decoder, value) -> float:
    if isinstance(value, int | float) and value > 0:
        return value
    raise NotAccepted("a positive temperature")


@decoder("Boolean")
class BooleanDecoder(Decoder):
    """A probability p to True or False: True from 1/2 on. "InputDepth" -> n: arrays of rank n.

    Source: reference page netdecoder/Boolean.
    """

    depth_of_input: int = parameter(None, "InputDepth", default=0, read=_depth)

    word = "boolean"
    default = "Decision"

    @property
    def port_type(self) -> PortType:
        return PortType((None,) * self.depth_of_input, "Real", None, self)

    def matching_encoder(self, dims: tuple | None = None) -> BooleanEncoder:
        return BooleanEncoder(tuple(dims) if dims else ())

    @decoded("Decision")
    def decision(self, p):
        return [FALSE if x < 0.5 else TRUE for x in p.tolist()]

    @decoded("Probability")
    def probability(self, p):
        """The probability of True."""
        return p.tolist()

    @decoded("Entropy")
    def entropy(self, p):
        """-p Log[p] - (1 - p) Log[1 - p] in nats."""
        terms = [q * np.log(np.where(q > 0, q, 1)) for q in (p, 1 - p)]
        return (-terms[0] - terms[1]).tolist()

    @decoded("RandomSample", "possible", _temperature, draws=True)
    def random_sample(self, p, temperature=1, rng=None):
        q, r = p ** (1 / temperature), (1 - p) ** (1 / temperature)
        drawn = rng.random(p.shape) * (q + r) < q
        return [TRUE if x else FALSE for x in drawn.tolist()]


class _ScalarType:
    """A port of one number: a scalar, or a vector of length 1."""

    word = "scalar"
    default_dims = ()

    @property
    def port_type(self) -> PortType:
        return PortType(None, "Real", None, self)

    def fits(self, dims: tuple) -> bool:
        return dims == () or (len(dims) == 1 and dims[0] in (None, 1))


@encoder("Scalar")
class ScalarEncoder(_ScalarType, Encoder):
    """A number to a vector of length 1; at a scalar port, to a scalar.

    Source: legacy; coders.md section 7.
    """

    @property
    def core(self) -> PortType:
        return PortType((1,), "Real")

    def encode_flat(self, values: list) -> np.ndarray:
        return np.array([_number(value) for value in values], dtype=float).reshape(-1, 1)

    def is_single(self, value) -> bool:
        return self._depth(value) == 0

    def matching_decoder(self) -> ScalarDecoder:
        return ScalarDecoder()


def _number(value) -> float:
    if isinstance(value, int | float | Fraction):
        return float(value)
    if isinstance(value, np.ndarray) and value.size == 1:
        return float(value.item())
    parts = list(value) if hasattr(value, "args") else ()
    if len(parts) == 1 and isinstance(parts[0], int | float):
        return float(parts[0])
    raise NOT_A_NUMBER(value)


@decoder("Scalar")
class ScalarDecoder(_ScalarType, Decoder):
    """A vector of length 1, or a scalar, to a number. Source: legacy; coders.md section 7."""

    default = "Value"

    def matching_encoder(self, dims: tuple | None = None) -> ScalarEncoder:
        return ScalarEncoder()

    def decode(self, array, prop=None, rng=None):
        self.chosen(prop)
        array = np.asarray(array)
        return array.reshape(len(array)).astype(np.float64).tolist()

    @decoded("Value")
    def value(self, numbers):
        return numbers.tolist()
