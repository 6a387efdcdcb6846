"""Long loops over numbers run compiled code, with the values of the evaluator whatever happens on the way."""

import math

import pytest

from tests.evaluating import Room
from wlnet.language.compile.scalar import LEAVES, scalar_function
from wlnet.session import Session
from wlnet.syntax.parser import parse


@pytest.fixture(scope="module")
def session():
    return Session()


def made(session, text, *kinds):
    return scalar_function(session.evaluation, parse(text, session.evaluation.definitions.resolve), kinds)


def test_a_logistic_map(session):
    expected = [0.3]
    for _ in range(500):
        expected.append(3.7 * expected[-1] * (1 - expected[-1]))
    assert session.evaluate("NestList[3.7 # (1 - #) &, 0.3, 500]").tolist() == expected


@pytest.mark.parametrize(
    ("text", "kinds", "kind"),
    [
        ("# + 1 &", (int,), int),
        ("# + 1. &", (int,), float),
        ("Function[{a, b}, a b - 2]", (int, float), float),
        ("If[# > 0 && # < 5, Sin[#], #^2] &", (float,), float),
        ("1/# &", (float,), float),
        ("Plus", (int, int), int),
    ],
)
def test_kinds(session, text, kinds, kind):
    assert made(session, text, *kinds)[1] is kind


@pytest.mark.parametrize(
    "text", ["#/2 &", "f[#] &", "# == 0.5 &", "# > 1 &", "#2 &", "{#} &", "Sin[#] &", "RandomReal[] + # &"]
)
def test_what_has_no_certain_kind_is_left_to_the_evaluator(session, text):
    assert made(session, text, int) is None


@pytest.mark.parametrize(
    ("text", "x"),
    [("1/# &", 0.0), ("Log[#] &", -1.0), ("#^2 &", 1e200), ("1/(#^2 # #) &", 1e200), ("Sqrt[#] &", -4.0)],
)
def test_where_the_value_is_no_real_the_function_says_so(session, text, x):
    with pytest.raises(LEAVES):
        made(session, text, float)[0](x)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("Nest[1/# &, 2., 101]", 0.5),
        ("Nest[Sqrt[#] &, 1.*^100, 200]", 1.0),
        ("Fold[Plus, 0, Range[1000]]", 500500),
        ("Fold[#1 2 + #2 &, 0, Table[1, 400]]", 2**400 - 1),
        ("Fold[#1 + 1/(#2 - 33.) &, 0., Range[40]]", "ComplexInfinity"),
        ("Fold[#1 + Sqrt[#2 - 50.] &, 0., Range[60]] // Head", "Complex"),
        ("FoldList[Times, 1, Range[60]][[-1]]", math.factorial(60)),
        ("Nest[If[EvenQ[#], # + 1, 3 # + 1] &, 27, 60] > 10^10", True),
        ("Length[NestList[Log[# - 3.] &, 4., 50]]", 51),
    ],
)
def test_loops_go_on_where_compiled_code_leaves(session, code, expected):
    found = session.evaluate(code)
    found = str(found) if isinstance(expected, str) else found
    assert found == (pytest.approx(expected) if isinstance(expected, float) else expected)


def test_a_meaning_of_the_user_is_heard(session):
    assert session.evaluate("Block[{g}, g[x_] := x + 2; Nest[g, 0, 100]]") == 200
    assert (
        session.evaluate("Unprotect[Cos]; Cos[x_Real] := 7.; r = Nest[Cos[#] &, 1., 100]; Clear[Cos]; r")
        == 7.0
    )


def test_the_items_of_fold_may_change_their_kind():
    Room().check("Fold[Plus, 0, Join[Range[100], {1/2, x}]]", "5050 + 1/2 + x")


def test_table_of_a_numeric_body_is_what_the_single_values_are():
    room = Room()
    room.check("Table[i^2 + k, {i, 3, 900, 2}] /. k -> 1", "Array[(2 # + 1)^2 + 1 &, 449]")
    room.check("f[n_] := Module[{k = 3}, Table[k i, {i, n}]]; f[400]", "3 Range[400]")
    room.check("Table[i j, {j, 3}, {i, 300}]", "{Range[300], 2 Range[300], 3 Range[300]}")
    room.check("Table[1/i, {i, 300}][[;; 3]]", "{1, 1/2, 1/3}")
    room.check("i = 5; Table[i, {i, 300}]; i", "5")


def test_a_body_with_a_delayed_variable_is_evaluated_for_each_value():
    room = Room()
    room.check("n = 0; r := ++n; Table[0 i + r, {i, 300}]", "Range[300]")
    room.check("n = 0; Map[0 # + r &, Range[100]]", "Range[100]")
