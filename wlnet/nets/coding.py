"""Coders used as functions: NetEncoder[...][value], NetDecoder[...][array, property]."""

from __future__ import annotations

import secrets

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.symbols import S
from wlnet.nets.batch import described, numbers
from wlnet.nets.coder import NOT_DECODABLE, Decoder, Encoder
from wlnet.nets.ragged import Ragged
from wlnet.nets.types import size_words, with_article
from wlnet.tensor.random import stream

NONE = S("None")


def encoded_value(encoder: Encoder, value):
    """The numbers of one value, or of each value of a list."""
    if is_list(value) and not len(value):
        return wl_list(())
    single = encoder.is_single(value)
    found = encoder.encode(wl_list((value,)) if single else value)
    if isinstance(found, Ragged) and not single:
        return wl_list(map(packed, found))
    return packed(found[0] if single else found)


def decoded_value(decoder: Decoder, value, prop=None, seed: int | None = None, numeric=None):
    """The result of one array, or of each array of a list.

    prop    a property as in Decoder.decode; the symbol None gives the numbers back; None the default
    seed    for properties that draw; None: a fresh one

    Raises NetDecoder::input for data that are no array of the rank and size that the decoder takes.
    """
    if prop == "Properties":
        return wl_list((*decoder.properties, NONE))
    array = numbers(value, numeric)
    single = None if array is None else _is_single(decoder, array)
    if single is None:
        raise NOT_DECODABLE(
            decoder.kind, with_article(size_words(decoder.port_type.dims or ())), described(value, array)
        )
    if prop is NONE:
        return packed(array.astype(float))
    found = results(decoder, array[None] if single else array, prop, seed)
    return found[0] if single else wl_list(found)


def results(decoder: Decoder, array: np.ndarray, prop=None, seed: int | None = None) -> list:
    """A result for each array of a batch (B, ...)."""
    rng = stream(secrets.randbits(62) if seed is None else seed, "decode", 0)
    if isinstance(array, Ragged):
        return [decoder.decode(one[None], prop, rng)[0] for one in array]
    return decoder.decode(array, prop, rng)


def _is_single(decoder: Decoder, array: np.ndarray) -> bool | None:
    """Whether the array is one input of the decoder (True), a list of them (False), or neither."""
    if decoder.fits(array.shape):
        return True
    return False if array.ndim and decoder.fits(array.shape[1:]) else None
