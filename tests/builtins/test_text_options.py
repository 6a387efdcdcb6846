"""Options of ToString: encodings, marks of numbers, forms."""

import pytest

from wlnet.session import Session

TEXTS = {
    "ToString[1.5`20, InputForm, NumberMarks -> False]": "1.5000000000000000000",
    "ToString[{1.5, 2}, InputForm, NumberMarks -> True]": "{1.5`, 2}",
    "ToString[1.5*^30, InputForm, NumberMarks -> True]": "1.5`*^30",
    "ToString[<|a -> 1.5`20*^40|>, InputForm, NumberMarks -> False]": "<|a -> 1.5000000000000000000*^40|>",
    'ToString[{"a", b}, FormatType -> InputForm]': '{"a", b}',
    r'ToString["\[Alpha]b", CharacterEncoding -> "ASCII"]': r"\[Alpha]b",
    r'ToString["\[Alpha]b", InputForm, CharacterEncoding -> "PrintableASCII"]': r'"\[Alpha]b"',
    r'ToString["\:0e01\|01f600", CharacterEncoding -> "ASCII"]': r"\:0e01\|01f600",
    r'ToString["\[Alpha]", CharacterEncoding -> "Unicode"]': "α",
    "ToString[InputForm[1.5, NumberMarks -> True]]": "1.5`",
    "ToString[x/y, InputForm, PageWidth -> Infinity]": "x/y",
}


@pytest.fixture(scope="module")
def session():
    return Session()


@pytest.mark.parametrize("code, text", TEXTS.items())
def test_text(session, code, text):
    assert session.value(code) == text
    assert session.messages == []


@pytest.mark.parametrize("option", ["PageWidth -> 20", 'CharacterEncoding -> "EBCDIC"', "NumberMarks -> 3"])
def test_other_values_are_refused(session, option):
    assert str(session.value(f"ToString[x, InputForm, {option}]")) == "$Failed"
    assert session.messages[0].startswith("ToString::wlnetopt")
