"""Text to FullForm, from operators.tsv: the precedence table and the special forms."""

from pathlib import Path

import pytest

from wlnet.syntax.operators import INFIX, POSTFIX, PREFIX
from wlnet.syntax.parser import parse
from wlnet.syntax.printer import to_text
from wlnet.syntax.source import Source

CASES = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("operators.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("# ")
]


@pytest.mark.parametrize("text, full_form", CASES, ids=[text for text, _ in CASES])
def test_reads_as(text, full_form):
    assert to_text(parse(text), "FullForm") == full_form


@pytest.mark.parametrize("text, full_form", CASES, ids=[text for text, _ in CASES])
def test_full_form_reads_back(text, full_form):
    assert to_text(parse(full_form), "FullForm") == full_form


def test_blanks_around_operators_change_nothing_where_they_are_not_needed():
    tight = [
        "a+b",
        "a-b",
        "a*b",
        "a/b",
        "a->b",
        "a:>b",
        "a=b",
        "a:=b",
        "a&&b",
        "a||b",
        "a==b",
        "a/.b",
        "a/;b",
    ]
    for text in tight:
        for operator in sorted(INFIX, key=len, reverse=True):
            if operator in text:
                assert parse(text.replace(operator, f" {operator} ")) == parse(text), text
                break


def test_every_operator_of_the_table_has_a_case():
    texts = [Source(text).plain for text, _ in CASES]
    for spelling in INFIX.keys() | PREFIX.keys() | POSTFIX.keys():
        assert any(spelling in text for text in texts), spelling


@pytest.mark.parametrize("table", [INFIX, PREFIX, POSTFIX], ids=["infix", "prefix", "postfix"])
def test_groupings_are_known(table):
    assert {operator.grouping for operator in table.values()} <= {"flat", "left", "right", "none", "special"}


# Two operators in a row, over the whole table: the tighter one takes the operand between.
TWO = [
    operator
    for operator in INFIX.values()
    if operator.grouping in ("flat", "left", "right") and operator.printed == "wide" and operator.head
]


@pytest.mark.parametrize("first", TWO, ids=lambda operator: operator.spelling)
def test_ranks_decide_between_neighbours(first):
    for second in TWO:
        found = parse(f"a {first.spelling} b {second.spelling} c")
        if first.rank < second.rank:
            assert found == parse(f"a {first.spelling} (b {second.spelling} c)")
        elif first.rank > second.rank:
            assert found == parse(f"(a {first.spelling} b) {second.spelling} c")
