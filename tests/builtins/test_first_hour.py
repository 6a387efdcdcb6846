"""What a person meets in the first hour: settable $-variables, $Path, near option names, Latin-1, dates."""

import pytest

from wlnet import Session

PACKAGE = """
BeginPackage["Stat`"]
StatF::usage = "StatF[x] is one more.";
Begin["`Private`"]
h[x_] := x
StatF[x_] := h[x] + 1
End[]
EndPackage[]
"""


@pytest.fixture
def session():
    return Session()


def value(session, text: str) -> str:
    """InputForm of a value."""
    return session.text(session.value(text), "InputForm")


def told(session, text: str) -> list[str]:
    return session.evaluate_wrap(text).messages


VALUES = [
    ('{{"a", "b"} == "b", {"a", "b"} != "b"}', '{{"a", "b"} == "b", {"a", "b"} != "b"}'),
    ('Boole[Thread[{"a", "b", "c"} == "b"]]', "{0, 1, 0}"),
    ('{"a" == "b", "a" == 1, 1.5 != "a", {1, "a"} == {1, "b"}}', "{False, False, True, False}"),
    ('{{{1}, "b"} == {"b", "b"}, <|"a" -> 1|> == "a"}', '{{{1}, "b"} == {"b", "b"}, <|"a" -> 1|> == "a"}'),
    ('StringMatchQ["2024-01-05", DatePattern[{"Year", "-", "Month", "-", "Day"}]]', "True"),
    ('StringMatchQ["2024-13-05", DatePattern[{"Year", "-", "Month", "-", "Day"}]]', "False"),
    ('StringMatchQ["20240105", DatePattern[{"Year", "Month", "Day"}, ""]]', "True"),
    ('StringCases["on 5 March 2024 at", DatePattern[{"Day", "MonthName", "Year"}]]', '{"5 March 2024"}'),
    ('StringCases["at 23:59:01", DatePattern[{"Hour", ":", "Minute", ":", "Second"}]]', '{"23:59:01"}'),
    ('Interpreter["Number"][{"3.5", "-1,000", "1/2", "1e3", ".5"}]', "{3.5, -1000, 1/2, 1000, 0.5}"),
    ('Head[Interpreter["Number"]["three"]]', "Failure"),
    ('{Head[Interpreter["Integer"]["3.5"]], Interpreter["Integer"]["12"]}', "{Failure, 12}"),
    (
        '{Interpreter["Real"]["3"], Interpreter["Boolean"]["Yes"], Interpreter["String"]["a "]}',
        '{3., True, "a "}',
    ),
    ('DateList[Interpreter["Date"]["5 March 2024"]][[;; 3]]', "{2024, 3, 5}"),
    ('ToString[123, FormatType -> InputForm] <> ToString[4, FormatType -> "InputForm"]', '"1234"'),
    ("$HistoryLength = 5; $HistoryLength++; $HistoryLength", "6"),
    ("f[x_] := f[x]; f[1]", "Hold[f[1]]"),
]


@pytest.mark.parametrize("text, wanted", VALUES)
def test_values(session, text, wanted):
    assert value(session, text) == wanted


MESSAGES = [
    ("fib[n_] := fib[n - 1] + fib[n - 2]; fib[3]", "1024 exceeded during evaluation of fib[-"),
    ("Plot[x, {x, 0, 1}, PlotStile -> Red]", "Did you mean PlotStyle?"),
    ("Compile[{x}, x, CompilationTaget -> 1]", "Did you mean CompilationTarget?"),
    ('ImportString["a,b", "CSV", "HeaderLine" -> 1]', "Did you mean HeaderLines?"),
    ('Interpreter["City"]["Paris"]', "Interpreter::wlnettype"),
    ('a = <|"x" -> <|"y" -> 1|>|>; a["x", "y", 2] = 99', "key 2 has no place in 1, which is no association"),
    ('a = <|"x" -> {1}|>; a["x", 1] = 99', "key 1 has no place in {1}, which is no association"),
    ("$Path = 3", "$Path::wlnetpath"),
    ("$TimeZone = 0", "Set::wlnetset"),
    ("$MessagePrePrint = g; 1/0", "expression g["),
]


@pytest.mark.parametrize("text, wanted", MESSAGES)
def test_messages(session, text, wanted):
    (message,) = told(session, text)
    assert wanted in message


@pytest.mark.parametrize("change", ['PrependTo[$Path, "{}"]', 'AppendTo[$Path, "{}"]', '$Path = {{"{}"}}'])
def test_packages_are_found_on_the_path(session, tmp_path, change):
    (tmp_path / "Stat.wl").write_text(PACKAGE)
    assert told(session, 'Needs["Stat`"]') and not told(session, change.format(tmp_path))
    assert session.evaluate('FindFile["Stat`"]') == str(tmp_path / "Stat.wl")
    assert not told(session, 'Needs["Stat`"]') and not told(session, 'Get["Stat.wl"]')
    assert session.evaluate("StatF[1]") == 2
    assert str(tmp_path) in session.evaluate("$Path")


def test_definitions_are_shown_with_the_short_names_of_their_package(session, tmp_path):
    (tmp_path / "Stat.wl").write_text(PACKAGE)
    session.evaluate(f'$Path = {{"{tmp_path}"}}; Needs["Stat`"]')
    for shown in (session.about("StatF", long=True), session.evaluate("ToString[Information[StatF]]")):
        assert "StatF[x_] := h[x] + 1" in shown


READERS = [
    'Get["{}"]',
    'ReadString["{}"]',
    'ReadList["{}", String]',
    'Import["{}", "Text"]',
    'Import["{}", "CSV"]',
]


@pytest.mark.parametrize("reader", READERS)
def test_a_file_in_latin_1_is_read_with_a_message(session, tmp_path, reader):
    file = tmp_path / "latin.wl"
    file.write_bytes('"caf\xe9 au lait"\n'.encode("latin-1"))
    found = session.evaluate_wrap(f"ToString[{reader.format(file)}]")
    assert "caf\xe9 au lait" in found.result
    (message,) = found.messages
    assert "latin.wl" in message and "ISO8859-1" in message


def test_a_script_in_latin_1_is_run_with_a_message(tmp_path):
    file, messages = tmp_path / "latin.wl", []
    file.write_bytes('a = "caf\xe9"; b = StringLength[a]\n'.encode("latin-1"))
    session = Session(on_message=messages.append)
    assert session.run_file(file) and session.evaluate("b") == 4
    assert len(messages) == 1 and "latin.wl" in messages[0]
