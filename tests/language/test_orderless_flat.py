"""Orderless and Flat matching: how many arguments a pattern may take, and all ways to match."""

from time import process_time

import pytest

from tests.evaluating import Room

ROOM = Room()
ROOM.value("SetAttributes[set, Orderless]; SetAttributes[sum, {Flat, Orderless, OneIdentity}]")

VALUES = """
MatchQ[set[1, 2], set[x__, y__, z__]] ⇒ False
MatchQ[u + v, u + v + w__] ⇒ False
Length[ReplaceList[set[1, 2, 3], set[x__, y__] :> {{x}, {y}}]] ⇒ 6
Length[ReplaceList[u + v, x__ + y__ :> {{x}, {y}}]] ⇒ 2
Sort[ReplaceList[u + v, ___ + p_ :> p]] ⇒ {u, v, u + v}
Length[Union[ReplaceList[sum[1, 2], sum[p_, rest___] :> {p, {rest}}]]] ⇒ 3
MatchQ[-3 u v, f_. v] ⇒ True
{2 u v w, w, u w} /. c_. w :> {c} ⇒ {{2 u v}, {1}, {u}}
6 u v^3 /. c_. v^n_. :> {c, n} ⇒ {6 u, 3}
Length[ReplaceList[u + v + w, x_ + y_ :> {x, y}]] ⇒ 6
u + v + w /. x_ + y_ :> {x, y} ⇒ {u, v + w}
MatchQ[u + v + w, x_ + y_ + z_ + r_] ⇒ False
u + v + 4 t /. c_. + s_. t :> {c, s} ⇒ {u + v, 4}
7 y^2 /. c_. x_^n_. :> {c, x, n} ⇒ {7, y, 2}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


def test_a_long_sum_is_taken_apart_at_once():
    ROOM.value("part[x_ + y_] := part[x] + part[y]")
    started = process_time()
    ROOM.check("Length[part[Sum[k q^k, {k, 60}]]]", "60")
    assert process_time() - started < 2  # every subset of the terms was tried once
