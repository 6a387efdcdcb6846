"""Part and part assignment, on lists, other heads, associations and packed arrays."""

import numpy as np
import pytest

from wlnet.expr.arrays import Packed, packed
from wlnet.expr.association import Association
from wlnet.expr.buffer import Buffer
from wlnet.expr.elements import choose
from wlnet.expr.expr import Expr, rule, wl_list
from wlnet.expr.message import UNEVALUATED, MessageError
from wlnet.expr.positions import part, with_part
from wlnet.expr.symbols import S

a, b, c, f = (S(name) for name in "abcf")
ALL = S.All


def lists(value):
    """Nested Python lists as List expressions."""
    return wl_list(map(lists, value)) if isinstance(value, list) else value


def span(*bounds):
    return S.Span(*bounds)


def matrix():
    return np.arange(12).reshape(3, 4)


SPECS = [
    (1,),
    (-1,),
    (2, 3),
    (ALL, 2),
    (ALL, -1),
    (span(1, 2), 1),
    (span(2, ALL),),
    (span(1, ALL, 2), span(2, 3)),
    (span(-1, 1, -1),),
    (span(1, ALL, -1), span(1, ALL, -1)),
    (lists([1, 3]), lists([1, 2])),
    (lists([-1, 1, 1]), 2),
    (2, lists([3, 1])),
    (lists([]),),
    (ALL, span(1, 0)),
    (lists([0, 1]),),
    (0,),
    (1, 0),
    (span(1, S.UpTo(7)), 1),
    (lists([]), 9),
    (ALL, lists([]), 9),
    (ALL, ALL, 0),
]


@pytest.mark.parametrize("spec", SPECS, ids=repr)
def test_parts_of_packed_and_plain_arrays_are_the_same(spec):
    assert part(packed(matrix()), spec) == part(lists(matrix().tolist()), spec)


@pytest.mark.parametrize(
    "spec, index",
    [((ALL, 2), np.s_[:, 1]), ((span(-2, ALL), span(1, 3, 2)), np.s_[1:, 0:3:2]), ((lists([3, 1]),), [2, 0])],
    ids=repr,
)
def test_parts_of_packed_arrays_stay_packed_and_agree_with_numpy(spec, index):
    found = part(packed(matrix()), spec)
    assert isinstance(found, Packed)
    np.testing.assert_array_equal(found.array, matrix()[index])


@pytest.mark.parametrize(
    "expr, spec, expected",
    [
        (f(a, b, c), (2,), b),
        (f(a, b, c), (0,), f),
        (f(a, b, c), (span(2, 3),), f(b, c)),
        (f(a, b, c), (lists([3, 3]),), f(c, c)),
        (lists([rule(a, 1), rule(b, 2)]), (ALL, 2), lists([1, 2])),
        (7, (0,), S.Integer),
        ("s", (0,), S.String),
        (f(f(a), f(b)), (ALL, 1), f(a, b)),
        (lists([]), (span(1, ALL),), lists([])),
        (lists([1, 2]), (span(3, ALL),), lists([])),
    ],
    ids=repr,
)
def test_parts_of_expressions(expr, spec, expected):
    assert part(expr, spec) == expected


PEOPLE = Association.from_pairs([("x", lists([1, 2])), (a, lists([3, 4])), (5, lists([5, 6]))])


@pytest.mark.parametrize(
    "spec, expected",
    [
        (("x",), lists([1, 2])),
        ((S.Key(a), 2), 4),
        ((S.Key(5), 1), 5),
        ((-1, 1), 5),
        (("none",), S.Missing("KeyAbsent", "none")),
        (("none", 3), S.Missing("KeyAbsent", "none")),
        ((ALL, 1), Association.from_pairs([("x", 1), (a, 3), (5, 5)])),
        ((lists(["x", S.Key(5)]), 2), Association.from_pairs([("x", 2), (5, 6)])),
        ((lists([2, 1]), 1), Association.from_pairs([(a, 3), ("x", 1)])),
        ((span(1, 2), 2), Association.from_pairs([("x", 2), (a, 4)])),
        ((0,), S.Association),
    ],
    ids=repr,
)
def test_parts_of_associations(spec, expected):
    assert part(PEOPLE, spec) == expected


@pytest.mark.parametrize(
    "expr, spec, name",
    [
        (lists([1, 2]), (3,), "Part::partw"),
        (lists([1, 2]), (lists([1, 9]),), "Part::partw"),
        (lists([1, 2]), (1, 1), "Part::partd"),
        (S.x, (1,), "Part::partd"),
        (lists([1, 2]), (S.x,), "Part::pkspec1"),
        (lists([1, 2]), ("k",), "Part::pkspec1"),
        (lists([1, 2]), (lists([lists([1])]),), "Part::pkspec1"),
        (lists([1, 2]), (span(2, 4),), "Part::take"),
        (lists([1, 2]), (span(0, 2),), "Part::take"),
        (lists([1, 2]), (span(1, 2, 0),), "Part::span"),
        (packed([[1, 2]]), (1, 3), "Part::partw"),
        (packed([[1, 2]]), (ALL, 3), "Part::partw"),
        (packed([[1, 2]]), (1, 1, 1), "Part::partd"),
        (packed([[1, 2]]), (ALL, span(1, 3)), "Part::take"),
        (PEOPLE, (4,), "Part::partw"),
        (PEOPLE, (a,), "Part::pkspec1"),
    ],
    ids=repr,
)
def test_wrong_parts_are_messages_that_leave_the_call_unevaluated(expr, spec, name):
    with pytest.raises(MessageError) as caught:
        part(expr, spec)
    assert caught.value.message.name == name
    assert caught.value.value is UNEVALUATED


@pytest.mark.parametrize(
    "expr, spec, value, expected",
    [
        (lists([1, 2, 3]), (2,), a, lists([1, a, 3])),
        (lists([1, 2, 3]), (span(1, 2),), a, lists([a, a, 3])),
        (lists([1, 2, 3]), (span(1, 2),), lists([a, b]), lists([a, b, 3])),
        (lists([1, 2, 3]), (lists([1, 3]),), lists([a, b]), lists([a, 2, b])),
        (lists([[1, 2], [3, 4]]), (ALL, 1), 0, lists([[0, 2], [0, 4]])),
        (lists([[1, 2], [3, 4]]), (ALL, 1), lists([a, b]), lists([[a, 2], [b, 4]])),
        (lists([[1, 2], [3, 4]]), (1,), 0, lists([0, [3, 4]])),
        (lists([[1, 2], [3, 4]]), (ALL,), 0, lists([0, 0])),
        (f(a, b), (0,), c, c(a, b)),
        (f(a, f(b)), (2, 1), c, f(a, f(c))),
        (lists([rule(a, 1), rule(b, 2)]), (ALL, 2), lists([3, 4]), lists([rule(a, 3), rule(b, 4)])),
        (Association.from_pairs([("x", 1)]), ("x",), 2, Association.from_pairs([("x", 2)])),
        (Association.from_pairs([("x", 1)]), ("y",), 2, Association.from_pairs([("x", 1), ("y", 2)])),
        (Association.from_pairs([("x", 1)]), (1,), 2, Association.from_pairs([("x", 2)])),
        (Association({}), (S.Key(a), S.Key(b)), 2, Association({a: Association({b: 2})})),
        (PEOPLE, ("x", 1), 9, PEOPLE.with_item("x", lists([9, 2]))),
    ],
    ids=repr,
)
def test_replacing_parts(expr, spec, value, expected):
    before = repr(expr)
    assert with_part(expr, spec, value) == expected
    assert repr(expr) == before


@pytest.mark.parametrize(
    "spec, value",
    [
        ((1, 1), 99),
        ((1, 1), a),
        ((1, 1), 1.5),
        ((1,), lists([9, 9, 9, 9])),
        ((1,), packed([9, 9, 9, 9])),
        ((1,), 0),
        ((ALL,), packed([7, 8, 9])),
        ((ALL, 1), packed([7, 8, 9])),
        ((ALL, 1), 0),
        ((2, span(1, 2)), packed([7, 8])),
        ((lists([3, 1]), 2), packed([7, 8])),
        ((lists([3, 1]), lists([2, 3])), 0),
        ((2, lists([2, 3])), packed([7, 8])),
        ((ALL, lists([2, 3])), packed([[7, 8], [1, 2], [3, 4]])),
        ((ALL, ALL), 10**30),
        ((lists([]), 2), 0),
        ((span(2, 1), 2), 0),
    ],
    ids=repr,
)
@pytest.mark.parametrize("inplace", [False, True])
def test_replacing_in_packed_and_plain_arrays_is_the_same(spec, value, inplace):
    expected = with_part(lists(matrix().tolist()), spec, value)
    assert with_part(Packed(matrix().copy()), spec, value, inplace=inplace) == expected


def test_heads_among_several_parts_cannot_be_replaced():
    with pytest.raises(MessageError, match="Set::pkspec1"):
        with_part(lists([1, 2]), (lists([0, 1]),), a)


def test_in_place_changes_keep_the_object_and_others_do_not():
    array, buffer, table = Packed(np.arange(3)), Buffer([1, 2, 3]), Association({"x": 1})
    assert with_part(array, (1,), 9, inplace=True) is array
    assert array == packed([9, 1, 2])
    assert with_part(buffer, (2,), a, inplace=True) is buffer
    assert buffer == lists([1, a, 3])
    assert with_part(table, ("y",), 2, inplace=True) is table
    assert table == Association({"x": 1, "y": 2})
    assert with_part(array, (1,), 8) is not array
    assert array == packed([9, 1, 2])


def test_views_are_not_written_through():
    base = np.arange(6).reshape(2, 3)
    row = Packed(base[0])
    with_part(row, (1,), 9, inplace=True)
    assert base[0, 0] == 0


def test_choosing_nothing_gives_the_one_empty_list():
    assert choose(packed([1.0, 2.0]), []) == Expr(S.List, ())
    assert choose(packed([1, 2]), slice(0, 0)) == Expr(S.List, ())
