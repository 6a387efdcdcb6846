import numpy as np
import pytest

from wlnet.expr.convert import to_expr, to_python
from wlnet.expr.expr import NULL, TRUE, rule, wl_list
from wlnet.expr.symbols import S
from wlnet.formats.format import FORMATS, Malformed, NoForm, by_extension
from wlnet.formats.numbers import number_or_text


def read(name, data, element=None, **options):
    form = FORMATS[name]
    data = data if isinstance(data, bytes) else data.encode()
    return form.read[element or form.default](data, {**form.options, **options})


def write(name, expr, **options):
    form = FORMATS[name]
    return form.write(
        expr, {**form.options, **options}, lambda x: x if isinstance(x, str) else repr(x)
    ).decode()


@pytest.mark.parametrize(
    "field, expected",
    [
        *[("12", 12), ("-3", -3), (" 4 ", 4), ("007", 7)],
        *[("1.5", 1.5), (".5", 0.5), ("2.", 2.0), ("1e3", 1000.0), ("1.5E-2", 0.015), ("-1.e+2", -100.0)],
        *[(text, text) for text in ("", "1.2.3", "x1", "1e", "2024-01-02", "nan", "1_000")],
    ],
)
def test_fields_that_are_numbers_become_numbers(field, expected):
    found = number_or_text(field)
    assert type(found) is type(expected) and found == expected


def test_extensions_name_formats():
    assert by_extension("data/a.CSV").name == "CSV"
    assert by_extension("a.tsv").name == "TSV"
    assert by_extension("a.foo") is None


def test_csv_with_quotes_separators_and_line_ends():
    found = read("CSV", 'a,"b, c",1\r\n2.5,"say ""hi""",\r\n')
    assert to_python(found) == [["a", "b, c", 1], [2.5, 'say "hi"', ""]]
    assert to_python(read("CSV", "h1;h2\n1;2\n", HeaderLines=1, FieldSeparators=";")).tolist() == [[1, 2]]


def test_a_csv_of_numbers_alone_is_packed():
    assert read("CSV", "1.5,2.5\n3.5,4.5").array.dtype == np.float64


def test_csv_raw_data_stay_strings():
    assert to_python(read("CSV", "1,02\n", "RawData")) == [["1", "02"]]


@pytest.mark.parametrize(
    "value, text",
    [
        ([[1, 2.5], ["a,b", 'c"d']], '1,2.5\n"a,b","c""d"\n'),
        ([1, 2], "1\n2\n"),
        ([{"x": 1, "y": 2}, {"x": 3, "z": 4}], '"x","y","z"\n1,2,\n3,,4\n'),
        ({"a": [1, 2], "b": 3}, '"a",1,2\n"b",3\n'),
        ([[1e-20, 123456789.123]], "1e-20,123456789.123\n"),
    ],
)
def test_csv_written(value, text):
    assert write("CSV", to_expr(value)) == text


def test_csv_quotes_texts_alone():
    table = wl_list([wl_list([S.a, 1, TRUE, S.Plus(S.x, S.y)])])
    assert write("CSV", table) == '"a",1,true,"-Plus-"\n'
    assert write("CSV", to_expr([["a", 1, "b,c"]]), TextDelimiters=S("None")) == 'a,1,"b,c"\n'
    assert write("TSV", to_expr([["a", 1]])) == "a\t1\n"


def test_what_csv_writes_it_reads_back():
    table = to_expr([[1, 2.5, "x"], [-3, 1e-9, "y,z"]])
    assert read("CSV", write("CSV", table)) == table
    assert read("TSV", write("TSV", table)) == table


def test_json_both_ways():
    value = {"a": [1, 2.5, None, True], "b": {"c": "d\u00e9"}, "e": []}
    for options in ({}, {"Compact": TRUE}):
        text = write("RawJSON", to_expr(value), **options)
        assert to_python(read("RawJSON", text)) == value
    assert write("RawJSON", to_expr({"a": [1]}), Compact=TRUE) == '{"a":[1]}'


def test_json_objects_are_rules_or_associations():
    assert read("JSON", '{"a": [{"b": null}]}') == wl_list([rule("a", wl_list([wl_list([rule("b", NULL)])]))])
    assert write("JSON", wl_list([rule("a", 1)]), Compact=TRUE) == '{"a":1}'


def test_json_refuses_what_it_cannot_hold():
    with pytest.raises(NoForm):
        write("JSON", S.f(1))
    with pytest.raises(NoForm):
        write("JSON", to_expr({1: 2}))
    with pytest.raises(Malformed, match="line 1"):
        read("JSON", "{oops")


def test_texts_lines_and_words():
    data = "\ufeffone two\r\nthree\n".encode()
    assert read("Text", data) == "one two\nthree\n"
    assert to_python(read("Text", data, "Lines")) == ["one two", "three"]
    assert to_python(read("Text", data, "Words")) == ["one", "two", "three"]
    assert read("Text", "caf\u00e9".encode("latin-1")) == "caf\u00e9"
    assert write("Text", to_expr(["a", "b"])) == "a\nb"


def test_lists_and_tables_of_numbers():
    assert to_python(read("List", "1\n2.5\nx\n")) == [1, 2.5, "x"]
    assert to_python(read("Table", "1 2\n3\t4\n")).tolist() == [[1, 2], [3, 4]]
    assert to_python(read("Table", "1 2\n\n3\t4\n")) == [[1, 2], [], [3, 4]]
    assert write("List", to_expr([1, 2])) == "1\n2\n"
    assert write("Table", to_expr([[1, 2], [3, 4]])) == "1\t2\n3\t4\n"
