import pickle
from collections import OrderedDict, namedtuple
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from wlnet.expr.association import Association
from wlnet.expr.convert import PythonFunction, to_expr, to_python
from wlnet.expr.expr import FALSE, NULL, TRUE, Expr, wl_list
from wlnet.expr.symbols import S
from wlnet.expr.values.complexes import Complex


class Level(IntEnum):
    HIGH = 3


Pair = namedtuple("Pair", "a b")


@pytest.mark.parametrize(
    "value, expected",
    [
        (True, TRUE),
        (False, FALSE),
        (None, NULL),
        (2**70, 2**70),
        (1.5, 1.5),
        (2 + 3j, 2 + 3j),
        (Fraction(2, 4), Fraction(1, 2)),
        (Fraction(4, 2), 2),
        ("text", "text"),
        ([1, (2, [])], wl_list([1, wl_list([2, wl_list([])])])),
        (range(3), wl_list([0, 1, 2])),
        (Pair(1, "b"), wl_list([1, "b"])),
        (Level.HIGH, 3),
        (Path("a/b"), "a/b"),
        (float("inf"), S.Infinity),
        (float("-inf"), S.Times(-1, S.Infinity)),
        (float("nan"), S.Indeterminate),
        (np.float64(2.5), 2.5),
        (np.int32(7), 7),
        (np.bool_(True), TRUE),
        (np.array(3), 3),
        (np.array([True, False]), wl_list([TRUE, FALSE])),
        (np.array(["a", "b"]), wl_list(["a", "b"])),
        (np.array([]), wl_list([])),
        (np.array([1, None], dtype=object), wl_list([1, NULL])),
        (S.Plus(1, S.x), S.Plus(1, S.x)),
    ],
)
def test_python_values_become_expressions(value, expected):
    found = to_expr(value)
    assert type(found) is type(expected) and found == expected


def test_mappings_become_associations_in_order():
    found = to_expr(OrderedDict([("b", [1]), (2, {"x": None})]))
    assert found.keys() == ["b", 2]
    assert found.get(2).get("x") is NULL


@pytest.mark.parametrize("dtype", ["int64", "float64", "complex128"])
def test_arrays_of_the_right_kind_are_not_copied(dtype):
    array = np.ones((2, 3), dtype=dtype)
    assert np.shares_memory(to_expr(array).array, array)


@pytest.mark.parametrize("dtype", ["float32", "int8", "uint16"])
def test_other_arrays_keep_their_values(dtype):
    array = np.arange(6, dtype=dtype).reshape(2, 3)
    np.testing.assert_array_equal(to_expr(array).array, array)


def test_what_has_no_form_is_refused():
    with pytest.raises(TypeError, match="set"):
        to_expr({1, 2})
    with pytest.raises(TypeError, match="datetime64"):
        to_expr(np.array(["2020-01-01"], dtype="datetime64[D]"))


@pytest.mark.parametrize(
    "value",
    [True, None, 5, 2.5, 1j, Fraction(1, 3), "s", [1, [2.5, "x"], []], {"a": [1], 2: None, (1, 2): {}}],
)
def test_values_survive_the_way_there_and_back(value):
    found = to_python(to_expr(value))
    assert type(found) is type(value) and found == value


def test_packed_lists_become_arrays_without_a_copy():
    array = np.arange(4.0)
    assert to_python(to_expr(array)) is array
    assert isinstance(to_python(wl_list([1, 2])), list)


def test_other_expressions_stay():
    for expr in (S.Missing("KeyAbsent", "k"), S("$Failed"), S.Plus(1, S.x), S.x):
        assert to_python(expr) is expr


def test_exact_numbers_of_other_classes_become_python_ones():
    assert to_python(Complex(1, 2)) == 1 + 2j
    assert to_python(to_expr(Decimal("1.25"))) == Decimal("1.25")


def test_heads_with_a_class_of_their_own_get_it_at_any_depth():
    found = to_python(to_expr([{"a": S.Graphics(1)}]), {S.Graphics: lambda expr: ("graphics", expr.item(0))})
    assert found == [{"a": ("graphics", 1)}]


def test_callables_take_and_give_python_values():
    function = to_expr(lambda a, b: {"sum": a["x"] + b, "list": [a, None]})
    assert isinstance(function, PythonFunction)
    found = function.apply((Association.from_pairs([("x", 2)]), 3))
    assert found.get("sum") == 5
    assert to_python(found) == {"sum": 5, "list": [{"x": 2}, None]}


def test_a_callable_comes_back_as_itself():
    assert to_python(to_expr(len)) is len
    assert to_expr(len) == to_expr(len) != to_expr(max)


def test_expressions_can_be_hashed_and_pickled():
    expr = to_expr({"a": [1, Fraction(1, 2), S.x], "b": np.arange(3)})
    again = pickle.loads(pickle.dumps(expr))
    assert again == expr and hash(again) == hash(expr)
    assert isinstance(pickle.loads(pickle.dumps(S.f(1))), Expr)


def test_dates_and_spans_of_time(session):
    session["day"] = date(2024, 3, 5)
    assert session.evaluate("day === DateObject[{2024, 3, 5}]")
    session["moment"] = datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)
    assert session.evaluate("UnixTime[moment]") == 10**9
    session["local"] = datetime(2024, 3, 5, 10, 4, 30)
    assert session.evaluate('DateString[local, "ISODateTime"]') == "2024-03-05T10:04:30"
    session["span"] = timedelta(minutes=1.5)
    assert session.evaluate('span == Quantity[90, "Seconds"]')
