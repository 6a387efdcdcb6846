"""DSolve: every solution satisfies its equation; textbook forms; conditions; what is refused."""

import pytest

from tests.evaluating import Room

ROOM = Room()

FORMS = """
DSolve[y'[x] == a y[x], y[x], x] ⇒ {{y[x] -> E^(a x) C[1]}}
DSolve[y'[x] + y[x] == x, y[x], x] ⇒ {{y[x] -> -1 + x + C[1]/E^x}}
DSolve[y''[x] == y[x], y[x], x] ⇒ {{y[x] -> E^x C[1] + C[2]/E^x}}
DSolve[y''[x] == 0, y[x], x] ⇒ {{y[x] -> C[1] + x C[2]}}
DSolve[y''[x] + y[x] == 0, y[x], x] ⇒ {{y[x] -> C[1] Cos[x] + C[2] Sin[x]}}
DSolve[y''[x] + 3 y'[x] + 2 y[x] == 0, y[x], x] ⇒ {{y[x] -> C[1]/E^(2 x) + C[2]/E^x}}
DSolve[y''[x] + 2 y'[x] + y[x] == 0, y[x], x] ⇒ {{y[x] -> C[1]/E^x + (x C[2])/E^x}}
DSolve[y'[x] == a y[x], y, x] ⇒ {{y -> Function[{x}, E^(a x) C[1]]}}
DSolve[{y'[x] == y[x], y[0] == 2}, y[x], x] ⇒ {{y[x] -> 2 E^x}}
DSolve[{y''[x] + y[x] == 0, y[0] == 1, y'[0] == 0}, y[x], x] ⇒ {{y[x] -> Cos[x]}}
DSolveValue[{y'[t] == -k y[t], y[0] == y0}, y[t], t] ⇒ E^(-k t) y0
DSolve[y''[x] == -w^2 y[x], y[x], x] ⇒ {{y[x] -> C[1] Cos[w x] + C[2] Sin[w x]}}
"""


@pytest.mark.parametrize("line", FORMS.strip().splitlines())
def test_forms(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    "left",
    [
        "y'[x] - Cos[x] y[x] - Cos[x]",
        "x y'[x] - 2 y[x] - x^3",
        "y''[x] + y[x] - Cos[2 x]",
        "y''[x] - 3 y'[x] + 2 y[x] - Exp[3 x]",
        "y''[x] + 2 y'[x] + 5 y[x]",
        "y'''[x] - y[x]",
        "y'''[x] - 3 y''[x] + 3 y'[x] - y[x]",
        "y'[x] - y[x]^2",
        "y'[x] - x (1 + y[x]^2)",
    ],
)
def test_solutions_satisfy_their_equations(left):
    ROOM.check(f"Simplify[{left} /. First[DSolve[{left} == 0, y, x]]]", "0")


@pytest.mark.parametrize(
    "text, message",
    [
        ("DSolve[y'[x] == Sin[x + y[x]], y[x], x]", "DSolve::wlnetode"),
        ("DSolve[y''[x] == x y[x], y[x], x]", "DSolve::wlnetode"),
        ("DSolve[{u'[t] == v[t]^2, v'[t] == u[t]}, {u, v}, t]", "DSolve::wlnetode"),
        ("DSolve[D[f[x, y], x] == 0, f[x, y], {x, 2}]", "DSolve::dsvar"),
    ],
)
def test_what_is_not_offered_is_told(text, message):
    ROOM.check_unevaluated(text, message)


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "DSolve[{x'[t] == y[t], y'[t] == -x[t]}, {x[t], y[t]}, t]",
            "{{x[t] -> C[1] Cos[t] + C[2] Sin[t], y[t] -> C[2] Cos[t] - C[1] Sin[t]}}",
        ),
        (
            "DSolve[{x'[t] == y[t], y'[t] == -x[t], x[0] == 1, y[0] == 0}, {x[t], y[t]}, t]",
            "{{x[t] -> Cos[t], y[t] -> -Sin[t]}}",
        ),
        ("DSolve[{y'[x] == x/y[x], y[0] == -1}, y[x], x]", "{{y[x] -> -Sqrt[1 + x^2]}}"),
        ("DSolve[y[x]^2 == 4, y[x], x]", "{{y[x] -> -2}, {y[x] -> 2}}"),
        (
            "DSolve[{y[x] + z[x] == 1, y[x] - z[x] == 3}, {y[x], z[x]}, x]",
            "{{y[x] -> 2, z[x] -> -1}}",
        ),
    ],
)
def test_systems_branches_and_equations_without_derivatives(text, expected):
    ROOM.check(text, expected)


@pytest.mark.parametrize(
    "equation",
    [
        "y'[x] == y[x] (1 - y[x])",
        "y'[x] == y[x] - x y[x]^3",
        "x^2 y''[x] + x y'[x] + y[x] == 0",
        "x^2 y''[x] - 2 y[x] == x^3",
        "x^3 y'''[x] + x y'[x] - y[x] == 0",
    ],
)
def test_what_is_found_meets_the_equation(equation):
    values = "{C[1] -> 2/7, C[2] -> -1/3, C[3] -> 1/5, x -> 13/10}"
    rest = f"(Subtract @@ ({equation})) /. DSolve[{equation}, y, x]"
    ROOM.check(f"Max[Abs[N[({rest}) /. {values}]]] < 10^-9", "True")


@pytest.mark.parametrize(
    "equation",
    [
        "2 D[u[x, y], x] - 3 D[u[x, y], y] == u[x, y]",
        "x D[u[x, y], x] + 2 y D[u[x, y], y] == 3",
        "D[u[x, y], x] + D[u[x, y], y] == x y + Sin[x]",
        "D[u[x, y], x]/u[x, y] + 3 D[u[x, y], y]/u[x, y] == 2",
    ],
)
def test_equations_in_two_variables(equation):
    rest = f"(Subtract @@ ({equation})) /. DSolve[{equation}, u, {{x, y}}][[1]] /. C[1] -> (Cosh[#] + 2 &)"
    ROOM.check(f"Abs[N[({rest}) /. {{x -> 13/10, y -> 7/10}}]] < 10^-9", "True")


def test_equations_of_second_order_in_two_variables_are_refused():
    ROOM.check_unevaluated("DSolve[D[u[x, t], t] == D[u[x, t], {x, 2}], u, {x, t}]", "DSolve::wlnetode")
