"""What an expression is: numbers, lists, vectors, matrices, arrays, atoms; signs of numbers."""

from __future__ import annotations

from wlnet.algebra.compare import order
from wlnet.algebra.infinity import direction
from wlnet.algebra.numbers import MACHINE, NUMBERS, is_exact, is_inexact, is_number, is_real
from wlnet.algebra.numeric import CONSTANTS, HELD, numeric_value
from wlnet.expr.association import Association
from wlnet.expr.expr import FALSE, TRUE, Expr, boolean, is_atom, is_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S, Symbol
from wlnet.language.assignment import PROTECTED_TAG, property_of
from wlnet.language.attributes import FLAGS
from wlnet.language.builtin import builtin


@builtin("NumberQ[x_]")
def number_q(evaluation, x):
    return boolean(is_number(x))


@builtin("NumericQ[x_]")
def numeric_q(evaluation, x):
    """Numbers, constants, and numeric functions of them."""
    return boolean(_is_numeric(evaluation, x))


@property_of("NumericQ")
def set_numeric_q(evaluation, left, right):
    """NumericQ[x] = True: the symbol counts as a number in NumericQ of what contains it."""
    symbol = left.args[0] if len(left) == 1 else None
    if type(symbol) is not Symbol or right not in (TRUE, FALSE):
        raise Message("Set::write", PROTECTED_TAG.template)(S.NumericQ, left, value=UNEVALUATED)
    evaluation.definitions.of(symbol).is_numeric = right is TRUE
    evaluation.definitions.renew()


def _is_numeric(evaluation, x) -> bool:
    if type(x) in NUMBERS:
        return True
    if isinstance(x, Symbol):
        return x in CONSTANTS or evaluation.definitions.of(x).is_numeric
    if not isinstance(x, Expr) or not isinstance(x.head, Symbol) or x.array is not None:
        return False
    if x.head.name in HELD:
        return HELD[x.head.name](x, None) is not None
    if not evaluation.definitions.of(x.head).flags & FLAGS["NumericFunction"]:
        return False
    return all(_is_numeric(evaluation, arg) for arg in x.args)


@builtin("IntegerQ[x_]")
def integer_q(evaluation, x):
    return boolean(type(x) is int)


@builtin("RealValuedNumberQ[x_]")
def real_valued_number_q(evaluation, x):
    return boolean(is_real(x))


@builtin("RealValuedNumericQ[x_]")
def real_valued_numeric_q(evaluation, x):
    return boolean(is_real(numeric_value(x)))


@builtin("ExactNumberQ[x_]")
def exact_number_q(evaluation, x):
    return boolean(is_exact(x))


@builtin("InexactNumberQ[x_]")
def inexact_number_q(evaluation, x):
    return boolean(is_inexact(x))


@builtin("MachineNumberQ[x_]")
def machine_number_q(evaluation, x):
    return boolean(type(x) in MACHINE)


@builtin("StringQ[x_]")
def string_q(evaluation, x):
    return boolean(type(x) is str)


@builtin("AtomQ[x_]")
def atom_q(evaluation, x):
    return boolean(is_atom(x))


@builtin("ListQ[x_]")
def list_q(evaluation, x):
    return boolean(is_list(x))


@builtin("AssociationQ[x_]")
def association_q(evaluation, x):
    return boolean(isinstance(x, Association))


@builtin("VectorQ[x_]", "VectorQ[x_, test_]")
def vector_q(evaluation, x, test=None):
    """A list without lists in it; with a test that all elements pass."""
    if not is_list(x):
        return FALSE
    if x.array is not None:
        return boolean(x.array.ndim == 1 and _array_passes(evaluation, x, test))
    if test is None:
        return boolean(not any(map(is_list, x.args)))
    return boolean(all(evaluation.true(Expr(test, (item,))) for item in x.args))


@builtin("MatrixQ[x_]", "MatrixQ[x_, test_]")
def matrix_q(evaluation, x, test=None):
    """A list of lists of equal length without lists in them."""
    if is_list(x) and x.array is not None:
        return boolean(x.array.ndim == 2 and _array_passes(evaluation, x, test))
    shape = _shape(x)
    if shape is None or len(shape) < 2:
        return FALSE
    if test is None:
        return boolean(_is_full(x, 2))
    return boolean(all(evaluation.true(Expr(test, (item,))) for item in _elements(x, 2)))


@builtin("ArrayQ[x_]", "ArrayQ[x_, depth_]", "ArrayQ[x_, depth_, test_]")
def array_q(evaluation, x, depth=None, test=None):
    """A full array; `depth` is a pattern for its number of levels, `test` one for the elements.

    With a test the elements may be lists themselves: any number of levels that fits will do.
    """
    shape = _shape(x)
    if shape is None:
        return FALSE
    full = len(shape)
    for levels in range(full if test is None else 1, full + 1):
        if depth is None or (
            depth == levels if type(depth) is int else evaluation.matcher(depth).matches(levels)
        ):
            items = () if test is None else _elements(x, levels)
            if levels == full and x.array is not None:
                if _array_passes(evaluation, x, test):
                    return TRUE
            elif (test is not None or _is_full(x, levels)) and all(
                evaluation.true(Expr(test, (item,))) for item in items
            ):
                return TRUE
    return FALSE


def _is_full(x, levels: int) -> bool:
    """Whether there are no lists below that many levels."""
    return x.array is not None or not any(map(is_list, _elements(x, levels)))


def _shape(x) -> tuple | None:
    """Lengths of the levels where lists are rectangular; None for what is no list."""
    if not is_list(x):
        return None
    if x.array is not None:
        return x.array.shape
    shapes = {_shape(item) for item in x.args}
    if len(shapes) == 1:
        inner = shapes.pop()
        return (len(x),) if inner is None else (len(x), *inner)
    # a mix of numbers and lists, or ragged lists: the common levels count
    return (len(x),) if None in shapes else _common(len(x), shapes)


def _common(length: int, shapes: set) -> tuple:
    common = []
    for sizes in zip(*shapes, strict=False):
        if len(set(sizes)) > 1:
            break
        common.append(sizes[0])
    return (length, *common)


def _elements(x, levels: int):
    if levels == 1:
        yield from x.args
    else:
        for item in x.args:
            yield from _elements(item, levels - 1)


_ARRAY_TESTS = {
    S.NumberQ: "ifc",
    S.NumericQ: "ifc",
    S.IntegerQ: "i",
    S.MachineNumberQ: "fc",
    S.InexactNumberQ: "fc",
    S.ExactNumberQ: "i",
    S.RealValuedNumberQ: "if",
    S.RealValuedNumericQ: "if",
    S.AtomQ: "ifc",
}


def _array_passes(evaluation, x, test) -> bool:
    """Whether all elements of a packed array pass; tests of kinds are decided by the dtype."""
    if test is None:
        return True
    if test in _ARRAY_TESTS:
        return x.array.dtype.kind in _ARRAY_TESTS[test]
    return all(evaluation.true(Expr(test, (item,))) for item in _elements(x, x.array.ndim))


@builtin("Positive[x_]", attributes=("Listable",))
def positive(evaluation, x):
    return _sign(x, (1,))


@builtin("Negative[x_]", attributes=("Listable",))
def negative(evaluation, x):
    return _sign(x, (-1,))


@builtin("NonNegative[x_]", attributes=("Listable",))
def non_negative(evaluation, x):
    return _sign(x, (0, 1))


@builtin("NonPositive[x_]", attributes=("Listable",))
def non_positive(evaluation, x):
    return _sign(x, (-1, 0))


def _sign(x, wanted: tuple):
    found = order(x, 0)
    if found is not None:
        return boolean(found in wanted)
    # complex numbers have no sign: False, where a symbol stays open
    return FALSE if numeric_value(x) is not None or direction(x) is not None else None


@builtin("SquareMatrixQ[x_]")
def square_matrix_q(evaluation, x):
    shape = _shape(x)
    return boolean(shape is not None and len(shape) == 2 and shape[0] == shape[1])


@builtin("SymmetricMatrixQ[x_]")
def symmetric_matrix_q(evaluation, x):
    shape = _shape(x)
    if shape is None or len(shape) != 2 or shape[0] != shape[1]:
        return FALSE
    return S.Equal(x, S.Transpose(x)) if x.array is not None else boolean(_is_symmetric(x))


def _is_symmetric(x) -> bool:
    rows = [row.args for row in x.args]
    return all(rows[i][j] == rows[j][i] for i in range(len(rows)) for j in range(i))
