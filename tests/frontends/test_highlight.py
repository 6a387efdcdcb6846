import pytest
from pygments.token import Token

from wlnet.frontends.highlight import WolframLexer, kind_of
from wlnet.session import Session


def tokens(code, **options):
    return [(token, text) for _, token, text in WolframLexer(**options).get_tokens_unprocessed(code)]


def test_each_word_has_its_colour():
    found = {text: token for token, text in tokens('f[x_, "s"] := Total[{1.5, #}] & (* c *) a::tag %2')}
    assert found["x_"] is Token.Name.Variable
    assert found['"s"'] is Token.String
    assert found["Total"] is Token.Name.Builtin
    assert found["1.5"] is Token.Number
    assert found["#"] is Token.Name.Variable
    assert found[":="] is Token.Operator
    assert found["(* c *)"] is Token.Comment
    assert found["::tag"] is Token.Name.Tag
    assert found["%2"] is Token.Name.Label
    assert found["["] is Token.Punctuation


@pytest.mark.parametrize(
    "code", ['f[x, "a\\"b"', "(* open", "  a\n\n b ", r"\[Alpha]+\[Bad]", "", "a\\\nb ]"]
)
def test_the_text_is_all_there_and_in_order(code):
    assert "".join(text for _, text in tokens(code)) == code
    place = 0
    for start, _, text in WolframLexer().get_tokens_unprocessed(code):
        assert start == place
        place += len(text)


def test_a_closing_bracket_without_a_partner_is_an_error():
    assert (Token.Error, "]") in tokens("{1, 2]")
    assert Token.Error not in dict(tokens("{1, {2}}"))


def test_names_are_told_apart_by_what_they_are():
    session = Session()
    session.evaluate("x = 3; f[a_] := a")
    definitions = session.evaluation.definitions
    kinds = {
        name: kind_of(name, definitions)
        for name in ("x", "f", "nobody", "Map", "SpeechRecognize", "Global`x")
    }
    assert kinds == {
        "x": "defined",
        "f": "defined",
        "nobody": "new",
        "Map": "system",
        "SpeechRecognize": "missing",
        "Global`x": "defined",
    }
