"""Associations: ordered hash tables keyed by structure.

An association counts as an atom with head Association. It is immutable for everybody who
shares it: `with_item` and its kin give new ones. Only the evaluator, when one symbol alone
holds the value, changes the table in place (`data`), and clears the caches with `touched`.
"""

from __future__ import annotations

from wlnet.expr.expr import Expr, key_of, rule, same, value_of
from wlnet.expr.symbols import S


class Association:
    """<|k1 -> v1, ...|>.

    data    dict from `key_of(key)` to value, in order; read it, never write it
    mark    as in Expr
    """

    __slots__ = ("_hash", "data", "mark")

    wl_head = S.Association

    def __init__(self, data: dict):
        self.data = data
        self.mark = None
        self._hash = None

    @classmethod
    def from_pairs(cls, pairs) -> Association:
        """From (key, value) pairs; a later value of a key replaces the earlier in its place."""
        return cls({key_of(key): value for key, value in pairs})

    def __len__(self) -> int:
        return len(self.data)

    def __bool__(self) -> bool:
        return True

    def __contains__(self, key) -> bool:
        return key_of(key) in self.data

    def get(self, key, default=None):
        return self.data.get(key_of(key), default)

    def keys(self) -> list:
        return [value_of(key) for key in self.data]

    def values(self) -> list:
        return list(self.data.values())

    def items(self) -> list:
        """(key, value) pairs."""
        return [(value_of(key), value) for key, value in self.data.items()]

    def rules(self) -> tuple[Expr, ...]:
        return tuple(rule(key, value) for key, value in self.items())

    def with_values(self, values) -> Association:
        """The same keys with other values, in order."""
        return Association(dict(zip(self.data, values, strict=True)))

    def with_item(self, key, value) -> Association:
        return Association({**self.data, key_of(key): value})

    def without(self, keys) -> Association:
        gone = {key_of(key) for key in keys}
        return Association({key: value for key, value in self.data.items() if key not in gone})

    def touched(self) -> None:
        """To be called after a change of `data` in place."""
        self.mark = None
        self._hash = None

    def __eq__(self, other) -> bool:
        if self is other:
            return True
        if not isinstance(other, Association) or len(self.data) != len(other.data):
            return False
        pairs = zip(self.data.items(), other.data.items(), strict=True)
        return all(k == m and same(v, w) for (k, v), (m, w) in pairs)

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash((S.Association, tuple(self.data.items())))
        return self._hash

    def __repr__(self) -> str:
        return f"Association[{', '.join(map(repr, self.rules()))}]"

    def __reduce__(self):
        return Association, (self.data,)
