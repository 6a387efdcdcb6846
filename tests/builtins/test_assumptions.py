"""Refine, Assuming, and Simplify, Limit and Integrate under assumptions: inputs and Wolfram's values."""

from tests.language.tables import check_table
from wlnet import Session

TABLE = """
Refine[Sqrt[x^2], x > 0] ⇒ x
Refine[Sqrt[x^2], x < 0] ⇒ -x
Refine[Sqrt[x^2], Element[x, Reals]] ⇒ Abs[x]
Refine[Sqrt[x^4], Element[x, Reals]] ⇒ x^2
Refine[Abs[x], x < 0] ⇒ -x
Refine[Log[x^2], x > 0] ⇒ 2 Log[x]
Refine[Sin[n Pi], Element[n, Integers]] ⇒ 0
Refine[Cos[n Pi], Element[n, Integers]] ⇒ (-1)^n
Refine[(-1)^(2 n), Element[n, Integers]] ⇒ 1
Refine[Sin[x + 2 n Pi], Element[n, Integers]] ⇒ Sin[x]
Refine[Sign[x], x > 1] ⇒ 1
Refine[x > 0, x > 1] ⇒ True
Refine[x < 0, x > 1] ⇒ False
Refine[x^2 >= 0, Element[x, Reals]] ⇒ True
Refine[Floor[n], Element[n, Integers]] ⇒ n
Refine[Conjugate[x], x > 2] ⇒ x
Refine[Arg[x], x < 0] ⇒ Pi
Refine[Max[x, 0], x > 0] ⇒ x
Refine[{Abs[x], Abs[y]}, x > 0 && y < 0] ⇒ {x, -y}
Refine[Sqrt[x^2]] ⇒ Sqrt[x^2]
Assuming[x > 0, Refine[Abs[x]]] ⇒ x
Assuming[x > 0, Assuming[y > 0, Simplify[Sqrt[x^2 y^2]]]] ⇒ x y
Assuming[x > 0, $Assumptions] ⇒ x > 0
$Assumptions ⇒ True
Block[{$Assumptions = y > 0}, Refine[Abs[y]]] ⇒ y
Simplify[Sqrt[x^2], x > 0] ⇒ x
Simplify[Sqrt[x^2], Assumptions -> x > 0] ⇒ x
FullSimplify[Abs[x y], {x > 0, y < 0}] ⇒ -x y
Limit[a x, x -> Infinity, Assumptions -> a > 0] ⇒ Infinity
Limit[E^(-a x), x -> Infinity, Assumptions -> a > 0] ⇒ 0
Integrate[E^(-a x), {x, 0, Infinity}, Assumptions -> a > 0] ⇒ 1/a
Integrate[E^(-a x^2), {x, -Infinity, Infinity}, Assumptions -> a > 0] ⇒ Sqrt[Pi]/Sqrt[a]
Assuming[a > 0, Integrate[x E^(-a x), {x, 0, Infinity}]] ⇒ 1/a^2
"""


def test_values():
    check_table(TABLE, compiling=True)


def test_assumptions_are_kept_until_they_are_changed():
    session = Session()
    session.evaluate("$Assumptions = x < 0")
    assert session.evaluate("Refine[Abs[x]] === -x")
    session.evaluate("$Assumptions = True")
    assert session.evaluate("Refine[Abs[x]] === Abs[x]")
