"""Equations with roots, sizes, logarithms and whole numbers: known solutions, each put back by itself."""

import pytest

from tests.evaluating import Room
from tests.language.tables import check_table

ROOM = Room()

TABLE = """
Solve[Sqrt[x] + Sqrt[x - 1] == 3, x] ⇒ {{x -> 25/9}}
Solve[x^(1/3) + x == 10, x] ⇒ {{x -> 8}}
Solve[Sqrt[x + 7] - Sqrt[x] == 1, x] ⇒ {{x -> 9}}
Solve[Sqrt[x + 7] + Sqrt[x] == 1, x] ⇒ {}
Solve[Log[x] + Log[x - 1] == Log[6], x] ⇒ {{x -> 3}}
Solve[2 Log[x] - Log[x + 2] == 0, x] ⇒ {{x -> 2}}
Solve[Abs[x^2 - 1] == x, x, Reals] ⇒ {{x -> (-1 + Sqrt[5])/2}, {x -> (1 + Sqrt[5])/2}}
Solve[Abs[x - 1] + Abs[x + 1] == 4, x, Reals] ⇒ {{x -> -2}, {x -> 2}}
Solve[Mod[x, 5] == 2 && 0 < x < 20, x, Integers] ⇒ {{x -> 2}, {x -> 7}, {x -> 12}, {x -> 17}}
Solve[x^y == 16 && 1 < x <= 16 && 0 < y < 9, {x, y}, Integers] ⇒
    {{x -> 2, y -> 4}, {x -> 4, y -> 2}, {x -> 16, y -> 1}}
"""


def test_values():
    check_table(TABLE, compiling=True)


@pytest.mark.parametrize("left", ["x + Sqrt[x] + Sqrt[2 x + 1] - 10", "Sqrt[x + 3] - x^2 + Sqrt[x]"])
def test_what_is_found_is_a_zero(left):
    ROOM.check(f"Max[Abs[N[{left} /. Solve[{left} == 0, x]]]] < 10^-9", "True")
    ROOM.check(f"Length[Solve[{left} == 0, x]] > 0", "True")


@pytest.mark.parametrize("text", ["Abs[x - 1] + Abs[x + 1] == 2, x, Reals", "Mod[x, 5] == 2, x, Integers"])
def test_what_has_no_finite_list_is_refused(text):
    ROOM.check_unevaluated(f"Solve[{text}]", "Solve::nsmet")
