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
    delayed what was given as key :> value: dict from `key_of(key)` to this value, or None. It holds for
            a key while `data` has this very value, so that a copy and a change may leave it as it is
    """

    __slots__ = ("_hash", "data", "delayed", "mark")

    wl_head = S.Association

    def __init__(self, data: dict, delayed: dict | None = None):
        self.data = data
        self.delayed = delayed
        self.mark = None
        self._hash = None

    @classmethod
    def from_pairs(cls, pairs) -> Association:
        """From (key, value) pairs; a later value of a key replaces the earlier in its place."""
        return cls({key_of(key): value for key, value in pairs})

    @classmethod
    def from_rules(cls, rules) -> Association:
        """From key -> value and key :> value, whose values stay delayed."""
        found = cls.from_pairs(one.args for one in rules)
        late = {key_of(one.args[0]): one.args[1] for one in rules if one.head is S.RuleDelayed}
        found.delayed = late or None
        return found

    @classmethod
    def united(cls, tables) -> Association:
        """The entries of all; a later value of a key replaces the earlier in its place."""
        data: dict = {}
        late: dict = {}
        for table in tables:
            data |= table.data
            late |= table.delayed or {}
        return cls(data, late or None)

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
        if self.delayed is None:
            return tuple(rule(key, value) for key, value in self.items())
        return tuple(
            Expr(S.RuleDelayed if self.is_delayed(key) else S.Rule, (value_of(key), value))
            for key, value in self.data.items()
        )

    def is_delayed(self, key) -> bool:
        """Whether the value of `key`, as it stands in `data`, is evaluated each time it is looked up."""
        return self.delayed is not None and key in self.delayed and self.delayed[key] is self.data[key]

    def with_values(self, values) -> Association:
        """The same keys with other values, in order."""
        return Association(dict(zip(self.data, values, strict=True)), self.delayed)

    def with_item(self, key, value) -> Association:
        return Association({**self.data, key_of(key): value}, self.delayed)

    def without(self, keys) -> Association:
        gone = {key_of(key) for key in keys}
        return Association({key: value for key, value in self.data.items() if key not in gone}, self.delayed)

    def touched(self) -> None:
        """To be called after a change of `data` in place."""
        self.mark = None
        self._hash = None

    def __eq__(self, other) -> bool:
        if self is other:
            return True
        if not isinstance(other, Association) or len(self.data) != len(other.data):
            return False
        if (self.delayed or other.delayed) and any(
            self.is_delayed(key) != other.is_delayed(key) for key in self.data if key in other.data
        ):
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
        return Association, (self.data, self.delayed)
