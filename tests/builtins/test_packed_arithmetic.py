"""Functions of whole arrays give what they give for the elements."""

import warnings

import numpy as np
import pytest

from tests.evaluating import Room
from wlnet.expr.arrays import Packed, packed
from wlnet.expr.expr import Expr, wl_list
from wlnet.expr.symbols import symbol
from wlnet.language.builtin import BUILTINS, builtin_names, find_builtin
from wlnet.syntax.parser import parse

ROOM = Room()
X = symbol("x", "Global`")

ARRAYS = {
    "reals": np.array([0.25, -1.5, 3.0, 0.5, -0.75]),
    "small": np.array([0.1, 0.9, 0.5]),
    "large": np.array([1e300, -1e-300, 2.5e200]),
    "integers": np.array([3, -4, 0, 7, 12]),
    "big integers": np.array([2**62, -(2**62), 5]),
    "complex": np.array([1 + 2j, -0.5j, 2.0 + 0j]),
    "matrix": np.arange(6.0).reshape(2, 3) / 7 + 0.1,
}

CALLS = """
x + x
x + 1
x + 0.5
x + 1/2
x + Pi
2 x
x/3
x x
-x
x - x
1 - x
x^2
x^3
x^-1
x^0.5
Sqrt[x]
x^(1/3)
2^x
2.^x
x^x
Exp[x]
E^(-x^2)
Log[2, x]
Subtract[x, 1]
Divide[x, 2]
Divide[x, x]
Minus[x]
Floor[x]
Ceiling[x]
Round[x]
Floor[x, 2]
Round[x, 0.5]
IntegerPart[x]
FractionalPart[x]
Mod[x, 3]
Mod[x, 1, 0.5]
Mod[x, 2.5]
Quotient[x, 2]
Abs[x]
Sign[x]
Re[x]
Im[x]
Arg[x]
Conjugate[x]
UnitStep[x]
Unitize[x]
Ramp[x]
Clip[x]
Clip[x, {0.2, 0.7}]
Clip[x, {0, 5}]
Surd[x, 3]
CubeRoot[x]
ArcTan[x, 2]
ArcTan[1.5, x]
BitAnd[x, 6]
BitXor[x, x]
GCD[x, 6]
PolyGamma[1, x]
Max[x]
Min[x]
Total[x]
Accumulate[x]
Differences[x]
Ratios[x]
Mean[x]
Variance[x]
StandardDeviation[x]
Median[x]
RootMeanSquare[x]
Quantile[x, 1/3]
Norm[x]
x . x
N[x]
Positive[x]
Equal[x, x + 0]
Equal[x, x + 1]
"""

UNARY = sorted(
    name
    for name in builtin_names()
    if (entry := find_builtin(symbol(name))) is not None and entry.packed and entry.candidates(1)
)


def evaluated(text, value):
    ROOM.evaluation.definitions.set_value(ROOM.evaluation.definitions.of(X), value)
    del ROOM.evaluation.events[:]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return ROOM.evaluation.evaluate_top(parse(text, ROOM.evaluation.definitions.resolve))


def unpacked(array):
    return wl_list(array.tolist()) if array.ndim == 1 else wl_list(map(unpacked, array))


def assert_close(found, wanted, where):
    if isinstance(found, Expr) and isinstance(wanted, Expr):
        assert len(found) == len(wanted), where
        for f, w in zip(found.args, wanted.args, strict=True):
            assert_close(f, w, where)
    elif type(found) in (float, complex) and type(wanted) in (float, complex):
        scale = max(abs(found), abs(wanted), 1e-300)
        assert abs(found - wanted) <= 1e-13 * scale, (where, found, wanted)
    else:
        assert type(found) is type(wanted), (where, found, wanted)
        assert found == wanted, (where, found, wanted)


def compared(text, name):
    array = ARRAYS[name]
    found, wanted = evaluated(text, packed(array)), evaluated(text, unpacked(array))
    assert_close(found, wanted, f"{text} for {name}")
    return found


@pytest.mark.parametrize("text", CALLS.strip().splitlines())
def test_arrays_and_lists_agree(text):
    for name in ARRAYS:
        if name == "matrix" and ("Quantile" in text or text in ("x . x", "Norm[x]")):
            continue
        compared(text, name)


@pytest.mark.parametrize("name", UNARY)
def test_every_packed_function_agrees_with_its_elements(name):
    for array in ARRAYS:
        compared(f"{name}[x]", array)


def test_the_list_of_packed_functions_is_not_empty():
    assert {"Sin", "Plus", "Floor", "Erf"} <= set(UNARY)
    assert all(BUILTINS[symbol(name)].packed for name in UNARY)


@pytest.mark.parametrize(
    "text", ["x + x", "2 x", "x^2", "Sin[x]", "Exp[-x]", "x/3", "Floor[x]", "x - Pi", "Ramp[x]"]
)
def test_arrays_stay_packed(text):
    assert isinstance(evaluated(text, packed(ARRAYS["reals"])), Packed)


def test_integers_that_overflow_become_exact_elements():
    x = np.array([2**62, 3])
    assert evaluated("x + x", packed(x)).args == (2**63, 6)
    assert evaluated("4 x", packed(x)).args == (2**64, 12)
    assert evaluated("x^2", packed(x)).args == (2**124, 9)
    assert evaluated("Total[x, 1]", packed(np.array([2**62] * 4))) == 2**64


@pytest.mark.parametrize("low, high", [(0, 9), (-9, 10), (2**62, 2**63 - 1), (-(2**63), -(2**62))])
def test_totals_of_long_integer_arrays_are_exact(low, high):
    x = np.random.default_rng(0).integers(low, high, size=(200_001,))
    assert evaluated("Total[x]", packed(x)) == sum(x.tolist())


def test_reals_that_overflow_become_big_numbers():
    found = evaluated("x x", packed(np.array([1e200, 2.0])))
    assert abs(found.args[0].value.scaleb(-400) - 1) < 1e-14
    assert found.args[1] == 4.0


def test_ranks_meet_at_the_first_level():
    x = np.array([10, 20])
    assert evaluated("x + {{1, 2}, {3, 4}}", packed(x)) == wl_list([wl_list([11, 12]), wl_list([23, 24])])
    found = evaluated("x {{1., 2.}, {3., 4.}}", packed(x))
    assert found == packed(np.array([[10.0, 20.0], [60.0, 80.0]]))
