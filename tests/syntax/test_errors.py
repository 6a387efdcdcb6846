"""Wrong and unfinished input: the two kinds, their tags, texts and places."""

import pickle

import pytest

from wlnet.syntax.errors import IncompleteInput, WolframSyntaxError
from wlnet.syntax.parser import parse_all

INCOMPLETE = {
    "f[": "bktmcp",
    "f[a, {1, 2": "bktmcp",
    "(a": "bktmcp",
    "{1,\n": "bktmcp",
    "<|a -> 1": "bktmcp",
    "m[[1": "bktmcp",
    "m[[1]": "bktmcp",
    "(* open": "sntxi",
    "a (* (* *)": "sntxi",
    '"open': "sntxi",
    '"open\\"': "sntxi",
    "a +": "sntxi",
    "x =": "sntxi",
    "f[x_] :=\n": "sntxi",
    "a /.": "sntxi",
    "-": "sntxi",
    "!": "sntxi",
    "a @": "sntxi",
    "a ~": "sntxi",
    "x :": "sntxi",
    "<<": "sntxi",
    "a >>": "sntxi",
    "f /: g[f] :=": "sntxi",
    "a |->": "sntxi",
}


@pytest.mark.parametrize("text, tag", INCOMPLETE.items())
def test_incomplete(text, tag):
    with pytest.raises(IncompleteInput) as caught:
        parse_all(text)
    assert caught.value.tag == tag


# text -> tag, line and column, a part of the sentence
WRONG = {
    "a +)": ("bktmop", 1, 4, '")" has no opening bracket'),
    "f[x))": ("bktmch", 1, 4, '"[" of line 1 cannot be closed by ")"; "]" could'),
    "{1 2]": ("bktmch", 1, 5, '"}" could'),
    "f[[1], 2]": ("bktmch", 1, 5, '"[[" of line 1 cannot be closed by "]"; "]]" could'),
    "(]": ("bktmch", 1, 2, '")" could'),
    "f[\n a,\n (b}\n]": ("bktmch", 3, 4, '"(" of line 3'),
    "a ~f b": ("sntxf", 1, 3, 'second "~"'),
    "a ~f": ("sntxf", 1, 3, 'second "~"'),
    "2 =! ": ("sntxf", 1, 5, '"=!" is no operator'),
    "#&&& ": ("sntxf", 1, 4, '"#&&" cannot be followed by "&"; an expression could stand here'),
    "&": ("sntxb", 1, 1, 'cannot begin with "&"; a name, a number or an opening bracket could'),
    ",": ("sntxb", 1, 1, 'cannot begin with ","'),
    "/. a": ("sntxb", 1, 1, 'cannot begin with "/."'),
    "; a": ("sntxb", 1, 1, 'cannot begin with ";"'),
    "a, b": (
        "sntxf",
        1,
        2,
        '"a" cannot be followed by ","; an operator or the end of the line could stand here',
    ),
    "()": ("sntxf", 1, 2, '"(" cannot be followed by ")"'),
    "(a, b)": ("sntxf", 1, 3, 'an operator or a closing ")" could stand here'),
    "f[a +]": ("sntxf", 1, 6, '"f[a +" cannot be followed by "]"; an expression could stand here'),
    "{1, * 2}": ("sntxf", 1, 5, '"{1," cannot be followed by "*"'),
    "a + * b": ("sntxf", 1, 5, '"a +" cannot be followed by "*"'),
    "f[a\n  b,\n +* c]": ("sntxf", 3, 3, '"f[a b, +" cannot be followed by "*"'),
    "a ? b ? c": ("sntxf", 1, 7, '"?" cannot stand twice'),
    "2 : 3": ("sntxf", 1, 3, 'Before ":" a name or a blank'),
    "f[x] : y": ("sntxf", 1, 6, 'Before ":" a name or a blank'),
    "(x) : p": ("sntxf", 1, 5, 'Before ":" a name or a blank'),
    "a /: b": ("sntxf", 1, 3, '"=", ":=" or "=."'),
    "f:: x": ("sntxf", 1, 4, "A tag should follow"),
    "[x]": ("sntxb", 1, 1, 'cannot begin with "["'),
    "1`` + 2": ("sntxf", 1, 3, '"1`" cannot be followed by "`"'),
    "2*^x": ("sntxf", 1, 3, '"2*" cannot be followed by "^"'),
    "x = \\q": ("sntxf", 1, 5, '"x =" cannot be followed by "\\"'),
    "(* a\n b *) (* c *) \\[Alpha] + ]": ("bktmop", 2, 26, '"]" has no opening bracket'),
    "x ?? y": ("sntxf", 1, 3, '"x" cannot be followed by "??"'),
    "f[?x]": ("sntxf", 1, 3, '"f[" cannot be followed by "?"'),
}


@pytest.mark.parametrize("text, expected", WRONG.items())
def test_wrong(text, expected):
    tag, line, column, sentence = expected
    with pytest.raises(WolframSyntaxError) as caught:
        parse_all(text)
    error = caught.value
    assert not isinstance(error, IncompleteInput)
    assert (error.tag, error.line, error.column) == (tag, line, column)
    assert sentence in str(error)
    assert error.excerpt.splitlines()[0] == text.split("\n")[line - 1]


def test_the_message_shows_the_line_and_a_caret():
    with pytest.raises(WolframSyntaxError) as caught:
        parse_all("a = 1\nb = f[1 + , 2]\nc")
    assert caught.value.message == (
        'Syntax::sntxf: "b = f[1 +" cannot be followed by ","; an expression could stand here.'
        " (line 2, column 11)\nb = f[1 + , 2]\n          ^"
    )


def test_the_caret_stands_below_tabs():
    with pytest.raises(WolframSyntaxError) as caught:
        parse_all("\tf[a,\t* b]")
    assert caught.value.excerpt == "\tf[a,\t* b]\n\t    \t^"


def test_a_long_line_is_shown_around_the_place():
    with pytest.raises(WolframSyntaxError) as caught:
        parse_all("x + " * 100 + "/ y" + " + z" * 100)
    line, caret = caught.value.excerpt.split("\n")
    assert len(line) < 120
    assert line[caret.index("^")] == "/"
    assert caught.value.column == 401


def test_errors_survive_pickling():
    with pytest.raises(IncompleteInput) as caught:
        parse_all("f[")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), again.message) == (IncompleteInput, caught.value.message)
