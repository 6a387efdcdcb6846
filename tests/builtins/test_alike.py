"""Equal of expressions that differ in the kind of their numbers; rules with several conditions."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
f[x, 1.] == f[x, 1] ⇒ True
(x == 2.) == (x == 2) ⇒ True
x + 0.5 == x + 1/2 ⇒ True
Head[f[x, 1.] == f[x, 2]] ⇒ Equal
Head[f[x] == g[x]] ⇒ Equal
Head[f[1] == f[1, 2]] ⇒ Equal
f[1.] === f[1] ⇒ False
Replace[4, n_ :> n^2 /; n > 1 /; n < 9] ⇒ 16
Replace[4, n_ :> n^2 /; n > 1 /; n > 9] ⇒ 4
(step[n_] := n + 1 /; n > 0 /; EvenQ[n]; {step[2], Head[step[3]]}) ⇒ {3, step}
Attributes[{Attributes, Table}] ⇒ {{HoldAll, Listable, Protected}, {HoldAll, Protected}}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))
