"""Strings and string patterns: inputs and Wolfram's values."""

import pytest

from tests.evaluating import Room
from wlnet.expr.symbols import S
from wlnet.syntax.printer import to_text

ROOM = Room()

STRINGS = r"""
"a" <> "b" <> "c" ⇒ "abc"
StringJoin[{"a", {"b"}}, "c"] ⇒ "abc"
StringJoin[] ⇒ ""
StringLength["abc"] ⇒ 3
StringLength[{"a", "bb"}] ⇒ {1, 2}
Characters["abc"] ⇒ {"a", "b", "c"}
StringTake["abcdef", 2] ⇒ "ab"
StringTake["abcdef", -2] ⇒ "ef"
StringTake["abcdef", {2, 4}] ⇒ "bcd"
StringTake["abcdef", {3}] ⇒ "c"
StringTake["abcdef", {1, -1, 2}] ⇒ "ace"
StringTake["abcdef", {{1, 2}, {5}}] ⇒ {"ab", "e"}
StringTake["ab", UpTo[5]] ⇒ "ab"
StringTake[{"abc", "xyz"}, 1] ⇒ {"a", "x"}
StringDrop["abcdef", 2] ⇒ "cdef"
StringDrop["abcdef", -1] ⇒ "abcde"
StringDrop["abcdef", {2, 3}] ⇒ "adef"
StringPart["abc", -1] ⇒ "c"
StringPart["abcd", {1, 3}] ⇒ {"a", "c"}
StringReverse["abc"] ⇒ "cba"
StringRepeat["ab", 3] ⇒ "ababab"
StringRepeat["ab", 3, 5] ⇒ "ababa"
StringRotateLeft["abcd", 1] ⇒ "bcda"
StringRotateRight["abcd"] ⇒ "dabc"
StringInsert["abc", "X", 2] ⇒ "aXbc"
StringInsert["abc", "X", -1] ⇒ "abcX"
StringInsert["abc", "X", {1, 3}] ⇒ "XabXc"
StringReplacePart["abcdef", "X", {2, 3}] ⇒ "aXdef"
StringReplacePart["abcdef", {"X", "Y"}, {{1, 1}, {5, 6}}] ⇒ "XbcdY"
StringPartition["abcdef", 4, 2] ⇒ {"abcd", "cdef"}
StringPartition["abcde", UpTo[2]] ⇒ {"ab", "cd", "e"}
StringPadLeft["7", 3, "0"] ⇒ "007"
StringPadLeft["abc", 2] ⇒ "bc"
StringPadRight["ab", 4] ⇒ "ab  "
StringPadRight["abc", 2] ⇒ "ab"
StringPadLeft[{"a", "bcd"}] ⇒ {"  a", "bcd"}
StringRiffle[{"a", "b", "c"}] ⇒ "a b c"
StringRiffle[{"a", "b"}, ", "] ⇒ "a, b"
StringRiffle[{"a", "b"}, {"(", ",", ")"}] ⇒ "(a,b)"
StringRiffle[{{"a", "b"}, {"c"}}, "; ", ", "] ⇒ "a, b; c"
StringRiffle[{{"a", "b"}, {"c", "d"}}] ⇒ "a b\nc d"
ToUpperCase["abc"] ⇒ "ABC"
ToLowerCase[{"AB", "C"}] ⇒ {"ab", "c"}
Capitalize["hello world"] ⇒ "Hello world"
Capitalize["hello world", "AllWords"] ⇒ "Hello World"
Decapitalize["ABC"] ⇒ "aBC"
ToCharacterCode["aé"] ⇒ {97, 233}
ToCharacterCode["é", "UTF8"] ⇒ {195, 169}
ToCharacterCode[{"a", "bc"}] ⇒ {{97}, {98, 99}}
FromCharacterCode[{97, 98}] ⇒ "ab"
FromCharacterCode[97] ⇒ "a"
FromCharacterCode[{{97}, {98}}] ⇒ {"a", "b"}
FromCharacterCode[{195, 169}, "UTF8"] ⇒ "é"
CharacterRange["a", "e"] ⇒ {"a", "b", "c", "d", "e"}
CharacterRange[48, 50] ⇒ {"0", "1", "2"}
Length[Alphabet[]] ⇒ 26
RemoveDiacritics["éàü"] ⇒ "eau"
LetterQ["abc"] ⇒ True
LetterQ["ab1"] ⇒ False
DigitQ["123"] ⇒ True
DigitQ[{"1", "a"}] ⇒ {True, False}
UpperCaseQ["AB"] ⇒ True
LowerCaseQ["aB"] ⇒ False
IntegerString[42] ⇒ "42"
IntegerString[-42] ⇒ "42"
IntegerString[255, 16] ⇒ "ff"
IntegerString[5, 2, 8] ⇒ "00000101"
IntegerString[12345, 10, 3] ⇒ "345"
IntegerString[{1, 2}, 10, 2] ⇒ {"01", "02"}
EditDistance["kitten", "sitting"] ⇒ 3
EditDistance[{1, 2, 3}, {1, 3}] ⇒ 1
"""

PATTERNS = r"""
StringMatchQ["abc", "a" ~~ __] ⇒ True
StringMatchQ["abc", "ab"] ⇒ False
StringMatchQ["abc", "a*"] ⇒ True
StringMatchQ["apple.png", "*.png"] ⇒ True
StringMatchQ[{"a1", "b"}, LetterCharacter ~~ DigitCharacter] ⇒ {True, False}
StringMatchQ["ABC", "abc", IgnoreCase -> True] ⇒ True
StringMatchQ["12", DigitCharacter ..] ⇒ True
StringMatchQ["", DigitCharacter ...] ⇒ True
StringMatchQ["3.14", NumberString] ⇒ True
StringMatchQ[DigitCharacter ..]["12"] ⇒ True
StringContainsQ["hello", "ell"] ⇒ True
StringContainsQ[{"ab", "cd"}, "a"] ⇒ {True, False}
StringContainsQ["b"]["abc"] ⇒ True
StringFreeQ["hello", "x"] ⇒ True
StringStartsQ["hello", "he"] ⇒ True
StringEndsQ["hello", "lo"] ⇒ True
StringEndsQ["file.TXT", ".txt", IgnoreCase -> True] ⇒ True
StringCases["a1b22c333", DigitCharacter ..] ⇒ {"1", "22", "333"}
StringCases["a1b2", x : LetterCharacter ~~ d : DigitCharacter :> {x, d}] ⇒ {{"a", "1"}, {"b", "2"}}
StringCases["abcabc", "b" -> "X"] ⇒ {"X", "X"}
StringCases["aXbXc", Shortest["a" ~~ ___ ~~ "X"]] ⇒ {"aX"}
StringCases["aXbXc", "a" ~~ ___ ~~ "X"] ⇒ {"aXbX"}
StringCases["abab", "ab", 1] ⇒ {"ab"}
StringCases["aaa", "aa"] ⇒ {"aa"}
StringCases["aaa", "aa", Overlaps -> True] ⇒ {"aa", "aa"}
StringCases["abc", __, Overlaps -> All] ⇒ {"abc", "ab", "a", "bc", "b", "c"}
StringCases["the cat", RegularExpression["[a-z]+"]] ⇒ {"the", "cat"}
StringCases["a=1, b=2", RegularExpression["(\\w)=(\\d)"] -> "$2$1"] ⇒ {"1a", "2b"}
StringCases["abba noon", x_ ~~ y_ ~~ y_ ~~ x_] ⇒ {"abba", "noon"}
StringCases["Ab cD", _?UpperCaseQ] ⇒ {"A", "D"}
StringCases["ab12cd", x__?LetterQ] ⇒ {"ab", "cd"}
StringCases["1a22b", x : DigitCharacter .. /; StringLength[x] > 1] ⇒ {"22"}
StringCases["one, two", WordCharacter ..] ⇒ {"one", "two"}
StringCases["a.b", Except["."]] ⇒ {"a", "b"}
StringCases["a1b2", Except["a", LetterCharacter]] ⇒ {"b"}
StringCases["xay xby", "x" ~~ ("a" | "b") ~~ "y"] ⇒ {"xay", "xby"}
StringCases["aXXb", Repeated["X", {2}]] ⇒ {"XX"}
StringCases["at bat", WordBoundary ~~ "at"] ⇒ {"at"}
StringCases["a\nb", StartOfLine ~~ _] ⇒ {"a", "b"}
StringCases[{"a1", "2"}, DigitCharacter] ⇒ {{"1"}, {"2"}}
StringCases[DigitCharacter]["a1"] ⇒ {"1"}
StringCount["banana", "an"] ⇒ 2
StringCount["aaa", "aa"] ⇒ 1
StringPosition["banana", "an"] ⇒ {{2, 3}, {4, 5}}
StringPosition["aaa", "aa"] ⇒ {{1, 2}, {2, 3}}
StringPosition["aaa", "aa", Overlaps -> False] ⇒ {{1, 2}}
StringPosition["abc", {"c", "a"}] ⇒ {{1, 1}, {3, 3}}
StringReplace["abcabc", "b" -> "X"] ⇒ "aXcaXc"
StringReplace["abcabc", {"a" -> "1", "b" -> "2"}] ⇒ "12c12c"
StringReplace["abcabc", "b" -> "X", 1] ⇒ "aXcabc"
StringReplace["hello world", x : WordBoundary ~~ y_ :> ToUpperCase[y]] ⇒ "Hello World"
StringReplace["a1b2", d : DigitCharacter :> "<" <> d <> ">"] ⇒ "a<1>b<2>"
StringReplace["abc", RegularExpression["(.)b"] -> "[$1]"] ⇒ "[a]c"
StringReplace["ab", "(" ~~ __ ~~ ")" -> ""] ⇒ "ab"
StringReplace["ABC", "b" -> "x", IgnoreCase -> True] ⇒ "AxC"
StringReplace["abc", "b" -> 5] ⇒ "a" ~~ 5 ~~ "c"
StringReplace[{"ab", "b"}, "b" -> "c"] ⇒ {"ac", "c"}
StringReplace["a" -> "b"]["aa"] ⇒ "bb"
StringReplace["a  b", Whitespace -> " "] ⇒ "a b"
StringReplace["aB", x_ /; UpperCaseQ[x] :> "_" <> ToLowerCase[x]] ⇒ "a_b"
StringDelete["banana", "a"] ⇒ "bnn"
StringDelete["a1b2", {DigitCharacter, "b"}] ⇒ "a"
StringTrim["  ab "] ⇒ "ab"
StringTrim["xxaxx", "x"] ⇒ "xax"
StringTrim["xxaxx", "x" ..] ⇒ "a"
StringSplit["a b  c"] ⇒ {"a", "b", "c"}
StringSplit["a,,b", ","] ⇒ {"a", "", "b"}
StringSplit[":a:b:", ":"] ⇒ {"a", "b"}
StringSplit[":a:b:", ":", All] ⇒ {"", "a", "b", ""}
StringSplit["a-b-c", "-", 2] ⇒ {"a", "b-c"}
StringSplit["a1b2c", DigitCharacter] ⇒ {"a", "b", "c"}
StringSplit["a+b-c", {"+", "-"}] ⇒ {"a", "b", "c"}
StringSplit["a+b", "+" -> "p"] ⇒ {"a", "p", "b"}
StringSplit["a+b-c", {s : "+" :> s, "-"}] ⇒ {"a", "+", "b", "c"}
StringSplit["aXbxc", "x", IgnoreCase -> True] ⇒ {"a", "b", "c"}
StringSplit[{"a b", "c"}] ⇒ {{"a", "b"}, {"c"}}
StringSplit["", ","] ⇒ {}
StringSplit["a\nb", "\n"] ⇒ {"a", "b"}
"a" ~~ "b" ⇒ "ab"
"a" ~~ x ~~ "b" ~~ "c" ⇒ "a" ~~ x ~~ "bc"
"""


@pytest.mark.parametrize("line", [line for t in (STRINGS, PATTERNS) for line in t.strip().splitlines()])
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


TEMPLATES = r"""
StringTemplate["`1` and `2`"]["x", 3] ⇒ "x and 3"
StringTemplate["`` and ``"]["x", "y"] ⇒ "x and y"
StringTemplate["Dear `name`"][<|"name" -> "Ann"|>] ⇒ "Dear Ann"
TemplateApply["`1`-`1`", {"a"}] ⇒ "a-a"
TemplateApply[StringTemplate["`a`<* #a + 1 *>"], <|"a" -> 2|>] ⇒ "23"
"""


@pytest.mark.parametrize("line", TEMPLATES.strip().splitlines())
def test_templates(line):
    ROOM.check(*line.split(" ⇒ "))


def test_string_form_is_inert_and_prints_filled():
    form = ROOM.value('StringForm["`1` of `2`, ``", a, {1}, c]')
    assert form.head is S.StringForm
    assert to_text(form, "OutputForm") == "a of {1}, c"


@pytest.mark.parametrize(
    "text, message",
    [
        ("StringLength[5]", "StringLength::string"),
        ('StringJoin["a", 1]', "StringJoin::string"),
        ('StringTake["abc", 5]', "StringTake::take"),
        ('StringDrop["abc", 5]', "StringDrop::drop"),
        ('StringTake["abc", x]', "StringTake::seqs"),
        ("StringTake[5, 1]", "StringTake::strse"),
        ('StringReplace["abc", "b"]', "StringReplace::srep"),
        ('StringCases["abc", f[x]]', "StringExpression::invld"),
        ('StringCases["abc", RegularExpression["("]]', "RegularExpression::maln"),
        ('StringSplit[5, ","]', "StringSplit::strse"),
        ('StringPart["abc", 4]', "StringPart::partw"),
        ("FromCharacterCode[-1]", "FromCharacterCode::intnm"),
        ("IntegerString[5, 99]", "IntegerString::basf"),
        ('CharacterRange["a", x]', "CharacterRange::argtype"),
    ],
)
def test_faults_give_a_message_and_stay_unevaluated(text, message):
    ROOM.check_unevaluated(text, message)


def test_text_of_a_message_names_the_string():
    ROOM.messages('StringTake["abc", 5]')
    issued = ROOM.evaluation.events[-1]
    assert issued.args == (1, 5, '"abc"')
