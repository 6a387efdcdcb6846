"""RootSum against the roots that NumPy finds; exact sums of rational functions."""

import numpy as np
import pytest

from tests.evaluating import Room

ROOM = Room()
ROOTS = np.roots([1, 0, 0, 0, -3, -7])  # x^5 - 3 x - 7


@pytest.mark.parametrize(
    "form, f",
    [
        ("Sin", np.sin),
        ("(#^6 - 2 #) &", lambda x: x**6 - 2 * x),
        ("(1/(#^2 + 3)) &", lambda x: 1 / (x**2 + 3)),
        ("(Log[2 + #]/(5 #^4 - 3)) &", lambda x: np.log(2 + x) / (5 * x**4 - 3)),
    ],
)
def test_sums_are_those_over_numeric_roots(form, f):
    found = complex(ROOM.value(f"N[RootSum[#^5 - 3 # - 7 &, {form}]]"))
    np.testing.assert_allclose(found, f(ROOTS.astype(complex)).sum(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("RootSum[#^2 - 2 &, f]", "f[-Sqrt[2]] + f[Sqrt[2]]"),
        ("RootSum[2 # + b &, f]", "f[-b/2]"),
        ("RootSum[#^3 - 2 # + 5 &, 1/(# - 1) &]", "-1/4"),
        ("RootSum[#^5 - # + 1 &, 3 &]", "15"),
        ("Head[RootSum[#^4 + # + 1 &, Log[x + #] &]]", "RootSum"),
        ("SeriesCoefficient[SeriesData[x, 0, {1, 2, 3}, 1, 4, 3], 2/3]", "2"),
    ],
)
def test_values(text, expected):
    ROOM.check(text, expected)


def test_what_is_no_polynomial_is_told():
    ROOM.check_unevaluated("RootSum[Sin, f]", "RootSum::rsumpoly")
