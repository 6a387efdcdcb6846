"""Jordan's and Frobenius' forms, minimal polynomials, generalized inverses, structured decompositions."""

import numpy as np
import pytest
from scipy import linalg

from tests.evaluating import Room
from wlnet.expr.expr import Expr

ROOM = Room()

VALUES = """
JordanDecomposition[{{2, 1}, {0, 3}}] ⇒ {{{1, 1}, {1, 0}}, {{3, 0}, {0, 2}}}
JordanDecomposition[{{3, 1}, {-1, 1}}] ⇒ {{{-1, -1}, {1, 0}}, {{2, 1}, {0, 2}}}
JordanReduce[{{2, 1, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 0}, {0, 0, 0, 1}}] ⇒ \
{{1, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 1}, {0, 0, 0, 2}}
FrobeniusReduce[{{2, 0, 0}, {0, 2, 0}, {0, 0, 3}}] ⇒ {{2, 0, 0}, {0, 0, -6}, {0, 1, 5}}
FrobeniusReduce[{{1, 2}, {3, 4}}, Modulus -> 5] ⇒ {{0, 2}, {1, 0}}
MatrixMinimalPolynomial[{{1, 1, 0}, {0, 1, 0}, {0, 0, 1}}, x] ⇒ 1 - 2 x + x^2
RankDecomposition[{{1, 2, 3}, {4, 5, 6}}] ⇒ {{{1, 2}, {4, 5}}, {{1, 0, -1}, {0, 1, 2}}}
DrazinInverse[{{2, 0, 0}, {0, 0, 1}, {0, 0, 0}}] ⇒ {{1/2, 0, 0}, {0, 0, 0}, {0, 0, 0}}
PseudoInverse[{{1, I}, {2, 2 I}}] ⇒ {{1/10, 1/5}, {-I/10, -I/5}}
LeastSquares[{{1}, {2 I}}, {1, 0}] ⇒ {1/5}
LeastSquares[{{1, I}, {2, 2 I}}, {1, 1}] ⇒ {3/10, -3 I/10}
SingularValueList[{{1, 2}, {3, 4}}] ⇒ {Sqrt[15 + Sqrt[221]], Sqrt[15 - Sqrt[221]]}
QRDecomposition[{{2, I}, {-I, 2}}] ⇒ \
{{{2/Sqrt[5], I/Sqrt[5]}, {I/Sqrt[5], 2/Sqrt[5]}}, {{Sqrt[5], 4 I/Sqrt[5]}, {0, 3/Sqrt[5]}}}
Eigenvalues[{{a, b}, {-b, a}}] ⇒ {a - I b, a + I b}
Eigenvectors[{{I, 1}, {0, 2}}] ⇒ {{2 + I, 5}, {1, 0}}
Normal[LUDecomposition[{{3, 1}, {-2, 5}}][[1]]] ⇒ {{1, 0}, {-3/2, 1}}
LUBackSubstitution[LUDecomposition[{{1, 2}, {3, 4}}], {5, 6}] ⇒ {-4, 9/2}
LDLDecomposition[{{4, 2}, {2, 3}}, TargetStructure -> "Dense"] ⇒ {{{1, 0}, {1/2, 1}}, {{4, 0}, {0, 2}}}
MatrixFunction[Sqrt, {{5, 4}, {4, 5}}] ⇒ {{2, 1}, {1, 2}}
MatrixFunction[f, {{a, 1}, {0, a}}] ⇒ {{f[a], f'[a]}, {0, f[a]}}
MatrixLog[{{4, 1}, {0, 4}}] ⇒ {{Log[4], 1/4}, {0, Log[4]}}
MatrixPower[{{1, 1}, {0, 1}}, n] ⇒ {{1, n}, {0, 1}}
Inverse[{{1, 2}, {3, 4}}, Modulus -> 9] ⇒ {{7, 1}, {6, 4}}
LinearSolve[{{1, 2}, {3, 4}}, {5, 6}, Modulus -> 7] ⇒ {3, 1}
LyapunovSolve[{{1, 2}, {0, 3}}, {{1, 0}, {0, 1}}] ⇒ {{2/3, -1/12}, {-1/12, 1/6}}
DiscreteLyapunovSolve[{{1/2, 0}, {0, 1/3}}, {{1, 0}, {0, 1}}] ⇒ {{-4/3, 0}, {0, -9/8}}
FindIntegerNullVector[{Log[2], Log[3], Log[12]}] ⇒ {2, 1, -1}
PfaffianDet[{{0, 1, 2, 3}, {-1, 0, 4, 5}, {-2, -4, 0, 6}, {-3, -5, -6, 0}}] ⇒ 8
ArrayDot[{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}, 2] ⇒ 70
Normal[Symmetrize[{{1, 2}, {3, 4}}, Antisymmetric[{1, 2}]]] ⇒ {{0, -1/2}, {1/2, 0}}
RotationMatrix[{{1, 0}, {1, 1}}] ⇒ {{1/Sqrt[2], -1/Sqrt[2]}, {1/Sqrt[2], 1/Sqrt[2]}}
EulerMatrix[{Pi/2, 0, 0}] ⇒ {{0, -1, 0}, {1, 0, 0}, {0, 0, 1}}
RescalingTransform[{{0, 10}, {0, 5}}][{5, 5}] ⇒ {1/2, 1}
CoordinateTransform["Cartesian" -> "Polar", {1, 1}] ⇒ {Sqrt[2], Pi/4}
VectorAngle[{1, I}, {1, -I}] ⇒ Pi/2
"""


@pytest.mark.parametrize("line", VALUES.replace("\\\n", "").strip().splitlines())
def test_values(line):
    ROOM.check(*line.split(" ⇒ "))


@pytest.mark.parametrize(
    "text, message",
    [
        ("Eigenvalues[{{1, 2}, {3, 4}}, 3]", "Eigenvalues::take"),
        ("MatrixExp[{{1, 2, 3}}, {1, 2}]", "MatrixExp::matsq"),
        ("MatrixExp[{{1, 0}, {0, 2}}, {{1, 0}, {0, 1}}]", "MatrixExp::vector"),
        ("MatrixLog[{{1, 1}, {1, 1}}]", "MatrixLog::fnand"),
        ("LDLDecomposition[{{0, 1}, {1, 0}}]", "LDLDecomposition::nopiv"),
        ("LDLDecomposition[{{1, 2}, {3, 4}}]", "LDLDecomposition::herm"),
        (
            'CholeskyDecomposition[{{4, 2}, {2, 3}}, TargetStructure -> "Banana"]',
            "CholeskyDecomposition::badts",
        ),
        ("FrobeniusReduce[{{1, 2}, {3, 4}}, Modulus -> 6]", "FrobeniusReduce::nmod"),
        ("Tr[{{1, 2}, {3, 4}}, Plus, 0]", "Tr::intnz"),
        ("FindIntegerNullVector[{1, Sqrt[2]}]", "FindIntegerNullVector::norel"),
        ("LyapunovSolve[{{1, -1}, {1, -1}}, {{1, 0}, {0, 1}}]", "LyapunovSolve::nosol"),
    ],
)
def test_messages(text, message):
    ROOM.check_unevaluated(text, message)


def _array(text):
    def plain(x):
        return [plain(item) for item in x.args] if isinstance(x, Expr) else x

    return np.array(plain(ROOM.value(f"N[{text}]")))


@pytest.mark.parametrize(
    "rows", [[[4.0, 1, 0], [0, 4, 1], [0, 0, 4]], [[2.0, 1], [1, 3]], [[1.0, 1], [0, 1]]]
)
def test_functions_of_machine_matrices_are_those_of_scipy(rows):
    text = str(rows).replace("[", "{").replace("]", "}")
    for name, function in (("Sqrt", linalg.sqrtm), ("Exp", linalg.expm), ("Sin", linalg.sinm)):
        assert np.allclose(_array(f"MatrixFunction[{name}, {text}]"), function(np.array(rows)), atol=1e-10)


@pytest.mark.parametrize(
    "text", ["{{5, 4, 2, 1}, {0, 1, -1, -1}, {-1, -1, 3, 0}, {1, 1, -1, 2}}", "{{1, 2}, {3, 4}}"]
)
def test_the_parts_of_jordans_decomposition_give_the_matrix_back(text):
    s, j = (_array(f"JordanDecomposition[{text}][[{k}]]") for k in (1, 2))
    assert np.allclose(s @ j @ np.linalg.inv(s), _array(text))
