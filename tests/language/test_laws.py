"""Laws that hold for all values: of lists, of packed and plain lists, of copies, of reading and printing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evaluating import Room
from tests.language.test_fuzz import NAMES
from wlnet.builtins import index
from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.expr import TRUE, Expr, same, wl_list
from wlnet.expr.symbols import S, symbol
from wlnet.syntax.parser import parse
from wlnet.syntax.printer import to_text

ROOM = Room()
EVALUATE = ROOM.evaluation.evaluate

ATOMS = st.one_of(
    st.integers(-5, 5),
    st.floats(-2, 2, width=16),
    st.sampled_from([S.Pi, symbol("a", "Global`"), symbol("b", "Global`")]),
    st.text("ab ", max_size=2),
    st.fractions(-2, 2, max_denominator=4).filter(lambda x: x.denominator > 1),
)
LISTS = st.lists(st.one_of(ATOMS, st.lists(ATOMS, max_size=3).map(wl_list)), max_size=8).map(wl_list)
FEW = settings(max_examples=60, deadline=None, derandomize=True)


def value(head, *args):
    return EVALUATE(Expr(head, args))


def agree(left, right) -> None:
    assert same(left, right), f"{left!r} is not {right!r}"


@FEW
@given(LISTS, LISTS, LISTS)
def test_join_is_associative_and_lengths_add(a, b, c):
    agree(value(S.Join, a, value(S.Join, b, c)), value(S.Join, value(S.Join, a, b), c))
    assert value(S.Length, value(S.Join, a, b)) == len(a) + len(b)


@FEW
@given(LISTS)
def test_reversing_twice_and_turning_round(a):
    agree(value(S.Reverse, value(S.Reverse, a)), a)
    agree(value(S.RotateRight, value(S.RotateLeft, a, 3), 3), a)
    agree(value(S.Flatten, value(S.Partition, a, S.UpTo(3)), 1), a)


@FEW
@given(LISTS)
def test_sort_is_idempotent_ordered_and_says_what_ordering_says(a):
    found = value(S.Sort, a)
    agree(value(S.Sort, found), found)
    assert value(S.OrderedQ, found) is TRUE
    if len(a):
        agree(value(S.Part, a, value(S.Ordering, a)), found)
    agree(value(S.ReverseSort, a), value(S.Reverse, found))
    agree(value(S.Sort, value(S.Reverse, a)), found)


@FEW
@given(LISTS, LISTS)
def test_sets(a, b):
    agree(value(S.Union, a, b), value(S.Union, b, a))
    agree(value(S.Union, a), value(S.Sort, value(S.DeleteDuplicates, a)))
    agree(value(S.Complement, a, b), value(S.Complement, a, value(S.Intersection, a, b)))


@FEW
@given(LISTS)
def test_groups_hold_everything_once(a):
    assert sum(value(S.Values, value(S.Counts, a)).args) == len(a)
    agree(value(S.Sort, value(S.Catenate, value(S.Gather, a))), value(S.Sort, a))
    agree(value(S.Catenate, value(S.Split, a)), a)
    agree(value(S.Keys, value(S.Counts, a)), value(S.DeleteDuplicates, a))


@FEW
@given(LISTS, st.integers(0, 8))
def test_take_and_drop(a, n):
    n = min(n, len(a))
    agree(value(S.Join, value(S.Take, a, n), value(S.Drop, a, n)), a)
    agree(value(S.Take, a, -n), value(S.Reverse, value(S.Take, value(S.Reverse, a), n)))


@FEW
@given(LISTS)
def test_what_is_printed_is_read_again(a):
    resolve = ROOM.evaluation.definitions.resolve
    for form in ("InputForm", "FullForm"):
        agree(EVALUATE(parse(to_text(a, form), resolve)), a)


# -- packed and plain -------------------------------------------------------------------------------

MODULES = """
arithmetic arrangement associations changing combinations combinatorics comparison editing elements functional
grouping iteration joins linear lists logic mathematics parts patterns predicates reshaping rounding selecting
sequences sets sorting statistics structure threading totals trigonometry
"""
TABLE = index()[0]
# what depends on packing by its nature, or goes on for ever with a list as its function
NOT_COMPARED = ("ByteCount", "I", "FixedPoint", "FixedPointList", "NestWhile", "NestWhileList")
LIST_BUILTINS = [name for name in NAMES if TABLE[name] in MODULES.split() and name not in NOT_COMPARED]
ARRAYS = {
    "integers": np.array([3, 1, 2, 3]),
    "reals": np.array([0.5, -1.0, 2.5]),
    "matrix": np.array([[1, 2], [3, 5]]),
    "real matrix": np.array([[1.5, 2.0], [0.0, 1.0]]),
}
CALLS = [
    lambda head, v: Expr(head, (v,)),
    lambda head, v: Expr(head, (v, 1)),
    lambda head, v: Expr(head, (v, 2)),
    lambda head, v: Expr(head, (2, v)),
    lambda head, v: Expr(head, (v, v)),
    lambda head, v: Expr(head, (v, S.Minus)),
    lambda head, v: Expr(head, (S.Abs, v)),
    lambda head, v: Expr(head, (v, S.EvenQ)),
    lambda head, v: Expr(head, (S("f"), v)),
    lambda head, v: Expr(head, (S("f"), 0, v)),
    lambda head, v: Expr(head, (v, 7, 1)),
    lambda head, v: Expr(head, (v, S.Rule(1, S("a")))),
]


def plain(array) -> Expr:
    return wl_list(map(plain, array)) if array.ndim > 1 else wl_list(array.tolist())


def outcome(call) -> tuple:
    """(names of messages, value)"""
    del ROOM.evaluation.events[:]
    found = ROOM.evaluation.evaluate_top(call)
    return [getattr(event, "tag", "") for event in ROOM.evaluation.events], found


@pytest.mark.parametrize("kind", ARRAYS)
def test_packed_and_plain_lists_are_the_same_to_every_builtin(kind):
    array, wrong = ARRAYS[kind], []
    for name in LIST_BUILTINS:
        for number, call in enumerate(CALLS):
            (tags, first), (others, second) = (
                outcome(call(S(name), made)) for made in (packed(array), plain(array))
            )
            if tags != others or not close(first, second):
                wrong.append(f"{name} ({number}): {first!r:.80} {tags} and {second!r:.80} {others}")
    assert not wrong, "\n".join(wrong)


def close(a, b) -> bool:
    """Whether two values are the same; reals may differ in the last digits, as sums in another order do."""
    if isinstance(a, float) and isinstance(b, float):
        return a == b or abs(a - b) <= 1e-12 * max(abs(a), abs(b)) + 1e-15
    if isinstance(a, float | complex) and isinstance(b, float | complex):
        return abs(a - b) <= 1e-12 * max(abs(a), abs(b))
    if isinstance(a, Expr) and isinstance(b, Expr):
        return close(a.head, b.head) and len(a) == len(b) and all(map(close, a.args, b.args))
    if isinstance(a, Association) and isinstance(b, Association):
        return close(wl_list(a.rules()), wl_list(b.rules()))
    return same(a, b)


# -- copies -----------------------------------------------------------------------------------------

CHANGES = """
y[[1]] = 99 ; y[[-1]] = "s" ; y[[All]] = 0 ; y[[1 ;; 2]] = {7, 8} ; AppendTo[y, 5] ; PrependTo[y, 5]
y[[2]]++ ; y += 1 ; y = Reverse[y] ; y[[2]] *= 3 ; y[[1]] += 0.5
"""


@pytest.mark.parametrize("start", ["Range[400]", "{1, 2, 3}", "Table[1. i, {i, 300}]", '{"a", b, {1, 2}}'])
@pytest.mark.parametrize("change", [one.strip() for one in CHANGES.strip().replace("\n", " ; ").split(" ; ")])
def test_a_change_is_seen_by_its_own_variable_only(start, change):
    room = Room()
    room.value(f"x = {start}; y = x; z = {{x, x}}; a = <|k -> x|>; g[u_] := u; h = Hold[x]; t = x")
    room.value(f"Quiet[{change}]")
    for holder in ("x", "z[[1]]", "z[[2]]", "a[k]", "ReleaseHold[h]", "t", "g[x]"):
        room.check(holder, start)


def test_parts_and_associations_are_copied_on_write():
    room = Room()
    room.value(
        'a = <|"k" -> {1, 2}|>; b = a; b["k"] = 5; b["n"] = 6; c = a; c["k"][[1]] = 7; c[["k", 2]] = 8'
    )
    room.check("a", '<|"k" -> {1, 2}|>')
    room.value(
        "m = ConstantArray[0, {3, 3}]; r = m[[2]]; m[[2, 1]] = 5; s = m; s[[All, 1]] = 9; AppendTo[r, 1]"
    )
    room.check("{m, r}", "{{{0, 0, 0}, {5, 0, 0}, {0, 0, 0}}, {0, 0, 0, 1}}")
    room.value("f[l_] := Module[{c = l}, c[[1]] = 100; c]; v = Range[300]; w = f[v]")
    room.check("{v[[1]], w[[1]]}", "{1, 100}")
