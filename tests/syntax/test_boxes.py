"""Input of two dimensions as files of front ends hold it, and brackets that are calls."""

import pytest

from wlnet.syntax.errors import IncompleteInput, WolframSyntaxError
from wlnet.syntax.parser import parse, parse_all
from wlnet.syntax.printer import to_text

BOXES = {
    r"\!\(\*SuperscriptBox[\(x\), \(n + 1\)]\)": "x^(n + 1)",
    r"a \!\(\*FractionBox[\(x + 1\), \(y\)]\) b": "a*((x + 1)/y)*b",
    r"\!\(\*SqrtBox[\(\[Pi]\)]\)": "Sqrt[Pi]",
    r"\!\(\*RadicalBox[\(x\), \(3\)]\)": "x^(1/3)",
    r"\!\(\*SubscriptBox[\(x\), \(1\)]\) = 3": "Subscript[x, 1] = 3",
    r"\!\(\*SubsuperscriptBox[\(x\), \(1\), \(2\)]\)": "Subscript[x, 1]^2",
    r"\!\(\*SuperscriptBox[\(10\), FractionBox[\(a\), \(2\)]]\)": "10^(a/2)",
    r'\!\(\*SuperscriptBox["x", "2"]\)': "x^2",
    r'\!\(\*RowBox[{"x", "+", SuperscriptBox["y", "2", MultilineFunction -> None]}]\)': "x + y^2",
    r"\!\(\*SuperscriptBox[\(f\), \(\[Prime]\)]\)[x]": "f'[x]",
    r"\!\(\*SuperscriptBox[\(m\), \(\[Transpose]\)]\)": "Transpose[m]",
    r"\!\(\*UnderoverscriptBox[\(\[Sum]\), \(i = 1\), \(n\)]\(i^2\)\) + 3": "Sum[i^2, {i, 1, n}] + 3",
    r"\!\(\*UnderoverscriptBox[\(\[Product]\), \(i = 1\), \(n\)]f[i]\)": "Product[f[i], {i, 1, n}]",
    r"\!\(\*SubsuperscriptBox[\(\[Integral]\), \(0\), \(1\)]\(x\ \[DifferentialD]x\)\)":
        "Integrate[x, {x, 0, 1}]",
    r"\!\(\*OverscriptBox[\(x\), \(^\)]\)": "OverHat[x]",
    r"\!\(\*StyleBox[\(x\), Bold]\)": "x",
    r"\!\(\*GridBox[{{\(1\), \(2\)}, {\(3\), \(4\)}}]\)": "{{1, 2}, {3, 4}}",
    r"\!\(x\^2 + y\_1\)": "x^2 + Subscript[y, 1]",
    r"\!\(\@x\/2\)": "Sqrt[x]/2",
}  # fmt: skip


@pytest.mark.parametrize("text, same", BOXES.items())
def test_boxes_are_read_as_what_they_show(text, same):
    assert parse(text) == parse(same)


def test_boxes_in_strings_stay():
    source = r'"\!\(\*SubscriptBox[\(x\), \(1\)]\)"'
    assert to_text(parse(source)) == source


def test_what_is_no_expression_is_refused_where_it_stands():
    with pytest.raises(WolframSyntaxError) as refused:
        parse_all("a\nb + \\!\\(\\*TemplateBox[\\(x\\), \\(y\\)]\\)")
    assert '"TemplateBox" with 2 boxes stands for no expression.' in str(refused.value)
    assert refused.value.line == 2


@pytest.mark.parametrize("text", [r"\!\(x", r"\!\(\*SuperscriptBox[\(x\), \(2\)", r"\!\(\*SqrtBox[\(x\)"])
def test_open_boxes_are_incomplete(text):
    with pytest.raises(IncompleteInput):
        parse(text)


BRACKETS = {
    "⌊a/2⌋ b": "Floor[a/2]*b",
    "2 \\[LeftCeiling]x\\[RightCeiling][[1]]": "2*Ceiling[x][[1]]",
    "l[[⌈n⌉]]": "l[[Ceiling[n]]]",
    "\\[LeftAngleBracket]x, y\\[RightAngleBracket]": "AngleBracket[x, y]",
    "\\[LeftBracketingBar]x\\[RightBracketingBar]": "BracketingBar[x]",
    "\\[LeftDoubleBracketingBar]x\\[RightDoubleBracketingBar]": "DoubleBracketingBar[x]",
    "a \\[VectorLessEqual] b \\[VectorLessEqual] c": "VectorLessEqual[{a, b, c}]",
}


@pytest.mark.parametrize("text, same", BRACKETS.items())
def test_brackets_that_are_calls(text, same):
    assert to_text(parse(text)) == to_text(parse(same))


@pytest.mark.parametrize("text, kind", [("⌊x", IncompleteInput), ("(⌊x)", WolframSyntaxError)])
def test_brackets_that_are_not_closed(text, kind):
    with pytest.raises(kind):
        parse(text)
