"""CForm and FortranForm."""

import pytest

from tests.evaluating import Room
from wlnet.syntax.code_forms import to_code
from wlnet.syntax.parser import parse

ROOM = Room()
C = {
    "x^2 + 1": "Power(x,2) + 1",
    "a - 2*b": "a - 2*b",
    "a && b": "a && b",
    "!a": "!a",
    "a == b": "a == b",
    "f[x, {1, 2}]": "f(x,List(1,2))",
    "x = 2": "x = 2",
    '"say \\"a\\""': '"say \\"a\\""',
    "a -> b": "Rule(a,b)",
}
VALUES = {  # of what is evaluated
    "CForm": {
        "Sqrt[x]": "Sqrt(x)",
        "1/Sqrt[x]": "1/Sqrt(x)",
        "1/x^2": "1/Power(x,2)",
        "3/4": "0.75",
        "x/2": "x/2.",
        "x/(2 y)": "x/(2.*y)",
        "1/x": "1/x",
        "-x/2": "-0.5*x",
        "-3 x/4": "(-3*x)/4.",
        "x^2/(3 y^2)": "Power(x,2)/(3.*Power(y,2))",
        "a E^(-x)": "a/Power(E,x)",
        "-1/x": "-(1/x)",
        "x^(1/3)": "Power(x,0.3333333333333333)",
        "2 + 3 I": "Complex(2,3)",
        "2.5*^-10": "2.5e-10",
        "1.5*^20": "1.5e20",
        "Sin[x] + Cos[y]": "Cos(y) + Sin(x)",
    },
    "FortranForm": {
        "1 + x + x^2": "1 + x + x**2",
        "1/x^2": "1/x**2",
        "(a + b)^c": "(a + b)**c",
        "E^(-x)": "E**(-x)",
        "I": "(0,1)",
        "a == b && c < d": "a.eq.b.and.c.lt.d",
        "!a": ".not.a",
        "{1, 2, 3}": "List(1,2,3)",
        "x/y": "x/y",
    },
}


@pytest.mark.parametrize("text", C)
def test_c_form_of_what_is_read(text):
    assert to_code(parse(text), "CForm") == C[text]


@pytest.mark.parametrize("form, text", [(form, text) for form in VALUES for text in VALUES[form]])
def test_forms_of_values(form, text):
    assert ROOM.value(f"ToString[{text}, {form}]") == VALUES[form][text]
    assert ROOM.value(f"ToString[{form}[{text}]]") == VALUES[form][text]
