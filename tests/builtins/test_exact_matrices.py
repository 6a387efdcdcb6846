"""Exact eigenvalues and vectors, QR, exponentials of matrices; shapes of ones."""

import numpy as np
import pytest
from scipy.linalg import expm

from tests.evaluating import Room
from wlnet.expr.expr import Expr

ROOM = Room()

VALUES = """
Eigenvalues[{{2, 1, 1}, {1, 2, 1}, {1, 1, 2}}] ⇒ {4, 1, 1}
Eigenvalues[DiagonalMatrix[{1, -5, 1/2, 3}]] ⇒ {-5, 3, 1, 1/2}
Eigenvectors[{{2, 0, 0}, {0, 3, 4}, {0, 4, 9}}] ⇒ {{0, 1, 2}, {1, 0, 0}, {0, -2, 1}}
Eigenvalues[{{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}}] ⇒ {2 + Sqrt[2], 2, 2 - Sqrt[2]}
Eigenvectors[{{3, 1, 0}, {0, 3, 1}, {0, 0, 3}}] ⇒ {{1, 0, 0}, {0, 0, 0}, {0, 0, 0}}
Sort[Eigenvalues[{{p, 0, 0}, {1, q, 0}, {1, 1, r}}]] ⇒ {p, q, r}
QRDecomposition[{{3, 0}, {4, 5}}] ⇒ {{{3/5, 4/5}, {-4/5, 3/5}}, {{5, 4}, {0, 3}}}
QRDecomposition[{{1, 1}, {1, 1}}] ⇒ {{{1/Sqrt[2], 1/Sqrt[2]}}, {{Sqrt[2], Sqrt[2]}}}
Orthogonalize[{{1, 1}, {0, 1}}] ⇒ {{1/Sqrt[2], 1/Sqrt[2]}, {-(1/Sqrt[2]), 1/Sqrt[2]}}
MatrixExp[{{0, 1, 2}, {0, 0, 3}, {0, 0, 0}}] ⇒ {{1, 1, 7/2}, {0, 1, 3}, {0, 0, 1}}
MatrixExp[{{a, 0}, {0, 2}}] ⇒ {{E^a, 0}, {0, E^2}}
MatrixExp[{{1, 0}, {0, 2}}, {x, y}] ⇒ {E x, E^2 y}
MatrixExp[{{1, -2}, {2, 1}} t] ⇒ {{E^t Cos[2 t], -E^t Sin[2 t]}, {E^t Sin[2 t], E^t Cos[2 t]}}
Inverse[{{1, x, 0}, {x, 1, y}, {0, 0, 1}}][[1]] ⇒ {1/(1 - x^2), -x/(1 - x^2), x y/(1 - x^2)}
Inverse[{{u, v, w}, {0, r, s}, {0, 0, t}}][[1]] ⇒ {1/u, -v/(u r), (v s - w r)/(u r t)}
LinearSolve[{{u, v}, {r, s}}, {1, 2}] ⇒ {(s - 2 v)/(u s - v r), (2 u - r)/(u s - v r)}
NullSpace[{{u, v, w}, {w, v, u}}] ⇒ {{1, -((u + w)/v), 1}}
Diagonal[{{{0}, 1}, {2, 3}, {4, 5}}] ⇒ {{0}, 3}
Transpose[SparseArray[Array[h, {2, 3, 2}]], {3, 1, 2}] // Dimensions ⇒ {3, 2, 2}
CollinearPoints[{{1, 2, 3}, {3, 8, 1}, {7, 20, -3}}] ⇒ True
CoplanarPoints[{{0, -1, -1}, {4, 5, 1}, {3, 9, 4}, {-4, 4, 3}}] ⇒ False
FromPolarCoordinates[{r, t, p}] ⇒ {r Cos[t], r Cos[p] Sin[t], r Sin[p] Sin[t]}
ToPolarCoordinates[{{1, 1}, {-2, 0}}] ⇒ {{Sqrt[2], Pi/4}, {2, Pi}}
FromSphericalCoordinates[ToSphericalCoordinates[{1, 1, 1}]] ⇒ {1, 1, 1}
Eigenvectors[{{p, q}, {r, s}}][[1]] ⇒ {-((s - p + Sqrt[p^2 + 4 q r - 2 p s + s^2])/(2 r)), 1}
Eigenvectors[{{p, q, 0}, {r, s, 0}, {0, 0, t}}] . {0, 0, 1} ⇒ {1, 0, 0}
Eigenvectors[{{1, 1 + I}, {1 - I, 2}}] ⇒ {{1 + I, 2}, {-1 - I, 1}}
Eigenvectors[{{2, I}, {-I, 1}}] ⇒ {{-I (-1 - Sqrt[5])/2, 1}, {-I (-1 + Sqrt[5])/2, 1}}
Eigenvalues[{{{1, 2}, {3, 4}}, {{1, 0}, {0, 2}}}] ⇒ {(3 + Sqrt[13])/2, (3 - Sqrt[13])/2}
SingularValueDecomposition[{{1, 0}, {0, 2}}] ⇒ {{{0, 1}, {1, 0}}, {{2, 0}, {0, 1}}, {{0, 1}, {1, 0}}}
SingularValueDecomposition[{{2, 2}, {1, 1}}][[3]] ⇒ {{1/Sqrt[2], -1/Sqrt[2]}, {1/Sqrt[2], 1/Sqrt[2]}}
MatrixRank[{{1 + Sqrt[2], 1}, {1, Sqrt[2] - 1}}] ⇒ 1
Expand[(y - Sqrt[p + q])^2] ⇒ p + q - 2 Sqrt[p + q] y + y^2
Factor[y^2 + I Pi y] ⇒ y (I Pi + y)
MatrixLog[{{E, 0}, {0, 1}}] ⇒ {{1, 0}, {0, 0}}
BoxMatrix[1] ⇒ {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}
BoxMatrix[1, 5] // Total // Total ⇒ 9
DiamondMatrix[1] ⇒ {{0, 1, 0}, {1, 1, 1}, {0, 1, 0}}
DiskMatrix[2] ⇒ {{0, 1, 1, 1, 0}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {0, 1, 1, 1, 0}}
"""


@pytest.mark.parametrize("line", VALUES.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


def _numbers(text):
    def plain(x):
        return [plain(item) for item in x.args] if isinstance(x, Expr) else x

    return np.array(plain(ROOM.value(f"N[{text}]")))


@pytest.mark.parametrize(
    "rows",
    [[[2, 1, 0], [1, 2, 1], [0, 1, 2]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[4, 1, 0], [1, 4, 0], [0, 0, 3]]],
)
def test_exact_eigenvectors_are_stretched_by_their_eigenvalues(rows):
    """A v = l v, in numbers, and the values are NumPy's."""
    text = str(rows).replace("[", "{").replace("]", "}")
    values, vectors = _numbers(f"Eigenvalues[{text}]"), _numbers(f"Eigenvectors[{text}]")
    for value, vector in zip(values, vectors, strict=True):
        assert np.allclose(np.array(rows) @ vector, value * vector)
    assert np.allclose(np.sort(values), np.sort(np.linalg.eigvals(np.array(rows, float)).real), atol=1e-12)


def test_what_is_not_solved_is_told_with_its_degree():
    ROOM.check_unevaluated("Eigenvectors[{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}]", "Eigenvalues::wlnetex")
    ROOM.check_unevaluated("MatrixExp[{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}]", "MatrixExp::wlnetexact")
    ROOM.check_unevaluated("MatrixExp[{1, 2}]", "MatrixExp::matsq")


def test_exponential_of_a_numeric_matrix():
    a = np.array([[0.5, 1.25], [-0.75, 2.0]])
    assert np.allclose(_numbers("MatrixExp[{{0.5, 1.25}, {-0.75, 2.}}]"), expm(a))
    assert np.allclose(_numbers("MatrixLog[MatrixExp[{{0.5, 1.25}, {-0.75, 2.}}]]"), a)
