import numpy as np
import pytest

from tests.checks import run
from wlnet.tensor.dtype import INTEGERS, NUMPY, REALS, DtypeError, name_of, promote
from wlnet.tensor.ops.comparison import less, logical_and
from wlnet.tensor.ops.elementwise import cast, exp, plus, where
from wlnet.tensor.ops.reduction import total


@pytest.mark.parametrize("name", NUMPY)
def test_names_and_numpy_dtypes_are_one_to_one(name):
    assert name_of(NUMPY[name]) == name


def test_a_dtype_that_is_not_supported_is_refused():
    with pytest.raises(DtypeError, match="complex128"):
        name_of(np.complex128)


def test_reals_win_over_integers_and_wide_over_narrow():
    assert promote("Real32", "Real64") == "Real64"
    assert all(promote(real, integer) == real for real in REALS for integer in INTEGERS)
    assert promote("Integer8", "UnsignedInteger8") == "Integer16"
    assert promote("Boolean", "Integer32") == "Integer32"
    assert promote("Boolean") == "Boolean"


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64"])
def test_python_numbers_do_not_promote(dtype):
    x = np.array([1, 2, 3], dtype)
    assert run(lambda x: 0.5 * x + 1 - x / 3, [x]).dtype == dtype
    assert run(lambda x: where(less(x, 2), x, 0), [x]).dtype == dtype


def test_integers_stay_integers_with_whole_numbers():
    assert run(lambda n: 2 * n + 1, [np.array([1, 2])]).dtype == np.int64


def test_a_fraction_beside_integers_has_no_meant_dtype():
    with pytest.raises(DtypeError, match="cast"):
        run(lambda n: n * 0.5, [np.array([1, 2])])


def test_functions_of_reals_refuse_integers_by_name():
    with pytest.raises(DtypeError, match=r"^exp takes real numbers"):
        run(exp, [np.array([1, 2])])


def test_logic_wants_booleans_and_sums_want_numbers():
    with pytest.raises(DtypeError, match=r"^logical_and takes Booleans"):
        run(logical_and, [np.array([1.0]), np.array([True])])
    with pytest.raises(DtypeError, match=r"^total takes numbers"):
        run(total, [np.array([True])])


def test_mixed_arguments_meet_in_the_wider_type():
    found = run(plus, [np.array([1.5], np.float32), np.array([1e-9])])
    assert found.dtype == np.float64 and found[0] == 1.5 + 1e-9


def test_a_cast_to_integers_cuts_towards_zero():
    found = run(lambda x: cast(x, dtype="Integer64"), [np.array([1.9, -1.9])])
    np.testing.assert_array_equal(found, [1, -1])
