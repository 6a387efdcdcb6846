"""Functions that lines of a session go through; ArrayReduce, InverseFunction, RandomPrime."""

import pytest

from tests.evaluating import Room
from tests.language.tables import check_table
from wlnet import Session

ROOM = Room()

TABLE = """
ArrayReduce[Total, {{1, 2}, {3, 4}}, 1] ⇒ {4, 6}
ArrayReduce[Total, {{1, 2}, {3, 4}}, 2] ⇒ {3, 7}
ArrayReduce[f, {{1, 2}, {3, 4}}, {1, 2}] ⇒ f[{{1, 2}, {3, 4}}]
ArrayReduce[f, {{{a, b}, {c, d}}, {{e, g}, {h, i}}}, {1, 3}] ⇒ {f[{{a, b}, {e, g}}], f[{{c, d}, {h, i}}]}
ArrayReduce[f, {1, 2}, -1] ⇒ f[{1, 2}]
InverseFunction[Sin] ⇒ ArcSin
InverseFunction[ArcTan][x] ⇒ Tan[x]
InverseFunction[2 # + 1 &][y] ⇒ (-1 + y)/2
InverseFunction[InverseFunction[f]] ⇒ f
RandomPrime[{14, 18}] ⇒ 17
AllTrue[Flatten[RandomPrime[{10, 1000}, {4, 5}]], PrimeQ] ⇒ True
Dimensions[RandomPrime[50, {4, 5}]] ⇒ {4, 5}
"""


def test_values():
    check_table(TABLE, compiling=True)


@pytest.mark.parametrize(
    "text, message",
    [
        ("ArrayReduce[f, {1, 2}, 3]", "ArrayReduce::dims"),
        ("ArrayReduce[f, 5, 1]", "ArrayReduce::array"),
        ("RandomPrime[{14, 16}]", "RandomPrime::noprime"),
        ("RandomPrime[1]", "RandomPrime::noprime"),
    ],
)
def test_wrong_arguments_are_told(text, message):
    ROOM.check_unevaluated(text, message)


def test_each_line_goes_through_the_functions_that_were_set():
    session, shown = Session(), []

    def enter(text):
        session.enter(text, lambda line: shown.append(session.text(line.value)))

    enter("$Pre = h;")
    enter("1 + 1")
    enter("$Pre =.")
    enter("$Post = f;")
    enter("2")
    enter("$Post =.")
    enter("$PrePrint = g;")
    enter("3")
    enter("$PrePrint =.")
    enter("%% + 0")
    enter('$PreRead = StringReplace[#, "five" -> "5"] &;')
    enter("five + 1")
    assert [text for text in shown if text != "Null"] == [
        "h[2]",
        "h[Null]",
        "f[Null]",
        "f[2]",
        "g[3]",
        "3",
        "6",
    ]


def test_a_program_of_python_is_left_alone():
    session = Session()
    session.evaluate("$Pre = Hold")
    assert session.evaluate("1 + 1") == 2
