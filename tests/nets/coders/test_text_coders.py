"""Characters, UTF8 and Tokens: the golden values of the specification, tables, lengths, what is refused."""

import pickle

import numpy as np
import pytest

from tests.evaluating import Room


@pytest.fixture(scope="module")
def room():
    return Room()


@pytest.mark.parametrize(
    "call, expected",
    [
        ('NetEncoder["Characters"]["Ab c"]', "{36, 69, 3, 70}"),
        ('NetEncoder["Characters"]["\\t\\n!~"]', "{1, 2, 4, 97}"),
        ('NetEncoder["Characters"][{"Ab", "c"}]', "{{36, 69}, {70}}"),
        ('NetEncoder["Characters"][{36, 69}]', "{36, 69}"),
        ('NetEncoder[{"Characters", "abc"}]["cab"]', "{3, 1, 2}"),
        ('NetEncoder[{"Characters", "abc", "UnitVector"}]["ca"]', "{{0., 0., 1.}, {1., 0., 0.}}"),
        ('NetEncoder[{"Characters", {"ab", "xyz" -> 1, "c"}}]["xcz"]', "{1, 3, 1}"),
        ('NetEncoder[{"Characters", {"ab", DigitCharacter -> Automatic}}]["a07b"]', "{1, 3, 3, 2}"),
        ('NetEncoder[{"Characters", {97 ;; 99 -> Automatic, "d"}}]["bd"]', "{1, 2}"),
        ('NetEncoder[{"Characters", {"a", _}}]["az?"]', "{1, 2, 2}"),
        ('NetEncoder[{"Characters", {"ab", StartOfString, EndOfString}}]["ba"]', "{3, 2, 1, 4}"),
        (
            'NetEncoder[{"Characters", {"ab", {StartOfString, EndOfString} -> Automatic}}]["ba"]',
            "{3, 2, 1, 3}",
        ),
        ('NetEncoder[{"Characters", {{"ab", DigitCharacter} -> Automatic, _}}]["b7c"]', "{1, 1, 2}"),
        ('NetEncoder[{"Characters", "ab", "IgnoreCase" -> True}]["aB"]', "{1, 2}"),
        ('NetEncoder[{"Characters", LetterCharacter}]["aZ"]', "{1, 52}"),
        ('NetEncoder[{"Characters", "abc", "TargetLength" -> 2}]["cab"]', "{3, 1}"),
        ('NetEncoder[{"Characters", "abc", "TargetLength" -> 4}]["ab"]', "{1, 2, 3, 3}"),
        (
            'NetEncoder[{"Characters", {"ab", EndOfString, "c"}, "TargetLength" -> 5}]["ab"]',
            "{1, 2, 3, 3, 3}",
        ),
        ('NetEncoder[{"Characters", {"ab", EndOfString}}][["Alphabet"]]', '{"a", "b", EndOfString}'),
        ('NetEncoder["UTF8"]["a\\[EAcute]"]', "{98, 196, 170}"),
        ('Dimensions[NetEncoder[{"UTF8", "UnitVector"}]["a\\[EAcute]"]]', "{3, 248}"),
        ('NetEncoder[{"Tokens", {"a", "bc"}}]["BC x a"]', "{2, 3, 1}"),
        ('NetEncoder[{"Tokens", {"a", "bc"}, "TargetLength" -> 5}]["BC x a"]', "{2, 3, 1, 3, 3}"),
        ('NetEncoder[{"Tokens", {"a", "!", "B"}, "IgnoreCase" -> False}]["B, b a!"]', "{3, 4, 4, 1, 2}"),
        ('NetEncoder[{"Tokens", {"a", "b c"}, "SplitPattern" -> ","}]["b c,a,b"]', "{2, 1, 3}"),
        ('NetEncoder[{"Tokens", {"a", "b c"}, "SplitPattern" -> None}][{"b c", "a"}]', "{2, 1}"),
        (
            'NetEncoder[{"Tokens", {"a", "b"}, "SplitPattern" -> None}][{{"b", "a"}, {"c"}}]',
            "{{2, 1}, {3}}",
        ),
        ('NetDecoder[{"Characters", "abc"}][{{.1, .2, .7}, {.8, .1, .1}}]', '"ca"'),
        ('NetDecoder[{"Characters", "abc"}][{{{.1, .2, .7}}, {{.8, .1, .1}}}]', '{"c", "a"}'),
        ('NetDecoder[{"Characters", "abc"}][{.1, .7, .2}]', '"b"'),
        (
            'NetDecoder[{"Characters", {"a", StartOfString, EndOfString}}]['
            "{{0, 1, 0}, {1, 0, 0}, {0, 0, 1}, {1, 0, 0}}]",
            '"a"',
        ),
        (
            'NetDecoder[{"Characters", {"ab", {StartOfString, EndOfString} -> Automatic}}]['
            "{{0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {0, 0, 1}, {1, 0, 0}}]",
            '"ba"',
        ),
        ('NetDecoder[{"Tokens", {"a", "BC"}}][{{.1, .9}, {.8, .1}}]', '"bc a"'),
        ('NetDecoder[{"Tokens", {"a", "BC"}, "IgnoreCase" -> False}][{{.1, .9}, {.8, .1}}]', '"BC a"'),
        ('NetDecoder[{"Characters", "ab"}][{{1, 0}}, None]', "{{1., 0.}}"),
        ('NetDecoder[NetEncoder[{"Characters", "abc"}]][["Alphabet"]]', '{"a", "b", "c"}'),
    ],
)
def test_values(room, call, expected):
    room.check(call, expected)


@pytest.mark.parametrize(
    "call, message",
    [
        ('NetEncoder[{"Characters", "abc"}]["cad"]', "NetEncoder::nochar"),
        ('NetEncoder[{"Characters", "abc"}][17]', "NetEncoder::notext"),
        ('NetEncoder[{"Characters", 5}]', "NetEncoder::invarg"),
        ('NetEncoder[{"Characters", {"a", "b" -> 7}}]', "NetEncoder::invarg"),
        ('NetEncoder[{"Characters", "abc", "OneHot"}]', "NetEncoder::invarg"),
        ('NetEncoder["Tokens"]', "NetEncoder::argneeded"),
        ('NetEncoder[{"Tokens", "English"}]', "NetEncoder::invarg"),
        ('NetEncoder[{"Tokens", {"a", "a"}}]', "NetEncoder::invarg"),
        ('NetDecoder[NetEncoder["UTF8"]]', "NetDecoder::nomatching"),
        ('NetDecoder[{"Characters", "ab"}][{{1, 0, 0}}]', "NetDecoder::input"),
        ('NetDecoder[{"Characters", "ab"}][{{1, 0}}, "Probabilities"]', "NetDecoder::noprop"),
    ],
)
def test_mistakes(room, call, message):
    assert message in room.messages(call)[0]


def test_a_net_reads_strings_of_any_length(room):
    room.value(
        'n = NetInitialize[NetChain[{UnitVectorLayer[]}, "Input" -> NetEncoder[{"Characters", "ab"}]]]'
    )
    room.check('n[{"ab", "b"}]', "{{{1., 0.}, {0., 1.}}, {{0., 1.}}}")
    room.check('n["b"]', "{{0., 1.}}")
    assert room.messages('n[{"ab", ""}]')[0] == ["NetChain::emptyexample"]


def test_a_decoder_says_how_many_codes_there_are_not_how_long_a_text_is(room):
    room.value(
        'd = "Output" -> NetDecoder[{"Characters", "abc"}];'
        "layers = {GatedRecurrentLayer[2], NetMapOperator[LinearLayer[]]}"
    )
    fixed = room.value('NetChain[layers, "Input" -> {5, 2}, d]')
    assert fixed.outputs["Output"].dims == (5, 3)
    free = room.value("NetChain[layers, d]")
    assert free.outputs["Output"].dims == ("Varying", 3)


def test_a_net_gives_strings(room):
    room.value('d = NetDecoder[{"Characters", "abc"}]')
    room.value('n = ElementwiseLayer[Tanh, "Input" -> {"Varying", 3}, "Output" -> d]')
    room.check("n[{{{1, 0, 0}, {0, 0, 1}}, {{0, 1, 0}}}]", '{"ac", "b"}')


@pytest.mark.parametrize(
    "spec",
    [
        'NetEncoder[{"Characters", {"ab", 100 ;; 102 -> Automatic, _}, "UnitVector", "IgnoreCase" -> True}]',
        'NetEncoder[{"Tokens", {"a", "b"}, "SplitPattern" -> ",", "TargetLength" -> 3}]',
        'NetEncoder[{"UTF8", "UnitVector"}]',
        'NetDecoder[{"Tokens", {"a", "b"}, "IgnoreCase" -> False}]',
    ],
)
def test_what_is_printed_reads_back(room, spec):
    room.check(f"ToExpression[ToString[{spec}, InputForm]] === {spec}", "True")
    coder = room.value(spec)
    assert pickle.loads(pickle.dumps(coder)) == coder


def test_targets_of_a_decoder_have_its_codes_only(room):
    target = room.value('NetEncoder[NetDecoder[{"Tokens", {"a", "b"}}]]')
    assert target.core.range == (1, 2)
    assert room.messages('NetEncoder[NetDecoder[{"Tokens", {"a", "b"}}]]["a c"]')[0] == [
        "NetEncoder::notoken"
    ]
    assert np.array_equal(target.encode(["b a"])[0], [2, 1])
