"""Factors of matrices, minors and integer forms: the factors against their product, values from hand."""

import pytest

from tests.evaluating import Room

ROOM = Room()

VALUES = """
CholeskyDecomposition[{{2, 1}, {1, 3}}] ⇒ {{Sqrt[2], 1/Sqrt[2]}, {0, Sqrt[5/2]}}
CholeskyDecomposition[{{2, I}, {-I, 3}}] ⇒ {{Sqrt[2], I/Sqrt[2]}, {0, Sqrt[5/2]}}
Normal /@ Most[LUDecomposition[{{1, 1, 1}, {2, 4, 8}, {3, 9, 27}}]] ⇒ {{{1, 0, 0}, {2, 1, 0}, {3, 3, 1}}, \
{{1, 1, 1}, {0, 2, 6}, {0, 0, 6}}, {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}
Last[LUDecomposition[{{0, 1}, {2, 3}}]] ⇒ 0
LUBackSubstitution[LUDecomposition[{{1, 2}, {3, 4}}], {5, 6}] ⇒ {-4, 9/2}
Adjugate[{{5, 4}, {4, 11}}] ⇒ {{11, -4}, {-4, 5}}
Adjugate[{{a, b}, {c, d}}] ⇒ {{d, -b}, {-c, a}}
Adjugate[{{7}}] ⇒ {{1}}
Permanent[{{a, b}, {c, d}}] ⇒ b c + a d
Permanent[{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}] ⇒ 450
Abs[LatticeReduce[{{4, 1}, {3, 1}}]] ⇒ {{1, 0}, {0, 1}}
TensorProduct[{a, b}, {c, d}] ⇒ {{a c, a d}, {b c, b d}}
TensorContract[{{a, b}, {c, d}}, {{1, 2}}] ⇒ a + d
TensorContract[Array[f, {2, 2, 2}], {{1, 3}}] ⇒ {f[1, 1, 1] + f[2, 1, 2], f[1, 2, 1] + f[2, 2, 2]}
Tr[{{1, 2}, {3, 4}}, List] ⇒ {1, 4}
Tr[Array[f, {2, 2, 2}]] ⇒ f[1, 1, 1] + f[2, 2, 2]
LinearSolve[{{1, 2}, {3, 4}}][{1, 1}] ⇒ {-1, 1}
FourierMatrix[2] ⇒ {{1/Sqrt[2], 1/Sqrt[2]}, {1/Sqrt[2], -1/Sqrt[2]}}
HadamardMatrix[2] ⇒ {{1/Sqrt[2], 1/Sqrt[2]}, {1/Sqrt[2], -1/Sqrt[2]}}
PermutationMatrix[{2, 3, 1}] . {a, b, c} ⇒ {b, c, a}
CompanionMatrix[{c0, c1, c2}] ⇒ {{0, 0, -c0}, {1, 0, -c1}, {0, 1, -c2}}
CrossMatrix[1] ⇒ {{0, 1, 0}, {1, 1, 1}, {0, 1, 0}}
CrossMatrix[1, 5] ⇒ {{0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}, {0, 1, 1, 1, 0}, {0, 0, 1, 0, 0}, {0, 0, 0, 0, 0}}
BoxMatrix[{1, 1}, {5, 3}] ⇒ {{0, 0, 0}, {1, 1, 1}, {1, 1, 1}, {1, 1, 1}, {0, 0, 0}}
CoordinateBounds[{{0, 1}, {1, 2}, {2, 1}, {3, 2}, {4, 0}}, 2] ⇒ {{-2, 6}, {-2, 4}}
CoordinateBoundingBox[{{1, 2}, {3, 4}, {0, 5}}, {1, 2}] ⇒ {{-1, 0}, {4, 7}}
CoordinateBoundingBox[{{0, 0}, {4, 2}}, Scaled[1/4]] ⇒ {{-1, -1/2}, {5, 5/2}}
CirclePoints[4] ⇒ {{1, -1}, {1, 1}, {-1, 1}, {-1, -1}}/Sqrt[2]
"""

CASES = [tuple(line.split(" ⇒ ")) for line in VALUES.replace("\\\n", "").strip().splitlines()]


@pytest.mark.parametrize("text, expected", CASES)
def test_value(text, expected):
    ROOM.check(text, expected)


@pytest.mark.parametrize(
    "m", ["{{1, 2, 3}, {5, 4, 3}, {8, 7, 9}}", "{{2, 4, 4}, {-6, 6, 12}}", "{{0, 0}, {4, 6}}"]
)
def test_hermite_form_is_the_unimodular_matrix_times_the_given_one(m):
    ROOM.check(f"With[{{d = HermiteDecomposition[{m}]}}, d[[1]] . {m} === d[[2]]]", "True")
    ROOM.check(f"Abs[Det[HermiteDecomposition[{m}][[1]]]]", "1")
    ROOM.check(f"UpperTriangularMatrixQ[HermiteDecomposition[{m}][[2]]]", "True")


@pytest.mark.parametrize(
    "m, divisors",
    [
        ("{{2, 4, 4}, {-6, 6, 12}, {10, -4, -16}}", "{2, 6, 12}"),
        ("{{2, 0}, {0, 3}}", "{1, 6}"),
        ("{{4, 6}, {6, 4}}", "{2, 10}"),
    ],
)
def test_smith_form_has_the_divisors_on_its_diagonal(m, divisors):
    ROOM.check(f"With[{{d = SmithDecomposition[{m}]}}, d[[1]] . {m} . d[[3]] === d[[2]]]", "True")
    ROOM.check(f"Diagonal[SmithDecomposition[{m}][[2]]]", divisors)


@pytest.mark.parametrize("name", ["HessenbergDecomposition", "SchurDecomposition"])
def test_orthogonal_factors_give_the_matrix_again(name):
    m = "{{1., 2., 3.}, {4., 5., 6.}, {7., 8., 10.}}"
    ROOM.check(
        f"With[{{d = {name}[{m}]}}, Chop[d[[1]] . d[[2]] . Transpose[d[[1]]] - {m}, 10^-10]]",
        "ConstantArray[0, {3, 3}]",
    )


def test_machine_lu_factors_give_the_permuted_rows():
    text = (
        "With[{m = {{1., 2.}, {3., 4.}}}, With[{d = LUDecomposition[m]}, Chop[d[[1]] . d[[2]] - d[[3]] . m]]]"
    )
    ROOM.check(text, "{{0, 0}, {0, 0}}")


@pytest.mark.parametrize(
    "text, message",
    [
        ("CholeskyDecomposition[{{1, 2}, {2, 1}}]", "CholeskyDecomposition::posdef"),
        ("CholeskyDecomposition[{{1, 2}, {3, 1}}]", "CholeskyDecomposition::herm"),
        ("Adjugate[{{1, 2, 3}, {4, 5, 6}}]", "Adjugate::matsq"),
        ("SchurDecomposition[{{1, 2}, {3, 4}}]", "SchurDecomposition::schurf"),
        ("LatticeReduce[{{1, a}}]", "LatticeReduce::latm"),
        ("HadamardMatrix[6]", "HadamardMatrix::wlnetpow"),
    ],
)
def test_refusals(text, message):
    head = text.split("[")[0]
    found = ROOM.messages(text)[0]
    assert message in found or message.replace("General", head) in found
