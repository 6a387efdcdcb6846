from datetime import datetime

import pytest

from wlnet.language.date_text import ELEMENTS, read_date, read_elements


@pytest.mark.parametrize(
    "text, parts",
    [
        ("2024-03-05", [2024, 3, 5]),
        ("2024/3/5", [2024, 3, 5]),
        ("3/5/2024", [2024, 3, 5]),
        ("3/5/24", [2024, 3, 5]),
        ("3/5/71", [1971, 3, 5]),
        ("31/10/1991", [1991, 10, 31]),
        ("5.3.2024", [2024, 3, 5]),
        ("5-Mar-2024", [2024, 3, 5]),
        ("5 Mar 2024", [2024, 3, 5]),
        ("Tue 5 Mar 2024 10:04:30", [2024, 3, 5, 10, 4, 30]),
        ("March 5, 2024", [2024, 3, 5]),
        ("Tuesday, March 5th, 2024", [2024, 3, 5]),
        ("Mar 2024", [2024, 3]),
        ("2024", [2024]),
        ("2024-03-05T10:04", [2024, 3, 5, 10, 4]),
        ("2024-03-05 10:04:30.5", [2024, 3, 5, 10, 4, 30.5]),
        ("March 5, 2024 at 12:30 AM", [2024, 3, 5, 0, 30]),
        ("5 Mar 2024 12:30 pm", [2024, 3, 5, 12, 30]),
    ],
)
def test_usual_spellings(text, parts):
    assert read_date(text) == (parts, None)


@pytest.mark.parametrize("text", ["2024-13-01", "30 Feb 2024", "5 Foo 2024", "today", "", "2024-01-01 25:00"])
def test_what_is_no_date(text):
    assert read_date(text) is None


def test_zones():
    assert read_date("2024-03-05T10:04Z")[1] == 0
    assert read_date("2024-03-05T10:04:00-05:30")[1] == -5.5


def test_elements_name_what_a_text_consists_of():
    assert read_elements("05.03.2024", ("Day", "Month", "Year")) == ([2024, 3, 5], None)
    assert read_elements("20240305", ("Year", "Month", "Day")) == ([2024, 3, 5], None)
    assert read_elements("Mar/5/24", ("MonthNameShort", "/", "Day", "/", "YearShort")) == ([2024, 3, 5], None)
    assert read_elements("x", ("Day",)) is None


@pytest.mark.parametrize("moment", [datetime(2024, 3, 5, 10, 4, 30), datetime(1999, 12, 31, 23, 59, 59)])
@pytest.mark.parametrize(
    "name, code", [("Year", "%Y"), ("Month", "%m"), ("DayName", "%A"), ("ISOYearDay", "%j"), ("Hour12", "%I")]
)
def test_elements_are_those_of_strftime(moment, name, code):
    assert ELEMENTS[name](moment) == moment.strftime(code)
