"""Properties that need something kept at every batch: the size of arrays and gradients.

They are asked for by name, and so are collected only then. Source: nettrain.md section 9.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from wlnet.expr.expr import wl_list
from wlnet.graphics.evolution import evolution_plot
from wlnet.training.hook import Hook
from wlnet.training.interval import Interval, Turns
from wlnet.training.property import to_expression
from wlnet.training.record import Record


class History(Hook):
    """Root mean square of each array, or of its gradient, after every batch.

    name       of the property
    keys       what of the progress it looks at
    form       "lists": position -> values in time order; "plot": a curve an array
    """

    is_named = True  # results objects that are asked for together with it know it

    def __init__(self, name: str, key: str, form: str):
        super().__init__(Turns(Interval(1, "Batches")))
        self.name, self.form = name, form
        self.keys = frozenset((key,))
        self._arrays: Callable = _weights if key == "Weights" else _gradients
        self._values: dict[tuple, list[float]] = {}
        self._batches: list[int] = []
        self._per_round = 1

    def fire(self, record):
        self._batches.append(len(record.batch_losses))
        self._per_round = record.batches_per_round
        for path, array in self._arrays(record).items():
            rms = float(np.sqrt(np.mean(np.square(array, dtype=float))))
            self._values.setdefault(path, []).append(rms)

    def value(self):
        if self.form == "lists":
            return to_expression({wl_list(path): values for path, values in self._values.items()})
        curves = [("/".join(map(str, path)), np.array(values)) for path, values in self._values.items()]
        shown = self.name.removesuffix("EvolutionPlot")
        return evolution_plot(self._batches, self._per_round, curves, shown)


def _weights(record: Record) -> dict:
    return record.live.weights()


def _gradients(record: Record) -> dict:
    return record.live.gradients() or {}


HISTORIES: dict[str, tuple[str, str]] = {
    "RMSGradientsEvolutionPlot": ("Gradients", "plot"),
    "RMSGradientsHistories": ("Gradients", "lists"),
    "RMSWeightsEvolutionPlot": ("Weights", "plot"),
    "RMSWeightsHistories": ("Weights", "lists"),
}
