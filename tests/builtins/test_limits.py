"""What would take more memory than there is: refused at once, with a message."""

import pytest

from tests.evaluating import Room

ROOM = Room()

TOO_LARGE = """
Tuples[Range[100], 10] General::nomem $Failed
StringRepeat["a", 10^30] General::nomem $Failed
CoefficientList[x^(10^10), x] General::nomem $Failed
PadRight[{1}, 10^30] General::nomem $Failed
IdentityMatrix[10^20] General::nomem $Failed
ConstantArray[0, {10^6, 10^6}] General::nomem $Failed
RandomReal[1, {10^6, 10^6}] General::nomem $Failed
Range[10^12] General::nomem $Failed
Range[0., 10.^12] General::nomem $Failed
Array[f, {10^6, 10^6}] General::nomem $Failed
UnitVector[10^12, 1] General::nomem $Failed
Subdivide[10^12] General::nomem $Failed
Table[i, {i, 10^10}] General::nomem $Failed
Table[f[i], {10^30}] General::nomem $Failed
Binomial[10^30, 10^29] General::ovfl Overflow[]
BitShiftLeft[1, 10^30] General::ovfl Overflow[]
Fibonacci[10^10] General::ovfl Overflow[]
MatrixPower[{{1, 1}, {1, 0}}, 10^12] General::ovfl Overflow[]
2^(10^10) General::ovfl Overflow[]
"""


@pytest.mark.parametrize("line", TOO_LARGE.strip().splitlines())
def test_a_message_and_a_value(line):
    text, message, value = line.rsplit(" ", 2)
    assert ROOM.messages(text) == ([message], ROOM.value(value))


@pytest.mark.parametrize(
    "text, value",
    [
        ('StringRepeat["abc", 10^30, 5]', '"abcab"'),
        ("Binomial[10^30, 2]", "10^30 (10^30 - 1)/2"),
        ("D[x^5, {x, 10^9}]", "0"),
        ("Factorial2 /@ {-1, 0, 1, 7, 8}", "{1, 1, 1, 105, 384}"),
        ("MatrixPower[{{1, 0}, {0, 1}}, 10^12]", "{{1, 0}, {0, 1}}"),
    ],
)
def test_what_only_looks_large_is_done(text, value):
    ROOM.check(text, value)


WRONG = """
MinimalBy[1, f] MinimalBy::normal
MaximalBy["a", f] MaximalBy::normal
RepeatedTiming[x, "abc"] RepeatedTiming::pnum
Partition[{a}, {}, "a"] Partition::ilsmp
MovingAverage[{1, 2}, {"a", "b"}] MovingAverage::arg2
FlattenAt[Infinity, 1] FlattenAt::normal
FoldPair[{1}, 2, {}] Fold::nofirst
BaseForm[10, 1] BaseForm::basf
Mean[1] Mean::rectt
Variance["a"] Variance::rectt
ToUpperCase[5] ToUpperCase::string
Characters[abc] Characters::string
StringReverse[5] StringReverse::string
"""


@pytest.mark.parametrize("line", WRONG.strip().splitlines())
def test_wrong_arguments_are_told_not_met(line):
    ROOM.check_unevaluated(*line.rsplit(" ", 1))


@pytest.mark.parametrize(
    "name", ["Row", "Grid", "Column", "Panel", "Framed", "Style", "MatrixForm", "TableForm"]
)
def test_a_layout_without_arguments_is_shown_as_it_stands(session, name):
    assert session.text(session.value(f"{name}[]"), "OutputForm") == f"{name}[]"


def test_integers_in_another_base(session):
    assert session.text(session.value("BaseForm[{10, -255, x}, 16]"), "OutputForm") == "{a_16, -ff_16, x}"


@pytest.mark.parametrize(
    "text, value",
    [
        ('used::usage = "It is used."; Information[used, "Usage"]', '"It is used."'),
        ('Information["used", "Usage"]', '"It is used."'),
        ('Information[Sin, "Attributes"]', "{Listable, NumericFunction, Protected}"),
        ('Information[Sin, "Nothing"]', 'Missing["UnknownProperty", "Nothing"]'),
        ("Sum[1./i^2, {i, 1000}] - Total[Table[1./i^2, {i, 1000}]] // Abs // # < 10^-12 &", "True"),
        ("Sum[i^20, {i, 1000}] == Total[Table[i^20, {i, 1000}]]", "True"),
        ("k = 0; Sum[k++; i, {i, 300}]; k", "300"),
        ("Sum[1/i, {i, 300}] == Total[1/Range[300]]", "True"),
    ],
)
def test_values(text, value):
    ROOM.check(text, value)
