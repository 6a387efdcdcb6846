"""Words of the language: numbers, names, characters, strings, slots, blanks, comments."""

from decimal import Decimal
from fractions import Fraction
from math import log10

import pytest

from wlnet.expr.symbols import symbol
from wlnet.expr.values.bigreal import BigReal
from wlnet.syntax.characters import character, character_name, named
from wlnet.syntax.errors import WolframSyntaxError
from wlnet.syntax.parser import parse, read
from wlnet.syntax.printer import to_text


def full(text):
    return to_text(parse(text), "FullForm")


def same_number(found, expected):
    return type(found) is type(expected) and found == expected


NUMBERS = {
    "12": 12,
    "007": 7,
    "1.5": 1.5,
    "1.": 1.0,
    ".5": 0.5,
    "1.5*^3": 1500.0,
    "2*^3": 2000,
    "2*^-3": Fraction(1, 500),
    "5*^-1": Fraction(1, 2),
    "20*^-1": 2,
    "2.*^-3": 0.002,
    "1.5`": 1.5,
    "1`": 1.0,
    "16^^ff": 255,
    "16^^FF": 255,
    "36^^zz": 35 * 36 + 35,
    "2^^1.01": 1.25,
    "2^^1.1*^3": 12.0,
    "16^^f.f`": 15.9375,
    "16^^a*^2": 2560,
    "0": 0,
    "0.": 0.0,
    "0.30000000000000004": 0.30000000000000004,
    "123456789012345678901234567890": 123456789012345678901234567890,
}


@pytest.mark.parametrize("text, value", NUMBERS.items())
def test_number(text, value):
    assert same_number(parse(text), value)


PRECISE = {
    "1.5`20": (Decimal("1.5"), 20.0),
    "1.5``20": (Decimal("1.5"), 20 + log10(1.5)),
    "150`20*^-2": (Decimal("1.5"), 20.0),
    "3.14159265358979323846": (Decimal("3.14159265358979323846"), 20 + log10(3.14159265358979)),
    "2`30.5": (Decimal(2), 30.5),
    "1.5``-1": (Decimal("1.5"), -1 + log10(1.5)),
}


@pytest.mark.parametrize("text, parts", PRECISE.items())
def test_number_of_given_precision(text, parts):
    found = parse(text)
    assert isinstance(found, BigReal)
    assert found.value == parts[0]
    assert found.precision == pytest.approx(parts[1])


def test_based_number_with_all_its_parts():
    found = parse("16^^f.f`10*^2")  # 15.9375 * 16^2
    assert found.value == 4080
    assert found.precision == 10


def test_reals_out_of_the_machine_range_keep_their_value():
    assert parse("1.5*^400").value == Decimal("1.5e400")
    assert parse("1.5*^-400").value == Decimal("1.5e-400")


@pytest.mark.parametrize("digits", [4300, 5000, 20000])
def test_integers_have_any_number_of_digits(digits):
    text = "7" * digits
    found = parse(text)
    assert found == 7 * (10**digits - 1) // 9
    assert to_text(found) == text
    assert parse("3^^" + "2" * digits) == 3**digits - 1


@pytest.mark.parametrize(
    "text, place", [("1^^0", 1), ("37^^1", 1), ("8^^19", 5), ("2^^1.02", 7), ("3 + 8^^9", 8)]
)
def test_wrong_digit_or_base_is_shown_where_it_stands(text, place):
    with pytest.raises(WolframSyntaxError, match=r"base") as caught:
        parse(text)
    assert caught.value.column == place


READS = {
    # dots
    "1..": "Repeated[1]",
    "1...": "RepeatedNull[1]",
    "1.5..": "Repeated[1.5]",
    "a.1": "Times[a, 0.1]",
    "x=.5": "Set[x, 0.5]",
    "x/.5": "Times[x, Power[0.5, -1]]",
    "a>=.5": "GreaterEqual[a, 0.5]",
    "1.a": "Times[1., a]",
    "x__.b": "Dot[Pattern[x, BlankSequence[]], b]",
    # slots and results
    "#": "Slot[1]",
    "#3": "Slot[3]",
    "#name": 'Slot["name"]',
    '#"any text"': 'Slot["any text"]',
    "##": "SlotSequence[1]",
    "##3": "SlotSequence[3]",
    "#a1 b": 'Times[Slot["a1"], b]',
    "%": "Out[]",
    "%%": "Out[-2]",
    "%%%": "Out[-3]",
    "%12": "Out[12]",
    # blanks
    "_": "Blank[]",
    "_h": "Blank[h]",
    "__": "BlankSequence[]",
    "__h": "BlankSequence[h]",
    "___": "BlankNullSequence[]",
    "___h": "BlankNullSequence[h]",
    "x_": "Pattern[x, Blank[]]",
    "x_h": "Pattern[x, Blank[h]]",
    "x__h": "Pattern[x, BlankSequence[h]]",
    "x___": "Pattern[x, BlankNullSequence[]]",
    "_.": "Optional[Blank[]]",
    "x_.": "Optional[Pattern[x, Blank[]]]",
    "_..": "Repeated[Blank[]]",
    "x_h..": "Repeated[Pattern[x, Blank[h]]]",
    "_. + x_.": "Plus[Optional[Blank[]], Optional[Pattern[x, Blank[]]]]",
    "x_a`h": "Pattern[x, Blank[a`h]]",
    # names
    "a`b`c": "a`b`c",
    "$x1$y": "$x1$y",
    "αβ": "αβ",
    "x\\[Beta]y": "xβy",
    "\\[Alpha]": "α",
    "\\:03b1": "α",
    "\\|0003b1": "α",
    "\\:03b1x": "αx",
    "größe": "größe",
    "x\\[AAcute]": "xá",
    "\\[ScriptA]\\[GothicCapitalB]": "\\[ScriptA]\\[GothicCapitalB]",
    "\\[FormalX]_": "Pattern[\\[FormalX], Blank[]]",
    "\\[Pi]": "Pi",
    "π r": "Times[Pi, r]",
    "xπ": "xπ",
    "2\\[Infinity]": "Times[2, Infinity]",
    "90\\[Degree]": "Times[90, Degree]",
    "90°": "Times[90, Degree]",
    "\\[ExponentialE]^(2\\[ImaginaryI] \\[Pi])": "Power[E, Times[2, I, Pi]]",
    "3\\[ImaginaryJ]": "Times[3, I]",
    # blanks, comments, joined lines
    "a\tb\fc\xa0d\u2009e": "Times[a, b, c, d, e]",
    "a\\[ThinSpace]+\\[NonBreakingSpace]b\\[InvisibleSpace]c": "Plus[a, Times[b, c]]",
    "a (* c *) b": "Times[a, b]",
    "a(**)b": "Times[a, b]",
    'a(* (* nested *) " not a string *)+ b': "Plus[a, b]",
    "f(* at *)[x]": "f[x]",
    "x (* *)=(* *). (* *)": "Unset[x]",
    "12\\\n   34": "1234",
    "ab\\\ncd + 1": "Plus[abcd, 1]",
    "a +\\\n b": "Plus[a, b]",
    "a\r\n": "a",
}


@pytest.mark.parametrize("text, full_form", READS.items())
def test_reads_as(text, full_form):
    assert full(text) == full_form


STRINGS = {
    r'"abc"': "abc",
    '""': "",
    '"two\nlines"': "two\nlines",
    r'"a\"b"': 'a"b',
    r'"a\\b"': "a\\b",
    r'"\n\t\r\b\f"': "\n\t\r\b\f",
    r'"\[Alpha]\[Element]"': "α∈",
    r'"\:03b1\.41\|01f600\101"': "αA\U0001f600A",
    r'"\q"': "\\q",
    r'"\[NoSuchName]"': "\\[NoSuchName]",
    '"joined \\\n line"': "joined  line",
    r'"(* no comment *)"': "(* no comment *)",
    r'"\\[Alpha]"': "\\[Alpha]",
    '"; \'[({"': "; '[({",
    '"ends with \\\\"': "ends with \\",
}


@pytest.mark.parametrize("text, value", STRINGS.items())
def test_string(text, value):
    assert parse(text) == value


def test_names_in_the_current_context_are_left_to_the_caller():
    seen = []

    def resolve(name):
        seen.append(name)
        return symbol("found", "here`")

    assert to_text(next(read("`x + `y`z", resolve))[0]) == "here`found + here`found"
    assert seen == ["`x", "`y`z"]


def test_a_context_without_a_name_is_an_error():
    with pytest.raises(WolframSyntaxError, match="name should follow the context"):
        parse("a`b` + 1")


def test_first_line_of_a_script_may_name_its_interpreter():
    ((expr, extent),) = read("#!/usr/bin/env wlnet\n1 + 1\n")
    assert (to_text(expr), extent.line) == ("1 + 1", 2)


WARNINGS = {
    "f[a,,b]": "com",
    "{1,}": "com",
    r'"\q"': "stresc",
    r'"\[NoSuchName]"': "sntufn",
    "f(x)": "fparen",
}


@pytest.mark.parametrize("text, tag", WARNINGS.items())
def test_odd_input_is_reported(text, tag):
    seen = []
    parse("\n" + text, warn=lambda *report: seen.append(report))
    assert [(report[0], report[2]) for report in seen] == [(tag, 2)]


@pytest.mark.parametrize("text", ["2 (x)", "f (x)", "(f)(x)", "{a, b}", "f[]", "#1 (x)"])
def test_usual_input_is_not_reported(text):
    parse(text, warn=lambda *report: pytest.fail(str(report)))


def test_unknown_character_name_is_reported_and_stays():
    seen = []
    with pytest.raises(WolframSyntaxError):
        parse("\\[NoSuchName] + 1", warn=lambda *report: seen.append(report[0]))
    assert seen == ["sntufn"]


def test_characters_and_names_belong_together():
    for name, code in {"Alpha": 0x3B1, "CapitalOmega": 0x3A9, "Infinity": 0x221E, "FormalA": 0xF800}.items():
        assert ord(character(name)) == code
        assert character_name(chr(code)) == name
    assert character("NoSuchName") is None


def test_characters_without_an_agreed_picture_are_written_by_name():
    assert named("α \uf6b2") == "α \\[ScriptA]"
    assert to_text("\uf522x") == '"\\[Rule]x"'
    assert parse(to_text("\ue123")) == "\ue123"
