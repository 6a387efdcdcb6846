"""A table whose values are made when somebody looks at them.

As the `data` of an Association it makes a pure function such as `#Loss &` cost one value, however many
keys there are and however much the others cost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping


class Lazy(dict):
    """Key -> value, each made by its maker at the first look; later it is a plain entry.

    Whoever keeps the table longer than the makers are good for calls `settle` first.
    """

    def __init__(self, makers: Mapping[object, Callable[[], object]]):
        super().__init__(makers)
        self._open = set(makers)

    def __getitem__(self, key):
        if key in self._open:
            made = super().__getitem__(key)()
            self[key] = made
            return made
        return super().__getitem__(key)

    def __setitem__(self, key, value) -> None:
        self._open.discard(key)
        super().__setitem__(key, value)

    def __delitem__(self, key) -> None:
        super().__delitem__(key)
        self._open.discard(key)

    def __iter__(self):
        """Also tells `dict` and `{**table}` that they cannot copy the entries as they lie."""
        return super().__iter__()

    def get(self, key, default=None):
        return self[key] if key in self else default  # noqa: SIM401  that is this very method

    def settle(self) -> None:
        """Make all values that are still to be made."""
        for key in list(self._open):
            self[key]

    def values(self):
        self.settle()
        return super().values()

    def items(self):
        self.settle()
        return super().items()

    def pop(self, key, *default):
        if key in self:
            self[key]
        return super().pop(key, *default)

    def copy(self) -> dict:
        return dict(self)

    def __eq__(self, other) -> bool:
        self.settle()
        return super().__eq__(other)

    __hash__ = None

    def __reduce__(self):
        return dict, (dict(self),)
