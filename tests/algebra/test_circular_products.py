"""Products of circular functions of one argument: their form, and that they are what they were."""

import math

import pytest

from wlnet.algebra.circular_products import with_reciprocals
from wlnet.algebra.products import times
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import S
from wlnet.session import Session
from wlnet.syntax.parser import parse
from wlnet.syntax.printer import to_text

VALUES = {
    "Sin": math.sin, "Cos": math.cos, "Tan": math.tan,
    "Cot": lambda t: 1 / math.tan(t), "Sec": lambda t: 1 / math.cos(t), "Csc": lambda t: 1 / math.sin(t),
}  # fmt: skip


@pytest.fixture(scope="module")
def session():
    return Session()


FORMS = {
    "1/Sin[x]": "Csc[x]",
    "Sec[x]^(-2)": "Cos[x]^2",
    "Sin[x]/Cos[x]": "Tan[x]",
    "Cos[x]/Sin[x]": "Cot[x]",
    "Sin[x]^2/Cos[x]": "Sin[x]*Tan[x]",
    "Sec[x]^2*Sin[x]": "Sec[x]*Tan[x]",
    "Csc[x]^2*Tan[x]": "Csc[x]*Sec[x]",
    "Tan[x]*Cot[x]": "1",
    "a*Sinh[x]/Cosh[x]*b": "a*b*Tanh[x]",
    "1/Cosh[2*x]^3": "Sech[2*x]^3",
    "Sin[x]/Cos[y]": "Sec[y]*Sin[x]",
    "Sin[1]/Cos[1]": "Tan[1]",
    "Sin[x]/Cosh[x]": "Sech[x]*Sin[x]",
    "Divide[1, Tan[x]]": "Cot[x]",
    "D[Log[Tan[x]], x]": "Csc[x]*Sec[x]",
}
STAY = [
    "1/Sqrt[Sin[x]]",
    "Sin[x]^n/Cos[x]^n",
    "Sin[x]*Tan[x]",
    "Sec[x]*Tan[x]",
    "Cos[x]*Cot[x]",
    "Cos[x]*Sin[x]",
]


@pytest.mark.parametrize("given, form", [*FORMS.items(), *zip(STAY, STAY, strict=True)])
def test_form(session, given, form):
    assert to_text(session.value(given)) == form


def test_held_products_stay(session):
    assert to_text(session.value("Hold[1/Sin[x]]")) == "Hold[1/Sin[x]]"


def _at(x, t: float) -> float:
    if isinstance(x, int):
        return x
    if x.head is S.Times:
        return math.prod(_at(factor, t) for factor in x.args)
    if x.head is S.Power:
        return _at(x.args[0], t) ** x.args[1]
    return VALUES[x.head.name](t)


@pytest.mark.parametrize("sines", range(-3, 4))
@pytest.mark.parametrize("cosines", range(-3, 4))
@pytest.mark.parametrize("tangents", [-2, 0, 1])
def test_the_value_stays(sines, cosines, tangents):
    powers = zip(("Sin", "Cos", "Tan"), (sines, cosines, tangents), strict=True)
    product = times(*(Expr(S.Power, (parse(f"{name}[x]"), n)) for name, n in powers if n))
    assert _at(with_reciprocals(product), 0.7) == pytest.approx(_at(product, 0.7))
