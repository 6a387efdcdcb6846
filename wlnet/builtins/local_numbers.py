"""Expressions as Python functions of numbers, their variables local as in Block."""

from __future__ import annotations

from contextlib import ExitStack

import numpy as np

from wlnet.algebra.numbers import is_real
from wlnet.algebra.numeric import numeric_value
from wlnet.expr.expr import wl_list
from wlnet.expr.message import UNEVALUATED, Message
from wlnet.expr.symbols import Symbol
from wlnet.language.iterators import local_value


class LocalNumbers:
    """Variables that are local as in Block; inside `with`, expressions are numbers at their values."""

    def __init__(self, evaluation, variables: list[Symbol]):
        self.evaluation = evaluation
        self.variables = variables
        self._stack = ExitStack()

    def __enter__(self):
        self._stack.enter_context(np.errstate(all="ignore"))
        self._places = [self._stack.enter_context(local_value(self.evaluation, v)) for v in self.variables]
        for place in self._places:
            self.evaluation.definitions.set_value(place, None)
        return self

    def __exit__(self, *error):
        return self._stack.__exit__(*error)

    def put(self, numbers) -> None:
        """Values for the first variables."""
        for place, number in zip(self._places, numbers, strict=False):
            if place.seen:
                self.evaluation.definitions.changed(place)
            place.value = complex(number) if np.iscomplexobj(number) else float(number)

    def function(self, body, refusal: Message, kind: type = float):
        """body as a Python function of numbers; what is no real number is refused.

        kind    complex: any number is taken
        """

        once = self.evaluation.body(body)

        def value(*numbers):
            self.put(numbers)
            found = numeric_value(once())
            if found is None or (kind is float and not is_real(found)):
                raise refusal(body, wl_list(np.asarray(numbers).tolist()), value=UNEVALUATED)
            return kind(found)

        return value
