"""CreateDataStructure: stacks, queues, growing arrays, sets, tables, groups."""

import pytest

from tests.evaluating import Room
from wlnet.expr.symbols import S

MADE = {
    "Stack": 's = CreateDataStructure["Stack"]; s["Push", #] & /@ {1, 2, 3};',
    "Queue": 'q = CreateDataStructure["Queue", {1, 2}]; q["Push", 3];',
    "Deque": 'e = CreateDataStructure["Deque"]; e["PushBack", 1]; e["PushBack", 2];',
    "Array": 'd = CreateDataStructure["DynamicArray"]; Do[d["Append", i^2], {i, 5}];',
    "Set": 'h = CreateDataStructure["HashSet", {a, a}];',
    "Table": 't = CreateDataStructure["HashTable"]; t["Insert", "a" -> 1];',
    "Groups": 'u = CreateDataStructure["DisjointSet", Range[5]]; u["Unify", 1, 2]; u["Unify", 2, 5];',
}


@pytest.mark.parametrize(
    ("made", "code", "value"),
    [
        ("Deque", 'e["PushFront", 0]; {e["PopBack"], e["PopFront"], e["Elements"]}', "{2, 0, {1}}"),
        ("Stack", '{s["Pop"], s["Peek"], s["Length"], s["EmptyQ"]}', "{3, 2, 2, False}"),
        ("Stack", 'c = s["Copy"]; c["DropAll"]; {c["EmptyQ"], s["Length"]}', "{True, 3}"),
        ("Queue", '{q["Pop"], q["Peek"], q["Elements"], Normal[q]}', "{1, 2, {2, 3}, {2, 3}}"),
        ("Array", 'd["SetPart", 2, x]; d["SwapPart", 1, -1]; d["Elements"]', "{25, x, 9, 16, 1}"),
        (
            "Array",
            'd["JoinBack", {p}]; d["JoinFront", {m}]; d["Drop", 2]; d["Elements"]',
            "{m, 4, 9, 16, 25, p}",
        ),
        ("Array", 'd["DropLast"]; d["Prepend", 0]; {d["Part", 1], d["Part", -1], d["Length"]}', "{0, 16, 5}"),
        ("Array", 'd["SetPart", 1, y]; y = 7; d["Part", 1]', "7"),
        (
            "Set",
            '{h["Insert", {1}], h["Insert", {1}], h["MemberQ", {1}], h["Length"]}',
            "{True, False, True, 2}",
        ),
        ("Set", '{h["Remove", a], h["Remove", a], h["EmptyQ"]}', "{True, False, True}"),
        (
            "Table",
            '{t["Lookup", "a"], t["Lookup", "b"], t["Lookup", "b", f]}',
            '{1, Missing["KeyAbsent", "b"], f["b"]}',
        ),
        (
            "Table",
            't["Insert", 2 -> 3]; {t["Keys"], t["Values"], t["KeyExistsQ", 2]}',
            '{{"a", 2}, {1, 3}, True}',
        ),
        ("Table", 't["KeyDrop", "a"]; {t["Length"], t["KeyExistsQ", "a"]}', "{0, False}"),
        ("Groups", '{u["Subsets"], u["SubsetSize", 2]}', "{{{1, 2, 5}, {3}, {4}}, 3}"),
        (
            "Groups",
            '{u["CommonSubsetQ", 1, 5], u["CommonSubsetQ", 1, 3], u["MemberQ", 9]}',
            "{True, False, False}",
        ),
        (
            "Groups",
            '{DataStructureQ[u], DataStructureQ[u, "Queue"], Head[u]}',
            "{True, False, DataStructure}",
        ),
    ],
)
def test_operations(made, code, value):
    room = Room()
    room.value(MADE[made] + " Null")
    room.check(code, value)


def test_a_search_in_breadth_with_a_queue_and_a_set():
    room = Room()
    room.check(
        'Module[{next = CreateDataStructure["Queue", {1}], n = 0, seen = CreateDataStructure["HashSet"]},'
        ' While[! next["EmptyQ"], n++; Do[If[k <= 50 && seen["Insert", k], next["Push", k]],'
        ' {k, {2 #, 3 #} &[next["Pop"]]}]]; n]',
        str(sum(2**i * 3**j <= 50 for i in range(6) for j in range(4))),
    )


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ('CreateDataStructure["Nix"]', "CreateDataStructure::notype"),
        ('CreateDataStructure["HashTable", {1}]', "CreateDataStructure::init"),
        ('CreateDataStructure["Queue"]["Pop"]', "DataStructure::empty"),
        ('CreateDataStructure["Queue"]["Fly"]', "DataStructure::noop"),
        ('CreateDataStructure["Queue"]["Push"]', "DataStructure::opargs"),
        ('CreateDataStructure["DynamicArray", {1}]["Part", 2]', "DataStructure::part"),
        ('CreateDataStructure["DynamicArray"]["JoinBack", 2]', "DataStructure::list"),
        ('CreateDataStructure["HashTable"]["Insert", 2]', "DataStructure::rule"),
        ('CreateDataStructure["DisjointSet"]["Unify", 1, 2]', "DataStructure::member"),
    ],
)
def test_what_does_not_fit_is_refused(code, tag):
    messages, value = Room().messages(code)
    assert tag in messages
    assert value is S("$Failed")
