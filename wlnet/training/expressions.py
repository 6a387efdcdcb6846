"""Python's values as expressions: what properties and measurements give to the language."""

from __future__ import annotations

from math import isfinite

import numpy as np

from wlnet.expr.arrays import packed
from wlnet.expr.association import Association
from wlnet.expr.convert import to_expr
from wlnet.expr.expr import wl_list
from wlnet.expr.symbols import S


def to_expression(value):
    """Python's None, lists and dictionaries as expressions; lists of numbers packed."""
    if value is None:
        return S("None")
    if isinstance(value, float) and not isfinite(value):
        return to_expr(value)
    if isinstance(value, dict):
        return Association.from_pairs((key, to_expression(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        if value and {type(item) for item in value} in ({int}, {float}) and np.isfinite(value).all():
            return packed(np.array(value))
        return wl_list(map(to_expression, value))
    if isinstance(value, np.ndarray | np.generic):
        return packed(value) if np.isfinite(value).all() else to_expr(value.tolist())
    return value
