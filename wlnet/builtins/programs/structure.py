"""What an expression is made of: Head, Length, Dimensions, Depth, Level, LeafCount, ByteCount, Hash, ..."""

import hashlib
import sys
from operator import is_

from wlnet.expr.association import Association
from wlnet.expr.elements import size_of
from wlnet.expr.expr import FALSE, TRUE, Expr, head_of, is_list, repr_of, wl_list
from wlnet.expr.grids import dimensions
from wlnet.expr.levels import depth, level_range, parts_in
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.expr.values.sparse_array import SparseArray
from wlnet.language.builtin import builtin
from wlnet.language.digests import DIGESTS, FORMS

NO_HASH = Message("Hash::hshtype", "The type of hash `1` is not one of `2`.")
NO_HASH_FORM = Message("Hash::hshform", "The form of a hash `1` is not one of `2`.")


@builtin("Head[expr_]", "Head[expr_, wrapper_]")
def head(evaluation, expr, wrapper=None):
    found = head_of(expr)
    return found if wrapper is None else Expr(wrapper, (found,))


@builtin("Length[expr_]")
def length(evaluation, expr):
    """Number of elements; 0 for an atom. Objects of other rooms may have one of their own."""
    size = size_of(expr)
    if size is not None:
        return size
    if expr is S.Infinity:
        return 1  # of DirectedInfinity[1]
    return len(expr) if hasattr(expr, "wl_part") and hasattr(expr, "__len__") else 0


@builtin("Dimensions[expr_]", "Dimensions[expr_, levels_]")
def wl_dimensions(evaluation, expr, levels=S.Infinity):
    """Sizes of the levels at which an expression is rectangular."""
    shape = getattr(expr, "wl_dimensions", None)
    if shape is not None:
        return list(shape())
    if isinstance(expr, Association):
        expr = Expr(S.List, tuple(expr.values()))
    return list(dimensions(expr, levels if type(levels) is int else float("inf")))


@builtin("ArrayDepth[expr_]")
def array_depth(evaluation, expr):
    shape = getattr(expr, "wl_dimensions", None)
    if shape is not None:
        return len(shape())
    return len(dimensions(expr))


@builtin("Depth[expr_]", options={"Heads": FALSE})
def wl_depth(evaluation, expr, options):
    """Number of levels, 1 for an atom; with Heads -> True those of heads count, too."""
    return depth(expr, heads=options["Heads"] is TRUE)


@builtin("LeafCount[expr_]")
def leaf_count(evaluation, expr):
    """Number of atoms, heads and the parts of rationals and complex numbers included."""
    return _leaves(expr)


def _leaves(expr) -> int:
    if isinstance(expr, Expr):
        if expr.array is not None:
            return _packed_leaves(expr.array)
        return _leaves(expr.head) + sum(map(_leaves, expr.args))
    if isinstance(expr, Association):
        return 1 + sum(map(_leaves, expr.rules()))
    return 3 if head_of(expr) in (S.Rational, S.Complex) else 1


def _packed_leaves(array) -> int:
    """Elements and one head for every list at every level."""
    lists, total = 1, 0
    for size in array.shape:
        total += lists
        lists *= size
    return total + lists * (3 if array.dtype.kind == "c" else 1)


@builtin("Level[expr_, levels_]", "Level[expr_, levels_, wrapper_]", options={"Heads": FALSE})
def level(evaluation, expr, levels, wrapper=None, options=None):
    """The parts at the levels, arguments before the expression they belong to."""
    heads = bool(options) and options["Heads"] is TRUE
    low, high = level_range(levels, "Level")
    found = list(parts_in(expr, low, high, heads))
    return found if wrapper is None else Expr(wrapper, tuple(found))


@builtin("ByteCount[expr_]")
def byte_count(evaluation, expr):
    """Bytes that an expression takes in memory, shared parts counted every time they appear."""
    return _bytes(expr)


def _bytes(expr) -> int:
    if isinstance(expr, Expr):
        if expr.array is not None:
            return sys.getsizeof(expr) + expr.array.nbytes
        return (
            sys.getsizeof(expr) + sys.getsizeof(expr.args) + _bytes(expr.head) + sum(map(_bytes, expr.args))
        )
    if isinstance(expr, Association):
        return sys.getsizeof(expr.data) + sum(_bytes(k) + _bytes(v) for k, v in expr.items())
    return sys.getsizeof(expr)


@builtin("Normal[expr_]", "Normal[expr_, heads_]")
def normal(evaluation, expr, heads=None):
    """An association as a list of rules; an object of another room in its ordinary form, where it has one."""
    if heads is not None:
        wanted = heads.args if is_list(heads) else (heads,)
        return expr if head_of(expr) not in wanted else normal(evaluation, expr)
    if isinstance(expr, Association):
        return list(expr.rules())
    if hasattr(expr, "wl_normal"):
        return expr.wl_normal()
    return _sparse_made_full(expr)


def _sparse_made_full(expr):
    """A list with full arrays for the sparse ones in it."""
    if isinstance(expr, SparseArray):
        return expr.wl_normal()
    if is_list(expr) and expr.array is None:
        found = tuple(map(_sparse_made_full, expr.args))
        return expr if all(map(is_, found, expr.args)) else wl_list(found)
    return expr


@builtin("Hash[expr_]", "Hash[expr_, type_]", "Hash[expr_, type_, form_]")
def wl_hash(evaluation, expr, type="Expression", form="Integer"):
    """A code of the expression, the same for equal ones. The named types take a string as its UTF-8 bytes
    and a ByteArray as its bytes.

    form    "Integer", "HexString", "DecimalString", "Base36String", "Base64Encoding" or "ByteArray"
    """
    if type not in _HASHES:
        raise NO_HASH(type, list(_HASHES))
    if form not in FORMS:
        raise NO_HASH_FORM(form, list(FORMS))
    if type != "Expression" and hasattr(expr, "__bytes__"):
        data = bytes(expr)
    else:
        data = (expr if isinstance(expr, str) and type != "Expression" else repr_of(expr)).encode()
    return FORMS[form](_HASHES[type](data))


_HASHES = {**DIGESTS, "Expression": lambda data: hashlib.sha256(data).digest()[:8]}
