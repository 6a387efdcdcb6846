import pytest

from wlnet.expr.expr import wl_list
from wlnet.expr.message import MessageError
from wlnet.expr.symbols import S
from wlnet.nets.coder import coder_of, make_decoder, make_encoder
from wlnet.nets.ports import port_type
from wlnet.nets.types import PortType, specification, words
from wlnet.nets.unify import Clash, unify, unify_dims

VARYING = "Varying"


@pytest.mark.parametrize(
    "spec, dims, element, limits, text",
    [
        ("Real", (), "Real", None, "real number"),
        ("Integer", (), "Integer", None, "integer"),
        (S.Restricted("Integer", 5), (), "Integer", (1, 5), "integer from 1 to 5"),
        (S.Restricted("Integer", wl_list((2, 5))), (), "Integer", (2, 5), "integer from 2 to 5"),
        (3, (3,), None, None, "vector (size: 3)"),
        (wl_list((3,)), (3,), None, None, "vector (size: 3)"),
        (wl_list((3, 4)), (3, 4), None, None, "matrix (size: 3 x 4)"),
        (wl_list((3, S.Automatic, 2)), (3, None, 2), None, None, "array (size: 3 x n1 x 2)"),
        (VARYING, (VARYING,), None, None, "vector (size: n1)"),
        (wl_list((VARYING, 4)), (VARYING, 4), None, None, "matrix (size: n1 x 4)"),
        (wl_list(()), (), None, None, "real number"),
        (S.Automatic, None, None, None, "array of any rank"),
    ],
)
def test_specifications_are_read_shown_and_written_back(spec, dims, element, limits, text):
    port = port_type(spec, "input")
    assert (port.dims, port.element, port.range) == (dims, element, limits)
    assert words(port) == text
    again = port_type(specification(port), "input")
    assert (again.dims, again.range) == (dims, limits)


def test_coders_and_their_names():
    enc = make_encoder("Class", wl_list(("a", "b", "c")))
    assert port_type(enc, "input") == PortType((), "Integer", (1, 3), enc)
    assert port_type("Boolean", "output") == make_decoder("Boolean").port_type
    assert words(port_type("Boolean", "input")) == "boolean"
    assert specification(port_type(enc, "input")) is enc


@pytest.mark.parametrize("spec", [-1, 0, 2.5, wl_list((2, -1)), "Complex", S.Foo, S.Restricted("Integer", 0)])
def test_what_is_no_type_is_refused_by_port(spec):
    with pytest.raises(MessageError, match=r"NetChain::invport.*Input"):
        port_type(spec, "input", "NetChain", "Input")


def test_an_encoder_is_no_output_type_and_a_decoder_no_input_type():
    with pytest.raises(MessageError, match=r"invport.*NetDecoder or the name"):
        port_type(make_encoder("Boolean"), "output")
    with pytest.raises(MessageError, match=r"invport.*NetEncoder or the name"):
        port_type(make_decoder("Boolean"), "input")


def test_dimensions_that_can_be_equal_become_equal():
    assert unify_dims((3, None), (None, 4)) == (3, 4)
    assert unify_dims(None, (2,)) == (2,)
    assert unify_dims((VARYING, None), (None, 4)) == (VARYING, 4)
    for pair in [((3,), (4,)), ((3,), (3, 1)), ((VARYING,), (3,))]:
        with pytest.raises(Clash):
            unify_dims(*pair)


def test_types_keep_what_either_knows():
    enc = make_encoder("Class", wl_list(("a", "b", "c")))
    assert unify(PortType(element="Integer"), enc.port_type) == enc.port_type
    with pytest.raises(Clash):
        unify(PortType(element="Real"), enc.port_type)
    with pytest.raises(Clash):
        unify(PortType((4,)), make_decoder("Class", wl_list(("a", "b", "c"))).port_type)


def test_a_scalar_coder_fits_a_number_and_a_vector_of_one():
    scalar = make_decoder("Scalar").port_type
    assert unify(PortType(()), scalar).dims == ()
    assert unify(PortType((1,)), scalar).dims == (1,)
    with pytest.raises(Clash):
        unify(PortType((2,)), scalar)


def test_kinds_of_coders_that_are_not_there_yet_say_so():
    with pytest.raises(MessageError, match=r'NetEncoder::codernyi: The "Audio" NetEncoder is not available'):
        port_type("Audio", "input")
    with pytest.raises(MessageError, match=r"NetDecoder::codernyi"):
        coder_of(wl_list(("Audio",)), "NetDecoder")
