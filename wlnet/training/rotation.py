"""TrainingUpdateSchedule: groups of arrays that take turns in learning.

One step is one batch; the groups follow each other cyclically. The state of the optimizer for an array
goes on at its own steps only. Source: nettrain.md section 4.13.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from wlnet.expr.expr import Expr, is_list, is_rule
from wlnet.expr.message import Message, MessageError
from wlnet.expr.short import typed
from wlnet.expr.symbols import S
from wlnet.frozen import frozen
from wlnet.nets.net import Net
from wlnet.nets.rates import selected
from wlnet.training.step import Arrays

BAD_SCHEDULE = Message(
    "NetTrain::invschedule",
    "TrainingUpdateSchedule -> `1` should be Automatic or a list of parts of the net, such as "
    '{"layer1", "layer2" | "layer3", {"layer4", "Weights"} -> 5}.',
)
NO_PART = Message(
    "NetTrain::schedpart",
    "No layer or array of the net is at `1` in TrainingUpdateSchedule; parts that learn together are a | b.",
)
NO_TURNS = Message(
    "NetTrain::schedturns",
    "The number of steps in `1` of TrainingUpdateSchedule should be a positive integer.",
)


def turns_of_groups(setting, net: Net, paths) -> tuple[frozenset[tuple], ...] | None:
    """The arrays that learn at step 1, 2, ..., cyclically; None for all at every step.

    setting    of TrainingUpdateSchedule
    net        the user's net
    paths      of all arrays of the training net: ("Net", ...), and ("Loss", ...), which only _ covers
    """
    if setting is S.Automatic:
        return None
    if not is_list(setting) or not len(setting):
        raise BAD_SCHEDULE(typed(setting))
    turns: list[frozenset[tuple]] = []
    for group in setting:
        part, count = group.args if is_rule(group) else (group, 1)
        if type(count) is not int or count < 1:
            raise NO_TURNS(group)
        turns += [_group(part, net, paths)] * count
    return tuple(turns)


def _group(part, net: Net, paths) -> frozenset[tuple]:
    if isinstance(part, Expr) and part.head is S.Alternatives:
        return frozenset().union(*(_group(one, net, paths) for one in part))
    if part == S.Blank() or part is S.All:
        return frozenset(paths)
    try:
        return frozenset(("Net", *path) for path in selected(part, net))
    except MessageError:
        raise NO_PART(part) from None


@frozen
class Rotation:
    """
    turns     the arrays that learn at step 1, 2, ..., cyclically
    arrays    of the programs
    """

    turns: tuple[frozenset[tuple], ...]
    arrays: Arrays

    @cached_property
    def together(self) -> bool:
        """Whether the arrays of a turn have always had equally many turns, so that one number tells it."""
        for place, group in enumerate(self.turns):
            learning = [path for path in group if path in self.arrays.learning.shapes]
            counts = {(self._turns(path, place + 1), self._turns(path)) for path in learning}
            if len(counts) > 1:
                return False
        return True

    def _turns(self, path: tuple, before: int | None = None) -> int:
        """Turns of an array in a cycle, or among its first ones."""
        return sum(path in group for group in self.turns[:before])

    def load(self, arguments: dict[str, np.ndarray], number: int) -> None:
        """Fill the argument "step" of the training program for step `number`, from 1."""
        cycles, place = divmod(number - 1, len(self.turns))
        own = {p: max(cycles * self._turns(p) + self._turns(p, place + 1), 1) for p in self._paths(place)}
        if self.together:
            arguments["step"][...] = next(iter(own.values()), 1)
        else:
            for path, piece in self.arrays.learning.split(arguments["step"]).items():
                piece[...] = own.get(path, 1)

    def _paths(self, place: int) -> list[tuple]:
        return [path for path in self.arrays.learning.shapes if path in self.turns[place]]
