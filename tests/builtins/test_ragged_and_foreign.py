"""Arguments of the wrong kind: a message and the call, never a fault or a part lost in silence."""

import random
import warnings
from itertools import pairwise

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from tests.evaluating import Room
from tests.language.tables import check_table
from wlnet import Session
from wlnet.expr.expr import Expr
from wlnet.expr.order import compare, ordered
from wlnet.expr.symbols import S

REFUSED = """
Join[{1}, 2] ⇒ Join::heads
Join[f[1], 2] ⇒ Join::heads
Join[<|a -> 1|>, 2] ⇒ Join::heads
Join[1, 2] ⇒ Join::normal
Join[{1}, {2}, 0] ⇒ Join::intpm
Mean[{1, {2}}] ⇒ Mean::rectt
Mean[{{1, 2}, {3}}] ⇒ Mean::rectt
Variance[{1, {2}, 3}] ⇒ Variance::rectt
Norm[{{}}] ⇒ Norm::nvm
IntegerDigits[2.5] ⇒ IntegerDigits::int
IntegerDigits[5/2, 2] ⇒ IntegerDigits::int
IntegerLength[2.5] ⇒ IntegerLength::int
BitAnd[1.5, 2] ⇒ BitAnd::int
BitOr[1, 2.] ⇒ BitOr::int
BitNot[2.] ⇒ BitNot::int
DiagonalMatrix[3] ⇒ DiagonalMatrix::vector
DiagonalMatrix["a", 1] ⇒ DiagonalMatrix::vector
AssociationThread[1, 2] ⇒ AssociationThread::idim
Get[5] ⇒ Get::fstr
Symbol[5] ⇒ Symbol::string
Nearest[{{1, 2}, {3, 4}}, 2] ⇒ Nearest::wlnetdist
Nearest[{{1, 2}, {3, 4}}, 2 + 3 I] ⇒ Nearest::wlnetdist
"""


@pytest.mark.parametrize("line", REFUSED.strip().splitlines())
def test_refused(line):
    text, message = line.split(" ⇒ ")
    Room().check_unevaluated(text, message)


def test_values():
    check_table(
        """
Join[{1}, {2}] ⇒ {1, 2}
Join[{{1}}, {{2}}, 2] ⇒ {{1, 2}}
Join[f[1]] ⇒ f[1]
Tuples[<||>] ⇒ {{}}
Tuples[<|a -> {1, 2}, b -> {3}|>] ⇒ {{1, 3}, {2, 3}}
Clip[<|"a" -> 1, "b" -> {2}|>] ⇒ <|"a" -> 1, "b" -> {1}|>
Nearest[{1., 2.}, 2 + 3 I] ⇒ {2.}
Nearest[{1., 2. + 3. I}, 2 + 3 I] ⇒ {2. + 3. I}
IntegerDigits[x] ⇒ IntegerDigits[x]
BitAnd[x, 2] ⇒ BitAnd[2, x]
Symbol["x"] ⇒ x
Standardize[{{1., 2.}, {3., 6.}}] ⇒ {{-1/Sqrt[2.], -1/Sqrt[2.]}, {1/Sqrt[2.], 1/Sqrt[2.]}}
""",
        compiling=True,
    )


def test_a_rule_of_a_compound_left_side_is_no_setting_of_a_number_form():
    session = Session()
    assert session.evaluate("ToString[NumberForm[10^30, f[x] -> 1]]") == "1" + "0" * 30


@pytest.mark.parametrize(
    "code",
    ["FindRoot[x^2 + 1, {x, 0, 1}]", "FindRoot[x^2 + 1, {x, -1, 1}]", "Standardize[{3.}]",
     'PrincipalComponents[{{1., 2.}}, Method -> "Correlation"]'],
)  # fmt: skip
def test_no_warning_of_a_library_is_heard(code):
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        Room().value(code)
    assert not heard


@pytest.mark.parametrize(
    ("name", "metric"),
    [("EuclideanDistance", "euclidean"), ("ManhattanDistance", "cityblock"), ("CosineDistance", "cosine")],
)
def test_distance_matrices(name, metric):
    rows = np.random.default_rng(1).normal(size=(7, 3))
    session = Session()
    session["rows"] = rows
    found = np.asarray(session.evaluate(f"DistanceMatrix[rows, Take[rows, 4], DistanceFunction -> {name}]"))
    np.testing.assert_allclose(found, cdist(rows, rows[:4], metric), atol=1e-12)


def test_a_zero_vector_has_a_cosine_distance():
    room = Room()
    room.check("DistanceMatrix[{{0., 0.}, {1., 0.}}, DistanceFunction -> CosineDistance][[2, 2]]", "0.")


def test_flat_keys_order_as_pairwise_comparison():
    chance = random.Random(3)

    def grown(depth: int):
        if depth == 0 or chance.random() < 0.2:
            return chance.choice([1, 2.5, "a", "B", S.x, S.y, 7, "b"])
        head = chance.choice([S.f, S.g, Expr(S.f, (S.x,))])
        return Expr(head, tuple(grown(depth - 1) for _ in range(chance.randrange(4))))

    items = [grown(4) for _ in range(120)]
    found = ordered(items)
    assert all(compare(a, b) <= 0 for a, b in pairwise(found))
