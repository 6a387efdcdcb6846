"""Objects that know everything about a net on test data, asked by the names of properties.

A class of this kind has properties of its own (`asked`) and those measurements of the collection that
are for its task. Source: reference pages ClassifierMeasurements and PredictorMeasurements.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np

from wlnet.expr.association import Association
from wlnet.expr.columns import RuleList
from wlnet.expr.convert import to_python
from wlnet.expr.elements import choose
from wlnet.expr.expr import Expr, is_list, is_rule, same, wl_list
from wlnet.expr.message import Message
from wlnet.expr.symbols import S
from wlnet.graphics.kinds import HEADS
from wlnet.graphics.picture import Picture
from wlnet.nets.types import PortType
from wlnet.training.measure import Examined
from wlnet.training.measurement import MEASUREMENTS, Chosen, check_output, measurement_of
from wlnet.training.names import advice, listed
from wlnet.training.property import to_expression
from wlnet.training.report import duration

UNKNOWN = "There is no property `1`; there are `2`.`3`"
NO_ARGUMENT = "The property `1` takes no argument, but has `2`."
BAD_COUNT = "The property `1` -> `2` should have a positive integer on its right side."
NO_CLASS = "The property `1` -> `2` should name one of the classes `3`."

FEW = 10  # examples that are shown where no number is given


ANY = "any"


def asked(name: str, counts: bool | str = False):
    """Makes the decorated method the property `name` of its class.

    counts    True: name -> n is possible; ANY: name -> argument, which the method checks
    """

    def add(method):
        method.asked = (name, counts)
        return method

    return add


class Examination:
    """An atom of the language; `found("Accuracy")` gives a property as an expression.

    of       kind of the Task
    owner    the function that makes such objects
    """

    of: ClassVar[str]
    owner: ClassVar[str]
    aliases: ClassVar[dict[str, str]] = {}
    own: ClassVar[dict[str, tuple[Callable, bool]]] = {}

    def __init_subclass__(cls):
        found = [method for base in reversed(cls.__mro__) for method in vars(base).values()]
        cls.own = {m.asked[0]: (m, m.asked[1]) for m in found if hasattr(m, "asked")}
        cls.wl_head = S(f"{cls.owner}Object")

    def __init__(self, examined: Examined):
        self.examined = examined
        self.examples = RuleList(examined.inputs, examined.targets)

    @classmethod
    def names(cls) -> list[str]:
        """All properties, sorted."""
        measurements = [name for name, kind in MEASUREMENTS.items() if kind.of == cls.of]
        return sorted({*cls.own, *cls.aliases, *measurements})

    def __call__(self, what):
        """The property `what`: a name, name -> argument, {name, argument}, or a list of these."""
        if is_list(what) and not self._is_call(what):
            return wl_list(map(self, what))
        if isinstance(what, Association):
            return to_expression(self.measured(measurement_of(what)))
        name, *argument = what.args if is_rule(what) or is_list(what) else (what,)
        name = self.aliases.get(name, name) if isinstance(name, str) else name
        return to_expression(self._property(name, argument))

    def __getitem__(self, name: str):
        """A property as Python has it: found["Accuracy"]; plots as pictures."""
        return to_python(self(name), dict.fromkeys(HEADS, Picture))

    def _is_call(self, what: Expr) -> bool:
        """{name, argument}; of two strings the second is an argument if it names a class, else a property."""
        if len(what) != 2 or is_rule(what.item(1)):
            return False
        name, argument = what.item(0), what.item(1)
        names = self.names()
        if name not in names or argument in names:
            return False
        return not isinstance(argument, str) or argument in self.examined.task.labels

    def _property(self, name, argument: list):
        if name in self.own:
            method, counts = self.own[name]
            if argument and counts is ANY:
                return method(self, argument[0])
            if not argument:
                return method(self)
            if not counts:
                raise Message(f"{self.owner}::noarg", NO_ARGUMENT)(name, argument[0])
            if type(argument[0]) is not int or argument[0] < 1:
                raise Message(f"{self.owner}::count", BAD_COUNT)(name, argument[0])
            return method(self, argument[0])
        if not isinstance(name, str) or name not in MEASUREMENTS or MEASUREMENTS[name].of != self.of:
            names = self.names()
            raise Message(f"{self.owner}::unkprop", UNKNOWN)(name, listed(names), advice(name, names))
        if argument and MEASUREMENTS[name].parameter is None:
            return self._of_class(name, argument[0])
        return self.measured(measurement_of(S.Rule(name, argument[0]) if argument else name))

    def _of_class(self, name: str, label):
        values = self.measured(Chosen(MEASUREMENTS[name]))
        if not isinstance(values, dict):
            raise Message(f"{self.owner}::noarg", NO_ARGUMENT)(name, label)
        for one, value in values.items():
            if same(one, label):
                return value
        raise Message(f"{self.owner}::noclass", NO_CLASS)(name, label, list(values))

    def measured(self, chosen: Chosen):
        """The value of a measurement of the collection."""
        found, task = self.examined, self.examined.task
        check_output(chosen.kind, PortType(found.outputs.shape[1:]))
        if chosen.kind.gathers:
            return chosen.value((found.outputs, found.wanted), task)
        tally = chosen.tally(task)
        return chosen.value(tally.read(tally.of(found.outputs, found.wanted)), task)

    def some(self, places: np.ndarray) -> Expr:
        """These examples, as rules."""
        return choose(self.examples, places)

    @asked("Examples")
    def all_examples(self):
        """Everything that was tested on, as rules."""
        return self.examples

    @asked("EvaluationTime")
    def evaluation_time(self):
        """Seconds an example, in batches."""
        return S.Quantity(self.examined.seconds / len(self.examples), "Seconds")

    @asked("Properties")
    def properties(self):
        return wl_list(self.names())

    def rows(self) -> list[tuple[str, str]]:
        """What the object shows of itself."""
        count = f"{len(self.examples)} test examples, {duration(self.examined.seconds)}"
        return [("net", self.examined.net.kind), ("data", count)]

    def wl_text(self, form: str) -> str:
        lines = "\n".join(f"  {name + ':':<12} {text}" for name, text in self.rows())
        return f"{self.owner}Object[\n{lines}\n]"

    def __repr__(self) -> str:
        return self.wl_text("OutputForm")
