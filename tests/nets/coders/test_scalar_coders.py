from fractions import Fraction

import numpy as np
import pytest

from wlnet.expr.arrays import packed
from wlnet.expr.expr import FALSE, TRUE, rule, wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.coder import coder_of, make_decoder, make_encoder
from wlnet.nets.coding import decoded_value, encoded_value


def test_boolean_encoder():
    enc = make_encoder("Boolean")
    assert (enc.port_type.dims, enc.port_type.element) == ((), "Real")
    assert encoded_value(enc, TRUE) == 1 and encoded_value(enc, FALSE) == 0
    assert encoded_value(enc, wl_list((TRUE, FALSE))) == packed(np.array([1.0, 0]))
    pair = make_encoder("Boolean", wl_list((2,)))
    assert encoded_value(pair, wl_list((TRUE, FALSE))) == packed(np.array([1.0, 0]))
    with pytest.raises(MessageError, match=r"NetEncoder::boolinv: maybe"):
        encoded_value(enc, "maybe")


def test_boolean_decoder_golden_values():
    dec = make_decoder("Boolean")
    assert decoded_value(dec, 0.5) is TRUE
    assert decoded_value(dec, 0.4999) is FALSE


def test_boolean_decoder_properties():
    dec = make_decoder("Boolean")
    assert decoded_value(dec, 0.25, "Probability") == 0.25
    assert decoded_value(dec, 0.25, "Entropy") == pytest.approx(-0.25 * np.log(0.25) - 0.75 * np.log(0.75))
    assert decoded_value(dec, 0.0, "Entropy") == 0
    assert decoded_value(dec, 0.25, S("None")) == 0.25
    assert decoded_value(dec, wl_list((0.1, 0.9))) == wl_list((FALSE, TRUE))
    deep = make_decoder("Boolean", InputDepth=1)
    assert decoded_value(deep, packed(np.array([[0.1, 0.9]]))) == wl_list((wl_list((FALSE, TRUE)),))


def test_boolean_samples():
    many = packed(np.full(20_000, 0.2))
    drawn = decoded_value(make_decoder("Boolean"), many, "RandomSample", seed=1)
    assert abs(list(drawn).count(TRUE) / 20_000 - 0.2) < 0.01
    cold = decoded_value(make_decoder("Boolean"), many, rule("RandomSample", 0.5), seed=1)
    assert abs(list(cold).count(TRUE) / 20_000 - 0.04 / 0.68) < 0.01


def test_scalar_coders():
    enc, dec = make_encoder("Scalar"), make_decoder("Scalar")
    assert encoded_value(enc, 3) == packed(np.array([3.0]))
    assert encoded_value(enc, Fraction(1, 2)) == packed(np.array([0.5]))
    assert encoded_value(enc, wl_list((1, 2))) == packed(np.array([[1.0], [2.0]]))
    assert decoded_value(dec, wl_list((4.0,))) == 4
    assert decoded_value(dec, packed(np.array([[4.0], [5.0]]))) == wl_list((4.0, 5.0))
    with pytest.raises(MessageError, match=r"NetEncoder::scalarinv: dog"):
        encoded_value(enc, "dog")


def test_they_match_each_other():
    assert coder_of(make_decoder("Boolean"), "NetEncoder") == make_encoder("Boolean")
    assert coder_of(make_encoder("Scalar"), "NetDecoder") == make_decoder("Scalar")
    assert make_decoder("Boolean", InputDepth=1).matching_encoder((4,)) == make_encoder(
        "Boolean", wl_list((4,))
    )
