"""NDSolve against solutions in closed form and against SciPy."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp

from tests.evaluating import Room

ROOM = Room()


@pytest.mark.parametrize(
    "text, value",
    [
        ("NDSolveValue[{y'[t] == -y[t], y[0] == 1}, y[2.], {t, 0, 5}]", np.exp(-2)),
        ("NDSolveValue[{y'[t] == -y[t], y[0] == 1}, y'[2.], {t, 0, 5}]", -np.exp(-2)),
        ("NDSolveValue[{y''[x] + y[x] == 0, y[0] == 1, y'[0] == 0}, y[Pi], {x, 0, 4}]", -1.0),
        (
            "NDSolveValue[{x'[t] == y[t], y'[t] == -x[t], x[0] == 1, y[0] == 0}, y[7.], {t, 0, 10}]",
            -np.sin(7),
        ),
        (
            "NDSolveValue[{y''[x] + y[x] == 0, y[0] == 0, y[1] == 1}, y[1/2], {x, 0, 1}]",
            np.sin(0.5) / np.sin(1),
        ),
        ("y[1/2] /. First[NDSolve[{y'[x] == 1, y[0] == 0}, y, {x, 0, 1}]]", 0.5),
        ("(y[x] /. First[NDSolve[{y'[x] == x, y[0] == 0}, y[x], {x, 0, 1}]]) /. x -> 1", 0.5),
        ("NDSolveValue[{y'[x] == -2 x y[x], y[1] == Exp[-1]}, y[-1], {x, -2, 2}]", np.exp(-1)),
    ],
)
def test_closed_form(text, value):
    np.testing.assert_allclose(float(ROOM.value(text)), value, atol=1e-7)


def test_the_pendulum_is_that_of_scipy():
    found = ROOM.value("NDSolveValue[{y''[t] == -Sin[y[t]], y[0] == 1, y'[0] == 0}, y[3.], {t, 0, 5}]")
    expected = solve_ivp(lambda t, y: [y[1], -np.sin(y[0])], (0, 3), [1, 0], rtol=1e-10, atol=1e-12).y[0, -1]
    np.testing.assert_allclose(float(found), expected, atol=1e-8)


def test_stiff_equations_are_solved():
    text = "NDSolveValue[{y'[t] == -10^5 (y[t] - Cos[t]), y[0] == 0}, y[1.], {t, 0, 1}]"
    np.testing.assert_allclose(float(ROOM.value(text)), np.cos(1), atol=1e-4)


def test_equations_without_derivatives_are_solved_along():
    text = "{x'[t] == -x[t] + y[t], y[t] == x[t]/3, z[t] + y[t] == 1, x[0] == 3}"
    found = ROOM.value(f"NDSolveValue[{text}, {{x[1.], y[1.], z[1.]}}, {{t, 0, 2}}]")
    x = 3 * np.exp(-2 / 3)
    np.testing.assert_allclose([float(v) for v in found.args], [x, x / 3, 1 - x / 3], atol=1e-6)


def test_functions_with_an_index_and_derivatives_may_be_asked_for():
    ROOM.check(
        "NDSolve[{c[1]'[t] == -c[1][t], c[1][0] == 1}, {c[1], c[1]'}, {t, 0, 1}][[1, All, 1]]",
        "{c[1], c[1]'}",
    )
    text = "{Subscript[c, 1]'[t] == -Subscript[c, 1][t], Subscript[c, 1][0] == 1}"
    found = ROOM.value(f"Subscript[c, 1][1.] /. NDSolve[{text}, Subscript[c, 1], {{t, 0, 1}}][[1]]")
    np.testing.assert_allclose(float(found), np.exp(-1), atol=1e-8)


def test_two_slopes_give_two_solutions():
    ROOM.check("Length[NDSolve[{y'[x]^2 == y[x], y[0] == 1}, y, {x, 0, 1}]]", "2")


def test_the_domain_ends_at_a_singularity():
    messages, found = ROOM.messages("NDSolveValue[{y'[x] == y[x]^2, y[0] == 1}, y, {x, 0, 2}]")
    assert messages == ["NDSolve::ndsz"]
    np.testing.assert_allclose(found.domain[0], (0, 1), atol=1e-3)


@pytest.mark.parametrize(
    "text, message",
    [
        ("NDSolve[{y'[x] == a y[x], y[0] == 1}, y, {x, 0, 2}]", "NDSolve::ndnum"),
        ("NDSolve[{y'[x] == y[x]}, y, {x, 0, 2}]", "NDSolve::ndnco"),
        ("NDSolve[{y'[x] == y[x], 5}, y, {x, 0, 2}]", "NDSolve::deqn"),
        ("NDSolve[{y'[x] == y[x], y[0] == 1}, y, {x, 0, a}]", "NDSolve::ndnl"),
        ("NDSolve[{y'[x] == y[x], y[0] == 1}, y, {1, 0, 2}]", "NDSolve::dsvar"),
        ('NDSolve[{y\'[x] == y[x], y[0] == 1}, y, {x, 0, 2}, Method -> "Magic"]', "NDSolve::wlnetopt"),
        ("NDSolve[{y'[x] == y[x - 1], y[0] == 1}, y, {x, 0, 2}]", "NDSolve::wlnetode"),
    ],
)
def test_refusals(text, message):
    ROOM.check_unevaluated(text, message)
