"""FindInstance, Resolve and Reduce with quantifiers and linear systems: known answers, points tried out."""

import pytest

from tests.evaluating import Room
from tests.language.tables import check_table

ROOM = Room()

TABLE = """
Reduce[Exists[y, x < y && y < 1], x, Reals] ⇒ x < 1
Resolve[Exists[x, x^2 == -1]] ⇒ True
Resolve[Exists[x, x^2 == -1], Reals] ⇒ False
Resolve[ForAll[x, x^2 >= 0], Reals] ⇒ True
Resolve[ForAll[x, x^2 > 0], Reals] ⇒ False
Resolve[Exists[x, x^2 + a x + 1 == 0], Reals] ⇒ a <= -2 || a >= 2
Resolve[ForAll[x, x^2 + a x + 1 > 0], Reals] ⇒ -2 < a < 2
Resolve[Exists[{x, y}, x + y > 3 && x < 1 && y < 1], Reals] ⇒ False
Resolve[ForAll[x, x > 0, x > y], Reals] ⇒ y <= 0
Reduce[x + y > 1 && x > 0, {x, y}, Reals] ⇒ x > 0 && y > 1 - x
Reduce[x + y == 3 && x - y < 1, {x, y}, Reals] ⇒ x < 2 && y == 3 - x
Reduce[x > 0 && y > 0 && x + y < 1, {x, y}] ⇒ 0 < x < 1 && 0 < y < 1 - x
Reduce[x^2 + y^2 == 25 && 0 < x < y, {x, y}, Integers] ⇒ x == 3 && y == 4
Exists[x, x > y] ⇒ Exists[x, x > y]
ForAll[x, y > 0] ⇒ y > 0
FindInstance[x^2 == 4, x] ⇒ {{x -> 2}}
FindInstance[x^2 + y^2 == 25 && x > 0 && y > 0, {x, y}, Integers, 2] ⇒ {{x -> 3, y -> 4}, {x -> 4, y -> 3}}
FindInstance[x > 5 && x < 3, x] ⇒ {}
FindInstance[x^2 == -1, x, Reals] ⇒ {}
FindInstance[x^2 == 1 && x > 5, x] ⇒ {}
FindInstance[a && !b, {a, b}, Booleans] ⇒ {{a -> True, b -> False}}
FindInstance[x^3 + y^3 + z^3 == 29 && x > 0 && y > 0 && z > 0, {x, y, z}, Integers] ⇒
    {{x -> 1, y -> 1, z -> 3}}
"""


def test_values():
    check_table(TABLE, compiling=True)


@pytest.mark.parametrize(
    "statement, rest",
    [
        ("x^2 + y^2 <= 1 && x y > 1/4", "{x, y}"),
        ("x^2 - 2 y^2 == 1 && x > 5", "{x, y}, Integers"),
        ("x + y + z == 10 && x > y > z", "{x, y, z}"),
        ("Sin[x] == 1/2 && x > 7", "x"),
        ("0 < x < 1 && x^2 > 1/3", "x"),
        ("x^2 + y^2 == 2 && x > y", "{x, y}, Reals"),
    ],
)
def test_instances_are_instances(statement, rest):
    ROOM.check(f"Simplify[({statement}) /. FindInstance[{statement}, {rest}]]", "{True}")


def test_as_many_as_asked_for():
    ROOM.check("Length[Union[x /. FindInstance[0 < x < 1, x, Reals, 3]]]", "3")


@pytest.mark.parametrize(
    "text, message",
    [
        ("FindInstance[x^2 == 1, x, Reals, 0]", "FindInstance::fcnt"),
        ("FindInstance[x > f[x], x]", "FindInstance::nsmet"),
        ("Resolve[Exists[x, x^3 + a x + b > f[x]], Reals]", "Resolve::wlnetres"),
    ],
)
def test_refusals(text, message):
    ROOM.check_unevaluated(text, message)
