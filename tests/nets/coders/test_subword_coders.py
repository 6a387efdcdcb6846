"""SubwordTokens: byte pairs joined by hand, words cut by hand; arrays of strings."""

import pickle

import pytest

from tests.evaluating import Room
from tests.nets.test_nets_in_language import FAILED, Talk

TOKENS = (
    '{_, StartOfString, EndOfString, "l", "o", "w", "e", "r", "n", "t", " ", "lo", "low", " low", "er", " n",'
    ' "ew", " new", "est"}'
)


@pytest.fixture(scope="module")
def room():
    found = Room()
    found.value(f"tokens = {TOKENS}; cut[encoder_, text_] := tokens[[encoder[text]]]")
    return found


# "low": l o w, lo w, low. " low": as " " has the token " low" with "low" behind: " " low, " low".
# " new": " " n e w; the earliest pair is " n", then "ew", then " new".
@pytest.mark.parametrize(
    ("settings", "text", "expected"),
    [
        ("", "low", '{"low"}'),
        ("", "low lower new", '{"low", " low", "er", " new"}'),
        ("", "lowx", '{"low", _}'),
        ("", "newt", '{"n", "ew", "t"}'),
        (", IgnoreCase -> True", "LOW New", '{"low", " new"}'),
        (', "IncludeTerminalTokens" -> True', "low", '{StartOfString, "low", EndOfString}'),
        (', "TargetLength" -> 3', "low", '{"low", EndOfString, EndOfString}'),
        (', "TargetLength" -> 1', "low low", '{"low"}'),
        (', Method -> {"BPE", "WhitespacePadding" -> Left}', "low", '{" low"}'),
        (', Method -> {"BPE", "CombineWhitespace" -> True}', "low   low", '{"low", " low"}'),
        ("", "low  low", '{"low", " ", " low"}'),
        (', Method -> "WordPiece"', "low newest", '{" low", " new", "est"}'),
        (', Method -> "WordPiece"', "lowx low", '{_, " low"}'),
        (', "Vocabulary" -> {"lo", "w", " "}', "low low", '{"lo", "w", " ", "lo", "w"}'),
        (', "TextPreprocessing" -> ToLowerCase', "LOW", '{"low"}'),
        (', "UnicodeNormalization" -> "NFKC"', "\\:ff4cow", '{"low"}'),
    ],
)
def test_text_is_cut_as_by_hand(room, settings, text, expected):
    room.check(f'cut[NetEncoder[{{"SubwordTokens", tokens{settings}}}], "{text}"]', expected)


def test_many_texts_are_encoded_each_for_itself(room):
    room.check('NetEncoder[{"SubwordTokens", tokens}][{"low", "lower"}]', "{{13}, {13, 15}}")


def test_a_pair_of_texts_says_which_is_which(room):
    room.check(
        'NetEncoder[{"SubwordTokens", tokens, "InputType" -> {"String", "String"},'
        ' "IncludeTerminalTokens" -> True,'
        ' "OutputProperties" -> {"VocabularyIndex", "InputIndex"}}][{"low", "er"}]',
        "{{2, 1}, {13, 1}, {3, 1}, {15, 2}, {3, 2}}",
    )


def test_the_decoder_joins_what_the_encoder_cut(room):
    room.value(
        'e = NetEncoder[{"SubwordTokens", tokens, Method -> {"BPE", "WhitespacePadding" -> Left},'
        ' "IncludeTerminalTokens" -> True}]; d = NetDecoder[e]'
    )
    room.check('d[UnitVector[19, #] & /@ e["low lower new"]]', '"low lower new"')
    room.check('NetEncoder[d]["low"]', "{14}")
    room.check("d[{UnitVector[19, 4]}, None]", "N[{UnitVector[19, 4]}]")


def test_what_is_printed_reads_back(room):
    for settings in (
        "",
        ', "Vocabulary" -> {"l"}, "InputType" -> {"String", "String"}',
        ', Method -> "WordPiece"',
    ):
        spec = f'NetEncoder[{{"SubwordTokens", tokens, "TargetLength" -> 4{settings}}}]'
        room.check(f"ToExpression[ToString[{spec}, InputForm]] === {spec}", "True")
        coder = room.value(spec)
        assert pickle.loads(pickle.dumps(coder)) == coder


def test_the_older_name_is_known(room):
    room.check('NetEncoder[{"BPESubwordTokens", tokens}]["low"]', "{13}")


def test_a_net_reads_subwords(room):
    room.value(
        'n = NetInitialize[NetChain[{EmbeddingLayer[2], SequenceLastLayer[]}, "Input" ->'
        ' NetEncoder[{"SubwordTokens", tokens}]]]'
    )
    room.check('Dimensions[n[{"low", "lower low"}]]', "{2, 2}")


@pytest.mark.parametrize(
    ("spec", "tag"),
    [
        ('{"SubwordTokens"}', "argneeded"),
        ('{"SubwordTokens", {"a"}}', "tokenneeded"),
        ('{"SubwordTokens", {"a", _}, "IncludeTerminalTokens" -> True}', "tokenneeded"),
        ('{"SubwordTokens", {"a", "a", _}}', "invarg"),
        ('{"SubwordTokens", {"a", _}, Method -> "Words"}', "invset"),
        ('{"SubwordTokens", {"a", _}, "OutputProperties" -> "Color"}', "invset"),
        ('{"SubwordTokens", File["a.model"]}', "tokenfile"),
        ('{"Characters", "ab", "Dimensions" -> {2}}', "codelength"),
        ('{"Tokens", {"ab"}, "Dimensions" -> {2}}', "codelength"),
    ],
)
def test_what_does_not_fit_is_refused(spec, tag):
    wl = Talk()
    assert wl(f"NetEncoder[{spec}]") == FAILED
    assert f"NetEncoder::{tag}:" in wl.messages[0], wl.messages


@pytest.mark.parametrize(
    ("spec", "value", "expected"),
    [
        ('"Characters", "abc", "TargetLength" -> 2, "Dimensions" -> {2}', '{"a", "bc"}', "{{1, 3}, {2, 3}}"),
        ('"Characters", "abc", "TargetLength" -> 1, "Dimensions" -> {2}', '{{"a", "b"}, {"c", "a"}}',
         "{{{1}, {2}}, {{3}, {1}}}"),
        ('"Characters", "ab", "UnitVector", "TargetLength" -> 1, "Dimensions" -> {2, 1}', '{{"a"}, {"b"}}',
         "{{{{1., 0.}}}, {{{0., 1.}}}}"),
        ('"Tokens", {"x", "y"}, "TargetLength" -> 2, "Dimensions" -> {2}', '{"x y", "z"}',
         "{{1, 2}, {3, 3}}"),
        ('"Tokens", {"x", "y"}, "TargetLength" -> 2, "SplitPattern" -> None, "Dimensions" -> {2}',
         '{{"x"}, {"y", "x"}}', "{{1, 3}, {2, 1}}"),
        ('"SubwordTokens", tokens, "TargetLength" -> 2, "Dimensions" -> {2}', '{"low", "er"}',
         "{{13, 3}, {15, 3}}"),
    ],
)  # fmt: skip
def test_arrays_of_strings_have_dimensions_in_front(room, spec, value, expected):
    room.check(f"NetEncoder[{{{spec}}}][{value}]", expected)


def test_a_net_takes_arrays_of_strings(room):
    room.value(
        'n = NetInitialize[NetChain[{EmbeddingLayer[3]}, "Input" -> NetEncoder[{"Characters", "abc",'
        ' "TargetLength" -> 4, "Dimensions" -> {2}}]]]'
    )
    room.check('Dimensions[n[{"ab", "c"}]]', "{2, 4, 3}")
    room.check('Dimensions[n[{{"ab", "c"}, {"a", "b"}, {"a", "a"}}]]', "{3, 2, 4, 3}")
