"""NSolve of functions over the reals and between bounds: zeros that SciPy or theory knows."""

import numpy as np
import pytest
from scipy import optimize, special

from tests.evaluating import Room

ROOM = Room()


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Cos[x] == x, x, Reals", [optimize.brentq(lambda x: np.cos(x) - x, 0, 1)]),
        ("Exp[x] == 3 x, x, Reals", -np.real(special.lambertw(-1 / 3, [0, -1]))),
        ("Exp[x] == x, x, Reals", []),
        ("(x - 2)^2 (1 + Exp[x]) == 0, x, Reals", [2]),
        ("BesselJ[0, x] == 0 && 0 < x < 20, x", special.jn_zeros(0, 6)),
        ("Tan[x] == 1 && 0 <= x < 7 && x != 2, x", [np.pi / 4, 5 * np.pi / 4]),
        ("{Sin[x] == x/10, x > 1}, x, Reals", [2.852341894450092, 7.068174358095819, 8.423203932360492]),
    ],
)
def test_zeros(text, expected):
    found = ROOM.value(f"x /. NSolve[{text}]")
    values = [float(v) for v in found.args] if str(found) != "x" else []
    np.testing.assert_allclose(values, expected, rtol=1e-7)


@pytest.mark.parametrize("text", ["x Sin[x] == 1, x, Reals", "Cos[x] == x, x"])
def test_what_may_be_without_end_is_refused(text):
    ROOM.check_unevaluated(f"NSolve[{text}]", "Solve::nsmet")
