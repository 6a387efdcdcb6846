"""The "Function" coders: a function of the language between data and arrays."""

from __future__ import annotations

from dataclasses import field

import numpy as np

from wlnet.expr.expr import TRUE, is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.expr.values.numeric_array import NumericArray
from wlnet.nets.calls import NO_SESSION, Called, numbers_of
from wlnet.nets.coder import NO_PROPERTY, Decoder, Encoder, decoded, decoder, encoder
from wlnet.nets.ragged import Ragged
from wlnet.nets.sheet import NotAccepted, parameter, truth
from wlnet.nets.types import VARYING, PortType, size_words, with_article

BAD_RESULT = Message(
    "NetEncoder::fresult", 'The function of the "Function" encoder should give `1`, but gave `2` for `3`.'
)
BAD_BATCH = Message(
    "NetEncoder::fbatch",
    'The function of the "Function" encoder should give a list of `1` results, but gave `2`.',
)
NO_MATCH = Message("NetEncoder::nomatch", '`1` does not match `2`, which the "Function" encoder takes.')

NONE = S("None")


def _dimensions(value):
    if value == "Real":
        return ()
    entries = tuple(value) if is_list(value) else (value,)
    integer = entries[-1:] == ("Integer",)
    dims = entries[:-1] if integer else entries
    if all((type(d) is int and d > 0) or d == VARYING for d in dims):
        return entries
    wanted = '"Real", or a list of positive integers and "Varying", and "Integer" at its end for integers'
    raise NotAccepted(wanted)


def _optional(value, call=None):
    return None if value is NONE else Called(value, call)


def _shown(called: Called | None):
    return NONE if called is None else called.given


@encoder("Function")
class FunctionEncoder(Encoder):
    """y = f[value], an array of the given dimensions.

    "Pattern" -> p says what one value is; without it, f is tried. "Batched" -> True: f takes a list of values
    and gives the list of results. "Initialization" is evaluated before f is first used.

    Output: real numbers; integers where the dimensions end with "Integer". Source: reference page
    netencoder/Function.
    """

    function: Called = parameter(
        1, "Function", read=Called, show=lambda f: f.given, applied=True, wanted="a function"
    )
    output: tuple = parameter(2, "Dimensions", read=_dimensions, wanted="a list of dimensions")
    pattern: Called | None = parameter(
        None, "Pattern", default=None, read=_optional, show=_shown, applied=True
    )
    batched: bool = parameter(None, "Batched", default=False, read=truth)
    first: Called | None = parameter(
        None, "Initialization", default=None, read=_optional, show=_shown, applied=True
    )
    _ready: list = field(default_factory=list, compare=False, repr=False)

    word = "function"

    @property
    def core(self) -> PortType:
        if self.output[-1:] == ("Integer",):
            return PortType(self.output[:-1], "Integer")
        return PortType(self.output, "Real")

    def encode_flat(self, values: list):
        self._prepare()
        for value in values:
            if self.pattern is not None and not self._matches(value):
                raise NO_MATCH(value, self.pattern.given)
        if self.batched:
            found = self.function(wl_list(values))
            items = _items(found)
            if items is None or len(items) != len(values):
                raise BAD_BATCH(len(values), found)
        else:
            items = [self.function(value) for value in values]
        arrays = [self._array(item) for item in items]
        for array, item, value in zip(arrays, items, values, strict=True):
            if array is None:
                kind = with_article(size_words(self.core.dims))
                raise BAD_RESULT(kind + " of integers" * self.core.is_integer, item, value)
        return Ragged(arrays) if VARYING in self.core.dims or not arrays else np.stack(arrays)

    def _prepare(self) -> None:
        if self.first is not None and not self._ready:
            if self.first.call is None:
                raise NO_SESSION()
            self.first.call(S.Identity, self.first.given)
            self._ready.append(True)

    def _array(self, result) -> np.ndarray | None:
        """The numbers of one result, or None where it is not of the dimensions."""
        array = numbers_of(result)
        if array is None or array.ndim != len(self.core.dims) or 0 in array.shape:
            return None
        if any(d not in (VARYING, n) for d, n in zip(self.core.dims, array.shape, strict=True)):
            return None
        if not self.core.is_integer:
            return array
        return array.astype(np.int64) if (array == np.round(array)).all() else None

    def _matches(self, value) -> bool:
        if self.pattern.call is None:
            raise NO_SESSION()
        return self.pattern.call(S.MatchQ, value, self.pattern.given) is TRUE

    def is_single(self, value) -> bool:
        if self.pattern is not None:
            return self._matches(value)
        if not is_list(value) and not isinstance(value, list | tuple | np.ndarray):
            return True
        self._prepare()
        if self.batched:
            found = _items(self.function(wl_list((value,))))
            return found is not None and len(found) == 1 and self._array(found[0]) is not None
        return self._array(self.function(value)) is not None


def _items(found) -> list | None:
    if isinstance(found, NumericArray):
        return list(found.array)
    if not is_list(found):
        return None
    return list(found.args) if found.array is None else list(found.array)


def _names(value) -> tuple[str, ...]:
    if is_list(value) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise NotAccepted("a list of strings")


@decoder("Function")
class FunctionDecoder(Decoder):
    """f[array] of a NumericArray; with "Properties" -> {"p1", ...} f[array, property], "p1" if none is asked.

    Source: reference page netdecoder/Function.
    """

    function: Called = parameter(
        1, "Function", read=Called, show=lambda f: f.given, applied=True, wanted="a function"
    )
    names: tuple = parameter(None, "Properties", default=(), read=_names)

    word = "function"
    default = "Value"

    @property
    def port_type(self) -> PortType:
        return PortType(None, "Real", None, self)

    def fits(self, dims: tuple) -> bool:
        return True

    def decode(self, array, prop=None, rng=None):
        if prop is not None and prop not in self.names:
            raise NO_PROPERTY(self.kind, prop, [*self.names, NONE], "")
        extra = (prop or self.names[0],) if self.names else ()
        return [self.function(NumericArray(one), *extra) for one in np.asarray(array)]

    @decoded("Value")
    def value(self, array):
        """What the function gives."""
        return self.decode(array)

    def matching_encoder(self, dims: tuple | None = None):
        return None
