"""Layers that rearrange elements: ReshapeLayer, FlattenLayer, CatenateLayer."""

from __future__ import annotations

from functools import reduce
from math import prod
from operator import add

from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.nets.layer import Layer, layer
from wlnet.nets.lengths import closed
from wlnet.nets.sheet import NotAccepted, parameter
from wlnet.nets.types import VARYING, size_words
from wlnet.nets.variadic import Variadic, input_ports
from wlnet.tensor.ops.movement import broadcast_to, join, transpose

MISFIT = Message("ReshapeLayer::size", "A `1` does not have the elements for dimensions `2`.")
NO_LEVELS = Message("FlattenLayer::levels", "FlattenLayer[`1`] does not fit an input of rank `2`.")

NOT_JOINED = "The inputs `1` of `2` are `3`, which cannot be joined at level `4`.`5`"

VARIES = Message("General::netvarying", "`1` takes arrays of fixed dimensions only.")

INHERITED, AUTOMATIC, ALL = S.Inherited, S.Automatic, S.All
INFINITY = S.DirectedInfinity(1)


def _target(value):
    if value == "ReferenceShape":
        return value
    entries = tuple(value) if is_list(value) else (None,)
    fit = all((type(e) is int and e > 0) or e in (INHERITED, AUTOMATIC, ALL) for e in entries)
    if fit and sum(e in (AUTOMATIC, ALL) for e in entries) <= 1:
        return entries
    raise NotAccepted(
        'a list of positive integers, Inherited, and at most one of Automatic and All; or "ReferenceShape"'
    )


@layer("ReshapeLayer", keeps_element=True, varying=True)
class ReshapeLayer(Layer):
    """The same elements, row by row, in other dimensions.

    An entry Inherited copies the dimension of the input at its position, Automatic is what makes the
    number of elements right, All stands for the remaining dimensions of the input. With
    "ReferenceShape" the dimensions are those of a second input, whose values do not matter.

    Input     array
    Output    as many elements

    Source: reference page ReshapeLayer.
    """

    target: object = parameter(1, "Dimensions", read=_target, wanted="a list of dimensions")

    @property
    def inputs(self):
        return ("Input", "ReferenceShape") if self.target == "ReferenceShape" else ("Input",)

    def infer(self, shapes):
        if self.target == "ReferenceShape":
            shapes.equal("ReferenceShape", "Output")
            self._compare(shapes)
            return
        dims = shapes["Input"]
        entries = list(self.target)
        if shapes.ports["Input"].varies:
            if VARYING in dims[1:] or entries[0] is not INHERITED:
                raise VARIES(shapes.title)
            self._reshape(shapes, dims[1:], entries[1:], (VARYING,))
        else:
            self._reshape(shapes, shapes.get("Input"), entries, ())

    def _reshape(self, shapes, dims, entries: list, first: tuple) -> None:
        """What becomes of dimensions behind `first`, which stay as they are."""
        dims = None if dims is None or None in dims else dims
        if dims is None:
            if ALL not in entries:
                shapes.unify("Output", (*first, *(e if type(e) is int else None for e in entries)))
            return
        for place, entry in enumerate(entries):
            if entry is INHERITED:
                if place >= len(dims):
                    raise MISFIT(size_words(dims), list(self.target))
                entries[place] = dims[place]
        if ALL in entries:
            place = entries.index(ALL)
            entries[place : place + 1] = dims[place:]
        if AUTOMATIC in entries:
            rest = prod(e for e in entries if e is not AUTOMATIC)
            entries[entries.index(AUTOMATIC)] = max(prod(dims) // rest, 1)
        if prod(entries) != prod(dims):
            raise MISFIT(size_words(dims), list(self.target))
        shapes.unify("Output", (*first, *entries))

    def _compare(self, shapes):
        dims, target = shapes.get("Input"), shapes.get("Output")
        if dims is not None and target is not None and prod(dims) != prod(target):
            raise MISFIT(size_words(dims), list(target))

    def forward(self, x, *reference, dims):
        return x.reshape((x.shape[0], *dims["Output"]))


def _levels(value):
    if value == INFINITY or value is S.Infinity:
        return INFINITY
    if type(value) is int and value != 0:
        return value
    groups = tuple(tuple(g) if is_list(g) else () for g in value) if is_list(value) else ()
    listed = [level for group in groups for level in group]
    whole = groups and all(groups) and all(type(level) is int for level in listed)
    if whole and min(listed) > 0 and len(set(listed)) == len(listed):
        return groups
    raise NotAccepted("Infinity, a nonzero integer, or lists of levels 1, 2, ..., none named twice")


def _shown(levels):
    return wl_list(map(wl_list, levels)) if isinstance(levels, tuple) else levels


@layer("FlattenLayer", keeps_element=True, varying=True)
class FlattenLayer(Layer):
    """Levels merged, row by row.

    FlattenLayer[] merges all levels into one, [n] the first n + 1, [-n] the last n + 1. A list of lists
    of levels merges each list into one level, in the order given (which may transpose first); levels that
    are not listed follow, each by itself.

    Input     array; a number becomes a vector of length 1
    Output    as many elements

    Source: reference page FlattenLayer; Flatten for lists of levels.
    """

    levels: object = parameter(1, "Level", default=INFINITY, read=_levels, show=_shown)

    def infer(self, shapes):
        dims = shapes["Input"]
        if dims is None:
            if self.levels == INFINITY:
                shapes.unify("Output", (None,))
            return
        groups = self._groups(len(dims))
        if groups == () and self.levels == INFINITY:
            shapes.unify("Output", (1,))
            return
        sizes = [[dims[level] for level in group] for group in groups]
        if any(VARYING in one and len(one) > 1 for one in sizes):
            raise VARIES(shapes.title)
        shapes.unify("Output", tuple(None if None in s else s[0] if len(s) == 1 else prod(s) for s in sizes))

    def lengths_after(self, lengths, dims):
        known = lengths["Input"]
        groups = self._groups(len(dims["Input"]))
        return {"Output": tuple(known[group[0]] if len(group) == 1 else None for group in groups)}

    def _groups(self, rank: int) -> tuple[tuple[int, ...], ...]:
        """Axes, counted from 0, that become one output level each."""
        axes = tuple(range(rank))
        if self.levels == INFINITY:
            return (axes,) if axes else ()
        if isinstance(self.levels, int):
            n = abs(self.levels) + 1
            if n > rank:
                raise NO_LEVELS(self.levels, rank)
            merged = axes[:n] if self.levels > 0 else axes[-n:]
            return (
                (merged, *((a,) for a in axes[n:]))
                if self.levels > 0
                else (*((a,) for a in axes[:-n]), merged)
            )
        groups = tuple(tuple(level - 1 for level in group) for group in self.levels)
        used = {a for group in groups for a in group}
        if max(used) >= rank:
            raise NO_LEVELS(_shown(self.levels), rank)
        return (*groups, *((a,) for a in axes if a not in used))

    def forward(self, x, *, dims):
        order = [a + 1 for group in self._groups(len(x.shape) - 1) for a in group]
        if order != sorted(order):
            x = transpose(x, (0, *order))
        return x.reshape((x.shape[0], *dims["Output"]))


def _level(value) -> int:
    if type(value) is int and value != 0:
        return value
    raise NotAccepted("a nonzero integer, a level counted from 1")


@layer("CatenateLayer", keeps_element=True, varying=True)
class CatenateLayer(Variadic):
    """The inputs one after the other, at a level; all other dimensions agree.

    Where ranks differ, levels are counted from the first one of the input of lowest rank, and inputs
    of lower rank are repeated over the leading dimensions that they lack. A number is a vector of one.

    Input     arrays: Input1, Input2, ...
    Output    their dimensions, at the level the sum

    Source: reference page CatenateLayer.
    """

    level: int = parameter(1, "Level", default=1, read=_level)
    ports: tuple | None = input_ports()

    def infer(self, shapes):
        for name in self.inputs[1:]:
            shapes.alike(name, "Output")
        dims = [shapes[name] for name in self.inputs]
        if not dims or None in dims:
            if len(dims) == 1:
                shapes.equal(self.inputs[0], "Output")
            return
        numbers = [name for name, own in zip(self.inputs, dims, strict=True) if own == ()]
        dims = [own or (1,) for own in dims]
        axis = self._axis(shapes, dims)
        rank = max(map(len, dims))
        for name, own in zip(self.inputs, dims, strict=True):
            if name not in numbers:
                shapes.unify(name, self._agreed(shapes, dims, rank, axis)[rank - len(own) :][: len(own)])
        sizes = [own[axis - rank] for own in (shapes[name] or (1,) for name in self.inputs)]
        common = self._agreed(shapes, dims, rank, axis)
        whole = None if None in sizes else VARYING if VARYING in sizes else sum(sizes)
        shapes.unify("Output", (*common[:axis], whole, *common[axis + 1 :]))
        self._backwards(shapes, axis, rank)

    def _axis(self, shapes, dims: list) -> int:
        """The axis, counted from 0 in the largest input, along which they are joined."""
        low, high = min(map(len, dims)), max(map(len, dims))
        place = self.level - 1 if self.level > 0 else low + self.level
        if not 0 <= place < low:
            self._refuse(shapes, "")
        return high - low + place

    def _agreed(self, shapes, dims: list, rank: int, axis: int) -> list:
        """What the inputs say together of each dimension; None at the level of joining."""
        agreed: list = [None] * rank
        for own in (*dims, shapes["Output"] or ()):
            for place, size in enumerate(own, start=rank - len(own)):
                if place == axis or size is None:
                    continue
                if agreed[place] not in (None, size):
                    self._refuse(shapes, "")
                agreed[place] = size
        return agreed

    def _backwards(self, shapes, axis: int, rank: int) -> None:
        """One input of unknown size is what the others leave of the output."""
        whole = shapes["Output"][axis]
        sizes = {name: (shapes[name] or (1,))[axis - rank] for name in self.inputs}
        unknown = [name for name, size in sizes.items() if size is None]
        if isinstance(whole, int) and len(unknown) == 1 and VARYING not in sizes.values():
            rest = whole - sum(size for size in sizes.values() if isinstance(size, int))
            if rest < 1:
                self._refuse(shapes, f" Nothing is left for {unknown[0]} of the {whole} in the output.")
            known = list(shapes[unknown[0]])
            known[axis - rank] = rest
            shapes.unify(unknown[0], tuple(known))

    def _refuse(self, shapes, more: str):
        kinds = [size_words(shapes[name]) for name in self.inputs]
        facts = (list(self.inputs), shapes.title, kinds, self.level, more)
        raise Message(f"{shapes.symbol}::catenate", NOT_JOINED)(*facts)

    def _joined_axis(self, dims: dict) -> int:
        """The axis of the output, counted from 0, along which the inputs are joined."""
        ranks = [max(len(dims[name]), 1) for name in self.inputs]
        return max(ranks) - min(ranks) + (self.level - 1 if self.level > 0 else min(ranks) + self.level)

    def agreeing(self, lengths, dims):
        axis = self._joined_axis(dims)
        return tuple((*one[:axis], None, *one[axis + 1 :]) for one in self._aligned(lengths, dims))

    def _aligned(self, lengths: dict, dims: dict) -> list[tuple]:
        """The lengths of each input in the dimensions of the output."""
        rank = len(dims["Output"])
        known = [lengths[name] or (None,) * max(len(dims[name]), 1) for name in self.inputs]
        return [(*(None,) * (rank - len(one)), *one) for one in known]

    def lengths_after(self, lengths, dims):
        axis, aligned = self._joined_axis(dims), self._aligned(lengths, dims)
        found = [next((one for one in c if one is not None), None) for c in zip(*aligned, strict=True)]
        pieces = [one[axis] for one in aligned]
        if found[axis] is not None:
            sizes = [dims[name][axis - len(dims["Output"])] for name in self.inputs]
            found[axis] = reduce(add, (n if p is None else p for p, n in zip(pieces, sizes, strict=True)))
        return {"Output": tuple(found)}

    def forward(self, *values, dims, lengths):
        values = [
            x if dims[name] else x.reshape((*x.shape, 1)) for name, x in zip(self.inputs, values, strict=True)
        ]
        ranks = [max(len(dims[name]), 1) for name in self.inputs]
        rank, axis = max(ranks), self._joined_axis(dims)
        whole = dims["Output"]
        pieces = []
        for value, own in zip(values, ranks, strict=True):
            missing = rank - own
            if missing:
                leading = (value.shape[0], *(1,) * missing, *value.shape[1:])
                full = (value.shape[0], *whole[:missing], *value.shape[1:])
                value = broadcast_to(value.reshape(leading), shape=full)
            pieces.append(value)
        if len(pieces) == 1:
            return pieces[0]
        ends = [one[axis] for one in self._aligned(lengths, dims)]
        y = join(*pieces, axis=axis + 1)
        return y if ends[:-1] == [None] * len(ends[:-1]) else closed(y, pieces, ends, axis + 1)
