"""Kinds of matrices: values of Wolfram Language, and what random matrices must be."""

import numpy as np
import pytest

from tests.evaluating import Room

ROOM = Room()

TABLE = """
HermitianMatrixQ[{{2, 1 + I}, {1 - I, 0}}] ⇒ True
HermitianMatrixQ[{{2, 1 + I}, {1 + I, 0}}] ⇒ False
HermitianMatrixQ[{{I}}] ⇒ False
AntihermitianMatrixQ[{{I, 2}, {-2, 0}}] ⇒ True
AntisymmetricMatrixQ[{{0, u}, {-u, 0}}] ⇒ True
AntisymmetricMatrixQ[{{1, u}, {-u, 0}}] ⇒ False
OrthogonalMatrixQ[{{3, 4}, {-4, 3}}/5] ⇒ True
OrthogonalMatrixQ[{{1, 1}, {0, 1}}] ⇒ False
UnitaryMatrixQ[{{0, I}, {I, 0}}] ⇒ True
OrthogonalMatrixQ[{{Cos[t], Sin[t]}, {-Sin[t], Cos[t]}}] ⇒ True
OrthogonalMatrixQ[{{1, 1, 1, -1}, {-1, 1, 1, 1}}/2] ⇒ True
OrthogonalMatrixQ[SparseArray[{{0, 1}, {1, 0}}]] ⇒ True
OrthogonalMatrixQ[{{0, I}, {I, 0}}] ⇒ False
NormalMatrixQ[{{0, 1}, {-1, 0}}] ⇒ True
NormalMatrixQ[{{0, 1}, {0, 0}}] ⇒ False
DiagonalMatrixQ[{{7, 0}, {0, 0}}] ⇒ True
DiagonalMatrixQ[{{0, 7}, {0, 0}}, 1] ⇒ True
UpperTriangularMatrixQ[{{1, 2}, {0, 0}}] ⇒ True
UpperTriangularMatrixQ[{{1, 2}, {3, 0}}] ⇒ False
LowerTriangularMatrixQ[{{1, 0}, {3, 0}}] ⇒ True
PositiveDefiniteMatrixQ[{{4, 1}, {1, 3}}] ⇒ True
PositiveDefiniteMatrixQ[{{1, 3}, {3, 1}}] ⇒ False
PositiveDefiniteMatrixQ[{{1, 5}, {-5, 1}}] ⇒ True
PositiveDefiniteMatrixQ[{{u, 0}, {0, 1}}] ⇒ False
PositiveSemidefiniteMatrixQ[{{0, 0}, {0, 5}}] ⇒ True
PositiveSemidefiniteMatrixQ[{{0, 0, 0}, {0, 0, 0}, {0, 0, -1}}] ⇒ False
NegativeDefiniteMatrixQ[{{-3, 1}, {1, -2}}] ⇒ True
NegativeSemidefiniteMatrixQ[{{0, 0}, {0, -1}}] ⇒ True
IndefiniteMatrixQ[{{1, 0}, {0, -1}}] ⇒ True
IndefiniteMatrixQ[{{1, 0}, {0, 1}}] ⇒ False
TensorDimensions[{{{1}, {2}}, {{3}, {4}}}] ⇒ {2, 2, 1}
TensorRank[{{{1}, {2}}, {{3}, {4}}}] ⇒ 3
TensorRank[7] ⇒ 0
Minors[{{1, 2, 3}, {4, 5, 6}, {7, 8, 10}}, 2] ⇒ {{-3, -6, -3}, {-6, -11, -4}, {-3, -2, 2}}
Minors[{{1, 2}, {3, 4}}, 2] ⇒ {{-2}}
PauliMatrix[2] ⇒ {{0, -I}, {I, 0}}
PauliMatrix[{0, 3}] ⇒ {{{1, 0}, {0, 1}}, {{1, 0}, {0, -1}}}
LexicographicSort[{{3}, {1, 9}, {1}}] ⇒ {{1}, {1, 9}, {3}}
LexicographicSort[{"ba", "b", "ab"}] ⇒ {"ab", "b", "ba"}
LexicographicOrder[{1, 2}, {1}] ⇒ -1
StringTakeDrop["window", -2] ⇒ {"ow", "wind"}
StringReplaceList["noon", {"o" -> "0", "n" -> "N"}] ⇒ {"Noon", "n0on", "no0n", "nooN"}
InsertLinebreaks["one two three", 7] ⇒ "one two\\nthree"
PrintableASCIIQ[{"a b", "é"}] ⇒ {True, False}
LetterNumber["β", "Greek"] ⇒ 2
FromLetterNumber[{1, 24}, "Greek"] ⇒ {"α", "ω"}
Insert[<|"u" -> 1, "v" -> 2|>, "w" -> 3, Key["v"]] ⇒ <|"u" -> 1, "w" -> 3, "v" -> 2|>
Delete[<|"u" -> 1|>, Key["z"]] ⇒ <|"u" -> 1|>
Append[<|"u" -> 1, "v" -> 2|>, "u" -> 3] ⇒ <|"v" -> 2, "u" -> 3|>
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


def test_messages():
    ROOM.check_unevaluated("Minors[{1, 2}]", "Minors::matrix")
    ROOM.check_unevaluated("PauliMatrix[7]", "PauliMatrix::index")


def _text(matrix: np.ndarray) -> str:
    return (
        "{"
        + ", ".join("{" + ", ".join(f"{v:.17g}".replace("e", "*^") for v in row) + "}" for row in matrix)
        + "}"
    )


def test_random_matrices():
    random = np.random.default_rng(5)
    for size in (2, 3, 5):
        matrix = random.normal(size=(size, size))
        orthogonal = np.linalg.qr(matrix)[0]
        ROOM.check(f"OrthogonalMatrixQ[{_text(orthogonal)}]", "True")
        ROOM.check(f"OrthogonalMatrixQ[{_text(matrix)}]", "False")
        ROOM.check(f"PositiveDefiniteMatrixQ[{_text(matrix @ matrix.T + np.eye(size))}]", "True")
        ROOM.check(f"NegativeDefiniteMatrixQ[{_text(-matrix @ matrix.T - np.eye(size))}]", "True")
        ROOM.check(
            f"IndefiniteMatrixQ[{_text(orthogonal @ np.diag([1.0] + [-1.0] * (size - 1)) @ orthogonal.T)}]",
            "True",
        )
