r"""Texts with boxes in them: \!, \( and their kin are characters, and a reader sees what they stand for."""

import pytest

from wlnet.syntax.boxed_strings import readable
from wlnet.syntax.parser import parse
from wlnet.syntax.printer import to_text


@pytest.mark.parametrize(
    "source, shown",
    [
        (r'"a \!\(x\^2\) b"', "a x^2 b"),
        (r'"\!\(\*SubscriptBox[\(p\), \(0\)]\) is the value"', "Subscript[p, 0] is the value"),
        (r'"f[\!\(\*StyleBox[\"x\",\"TI\"]\)]"', "f[x]"),
        (r'"\!\(a\/b\) and \!\(\@x\)"', "a/b and Sqrt[x]"),
        (r'"no end \!\(x"', r"no end \!\(x"),
        ('"plain"', "plain"),
    ],
)
def test_readable(source, shown):
    text = parse(source)
    assert readable(text) == shown


def test_marks_are_single_characters():
    assert len(parse(r'"\!\(\*SubscriptBox[\(p\), \(0\)]\)"')) == 26


def test_input_form_writes_the_marks_back():
    source = r'"\!\(\*SubscriptBox[\(p\), \(0\)]\)"'
    assert to_text(parse(source)) == source
