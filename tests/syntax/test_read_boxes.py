r"""Boxes back to expressions: MakeExpression undoes MakeBoxes, and boxes of front ends are read."""

from pathlib import Path

import pytest

from wlnet.session import Session
from wlnet.syntax.printer import to_text

TABLE = Path(__file__).with_name("operators.tsv")
FORMS = [line.split("\t")[1] for line in TABLE.read_text(encoding="utf-8").splitlines() if "\t" in line]
# What boxes do not tell apart: 1/2 of a quotient, signs in signs, products in products.
ALIKE = {
    "Power[2, -1]",
    "Plus[a, Times[-1, Times[-1, b]]]",
    "Plus[a, Times[-1, PreDecrement[b]]]",
    "Plus[Increment[a], PreIncrement[b]]",
    "Times[-1, x, y]",
    "Times[-1, x, Times[y, Power[z, -1]]]",
}


@pytest.fixture(scope="module")
def session():
    return Session()


@pytest.mark.parametrize("form", sorted({form for form in FORMS if not form.startswith("#")} - ALIKE))
def test_there_and_back(session, form):
    held = session.value(f"HoldComplete[{form}]")
    assert session.value(f"MakeExpression[MakeBoxes[{form}], StandardForm]") == held


BOXES = {
    'FractionBox["1", "2"]': "1/2",
    'SqrtBox["4"]': "2",
    'RowBox[{"1", "+", "2", "*", "3"}]': "7",
    'RowBox[{SubsuperscriptBox["\\[Integral]", "0", "1"], "t", RowBox[{"\\[DifferentialD]", "t"}]}]': "1/2",
    'RowBox[{"\\[Integral]", RowBox[{"t", RowBox[{"\\[DifferentialD]", "t"}]}]}]': "t^2/2",
    'RowBox[{UnderoverscriptBox["\\[Sum]", RowBox[{"k", "=", "1"}], "3"], "k"}]': "6",
    'RowBox[{SubscriptBox["\\[PartialD]", "t"], SuperscriptBox["t", "2"]}]': "2*t",
    'RowBox[{"(", GridBox[{{"1", "2"}, {"3", "4"}}], ")"}]': "{{1, 2}, {3, 4}}",
    'StyleBox["t", Bold, FontSize -> 12]': "t",
    'InterpretationBox["abc", 1 + 2]': "3",
    'BoxData[RowBox[{"1", "+", "1"}]]': "2",
    "ToBoxes[MatrixForm[{{1, 2}, {3, 4}}]]": "{{1, 2}, {3, 4}}",
    r'"\!\(t\^2\)"': "t^2",
    r'"\!\(\[Sum]\+\(k = 1\)\%3 k\)"': "6",
    r'"\!\(t\_1\%2\)"': "Subscript[t, 1]^2",
    r'"\!\(t\^2\%1\)"': "Subscript[t, 1]^2",
}


@pytest.mark.parametrize("boxes, value", BOXES.items())
def test_value(session, boxes, value):
    assert to_text(session.value(f"ToExpression[{boxes}]")) == value


def test_what_stands_for_nothing_is_refused(session):
    assert to_text(session.value('ToExpression[TemplateBox[{"x"}, "foo"]]')) == "$Failed"
    assert session.messages[0].startswith("MakeExpression::wlnetbox")


def test_programs_have_rules_of_their_own(session):
    session.value(
        'MakeExpression[RowBox[{"from", x_}], StandardForm] := MakeExpression[RowBox[{"fr", "[", x, "]"}]]'
    )
    assert to_text(session.value('ToExpression[RowBox[{"from", "1"}]]')) == "fr[1]"
