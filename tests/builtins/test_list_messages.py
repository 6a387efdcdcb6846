"""What lists and functions refuse: Wolfram's message names, and the call stays as it is."""

import pytest

from tests.evaluating import Room

ROOM = Room()

REFUSED = """
{a, b}[[3]] Part::partw
{a, b}[[1, 1]] Part::partd
x[[1]] Part::partd
{a, b}[[x]] Part::pkspec1
{a, b, c}[[2 ;; 5]] Part::take
First[{}] First::nofirst
First[5] First::normal
Last[{}] Last::nolast
Rest[{}] Rest::norest
Most[{}] Most::nomost
Take[{a, b}, 3] Take::take
Take[{a, b}, x] Take::seqs
Take[x, 1] Take::normal
Drop[{a, b}, 3] Drop::drop
Extract[{a, b}, 5] Extract::partw
Append[x, 1] Append::normal
Insert[{a, b}, x, 5] Insert::ins
Delete[{a, b}, 5] Delete::partw
Delete[{a, b}, {{}}] Delete::psl1
Insert[{a, b}, x, {{}}] Insert::psl1
MapAt[f, {a, b}, 5] MapAt::partw
ReplacePart[{a, b}, x] ReplacePart::reps
Join[{a}, f[b]] Join::heads
Catenate[{1, 2}] Catenate::invrp
Transpose[{{1}}, {3, 1}] Transpose::perm
Flatten[{1, {2}}, {{1}, {2}}] Flatten::fldep
Flatten[5] Flatten::normal
Reverse[5] Reverse::normal
Partition[{1, 2}, 0] Partition::ilsmp
Partition[{1, 2}, {1, 1}] Partition::pdep
Range[1, 2, 0] Range::range
Range[x] Range::range
ConstantArray[0, -1] ConstantArray::ilsmn
Array[f, x] Array::ilsmn
Subdivide[0] Subdivide::sdmint
MapThread[f, {{a, b}, {c}}] MapThread::mptc
MapThread[f, {a, b}] MapThread::mptd
Inner[f, {a, b}, {c}, g] Inner::incom
Map[f, {a}, x] Map::level
Nest[f, x, -1] Nest::intnm
Fold[f, {}] Fold::nofirst
Select[5, EvenQ] Select::normal
Sort[5] Sort::normal
Union[{a}, f[b]] Union::heads
Complement[5] Complement::normal
TakeLargest[{1, 2}, 3] TakeLargest::insuff
Keys[{1, 2}] Keys::invrl
Lookup[5, "a"] Lookup::invrl
AssociationThread[{1, 2}, {1}] AssociationThread::idim
KeyMap[f, 5] KeyMap::invrl
Merge[5, f] Merge::list1
Pick[{a, b}, {1}] Pick::incomp
Riffle[5, x] Riffle::listrp
AllTrue[{1, 2}, EvenQ, x] AllTrue::intnm
ArrayReshape[{1, 2}, {x}] ArrayReshape::ilsmn
RotateLeft[{1, 2}, x] RotateLeft::rspec
"""


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_faults_give_a_message_and_stay_unevaluated(line):
    text, _, message = line.rpartition(" ")
    ROOM.check_unevaluated(text, message)


@pytest.mark.parametrize(
    "text, slots",
    [
        ("{a, b}[[3]]", "3 {a, b}"),
        ("{{1, 2}, {3}}[[All, 2]]", "2 {3}"),
        ("Take[{a, b}, 3]", "1 3 {a, b}"),
    ],
)
def test_messages_say_what_and_where(text, slots):
    ROOM.messages(text)
    issued = ROOM.evaluation.events[-1]
    assert [ROOM.value(s) for s in slots.split(" ", len(issued.args) - 1)] == list(issued.args)
