"""Element types by name, how they mix, and the dtype rules of ops.

A dtype is a name ("Real32"); NumPy and CuPy know it by another. A rule takes the dtypes of an
op's arguments and gives those of its outputs and those its arguments are cast to first.
"""

from __future__ import annotations

import numpy as np

NUMPY = {
    "Boolean": np.dtype("bool"),
    "UnsignedInteger8": np.dtype("uint8"),
    "Integer8": np.dtype("int8"),
    "Integer16": np.dtype("int16"),
    "Integer32": np.dtype("int32"),
    "Integer64": np.dtype("int64"),
    "Real16": np.dtype("float16"),
    "Real32": np.dtype("float32"),
    "Real64": np.dtype("float64"),
}
REALS = ("Real16", "Real32", "Real64")
INTEGERS = ("UnsignedInteger8", "Integer8", "Integer16", "Integer32", "Integer64")
_NAMES = {known: name for name, known in NUMPY.items()}


class DtypeError(TypeError):
    """Element types that an op does not take, said in words."""


def name_of(dtype) -> str:
    """The name of a NumPy dtype: name_of(array.dtype)."""
    try:
        return _NAMES[np.dtype(dtype)]
    except KeyError:
        raise DtypeError(f"arrays of {dtype} are not supported; use one of {', '.join(NUMPY)}") from None


def is_real(dtype: str) -> bool:
    return dtype in REALS


def promote(*dtypes: str) -> str:
    """The dtype that holds all of them: reals win over integers, integers over Booleans, wide over narrow.

    An integer takes the width of the real it meets: Integer64 and Real32 give Real32.
    """
    reals = [dtype for dtype in dtypes if dtype in REALS]
    if reals:
        return max(reals, key=REALS.index)
    integers = {dtype for dtype in dtypes if dtype in INTEGERS}
    if not integers:
        return "Boolean"
    return name_of(np.result_type(*(NUMPY[dtype] for dtype in integers)))


# The rules: (dtypes of the arguments, parameters) -> (dtype or dtypes out, dtypes of the arguments).


def numeric(*dtypes, **params):
    """Numbers of one type in, the same type out."""
    common = promote(*dtypes)
    if common == "Boolean":
        raise DtypeError("takes numbers, but has Booleans only; cast them first")
    return common, (common,) * len(dtypes)


def real(*dtypes, **params):
    """Reals of one type in, the same type out; integers are refused, as their width says nothing."""
    common = promote(*dtypes)
    if common not in REALS:
        raise DtypeError(f"takes real numbers, but has {common}; cast it first")
    return common, (common,) * len(dtypes)


def comparing(*dtypes, **params):
    """Anything of one type in, Booleans out."""
    return "Boolean", (promote(*dtypes),) * len(dtypes)


def logical(*dtypes, **params):
    """Booleans in and out."""
    if set(dtypes) != {"Boolean"}:
        raise DtypeError(f"takes Booleans, but has {', '.join(dtypes)}")
    return "Boolean", dtypes


def unchanged(*dtypes, **params):
    """Anything of one type in, the same type out."""
    common = promote(*dtypes)
    return common, (common,) * len(dtypes)
