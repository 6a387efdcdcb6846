"""Lists of associations as tables: JoinAcross."""

from wlnet.expr.association import Association
from wlnet.expr.expr import Expr, is_list, is_rule, key_of
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import S
from wlnet.language.builtin import builtin

NOT_ROWS = Message("JoinAcross::jaassoc", "`1` is not a list of associations.")
NO_KIND = Message("JoinAcross::jatype", "The type of join `1` is not one of `2`.")

_KINDS = ("Inner", "Left", "Right", "Outer")


@builtin("JoinAcross[a_, b_, keys_]", "JoinAcross[a_, b_, keys_, kind_]")
def join_across(evaluation, a, b, keys, kind="Inner"):
    """Rows of a and b with the same values of the keys, joined.

    keys    "k", Key[k], k1 -> k2 (the name in a and in b), or a list of these
    kind    "Inner"; "Left", "Right" and "Outer" keep rows without a partner, with Missing["Unmatched"]
    """
    for rows in (a, b):
        if not is_list(rows) or not all(isinstance(row, Association) for row in rows.args):
            raise NOT_ROWS(rows, value=UNEVALUATED)
    if kind not in _KINDS:
        raise NO_KIND(kind, list(_KINDS))
    pairs = [_pair(k) for k in (keys.args if is_list(keys) else (keys,))]
    left_names, right_names = ([pair[side] for pair in pairs] for side in (0, 1))
    places: dict = {}
    for i, other in enumerate(b.args):
        places.setdefault(_values(other, right_names), []).append(i)
    places.pop(None, None)
    found, matched = [], set()
    for row in a.args:
        partners = places.get(_values(row, left_names), [])
        matched.update(partners)
        found += [Association({**row.data, **_rest(b.args[i], right_names)}) for i in partners]
        if not partners and kind in ("Left", "Outer"):
            found.append(Association({**row.data, **_unmatched(b, right_names)}))
    if kind in ("Right", "Outer"):
        for i, other in enumerate(b.args):
            if i not in matched:
                kept = {left: other.data[right] for left, right in pairs if right in other.data}
                found.append(Association({**_unmatched(a, left_names), **kept, **_rest(other, right_names)}))
    return found


def _pair(key) -> tuple:
    left, right = key.args if is_rule(key) else (key, key)
    return key_of(_bare(left)), key_of(_bare(right))


def _bare(key):
    return key.args[0] if isinstance(key, Expr) and key.head is S.Key and len(key) == 1 else key


def _values(row: Association, names: list) -> tuple | None:
    """What stands under the names, ready to be compared; None where one is absent."""
    if not all(name in row.data for name in names):
        return None
    return tuple(key_of(row.data[name]) for name in names)


def _rest(row: Association, names: list) -> dict:
    return {k: v for k, v in row.data.items() if k not in names}


def _unmatched(rows, names: list) -> dict:
    """Missing["Unmatched"] under all keys of the rows but the names."""
    return {k: S.Missing("Unmatched") for row in rows.args for k in row.data if k not in names}
