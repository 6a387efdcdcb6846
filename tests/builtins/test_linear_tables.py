"""Vectors and matrices: exact tables, and numbers against NumPy."""

import numpy as np
import pytest

from tests.evaluating import Room
from wlnet.expr.arrays import as_array, packed
from wlnet.expr.expr import Expr
from wlnet.expr.symbols import symbol

ROOM = Room()

EXACT = """
{1, 2} . {3, 4} ⇒ 11
{a, b} . {c, d} ⇒ a c + b d
{{1, 2}, {3, 4}} . {5, 6} ⇒ {17, 39}
{5, 6} . {{1, 2}, {3, 4}} ⇒ {23, 34}
{{a, b}, {c, d}} . {{1, 0}, {0, 1}} ⇒ {{a, b}, {c, d}}
{1, 2} . {{1, 2}, {3, 4}} . {1, 1} ⇒ 17
Dot[a, b] ⇒ Dot[a, b]
Cross[{1, 2, 3}, {4, 5, 6}] ⇒ {-3, 6, -3}
Cross[{a, b}] ⇒ {-b, a}
Inverse[{{1, 2}, {3, 4}}] ⇒ {{-2, 1}, {3/2, -1/2}}
Inverse[{{a, b}, {c, d}}][[1, 1]] ⇒ d/(-b c + a d)
Det[{{1, 2}, {3, 4}}] ⇒ -2
Det[{{a, b}, {c, d}}] ⇒ -b c + a d
Det[{{0, 1, 2}, {3, 4, 5}, {6, 7, 9}}] ⇒ -3
Det[{{1, x, 0}, {0, 1, x}, {x, 0, 1}}] ⇒ 1 + x^3
Det[{{1/2, 1/3}, {1/4, 1/5}}] ⇒ 1/60
Tr[{{1, 2}, {3, 4}}] ⇒ 5
Tr[{1, 2, 3}] ⇒ 6
LinearSolve[{{1, 2}, {3, 4}}, {5, 6}] ⇒ {-4, 9/2}
LinearSolve[{{1, 2}, {3, 4}}, {{1, 0}, {0, 1}}] ⇒ {{-2, 1}, {3/2, -1/2}}
LinearSolve[{{1, 1}}, {3}] ⇒ {3, 0}
LinearSolve[{{2, 0}, {0, 4}}][{1, 1}] ⇒ {1/2, 1/4}
LeastSquares[{{1, 1}, {1, 2}, {1, 3}}, {7, 7, 8}] ⇒ {19/3, 1/2}
MatrixRank[{{1, 2}, {2, 4}}] ⇒ 1
NullSpace[{{1, 2}, {2, 4}}] ⇒ {{-2, 1}}
NullSpace[{{1, 0}, {0, 1}}] ⇒ {}
RowReduce[{{1, 2, 3}, {4, 5, 6}}] ⇒ {{1, 0, -1}, {0, 1, 2}}
MatrixPower[{{1, 1}, {1, 0}}, 10] ⇒ {{89, 55}, {55, 34}}
MatrixPower[{{1, 1}, {1, 0}}, -1] ⇒ {{0, 1}, {1, -1}}
MatrixPower[{{1, 1}, {1, 0}}, 0] ⇒ {{1, 0}, {0, 1}}
IdentityMatrix[2] ⇒ {{1, 0}, {0, 1}}
IdentityMatrix[{2, 3}] ⇒ {{1, 0, 0}, {0, 1, 0}}
DiagonalMatrix[{a, b}] ⇒ {{a, 0}, {0, b}}
DiagonalMatrix[{1, 2}, 1] ⇒ {{0, 1, 0}, {0, 0, 2}, {0, 0, 0}}
Diagonal[{{1, 2}, {3, 4}}] ⇒ {1, 4}
Diagonal[{{1, 2}, {3, 4}}, 1] ⇒ {2}
UnitVector[2] ⇒ {0, 1}
UnitVector[4, 2] ⇒ {0, 1, 0, 0}
UpperTriangularize[{{1, 2}, {3, 4}}] ⇒ {{1, 2}, {0, 4}}
LowerTriangularize[{{1, 2}, {3, 4}}, -1] ⇒ {{0, 0}, {3, 0}}
Eigenvalues[{{2, 1}, {1, 2}}] ⇒ {3, 1}
Eigenvectors[{{2, 1}, {1, 2}}] ⇒ {{1, 1}, {-1, 1}}
Eigenvalues[{{0, 1}, {-1, 0}}] // Total ⇒ 0
CharacteristicPolynomial[{{1, 2}, {3, 4}}, x] ⇒ -2 - 5 x + x^2
PseudoInverse[{{1, 2}, {3, 4}, {5, 6}}] ⇒ {{-4/3, -1/3, 2/3}, {13/12, 1/3, -5/12}}
Norm[{3, 4}] ⇒ 5
Norm[{a, b}] ⇒ Sqrt[Abs[a]^2 + Abs[b]^2]
Norm[{1, -2, 3}, 1] ⇒ 6
Norm[{1, -2, 3}, Infinity] ⇒ 3
Norm[-3] ⇒ 3
Norm[{{1, 2}, {3, 4}}, "Frobenius"] ⇒ Sqrt[30]
Normalize[{3, 4}] ⇒ {3/5, 4/5}
Normalize[{0, 0}] ⇒ {0, 0}
Normalize[{1, 3}, Total] ⇒ {1/4, 3/4}
EuclideanDistance[{1, 2}, {4, 6}] ⇒ 5
EuclideanDistance[3, 5] ⇒ 2
SquaredEuclideanDistance[{1, 2}, {4, 6}] ⇒ 25
ManhattanDistance[{1, 2}, {4, 6}] ⇒ 7
ChessboardDistance[{1, 2}, {4, 6}] ⇒ 4
CosineDistance[{1, 0}, {0, 1}] ⇒ 1
CosineDistance[{0, 0}, {0, 1}] ⇒ 0
CanberraDistance[{1, 2}, {3, 2}] ⇒ 1/2
BrayCurtisDistance[{1, 2}, {3, 2}] ⇒ 1/4
HammingDistance[{1, 2, 3}, {1, 3, 3}] ⇒ 1
HammingDistance["abc", "abd"] ⇒ 1
DistanceMatrix[{{0, 0}, {3, 4}}] ⇒ {{0, 5}, {5, 0}}
DistanceMatrix[{1, 4}, DistanceFunction -> ManhattanDistance] ⇒ {{0, 3}, {3, 0}}
Nearest[{1, 5, 10}, 4] ⇒ {5}
Nearest[{1, 5, 7}, 6] ⇒ {5, 7}
Nearest[{1, 5, 10}, 4, 2] ⇒ {5, 1}
Nearest[{1, 5, 10}, {4, 9}] ⇒ {{5}, {10}}
Nearest[{1, 5, 10} -> {a, b, c}, 4] ⇒ {b}
Nearest[{1 -> a, 5 -> b}, 4] ⇒ {b}
Nearest[{1, 5, 10} -> "Index"][9] ⇒ {3}
Nearest[{1, 5, 10}, 4, {All, 3}] ⇒ {5, 1}
Nearest[{{0, 0}, {1, 1}}, {0.9, 0.8}] ⇒ {{1, 1}}
"""


@pytest.mark.parametrize("line", EXACT.strip().splitlines())
def test_exact_values(line):
    ROOM.check(*line.split(" ⇒ "))


MATRIX = np.random.default_rng(3).normal(size=(5, 5))
TALL = np.random.default_rng(4).normal(size=(6, 3))
VECTOR = np.random.default_rng(5).normal(size=5)

COSINE = VECTOR @ MATRIX[0] / (np.linalg.norm(VECTOR) * np.linalg.norm(MATRIX[0]))


def given(**values):
    for name, value in values.items():
        definition = ROOM.evaluation.definitions.of(symbol(name, "Global`"))
        ROOM.evaluation.definitions.set_value(definition, packed(value))


def array_of(text):
    found = ROOM.value(text)
    return as_array(found, exact=False) if isinstance(found, Expr) else np.asarray(found)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("m . m", MATRIX @ MATRIX),
        ("m . v", MATRIX @ VECTOR),
        ("v . m . v", VECTOR @ MATRIX @ VECTOR),
        ("Inverse[m]", np.linalg.inv(MATRIX)),
        ("Det[m]", np.linalg.det(MATRIX)),
        ("Tr[m]", np.trace(MATRIX)),
        ("LinearSolve[m, v]", np.linalg.solve(MATRIX, VECTOR)),
        ("LeastSquares[t, Range[6]]", np.linalg.lstsq(TALL, np.arange(1.0, 7), rcond=None)[0]),
        ("PseudoInverse[t]", np.linalg.pinv(TALL)),
        ("MatrixPower[m, 3]", MATRIX @ MATRIX @ MATRIX),
        ("MatrixPower[m, -2]", np.linalg.inv(MATRIX @ MATRIX)),
        ("Norm[v]", np.linalg.norm(VECTOR)),
        ("Norm[v, 3]", (np.abs(VECTOR) ** 3).sum() ** (1 / 3)),
        ("Norm[m]", np.linalg.norm(MATRIX, 2)),
        ("Norm[m, 1]", np.abs(MATRIX).sum(axis=0).max()),
        ("Normalize[v]", VECTOR / np.linalg.norm(VECTOR)),
        ("MatrixRank[t . Transpose[t]]", 3),
        ("SingularValueList[t]", np.linalg.svd(TALL, compute_uv=False)),
        ("EuclideanDistance[v, 2 v]", np.linalg.norm(VECTOR)),
        (
            "CosineDistance[v, m[[1]]]",
            1 - VECTOR @ MATRIX[0] / np.linalg.norm(VECTOR) / np.linalg.norm(MATRIX[0]),
        ),
        ("DistanceMatrix[t]", np.linalg.norm(TALL[:, None] - TALL[None], axis=2)),
    ],
)
def test_numbers_are_those_of_numpy(text, expected):
    given(m=MATRIX, v=VECTOR, t=TALL)
    np.testing.assert_allclose(array_of(text), expected, rtol=1e-10, atol=1e-13)


@pytest.mark.parametrize(
    "text",
    [
        "m . # & /@ Eigenvectors[m] - Eigenvalues[m] Eigenvectors[m]",
        "(#[[1]] . #[[2]] . Transpose[#[[3]]] &)[SingularValueDecomposition[t]] - t",
        "(Transpose[#[[1]]] . #[[2]] &)[QRDecomposition[t]] - t",
        "(Transpose[#] . # &)[CholeskyDecomposition[Transpose[t] . t]] - Transpose[t] . t",
        "Inverse[m] . m - IdentityMatrix[5]",
        "NullSpace[Transpose[t]] . t",
        "Covariance[PrincipalComponents[t]] - DiagonalMatrix[Diagonal[Covariance[PrincipalComponents[t]]]]",
        "Variance[PrincipalComponents[t]] - Reverse[Sort[Eigenvalues[Covariance[t]]]]",
    ],
)
def test_decompositions_multiply_back(text):
    given(m=MATRIX, t=TALL)
    assert np.abs(array_of(text)).max() < 1e-12


def test_large_integer_products_stay_exact():
    given(n=np.array([[2**40, 1], [1, 2**40]]))
    assert repr(ROOM.value("(n . n)[[1, 1]]")) == str(2**80 + 1)


@pytest.mark.parametrize(
    "text, name",
    [
        ("{1, 2} . {1, 2, 3}", "Dot::dotsh"),
        ("Inverse[{{1, 2}, {2, 4}}]", "Inverse::sing"),
        ("Inverse[{1, 2}]", "Inverse::matsq"),
        ("Det[{{1, 2, 3}, {4, 5, 6}}]", "Det::matsq"),
        ("LinearSolve[{{1, 2}, {2, 4}}, {1, 3}]", "LinearSolve::nosol"),
        ("LinearSolve[{{1., 2}, {2, 4}}, {1, 3}]", "LinearSolve::nosol"),
        ("LinearSolve[{{1, 2}, {2, 4}}, {1}]", "LinearSolve::lslc"),
        ("MatrixPower[{{1, 1}, {1, 1}}, -1]", "MatrixPower::sing"),
        ("Cross[{1, 2, 3}]", "Cross::nonn1"),
        ("UnitVector[2, 3]", "UnitVector::nokun"),
        ("Norm[{1, 2}, 1/2]", "Norm::ptype"),
        ("Eigenvectors[{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}]", "Eigenvalues::wlnetex"),
        ("CholeskyDecomposition[{{1., 2.}, {2., 1.}}]", "CholeskyDecomposition::posdef"),
        ("EuclideanDistance[{1, 2}, {1, 2, 3}]", "EuclideanDistance::vecd"),
        ("Nearest[{}, 1]", "Nearest::near1"),
    ],
)
def test_messages(text, name):
    ROOM.check_unevaluated(text, name)
