"""Custom properties: <|"Property" -> p, "Form" -> form, "Interval" -> interval|>, collected in training.

p is a key of the progress or a function of the association of it. Source: nettrain.md section 10.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.expr import is_list, wl_list
from wlnet.expr.message import Message
from wlnet.expr.short import typed
from wlnet.graphics.evolution import evolution_plot
from wlnet.nets.batch import numbers
from wlnet.training.hook import Hook
from wlnet.training.host import Host
from wlnet.training.interval import Interval, Turns, turns_of
from wlnet.training.names import advice, name_of
from wlnet.training.progress import UNKNOWN_KEY, is_function, keys_of, progress_keys, tell
from wlnet.training.property import PROPERTIES, to_expression

BAD_PROPERTY = Message(
    "NetTrain::invcustom",
    'The custom property `1` should be <|"Property" -> a key of the progress or a function, "Form" -> '
    '"List", "TransposedList" or "Plot", "Interval" -> "Batch", "Round" or Quantity[n, unit]|>.',
)
UNKNOWN_FORM = Message("NetTrain::customform", 'The "Form" `1` of a custom property should be one of `2`.')
NO_NUMBERS = Message(
    "NetTrain::customplot", "The values of the custom property `1` are no numbers that can be plotted."
)

_ENTRIES = ("Form", "Interval", "Key", "Property")
_NAMED_INTERVALS = {"Batch": Interval(1, "Batches"), "Round": Interval(1, "Rounds")}


class CustomProperty(Hook):
    """
    name        how messages and results objects call it
    function    Association of the progress -> the value to keep, or None for the key `name`
    form        "List", "TransposedList" or "Plot"
    is_named    whether the user gave it the name, by which results objects know it too
    numeric     the language's N, for values such as Sqrt[2]
    """

    def __init__(
        self,
        turns: Turns,
        name: str,
        function: Callable,
        keys,
        form: str,
        is_named: bool = False,
        numeric: Callable | None = None,
    ):
        super().__init__(turns)
        self.is_named = is_named
        self.name, self.form, self.keys, self._numeric = name, form, keys, numeric
        self._function = function
        self._values: list = []
        self._batches: list[int] = []
        self._per_round = 1

    def fire(self, record):
        self._values.append(self._function(record))
        self._batches.append(len(record.batch_losses))
        self._per_round = record.batches_per_round

    def value(self):
        """What was collected, in its form."""
        return FORMS[self.form](self)

    def series(self) -> list[tuple[object, list]]:
        """(key or position, values in time order) for each component."""
        return _series(self._values, self._numeric)

    def plot(self):
        curves = []
        for key, column in self.series():
            values = [numbers(one, self._numeric) for one in column]
            if any(one is None or one.ndim for one in values):
                raise NO_NUMBERS(self.name)
            curves.append((key, np.array(values, dtype=float)))
        return evolution_plot(self._batches, self._per_round, curves, self.name)

    def listed(self):
        return to_expression(self._values)

    def transposed(self):
        found = self.series()
        if self._values and isinstance(self._values[0], Association):
            return Association.from_pairs((key, to_expression(column)) for key, column in found)
        if self._values and not is_list(self._values[0]):
            return to_expression(self._values)
        return wl_list(to_expression(column) for _, column in found)


FORMS = {
    "List": CustomProperty.listed,
    "Plot": CustomProperty.plot,
    "TransposedList": CustomProperty.transposed,
}


def _series(values: list, numeric: Callable | None) -> list[tuple[object, list]]:
    """The columns of equal associations, of equally long lists (nested ones flat), or one of numbers."""
    if not values:
        return []
    first = values[0]
    if isinstance(first, Association):
        return [(key, [one.get(key) for one in values]) for key in first.keys()]  # noqa: SIM118  an association is not iterable
    rows = [numbers(one, numeric) for one in values]
    shapes = {None if row is None else row.shape for row in rows}
    if len(shapes) == 1 and shapes not in ({None}, {()}):
        table = np.stack([row.ravel() for row in rows], axis=1)
        return [(place, column.tolist()) for place, column in enumerate(table, start=1)]
    return [(None, values)]


def custom_property(spec: Association, host: Host) -> CustomProperty:
    """Of <|"Property" -> ..., ...|>. Raises a message for what is none."""
    given = {name_of(key): value for key, value in spec.items()}
    if "Property" not in given or any(key not in _ENTRIES for key in given):
        raise BAD_PROPERTY(typed(spec))
    prop, form = given["Property"], given.get("Form", "List")
    if form not in FORMS:
        raise UNKNOWN_FORM(form, sorted(FORMS))
    every = given.get("Interval")
    if isinstance(every, str) and every in _NAMED_INTERVALS:
        turns = Turns(_NAMED_INTERVALS[every])
    else:
        turns = turns_of(every, None, percents=True)
    is_named = "Key" in given
    name = given.get("Key", prop if isinstance(prop, str) else "function")
    if isinstance(prop, str):
        if prop not in PROPERTIES or not PROPERTIES[prop].during:
            raise UNKNOWN_KEY(prop, advice(prop, progress_keys()))
        compute = PROPERTIES[prop].compute
        return CustomProperty(
            turns, name, lambda record: to_expression(compute(record)), {prop}, form, is_named, host.numeric
        )
    if not is_function(prop):
        raise BAD_PROPERTY(typed(spec))
    function = host.function(prop)
    return CustomProperty(
        turns, name, lambda record: tell(function, record), keys_of(prop), form, is_named, host.numeric
    )
