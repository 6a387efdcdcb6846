"""Root objects: their order and their numbers, against NumPy; equations that are solved with them."""

import numpy as np
import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
{Root[#^2 - 1 &, 2], Root[(# - 3) (#^2 - 2) &, 2], Root[#/2 - 1 &, 1]} ⇒ {1, Sqrt[2], 2}
Root[2 #^3 - 4 &, 1] ⇒ Root[-2 + #1^3 &, 1]
Root[(#^3 - 2) (# - 1) &, 2] ⇒ Root[-2 + #1^3 &, 1]
Abs[N[Root[#^5 - # - 1 &, 1], 40] - 1.167303978261418684256045899854842180720560371525489`50] < 10^-38 ⇒ True
{Root[#^5 - # - 1 &, 1] > 1, NumericQ[Root[#^5 - # - 1 &, 1]]} ⇒ {True, True}
Solve[x^5 - x - 1 == 0, x, Reals] ⇒ {{x -> Root[-1 - #1 + #1^5 &, 1]}}
Length[Solve[x^5 - x - 1 == 0, x]] ⇒ 5
Solve[x^3 == 2, x] ⇒ {{x -> -(-2)^(1/3)}, {x -> 2^(1/3)}, {x -> (-1)^(2/3) 2^(1/3)}}
Solve[x^3 == 2, x, Reals] ⇒ {{x -> 2^(1/3)}}
Solve[x^4 == 2, x] ⇒ {{x -> -2^(1/4)}, {x -> -I 2^(1/4)}, {x -> I 2^(1/4)}, {x -> 2^(1/4)}}
Solve[x^3 == -8, x] ⇒ {{x -> -2}, {x -> 2 (-1)^(1/3)}, {x -> -2 (-1)^(2/3)}}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    "row", [[-1, -1, 0, 0, 0, 1], [1, 2, 0, 0, 0, 1], [3, 0, -7, 1, 2], [5, 0, 0, 1, 0, 0, 2]]
)
def test_numbers_are_the_roots_real_ones_first(row):
    polynomial = " + ".join(f"({c}) #^{k}" for k, c in enumerate(row)).replace("#^0", "1")
    found = [complex(ROOM.value(f"N[Root[{polynomial} &, {k}]]")) for k in range(1, len(row))]
    expected = np.roots(row[::-1])
    assert np.allclose(*(np.sort_complex(np.round(values, 9)) for values in (found, expected)))
    reals = [z.real for z in found if z.imag == 0]
    assert reals == sorted(reals) and all(z.imag == 0 for z in found[: len(reals)])
    assert all(found[k].imag < 0 for k in range(len(reals), len(found), 2))


def test_eigenvalues_of_exact_matrices():
    rows = [[1, 2, 3], [4, 5, 6], [7, 8, 10]]
    found = [
        ROOM.value(f"N[Eigenvalues[{{{{1, 2, 3}}, {{4, 5, 6}}, {{7, 8, 10}}}}]][[{k}]]") for k in (1, 2, 3)
    ]
    expected = sorted(np.linalg.eigvals(np.array(rows, float)).real, key=abs, reverse=True)
    assert np.allclose(found, expected)


def test_what_is_no_polynomial_or_no_root_is_told():
    ROOM.check_unevaluated("Root[Sin[#] &, 1]", "Root::wlnetpoly")
    ROOM.check_unevaluated("Root[#^5 - # - 1 &, 7]", "Root::wlnetindex")
