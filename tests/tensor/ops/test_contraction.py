import numpy as np
import pytest

from tests.checks import check_vjp, normal, program, run
from wlnet.tensor.ops.contraction import dot, einsum
from wlnet.tensor.shape import ShapeError


@pytest.mark.parametrize(
    "a, b",
    [
        ((3, 4), (4, 5)), ((1, 4), (4, 1)), ((3, 1), (1, 5)), ((0, 4), (4, 5)), ((3, 0), (0, 5)),
        ((2, 3, 4), (4, 5)), ((2, 3, 4), (2, 4, 5)), ((3, 4), (2, 4, 5)), ((2, 1, 3, 4), (7, 4, 2)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("dtype", ["float32", "float64", "int64"])
def test_dot_is_matmul(a, b, dtype):
    x, y = (10 * normal(*a)).astype(dtype), (10 * normal(*b, seed=1)).astype(dtype)
    tolerance = {"rtol": 1e-4, "atol": 1e-3} if dtype == "float32" else {}
    np.testing.assert_allclose(run(dot, [x, y]), x @ y, **tolerance)


@pytest.mark.parametrize("turned", [(False, True), (True, False), (True, True)])
@pytest.mark.parametrize("lead", [(), (2,)])
def test_transposed_arguments_are_read_in_place(turned, lead):
    a, b = normal(*lead, 3, 4), normal(*lead, 4, 5, seed=1)
    given = [x.swapaxes(-1, -2).copy() if t else x for x, t in zip((a, b), turned, strict=True)]
    made = program(lambda *v: dot(*(x.T if t else x for x, t in zip(v, turned, strict=True))), given)
    np.testing.assert_allclose(made(x0=given[0], x1=given[1])["y0"], a @ b)
    assert [step.kernel.op.name for step in made.plan.steps] == ["dot"]


def test_arguments_that_blas_cannot_read_are_copied_first():
    a, b = normal(6, 4), normal(4, 6, seed=1)
    made = program(lambda a, b: dot(a[:, ::2], b[::-2, ::-1]), [a, b])
    np.testing.assert_allclose(made(x0=a, x1=b)["y0"], a[:, ::2] @ b[::-2, ::-1])
    assert [step.kernel.op.name for step in made.plan.steps] == ["copy", "copy", "dot"]


def test_rows_of_a_batch_go_through_one_product():
    made = program(dot, [normal(8, 3, 4), normal(4, 5)])
    assert made.plan.steps[0].outputs[0].layout.shape == (24, 5)


@pytest.mark.parametrize(
    "a, b", [((2, 3), (3, 2)), ((2, 2, 3), (3, 2)), ((2, 3), (2, 3, 2)), ((1, 2, 3), (2, 3, 1))]
)
def test_gradients(a, b):
    check_vjp(dot, normal(*a), normal(*b, seed=1))
    check_vjp(lambda x, y: dot(x, y.T), normal(*a), normal(*b, seed=1).swapaxes(-1, -2).copy())


@pytest.mark.parametrize(
    "form, a, b",
    [
        ("ij,jk->ik", (2, 3), (3, 4)), ("ij,kj->ki", (2, 3), (4, 3)), ("bij,bkj->bik", (2, 3, 4), (2, 5, 4)),
        ("bij,jk->bik", (2, 3, 4), (4, 5)), ("bqhd,bkhd->bhqk", (2, 3, 2, 4), (2, 5, 2, 4)),
        ("bhqk,bkhd->bqhd", (2, 2, 3, 5), (2, 5, 2, 4)), ("i,i->", (3,), (3,)), ("i,j->ij", (3,), (4,)),
        ("ij,ij->ij", (2, 3), (2, 3)), ("ijk,j->k", (2, 3, 4), (3,)), ("ab,cd->db", (2, 3), (4, 5)),
        ("ijkl,klm->mij", (2, 3, 2, 2), (2, 2, 5)),
    ],
)  # fmt: skip
def test_einsum_is_that_of_numpy(form, a, b):
    x, y = normal(*a), normal(*b, seed=1)
    np.testing.assert_allclose(
        run(lambda u, v: einsum(form, u, v), [x, y]), np.einsum(form, x, y), atol=1e-12
    )
    check_vjp(lambda u, v: einsum(form, u, v), x, y)


@pytest.mark.parametrize("form", ["ii,ij->j", "ij,jk->iz", "ij,jk->iik", "i,jk->ik", "ij,kk->ij"])
def test_forms_that_do_not_fit_are_refused(form):
    with pytest.raises(ShapeError, match="einsum"):
        run(lambda u, v: einsum(form, u, v), [normal(2, 2), normal(2, 3)])
