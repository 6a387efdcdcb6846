import sys

import numpy as np
import pytest

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import wl_list
from wlnet.frontends.folding import folded, rows
from wlnet.frontends.screen import wrapped
from wlnet.syntax.printer import to_text


def out(value):
    return to_text(value, "OutputForm")


def test_what_fits_stays_whole():
    assert folded(packed(np.arange(20)), out, 80, 10) == (out(packed(np.arange(20))), False)


def test_a_long_list_shows_how_many_elements_are_left_out():
    text, is_folded = folded(packed(np.arange(1, 1001)), out, 80, 10)
    assert text == "{1, 2, 3, 4, 5, 6, <<992>>, 999, 1000}" and is_folded


def test_a_list_that_fits_by_count_and_not_by_width_is_folded_too():
    value = wl_list(f"word {i} of a long list" for i in range(300))
    text, is_folded = folded(value, out, 80, 10)
    assert is_folded and rows(text, 80) <= 10 and "<<" in text


def test_a_long_association_stays_one():
    value = Association.from_pairs((i, i) for i in range(1, 1001))
    text, is_folded = folded(value, out, 80, 10)
    assert is_folded
    assert text == "<|1 -> 1, 2 -> 2, 3 -> 3, 4 -> 4, 5 -> 5, 6 -> 6, <<994>>|>"


def test_a_long_string_is_cut():
    text, is_folded = folded("x" * 5000, out, 80, 10)
    assert is_folded and rows(text, 80) <= 10 and text.startswith("xxx") and "<<" in text


def test_lines_that_cannot_be_shortened_are_cut_in_the_middle():
    text, is_folded = folded(1, lambda value: "\n".join(map(str, range(100))), 80, 10)
    assert is_folded
    assert text.split("\n") == ["0", "1", "2", "3", "4", "5", "<<91 lines>>", "97", "98", "99"]


def test_what_is_not_shown_anyhow_is_not_left_out():
    assert folded(packed(np.arange(9999)), lambda value: "-Graphics-", 80, 10) == ("-Graphics-", False)


def test_nothing_is_folded_where_all_is_wanted():
    value = packed(np.arange(5000))
    assert folded(value, out, 80, sys.maxsize) == (out(value), False)


@pytest.mark.parametrize("text, count", [("", 1), ("a", 1), ("a" * 80, 1), ("a" * 81, 2), ("a\n\nb", 3)])
def test_rows_of_a_terminal(text, count):
    assert rows(text, 80) == count


def test_one_long_line_is_broken_at_blanks():
    text = ", ".join(map(str, range(100, 150)))
    lines = wrapped(text, 40).split("\n")
    assert all(len(line) <= 40 for line in lines) and " ".join(lines) == text
    assert wrapped("a  b\n" + "c" * 90, 40) == "a  b\n" + "c" * 90
